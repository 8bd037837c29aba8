//! A file's bytes in, piece by piece, its SHA-256 out: an export is known again by it, and nothing of it is kept.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::read::Source;

/// What is kept of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct FileMark {
    pub name: String,
    pub bytes: u64,
    /// In 64 hexadecimal digits.
    pub sha256: String,
}

/// Under way: bytes may come in pieces.
#[derive(Debug, Clone, Default)]
pub struct Fingerprint {
    digest: Sha256,
    bytes: u64,
}

impl Fingerprint {
    pub fn add(&mut self, piece: &[u8]) {
        self.digest.update(piece);
        self.bytes += piece.len() as u64;
    }

    #[must_use]
    pub fn of(self, name: &str) -> FileMark {
        FileMark { name: name.to_owned(), bytes: self.bytes, sha256: hex(&self.digest.finalize()) }
    }
}

/// The marks of files that are in memory.
#[must_use]
pub fn marks(sources: &[Source]) -> Vec<FileMark> {
    let mark = |source: &Source| {
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(&source.bytes);
        fingerprint.of(&source.name)
    };
    sources.iter().map(mark).collect()
}

pub(super) fn sha256(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    hex(&digest.finalize())
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    bytes.iter().flat_map(digits).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, sha256};

    /// FIPS 180-4's examples.
    #[test]
    fn as_the_standard_says() {
        assert_eq!(sha256(&[b"abc"]), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256(&[]), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        let mut pieces = Fingerprint::default();
        pieces.add(b"a");
        pieces.add(b"bc");
        let mark = pieces.of("svar.csv");
        assert_eq!((mark.bytes, mark.sha256), (3, sha256(&[b"abc"])));
    }
}
