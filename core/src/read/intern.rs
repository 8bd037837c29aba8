//! Cells of one column in, a [`Column`] out: each different text once, each cell as its number.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Column;

/// Collects a column while its file streams by; a text that was seen before costs no allocation.
#[derive(Default)]
pub(super) struct Interner {
    cells: Vec<u32>,
    values: Vec<String>,
    /// The number of each single digit, 0 where it has not been seen: most cells of a survey are one.
    digits: [u32; 10],
    seen: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
}

impl Interner {
    /// A column that begins after `rows` rows in which it was empty.
    pub fn after(rows: usize) -> Interner {
        Interner { cells: vec![0; rows], values: vec![String::new()], ..Interner::default() }
    }

    pub fn push(&mut self, cell: &[u8]) {
        let number = match *cell {
            [] => 0,
            [digit @ b'0'..=b'9'] => {
                let place = usize::from(digit - b'0');
                if self.digits[place] == 0 {
                    self.digits[place] = self.add(String::from(char::from(digit)));
                }
                self.digits[place]
            }
            _ => self.number_of(&clean(cell)),
        };
        self.cells.push(number);
    }

    pub fn push_blank(&mut self) {
        self.cells.push(0);
    }

    pub fn is_blank(&self) -> bool {
        self.values.len() == 1
    }

    pub fn column(self, name: String, header: String) -> Column {
        Column { name, header, texts: Vec::new(), cells: self.cells, values: self.values }
    }

    fn number_of(&mut self, text: &str) -> u32 {
        match text.as_bytes() {
            [] => return 0,
            [digit @ b'0'..=b'9'] => {
                let digit = usize::from(digit - b'0');
                if self.digits[digit] == 0 {
                    self.digits[digit] = self.add(text.to_owned());
                }
                return self.digits[digit];
            }
            _ => {}
        }
        if let Some(&number) = self.seen.get(text) {
            return number;
        }
        let number = self.add(text.to_owned());
        self.seen.insert(text.into(), number);
        number
    }

    fn add(&mut self, text: String) -> u32 {
        self.values.push(text);
        // A file has fewer cells than bytes, and is refused above 4 GB.
        (self.values.len() - 1) as u32
    }
}

/// A cell as it is compared: hard spaces as spaces, one kind of line break, without invisible characters and the blanks
/// around it.
pub(super) fn clean(cell: &[u8]) -> Cow<'_, str> {
    if cell.iter().all(|byte| (0x20..0x7f).contains(byte)) {
        // ASCII, so valid.
        return String::from_utf8_lossy(cell.trim_ascii());
    }
    let text = String::from_utf8_lossy(cell);
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    plain.push('\n');
                }
            }
            '\n' | '\t' => plain.push(letter),
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => plain.push(' '),
            '\u{feff}' | '\u{200b}' | '\u{ad}' => {}
            _ if letter.is_control() => {}
            _ => plain.push(letter),
        }
    }
    let trimmed = plain.trim();
    if trimmed.len() < plain.len() { Cow::Owned(trimmed.to_owned()) } else { Cow::Owned(plain) }
}

/// Fowler, Noll and Vo's 1a: short keys, and the same order of work on every machine.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_number_whatever_stands_around_them() {
        let mut cells = Interner::after(1);
        for cell in
            ["Ja", " Ja ", "Ja\u{a0}", "5", " 5", "", "  ", "Ja\0", "5,0", "Ved\u{a0}ikke", "Ved ikke"]
        {
            cells.push(cell.as_bytes());
        }
        let column = cells.column("x".to_owned(), "x".to_owned());
        assert_eq!(column.values, ["", "Ja", "5", "5,0", "Ved ikke"]);
        assert_eq!(column.cells, [0, 1, 1, 1, 2, 2, 0, 0, 1, 3, 4, 4]);
        assert_eq!(column.counts(), [3, 4, 2, 1, 2]);
    }

    #[test]
    fn line_breaks_become_one_kind() {
        assert_eq!(clean("a\r\nb\rc\n".as_bytes()), "a\nb\nc");
        assert_eq!(clean(b"\xff"), "\u{fffd}");
    }
}
