//! The data part of a system file in, its cases as slots of eight bytes out.

use std::borrow::Cow;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::Fault;
use super::dictionary::{Compression, Dictionary};
use crate::read::MOST_WHOLE;
use crate::read::bytes::{Bytes, Order};

/// Walks the slots of the data.
pub(super) struct Slots<'b> {
    data: Cow<'b, [u8]>,
    at: usize,
    order: Order,
    compression: Compression,
    bias: f64,
    blank: f64,
    /// The codes of the next slots, and how many of them were used.
    codes: [u8; 8],
    used: usize,
    /// Cases read, and cases there should be.
    cases: u64,
    stated: Option<u64>,
    ended: bool,
}

impl<'b> Slots<'b> {
    pub fn of(dictionary: &Dictionary, bytes: &'b [u8], from: usize) -> Result<Slots<'b>, Fault> {
        let data = match dictionary.compression {
            Compression::Zlib => Cow::Owned(inflated(bytes, from, dictionary.order)?),
            _ => Cow::Borrowed(&bytes[from.min(bytes.len())..]),
        };
        Ok(Slots {
            data,
            at: 0,
            order: dictionary.order,
            compression: dictionary.compression,
            bias: dictionary.bias,
            blank: dictionary.blank,
            codes: [0; 8],
            used: 8,
            cases: 0,
            stated: dictionary.cases,
            ended: false,
        })
    }

    /// The number in a slot; `None` where there is none.
    pub fn value(&self, slot: &[u8]) -> Option<f64> {
        let value = Bytes::new(slot, self.order).f64()?;
        (value != self.blank && value != -f64::MAX).then_some(value)
    }

    /// The next case; false after the last. A file that states how many cases it has, and has fewer, is cut off.
    pub fn case(&mut self, slots: usize, case: &mut Vec<u8>) -> Result<bool, Fault> {
        case.clear();
        if self.stated.is_some_and(|stated| self.cases >= stated) {
            return Ok(false);
        }
        for slot in 0..slots {
            if self.slot(case) {
                continue;
            }
            let whole = slot == 0 && (self.stated.is_none() || (self.ended && self.cases > 0));
            return if whole { Ok(false) } else { Err(Fault::Truncated) };
        }
        self.cases += 1;
        Ok(slots > 0)
    }

    fn slot(&mut self, case: &mut Vec<u8>) -> bool {
        if self.compression == Compression::None {
            return self.raw(case);
        }
        loop {
            if self.used == 8 {
                let Some(codes) = self.data.get(self.at..self.at + 8) else { return false };
                self.codes.copy_from_slice(codes);
                self.at += 8;
                self.used = 0;
            }
            let code = self.codes[self.used];
            self.used += 1;
            match code {
                0 => {}
                252 => {
                    self.ended = true;
                    self.used = 8;
                    self.at = self.data.len();
                    return false;
                }
                253 => return self.raw(case),
                254 => {
                    case.extend_from_slice(b"        ");
                    return true;
                }
                255 => {
                    self.put(self.blank, case);
                    return true;
                }
                small => {
                    self.put(f64::from(small) - self.bias, case);
                    return true;
                }
            }
        }
    }

    fn raw(&mut self, case: &mut Vec<u8>) -> bool {
        let Some(slot) = self.data.get(self.at..self.at + 8) else { return false };
        case.extend_from_slice(slot);
        self.at += 8;
        true
    }

    fn put(&self, value: f64, case: &mut Vec<u8>) {
        let bytes = if self.order == Order::Big { value.to_be_bytes() } else { value.to_le_bytes() };
        case.extend_from_slice(&bytes);
    }
}

/// The blocks of a .zsav, unpacked: its header points to a trailer that lists them.
fn inflated(bytes: &[u8], from: usize, order: Order) -> Result<Vec<u8>, Fault> {
    const CUT: Fault = Fault::Truncated;
    let mut at = Bytes::new(bytes.get(from..).ok_or(CUT)?, order);
    at.take(8).ok_or(CUT)?;
    let trailer = usize::try_from(at.u64().ok_or(CUT)?).map_err(|_| CUT)?;
    let mut at = Bytes::new(bytes.get(trailer..).ok_or(CUT)?, order);
    at.take(8 + 8 + 4).ok_or(CUT)?;
    let blocks = at.length().ok_or(CUT)?;
    let mut data = Vec::new();
    for _ in 0..blocks {
        at.take(8).ok_or(CUT)?;
        let begins = usize::try_from(at.u64().ok_or(CUT)?).map_err(|_| CUT)?;
        at.take(4).ok_or(CUT)?;
        let length = at.length().ok_or(CUT)?;
        let end = begins.checked_add(length).ok_or(CUT)?;
        let packed = bytes.get(begins..end).ok_or(CUT)?;
        let left = (MOST_WHOLE as usize).saturating_sub(data.len());
        let block = decompress_to_vec_zlib_with_limit(packed, left).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => Fault::TooLarge,
            _ => Fault::Broken,
        })?;
        data.extend_from_slice(&block);
    }
    Ok(data)
}
