//! Outcome, drivers and respondents in, [`Drivers`] out: who of the items carries how much of R².

use super::design::{Design, settle};
use super::driver_notes;
use super::resampling::Resampling;
use super::{DriverWeight, Drivers, Importance, Settings, settings};
use crate::note::Note;
use crate::problem::{BadSetting, Problem};
use crate::stats::correlation::{Symmetric, correlations};
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

/// Weights, and what it takes to resample them where that is asked for.
pub(super) type Estimated = (Drivers, Option<Resampling>);

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
) -> Result<Option<Estimated>, Problem> {
    on_progress(0, 1, Stage::Drivers);
    let Some(design) = design(survey, settings, rows, notes)? else { return Ok(None) };
    let p = design.items.len();
    let asked = settings.importance == Importance::Dominance;
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
    let estimated = Drivers {
        outcome: design.outcome.name().to_owned(),
        n: ValidN(design.n()),
        r2: Share(weights.r2),
        method: settings.importance,
        missing: settings.missing,
        replicates: 0,
        weights: shared_out(&design, &with_outcome, &weights, dominance.as_deref(), settings.importance),
        differences: Vec::new(),
    };
    let resampling = (settings.bootstrap.replicates > 0).then(|| Resampling::of(&design, settings, rows));
    Ok(Some((estimated, resampling)))
}

/// As much of [`drivers`] as a worker needs that makes some of the replicates.
///
/// # Errors
/// As [`drivers`].
pub(super) fn resampling(
    survey: &Survey,
    settings: &Settings,
    rows: &[u32],
) -> Result<Option<Resampling>, Problem> {
    let design = design(survey, settings, rows, &mut Vec::new())?;
    Ok(design.map(|design| Resampling::of(&design, settings, rows)))
}

fn design<'a>(
    survey: &'a Survey,
    settings: &Settings,
    rows: &[u32],
    notes: &mut Vec<Note>,
) -> Result<Option<Design<'a>>, Problem> {
    let Some(name) = &settings.outcome else { return Ok(None) };
    let outcome = settings::quantity(survey, name)?;
    let items = settings
        .drivers
        .iter()
        .map(|name| settings::quantity(survey, name))
        .collect::<Result<Vec<_>, _>>()?;
    let design = settle(outcome, items, rows, settings.minimum_group, notes);
    let too_many = |p: usize| settings.importance == Importance::Dominance && p > DOMINANCE_ASKED;
    if design.as_ref().is_some_and(|design| too_many(design.items.len())) {
        return Err(settings::bad("importance", BadSetting::OutOfRange));
    }
    Ok(design)
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
            percentile: None,
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

/// Correlations among the drivers, and of each with the outcome, which stands last.
fn split(all: &Symmetric) -> (Symmetric, Vec<f64>) {
    let p = all.order() - 1;
    (Symmetric::from_fn(p, |i, j| all.at(i, j)), all.row(p)[..p].to_vec())
}
