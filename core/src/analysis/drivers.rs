//! Outcome, drivers and respondents in, [`Drivers`] out: who of the items carries how much of R².

use super::design::{Design, Driver, DriverKind};
use super::resampling::Resampling;
use super::{DriverWeight, Drivers, Importance, Settings, WhatIf, driver_notes, settings, what_if};
use crate::note::{Note, NoteKind};
use crate::problem::{BadSetting, Problem};
use crate::stats::bootstrap::{Estimate, multiple_correlation};
use crate::stats::correlation::{Symmetric, correlations};
use crate::stats::dominance::general_dominance;
use crate::stats::grouped_dominance::grouped_dominance;
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

/// Weights, what it takes to resample them where that is asked for, and each driver's performance where it is not simply
/// that of its item.
#[derive(Debug)]
pub(super) struct Estimated {
    pub drivers: Drivers,
    pub performance: Option<Vec<Option<f64>>>,
    pub resampling: Option<Resampling>,
    pub what_if: Option<WhatIf>,
}

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
    let Some(shared) = shared_out(&design, settings, on_progress, notes) else { return Ok(None) };
    driver_notes::of_estimate(&design, &shared, notes);
    if shared.r2 <= NO_R2 {
        return Ok(None);
    }
    let estimated = Drivers {
        outcome: design.outcome.name().to_owned(),
        n: ValidN(design.n),
        r2: Share(shared.r2),
        method: settings.importance,
        missing: settings.missing,
        replicates: 0,
        weights: weights(&design, &shared),
        differences: Vec::new(),
    };
    let resampling = (settings.bootstrap.replicates > 0).then(|| Resampling::of(&design, settings));
    Ok(Some(Estimated {
        drivers: estimated,
        performance: shared.performance,
        resampling,
        what_if: what_if::what_if(&design, settings),
    }))
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
    Ok(design.map(|design| Resampling::of(&design, settings)))
}

fn design<'a>(
    survey: &'a Survey,
    settings: &Settings,
    rows: &[u32],
    notes: &mut Vec<Note>,
) -> Result<Option<Design<'a>>, Problem> {
    let design = Design::settle(survey, settings, rows, notes)?;
    let too_many = |d: usize| settings.importance == Importance::Dominance && d > DOMINANCE_ASKED;
    if design.as_ref().is_some_and(|design| too_many(design.drivers.len())) {
        return Err(settings::bad("importance", BadSetting::OutOfRange));
    }
    Ok(design)
}

/// R² and its parts, one per driver.
pub(super) struct SharedOut {
    pub r2: f64,
    pub raw: Vec<f64>,
    pub beta: Vec<f64>,
    pub correlation: Vec<f64>,
    pub dominance: Option<Vec<f64>>,
    performance: Option<Vec<Option<f64>>>,
    /// Of the columns: their correlations, and what Johnson's weights make of them.
    pub between: Symmetric,
    pub with_outcome: Vec<f64>,
    pub of_columns: RelativeWeights,
}

fn shared_out(
    design: &Design,
    settings: &Settings,
    on_progress: OnProgress,
    notes: &mut Vec<Note>,
) -> Option<SharedOut> {
    let asked = settings.importance == Importance::Dominance;
    let d = design.drivers.len();
    if design.is_plain(settings) {
        let (between, with_outcome) = split(&correlations(&design.columns));
        let of_columns = relative_weights(&between, &with_outcome);
        on_progress(1, 1, Stage::Drivers);
        let dominance = (asked || d <= DOMINANCE_BESIDE).then(|| {
            general_dominance(&between, &with_outcome, &mut |done, total| {
                on_progress(done, total, Stage::Dominance)
            })
        });
        let raw = dominance.clone().filter(|_| asked).unwrap_or_else(|| of_columns.raw.clone());
        return Some(SharedOut {
            r2: of_columns.r2,
            raw,
            beta: of_columns.beta.clone(),
            correlation: with_outcome.clone(),
            dominance,
            performance: None,
            between,
            with_outcome,
            of_columns,
        });
    }
    let mut bootstrap = Resampling::of(design, settings);
    let Some(estimate) = bootstrap.estimate() else {
        let kind = match settings.importance {
            Importance::Logistic => NoteKind::Separated,
            Importance::RelativeWeights | Importance::Dominance => NoteKind::FlatWeights { condition: 1.0 },
        };
        notes.push(Note { kind, variable: Some(design.outcome.name().to_owned()) });
        return None;
    };
    if estimate.smoothed {
        let variable = Some(design.outcome.name().to_owned());
        notes.push(Note { kind: NoteKind::NotPositiveDefinite, variable });
    }
    on_progress(1, 1, Stage::Drivers);
    let Estimate { r2, raw, beta, mut correlation, between, with_outcome, .. } = estimate;
    for (correlation, driver) in correlation.iter_mut().zip(&design.drivers) {
        if driver.kind == DriverKind::Category {
            *correlation = multiple_correlation(&between, &with_outcome, &driver.columns);
        }
    }
    let plain = design.drivers.iter().all(|driver| driver.columns.len() == 1);
    let dominance = match settings.importance {
        Importance::Dominance => Some(raw.clone()),
        Importance::RelativeWeights if d <= DOMINANCE_BESIDE => Some(if plain {
            general_dominance(&between, &with_outcome, &mut |done, total| {
                on_progress(done, total, Stage::Dominance)
            })
        } else {
            let groups: Vec<Vec<usize>> =
                design.drivers.iter().map(|driver| driver.columns.clone()).collect();
            grouped_dominance(&between, &with_outcome, &groups)
        }),
        Importance::RelativeWeights | Importance::Logistic => None,
    };
    let own = design.weights.is_some() || !plain;
    Some(SharedOut {
        r2,
        raw,
        beta,
        correlation,
        dominance,
        performance: own.then(|| bootstrap.performance()),
        of_columns: relative_weights(&between, &with_outcome),
        between,
        with_outcome,
    })
}

fn weights(design: &Design, shared: &SharedOut) -> Vec<DriverWeight> {
    let total: f64 = shared.raw.iter().sum();
    let weight = |(j, driver): (usize, &Driver)| {
        // Categories have no direction.
        let beta = if driver.kind == DriverKind::Category { shared.beta[j].abs() } else { shared.beta[j] };
        DriverWeight {
            name: driver.name.clone(),
            label: driver.label.clone(),
            raw: shared.raw[j],
            share: Share(shared.raw[j] / total),
            interval: None,
            percentile: None,
            rank: None,
            dominance: shared.dominance.as_ref().map(|phi| phi[j]),
            beta,
            correlation: shared.correlation[j],
            sign: sign(beta),
            above_noise: None,
        }
    };
    design.drivers.iter().enumerate().map(weight).collect()
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
