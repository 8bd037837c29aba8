//! A workbook in, a [`Table`] for each of its sheets that holds one out: .xlsx, .xlsm and .ods.

mod cell;
mod ods;
mod xlsx;
mod xml;

use svarkort_cells::{Cut, Record};

use super::encoding::Encoding;
use super::rows::{Full, Rows};
use super::zip::{Archive, Fault};
use super::{MOST_CELLS, MOST_WHOLE, Source, Table};
use crate::note::Noted;
use crate::problem::{NoSurvey, NotText, Place, Problem};

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
    cells: Record,
    filled: usize,
    /// Bytes of its cells.
    text: usize,
}

/// A spreadsheet's own limits, with one column more to tell that it is too wide.
const MOST_COLUMNS: usize = 16_385;
/// Bytes of one row, which a few letters in a file can stand for: one shared text in many cells, one cell repeated.
const MOST_OF_ROW: usize = 16 << 20;
/// Sheets looked at; each is looked for from the beginning.
const MOST_SHEETS: usize = 255;
/// Rows looked at to find the header.
const LOOKED_AT: usize = 40;

impl Row {
    fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.filled = 0;
        self.text = 0;
    }

    /// Cells come from left to right; what stands where another stood is not taken.
    fn put(&mut self, place: usize, text: &str) {
        if text.is_empty() || place < self.cells.row().len() || place >= MOST_COLUMNS {
            return;
        }
        self.text += text.len();
        if self.is_too_long() {
            return;
        }
        while self.cells.row().len() < place {
            self.cells.push(b"");
        }
        self.cells.push(text.as_bytes());
        self.filled += 1;
    }

    fn is_blank(&self) -> bool {
        self.filled == 0
    }

    fn is_too_long(&self) -> bool {
        self.text > MOST_OF_ROW
    }
}

enum Book {
    Excel(xlsx::Workbook),
    OpenDocument(String),
}

/// The tables of a workbook's sheets; hidden sheets only where no other holds one.
pub(super) fn tables(source: &Source, kind: Kind) -> Result<Noted<Vec<Table>>, Problem> {
    let wrong = |fault: Fault| problem(source, fault);
    let mut archive = Archive::open(&source.bytes, MOST_WHOLE as usize).map_err(wrong)?;
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
    let sheets = &sheets[..sheets.len().min(MOST_SHEETS)];
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
        Fault::TooLarge => Problem::TooLarge { place, bytes: MOST_WHOLE + 1, limit: MOST_WHOLE },
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
    let mut first: Vec<(u32, usize, Record)> = Vec::new();
    let mut rows: Option<Rows> = None;
    let mut taken = 0_u32;
    let (mut text, mut too_large, mut full) = (0_u64, false, None);
    each_row(archive, book, sheet, &mut |row| {
        text += row.text as u64;
        if row.is_too_long() {
            too_large = true;
            return Flow::Stop;
        }
        if let Some(rows) = &mut rows {
            taken += 1;
            too_large = text > 2 * MOST_WHOLE || u64::from(taken) * rows.width() as u64 > MOST_CELLS;
            full = take(rows, &mut row.cells, row.number).err();
            return if too_large || full.is_some() { Flow::Stop } else { Flow::More };
        }
        first.push((row.number, row.filled, row.cells.clone()));
        if first.len() == LOOKED_AT {
            match begun(&first) {
                Ok(begun) => rows = Some(begun),
                Err(why) => full = Some(why),
            }
        }
        if full.is_some() { Flow::Stop } else { Flow::More }
    })
    .map_err(wrong)?;
    let is_full = |why: Full| {
        let place = Place::file(&source.name);
        match why {
            Full::Columns => Problem::NotASurvey { place, why: NoSurvey::TooManyColumns },
            Full::Memory { rows, limit } => Problem::TooMuch { place, rows, limit },
        }
    };
    if let Some(why) = full {
        return Err(is_full(why));
    }
    if too_large {
        let (bytes, limit) = (text.max(MOST_WHOLE + 1), MOST_WHOLE);
        return Err(Problem::TooLarge { place: Place::file(&source.name), bytes, limit });
    }
    let rows = match rows {
        Some(rows) => rows,
        None => begun(&first).map_err(is_full)?,
    };
    match rows.finish(&source.name, Encoding::Utf8) {
        Ok((mut read, _)) => {
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
fn begun(first: &[(u32, usize, Record)]) -> Result<Rows, Full> {
    let width = first.iter().map(|(_, filled, _)| *filled).max().unwrap_or(0);
    let wide = first.iter().map(|(_, _, cells)| cells.row().len()).max().unwrap_or(0);
    let mut rows = Rows::new(width, Encoding::Utf8);
    let mut over = true;
    for (number, filled, cells) in first {
        // Two cells are a title and its date, over a table that is much wider.
        over &= *filled <= 2 && width > 4;
        if over && *filled == 2 {
            let mut title = Record::default();
            title.push(cells.row().iter().find(|cell| !cell.is_empty()).unwrap_or_default());
            rows.take(title.row(), *number, Cut::Whole)?;
        } else {
            // Under merged cells a header ends before its table does.
            let mut cells = cells.clone();
            while *filled > 1 && cells.row().len() < wide {
                cells.push(b"");
            }
            take(&mut rows, &mut cells, *number)?;
        }
    }
    Ok(rows)
}

/// Empty cells at the end of a row are not stored; a row is no shorter for that.
fn take(rows: &mut Rows, cells: &mut Record, number: u32) -> Result<(), Full> {
    while cells.row().len() < rows.width() {
        cells.push(b"");
    }
    rows.take(cells.row(), number, Cut::Whole)
}
