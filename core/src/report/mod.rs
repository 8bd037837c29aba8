//! What may leave in, files out: [`json`] the contract's plain shapes, [`csv`] all numbers for a spreadsheet.

pub mod csv;
pub mod json;

/// Of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
}
