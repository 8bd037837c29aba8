//! What is known of the invited per group in (typed figures, a frame file, the export's own rows), one count per category
//! of each background variable out.

use std::collections::BTreeMap;

use super::settings::{bad, grouping};
use super::{Population, Settings, Source, response};
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
    pub source: Source,
    /// One per option of the variable; `None` where nothing is said of it.
    pub invited: Vec<Option<u32>>,
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
            let invited = margin.by_option.iter().copied().map(Some).collect();
            margins.by_variable.insert(name.clone(), Margin { source: frame.source, invited });
        }
    }
    let Some(Population::Margins(typed)) = &settings.population else { return Ok(margins) };
    let mut totals: Vec<u32> = Vec::new();
    for (name, counts) in typed {
        let variable = &grouping(survey, name)?.variable;
        let mut invited = vec![None; variable.options.len()];
        for (written, count) in counts {
            let Some(place) = place(variable, written) else {
                return Err(bad(&format!("population.{name}"), BadSetting::UnknownCode));
            };
            // Categories that were merged are typed one by one, as the register has them.
            let sum: &mut Option<u32> = &mut invited[place];
            *sum = Some(sum.unwrap_or(0).saturating_add(*count));
        }
        totals.push(counts.values().fold(0, |sum, count| sum.saturating_add(*count)));
        margins.by_variable.insert(name.clone(), Margin { source: Source::Typed, invited });
    }
    let differ = totals.windows(2).any(|pair| pair[0] != pair[1]);
    if differ {
        let (low, high) = (totals.iter().min().copied(), totals.iter().max().copied());
        let kind = NoteKind::MarginsDiffer { low: low.unwrap_or(0), high: high.unwrap_or(0) };
        notes.push(Note { kind, variable: None });
    }
    Ok(margins)
}

/// The option that a register's code or label stands for.
fn place(variable: &Variable, written: &str) -> Option<usize> {
    let code = Code::parse(written);
    let options = &variable.options;
    let by_code = options.iter().position(|option| option.code == code || option.merged.contains(&code));
    by_code.or_else(|| options.iter().position(|option| option.label == written.trim()))
}
