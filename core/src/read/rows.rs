//! Rows of cells in, a [`Table`] out: header, titles, empty and ragged rows, columns without a name. For every format.

use std::collections::{BTreeMap, BTreeSet};

use ::csv::ByteRecord;

use super::intern::{Interner, clean};
use super::{Column, Table, number};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NoSurvey, Place, Problem};

/// A spreadsheet's own limit; what is wider is no survey.
pub(super) const MOST_COLUMNS: usize = 16_384;
/// So many row numbers say where to look.
const ROWS_NAMED: usize = 20;
/// Rows that may stand over the header.
const MOST_TITLES: u32 = 10;

/// The table while its rows come in.
#[derive(Default)]
pub(super) struct Rows {
    /// Cells in the usual row.
    width: usize,
    header: Option<Vec<String>>,
    columns: Vec<Interner>,
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
#[derive(Default)]
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
    pub fn new(width: usize) -> Rows {
        Rows { width, ..Rows::default() }
    }

    /// The next row, with its number as a spreadsheet counts; `cut` where it was broken off.
    pub fn take(&mut self, cells: &ByteRecord, row: u32, cut: bool) {
        if cells.iter().all(|cell| clean(cell).is_empty()) {
            self.blank(row);
        } else if self.header.is_none() {
            self.head(cells, row);
        } else {
            self.body(cells, row, cut);
        }
    }

    /// Columns so far.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    pub fn is_too_wide(&self) -> bool {
        self.columns.len() > MOST_COLUMNS
    }

    fn blank(&mut self, row: u32) {
        if self.header.is_some() {
            self.blank_since.add(row);
        }
    }

    /// The header, unless the row is a title: a single cell over a table of at least three columns. A row of codes is no
    /// header but a respondent.
    fn head(&mut self, cells: &ByteRecord, row: u32) {
        let mut header: Vec<String> =
            cells.iter().map(|cell| String::from_utf8_lossy(&clean(cell)).replace('\n', " ")).collect();
        let filled = header.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 1 && self.width > 2 && self.titles.count < MOST_TITLES {
            self.titles.add(row);
            return;
        }
        let codes = are_codes(&header);
        if codes {
            header.fill(String::new());
        }
        self.named = if codes {
            header.len()
        } else {
            1 + header.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0)
        };
        self.columns = header.iter().map(|_| Interner::after(0)).collect();
        self.header = Some(header);
        if codes {
            self.body(cells, row, false);
        }
    }

    fn body(&mut self, cells: &ByteRecord, row: u32, cut: bool) {
        if self.blank_since.count > 0 {
            self.blank = std::mem::take(&mut self.blank).and(std::mem::take(&mut self.blank_since));
        }
        let filled = cells.iter().rposition(|cell| !clean(cell).is_empty()).map_or(0, |last| last + 1);
        let wide = self.header.as_ref().is_some_and(|header| filled > header.len());
        self.wide += u32::from(wide);
        if wide || cut || cells.len() < self.named {
            self.ragged.add(row);
        }
        while self.columns.len() < filled.min(MOST_COLUMNS + 1) {
            self.columns.push(Interner::after(self.rows as usize));
        }
        let mut cells = cells.iter();
        for column in &mut self.columns {
            match cells.next() {
                Some(cell) => column.push(cell),
                None => column.push_blank(),
            }
        }
        self.rows += 1;
    }

    /// # Errors
    /// When there is no row at all, or more columns than a spreadsheet holds.
    pub fn finish(mut self, file: &str) -> Result<Noted<Table>, Problem> {
        let place = || Place::file(file);
        if self.is_too_wide() {
            return Err(Problem::NotASurvey { place: place(), why: NoSurvey::TooManyColumns });
        }
        let Some(mut header) = self.header.take() else {
            return Err(Problem::EmptyFile { place: place() });
        };
        // R writes row names, but no name over them: every row is one longer than the header.
        if self.rows > 1
            && self.wide == self.rows
            && self.columns.len() == header.len() + 1
            && self.columns[0].is_key()
        {
            header.insert(0, String::new());
            self.ragged = Listed::default();
        }
        let mut names = Names::default();
        let mut columns: Vec<Column> = Vec::with_capacity(self.columns.len());
        for (place, column) in self.columns.into_iter().enumerate() {
            let header = header.get(place).cloned().unwrap_or_default();
            // What a redundant delimiter leaves behind.
            if header.is_empty() && column.is_blank() {
                continue;
            }
            let name = names.unique(&header, place);
            columns.push(column.column(name, header));
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
        Ok(Noted { value: table, notes })
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
