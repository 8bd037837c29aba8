//! A document in, a PowerPoint file, 16:9 out.

use super::document::Document;

#[must_use]
pub fn document(_document: &Document) -> Vec<u8> {
    Vec::new()
}
