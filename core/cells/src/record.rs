//! Delimited text in, its next record out: where each cell lies, also where quotes are doubled, left open or written in the
//! middle of a cell. Which bytes end cells and records is the same in every encoding that contains ASCII.

/// How quotes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// A cell that begins with one goes on to the next single one.
    Paired,
    AsTheyStand,
}

/// Whether the text goes on beyond what is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    Follows,
    Ended,
}

/// What is wrong with the quotes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The quote that stands here is still open where the text ends.
    Open(usize),
    /// A cell goes on after its closing quote.
    TextAfter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The record takes so many bytes; with them the line break that ends it, of CR LF the CR.
    Record { length: usize, fault: Option<Fault> },
    /// More of the text is needed to tell where it ends.
    Unfinished,
}

/// Where the cells of one record lie; made once and used again.
#[derive(Debug, Clone, Default)]
pub struct Record {
    cells: Vec<(u32, u32)>,
    /// The cells that are not in the text as they are: a doubled quote was made one. Their places count on from the text's end.
    made: Vec<u8>,
}

/// A record with the text that it lies in.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    record: &'r Record,
    text: &'r [u8],
}

impl Record {
    #[must_use]
    pub fn of<'r>(&'r self, text: &'r [u8]) -> Row<'r> {
        Row { record: self, text }
    }
}

/// A place beyond this one is among the cells that were made.
const MADE: u32 = 1 << 31;

impl<'r> Row<'r> {
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.record.cells.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.record.cells.is_empty()
    }

    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'r [u8]> + ExactSizeIterator + Clone {
        let Row { record, text } = self;
        record.cells.iter().map(move |&(start, end)| {
            if start < MADE {
                &text[start as usize..end as usize]
            } else {
                &record.made[(start - MADE) as usize..(end - MADE) as usize]
            }
        })
    }
}

/// Reads the record that begins where `text` does, which is no line break.
#[inline]
pub fn read(text: &[u8], delimiter: u8, quotes: Quotes, rest: Rest, into: &mut Record) -> Found {
    into.cells.clear();
    into.made.clear();
    let mut text_after = false;
    let mut at = 0;
    loop {
        // Most cells of a survey are a digit.
        while let Some(&[only, next]) = text.get(at..).and_then(<[u8]>::first_chunk::<2>)
            && next == delimiter
            && only.is_ascii_digit()
        {
            into.cells.push((at as u32, at as u32 + 1));
            at += 2;
        }
        let start = at;
        if quotes == Quotes::Paired && text.get(at) == Some(&b'"') {
            match quoted(text, at, delimiter, into) {
                Quoted::Ended { at: end, after } => {
                    at = end;
                    text_after |= after;
                }
                Quoted::Open if rest == Rest::Follows => return Found::Unfinished,
                Quoted::Open => return Found::Record { length: text.len(), fault: Some(Fault::Open(start)) },
            }
        } else {
            while let Some(&byte) = text.get(at) {
                if byte == delimiter || byte == b'\n' || byte == b'\r' {
                    break;
                }
                at += 1;
            }
            into.cells.push((start as u32, at as u32));
        }
        match text.get(at) {
            Some(byte) if *byte == delimiter => at += 1,
            Some(_) => {
                let fault = text_after.then_some(Fault::TextAfter);
                return Found::Record { length: at + 1, fault };
            }
            None if rest == Rest::Follows => return Found::Unfinished,
            None => {
                let fault = text_after.then_some(Fault::TextAfter);
                return Found::Record { length: at, fault };
            }
        }
    }
}

enum Quoted {
    /// The cell ends here; `after`: not with its quote.
    Ended {
        at: usize,
        after: bool,
    },
    Open,
}

/// A cell that begins with a quote.
fn quoted(text: &[u8], open: usize, delimiter: u8, into: &mut Record) -> Quoted {
    let start = open + 1;
    let Some(length) = text[start..].iter().position(|byte| *byte == b'"') else {
        into.cells.push((start as u32, text.len() as u32));
        return Quoted::Open;
    };
    let mut at = start + length;
    // As long as nothing is doubled the cell lies in the text as it is.
    let ends = |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r';
    if text.get(at + 1).is_none_or(ends) {
        into.cells.push((start as u32, at as u32));
        return Quoted::Ended { at: at + 1, after: false };
    }
    let made = into.made.len();
    into.made.extend_from_slice(&text[start..at]);
    let mut inside = true;
    let mut after = false;
    while let Some(&byte) = text.get(at) {
        match (inside, byte) {
            (true, b'"') if text.get(at + 1) == Some(&b'"') => {
                into.made.push(b'"');
                at += 1;
            }
            (true, b'"') => inside = false,
            (false, byte) if byte == delimiter || byte == b'\n' || byte == b'\r' => break,
            (inside, byte) => {
                after |= !inside;
                into.made.push(byte);
            }
        }
        at += 1;
    }
    into.cells.push((MADE + made as u32, MADE + into.made.len() as u32));
    if inside { Quoted::Open } else { Quoted::Ended { at, after } }
}

impl Record {
    /// Empty, to be filled cell by cell by a reader of another kind of file.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.made.clear();
    }

    pub fn push(&mut self, cell: &[u8]) {
        let start = MADE + self.made.len() as u32;
        self.made.extend_from_slice(cell);
        self.cells.push((start, MADE + self.made.len() as u32));
    }

    /// The record whose cells were pushed.
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        self.of(b"")
    }
}
