//! Bytes in, a [`Table`] out: container, encoding, dialect; one file per format.

mod bytes;
mod container;
mod csv;
pub mod described;
mod dialect;
mod encoding;
mod intern;
mod json;
mod moment;
pub mod number;
mod rows;
mod spss;
mod stata;
mod workbook;
mod zip;

use std::borrow::Cow;
use std::collections::BTreeMap;

use self::container::Container;
use self::described::Described;
use self::encoding::{Certainty, Decoded};
pub(crate) use self::rows::Names;
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NotText, Place, Problem};
use crate::study::{OnProgress, Stage};

/// A file as it was handed over.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A rectangle of text, one column at a time. Each cell is the number of its text in the column's own list, so that a
/// column of answers takes four bytes a respondent and each different text is looked at once.
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
    pub cells: Vec<u32>,
    /// The different texts, in the order of first appearance after the empty one.
    pub values: Vec<String>,
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

impl Column {
    fn lift_headers(&mut self, rows: usize) {
        let lifted: Vec<u32> = self.cells.drain(..rows).collect();
        self.texts.extend(lifted.iter().map(|cell| self.values[*cell as usize].clone()));
        // What only stood in a header is no answer, and the order is that of the rows left.
        let mut renumbered: Vec<Option<u32>> = vec![None; self.values.len()];
        renumbered[0] = Some(0);
        let mut values = vec![String::new()];
        for cell in &mut self.cells {
            let old = *cell as usize;
            *cell = *renumbered[old].get_or_insert_with(|| {
                values.push(std::mem::take(&mut self.values[old]));
                values.len() as u32 - 1
            });
        }
        self.values = values;
    }

    #[must_use]
    pub fn text(&self, row: usize) -> &str {
        &self.values[self.cells[row] as usize]
    }

    /// How many rows hold each value.
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.values.len()];
        for &cell in &self.cells {
            counts[cell as usize] += 1;
        }
        counts
    }
}

/// What a browser's worker can hold beside the tables; real exports are a few megabytes.
pub const MOST_BYTES: u64 = 400 << 20;
/// Cells of a file in which a cell may take less than a byte; each takes four in memory.
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

/// A workbook may hold several.
fn tables_of(source: &Source) -> Result<Noted<Vec<Table>>, Problem> {
    let place = || Place::file(&source.name);
    let bytes = source.bytes.len() as u64;
    if bytes > MOST_BYTES {
        return Err(Problem::TooLarge { place: place(), bytes, limit: MOST_BYTES });
    }
    match container::container(&source.bytes) {
        Container::Text => Ok(delimited(source)?.map(|table| vec![table])),
        Container::Workbook(kind) => workbook::tables(source, kind),
        Container::Spss => Ok(spss::table(source)?.map(|table| vec![table])),
        Container::Json => Ok(json::table(source)?.map(|table| vec![table])),
        Container::Stata => Ok(stata::table(source)?.map(|table| vec![table])),
        Container::Other(kind) => Err(Problem::UnreadableFormat { place: place(), kind }),
        Container::Truncated => Err(Problem::TruncatedFile { place: place() }),
        Container::Encrypted => Err(Problem::EncryptedFile { place: place() }),
    }
}

fn delimited(source: &Source) -> Result<Noted<Table>, Problem> {
    let Decoded { text, encoding, certainty } = encoding::decode(&source.bytes);
    // A table has something between its delimiters.
    if text.chars().all(|letter| letter.is_whitespace() || "\0;,|\"\u{feff}".contains(letter)) {
        return Err(Problem::EmptyFile { place: Place::file(&source.name) });
    }
    if container::is_binary(&text) {
        return Err(Problem::UnreadableFormat { place: Place::file(&source.name), kind: NotText::Binary });
    }
    let dialect = dialect::dialect(&text);
    let (text, dialect) = match csv::unwrapped(&text, dialect) {
        Some((inner, dialect)) => (Cow::Owned(inner), dialect),
        None => (text, dialect),
    };
    let mut read = csv::table(&source.name, &text, dialect)?;
    read.value.encoding = Some(encoding);
    read.value.delimiter = dialect.delimiter.map(char::from);
    let mut note = |kind| read.notes.push(Note { kind, variable: None });
    if certainty == Certainty::Guessed {
        note(NoteKind::EncodingGuessed { file: source.name.clone(), encoding: encoding.to_owned() });
    }
    if let (true, Some(delimiter)) = (dialect.doubtful, dialect.delimiter) {
        let delimiter = char::from(delimiter).to_string();
        note(NoteKind::DelimiterGuessed { file: source.name.clone(), delimiter });
    }
    Ok(read)
}
