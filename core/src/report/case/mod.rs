//! What may leave in, the committee's case out: *sagsfremstilling* and press summary, sentence by sentence, each with the
//! numbers it rests on; the reader's edits on top.
//!
//! [`draft`] makes the sentences, [`edits`] holds what the reader made of them, [`laid`] puts the two together and tells
//! where a number has changed under an edited text, [`written`] makes a document and clean text of it.

pub mod draft;
pub mod edits;
pub mod laid;
pub mod written;

use serde::{Deserialize, Serialize};

use crate::codebook::VariableName;
use crate::findings::Cell;

pub use draft::draft;
pub use edits::{CaseEdits, Move, Own, Texts};
pub use laid::{Case, CasePart, Paragraph, Standing, lay};

/// What the committee is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// *Beslutning*.
    #[default]
    Decision,
    /// *Orientering*.
    Information,
}

/// The parts of a case, in their order; the press summary is a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// *Sagens kerne*.
    Core,
    /// *Indstilling*.
    Motion,
    /// *Beslutning*: the committee's, left empty.
    Resolution,
    /// *Sagsfremstilling*; the next four stand under it.
    Presentation,
    Results,
    Priorities,
    Advice,
    Reservations,
    /// *Lov- og plangrundlag*.
    Law,
    /// *Økonomiske konsekvenser*.
    Economy,
    /// *Tidsplan*.
    Schedule,
    /// *Bilag*.
    Appendices,
    Press,
    PressFacts,
}

impl Part {
    /// Of the case.
    pub const CASE: [Part; 12] = [
        Part::Core,
        Part::Motion,
        Part::Resolution,
        Part::Presentation,
        Part::Results,
        Part::Priorities,
        Part::Advice,
        Part::Reservations,
        Part::Law,
        Part::Economy,
        Part::Schedule,
        Part::Appendices,
    ];
    pub const PRESS: [Part; 2] = [Part::Press, Part::PressFacts];

    /// Stands under *Sagsfremstilling*.
    #[must_use]
    pub fn within_presentation(self) -> bool {
        matches!(self, Part::Results | Part::Priorities | Part::Advice | Part::Reservations)
    }
}

/// How a sentence stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Paragraph,
    Point,
}

/// Where a sentence's number stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Trace {
    Cell(Cell),
    /// The ledger of who was asked and who answered.
    Response,
    /// The item's place on the priority map, with its certainty.
    Place(VariableName),
    /// How much of the outcome the drivers explain.
    Explained,
    /// How the numbers were asked for.
    Settings,
}

/// A sentence as the numbers make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The same for the same sentence whatever its numbers: the reader's edits are kept by it.
    pub key: String,
    pub text: String,
    pub form: Form,
    pub traces: Vec<Trace>,
    /// Only the administration knows: to be filled in.
    pub to_fill: bool,
}

/// A case as the numbers make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub title: String,
    pub parts: Vec<(Part, Vec<Sentence>)>,
    /// Further findings that can be put among the results.
    pub offered: Vec<Sentence>,
}

impl Draft {
    #[must_use]
    pub fn sentence(&self, key: &str) -> Option<&Sentence> {
        let all = self.parts.iter().flat_map(|(_, sentences)| sentences).chain(&self.offered);
        all.into_iter().find(|sentence| sentence.key == key)
    }
}
