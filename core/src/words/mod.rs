//! Typed notes, reasons, problems and figures' texts in, Danish or English sentences out. One struct of fields per topic
//! with one constant per language, so that a missing Danish word does not compile.

pub mod csv;
pub(crate) mod figure;
pub mod number;
mod problem;

pub use self::problem::problem;
use crate::codebook::Reason;
use crate::note::Note;
use crate::units::Language;

/// What happened, what it means, what to do.
#[must_use]
pub fn note(note: &Note, _language: Language) -> String {
    note.kind.code().to_owned()
}

/// Why a variable was read as it was: one sentence for all reasons.
#[must_use]
pub fn evidence(_reasons: &[Reason], _language: Language) -> String {
    String::new()
}
