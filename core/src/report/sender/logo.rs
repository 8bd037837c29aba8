//! A picture's bytes in, a logo that documents can carry out: PNG or JPEG, no larger than a page needs, with nothing in
//! it but the picture. SVG is not taken: it may hold scripts and addresses.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::super::base64;
use crate::report::document::{Logo, LogoFormat};

/// Bytes: more than any logo needs, less than a mailbox minds.
pub const LARGEST: usize = 500 * 1024;
/// Pixels to a side.
pub const WIDEST: u32 = 4000;

/// A logo as it is kept; its bytes were checked when it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct LogoFile {
    /// In base64.
    data: String,
}

/// Why a picture cannot be a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLogo {
    /// SVG, or any other format than PNG and JPEG.
    Format,
    TooLarge,
    TooWide,
    /// Cut off, or not what its first bytes say.
    Damaged,
}

impl LogoFile {
    /// Takes the picture without what else its file tells: who made it, with what, where.
    ///
    /// # Errors
    /// When it is no such picture, or too large.
    pub fn of(bytes: &[u8]) -> Result<LogoFile, BadLogo> {
        if bytes.len() > LARGEST {
            return Err(BadLogo::TooLarge);
        }
        let logo = plain(bytes)?;
        Ok(LogoFile { data: base64::written(&logo.bytes) })
    }

    /// # Errors
    /// When what was kept is no such picture.
    pub fn logo(&self) -> Result<Logo, BadLogo> {
        if self.data.len() > 2 * LARGEST {
            return Err(BadLogo::TooLarge);
        }
        plain(&base64::read(&self.data).ok_or(BadLogo::Damaged)?)
    }

    /// For an `img` on the page.
    #[must_use]
    pub fn address(&self) -> String {
        let kind = if self.data.starts_with("iVBOR") { "png" } else { "jpeg" };
        format!("data:image/{kind};base64,{}", self.data)
    }
}

fn plain(bytes: &[u8]) -> Result<Logo, BadLogo> {
    let (format, (width, height, bytes)) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (LogoFormat::Png, png(bytes).ok_or(BadLogo::Damaged)?)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        (LogoFormat::Jpeg, jpeg(bytes).ok_or(BadLogo::Damaged)?)
    } else {
        return Err(BadLogo::Format);
    };
    if width == 0 || height == 0 {
        return Err(BadLogo::Damaged);
    }
    if width > WIDEST || height > WIDEST {
        return Err(BadLogo::TooWide);
    }
    Ok(Logo { format, bytes, width, height, description: String::new() })
}

type Picture = (u32, u32, Vec<u8>);

/// Only the chunks that paint (PNG, third edition, section 11).
fn png(bytes: &[u8]) -> Option<Picture> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut size = None;
    let mut at = 8;
    loop {
        let length = usize::try_from(be32(bytes, at)?).ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at..at.checked_add(12)?.checked_add(length)?)?;
        match (kind, size) {
            (b"IHDR", None) if length == 13 => size = Some((be32(bytes, at + 8)?, be32(bytes, at + 12)?)),
            (_, None) => return None,
            _ => {}
        }
        if matches!(kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND" | b"sRGB" | b"gAMA") {
            kept.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            let (width, height) = size?;
            return Some((width, height, kept));
        }
        at += chunk.len();
    }
}

/// Without application segments other than JFIF's and Adobe's, which say how the colours are meant, and comments.
fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut size = None;
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == 0xff {
            at += 1;
            continue;
        }
        let length = usize::from(be16(bytes, at + 2)?);
        let segment = bytes.get(at..at + 2 + length).filter(|_| length >= 2)?;
        match marker {
            // Start of scan: the picture follows, to the end.
            0xda => {
                let (width, height) = size?;
                let end = bytes.len().checked_sub(2).filter(|end| bytes[*end..] == [0xff, 0xd9]);
                kept.extend_from_slice(&bytes[at..end.map_or(bytes.len(), |end| end + 2)]);
                return end.map(|_| (width, height, kept));
            }
            // Frames: all but DHT, JPG and DAC.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                size = Some((u32::from(be16(bytes, at + 7)?), u32::from(be16(bytes, at + 5)?)));
            }
            _ => {}
        }
        if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
            kept.extend_from_slice(segment);
        }
        at += segment.len();
    }
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut chunk = u32::try_from(data.len()).expect("short").to_be_bytes().to_vec();
        chunk.extend(kind);
        chunk.extend(data);
        chunk.extend([0; 4]);
        chunk
    }

    fn a_png(width: u32) -> Vec<u8> {
        let mut header = width.to_be_bytes().to_vec();
        header.extend(40_u32.to_be_bytes());
        header.extend([8, 2, 0, 0, 0]);
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        png.extend(chunk(b"IHDR", &header));
        png.extend(chunk(b"tEXt", b"Author\0Hemmelig Person"));
        png.extend(chunk(b"IDAT", &[1, 2, 3]));
        png.extend(chunk(b"IEND", &[]));
        png
    }

    fn a_jpeg() -> Vec<u8> {
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xe1, 0, 8];
        jpeg.extend(b"Hemmel");
        jpeg.extend([0xff, 0xc0, 0, 11, 8, 0, 30, 0, 90, 1, 1, 0x11, 0]);
        jpeg.extend([0xff, 0xda, 0, 4, 0, 0, 9, 9, 9, 0xff, 0xd9]);
        jpeg
    }

    #[test]
    fn pictures_are_taken_without_what_they_tell_beside() {
        for (bytes, size) in [(a_png(120), (120, 40)), (a_jpeg(), (90, 30))] {
            let logo = LogoFile::of(&bytes).expect("a picture").logo().expect("kept");
            assert_eq!((logo.width, logo.height), size);
            assert!(!logo.bytes.windows(6).any(|part| part == b"Hemmel"));
            assert!(logo.bytes.len() < bytes.len());
        }
    }

    #[test]
    fn what_is_no_logo_is_refused_for_its_reason() {
        for svg in [
            "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "<?xml version='1.0'?><svg/>",
            "GIF89a",
            "",
        ] {
            assert_eq!(LogoFile::of(svg.as_bytes()), Err(BadLogo::Format));
        }
        assert_eq!(LogoFile::of(&a_png(9000)), Err(BadLogo::TooWide));
        assert_eq!(LogoFile::of(&a_png(0)), Err(BadLogo::Damaged));
        assert_eq!(LogoFile::of(&vec![0; LARGEST + 1]), Err(BadLogo::TooLarge));
        for whole in [a_png(120), a_jpeg()] {
            for end in 8..whole.len() {
                assert_eq!(LogoFile::of(&whole[..end]), Err(BadLogo::Damaged), "{end}");
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(mut bytes in prop::collection::vec(any::<u8>(), 0..80), jpeg: bool) {
            let start: &[u8] = if jpeg { &[0xff, 0xd8, 0xff] } else { b"\x89PNG\r\n\x1a\n" };
            bytes.splice(0..0, start.iter().copied());
            let _ = LogoFile::of(&bytes);
        }
    }
}
