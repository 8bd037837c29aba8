//! What is known of the invited per group in (typed figures, a frame file, the export's own rows), one count per category
//! of each background variable out.

use std::collections::BTreeMap;

use super::settings::{bad, grouping};
use super::{Counted, Population, Settings, Source, response};
use crate::Problem;
use crate::codebook::{Variable, VariableName};
use crate::note::{Note, NoteKind};
use crate::problem::BadSetting;
use crate::survey::Survey;
use crate::units::Code;

/// Everybody invited, in all and by background variable.
#[derive(Debug, Clone, Default)]
pub(crate) struct Margins {
    /// Invited who are of the population: what a sample is a sample of.
    pub eligible: Option<u32>,
    pub by_variable: BTreeMap<VariableName, Margin>,
}

#[derive(Debug, Clone)]
pub(crate) struct Margin {
    /// One per option of the variable; `None` where nothing is said of it. What is typed goes before what files tell.
    pub invited: Vec<Option<Counted>>,
}

/// # Errors
/// When the population names a variable without categories, or a category that it does not have.
pub(crate) fn margins(
    survey: &Survey,
    settings: &Settings,
    notes: &mut Vec<Note>,
) -> Result<Margins, Problem> {
    let invited = response::invited(survey, settings.population.as_ref(), &settings.ledger);
    let ineligible = settings.ledger.ineligible.unwrap_or(0);
    let mut margins = Margins {
        eligible: invited.map(|counted| counted.n.saturating_sub(ineligible)),
        by_variable: BTreeMap::new(),
    };
    if let Some(frame) = &survey.response.frame {
        for (name, margin) in &frame.margins {
            let told = |&n: &u32| Some(Counted { n, source: frame.source });
            let invited = margin.by_option.iter().map(told).collect();
            margins.by_variable.insert(name.clone(), Margin { invited });
        }
    }
    let Some(Population::Margins(typed)) = &settings.population else { return Ok(margins) };
    let mut totals: Vec<u32> = Vec::new();
    for (name, counts) in typed {
        let variable = &grouping(survey, name)?.variable;
        let nothing = || Margin { invited: vec![None; variable.options.len()] };
        let margin = margins.by_variable.entry(name.clone()).or_insert_with(nothing);
        let typed = typed_by_option(variable, counts)
            .ok_or_else(|| bad(&format!("population.{name}"), BadSetting::UnknownCode))?;
        for (known, typed) in margin.invited.iter_mut().zip(&typed) {
            *known = typed.map(|n| Counted { n, source: Source::Typed }).or(*known);
        }
        totals.extend(total(variable, &typed));
    }
    let differ = totals.windows(2).any(|pair| pair[0] != pair[1]);
    if differ {
        let (low, high) = (totals.iter().min().copied(), totals.iter().max().copied());
        let kind = NoteKind::MarginsDiffer { low: low.unwrap_or(0), high: high.unwrap_or(0) };
        notes.push(Note { kind, variable: None });
    }
    Ok(margins)
}

/// One count per option; `None` where a code is none of the variable's.
fn typed_by_option(variable: &Variable, counts: &BTreeMap<String, u32>) -> Option<Vec<Option<u32>>> {
    let mut typed = vec![None; variable.options.len()];
    for (written, count) in counts {
        // Categories that were merged are typed one by one, as the register has them.
        let sum: &mut Option<u32> = &mut typed[place(variable, written)?];
        *sum = Some(sum.unwrap_or(0).saturating_add(*count));
    }
    Some(typed)
}

/// Everybody invited, where something is typed for every group that answered.
fn total(variable: &Variable, typed: &[Option<u32>]) -> Option<u32> {
    let whole = variable.options.iter().zip(typed).all(|(o, typed)| o.missing || o.n == 0 || typed.is_some());
    whole.then(|| typed.iter().flatten().fold(0, |sum: u32, n| sum.saturating_add(*n)))
}

/// What the margins of all variables add up to; `None` where they are not whole or differ.
pub(super) fn sum(survey: &Survey, typed: &BTreeMap<VariableName, BTreeMap<String, u32>>) -> Option<u32> {
    let sums: Option<Vec<u32>> = typed
        .iter()
        .map(|(name, counts)| {
            let variable = &grouping(survey, name).ok()?.variable;
            total(variable, &typed_by_option(variable, counts)?)
        })
        .collect();
    let sums = sums?;
    let first = *sums.first()?;
    sums.iter().all(|sum| *sum == first).then_some(first)
}

/// The option that a register's code or label stands for.
fn place(variable: &Variable, written: &str) -> Option<usize> {
    let code = Code::parse(written);
    let options = &variable.options;
    let by_code = options.iter().position(|option| option.code == code || option.merged.contains(&code));
    by_code.or_else(|| options.iter().position(|option| option.label == written.trim()))
}
