//! A file's first bytes in, what holds its table out: text, or the kind of file that is not read as text.
//!
//! A later format is one more [`Container`] and one file beside this one.

use super::{stata, workbook};
use crate::problem::NotText;

/// What a file is, by its content; its name says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Text,
    Workbook(workbook::Kind),
    Spss,
    Stata,
    Json,
    Other(NotText),
    Encrypted,
    /// Of a kind that cannot be told, since the end is missing.
    Truncated,
}

/// Signatures from the formats' own definitions; the first that fits decides.
const SIGNATURES: [(&[u8], NotText); 23] = [
    (b"\x89PNG\r\n\x1a\n", NotText::Picture),
    (b"\xff\xd8\xff", NotText::Picture),
    (b"GIF87a", NotText::Picture),
    (b"GIF89a", NotText::Picture),
    (b"II*\0", NotText::Picture),
    (b"MM\0*", NotText::Picture),
    (b"\0\0\x01\0", NotText::Picture),
    (b"%PDF-", NotText::Pdf),
    (b"{\\rtf", NotText::Document),
    (b"\x1f\x8b", NotText::Archive),
    (b"7z\xbc\xaf\x27\x1c", NotText::Archive),
    (b"Rar!\x1a\x07", NotText::Archive),
    (b"BZh", NotText::Archive),
    (b"\xfd7zXZ\0", NotText::Archive),
    (b"\x28\xb5\x2f\xfd", NotText::Archive),
    (b"RDX2\n", NotText::Statistics),
    (b"RDX3\n", NotText::Statistics),
    (b"RDA", NotText::Statistics),
    (b"HEADER RECORD*******LIBRARY", NotText::Statistics),
    (b"PAR1", NotText::Binary),
    (b"SQLite format 3\0", NotText::Binary),
    (b"MZ\x90\0", NotText::Binary),
    (b"\x7fELF", NotText::Binary),
];

/// `bytes`: of a file of `size` bytes all, or the beginning.
pub(super) fn container(bytes: &[u8], size: u64) -> Container {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Container::Other(*kind);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes);
    }
    if bytes.starts_with(b"$FL2") || bytes.starts_with(b"$FL3") {
        return Container::Spss;
    }
    // SPSS encrypts the whole file under a head of its own.
    if bytes.get(8..20) == Some(b"ENCRYPTEDSAV") {
        return Container::Encrypted;
    }
    if stata::wrote(bytes) {
        return Container::Stata;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes);
    }
    if picture_by_layout(bytes, size) {
        return Container::Other(NotText::Picture);
    }
    if sas(bytes) {
        return Container::Other(NotText::Statistics);
    }
    marked_up(bytes).unwrap_or(Container::Text)
}

/// Whether decoded text is no text after all: more than one character in fifty is a control character that no export
/// writes. NUL is not among them, since broken exporters pad with it.
pub(super) fn is_binary(text: &str) -> bool {
    let sample = text.as_bytes().get(..64 * 1024).unwrap_or(text.as_bytes());
    let strange = |byte: &u8| matches!(byte, 0x01..=0x08 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let controls = sample.iter().filter(|byte| strange(byte)).count();
    let nul = sample.iter().filter(|byte| **byte == 0).count();
    controls * 50 > sample.len() || nul * 2 > sample.len()
}

/// An Office or OpenDocument file is a zip whose entries have telling names; they stand in plain text in its headers.
fn zipped(bytes: &[u8]) -> Container {
    let holds = |name: &[u8]| find(bytes, name);
    if holds(b"application/vnd.oasis.opendocument.spreadsheet") {
        Container::Workbook(workbook::Kind::OpenDocument)
    } else if holds(b"xl/workbook.bin") {
        Container::Other(NotText::BinaryWorkbook)
    } else if holds(b"xl/workbook") || holds(b"xl\\workbook") || holds(b"xl/worksheets/") {
        Container::Workbook(workbook::Kind::Excel)
    } else if holds(b"word/document")
        || holds(b"ppt/presentation")
        || holds(b"application/vnd.oasis.opendocument.")
    {
        Container::Other(NotText::Document)
    } else if holds(b"PK\x05\x06") {
        Container::Other(NotText::Archive)
    } else {
        Container::Truncated
    }
}

/// An OLE compound file; its directory names its streams in UTF-16. A workbook with a password is an `EncryptedPackage`.
fn compound(bytes: &[u8]) -> Container {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &name)
    };
    if holds("EncryptedPackage") {
        Container::Encrypted
    } else if holds("Workbook") || holds("Book") {
        Container::Other(NotText::OldWorkbook)
    } else if holds("WordDocument") || holds("PowerPoint Document") {
        Container::Other(NotText::Document)
    } else {
        Container::Other(NotText::Binary)
    }
}

fn picture_by_layout(bytes: &[u8], size: u64) -> bool {
    let at = |from: usize, part: &[u8]| bytes.get(from..from + part.len()) == Some(part);
    let webp = at(0, b"RIFF") && at(8, b"WEBP");
    let heif = at(4, b"ftyp") && (at(8, b"hei") || at(8, b"mif1") || at(8, b"avif"));
    // "BM" may begin a header row; a bitmap goes on with its own length.
    let bitmap = at(0, b"BM")
        && bytes.get(2..6).is_some_and(|length| {
            u64::from(u32::from_le_bytes([length[0], length[1], length[2], length[3]])) == size
        });
    webp || heif || bitmap
}

fn sas(bytes: &[u8]) -> bool {
    bytes.get(12..16) == Some(b"\xc2\xea\x81\x60")
}

/// HTML (some tools' "Excel" is a web page), XML and JSON.
fn marked_up(bytes: &[u8]) -> Option<Container> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let bytes = &bytes[start..];
    let begins = |word: &[u8]| bytes.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    if begins(b"<svg") {
        return Some(Container::Other(NotText::Picture));
    }
    if begins(b"<!doctype") || begins(b"<html") || begins(b"<table") {
        return Some(Container::Other(NotText::WebPage));
    }
    if begins(b"<?xml") {
        return Some(Container::Other(NotText::Data));
    }
    let second = bytes[1..].iter().find(|byte| !byte.is_ascii_whitespace());
    match (bytes[0], second) {
        (b'{', Some(b'"' | b'}')) | (b'[', Some(b'{' | b'[' | b']')) => {
            serde_json_begins(bytes).then_some(Container::Json)
        }
        _ => None,
    }
}

/// A header row may begin with a brace; JSON goes on with a colon after the first name, or with nested brackets.
fn serde_json_begins(bytes: &[u8]) -> bool {
    let head = bytes.get(..400).unwrap_or(bytes);
    let quote = head.iter().position(|byte| *byte == b'"');
    let Some(open) = quote else { return true };
    let Some(close) = head[open + 1..].iter().position(|byte| *byte == b'"') else { return false };
    head[open + 1 + close + 1..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
}

fn find(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(container(&locked, locked.len() as u64), Container::Encrypted);
        for (bytes, found) in [
            (&b"PK\x03\x04....xl/workbook.xml"[..], Container::Workbook(workbook::Kind::Excel)),
            (b"$FL2@(#) SPSS DATA FILE", Container::Spss),
            (b"\x73\x02\x01\0", Container::Stata),
            (b"{ \"survey\": 1 }", Container::Json),
            (b"[{\"a\": 1}]", Container::Json),
            (b"PK\x03\x04....data.csv", Container::Truncated),
        ] {
            assert_eq!(container(bytes, bytes.len() as u64), found, "{bytes:?}");
        }
        for (bytes, kind) in [
            (&b"\x89PNG\r\n\x1a\n...."[..], NotText::Picture),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", NotText::Picture),
            (b"RIFF\x10\0\0\0WEBPVP8 ", NotText::Picture),
            (b"BM\x0a\0\0\0\0\0\0\0", NotText::Picture),
            (b"<svg xmlns='...'/>", NotText::Picture),
            (b"%PDF-1.7", NotText::Pdf),
            (b"PK\x03\x04....word/document.xml", NotText::Document),
            (b"PK\x03\x04....data.csv....PK\x05\x06", NotText::Archive),
            (b"\n <!DOCTYPE html>", NotText::WebPage),
            (b"<?xml version=\"1.0\"?><survey/>", NotText::Data),
        ] {
            assert_eq!(container(bytes, bytes.len() as u64), Container::Other(kind), "{bytes:?}");
        }
    }

    #[test]
    fn a_header_row_is_text_whatever_it_begins_with() {
        for text in [
            "BMI;alder",
            "id;a",
            "[Q1];[Q2]",
            "{x};y",
            "<strong>Q1</strong>,b",
            "RAR;1",
            "PKT;1",
            "",
            "\"{\"\"ImportId\"\"}\"",
        ] {
            assert_eq!(container(text.as_bytes(), text.len() as u64), Container::Text, "{text}");
        }
    }

    #[test]
    fn control_characters_are_not_text_but_padding_is() {
        assert!(is_binary("\u{1}\u{2}\u{3}abc"));
        assert!(!is_binary("a;b\n1\0;2\u{1b}"));
        assert!(!is_binary(""));
    }
}
