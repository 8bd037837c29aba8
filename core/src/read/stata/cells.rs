//! The bytes of one cell in, its value out, or the way in which it is missing.

use std::collections::BTreeMap;

use super::Bytes;
use super::layout::{Field, Layout, Type};
use crate::read::bytes::{Order, until_zero};

/// Texts kept beside the data, by the variable and the row that they were first written for.
pub(super) type LongTexts<'b> = BTreeMap<(u32, u64), &'b [u8]>;

pub(super) enum Cell<'b> {
    /// `.` or an empty text.
    Blank,
    /// The letter of `.a` to `.z`.
    Missing(u8),
    Text(&'b [u8]),
    Number(f64),
    Single(f32),
}

/// The largest value of each type is followed by `.` and `.a` to `.z`: Stata, help missing.
const BYTE: i32 = 101;
const INT: i32 = 32_741;
const LONG: i32 = 2_147_483_621;
const FLOAT: u32 = 0x7f00_0000;
const DOUBLE: u64 = 0x7fe0_0000_0000_0000;

pub(super) fn cell<'b>(bytes: &'b [u8], field: &Field, layout: &Layout, texts: &LongTexts<'b>) -> Cell<'b> {
    value(bytes, field, layout, texts).unwrap_or(Cell::Blank)
}

fn value<'b>(bytes: &'b [u8], field: &Field, layout: &Layout, texts: &LongTexts<'b>) -> Option<Cell<'b>> {
    let mut at = Bytes::new(bytes, layout.order);
    Some(match field.kind {
        Type::Text => Cell::Text(until_zero(bytes)),
        Type::LongText => Cell::Text(texts.get(&key(bytes, layout)?)?),
        Type::Byte => whole(i32::from(at.u8()?.cast_signed()), BYTE),
        Type::Int => whole(i32::from(at.u16()?.cast_signed()), INT),
        Type::Long => whole(at.i32()?, LONG),
        Type::Float => {
            let value = f32::from_bits(at.u32()?);
            match value.to_bits().checked_sub(FLOAT) {
                Some(0) => Cell::Blank,
                Some(over) if value > 0.0 && over % 0x800 == 0 && over / 0x800 <= 26 => {
                    Cell::Missing(letter(over / 0x800))
                }
                _ => Cell::Single(value),
            }
        }
        Type::Double => {
            let value = f64::from_bits(at.u64()?);
            match value.to_bits().checked_sub(DOUBLE) {
                Some(0) => Cell::Blank,
                Some(over) if value > 0.0 && over.trailing_zeros() >= 40 && over >> 40 <= 26 => {
                    Cell::Missing(letter((over >> 40) as u32))
                }
                _ => Cell::Number(value),
            }
        }
    })
}

fn whole<'b>(value: i32, missing: i32) -> Cell<'b> {
    match value - missing.min(value) {
        0 if value == missing => Cell::Blank,
        over @ 1..=26 if value > missing => Cell::Missing(letter(over.unsigned_abs())),
        _ => Cell::Number(f64::from(value)),
    }
}

/// The letter of a label's value that stands for `.a` to `.z`.
pub(super) fn extended_long(value: i32) -> Option<u8> {
    value.checked_sub(LONG).filter(|over| (1..=26).contains(over)).map(|over| letter(over.unsigned_abs()))
}

fn letter(number: u32) -> u8 {
    b'a' + (number.clamp(1, 26) - 1) as u8
}

/// Variable and row share eight bytes, differently in each release.
fn key(bytes: &[u8], layout: &Layout) -> Option<(u32, u64)> {
    let mut at = Bytes::new(bytes, layout.order);
    let split = match layout.release.0 {
        117 => return Some((at.u32()?, u64::from(at.u32()?))),
        118 => 2,
        _ => 3,
    };
    let number = |part: &[u8]| {
        let step = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
        match layout.order {
            Order::Big => part.iter().fold(0, step),
            Order::Little => part.iter().rev().fold(0, step),
        }
    };
    let (variable, row) = bytes.split_at_checked(split)?;
    Some((u32::try_from(number(variable)).ok()?, number(row)))
}
