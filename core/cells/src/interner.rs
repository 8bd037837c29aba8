//! Cells of one column in, each as the number of its text out: a text that was seen before costs no allocation.

use std::cmp::Ordering;

use crate::{Cells, Raw};

/// Collects a column while its file streams by. Texts are kept as the file's bytes: what encoding they are in may be known
/// only at its end.
#[derive(Debug, Clone)]
pub struct Interner {
    cells: Cells,
    /// The different texts, the empty one first.
    texts: Raw,
    /// The number of each text of a single byte, 0 where it has not been seen: most cells of a survey are one.
    single: [u16; 256],
    /// `None` while each new text was longer or further on in the alphabet than all before, as numbers of respondents and
    /// moments are: whatever goes on so was not seen.
    seen: Option<Seen>,
}

/// One column as it was read.
#[derive(Debug, Clone)]
pub struct Column {
    pub cells: Cells,
    pub texts: Raw,
}

impl Default for Interner {
    fn default() -> Self {
        let mut texts = Raw::default();
        texts.push(b"");
        Interner { cells: Cells::default(), texts, single: [0; 256], seen: None }
    }
}

impl Interner {
    /// A column that begins after `rows` rows in which it was empty.
    #[must_use]
    pub fn after(rows: usize) -> Interner {
        Interner { cells: Cells::blank(rows), ..Interner::default() }
    }

    #[inline]
    pub fn push(&mut self, cell: &[u8]) {
        if let [byte] = cell {
            let number = self.single[usize::from(*byte)];
            if number != 0 {
                self.cells.push(number.into());
                return;
            }
        }
        let number = self.number_of(cell);
        self.cells.push(number);
    }

    pub fn push_blank(&mut self) {
        self.cells.push(0);
    }

    #[must_use]
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The different texts so far.
    #[must_use]
    pub fn texts(&self) -> &Raw {
        &self.texts
    }

    /// Whether every row holds something else.
    #[must_use]
    pub fn is_key(&self) -> bool {
        self.texts.len() == self.cells.len() + 1
    }

    /// Makes room for so many rows in all; what the rows so far took, the others will take in proportion.
    pub fn expect(&mut self, rows: usize) {
        let seen = self.cells.len().max(1);
        self.cells.expect(rows);
        // A column of answers has said most of what it will; one whose every row is another goes on so.
        if self.texts.len() * 2 > seen {
            let more = |so_far: usize| (so_far as f64 * rows as f64 / seen as f64) as usize;
            self.texts.expect(more(self.texts.len()), more(self.texts.bytes() - 4 * self.texts.len()));
        }
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let seen = self.seen.as_ref().map_or(0, |seen| size_of_val(seen.slots.as_slice()));
        self.cells.bytes() + self.texts.bytes() + seen
    }

    #[must_use]
    pub fn column(self) -> Column {
        Column { cells: self.cells, texts: self.texts }
    }

    fn number_of(&mut self, cell: &[u8]) -> u32 {
        let text = cell.trim_ascii();
        if text.is_empty() {
            return 0;
        }
        let number = self.known_or_new(text);
        if let ([byte], Ok(number)) = (cell, u16::try_from(number)) {
            self.single[usize::from(*byte)] = number;
        }
        number
    }
}

impl Interner {
    fn known_or_new(&mut self, text: &[u8]) -> u32 {
        let last = self.texts.len() - 1;
        let Some(seen) = &mut self.seen else {
            return match further(text, self.texts.at(last)) {
                Ordering::Equal => last as u32,
                Ordering::Greater => {
                    self.texts.push(text);
                    last as u32 + 1
                }
                Ordering::Less => {
                    let mut seen = Seen::default();
                    seen.fill(last, &self.texts);
                    self.seen = Some(seen);
                    self.known_or_new(text)
                }
            };
        };
        match seen.find(text, &self.texts) {
            Ok(number) => number,
            Err(hash) => {
                self.texts.push(text);
                let number = last as u32 + 1;
                seen.insert(hash, number, &self.texts);
                number
            }
        }
    }
}

/// The longer text is further on, of texts as long the later in the alphabet.
fn further(a: &[u8], b: &[u8]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Where a text stands among the others, by open addressing: the texts themselves are kept once.
#[derive(Debug, Clone, Default)]
struct Seen {
    /// Hash and number of a text; number 0, the empty text, is a free place. As many as a power of two.
    slots: Vec<(u32, u32)>,
    used: usize,
}

impl Seen {
    /// The number of the text, or the hash to insert it with.
    #[inline]
    fn find(&self, text: &[u8], texts: &Raw) -> Result<u32, u32> {
        let hash = hash(text);
        if self.slots.is_empty() {
            return Err(hash);
        }
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        loop {
            match self.slots[slot] {
                (_, 0) => return Err(hash),
                (known, number) if known == hash && same(texts.at(number as usize), text) => {
                    return Ok(number);
                }
                _ => slot = (slot + 1) & last,
            }
        }
    }

    fn insert(&mut self, hash: u32, number: u32, texts: &Raw) {
        self.used += 1;
        if self.used * 3 > self.slots.len() * 2 {
            self.fill(self.used, texts);
            return;
        }
        self.place(hash, number);
    }

    /// Makes room for as many again and places all texts anew.
    fn fill(&mut self, used: usize, texts: &Raw) {
        self.used = used;
        // The old places go first, so that both are never held.
        self.slots = Vec::new();
        self.slots = vec![(0, 0); (used * 2).next_power_of_two().max(16)];
        for (number, text) in texts.iter().enumerate().skip(1) {
            self.place(hash(text), number as u32);
        }
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

/// A text of up to sixteen bytes as two numbers, which with its length are no other's; nothing is called for that, and no
/// byte looked at alone.
#[inline]
fn words(text: &[u8]) -> Option<(u64, u64)> {
    match text.len() {
        9..=16 => Some((
            u64::from_le_bytes(*text.first_chunk::<8>()?),
            u64::from_le_bytes(*text.last_chunk::<8>()?),
        )),
        4..=8 => Some((
            u32::from_le_bytes(*text.first_chunk::<4>()?).into(),
            u32::from_le_bytes(*text.last_chunk::<4>()?).into(),
        )),
        1..=3 => {
            Some((u64::from(text[0]) << 8 | u64::from(text[text.len() / 2]), text[text.len() - 1].into()))
        }
        _ => None,
    }
}

#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len()
        && match (words(a), words(b)) {
            (Some(a), Some(b)) => a == b,
            _ => a == b,
        }
}

/// Eight bytes at a time, each mixed in by a multiplication whose halves are folded (as in wyhash); the seed is fixed, and
/// so is the order of everything that comes of it.
#[inline]
fn hash(text: &[u8]) -> u32 {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(STEP);
        hash ^ (hash >> 29)
    };
    let start = STEP ^ text.len() as u64;
    let hash = match words(text) {
        Some((first, last)) => mix(mix(start, first), last),
        None => {
            let (whole, rest) = text.as_chunks::<8>();
            let hash = whole.iter().fold(start, |hash, word| mix(hash, u64::from_le_bytes(*word)));
            mix(hash, rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte)))
        }
    };
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str]) -> Column {
        let mut interner = Interner::after(1);
        cells.iter().for_each(|cell| interner.push(cell.as_bytes()));
        interner.column()
    }

    #[test]
    fn equal_texts_share_a_number_whatever_blanks_stand_around_them() {
        let column = read(&["Ja", " Ja ", "5", " 5", "", "  ", "5,0", "Ja"]);
        let texts: Vec<&[u8]> = column.texts.iter().collect();
        assert_eq!(texts, [&b""[..], b"Ja", b"5", b"5,0"]);
        assert!(column.cells == [0, 1, 1, 2, 2, 0, 0, 3, 1][..]);
    }

    #[test]
    fn a_hundred_thousand_different_texts_are_all_found_again() {
        let mut interner = Interner::default();
        interner.push(b"7");
        interner.expect(300_001);
        for number in (0..100_000).chain((0..100_000).rev()).chain(0..100_000) {
            interner.push(format!("svar {number}").as_bytes());
        }
        interner.push(b"7");
        let column = interner.column();
        assert_eq!(column.texts.len(), 100_002);
        let numbers: Vec<u32> = column.cells.iter().collect();
        assert_eq!(numbers[1..100_001], numbers[200_001..300_001]);
        assert!(numbers[1..100_001].iter().rev().eq(&numbers[100_001..200_001]));
        assert_eq!(column.texts.at(column.cells.at(300_000)), b"svar 99999");
        assert_eq!(column.cells.at(300_001), 1);
    }

    #[test]
    fn a_single_byte_that_comes_late_is_still_told_apart() {
        let mut interner = Interner::default();
        for number in 10..70_010 {
            interner.push(format!("{number}").as_bytes());
        }
        for byte in 33..127 {
            interner.push(&[byte]);
            interner.push(&[byte]);
        }
        let column = interner.column();
        for (place, byte) in (33..127).enumerate() {
            for row in [70_000 + 2 * place, 70_001 + 2 * place] {
                assert_eq!(column.texts.at(column.cells.at(row)), [byte]);
            }
        }
    }
}
