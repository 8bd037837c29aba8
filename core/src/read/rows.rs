//! Rows of cells in, a [`Table`] out: header, titles, empty and ragged rows, columns without a name. For every format.

use std::collections::{BTreeMap, BTreeSet};

use svarkort_cells::{Columns, Cut, Interner, Row};

use super::encoding::{Encoding, Evidence};
use super::intern::{self, clean};
use super::{Column, Table, number};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{Place, Problem};

/// A spreadsheet's own limit; what is wider is no survey.
pub(super) const MOST_COLUMNS: usize = 16_384;
/// So many row numbers say where to look.
const ROWS_NAMED: usize = 20;
/// Rows that may stand over the header.
const MOST_TITLES: u32 = 10;

/// Bytes that a table may take: with as much again for the survey made of it, what a browser's tab can hold.
const MOST_HELD: usize = 600 << 20;
/// How often it is looked whether there is room.
const LOOK: u32 = 1024;

/// Why no further row can be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Full {
    Columns,
    Memory { rows: u32, limit: u64 },
}

/// The table while its rows come in.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Cells in the usual row.
    width: usize,
    /// As its beginning has it; which letters look like nothing hangs on it.
    encoding: Encoding,
    header: Option<Vec<Vec<u8>>>,
    columns: Columns,
    /// Cells up to here have a name; a row that ends before is short.
    named: usize,
    rows: u32,
    /// Empty rows since the last row with answers; at the end of a file they are no remark.
    blank_since: Listed,
    blank: Listed,
    ragged: Listed,
    /// Rows with more cells than the header.
    wide: u32,
    titles: Listed,
}

/// A row of numbers in which some come twice: as answers do, and names do not.
fn are_codes(cells: &[String]) -> bool {
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let different: BTreeSet<&String> = filled.iter().copied().collect();
    filled.len() > 2
        && different.len() < filled.len()
        && filled.iter().all(|cell| number::parse(cell).is_some())
}

/// Rows that a note names: the first few, and how many there are.
#[derive(Debug, Default)]
struct Listed {
    rows: Vec<u32>,
    count: u32,
}

impl Listed {
    fn add(&mut self, row: u32) {
        self.count += 1;
        if self.rows.len() < ROWS_NAMED {
            self.rows.push(row);
        }
    }

    fn and(mut self, later: Listed) -> Listed {
        self.count += later.count;
        self.rows.extend(later.rows);
        self.rows.truncate(ROWS_NAMED);
        self
    }
}

impl Rows {
    pub fn new(width: usize, encoding: Encoding) -> Rows {
        Rows { width, encoding, ..Rows::default() }
    }

    /// The next row, with its number as a spreadsheet counts.
    ///
    /// # Errors
    /// When it is one too many, or has too many cells.
    pub fn take(&mut self, cells: Row, row: u32, cut: Cut) -> Result<(), Full> {
        let says_something = cells.iter().any(|cell| !self.is_empty(cell));
        match &self.header {
            None if says_something => self.head(cells, row)?,
            None => {}
            Some(_) if !says_something => self.blank_since.add(row),
            Some(header) => {
                let usual = cells.len() == header.len() && cells.len() == self.columns.len();
                if usual && cut == Cut::Whole && self.blank_since.count == 0 {
                    self.columns.push(cells);
                    self.rows += 1;
                } else {
                    self.body(cells, row, cut)?;
                }
            }
        }
        if self.rows.is_multiple_of(LOOK) && self.columns.bytes() > MOST_HELD {
            return Err(Full::Memory { rows: self.rows, limit: MOST_HELD as u64 });
        }
        Ok(())
    }

    /// Makes room for the rows of a whole of `size` bytes, of which `taken` have come.
    pub fn expect(&mut self, taken: u64, size: u64) {
        if taken >= size || self.rows < LOOK {
            return;
        }
        // A little more than in proportion, so that no column is moved for its last rows.
        let rows = f64::from(self.rows) * (size as f64 / taken as f64) * 1.02;
        if rows * (self.columns.len() as f64) < MOST_HELD as f64 {
            self.columns.expect(rows as usize);
        }
    }

    /// Columns so far.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Adds what the header and every different text tell of their encoding.
    pub fn tell(&self, evidence: &mut Evidence) {
        self.header.iter().flatten().for_each(|cell| evidence.add(cell, 1));
        for column in self.columns.iter().filter(|column| !column.texts().is_ascii()) {
            let counts = column.cells().counts(column.texts().len());
            column.texts().iter().zip(counts).for_each(|(text, n)| evidence.add(text, n.into()));
        }
    }

    /// Whether nobody sees anything in a cell.
    fn is_empty(&self, cell: &[u8]) -> bool {
        let plain = |byte: &u8| (b'!'..=b'~').contains(byte);
        !cell.first().is_some_and(plain)
            && !cell.iter().any(plain)
            && (cell.iter().all(|byte| *byte == b' ') || clean(&self.encoding.text(cell)).is_empty())
    }

    /// The header, unless the row is a title: a single cell over a table of at least three columns. A row of codes is no
    /// header but a respondent.
    fn head(&mut self, cells: Row, row: u32) -> Result<(), Full> {
        let mut header: Vec<Vec<u8>> = cells.iter().map(<[u8]>::to_vec).collect();
        let texts: Vec<String> =
            header.iter().map(|cell| clean(&self.encoding.text(cell)).into_owned()).collect();
        let filled = texts.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 1 && self.width > 2 && self.titles.count < MOST_TITLES {
            self.titles.add(row);
            return Ok(());
        }
        let codes = are_codes(&texts);
        if codes {
            header.fill(Vec::new());
        }
        self.named = if codes {
            header.len()
        } else {
            1 + texts.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0)
        };
        if header.len() > MOST_COLUMNS {
            return Err(Full::Columns);
        }
        self.columns.widen(header.len());
        self.header = Some(header);
        if codes { self.body(cells, row, Cut::Whole) } else { Ok(()) }
    }

    fn body(&mut self, cells: Row, row: u32, cut: Cut) -> Result<(), Full> {
        if self.blank_since.count > 0 {
            self.blank = std::mem::take(&mut self.blank).and(std::mem::take(&mut self.blank_since));
        }
        let filled = cells.iter().rposition(|cell| !self.is_empty(cell)).map_or(0, |last| last + 1);
        let wide = self.header.as_ref().is_some_and(|header| filled > header.len());
        self.wide += u32::from(wide);
        if wide || cut == Cut::Off || cells.len() < self.named {
            self.ragged.add(row);
        }
        if filled > MOST_COLUMNS {
            return Err(Full::Columns);
        }
        self.columns.widen(filled);
        self.columns.push(cells);
        self.rows += 1;
        Ok(())
    }

    /// The table, with whether something in it could not be decoded.
    ///
    /// # Errors
    /// When there is no row at all.
    pub fn finish(mut self, file: &str, encoding: Encoding) -> Result<(Noted<Table>, bool), Problem> {
        let Some(header) = self.header.take() else {
            return Err(Problem::EmptyFile { place: Place::file(file) });
        };
        let mut header: Vec<String> =
            header.iter().map(|cell| clean(&encoding.text(cell)).replace('\n', " ")).collect();
        let mut broken = header.iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER));
        // R writes row names, but no name over them: every row is one longer than the header.
        if self.rows > 1
            && self.wide == self.rows
            && self.columns.len() == header.len() + 1
            && self.columns.iter().next().is_some_and(Interner::is_key)
        {
            header.insert(0, String::new());
            self.ragged = Listed::default();
        }
        let mut names = Names::default();
        let mut columns: Vec<Column> = Vec::with_capacity(self.columns.len());
        for (place, column) in self.columns.into_interners().into_iter().enumerate() {
            let header = header.get(place).cloned().unwrap_or_default();
            let read = intern::column(column, encoding);
            // What a redundant delimiter leaves behind.
            if header.is_empty() && read.values.len() == 1 {
                continue;
            }
            broken |= read.broken;
            let name = names.unique(&header, place);
            let (cells, values) = (read.cells, read.values);
            columns.push(Column { name, header, texts: Vec::new(), cells, values });
        }
        let blank_rows = self.blank.count + self.blank_since.count;
        let table = Table {
            file: file.to_owned(),
            format: "csv",
            rows: self.rows,
            columns,
            blank_rows,
            ..Table::default()
        };
        let mut notes = Vec::new();
        let skipped = self.titles.and(self.blank);
        if skipped.count > 0 {
            let kind =
                NoteKind::RowsSkipped { file: file.to_owned(), rows: skipped.rows, count: skipped.count };
            notes.push(Note { kind, variable: None });
        }
        if self.ragged.count > 0 {
            let kind = NoteKind::RaggedRows {
                file: file.to_owned(),
                rows: self.ragged.rows,
                count: self.ragged.count,
            };
            notes.push(Note { kind, variable: None });
        }
        Ok((Noted { value: table, notes }, broken))
    }
}

/// Names given so far, with the number that the next one of that name may get: the second `x` is `x_2`; a column without
/// a name is named by its place.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<String, u32>);

impl Names {
    pub fn unique(&mut self, header: &str, place: usize) -> String {
        let name = if header.is_empty() { format!("kolonne {}", place + 1) } else { header.to_owned() };
        if !self.0.contains_key(&name) {
            self.0.insert(name.clone(), 2);
            return name;
        }
        let mut number = self.0[&name];
        let unique = loop {
            let unique = format!("{name}_{number}");
            number += 1;
            if !self.0.contains_key(&unique) {
                break unique;
            }
        };
        self.0.insert(unique.clone(), 2);
        self.0.insert(name, number);
        unique
    }
}
