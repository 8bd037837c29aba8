//! A workbook in, a [`Table`] for each of its sheets that holds one out: .xlsx, .xlsm and .ods.

mod cell;
mod ods;
mod xlsx;
mod xml;

use ::csv::ByteRecord;

use super::rows::Rows;
use super::zip::{Archive, Fault};
use super::{MOST_BYTES, MOST_CELLS, Source, Table};
use crate::note::Noted;
use crate::problem::{NotText, Place, Problem};

/// Which of the two families of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Excel,
    OpenDocument,
}

/// A sheet that may hold a table.
struct Sheet {
    name: String,
    /// Where its cells are in the archive.
    part: String,
    hidden: bool,
}

/// Whether a reader of rows goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    More,
    Stop,
}

type OnRow<'a> = &'a mut dyn FnMut(&mut Row) -> Flow;

/// One row of a sheet while it is read.
#[derive(Default)]
struct Row {
    /// As the spreadsheet counts.
    number: u32,
    cells: ByteRecord,
    filled: usize,
}

/// A spreadsheet's own limits, with one column more to tell that it is too wide.
const MOST_COLUMNS: usize = 16_385;
/// Rows looked at to find the header.
const LOOKED_AT: usize = 40;

impl Row {
    fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.filled = 0;
    }

    /// Cells come from left to right; what stands where another stood is not taken.
    fn put(&mut self, place: usize, text: &str) {
        if text.is_empty() || place < self.cells.len() || place >= MOST_COLUMNS {
            return;
        }
        while self.cells.len() < place {
            self.cells.push_field(b"");
        }
        self.cells.push_field(text.as_bytes());
        self.filled += 1;
    }

    fn is_blank(&self) -> bool {
        self.filled == 0
    }
}

enum Book {
    Excel(xlsx::Workbook),
    OpenDocument(String),
}

/// The tables of a workbook's sheets; hidden sheets only where no other holds one.
pub(super) fn tables(source: &Source, kind: Kind) -> Result<Noted<Vec<Table>>, Problem> {
    let wrong = |fault: Fault| problem(source, fault);
    let mut archive = Archive::open(&source.bytes, MOST_BYTES as usize).map_err(wrong)?;
    let (book, sheets) = match kind {
        Kind::Excel => {
            let mut workbook = xlsx::Workbook::open(&mut archive).map_err(wrong)?;
            let sheets = std::mem::take(&mut workbook.sheets);
            (Book::Excel(workbook), sheets)
        }
        Kind::OpenDocument => {
            let (text, sheets) = ods::open(&mut archive).map_err(wrong)?;
            (Book::OpenDocument(text), sheets)
        }
    };
    let mut read = Noted::plain(Vec::new());
    let mut largest = 0;
    for hidden in [false, true] {
        for sheet in sheets.iter().filter(|sheet| sheet.hidden == hidden) {
            let Some(table) = table(source, &mut archive, &book, sheet)? else { continue };
            // What is to be remarked of a sheet of explanations is of no interest.
            let size = u64::from(table.value.rows) * table.value.columns.len() as u64;
            if size >= largest {
                largest = size;
                read.notes = table.notes;
            }
            read.value.push(table.value);
        }
        if !read.value.is_empty() {
            break;
        }
    }
    if read.value.is_empty() {
        return Err(Problem::EmptyFile { place: Place::file(&source.name) });
    }
    if let [only] = read.value.as_mut_slice() {
        only.sheet = None;
    }
    Ok(read)
}

fn problem(source: &Source, fault: Fault) -> Problem {
    let place = Place::file(&source.name);
    match fault {
        Fault::Truncated => Problem::TruncatedFile { place },
        Fault::Encrypted => Problem::EncryptedFile { place },
        Fault::TooLarge => Problem::TooLarge { place, bytes: MOST_BYTES + 1, limit: MOST_BYTES },
        Fault::Absent => Problem::UnreadableFormat { place, kind: NotText::Workbook },
    }
}

fn each_row(archive: &mut Archive, book: &Book, sheet: &Sheet, on_row: OnRow) -> Result<(), Fault> {
    match book {
        Book::Excel(workbook) => match workbook.rows(archive, sheet, on_row) {
            Err(Fault::Absent) => Ok(()),
            done => done,
        },
        Book::OpenDocument(text) => {
            ods::rows(text, sheet, on_row);
            Ok(())
        }
    }
}

fn table(
    source: &Source,
    archive: &mut Archive,
    book: &Book,
    sheet: &Sheet,
) -> Result<Option<Noted<Table>>, Problem> {
    let wrong = |fault: Fault| problem(source, fault);
    // The rows before the header are known once the table's width is; the first rows are looked at twice.
    let mut first: Vec<(u32, usize, ByteRecord)> = Vec::new();
    let mut rows: Option<Rows> = None;
    let mut taken = 0_u32;
    let (mut text, mut too_large) = (0_u64, false);
    each_row(archive, book, sheet, &mut |row| {
        text += row.cells.as_slice().len() as u64;
        if let Some(rows) = &mut rows {
            taken += 1;
            too_large = text > 2 * MOST_BYTES || u64::from(taken) * rows.width() as u64 > MOST_CELLS;
            take(rows, &mut row.cells, row.number);
            return if too_large || rows.is_too_wide() { Flow::Stop } else { Flow::More };
        }
        first.push((row.number, row.filled, row.cells.clone()));
        if first.len() == LOOKED_AT {
            rows = Some(begun(&first));
        }
        Flow::More
    })
    .map_err(wrong)?;
    if too_large {
        let (bytes, limit) = (text.max(MOST_BYTES + 1), MOST_BYTES);
        return Err(Problem::TooLarge { place: Place::file(&source.name), bytes, limit });
    }
    let rows = rows.unwrap_or_else(|| begun(&first));
    match rows.finish(&source.name) {
        Ok(mut read) => {
            read.value.format = match book {
                Book::Excel(_) => "xlsx",
                Book::OpenDocument(_) => "ods",
            };
            read.value.sheet = Some(sheet.name.trim().to_owned());
            Ok((!read.value.columns.is_empty()).then_some(read))
        }
        Err(Problem::EmptyFile { .. }) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The table with its first rows, once they show how wide it is: what stands over its header is known by it.
fn begun(first: &[(u32, usize, ByteRecord)]) -> Rows {
    let width = first.iter().map(|(_, filled, _)| *filled).max().unwrap_or(0);
    let mut rows = Rows::new(width);
    let mut over = true;
    for (number, filled, cells) in first {
        // Two cells are a title and its date, over a table that is much wider.
        over &= *filled <= 2 && width > 4;
        if over && *filled == 2 {
            let mut title = ByteRecord::new();
            title.push_field(cells.iter().find(|cell| !cell.is_empty()).unwrap_or_default());
            rows.take(&title, *number, false);
        } else {
            take(&mut rows, &mut cells.clone(), *number);
        }
    }
    rows
}

/// Empty cells at the end of a row are not stored; a row is no shorter for that.
fn take(rows: &mut Rows, cells: &mut ByteRecord, number: u32) {
    while cells.len() < rows.width() {
        cells.push_field(b"");
    }
    rows.take(cells, number, false);
}
