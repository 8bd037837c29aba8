//! A project and an opened export in, whether the one belongs to the other out, and the decisions that still hold.

use std::collections::{BTreeMap, BTreeSet};

use super::Project;
use super::fingerprint::FileMark;
use crate::codebook::{Codebook, Edits};

/// What an export is to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The same files, by their check sums.
    Same,
    /// Other files with the same survey's variables: so many of the project's are there.
    Survey { found: u32, of: u32 },
    /// Another survey.
    Other { found: u32, of: u32 },
}

/// Decisions that can be taken on a codebook, and how many cannot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fitting {
    pub history: Vec<Edits>,
    /// Decisions about variables that are not there or not as they were.
    pub dropped: u32,
}

impl Project {
    /// `codebook`: as recognised, without decisions.
    #[must_use]
    pub fn matches(&self, marks: &[FileMark], codebook: &Codebook) -> Match {
        let sums = |marks: &[FileMark]| marks.iter().map(|mark| mark.sha256.clone()).collect::<BTreeSet<_>>();
        if !marks.is_empty() && sums(&self.files) == sums(marks) {
            return Match::Same;
        }
        let there = |name: &&String| codebook.variables.iter().any(|variable| variable.name == **name);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (found, of) = (count(self.variables.iter().filter(there).count()), count(self.variables.len()));
        // Most of them, and more than the few names that any two exports share.
        if 2 * found > of && found >= of.min(3) {
            Match::Survey { found, of }
        } else {
            Match::Other { found, of }
        }
    }

    /// The decisions one by one, in their order; those that the codebook does not take are left out.
    #[must_use]
    pub fn fitting(&self, codebook: &Codebook) -> Fitting {
        let mut codebook = codebook.clone();
        let mut fitting = Fitting::default();
        for edits in &self.history {
            if let Ok(edited) = codebook.edited(edits) {
                codebook = edited;
                fitting.history.push(edits.clone());
                continue;
            }
            let mut kept = Edits::new();
            for (name, edit) in edits {
                match codebook.edited(&BTreeMap::from([(name.clone(), edit.clone())])) {
                    Ok(edited) => {
                        codebook = edited;
                        kept.insert(name.clone(), edit.clone());
                    }
                    Err(_) => fitting.dropped += 1,
                }
            }
            if !kept.is_empty() {
                fitting.history.push(kept);
            }
        }
        fitting
    }
}
