//! A driver analysis in, the notes that its reader needs out. The limits are here, each with its reason.

use super::design::{Design, DriverKind};
use super::drivers::{NO_R2, SharedOut, sign};
use super::quantity::Quantity;
use crate::codebook::Kind;
use crate::note::{Note, NoteKind};
use crate::order::InOrder;
use crate::stats::correlation::{Column, Symmetric};
use crate::stats::relative_weights::RelativeWeights;
use crate::survey::Answers;

/// Green (1991): to judge R² of a medium effect, at least 50 + 8 respondents per driver.
fn enough(p: usize) -> usize {
    50 + 8 * p
}

fn few(n: usize, p: usize) -> bool {
    n < enough(p)
}

/// Belsley, Kuh and Welsch (1980): a condition index (root of the condition number) of 30 and more is harmful.
const COLLINEAR_CONDITION: f64 = 900.0;

/// A driver that is the outcome by another name: its reliability would be higher than single items reach.
const NEARLY_THE_OUTCOME: f64 = 0.95;

/// Where more than half chose the top, most respondents cannot differ.
const CEILING: f64 = 0.5;

/// The same answer to at least this many items in a row of one scale, by at least this part of the respondents.
const STRAIGHT_ITEMS: usize = 5;
const STRAIGHT_RESPONDENTS: f64 = 0.1;

/// No item stands out where all shares are within half of the even share.
const FLAT: f64 = 0.5;

pub(super) fn of_estimate(design: &Design, shared: &SharedOut, notes: &mut Vec<Note>) {
    let SharedOut { between, with_outcome, of_columns, .. } = shared;
    let p = design.width();
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let outcome = design.outcome.name();
    let mut note = |kind, variable: &str| notes.push(Note { kind, variable: Some(variable.to_owned()) });

    if few(design.n as usize, p) {
        let (n, drivers, needed) = (design.n, count(p), count(enough(p)));
        note(NoteKind::FewRespondents { n, drivers, needed, estimated: true }, outcome);
    }
    for (j, item) in design.items.iter().enumerate() {
        let twin = (0..j).find(|&i| design.columns[i] == design.columns[j] && design.rows.len() > 1);
        if let Some(twin) = twin {
            note(NoteKind::IdenticalItems { other: design.items[twin].name().to_owned() }, item.name());
        }
        if with_outcome[j].abs() > NEARLY_THE_OUTCOME {
            let correlation = Some(with_outcome[j]);
            note(NoteKind::OutcomeAmongDrivers { correlation }, item.name());
        }
    }
    let condition = condition(between, of_columns);
    if of_columns.dropped > 0 || condition > COLLINEAR_CONDITION {
        note(NoteKind::Collinear { condition }, outcome);
    }
    if let Some(share) = at_the_top(design).filter(|&share| share > CEILING) {
        note(NoteKind::Ceiling { share }, outcome);
    }
    let answered = count(design.rows.len());
    if let Some(respondents) = straight_liners(design)
        && respondents > 0
        && f64::from(respondents) >= STRAIGHT_RESPONDENTS * f64::from(answered)
    {
        note(NoteKind::StraightLining { respondents, of: answered }, outcome);
    }
    if flat(shared) {
        note(NoteKind::FlatWeights { condition }, outcome);
    }
    negative(design, shared, notes);
    // Relative weights of categories depend on which of them is left out.
    let comparable = design.dummies.is_empty();
    let Some(dominance) = shared.dominance.as_ref().filter(|_| comparable) else { return };
    let by_dominance = ranks(dominance);
    let by_weight = ranks(&of_drivers(design, &of_columns.raw));
    for (j, driver) in design.drivers.iter().enumerate() {
        if disagree(by_weight[j], by_dominance[j]) {
            let kind = NoteKind::MethodsDisagree {
                relative_weight_rank: by_weight[j],
                dominance_rank: by_dominance[j],
            };
            notes.push(Note { kind, variable: Some(driver.name.clone()) });
        }
    }
}

/// One note for all, however many they are; about the weightiest of them.
fn negative(design: &Design, shared: &SharedOut, notes: &mut Vec<Note>) {
    let against = |j: usize| design.drivers[j].kind != DriverKind::Category && sign(shared.beta[j]) < 0;
    let mut drivers: Vec<usize> = (0..design.drivers.len()).filter(|&j| against(j)).collect();
    drivers.order_by(|&i, &j| shared.raw[j].total_cmp(&shared.raw[i]));
    let names: Vec<_> = drivers.iter().map(|&j| design.drivers[j].name.clone()).collect();
    if let Some(first) = names.first().cloned() {
        notes.push(Note { kind: NoteKind::NegativeDriver { drivers: names }, variable: Some(first) });
    }
}

/// The weights of columns as weights of drivers.
fn of_drivers(design: &Design, of_columns: &[f64]) -> Vec<f64> {
    let sum = |columns: &[usize]| columns.iter().map(|&column| of_columns[column]).sum();
    design.drivers.iter().map(|driver| sum(&driver.columns)).collect()
}

/// Largest over smallest eigenvalue; where the smallest is nothing, the largest number that a double can tell.
fn condition(between: &Symmetric, weights: &RelativeWeights) -> f64 {
    if weights.dropped > 0 {
        1.0 / crate::stats::relative_weights::rounding_limit(between.order())
    } else {
        weights.condition
    }
}

/// Places two apart, or another item first.
fn disagree(a: u32, b: u32) -> bool {
    a.abs_diff(b) >= 2 || (a != b && a.min(b) == 1)
}

/// 1 for the largest; equals keep their order.
pub(super) fn ranks(values: &[f64]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.order_by(|&i, &j| values[j].total_cmp(&values[i]));
    let mut ranks = vec![0; values.len()];
    for (rank, place) in (1..).zip(order) {
        ranks[place] = rank;
    }
    ranks
}

fn flat(weights: &SharedOut) -> bool {
    let p = weights.raw.len();
    let even = weights.raw.iter().sum::<f64>() / p as f64;
    weights.r2 <= NO_R2 || p > 2 && weights.raw.iter().all(|raw| (raw - even).abs() <= FLAT * even)
}

/// The part of the respondents who gave the outcome its most favourable answer; `None` without a response scale.
fn at_the_top(design: &Design) -> Option<f64> {
    let points = design.outcome.scale().map(|scale| scale.points).filter(|&points| points > 2)?;
    let top = i32::try_from(points).ok()?;
    let answered: Vec<u32> =
        design.rows.iter().copied().filter(|&row| design.outcome.answered(row)).collect();
    let Column::Whole(answers) = design.outcome.column(&answered) else { return None };
    if answers.is_empty() {
        return None;
    }
    let at_top = answers.iter().filter(|&&answer| answer == top).count();
    Some(at_top as f64 / answers.len() as f64)
}

/// Respondents who gave one and the same code to all rating items of the most common response scale.
///
/// By code, not by favourability: among items of which some are reversed, the straight line is in the codes.
fn straight_liners(design: &Design) -> Option<u32> {
    let ratings: Vec<&Quantity> =
        design.items.iter().filter(|item| item.measured().variable.kind == Kind::Rating).collect();
    let alike = |item: &Quantity| ratings.iter().filter(|other| other.scale() == item.scale()).count();
    let scale = ratings.iter().max_by_key(|item| alike(item))?.scale();
    let battery: Vec<&Quantity> = ratings.into_iter().filter(|item| item.scale() == scale).collect();
    if battery.len() < STRAIGHT_ITEMS {
        return None;
    }
    let straight = |row: &&u32| {
        let mut codes = battery.iter().map(|item| match &item.measured().answers {
            Answers::Coded(answers) => {
                answers.at(**row).map(|option| &item.measured().variable.options[usize::from(option)].code)
            }
            Answers::Numbers { .. } | Answers::NotKept => None,
        });
        let first = codes.next().flatten();
        first.is_some() && codes.all(|code| code == first)
    };
    u32::try_from(design.rows.iter().filter(straight).count()).ok()
}
