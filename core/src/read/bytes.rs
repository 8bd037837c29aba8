//! Bytes of a binary format in, its numbers and texts out, one after the other; `None` where the file ends before.

use std::borrow::Cow;

/// Which byte of a number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'b> {
    bytes: &'b [u8],
    at: usize,
    pub order: Order,
}

impl<'b> Bytes<'b> {
    pub fn new(bytes: &'b [u8], order: Order) -> Self {
        Bytes { bytes, at: 0, order }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    pub fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    pub fn rest(&self) -> &'b [u8] {
        &self.bytes[self.at..]
    }

    pub fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    /// `count` fields of `size` bytes each; a count that the file cannot hold takes nothing.
    pub fn take_all(&mut self, count: usize, size: usize) -> Option<&'b [u8]> {
        self.take(count.checked_mul(size)?)
    }

    /// Passes over the mark, if it stands here.
    pub fn mark(&mut self, mark: &[u8]) -> bool {
        let here = self.rest().starts_with(mark);
        self.at += if here { mark.len() } else { 0 };
        here
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut array: [u8; N] = self.take(N)?.try_into().ok()?;
        if self.order == Order::Big {
            array.reverse();
        }
        Some(array)
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// A length that is written with four bytes, as a place in memory.
    pub fn length(&mut self) -> Option<usize> {
        usize::try_from(self.u32()?).ok()
    }
}

/// The bytes before the first zero.
pub(super) fn until_zero(field: &[u8]) -> &[u8] {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    &field[..end]
}

/// A number as a cell shows it: whole where it is, else with the fewest digits that give it back; `None` where it is none.
pub(super) fn number(value: f64) -> Option<Cow<'static, str>> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    if !value.is_finite() {
        return None;
    }
    Some(if value == value.trunc() && value.abs() < 1e15 {
        match DIGITS.get(value as usize).filter(|_| value >= 0.0) {
            Some(digit) => Cow::Borrowed(*digit),
            None => Cow::Owned((value as i64).to_string()),
        }
    } else if (1e-9..1e15).contains(&value.abs()) {
        Cow::Owned(value.to_string())
    } else {
        Cow::Owned(format!("{value:e}"))
    })
}
