//! A settled design in, a [`WhatIf`] out: by how much the outcome is higher where an item is, the other drivers the same.
//!
//! An association between respondents, never what a change would cause.

use std::cmp::Ordering;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::design::Design;
use super::distribution::{Favour, class_by};
use super::quantity::{Quantity, Scale};
use super::{Interval, IntervalMethod, Settings};
use crate::codebook::VariableName;
use crate::stats::correlation::Column;
use crate::stats::ols::{Ols, Values, ols};
use crate::stats::student;
use crate::units::{Share, ValidN};

/// How the outcome, in points of its own scale, goes with each item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct WhatIf {
    pub outcome: VariableName,
    /// Respondents with an answer to everything.
    pub n: ValidN,
    pub r2: Share,
    pub items: Vec<WhatIfItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct WhatIfItem {
    pub name: VariableName,
    pub label: String,
    /// For one point (one unit of a number); twice as much for two.
    pub per_point: Change,
    /// By how many points the item's mean can rise at most; absent for a number.
    pub room: Option<f64>,
    /// Those who gave the best answer already.
    pub at_top: Option<Share>,
    /// There is less than a point of room, or most are at the top: little can be gained, and little be known of gains.
    pub ceiling: bool,
    /// From dissatisfied to neither; absent where the scale has no middle or nobody gave one of the two answers.
    pub red_to_yellow: Option<Change>,
    /// From neither to satisfied.
    pub yellow_to_green: Option<Change>,
    /// From dissatisfied to satisfied, where there is nothing between.
    pub red_to_green: Option<Change>,
}

/// In points of the outcome's scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Change {
    pub value: f64,
    pub interval: Interval,
}

/// Most are at the top where more than this part is.
const AT_TOP: f64 = 0.5;

/// `None` where the drivers depend on each other, or there are not more respondents than coefficients.
///
/// Per point: ordinary least squares of the outcome on all drivers. By colour: the same with two columns for each rating in
/// place of one, "not red" and "green": the step up to yellow may count for more, or less, than the step on to green.
/// Intervals by HC3 (MacKinnon and White, 1985); colours after Brandt (1987).
pub(super) fn what_if(design: &Design, settings: &Settings) -> Option<WhatIf> {
    let rows = &in_order(design);
    let weights = design.weights_of(rows);
    let outcome = numbers(&design.outcome.column(rows));
    let items = design.items.iter().map(|item| values(&item.column(rows)));
    let dummies = design.dummies.iter().map(|dummy| values(&dummy.answers(rows).values));
    let columns: Vec<Values> = items.chain(dummies).collect();
    let (items, dummies) = columns.split_at(design.items.len());
    let linear = ols(&columns, &outcome, weights.as_deref())?;
    let confidence = settings.bootstrap.confidence.0;
    let change = |of: &Ols, column: usize| -> Change {
        let t = student::two_sided_quantile(1.0 - confidence, of.freedom);
        let (value, half) = (of.coefficients[column], t * of.standard_error(column));
        let interval = Interval { low: value - half, high: value + half, method: IntervalMethod::Hc3 };
        Change { value, interval }
    };

    let colours: Vec<Colours> =
        design.items.iter().zip(items).map(|(item, values)| Colours::of(item, values)).collect();
    let mut by_colour: Vec<Values> = Vec::new();
    let places: Vec<Vec<(Option<Step>, usize)>> = colours
        .into_iter()
        .map(|colours| {
            let start = by_colour.len();
            let steps = colours.columns.iter().map(|(step, _)| *step).collect::<Vec<Option<Step>>>();
            by_colour.extend(colours.columns.into_iter().map(|(_, column)| column));
            steps.into_iter().zip(start..).collect()
        })
        .collect();
    by_colour.extend_from_slice(dummies);
    let coloured = ols(&by_colour, &outcome, weights.as_deref());

    let of_item = |(j, item): (usize, &Quantity)| {
        let step = |wanted: Step| {
            let place = places[j].iter().find(|(step, _)| *step == Some(wanted))?.1;
            Some(change(coloured.as_ref()?, place))
        };
        let scale = item.scale();
        let mean = weighted_mean(items[j].iter(), weights.as_deref());
        let top = scale.map(|scale| top_of(item, scale));
        let room = top.map(|top| top - mean);
        let at_top = top.map(|top| {
            let there = items[j].iter().map(|x| f64::from(u8::from(x >= top)));
            Share(weighted_mean(there, weights.as_deref()))
        });
        WhatIfItem {
            name: item.name().to_owned(),
            label: item.label().to_owned(),
            per_point: change(&linear, j),
            room,
            at_top,
            ceiling: room.is_some_and(|room| room < 1.0) || at_top.is_some_and(|share| share.0 > AT_TOP),
            red_to_yellow: step(Step::RedToYellow),
            yellow_to_green: step(Step::YellowToGreen),
            red_to_green: step(Step::RedToGreen),
        }
    };
    Some(WhatIf {
        outcome: design.outcome.name().to_owned(),
        n: ValidN(u32::try_from(rows.len()).unwrap_or(u32::MAX)),
        r2: Share(linear.r2),
        items: design.items.iter().enumerate().map(of_item).collect(),
    })
}

/// The complete respondents in an order of their answers: that of the file changes no bit of a sum then.
fn in_order(design: &Design) -> Vec<u32> {
    let columns: Vec<Values> = design
        .columns
        .iter()
        .map(values)
        .chain(design.dummies.iter().map(|dummy| values(&dummy.answers(&design.rows).values)))
        .chain(design.weights_of(&design.rows).map(Values::of))
        .collect();
    let mut order: Vec<usize> = (0..design.rows.len()).collect();
    order.sort_unstable_by(|&i, &j| {
        let mut each = columns.iter().map(|column| column.at(i).total_cmp(&column.at(j)));
        each.find(|order| *order != Ordering::Equal).unwrap_or(Ordering::Equal)
    });
    order.into_iter().map(|place| design.rows[place]).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    RedToYellow,
    YellowToGreen,
    RedToGreen,
}

/// An item as the columns that stand for it when colours count.
struct Colours {
    columns: Vec<(Option<Step>, Values)>,
}

impl Colours {
    fn of(item: &Quantity, values: &Values) -> Colours {
        let linear = || Colours { columns: vec![(None, values.clone())] };
        let rating = item.measured().variable.kind == crate::codebook::Kind::Rating;
        let Some(Scale { points, .. }) = item.scale().filter(|scale| rating && scale.points > 1) else {
            return linear();
        };
        #[expect(
            clippy::cast_sign_loss,
            clippy::cast_possible_truncation,
            reason = "a favourability, from 1"
        )]
        let colour = |x: f64| class_by(item.measured().variable.classes, x as u32, points);
        let there = |wanted| values.iter().any(|x| colour(x) == wanted);
        let [red, yellow, green] = [Favour::Unfavourable, Favour::Neutral, Favour::Favourable].map(there);
        let column = |reaches: &dyn Fn(Favour) -> bool| {
            Values::Small(values.iter().map(|x| u8::from(reaches(colour(x)))).collect())
        };
        let not_red = |colour| colour != Favour::Unfavourable;
        let is_green = |colour| colour == Favour::Favourable;
        let columns = match (red, yellow, green) {
            (true, true, true) => vec![
                (Some(Step::RedToYellow), column(&not_red)),
                (Some(Step::YellowToGreen), column(&is_green)),
            ],
            (true, true, false) => vec![(Some(Step::RedToYellow), column(&not_red))],
            (false, true, true) => vec![(Some(Step::YellowToGreen), column(&is_green))],
            (true, false, true) => vec![(Some(Step::RedToGreen), column(&is_green))],
            // All of one colour: what differs is within it.
            _ => return linear(),
        };
        Colours { columns }
    }
}

/// The number that the most favourable answer stands for.
fn top_of(item: &Quantity, scale: Scale) -> f64 {
    if item.measured().variable.kind == crate::codebook::Kind::Rating { f64::from(scale.points) } else { 1.0 }
}

pub(super) fn numbers(column: &Column) -> Vec<f64> {
    match column {
        Column::Whole(values) => values.iter().map(|&x| f64::from(x)).collect(),
        Column::Real(values) => values.clone(),
    }
}

fn values(column: &Column) -> Values {
    Values::of(numbers(column))
}

fn weighted_mean(values: impl Iterator<Item = f64> + Clone, weights: Option<&[f64]>) -> f64 {
    match weights {
        None => values.clone().sum::<f64>() / values.count() as f64,
        Some(weights) => values.zip(weights).map(|(x, w)| x * w).sum::<f64>() / weights.iter().sum::<f64>(),
    }
}
