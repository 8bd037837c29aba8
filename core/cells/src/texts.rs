//! Different texts in, each out by its number: one after the other in a single piece of memory.

use std::ops::Index;

/// Texts without an allocation each: a column of a million different ones takes their letters and four bytes more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    letters: String,
    ends: Vec<u32>,
}

/// The same as a file holds them, in whatever encoding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raw {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

/// Where a text lies, from where each ends.
fn range(ends: &[u32], number: usize) -> std::ops::Range<usize> {
    let start = number.checked_sub(1).map_or(0, |before| ends[before] as usize);
    start..ends[number] as usize
}

impl Texts {
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds a text, whose number is one more than the last.
    pub fn push(&mut self, text: &str) {
        self.letters.push_str(text);
        // A file's texts are no longer than the file, which is refused above 4 GB.
        self.ends.push(self.letters.len() as u32);
    }

    #[must_use]
    pub fn get(&self, number: usize) -> Option<&str> {
        (number < self.len()).then(|| &self[number])
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.len()).map(|number| &self[number])
    }

    /// All but the first, which in a column is the empty one.
    pub fn answers(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (1..self.len()).map(|number| &self[number])
    }

    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|known| known == text)
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.letters.len() + size_of_val(self.ends.as_slice())
    }
}

impl Index<usize> for Texts {
    type Output = str;

    fn index(&self, number: usize) -> &str {
        &self.letters[range(&self.ends, number)]
    }
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut texts = Texts::default();
        all.into_iter().for_each(|text| texts.push(text.as_ref()));
        texts
    }
}

impl<T: AsRef<str>, const N: usize> PartialEq<[T; N]> for Texts {
    fn eq(&self, other: &[T; N]) -> bool {
        self.iter().eq(other.iter().map(AsRef::as_ref))
    }
}

impl Raw {
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len() as u32);
    }

    #[must_use]
    #[inline]
    pub fn at(&self, number: usize) -> &[u8] {
        &self.bytes[range(&self.ends, number)]
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[u8]> + Clone {
        (0..self.len()).map(|number| self.at(number))
    }

    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.bytes.is_ascii()
    }

    /// As they are, where they are nothing but letters, digits and signs of ASCII, and blanks.
    ///
    /// # Errors
    /// Returns them where they are not.
    pub fn into_plain_texts(self) -> Result<Texts, Raw> {
        if !self.bytes.iter().fold(true, |plain, byte| plain & (0x20..0x7f).contains(byte)) {
            return Err(self);
        }
        let Raw { bytes, ends } = self;
        // ASCII is UTF-8, and every place in it lies between letters.
        Ok(Texts { letters: String::from_utf8(bytes).unwrap_or_default(), ends })
    }

    /// Room for so many texts and bytes in all, if there is memory for them.
    pub fn expect(&mut self, texts: usize, bytes: usize) {
        let _ = self.ends.try_reserve_exact(texts.saturating_sub(self.ends.len()));
        let _ = self.bytes.try_reserve_exact(bytes.saturating_sub(self.bytes.len()));
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.len() + size_of_val(self.ends.as_slice())
    }
}
