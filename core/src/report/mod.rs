//! What may leave in, files out: [`json`] the contract's plain shapes, [`csv`] all numbers for a spreadsheet, and for a
//! committee a [`document`], written as Word ([`docx`]), PowerPoint ([`pptx`]) and as a web page ([`html`]).

pub mod csv;
pub mod document;
pub mod docx;
pub mod html;
pub mod json;
pub mod pptx;

/// Of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
}
