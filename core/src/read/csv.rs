//! Text in, a [`Table`] out: records of delimited cells, also where rows are ragged or a quote is never closed.

use ::csv::{ByteRecord, Reader, ReaderBuilder};

use super::Table;
use super::dialect::{Dialect, dialect};
use super::rows::Rows;
use crate::note::Noted;
use crate::problem::Problem;

/// How many times its length a text is read again where quotes never close; after that, quotes are read as they stand.
const MOST_READ_AGAIN: usize = 16;

pub(super) fn table(file: &str, text: &str, dialect: Dialect) -> Result<Noted<Table>, Problem> {
    let mut records = Records::new(text, dialect);
    let mut rows = Rows::new(dialect.width);
    while records.advance() {
        rows.take(&records.record, records.row, records.cut);
        if rows.is_too_wide() {
            break;
        }
    }
    rows.finish(file)
}

/// The text without the quotes around whole lines, where an exporter took each row for one cell; `None` where it did not.
pub(super) fn unwrapped(text: &str, outer: Dialect) -> Option<(String, Dialect)> {
    if outer.delimiter.is_some() || !text.trim_start().starts_with('"') {
        return None;
    }
    let mut records = Records::new(text, outer);
    let mut inner = String::with_capacity(text.len());
    while records.advance() {
        inner.push_str(&String::from_utf8_lossy(&records.record[0]));
        inner.push('\n');
    }
    let dialect = dialect(&inner);
    (dialect.width > 2).then_some((inner, dialect))
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
