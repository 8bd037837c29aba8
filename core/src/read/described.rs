//! What a file's own format says of its columns: texts, value labels, codes of no answer, level of measurement.

use super::Column;
use crate::order::InOrder;
use crate::units::Code;

/// What the format says of one column. Formats of text say nothing; SPSS, Stata and forms as JSON do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Described {
    pub text: Option<String>,
    /// The question that the columns of a set of several answers share.
    pub stem: Option<String>,
    /// In the file's order.
    pub labels: Vec<(Code, String)>,
    /// Codes declared to mean no answer, as far as they are used or labelled.
    pub missing: Vec<Code>,
    pub measure: Option<Measure>,
    pub set: Option<Set>,
    pub holds: Option<Holds>,
}

/// Labels of all columns together. A list of labels may belong to many columns, so that a small file can state more of
/// them than there is room for.
pub(super) const MOST_LABELS: usize = 1_000_000;

/// The level of measurement that the file states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Nominal,
    Ordinal,
    Scale,
}

/// How a column takes part in a question with several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Set {
    /// It is one option; the code says that it was chosen.
    Option { chosen: Code },
    /// It holds one of the answers given, as do the other columns of the set's name.
    Mention { set: String },
    /// Its cells hold all the answers given, with a blank between their codes.
    Joined,
}

/// What the file's own type of the column rules out being a response scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Text,
    Date,
    Id,
    Technical,
}

impl Described {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Described::default()
    }
}

/// The codes of a column, seen or labelled, that one of the declared ranges holds.
pub(super) fn within(ranges: &[(f64, f64)], column: &Column, labels: &[(Code, String)]) -> Vec<Code> {
    let number = |code: &Code| match code {
        Code::Number(code) => Some(*code as f64),
        Code::Text(text) => super::number::parse(text),
    };
    let inside = |code: &Code| {
        number(code).is_some_and(|number| ranges.iter().any(|(low, high)| (*low..=*high).contains(&number)))
    };
    let seen = column.values.iter().skip(1).map(Code::parse);
    let mut codes: Vec<Code> =
        seen.chain(labels.iter().map(|(code, _)| code.clone())).filter(inside).collect();
    codes.order();
    codes.dedup();
    codes
}
