//! Pieces of a text file in, a [`Table`] out: what its beginning tells (encoding, dialect) is settled from the first piece,
//! what only the whole tells (which 8-bit encoding) at the end.

use svarkort_cells::{Flow, Records, Rest, Row};

use super::dialect::{Dialect, dialect};
use super::encoding::{Certainty, Encoding, Evidence, Found, Utf16, marked};
use super::rows::{Full, Rows};
use super::{Table, container};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NoSurvey, NotText, Place, Problem};

/// A text file while its bytes come in.
#[derive(Debug)]
pub(super) struct Delimited {
    file: String,
    coding: Coding,
    dialect: Dialect,
    records: Records,
    /// Where an exporter took each row for one cell: the records of those cells.
    wrapped: Option<Records>,
    rows: Rows,
}

#[derive(Debug)]
enum Coding {
    /// Told by the file's first bytes.
    Marked(Encoding),
    Utf16(Encoding, Utf16),
    /// To be told by its letters: those of the first piece, and where that is not all, of every different text.
    ByLetters(Evidence, Rest),
}

impl Delimited {
    /// `head`: the beginning of a file of `size` bytes, or all of it where `rest` is ended.
    ///
    /// # Errors
    /// When it holds nothing, or no text.
    pub fn begin(file: &str, head: &[u8], rest: Rest, size: u64) -> Result<Delimited, Problem> {
        let place = || Place::file(file);
        let mut decoded = String::new();
        let (coding, encoding, body) = match marked(head) {
            None => {
                let mut evidence = Evidence::default();
                evidence.add(whole_lines(head, rest), 1);
                let encoding = evidence.found().encoding;
                (Coding::ByLetters(evidence, rest), encoding, head)
            }
            Some((encoding, mark)) => match Utf16::of(encoding) {
                None => (Coding::Marked(encoding), encoding, &head[mark..]),
                Some(mut utf16) => {
                    utf16.push(&head[mark..], &mut decoded);
                    if rest == Rest::Ended {
                        utf16.end(&mut decoded);
                    }
                    (Coding::Utf16(encoding, utf16), encoding, decoded.as_bytes())
                }
            },
        };
        let sample = match body.get(..SAMPLE) {
            Some(sample) => encoding.text(whole_lines(sample, Rest::Follows)),
            None => encoding.text(body),
        };
        if !says_something(&encoding.text(body)) {
            return Err(Problem::EmptyFile { place: place() });
        }
        if container::is_binary(&sample) {
            return Err(Problem::UnreadableFormat { place: place(), kind: NotText::Binary });
        }
        let outer = dialect(body);
        let inner = inner_dialect(body, outer);
        let usual = inner.unwrap_or(outer);
        let records = |dialect: Dialect, size| {
            Records::new(dialect.delimiter_byte(), dialect.width, u32::from(dialect.preamble > 0), size)
        };
        let mut read = Delimited {
            file: file.to_owned(),
            coding,
            dialect: usual,
            records: records(outer, size),
            wrapped: inner.map(|inner| records(inner, size)),
            rows: Rows::new(usual.width, encoding),
        };
        read.feed(&body[outer.preamble..], rest)?;
        read.rows.expect(head.len() as u64, size);
        Ok(read)
    }

    /// # Errors
    /// When it is more than can be held.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Problem> {
        let mut decoded = String::new();
        match &mut self.coding {
            Coding::Utf16(_, utf16) => {
                utf16.push(piece, &mut decoded);
                self.feed(decoded.as_bytes(), Rest::Follows)
            }
            _ => self.feed(piece, Rest::Follows),
        }
    }

    fn feed(&mut self, piece: &[u8], rest: Rest) -> Result<(), Problem> {
        let place = || Place::file(&self.file);
        let rows = &mut self.rows;
        let mut full = None;
        let mut take = |row: Row, number, cut| match rows.take(row, number, cut) {
            Ok(()) => Flow::On,
            Err(why) => {
                full = Some(why);
                Flow::Stop
            }
        };
        match &mut self.wrapped {
            None => {
                self.records.feed(piece, rest, &mut take);
            }
            Some(wrapped) => {
                let mut lines = Vec::with_capacity(piece.len());
                self.records.feed(piece, rest, &mut |row, _, _| {
                    lines.extend_from_slice(row.iter().next().unwrap_or_default());
                    lines.push(b'\n');
                    Flow::On
                });
                wrapped.feed(&lines, rest, &mut take);
            }
        }
        match full {
            None => Ok(()),
            Some(Full::Columns) => Err(Problem::NotASurvey { place: place(), why: NoSurvey::TooManyColumns }),
            Some(Full::Memory { rows, limit }) => Err(Problem::TooMuch { place: place(), rows, limit }),
        }
    }

    /// # Errors
    /// When it holds no table, or more than can be held.
    pub fn finish(mut self) -> Result<Noted<Table>, Problem> {
        let mut decoded = String::new();
        if let Coding::Utf16(_, utf16) = &mut self.coding {
            utf16.end(&mut decoded);
        }
        self.feed(decoded.as_bytes(), Rest::Ended)?;
        let Found { encoding, mut certainty } = match &mut self.coding {
            Coding::Marked(encoding) => Found { encoding: *encoding, certainty: Certainty::Sure },
            Coding::Utf16(encoding, utf16) => Found {
                encoding: *encoding,
                certainty: if utf16.broken { Certainty::Guessed } else { Certainty::Sure },
            },
            Coding::ByLetters(evidence, rest) => {
                if *rest == Rest::Follows {
                    self.rows.tell(evidence);
                }
                evidence.found()
            }
        };
        let (mut read, broken) = self.rows.finish(&self.file, encoding)?;
        let Dialect { delimiter, doubtful, .. } = self.dialect;
        // A file without a mark may hold the sign for what was broken elsewhere.
        if broken && matches!(self.coding, Coding::Marked(_)) {
            certainty = Certainty::Guessed;
        }
        read.value.encoding = Some(encoding.name());
        read.value.delimiter = delimiter.map(char::from);
        let mut note = |kind| read.notes.push(Note { kind, variable: None });
        if certainty == Certainty::Guessed {
            note(NoteKind::EncodingGuessed { file: self.file.clone(), encoding: encoding.name().to_owned() });
        }
        if let (true, Some(delimiter)) = (doubtful, delimiter) {
            let delimiter = char::from(delimiter).to_string();
            note(NoteKind::DelimiterGuessed { file: self.file.clone(), delimiter });
        }
        Ok(read)
    }
}

/// How much of a text is looked at to tell it from what is none.
const SAMPLE: usize = 64 << 10;

/// A piece that ends between letters: with its last line, or with its last letter of ASCII.
fn whole_lines(piece: &[u8], rest: Rest) -> &[u8] {
    if rest == Rest::Ended {
        return piece;
    }
    let line = piece.iter().rposition(|byte| *byte == b'\n' || *byte == b'\r');
    let end = line.or_else(|| piece.iter().rposition(u8::is_ascii));
    end.map_or(piece, |end| &piece[..=end])
}

/// A table has something between its delimiters.
fn says_something(text: &str) -> bool {
    !text.chars().all(|letter| letter.is_whitespace() || "\0;,|\"\u{feff}".contains(letter))
}

/// The dialect within the quotes around whole lines, where an exporter took each row for one cell; `None` where it did not.
fn inner_dialect(text: &[u8], outer: Dialect) -> Option<Dialect> {
    if outer.delimiter.is_some() || !text.trim_ascii_start().starts_with(b"\"") {
        return None;
    }
    let mut inner = Vec::new();
    Records::new(outer.delimiter_byte(), outer.width, 0, text.len() as u64).feed(
        text,
        Rest::Ended,
        &mut |row, _, _| {
            inner.extend_from_slice(row.iter().next().unwrap_or_default());
            inner.push(b'\n');
            Flow::On
        },
    );
    Some(dialect(&inner)).filter(|dialect| dialect.width > 2 && dialect.preamble == 0)
}
