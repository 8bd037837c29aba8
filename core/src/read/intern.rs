//! Cells of one column in, a [`Column`] out: each different text once, each cell as its number.

use std::borrow::Cow;

use super::Column;

/// Collects a column while its file streams by; a text that was seen before costs no allocation.
#[derive(Default)]
pub(super) struct Interner {
    cells: Vec<u32>,
    values: Vec<String>,
    /// The number of each single digit, 0 where it has not been seen: most cells of a survey are one.
    digits: [u32; 10],
    seen: Seen,
}

impl Interner {
    /// A column that begins after `rows` rows in which it was empty.
    pub fn after(rows: usize) -> Interner {
        Interner { cells: vec![0; rows], values: vec![String::new()], ..Interner::default() }
    }

    pub fn push(&mut self, cell: &[u8]) {
        let number = match *cell {
            [] => 0,
            [digit @ b'0'..=b'9'] => self.digit(digit),
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

    /// Whether every row holds something else.
    pub fn is_key(&self) -> bool {
        self.values.len() == self.cells.len() + 1
    }

    pub fn column(self, name: String, header: String) -> Column {
        Column { name, header, texts: Vec::new(), cells: self.cells, values: self.values }
    }

    fn number_of(&mut self, text: &[u8]) -> u32 {
        match *text {
            [] => 0,
            [digit @ b'0'..=b'9'] => self.digit(digit),
            _ => match self.seen.find(text, &self.values) {
                Ok(number) => number,
                Err(hash) => {
                    let number = self.add(text);
                    self.seen.insert(hash, number);
                    number
                }
            },
        }
    }

    fn digit(&mut self, digit: u8) -> u32 {
        let place = usize::from(digit - b'0');
        if self.digits[place] == 0 {
            self.digits[place] = self.add(&[digit]);
        }
        self.digits[place]
    }

    fn add(&mut self, text: &[u8]) -> u32 {
        self.values.push(String::from_utf8_lossy(text).into_owned());
        // A file has fewer cells than bytes, and is refused above 4 GB.
        (self.values.len() - 1) as u32
    }
}

/// Where a text stands among the values, by open addressing: the texts themselves are kept once, with the values.
#[derive(Default)]
struct Seen {
    /// Hash and number of a value; number 0, the empty text, is a free place. As many as a power of two.
    slots: Vec<(u32, u32)>,
    used: usize,
}

impl Seen {
    /// The number of the text, or the hash to insert it with.
    fn find(&self, text: &[u8], values: &[String]) -> Result<u32, u32> {
        let hash = hash(text);
        if self.slots.is_empty() {
            return Err(hash);
        }
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        loop {
            match self.slots[slot] {
                (_, 0) => return Err(hash),
                (known, number) if known == hash && values[number as usize].as_bytes() == text => {
                    return Ok(number);
                }
                _ => slot = (slot + 1) & last,
            }
        }
    }

    fn insert(&mut self, hash: u32, number: u32) {
        self.used += 1;
        if self.used * 4 > self.slots.len() * 3 {
            let larger = vec![(0, 0); (self.used * 4).next_power_of_two().max(16)];
            for (hash, number) in std::mem::replace(&mut self.slots, larger) {
                if number != 0 {
                    self.place(hash, number);
                }
            }
        }
        self.place(hash, number);
    }

    fn place(&mut self, hash: u32, number: u32) {
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = (hash, number);
    }
}

/// Fowler, Noll and Vo's 1a: the keys are short.
fn hash(text: &[u8]) -> u32 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.iter().fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 32)) as u32
}

/// A cell as it is compared: hard spaces as spaces, one kind of line break, without invisible characters and the blanks
/// around it.
pub(super) fn clean(cell: &[u8]) -> Cow<'_, [u8]> {
    if cell.iter().all(|byte| (0x20..0x7f).contains(byte)) {
        return Cow::Borrowed(cell.trim_ascii());
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
    if trimmed.len() < plain.len() {
        return Cow::Owned(trimmed.as_bytes().to_vec());
    }
    Cow::Owned(plain.into_bytes())
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
    fn a_thousand_different_texts_are_all_found_again() {
        let mut cells = Interner::after(0);
        for number in (0..1000).chain(0..1000) {
            cells.push(format!("svar {number}").as_bytes());
        }
        let column = cells.column("x".to_owned(), "x".to_owned());
        assert_eq!(column.values.len(), 1001);
        assert_eq!(column.cells[..1000], column.cells[1000..]);
        assert_eq!(column.text(1999), "svar 999");
    }

    #[test]
    fn line_breaks_become_one_kind() {
        assert_eq!(*clean(b"a\r\nb\rc\n"), *b"a\nb\nc");
        assert_eq!(*clean(b"\xff"), *"\u{fffd}".as_bytes());
    }
}
