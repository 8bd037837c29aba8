//! Outputs that leave together, and those that have left before, in, a publication out: what of each may be told.
//!
//! What left first stays as it left; what leaves later hides so much that the two together tell nothing that either
//! hides. The outputs that leave together are protected together.

use std::collections::BTreeSet;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::complement::{Covered, WORK, cover};
use super::declare::{Breakdown, Declared, Left, declare};
use super::leaving::{Told, leaving};
use super::linked::{Cell, Size};
use crate::Problem;
use crate::analysis::{self, Analysis, Settings};
use crate::codebook::VariableName;
use crate::note::Noted;
use crate::study::OnProgress;
use crate::survey::Survey;

/// Which counts of the declared outputs are told.
#[derive(Debug, Clone)]
pub struct Publication {
    declared: Declared,
    covered: Covered,
    /// The outputs that leave now are the last ones.
    now: usize,
}

/// One output as it may leave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Published {
    pub answer: Noted<Analysis>,
    /// Cells that are hidden beside those that the data holder does not see either. For the data holder.
    pub further: u32,
}

impl Publication {
    /// `taken`: outputs that have left, in their order. `now`: those that leave together. The smallest group is the
    /// largest that one of them asks for.
    ///
    /// # Errors
    /// When settings name what is not there.
    pub fn of(survey: &Survey, taken: &[Settings], now: &[Settings]) -> Result<Publication, Problem> {
        let alone: Vec<Vec<Settings>> = taken.iter().map(|settings| vec![settings.clone()]).collect();
        Publication::after_all(survey, &alone, now)
    }

    /// As [`Publication::of`], where several outputs have left together.
    ///
    /// # Errors
    /// When settings name what is not there.
    pub fn after_all(
        survey: &Survey,
        taken: &[Vec<Settings>],
        now: &[Settings],
    ) -> Result<Publication, Problem> {
        let mut left = Left::default();
        let mut gone: Vec<Settings> = Vec::new();
        for together in taken {
            let new: Vec<Settings> =
                together.iter().filter(|settings| !gone.contains(settings)).cloned().collect();
            if new.is_empty() {
                continue;
            }
            let first = gone.len();
            gone.extend(new);
            let publication = Publication::after(survey, &left, &gone, &gone[first..])?;
            // Protected anew, beside itself, it might hide other cells: together the two would tell more.
            if now == &gone[first..] {
                return Ok(publication);
            }
            if let [one] = now
                && let Some(place) = gone[first..].iter().position(|settings| settings == one)
            {
                return Ok(Publication { now: publication.now + place, ..publication });
            }
            publication.leave(&mut left);
        }
        let outputs: Vec<Settings> = gone.iter().chain(now).cloned().collect();
        Publication::after(survey, &left, &outputs, now)
    }

    fn after(
        survey: &Survey,
        left: &Left,
        outputs: &[Settings],
        now: &[Settings],
    ) -> Result<Publication, Problem> {
        let minimum = now.iter().map(|settings| settings.minimum_group).max().unwrap_or(1);
        let declared = declare(survey, outputs, outputs.len() - now.len(), minimum, left)?;
        let covered = cover(&declared.linked, WORK);
        Ok(Publication { declared, covered, now: outputs.len() - now.len() })
    }

    /// Remembers what is told.
    fn leave(&self, left: &mut Left) {
        let Declared { linked, keys, tables, outputs } = &self.declared;
        for output in &outputs[self.now..] {
            let rates = output.rates.iter().map(|(breakdown, _)| breakdown);
            let breakdowns: Vec<&Breakdown> =
                output.breakdowns.iter().chain(&output.crossed).chain(rates).collect();
            let categories = breakdowns.iter().flat_map(|breakdown| breakdown.categories.iter());
            let rests = breakdowns.iter().map(|breakdown| breakdown.rest);
            for group in categories.copied().chain(rests) {
                if linked.groups[group].size == Size::Printed && !self.covered.mask.whole[group] {
                    left.sizes.insert(keys[group]);
                }
            }
        }
        for (item, what) in tables.iter().enumerate() {
            for (group, key) in keys.iter().enumerate() {
                if group != 0 && self.covered.mask.cells[item][group] == Cell::Shown {
                    let gone = left.cells.entry(*key).or_default();
                    if !gone.contains(what) {
                        gone.push(what.clone());
                    }
                }
            }
        }
    }

    /// What is told of the `output`th of those that leave now.
    fn told(&self, output: usize) -> Told<'_> {
        Told {
            declared: &self.declared,
            mask: &self.covered.mask,
            output: &self.declared.outputs[self.now + output],
            covered: &self.covered,
        }
    }

    /// The `output`th of those that leave now, as it may leave. `answer` is the data holder's, where it is there.
    ///
    /// Drivers are estimated anew where one of them is hidden: what is left of an estimate would tell of it.
    ///
    /// # Errors
    /// As [`analysis::analyse`].
    pub fn publish(
        &self,
        survey: &Survey,
        settings: &Settings,
        output: usize,
        answer: Option<&Noted<Analysis>>,
        on_progress: OnProgress,
    ) -> Result<Published, Problem> {
        let told = self.told(output);
        let hidden: BTreeSet<&VariableName> = told.hidden_items();
        let outcome_hidden = settings.outcome.as_ref().is_some_and(|name| hidden.contains(name));
        let clear = !outcome_hidden && !settings.drivers.iter().any(|name| hidden.contains(name));
        let answer = match answer.filter(|_| clear) {
            Some(answer) => answer.clone(),
            None => {
                let mut settings = settings.clone();
                settings.drivers.retain(|name| !outcome_hidden && !hidden.contains(name));
                analysis::analyse(survey, &settings, on_progress)?
            }
        };
        Ok(leaving(answer, &told))
    }
}
