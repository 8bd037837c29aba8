//! The categories of a background variable in, per item the lowest and the highest of them out: "mellem 18 og 36 pct.".

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Category, Item, Measure};
use crate::codebook::VariableName;
use crate::units::{Code, ValidN};

/// Between which values an item lies over the groups that are shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Range {
    pub item: VariableName,
    pub measure: RangeMeasure,
    /// The option, where the measure is the share of one.
    pub code: Option<Code>,
    pub low: RangeEnd,
    pub high: RangeEnd,
    /// Groups that it is taken over; of those hidden nothing is said.
    pub groups: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum RangeMeasure {
    Favourable,
    Unfavourable,
    Mean,
    Option,
}

/// One end: every group that has this value, with the valid answers of the first of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct RangeEnd {
    pub value: f64,
    pub codes: Vec<Code>,
    pub n: ValidN,
}

/// Ranges over at least two groups that are shown, in the order of the items.
pub(crate) fn ranges(categories: &[Category]) -> Vec<Range> {
    let shown: Vec<(&Code, &[Item])> =
        categories.iter().filter_map(|category| Some((&category.code, category.items.as_deref()?))).collect();
    // In the order of the first group that shows them.
    let mut names: Vec<&VariableName> = Vec::new();
    let mut cells_of: BTreeMap<&VariableName, Vec<(&Code, &Item)>> = BTreeMap::new();
    for (code, items) in &shown {
        for item in *items {
            let cells = cells_of.entry(&item.name).or_default();
            if cells.is_empty() {
                names.push(&item.name);
            }
            cells.push((*code, item));
        }
    }
    let mut ranges = Vec::new();
    for name in names {
        let cells = cells_of.remove(name).unwrap_or_default();
        let cells: Vec<(&Code, &Item)> = cells.into_iter().filter(|(_, item)| item.n.0 > 0).collect();
        let Some((_, first)) = cells.first() else { continue };
        for (measure, code) in measures(first) {
            let values: Vec<(&Code, ValidN, f64)> = cells
                .iter()
                .filter_map(|(group, item)| Some((*group, item.n, value(item, measure, code.as_ref())?)))
                .collect();
            if values.len() < 2 {
                continue;
            }
            let end = |which: fn(f64, f64) -> f64| {
                let value = values.iter().map(|(_, _, value)| *value).fold(values[0].2, which);
                let at: Vec<_> = values.iter().filter(|(_, _, other)| *other == value).collect();
                let codes = at.iter().map(|(code, _, _)| (*code).clone()).collect();
                RangeEnd { value, codes, n: at.first().map_or(ValidN(0), |(_, n, _)| *n) }
            };
            let groups = u32::try_from(values.len()).unwrap_or(u32::MAX);
            let (low, high) = (end(f64::min), end(f64::max));
            ranges.push(Range { item: name.clone(), measure, code, low, high, groups });
        }
    }
    ranges
}

fn measures(item: &Item) -> Vec<(RangeMeasure, Option<Code>)> {
    match &item.measure {
        Measure::Rating { .. } => [RangeMeasure::Favourable, RangeMeasure::Unfavourable, RangeMeasure::Mean]
            .map(|m| (m, None))
            .into(),
        Measure::Number { .. } => vec![(RangeMeasure::Mean, None)],
        Measure::Single | Measure::Multiple => {
            item.counts.iter().map(|option| (RangeMeasure::Option, Some(option.code.clone()))).collect()
        }
    }
}

fn value(item: &Item, measure: RangeMeasure, code: Option<&Code>) -> Option<f64> {
    match (&item.measure, measure) {
        (Measure::Rating { favourable, .. }, RangeMeasure::Favourable) => favourable.map(|s| s.share.0),
        (Measure::Rating { unfavourable, .. }, RangeMeasure::Unfavourable) => unfavourable.map(|s| s.share.0),
        (Measure::Rating { mean, .. } | Measure::Number { mean }, RangeMeasure::Mean) => {
            mean.map(|m| m.value)
        }
        (_, RangeMeasure::Option) => {
            item.counts.iter().find(|option| Some(&option.code) == code).map(|option| option.share.0)
        }
        _ => None,
    }
}
