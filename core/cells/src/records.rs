//! Pieces of delimited text in, its records out one by one, each with its row as a spreadsheet counts. A quote that never
//! closes takes one row and not the rest.

use crate::record::{Fault, Found, Quotes, Record, Rest, Row, read};

/// How many times its length a text is read again where quotes never close; after that, quotes are read as they stand.
const MOST_READ_AGAIN: u64 = 16;

/// A record longer than this is taken for one whose quote was left open: no cell is so long, and no more is held.
const MOST_RECORD: usize = 16 << 20;

/// Whether a record ended with the text in an open quote, or was ended by hand for that reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    Whole,
    Off,
}

/// Whether whoever takes the rows wants more of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    On,
    Stop,
}

/// Told of each record: its cells, its row as a spreadsheet counts, whether it was cut off.
pub type Take<'t> = &'t mut dyn FnMut(Row, u32, Cut) -> Flow;

/// Walks the records of a text that comes in pieces.
#[derive(Debug, Clone)]
pub struct Records {
    delimiter: u8,
    /// Cells in the usual row.
    width: usize,
    quotes: Quotes,
    /// How long the whole text is said to be.
    size: u64,
    /// What came and is not yet taken, from `at` on.
    window: Vec<u8>,
    at: usize,
    /// What is at hand does not end a record; only with so much is it worth another look.
    wanted: usize,
    /// The line break before was a CR, to which an LF may belong.
    after_cr: bool,
    record: Record,
    /// Of the last record, or of the last blank line.
    row: u32,
    /// Bytes that were read in vain.
    read_again: u64,
}

impl Records {
    /// `rows_before`: lines above, which are not given; `size`: how long the text is about, in bytes.
    #[must_use]
    pub fn new(delimiter: u8, width: usize, rows_before: u32, size: u64) -> Records {
        Records {
            delimiter,
            width,
            quotes: Quotes::Paired,
            size,
            window: Vec::new(),
            at: 0,
            wanted: 0,
            after_cr: false,
            record: Record::default(),
            row: rows_before,
            read_again: 0,
        }
    }

    /// Takes the next piece and gives every record that ends in it; with [`Rest::Ended`] all that is left.
    pub fn feed(&mut self, piece: &[u8], rest: Rest, take: Take) -> Flow {
        self.window.drain(..self.at);
        self.at = 0;
        self.window.extend_from_slice(piece);
        if rest == Rest::Follows && self.window.len() < self.wanted {
            return Flow::On;
        }
        self.wanted = 0;
        loop {
            self.skip_breaks();
            if self.at == self.window.len() {
                return Flow::On;
            }
            let start = self.at;
            let left = self.window.len() - start;
            let mut found = read(&self.window[start..], self.delimiter, self.quotes, rest, &mut self.record);
            if found == Found::Unfinished {
                if left < MOST_RECORD {
                    self.wanted = if left > 1 << 16 { 2 * left } else { 0 };
                    return Flow::On;
                }
                found =
                    read(&self.window[start..], self.delimiter, self.quotes, Rest::Ended, &mut self.record);
            }
            // Read to its end it is never unfinished.
            let Found::Record { length, fault } = found else { return Flow::On };
            self.at = start + length;
            self.after_cr = length > 0 && self.window[self.at - 1] == b'\r';
            self.row += 1;
            let cut = fault.map_or(Cut::Whole, |fault| self.mend(start, fault));
            if take(self.record.of(&self.window[start..]), self.row, cut) == Flow::Stop {
                return Flow::Stop;
            }
        }
    }

    /// Line breaks before a record; but for the LF of a CR LF each is a line.
    fn skip_breaks(&mut self) {
        while let Some(byte) = self.window.get(self.at) {
            match byte {
                b'\n' if self.after_cr => self.after_cr = false,
                b'\r' | b'\n' => {
                    self.after_cr = *byte == b'\r';
                    self.row += 1;
                }
                _ => {
                    self.after_cr = false;
                    return;
                }
            }
            self.at += 1;
        }
    }

    /// A record whose quotes are wrong and that took in lines that are rows of their own is read again as its first line
    /// alone, without the quote that never closes; the rest follows as rows.
    fn mend(&mut self, start: usize, fault: Fault) -> Cut {
        let cut = if matches!(fault, Fault::Open(_)) { Cut::Off } else { Cut::Whole };
        let raw = &self.window[start..self.at];
        let end = raw.iter().rposition(|byte| !is_break(*byte)).map_or(0, |last| last + 1);
        let body = &raw[..end];
        let Some(line) = body.iter().position(|byte| is_break(*byte)) else { return cut };
        if !self.swallowed(&body[line..]) {
            return cut;
        }
        self.read_again += raw.len() as u64;
        let mut first = body[..line].to_vec();
        let again = read(&first, self.delimiter, self.quotes, Rest::Ended, &mut self.record);
        if let Found::Record { fault: Some(Fault::Open(quote)), .. } = again {
            first.remove(quote);
        }
        // What is left may hold another quote; it is read as far as the line goes.
        let _ = read(&first, self.delimiter, self.quotes, Rest::Ended, &mut self.record);
        let crlf = body[line..].starts_with(b"\r\n");
        self.at = start + line + if crlf { 2 } else { 1 };
        self.after_cr = !crlf && body[line] == b'\r';
        if self.read_again > MOST_READ_AGAIN * self.size.max(self.window.len() as u64) {
            self.quotes = Quotes::AsTheyStand;
        }
        // Its cells are found in the window: the mended line, which is no longer, takes the place of the one that was read.
        self.window[start..start + first.len()].copy_from_slice(&first);
        Cut::Off
    }

    /// Whether the lines that a quote took in are rows of their own: at least half are as wide as the usual row.
    fn swallowed(&self, lines: &[u8]) -> bool {
        let (mut rows, mut others) = (0_u32, 0_u32);
        for line in lines.split(|byte| is_break(*byte)).filter(|line| !line.is_empty()).take(50) {
            let width = line.iter().filter(|byte| **byte == self.delimiter).count() + 1;
            if width > 1 && width >= self.width { rows += 1 } else { others += 1 }
        }
        rows > 0 && rows >= others
    }
}

fn is_break(byte: u8) -> bool {
    byte == b'\r' || byte == b'\n'
}
