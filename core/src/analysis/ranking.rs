//! Items in, the same in order out: best first by the convention of the settings, equals sharing a place.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Convention, Item, Measure};
use crate::codebook::VariableName;
use crate::order::InOrder;

/// One item's place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Ranked {
    pub name: VariableName,
    /// 1 is best; items with the same value have the same place, and the next ones are passed over.
    pub rank: u32,
    /// What it is ranked by: a share, a mean, or an index 0-100 where the items' scales differ.
    pub value: f64,
}

/// The rating items that somebody answered. Equals stand in the order of the questionnaire.
pub(crate) fn ranking(items: &[Item], convention: Convention) -> Vec<Ranked> {
    let lengths: Vec<u32> = items.iter().filter_map(points).collect();
    let one_scale = lengths.windows(2).all(|pair| pair[0] == pair[1]);
    let mut ranked: Vec<Ranked> = items
        .iter()
        .filter_map(|item| {
            let value = value(&item.measure, convention, one_scale)?;
            Some(Ranked { name: item.name.clone(), rank: 0, value })
        })
        .collect();
    ranked.order_by(|a, b| b.value.total_cmp(&a.value));
    let mut rank = 0;
    for place in 0..ranked.len() {
        // Equal fractions are equal as binary numbers too: each is the rounded quotient of two whole numbers.
        if place == 0 || ranked[place].value != ranked[place - 1].value {
            rank = u32::try_from(place + 1).unwrap_or(u32::MAX);
        }
        ranked[place].rank = rank;
    }
    ranked
}

fn points(item: &Item) -> Option<u32> {
    match &item.measure {
        Measure::Rating { points, .. } => Some(*points),
        Measure::Number { .. } | Measure::Single | Measure::Multiple => None,
    }
}

fn value(measure: &Measure, convention: Convention, one_scale: bool) -> Option<f64> {
    let Measure::Rating { favourable, mean, index, boxes, .. } = measure else { return None };
    match convention {
        Convention::TrafficLight => favourable.map(|share| share.share.0),
        Convention::Mean if one_scale => mean.map(|mean| mean.value),
        Convention::Mean | Convention::Index => *index,
        Convention::Top2 => boxes.upper_half.map(|share| share.share.0),
    }
}
