//! What a document says, whatever it is written as: headings, sentences, tables and figures, in their reading order.
//!
//! A [`Document`] is made from what may leave (`protect::Published`) and is written by [`super::docx`],
//! [`super::pptx`] and [`super::html`]. It knows nothing of pages, slides and files.

use crate::figure::{Figure, Table};
use crate::units::Language;

pub(super) mod cells;
pub(super) mod parts;

pub use super::json::Imprint;

/// A text for a committee: an appendix, a note, a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Of every text in it but the survey's own.
    pub language: Language,
    pub title: String,
    /// What it is an appendix to, or of which survey.
    pub subtitle: Option<String>,
    /// Which unit it is about, and when.
    pub imprint: Imprint,
    pub brand: Brand,
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// One level under the section's: a theme, a background variable.
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    /// A few large numbers side by side.
    KeyFigures(Vec<KeyFigure>),
    /// A chart with its title, its description for those who do not see it, and its footnote. Its table is not written
    /// unless it is a block of its own.
    Figure(Box<Figure>),
    Table(Table),
    /// A reservation, set apart from the text.
    Note(String),
}

/// A number that a reader shall remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// As written: `54 %`.
    pub value: String,
    pub label: String,
    /// What it is of: `n = 573`.
    pub base: String,
}

/// Whose document it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// The municipality.
    pub organisation: Option<String>,
    pub logo: Option<Logo>,
    /// Of headings and rules, where it can be read on white; the writers do not check that.
    pub accent: Option<Rgb>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub format: LogoFormat,
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// For those who do not see it.
    pub description: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    Png,
    Jpeg,
}

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `309772`, as OOXML writes it.
    #[must_use]
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

impl Document {
    /// Every figure in it, in its order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Figure(figure) => Some(&**figure),
            _ => None,
        })
    }
}
