//! A document in, a Word file out.

use super::document::Document;

#[must_use]
pub fn document(_document: &Document) -> Vec<u8> {
    Vec::new()
}
