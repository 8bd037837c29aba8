//! What may leave in, files out: [`json`] the contract's plain shapes, [`csv`] all numbers for a spreadsheet, and for a
//! committee the [`appendix`], a [`document`] that is written as Word ([`docx`]), PowerPoint ([`pptx`]) and as a web page
//! ([`html`]); [`xlsx`] holds every number with native charts. The [`case`] is the committee's text, [`units`] one report
//! each, [`sender`] whose documents they are.

pub mod appendix;
mod base64;
pub mod case;
pub mod csv;
pub mod document;
pub mod docx;
pub mod html;
pub mod json;
mod ooxml;
pub mod pptx;
pub mod sender;
pub mod units;
pub mod xlsx;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::protect::Published;

pub use appendix::Extent;
use document::{Brand, Document, Imprint};

/// Of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Format {
    Json,
    Csv,
    /// Word: the whole appendix, or a note.
    Docx(Extent),
    /// PowerPoint, 16:9.
    Pptx,
    /// Excel: every number, one sheet per table.
    Xlsx,
    /// One self-contained web page.
    Html,
}

/// The file of what may leave. The same of the same, to the last byte.
#[must_use]
pub fn file(published: &Published, format: Format, imprint: &Imprint) -> Vec<u8> {
    branded(published, format, imprint, &Brand::default())
}

/// The same with the municipality's name, logo and colour, where the format carries them.
#[must_use]
pub fn branded(published: &Published, format: Format, imprint: &Imprint, brand: &Brand) -> Vec<u8> {
    let appendix =
        |extent| Document { brand: brand.clone(), ..appendix::appendix(published, imprint, extent) };
    match format {
        Format::Json => json::document(published, imprint),
        Format::Csv => csv::document(published),
        Format::Docx(extent) => docx::document(&appendix(extent)),
        Format::Pptx => pptx::document(&appendix(Extent::Slides)),
        Format::Xlsx => xlsx::document(published, imprint),
        Format::Html => html::document(&appendix(Extent::Full)),
    }
}
