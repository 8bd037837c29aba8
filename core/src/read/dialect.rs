//! Decoded text in, its delimiter out: the one that cuts the rows into the same number of cells.

use svarkort_cells::{Found, Quotes, Record, Rest, read};

use crate::order::InOrder;

/// How a text is cut into records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// `None` where the text is a single column.
    pub delimiter: Option<u8>,
    /// Bytes of a first line that only tells the delimiter (`sep=;`).
    pub preamble: usize,
    /// Cells in the usual row.
    pub width: usize,
    pub doubtful: bool,
}

/// In the order of preference where two fit equally well: a tab is never typed, a semicolon seldom.
const CANDIDATES: [u8; 4] = [b'\t', b';', b',', b'|'];

/// What stands for the delimiter of a single column: the unit separator, which no export writes.
const NONE: u8 = 0x1f;

const SAMPLE_BYTES: usize = 128 * 1024;
const SAMPLE_RECORDS: usize = 200;

impl Dialect {
    pub fn delimiter_byte(self) -> u8 {
        self.delimiter.unwrap_or(NONE)
    }
}

/// `text`: from its beginning, in any encoding that contains ASCII.
pub(super) fn dialect(text: &[u8]) -> Dialect {
    if let Some((delimiter, preamble)) = declared(text) {
        let width = Widths::of(sample(&text[preamble..]), delimiter).usual.max(1);
        return Dialect { delimiter: Some(delimiter), preamble, width, doubtful: false };
    }
    let sample = sample(text);
    let mut found: Vec<(u8, Widths)> = CANDIDATES
        .iter()
        .map(|&delimiter| (delimiter, Widths::of(sample, delimiter)))
        .filter(|(_, widths)| widths.is_table())
        .collect();
    // Stable: equals keep the order of preference.
    found.order_by(|(_, a), (_, b)| b.score().total_cmp(&a.score()));
    match found.as_slice() {
        [] => Dialect { delimiter: None, preamble: 0, width: 1, doubtful: false },
        [(delimiter, best), others @ ..] => Dialect {
            delimiter: Some(*delimiter),
            preamble: 0,
            width: best.usual,
            doubtful: others.iter().any(|(_, other)| other.header_fits && other.score() > best.score() - 0.1),
        },
    }
}

/// Excel's own first line, `sep=;`.
fn declared(text: &[u8]) -> Option<(u8, usize)> {
    let line_end = text.iter().position(|byte| is_break(*byte)).unwrap_or(text.len());
    let mut line = &text[..line_end];
    while let [b'"', rest @ ..] | [rest @ .., b'"'] = line {
        line = rest;
    }
    let sign = line.get(..4).filter(|word| word.eq_ignore_ascii_case(b"sep=")).and_then(|_| line.get(4..))?;
    let delimiter = match sign {
        [sign] if CANDIDATES.contains(sign) => *sign,
        _ => return None,
    };
    let rest = &text[line_end..];
    let terminator = if rest.starts_with(b"\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    Some((delimiter, line_end + terminator))
}

/// The first records; cut at the end of a line where the text goes on.
fn sample(text: &[u8]) -> &[u8] {
    let Some(head) = text.get(..SAMPLE_BYTES) else { return text };
    head.iter().rposition(|byte| is_break(*byte)).map_or(head, |at| &head[..at])
}

fn is_break(byte: u8) -> bool {
    byte == b'\r' || byte == b'\n'
}

/// How many cells the rows of a sample have under one delimiter.
struct Widths {
    usual: usize,
    /// Share of rows with the usual number of cells.
    agreeing: f64,
    /// The first row that has several cells has the usual number, or one more or less (a trailing delimiter, row names).
    header_fits: bool,
    /// No row is longer than the header, and most have several cells: trailing ones are left out.
    within_header: bool,
}

impl Widths {
    fn of(sample: &[u8], delimiter: u8) -> Widths {
        let mut widths = Vec::new();
        let mut record = Record::default();
        let mut at = 0;
        while widths.len() < SAMPLE_RECORDS && at < sample.len() {
            if is_break(sample[at]) {
                at += 1;
                continue;
            }
            let found = read(&sample[at..], delimiter, Quotes::Paired, Rest::Ended, &mut record);
            let row = record.of(&sample[at..]);
            if row.iter().any(|cell| !cell.iter().all(u8::is_ascii_whitespace)) {
                widths.push(row.len());
            }
            let Found::Record { length, .. } = found else { break };
            at += length;
        }
        let mut sorted = widths.clone();
        sorted.order();
        let (mut usual, mut most) = (0, 0);
        for run in sorted.chunk_by(|a, b| a == b) {
            // Of equally frequent widths, the wider: rows lose trailing cells more easily than they gain them.
            if run.len() >= most {
                (usual, most) = (run[0], run.len());
            }
        }
        // A title may stand over a table, but not over two columns: those may be decimal commas under a single name.
        let titles = if usual > 2 { 10 } else { 1 };
        let header = widths.iter().take(titles).copied().find(|width| *width > 1).unwrap_or(1);
        let several = widths.iter().filter(|width| **width > 1).count();
        let within_header =
            header > 2 && widths.iter().all(|width| *width <= header) && several * 2 >= widths.len();
        Widths {
            usual: if usual > 1 || !within_header { usual } else { header },
            agreeing: most as f64 / widths.len().max(1) as f64,
            header_fits: header > 1 && usual.abs_diff(header) <= 1,
            within_header,
        }
    }

    fn is_table(&self) -> bool {
        self.usual > 1 && (self.within_header || self.header_fits && self.agreeing >= 0.4)
    }

    fn score(&self) -> f64 {
        let header = if self.header_fits { 1.0 } else { 0.0 };
        self.agreeing + header
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<char> {
        dialect(text.as_bytes()).delimiter.map(char::from)
    }

    #[test]
    fn the_delimiter_is_what_cuts_rows_alike() {
        for (text, delimiter) in [
            ("a;b;c\n1;2;3\n", Some(';')),
            ("a,b,c\r\n1,2,3\r\n", Some(',')),
            ("a\tb\r1\t2\r", Some('\t')),
            ("a|b\n1|2\n", Some('|')),
            ("a;b\n1,5;2,5\n3,5;1,0\n", Some(';')),
            ("a;b\n\"x, y, z\";2\n\"p, q\";3\n", Some(';')),
            ("tid,svar\n1,\"a;b;\"\n2,\"c;\"\n", Some(',')),
            ("Undersøgelse 2023\n\na;b;c\n1;2;3\n4;5;6\n", Some(';')),
            ("tal\n1,5\n2,5\n3,5\n", None),
            ("Hvor tilfreds er du, alt i alt?\n5\n4\n", None),
            ("Kommentar\nJa, det var godt\nNej\nTja, hvad, måske\n", None),
            ("a;b;c\n1\n1;2\n1\n", Some(';')),
            ("a;b", Some(';')),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(found(text), delimiter, "{text:?}");
        }
    }

    #[test]
    fn a_declared_delimiter_is_believed() {
        assert_eq!(
            dialect("sep=;\r\na;b\r\n1;2\r\n".as_bytes()),
            Dialect { delimiter: Some(b';'), preamble: 7, width: 2, doubtful: false }
        );
        assert_eq!(dialect("\"sep=,\"\na;b,c\n".as_bytes()).delimiter, Some(b','));
        assert_eq!(dialect("sep=".as_bytes()).delimiter, None);
    }

    #[test]
    fn two_delimiters_that_fit_alike_are_doubtful() {
        assert!(dialect("a;b,c\n1;2,3\n4;5,6\n".as_bytes()).doubtful);
        assert!(!dialect("a;b;c\n1;2;3\n".as_bytes()).doubtful);
    }
}
