//! A zip archive's bytes in, its parts out, unpacked one at a time and within a limit.
//!
//! Only what workbooks need: stored and deflated parts, found by the directory at the end. The general crate for zips
//! weighs far more in the page (108 KB before packing, deflate alone 16).
//!
//! Source: PKWARE, .ZIP File Format Specification (APPNOTE), 4.3.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::bytes::{Bytes, Order};

/// Why a part cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The end is missing.
    Truncated,
    Encrypted,
    /// Unpacked it is larger than may be.
    TooLarge,
    /// There is no such part, or it is packed in a way that workbooks do not use.
    Absent,
}

pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    parts: Vec<Part>,
    /// Bytes that may still be unpacked.
    left: usize,
}

struct Part {
    name: String,
    method: u16,
    encrypted: bool,
    packed: u64,
    header: u64,
}

const DIRECTORY_END: &[u8] = b"PK\x05\x06";
const DIRECTORY_END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

impl<'b> Archive<'b> {
    /// `limit`: bytes of all parts together.
    pub fn open(bytes: &'b [u8], limit: usize) -> Result<Archive<'b>, Fault> {
        let directory = directory(bytes).ok_or(Fault::Truncated)?;
        let mut parts = Vec::new();
        // As many as there are; what the end says of their number is not needed.
        let mut at = Bytes::new(bytes.get(directory..).ok_or(Fault::Truncated)?, Order::Little);
        while at.mark(ENTRY) {
            parts.push(part(&mut at).ok_or(Fault::Truncated)?);
        }
        if parts.is_empty() { Err(Fault::Truncated) } else { Ok(Archive { bytes, parts, left: limit }) }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// The part's bytes, by its name in any case and with either slash.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        let name = name.trim_start_matches('/');
        let same = |part: &&Part| {
            let other = part.name.trim_start_matches('/');
            other.len() == name.len()
                && other.bytes().zip(name.bytes()).all(|(a, b)| {
                    a.eq_ignore_ascii_case(&b) || (matches!(a, b'\\' | b'/') && matches!(b, b'\\' | b'/'))
                })
        };
        let part = self.parts.iter().find(same).ok_or(Fault::Absent)?;
        if part.encrypted {
            return Err(Fault::Encrypted);
        }
        let packed = self.packed(part).ok_or(Fault::Truncated)?;
        let unpacked = match part.method {
            0 if packed.len() <= self.left => packed.to_vec(),
            0 => return Err(Fault::TooLarge),
            8 => decompress_to_vec_with_limit(packed, self.left).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => Fault::TooLarge,
                _ => Fault::Truncated,
            })?,
            _ => return Err(Fault::Absent),
        };
        self.left -= unpacked.len();
        Ok(unpacked)
    }

    fn packed(&self, part: &Part) -> Option<&'b [u8]> {
        let start = usize::try_from(part.header).ok()?;
        let mut at = Bytes::new(self.bytes.get(start..)?, Order::Little);
        at.mark(LOCAL).then_some(())?;
        at.take(22)?;
        let (name, extra) = (at.u16()?, at.u16()?);
        at.take(usize::from(name) + usize::from(extra))?;
        at.take(usize::try_from(part.packed).ok()?)
    }
}

/// Where the directory begins.
fn directory(bytes: &[u8]) -> Option<usize> {
    // A comment of up to 65,535 bytes may follow its end.
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let end = from + bytes[from..].windows(4).rposition(|window| window == DIRECTORY_END)?;
    let mut at = Bytes::new(&bytes[end..], Order::Little);
    at.take(16)?;
    let offset = at.u32()?;
    if offset != u32::MAX {
        return Some(offset as usize);
    }
    let mut locator = Bytes::new(bytes.get(end.checked_sub(20)?..)?, Order::Little);
    locator.mark(LOCATOR_64).then_some(())?;
    locator.take(4)?;
    let end = usize::try_from(locator.u64()?).ok()?;
    let mut at = Bytes::new(bytes.get(end..)?, Order::Little);
    at.mark(DIRECTORY_END_64).then_some(())?;
    at.take(44)?;
    usize::try_from(at.u64()?).ok()
}

fn part(at: &mut Bytes) -> Option<Part> {
    at.take(4)?;
    let flags = at.u16()?;
    let method = at.u16()?;
    at.take(8)?;
    let (packed, plain) = (at.u32()?, at.u32()?);
    let (name, extra, comment) = (at.u16()?, at.u16()?, at.u16()?);
    at.take(8)?;
    let header = at.u32()?;
    let name = String::from_utf8_lossy(at.take(usize::from(name))?).into_owned();
    let mut more = Bytes::new(at.take(usize::from(extra))?, Order::Little);
    at.take(usize::from(comment))?;
    let mut part = Part {
        name,
        method,
        encrypted: flags & 1 != 0,
        packed: u64::from(packed),
        header: u64::from(header),
    };
    // Numbers too large for four bytes stand in a field of their own, in this order.
    while let (Some(kind), Some(length)) = (more.u16(), more.u16()) {
        let mut field = Bytes::new(more.take(usize::from(length))?, Order::Little);
        if kind == 1 {
            if plain == u32::MAX {
                field.u64()?;
            }
            if packed == u32::MAX {
                part.packed = field.u64()?;
            }
            if header == u32::MAX {
                part.header = field.u64()?;
            }
        }
    }
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One part, deflated, by hand: a header, the part, the directory and its end.
    fn packed(plain: &[u8]) -> Vec<u8> {
        let deflated = miniz_oxide::deflate::compress_to_vec(plain, 6);
        let mut bytes = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
        let sizes = [(deflated.len() as u32).to_le_bytes(), (plain.len() as u32).to_le_bytes()].concat();
        bytes.extend(&sizes);
        bytes.extend(b"\x01\0\0\0a");
        bytes.extend(&deflated);
        let directory = bytes.len() as u32;
        bytes.extend(b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
        bytes.extend(&sizes);
        bytes.extend(b"\x01\0\0\0\0\0\0\0\0\0\0\0\0\0");
        bytes.extend([0; 4]);
        bytes.extend(b"a");
        bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x30\0\0\0");
        bytes.extend(directory.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn a_part_that_swells_beyond_the_limit_is_not_unpacked() {
        let bytes = packed(&vec![0; 1_000_000]);
        assert!(bytes.len() < 2000);
        let read = |limit| Archive::open(&bytes, limit).expect("an archive").read("a").map(|part| part.len());
        assert_eq!(read(1_000_000), Ok(1_000_000));
        assert_eq!(read(999_999), Err(Fault::TooLarge));
        let mut archive = Archive::open(&bytes, 1_500_000).expect("an archive");
        assert!(archive.read("a").is_ok());
        assert_eq!(archive.read("a"), Err(Fault::TooLarge), "the limit is of all parts together");
    }

    #[test]
    fn an_archive_without_its_end_is_cut_off() {
        let bytes = packed(b"text");
        assert_eq!(Archive::open(&bytes[..bytes.len() - 23], 100).err(), Some(Fault::Truncated));
        assert_eq!(Archive::open(&bytes, 100).expect("an archive").read("b"), Err(Fault::Absent));
        assert_eq!(Archive::open(&bytes, 100).expect("an archive").read("/A"), Ok(b"text".to_vec()));
    }
}
