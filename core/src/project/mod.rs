//! The reader's work in, a file to keep it in out, and the way back: set-up, codebook decisions, texts and the numbers
//! that have left, but not the answers.
//!
//! [`file`] is the file's form with its check sum and versions, [`aggregates`] the numbers it holds, [`compare`] two such
//! sets of numbers beside each other, [`matching`] whether an export is the one that the work was done on.

pub mod aggregates;
pub mod compare;
pub mod date;
pub mod file;
pub mod fingerprint;
pub mod matching;
mod migrate;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::SettingsInput;
use crate::codebook::{Codebook, Edits, VariableName};
use crate::report::case::CaseEdits;
use crate::report::sender::Sender;
use crate::tools::ReadAs;
use crate::units::Language;

pub use aggregates::Aggregates;
pub use compare::{Compared, compare};
pub use date::Date;
pub use file::{Opened, VERSION, open, write, write_with_answers};
pub use fingerprint::{FileMark, Fingerprint};
pub use matching::{Changes, Fitting, Match};

/// How the name of such a file ends.
pub const ENDING: &str = "svarkort";

/// A reader's work on one survey. What a file of an older version does not say is as it is by default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Project {
    /// The version of the program that wrote it.
    pub program: String,
    pub saved: Option<Date>,
    pub language: Language,
    /// The export's files, told by their check sums.
    pub files: Vec<FileMark>,
    /// The export is the invented example, which the program makes itself.
    pub example: bool,
    /// By whose rules they are read.
    #[serde(default)]
    pub read_as: ReadAs,
    /// What the export's variables are called: another export of the same survey is known by them.
    pub variables: Vec<VariableName>,
    /// What they ask, where that is more than the name: one that was renamed is known by it.
    pub texts: BTreeMap<VariableName, String>,
    /// The reader's decisions about the variables, in their order.
    pub history: Vec<Edits>,
    pub settings: SettingsInput,
    /// What has left the page, in its order; what left together is in one list.
    pub taken: Vec<Vec<SettingsInput>>,
    /// The numbers of the last publication.
    pub aggregates: Option<Aggregates>,
    /// The reader's own, to themselves.
    pub notes: String,
    /// What the reader made of the committee's case.
    pub case: CaseEdits,
    pub sender: Sender,
    /// There where the file holds the answers too.
    pub answers: Option<KeptAnswers>,
}

/// That the answers are in the file, and when it must be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAnswers {
    pub delete_by: Date,
}

impl KeptAnswers {
    #[must_use]
    pub fn overdue(self, today: Date) -> bool {
        today > self.delete_by
    }
}

impl Project {
    /// Remembers what another export of the same survey is known by.
    pub fn note_variables(&mut self, codebook: &Codebook) {
        let own = || codebook.variables.iter().filter(|variable| variable.derived.is_none());
        self.variables = own().map(|variable| variable.name.clone()).collect();
        let told = own().filter(|variable| variable.label != variable.name);
        self.texts = told.map(|variable| (variable.name.clone(), variable.label.clone())).collect();
    }
}
