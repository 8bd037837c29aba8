//! The outcome and the items of the index in, the same answers under all four conventions out, each with its counts.
//!
//! "Satisfied" is a different measure in each: the favourable answers of the traffic light, the two best answers beside a
//! mean, the two upper classes of an index, the upper half of a scale ("the two upper of four"). For the item set, shares
//! are of all valid answers to the items together, the mean and the index of one value per respondent.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::distribution::{Favour, Precision, class_by};
use super::index::{IndexRule, on_five, score};
use super::{Base, Convention, IndexScore, Item, MeanOf, Measure, ShareOf};
use crate::codebook::{Variable, VariableName};
use crate::survey::Measured;
use crate::units::{Code, Share, ValidN};

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Bridge {
    pub outcome: Option<VariableName>,
    /// The items of the index rule that are shown.
    pub items: Vec<VariableName>,
    /// The headline's convention first.
    pub figures: Vec<BridgeFigure>,
    /// How each answer counts under each convention, item by item.
    pub conversions: Vec<Conversion>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct BridgeFigure {
    pub convention: Convention,
    pub of: BridgeOf,
    pub base: BridgeBase,
    /// Of the base.
    pub n: ValidN,
    pub satisfied: Option<Answered>,
    pub neutral: Option<Answered>,
    pub dissatisfied: Option<Answered>,
    /// On the codes of the outcome's scale; of the items, and of the index, on 1 to 5.
    pub mean: Option<MeanOf>,
    /// The convention that the settings ask for.
    pub headline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeOf {
    Outcome,
    Items,
}

/// What `n` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeBase {
    Respondents,
    /// Valid answers to all items together: several of each respondent, so without interval.
    Answers,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Answered {
    pub n: u32,
    pub share: Share,
    pub interval: Option<super::Interval>,
}

/// One item's answers, least to most favourable, and what each counts as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Conversion {
    pub name: VariableName,
    pub points: u32,
    pub answers: Vec<ConvertedAnswer>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ConvertedAnswer {
    pub code: Code,
    pub label: String,
    pub traffic_light: Class,
    /// Beside a mean: of the two best or the two worst answers. On two or three points all are between.
    pub boxes: Class,
    /// Where it stands on the index' 1 to 5.
    pub index: f64,
    pub top2: Class,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    Satisfied,
    Neutral,
    Dissatisfied,
}

const CONVENTIONS: [Convention; 4] =
    [Convention::TrafficLight, Convention::Mean, Convention::Index, Convention::Top2];

/// `items`: those that the primary rule shows, so that nothing is told here that is hidden there.
pub(super) fn bridge(
    base: &Base,
    items: &[Item],
    index: Option<&IndexScore>,
    rows: &[u32],
    precision: Precision,
) -> Bridge {
    let settings = base.settings;
    let shown = |name: &VariableName| items.iter().find(|item| item.name == *name && rated(item));
    let outcome = settings.outcome.as_ref().and_then(&shown);
    let set: Vec<&Item> = settings.index_rule.items.iter().filter_map(&shown).collect();
    // A pooled share of some items would tell of the hidden ones beside the index.
    let set_is_whole = !set.is_empty() && set.len() == settings.index_rule.items.len() && index.is_some();
    let mut figures = Vec::new();
    let headline = settings.convention;
    let others = CONVENTIONS.iter().copied().filter(|convention| *convention != headline);
    for convention in std::iter::once(headline).chain(others) {
        let headline = convention == headline;
        if let Some(item) = outcome {
            figures.push(of_outcome(base, item, convention, headline, rows, precision));
        }
        if let (true, Some(index)) = (set_is_whole, index) {
            figures.push(of_items(&set, index, convention, headline));
        }
    }
    let variables = || base.survey.variables.iter().map(|measured: &Measured| &measured.variable);
    let named = outcome
        .into_iter()
        .chain(set.iter().copied().filter(|item| outcome.is_none_or(|outcome| outcome.name != item.name)));
    let conversions = named
        .filter_map(|item| variables().find(|variable| variable.name == item.name).zip(item_points(item)))
        .map(|(variable, points)| conversion(variable, points))
        .collect();
    Bridge {
        outcome: outcome.map(|item| item.name.clone()),
        items: if set_is_whole { set.iter().map(|item| item.name.clone()).collect() } else { Vec::new() },
        figures,
        conversions,
    }
}

fn rated(item: &Item) -> bool {
    item_points(item).is_some_and(|points| points > 1)
}

fn item_points(item: &Item) -> Option<u32> {
    match &item.measure {
        Measure::Rating { points, .. } => Some(*points),
        Measure::Number { .. } | Measure::Single | Measure::Multiple => None,
    }
}

/// The shares of one item that a convention counts; the index has none of an item's own.
fn shares(item: &Item, convention: Convention) -> [Option<ShareOf>; 3] {
    let Measure::Rating { favourable, neutral, unfavourable, boxes, .. } = &item.measure else {
        return [None; 3];
    };
    match convention {
        Convention::TrafficLight => [*favourable, *neutral, *unfavourable],
        Convention::Mean => [boxes.top_two, None, boxes.bottom_two],
        Convention::Top2 => [boxes.upper_half, None, boxes.lower_half],
        Convention::Index => [None; 3],
    }
}

fn of_outcome(
    base: &Base,
    item: &Item,
    convention: Convention,
    headline: bool,
    rows: &[u32],
    precision: Precision,
) -> BridgeFigure {
    let figure = BridgeFigure {
        convention,
        of: BridgeOf::Outcome,
        base: BridgeBase::Respondents,
        n: item.n,
        satisfied: None,
        neutral: None,
        dissatisfied: None,
        mean: None,
        headline,
    };
    let answered = |share: Option<ShareOf>| {
        share.map(|share| Answered { n: share.n, share: share.share, interval: Some(share.interval) })
    };
    if convention == Convention::Index {
        let rule =
            IndexRule { items: vec![item.name.clone()], needed: 1, cuts: base.settings.index_rule.cuts };
        let Some(points) = item_points(item) else { return figure };
        let values = (1..)
            .zip(&item.counts)
            .flat_map(|(step, option)| std::iter::repeat_n(on_five(step, points), option.n as usize));
        let score = score(&rule, values.collect(), rows.len().max(item.n.0 as usize), precision);
        return BridgeFigure {
            satisfied: answered(score.satisfied),
            neutral: answered(score.neutral),
            dissatisfied: answered(score.dissatisfied),
            mean: score.mean,
            ..figure
        };
    }
    let [satisfied, neutral, dissatisfied] = shares(item, convention).map(answered);
    let mean = match &item.measure {
        Measure::Rating { mean, .. } if convention == Convention::Mean => *mean,
        _ => None,
    };
    BridgeFigure { satisfied, neutral, dissatisfied, mean, ..figure }
}

fn of_items(set: &[&Item], index: &IndexScore, convention: Convention, headline: bool) -> BridgeFigure {
    let figure = |base, n| BridgeFigure {
        convention,
        of: BridgeOf::Items,
        base,
        n,
        satisfied: None,
        neutral: None,
        dissatisfied: None,
        mean: None,
        headline,
    };
    let answered = |share: Option<ShareOf>| {
        share.map(|share| Answered { n: share.n, share: share.share, interval: Some(share.interval) })
    };
    match convention {
        Convention::Index => BridgeFigure {
            satisfied: answered(index.satisfied),
            neutral: answered(index.neutral),
            dissatisfied: answered(index.dissatisfied),
            mean: index.mean,
            ..figure(BridgeBase::Respondents, index.n)
        },
        Convention::TrafficLight | Convention::Mean | Convention::Top2 => {
            let n: u32 = set.iter().map(|item| item.n.0).sum();
            let mut counts: [Option<u32>; 3] = [None; 3];
            for item in set {
                for (count, share) in counts.iter_mut().zip(shares(item, convention)) {
                    if let Some(share) = share {
                        *count = Some(count.unwrap_or(0) + share.n);
                    }
                }
            }
            let [satisfied, neutral, dissatisfied] = counts.map(|count| {
                let count = count.filter(|_| n > 0)?;
                Some(Answered { n: count, share: Share(f64::from(count) / f64::from(n)), interval: None })
            });
            let mean = index.mean.filter(|_| convention == Convention::Mean);
            BridgeFigure { satisfied, neutral, dissatisfied, mean, ..figure(BridgeBase::Answers, ValidN(n)) }
        }
    }
}

fn conversion(variable: &Variable, points: u32) -> Conversion {
    let between = |low: bool, high: bool| match (low, high) {
        (true, false) => Class::Dissatisfied,
        (false, true) => Class::Satisfied,
        _ => Class::Neutral,
    };
    let answer = |f: u32| {
        let traffic_light = match class_by(variable.classes, f, points) {
            Favour::Favourable => Class::Satisfied,
            Favour::Neutral => Class::Neutral,
            Favour::Unfavourable => Class::Dissatisfied,
        };
        let boxes = between(points > 3 && f <= 2, points > 3 && f + 2 > points);
        let top2 = between(2 * f < points + 1, 2 * f > points + 1);
        (traffic_light, boxes, on_five(f, points), top2)
    };
    let answers = variable.options.iter().filter(|option| !option.missing).filter_map(|option| {
        let (traffic_light, boxes, index, top2) = answer(option.favourability?);
        let (code, label) = (option.code.clone(), option.label.clone());
        Some(ConvertedAnswer { code, label, traffic_light, boxes, index, top2 })
    });
    Conversion { name: variable.name.clone(), points, answers: answers.collect() }
}
