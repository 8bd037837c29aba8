//! Bytes in, a [`Table`] out: container, encoding, dialect; one file per format.

mod bytes;
mod container;
mod delimited;
pub mod described;
mod dialect;
mod encoding;
mod incoming;
mod intern;
mod json;
mod moment;
pub mod number;
mod rows;
mod spss;
mod stata;
mod workbook;
mod zip;

use std::collections::BTreeMap;

use svarkort_cells::Cells;
pub use svarkort_cells::Texts;

use self::container::Container;
use self::described::Described;
pub use self::incoming::Incoming;
pub(crate) use self::rows::Names;
use crate::note::Noted;
use crate::problem::{Place, Problem};
use crate::study::{OnProgress, Stage};

/// A file as it was handed over.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A rectangle of text, one column at a time. Each cell is the number of its text in the column's own list, so that a
/// column of answers takes a byte a respondent and each different text is looked at once.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub file: String,
    /// Of a workbook that has several.
    pub sheet: Option<String>,
    pub format: &'static str,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<char>,
    pub rows: u32,
    pub columns: Vec<Column>,
    /// By the column's name; only of formats that say more than cells.
    pub described: BTreeMap<String, Described>,
    /// Rows in which no cell held anything; skipped.
    pub blank_rows: u32,
}

/// One column of a [`Table`].
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// As written, trimmed, made unique; a column without a name is named by its place ("kolonne 7").
    pub name: String,
    /// The header cell as written, trimmed; empty where it is.
    pub header: String,
    /// Further header rows, where the tool writes them.
    pub texts: Vec<String>,
    /// One per row: an index into `values`. The first value is always the empty text.
    pub cells: Cells,
    /// The different texts, in the order of first appearance after the empty one.
    pub values: Texts,
}

impl Column {
    /// The column of cells that are UTF-8.
    fn of(cells: svarkort_cells::Interner, name: String, header: String) -> Column {
        let intern::Read { cells, values, .. } = intern::column(cells, encoding::Encoding::Utf8);
        Column { name, header, texts: Vec::new(), cells, values }
    }
}

impl Table {
    /// Makes the first rows what they are in some tools' exports: further header rows.
    pub(crate) fn lift_headers(&mut self, rows: usize) {
        let rows = rows.min(self.rows as usize);
        for column in &mut self.columns {
            column.lift_headers(rows);
        }
        self.rows -= rows as u32;
    }
}

impl Table {
    /// Leaves the first rows.
    pub(crate) fn shorten(&mut self, rows: usize) {
        let last: Vec<u32> = (rows as u32..self.rows).collect();
        for column in &mut self.columns {
            column.cells.take_out(&last);
            column.forget_unused();
        }
        self.rows -= last.len() as u32;
    }
}

impl Column {
    fn lift_headers(&mut self, rows: usize) {
        let lifted = self.cells.take_first(rows);
        self.texts.extend(lifted.iter().map(|cell| self.values[*cell as usize].to_owned()));
        self.forget_unused();
    }

    /// What only stood in rows that are gone is no answer, and the order is that of the rows left.
    fn forget_unused(&mut self) {
        let (cells, old) = self.cells.in_order_of_appearance(self.values.len());
        self.values = old.iter().map(|old| &self.values[*old as usize]).collect();
        self.cells = cells;
    }

    #[must_use]
    pub fn text(&self, row: usize) -> &str {
        &self.values[self.cells.at(row)]
    }

    /// How many rows hold each value.
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        self.cells.counts(self.values.len())
    }

    /// The same among some rows, each of which is named once.
    #[must_use]
    pub fn counts_at(&self, rows: &[u32]) -> Vec<u32> {
        if rows.len() == self.cells.len() {
            return self.counts();
        }
        self.cells.counts_at(rows, self.values.len())
    }
}

/// A file longer than this is not begun: what it holds would not fit beside the browser's own.
pub const MOST_BYTES: u64 = 800 << 20;
/// The same of a file that is no text, which is held as a whole while it is read.
const MOST_WHOLE: u64 = 400 << 20;
/// Cells of a file in which a cell may take less than a byte; each takes up to four in memory.
const MOST_CELLS: u64 = 250_000_000;

/// Reads each file as a table of text.
///
/// # Errors
/// When a file cannot be read at all.
pub fn tables(sources: &[Source], on_progress: OnProgress) -> Result<Noted<Vec<Table>>, Problem> {
    let files = sources.len() as u32;
    let mut read = Noted::plain(Vec::with_capacity(sources.len()));
    for (done, source) in sources.iter().enumerate() {
        on_progress(done as u32, files, Stage::Reading);
        let tables = tables_of(source)?;
        read.value.extend(tables.value);
        read.notes.extend(tables.notes);
    }
    on_progress(files, files, Stage::Reading);
    Ok(read)
}

/// How much of a file is taken at once where all of it is at hand.
const PIECE: usize = 1 << 20;

fn tables_of(source: &Source) -> Result<Noted<Vec<Table>>, Problem> {
    let mut incoming = Incoming::new(&source.name, source.bytes.len() as u64)?;
    if container::container(&source.bytes, source.bytes.len() as u64) != Container::Text {
        return whole(source);
    }
    for piece in source.bytes.chunks(PIECE) {
        incoming.push(piece)?;
    }
    incoming.finish()
}

/// Reads a file that is no text, of which all is at hand.
fn whole(source: &Source) -> Result<Noted<Vec<Table>>, Problem> {
    let place = || Place::file(&source.name);
    let bytes = source.bytes.len() as u64;
    if bytes > MOST_WHOLE {
        return Err(Problem::TooLarge { place: place(), bytes, limit: MOST_WHOLE });
    }
    match container::container(&source.bytes, bytes) {
        // Whoever calls has seen that it is none.
        Container::Text => Err(Problem::EmptyFile { place: place() }),
        Container::Workbook(kind) => workbook::tables(source, kind),
        Container::Spss => Ok(spss::table(source)?.map(|table| vec![table])),
        Container::Json => Ok(json::table(source)?.map(|table| vec![table])),
        Container::Stata => Ok(stata::table(source)?.map(|table| vec![table])),
        Container::Other(kind) => Err(Problem::UnreadableFormat { place: place(), kind }),
        Container::Truncated => Err(Problem::TruncatedFile { place: place() }),
        Container::Encrypted => Err(Problem::EncryptedFile { place: place() }),
    }
}
