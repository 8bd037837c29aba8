//! A project and an opened export in, whether the one belongs to the other out, and the decisions that still hold.

use std::collections::{BTreeMap, BTreeSet};

use super::Project;
use super::compare::plain;
use super::fingerprint::FileMark;
use crate::codebook::{Codebook, Edits, Variable, VariableName};

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

/// What differs between a project's variables and those of another export of the same survey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub new: Vec<VariableName>,
    pub gone: Vec<VariableName>,
    /// The name before and the name now, of the same text.
    pub renamed: Vec<(VariableName, VariableName)>,
}

impl Project {
    /// `codebook`: as recognised, without decisions.
    #[must_use]
    pub fn changes(&self, codebook: &Codebook) -> Changes {
        let names: BTreeSet<&String> = codebook.variables.iter().map(|variable| &variable.name).collect();
        let mut gone: Vec<VariableName> =
            self.variables.iter().filter(|name| !names.contains(name)).cloned().collect();
        let known: BTreeSet<&String> = self.variables.iter().collect();
        let mut new: Vec<&Variable> =
            codebook.variables.iter().filter(|variable| !known.contains(&variable.name)).collect();
        let mut renamed = Vec::new();
        let text_of = |name: &String| self.texts.get(name).map(|text| plain(text));
        let before = gone.clone();
        gone.retain(|name| {
            let Some(text) = text_of(name).filter(|text| !text.is_empty()) else { return true };
            let same = |variable: &&Variable| plain(&variable.label) == text;
            // A text that several share tells nothing.
            let alone = new.iter().filter(|variable| same(variable)).count() == 1
                && before.iter().filter(|other| text_of(other).as_ref() == Some(&text)).count() == 1;
            let Some(place) = new.iter().position(same).filter(|_| alone) else {
                return true;
            };
            renamed.push((name.clone(), new.remove(place).name.clone()));
            false
        });
        Changes { new: new.into_iter().map(|variable| variable.name.clone()).collect(), gone, renamed }
    }

    /// `codebook`: as recognised, without decisions.
    #[must_use]
    pub fn matches(&self, marks: &[FileMark], codebook: &Codebook) -> Match {
        let sums = |marks: &[FileMark]| marks.iter().map(|mark| mark.sha256.clone()).collect::<BTreeSet<_>>();
        if !marks.is_empty() && sums(&self.files) == sums(marks) {
            return Match::Same;
        }
        let there = |name: &&String| codebook.variables.iter().any(|variable| variable.name == **name);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let found = self.variables.iter().filter(there).count() + self.changes(codebook).renamed.len();
        let (found, of) = (count(found), count(self.variables.len()));
        // Most of them, and more than the few names that any two exports share.
        if 2 * found > of && found >= of.min(3) {
            Match::Survey { found, of }
        } else {
            Match::Other { found, of }
        }
    }

    /// The decisions one by one, in their order, those about a renamed variable under its name now; those that the
    /// codebook does not take are left out.
    #[must_use]
    pub fn fitting(&self, recognised: &Codebook) -> Fitting {
        let mut codebook = recognised.clone();
        let mut fitting = Fitting::default();
        let renamed: BTreeMap<String, String> = self.changes(recognised).renamed.into_iter().collect();
        for edits in &self.history {
            let edits = &under_new_names(edits, &renamed);
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

fn under_new_names(edits: &Edits, renamed: &BTreeMap<VariableName, VariableName>) -> Edits {
    let now = |name: &VariableName| renamed.get(name).unwrap_or(name).clone();
    let renamed = edits.iter().map(|(name, edit)| {
        let mut edit = edit.clone();
        if let Some(Some(asked_if)) = &mut edit.asked_if {
            asked_if.variable = now(&asked_if.variable);
        }
        (now(name), edit)
    });
    renamed.collect()
}
