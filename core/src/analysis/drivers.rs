//! Outcome, drivers and respondents in, [`Drivers`] out: who of the items carries how much of R².
//!
//! The design is settled step by step, each step with its note: items without spread are left out, respondents with an
//! answer to everything are kept (listwise), and there must be more of them than coefficients.

use super::driver_notes::{self, Design};
use super::quantity::Quantity;
use super::{DriverWeight, Drivers, Importance, Settings, settings};
use crate::note::{Note, NoteKind};
use crate::problem::{BadSetting, Problem};
use crate::stats::correlation::{Column, Symmetric, correlations};
use crate::stats::dominance::general_dominance;
use crate::stats::relative_weights::{RelativeWeights, relative_weights};
use crate::study::{OnProgress, Stage};
use crate::survey::Survey;
use crate::units::{Share, ValidN};

/// Up to this many drivers dominance is computed beside the relative weights; each further one doubles the work.
pub const DOMINANCE_BESIDE: usize = 20;

/// Up to this many drivers dominance is computed where it is asked for as the importance.
pub const DOMINANCE_ASKED: usize = 25;

/// A coefficient this near zero has no sign.
const NO_SIGN: f64 = 1e-12;

/// R² at or under this is rounding: there is nothing to share out.
pub(super) const NO_R2: f64 = 1e-12;

/// `None` where there is no outcome or no driver, and where the design cannot be estimated; the notes say why.
///
/// # Errors
/// When dominance is asked for with too many drivers, or a setting names what is not there.
pub(super) fn drivers(
    survey: &Survey,
    settings: &Settings,
    rows: &[u32],
    on_progress: OnProgress,
    notes: &mut Vec<Note>,
) -> Result<Option<Drivers>, Problem> {
    let Some(name) = &settings.outcome else { return Ok(None) };
    let outcome = settings::quantity(survey, name)?;
    let items = settings
        .drivers
        .iter()
        .map(|name| settings::quantity(survey, name))
        .collect::<Result<Vec<_>, _>>()?;
    on_progress(0, 1, Stage::Drivers);
    let Some(design) = settle(outcome, items, rows, settings.minimum_group, notes) else { return Ok(None) };

    let p = design.items.len();
    let asked = settings.importance == Importance::Dominance;
    if asked && p > DOMINANCE_ASKED {
        return Err(settings::bad("importance", BadSetting::OutOfRange));
    }
    let (between, with_outcome) = split(&correlations(&design.columns));
    let weights = relative_weights(&between, &with_outcome);
    on_progress(1, 1, Stage::Drivers);
    let dominance = (asked || p <= DOMINANCE_BESIDE).then(|| {
        general_dominance(&between, &with_outcome, &mut |done, total| {
            on_progress(done, total, Stage::Dominance)
        })
    });

    driver_notes::of_estimate(&design, &between, &with_outcome, &weights, dominance.as_deref(), notes);
    if weights.r2 <= NO_R2 {
        return Ok(None);
    }
    Ok(Some(Drivers {
        outcome: name.clone(),
        n: ValidN(design.n()),
        r2: Share(weights.r2),
        method: settings.importance,
        missing: settings.missing,
        replicates: 0,
        weights: shared_out(&design, &with_outcome, &weights, dominance.as_deref(), settings.importance),
    }))
}

fn shared_out(
    design: &Design,
    with_outcome: &[f64],
    weights: &RelativeWeights,
    dominance: Option<&[f64]>,
    importance: Importance,
) -> Vec<DriverWeight> {
    let raw = match (importance, dominance) {
        (Importance::Dominance, Some(dominance)) => dominance,
        _ => &weights.raw,
    };
    let total: f64 = raw.iter().sum();
    design
        .items
        .iter()
        .enumerate()
        .map(|(j, item)| DriverWeight {
            name: item.name().to_owned(),
            label: item.label().to_owned(),
            raw: raw[j],
            share: Share(raw[j] / total),
            interval: None,
            rank: None,
            dominance: dominance.map(|phi| phi[j]),
            beta: weights.beta[j],
            correlation: with_outcome[j],
            sign: sign(weights.beta[j]),
            above_noise: None,
        })
        .collect()
}

pub(super) fn sign(beta: f64) -> i8 {
    if beta.abs() <= NO_SIGN {
        0
    } else if beta < 0.0 {
        -1
    } else {
        1
    }
}

/// The drivers and respondents that can be estimated on.
fn settle<'a>(
    outcome: Quantity<'a>,
    mut items: Vec<Quantity<'a>>,
    rows: &[u32],
    minimum_group: u32,
    notes: &mut Vec<Note>,
) -> Option<Design<'a>> {
    if items.is_empty() {
        return None;
    }
    let mut note = |kind, variable: &str| notes.push(Note { kind, variable: Some(variable.to_owned()) });
    let answered: Vec<u32> = rows.iter().copied().filter(|&row| outcome.answered(row)).collect();
    if outcome.column(&answered).constant() {
        note(NoteKind::ConstantOutcome, outcome.name());
        return None;
    }
    // Items that are constant even before the others' gaps are looked at must not cost respondents by their own gaps.
    items.retain(|item| {
        let valid: Vec<u32> = answered.iter().copied().filter(|&row| item.answered(row)).collect();
        let constant = item.column(&valid).constant();
        if constant {
            note(NoteKind::ConstantItem, item.name());
        }
        !constant
    });
    loop {
        let p = items.len();
        if p == 0 {
            return None;
        }
        let complete: Vec<u32> =
            answered.iter().copied().filter(|&row| items.iter().all(|item| item.answered(row))).collect();
        let n = u32::try_from(complete.len()).unwrap_or(u32::MAX);
        if complete.len() <= p + 1 || n < minimum_group {
            note(
                NoteKind::FewRespondents { n, drivers: u32::try_from(p).unwrap_or(u32::MAX) },
                outcome.name(),
            );
            note_loss(n, rows, outcome.name(), notes);
            return None;
        }
        let mut columns: Vec<Column> = items.iter().map(|item| item.column(&complete)).collect();
        let constant: Vec<bool> = columns.iter().map(Column::constant).collect();
        if constant.contains(&true) {
            let mut constant = constant.into_iter();
            items.retain(|item| {
                let leave = constant.next() == Some(true);
                if leave {
                    note(NoteKind::ConstantItem, item.name());
                }
                !leave
            });
            continue;
        }
        columns.push(outcome.column(&complete));
        if columns.last().is_some_and(Column::constant) {
            note(NoteKind::ConstantOutcome, outcome.name());
            return None;
        }
        note_loss(n, rows, outcome.name(), notes);
        return Some(Design { outcome, items, rows: complete, columns });
    }
}

/// Listwise keeps only respondents with every answer; under half of them is worth knowing.
fn note_loss(kept: u32, rows: &[u32], outcome: &str, notes: &mut Vec<Note>) {
    let of = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if 2 * u64::from(kept) < u64::from(of) {
        notes.push(Note { kind: NoteKind::ListwiseLoss { kept, of }, variable: Some(outcome.to_owned()) });
    }
}

/// Correlations among the drivers, and of each with the outcome, which stands last.
fn split(all: &Symmetric) -> (Symmetric, Vec<f64>) {
    let p = all.order() - 1;
    (Symmetric::from_fn(p, |i, j| all.at(i, j)), all.row(p)[..p].to_vec())
}
