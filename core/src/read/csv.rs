//! Text in, a [`Table`] out: records of delimited cells, also where rows are ragged or a quote is never closed.

use std::collections::BTreeMap;

use ::csv::{ByteRecord, Reader, ReaderBuilder};

use super::dialect::Dialect;
use super::intern::{Interner, clean};
use super::{Column, Table};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NoSurvey, Place, Problem};

/// A spreadsheet's own limit; what is wider is no survey.
const MOST_COLUMNS: usize = 16_384;
/// So many row numbers say where to look.
const ROWS_NAMED: usize = 20;
/// How many times its length a text is read again where quotes never close; after that, quotes are read as they stand.
const MOST_READ_AGAIN: usize = 16;

pub(super) fn table(file: &str, text: &str, dialect: Dialect) -> Result<Noted<Table>, Problem> {
    let mut records = Records::new(text, dialect);
    let mut rows = Rows::default();
    while records.advance() {
        let cells = &records.record;
        if cells.iter().all(|cell| clean(cell).is_empty()) {
            rows.blank(records.row);
        } else if rows.header.is_none() {
            rows.head(cells, records.row, dialect.width);
        } else {
            rows.body(cells, records.row, records.cut);
        }
        if rows.columns.len() > MOST_COLUMNS {
            return Err(Problem::NotASurvey { place: Place::file(file), why: NoSurvey::TooManyColumns });
        }
    }
    rows.finish(file)
}

/// Walks the records of a text and knows the row of each as a spreadsheet counts.
struct Records<'t> {
    text: &'t str,
    dialect: Dialect,
    reader: Reader<&'t [u8]>,
    /// Where the reader's part of the text begins.
    base: usize,
    record: ByteRecord,
    row: u32,
    /// The record ended with the file, in an open quote, or was ended by hand for that reason.
    cut: bool,
    quotes: Quotes,
    /// Bytes that were read in vain.
    read_again: usize,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, dialect: Dialect) -> Self {
        Records {
            text,
            dialect,
            reader: reader(&text[dialect.preamble..], dialect, Quotes::Paired),
            base: dialect.preamble,
            record: ByteRecord::new(),
            row: u32::from(dialect.preamble > 0),
            cut: false,
            quotes: Quotes::Paired,
            read_again: 0,
        }
    }

    fn at(&self) -> usize {
        self.base + self.reader.position().byte() as usize
    }

    fn advance(&mut self) -> bool {
        let before = self.at();
        // Reading from memory with flexible lengths has no error to give.
        if !self.reader.read_byte_record(&mut self.record).unwrap_or(false) {
            return false;
        }
        let (start, blank_lines) = skip_breaks(self.text.as_bytes(), before);
        self.row += 1 + blank_lines;
        let raw = &self.text[start..self.at().max(start)];
        self.cut = false;
        if self.quotes == Quotes::AsTheyStand || !raw.contains('"') {
            return true;
        }
        let fault = fault(raw.as_bytes(), self.dialect.delimiter_byte());
        self.cut = matches!(fault, Some(Fault::Open(_)));
        let body = raw.trim_end_matches(['\r', '\n']);
        if let (Some(_), Some(line)) = (fault, body.find(['\r', '\n']))
            && self.swallowed(&body[line..])
        {
            self.read_again += raw.len();
            self.end_after(start, line);
        }
        true
    }

    /// Whether the lines that a quote took in are rows of their own: at least half are as wide as the usual row.
    fn swallowed(&self, lines: &str) -> bool {
        let delimiter = self.dialect.delimiter_byte();
        let (mut rows, mut others) = (0_u32, 0_u32);
        for line in lines.split(['\r', '\n']).filter(|line| !line.is_empty()).take(50) {
            let width = line.bytes().filter(|byte| *byte == delimiter).count() + 1;
            if width > 1 && width >= self.dialect.width { rows += 1 } else { others += 1 }
        }
        rows > 0 && rows >= others
    }

    /// Reads the record again as its first line alone, without the quote that never closes; the rest follows as rows.
    fn end_after(&mut self, start: usize, line: usize) {
        let first = &self.text[start..start + line];
        let mut plain = first.to_owned();
        if let Some(Fault::Open(quote)) = fault(first.as_bytes(), self.dialect.delimiter_byte()) {
            plain.remove(quote);
        }
        if !reader(&plain, self.dialect, Quotes::Paired).read_byte_record(&mut self.record).unwrap_or(false) {
            self.record.clear();
        }
        self.cut = true;
        self.base = start + line;
        self.base += if self.text[self.base..].starts_with("\r\n") { 2 } else { 1 };
        if self.read_again > MOST_READ_AGAIN * self.text.len() {
            self.quotes = Quotes::AsTheyStand;
        }
        self.reader = reader(&self.text[self.base..], self.dialect, self.quotes);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Paired,
    AsTheyStand,
}

fn reader(text: &str, dialect: Dialect, quotes: Quotes) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter_byte())
        .quoting(quotes == Quotes::Paired)
        .from_reader(text.as_bytes())
}

/// Where the next record begins, and how many empty lines stand before it.
fn skip_breaks(text: &[u8], from: usize) -> (usize, u32) {
    let mut at = from;
    // The second half of the CR LF that ended the record before.
    if at > 0 && text.get(at - 1) == Some(&b'\r') && text.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        match (text.get(at), text.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\r' | b'\n'), _) => at += 1,
            _ => return (at, lines),
        }
        lines += 1;
    }
}

/// What is wrong with the quotes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The quote that stands here is still open where the record ends.
    Open(usize),
    /// A cell goes on after its closing quote.
    TextAfter,
}

fn fault(record: &[u8], delimiter: u8) -> Option<Fault> {
    let mut open = None;
    let mut text_after = false;
    let mut cell_begins = true;
    let mut at = 0;
    while let Some(&byte) = record.get(at) {
        match (byte, open) {
            (b'"', Some(_)) if record.get(at + 1) == Some(&b'"') => at += 1,
            (b'"', Some(_)) => {
                open = None;
                text_after |=
                    record.get(at + 1).is_some_and(|next| ![delimiter, b'\r', b'\n'].contains(next));
            }
            (b'"', None) if cell_begins => open = Some(at),
            _ => {}
        }
        cell_begins = byte == delimiter && open.is_none();
        at += 1;
    }
    open.map(Fault::Open).or(text_after.then_some(Fault::TextAfter))
}

/// The table while its rows come in.
#[derive(Default)]
struct Rows {
    header: Option<Vec<String>>,
    columns: Vec<Interner>,
    /// Cells up to here have a name; a row that ends before is short.
    named: usize,
    rows: u32,
    /// Empty rows since the last row with answers; at the end of a file they are no remark.
    blank_since: Listed,
    blank: Listed,
    ragged: Listed,
    titles: Listed,
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
    fn blank(&mut self, row: u32) {
        if self.header.is_some() {
            self.blank_since.add(row);
        }
    }

    /// The header, unless the row is a title: a single cell over a table of at least three columns.
    fn head(&mut self, cells: &ByteRecord, row: u32, width: usize) {
        let header: Vec<String> =
            cells.iter().map(|cell| String::from_utf8_lossy(&clean(cell)).replace('\n', " ")).collect();
        let filled = header.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 1 && width > 2 && self.titles.count < 10 {
            self.titles.add(row);
            return;
        }
        self.named = header.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        self.columns = header.iter().map(|_| Interner::after(0)).collect();
        self.header = Some(header);
    }

    fn body(&mut self, cells: &ByteRecord, row: u32, cut: bool) {
        if self.blank_since.count > 0 {
            self.blank = std::mem::take(&mut self.blank).and(std::mem::take(&mut self.blank_since));
        }
        let filled = cells.iter().rposition(|cell| !clean(cell).is_empty()).map_or(0, |last| last + 1);
        let wide = filled > self.columns.len();
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

    fn finish(self, file: &str) -> Result<Noted<Table>, Problem> {
        let Some(header) = self.header else {
            return Err(Problem::EmptyFile { place: Place::file(file) });
        };
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
