//! A document in, one self-contained web page out.

use super::document::Document;

#[must_use]
pub fn document(_document: &Document) -> Vec<u8> {
    Vec::new()
}
