//! Items over categories in, column letters out: for each column the letters of those it is significantly above.
//!
//! As SPSS' custom tables and Displayr print them: each two columns are compared (shares by z with the pooled share, means
//! by Welch's t), p adjusted over all pairs of the row, and a column gets the letter of each column that it exceeds with
//! p < 5 %. As in SPSS, a column whose share is none or all takes no part.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Comparing, Line, SIGNIFICANCE, favourable, moments};
use crate::analysis::{Convention, Item, Measure};
use crate::codebook::VariableName;
use crate::stats::contingency::two_shares;
use crate::stats::group_means::welch_t;
use crate::units::Code;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Letters {
    /// One per category, in their order: A, B, ... Z, AA ...
    pub columns: Vec<String>,
    pub rows: Vec<LettersRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct LettersRow {
    pub item: VariableName,
    pub of: LettersOf,
    /// The option whose share it is.
    pub option: Option<Code>,
    /// Per category the letters of those it is above; empty where it is above none, absent where it was not compared.
    pub above: Vec<Option<Vec<String>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum LettersOf {
    /// The share of favourable answers, or of those above the middle of the scale, by the convention.
    Favourable,
    Mean,
    Option,
}

/// More columns than this are no table to read, and their pairs are many.
const MOST_COLUMNS: usize = 60;

pub(super) fn letters(lines: &[Line], categories: usize, comparing: Comparing) -> Letters {
    if categories > MOST_COLUMNS {
        return Letters::default();
    }
    let columns: Vec<String> = (0..categories).map(letter).collect();
    let mut rows = Vec::new();
    for line in lines {
        let Some((_, _, first)) = line.cells.first() else { continue };
        let row = |of, option, above: Vec<Vec<usize>>, compared: &[bool]| LettersRow {
            item: line.name.clone(),
            of,
            option,
            above: (0..categories)
                .map(|place| {
                    compared[place]
                        .then(|| above[place].iter().map(|&other| columns[other].clone()).collect())
                })
                .collect(),
        };
        match &first.measure {
            Measure::Rating { .. } | Measure::Number { .. } => {
                let by_share = matches!(first.measure, Measure::Rating { .. })
                    && matches!(comparing.convention, Convention::TrafficLight | Convention::Top2);
                let (above, compared) = if by_share {
                    shares_above(line, categories, comparing, |item| favourable(item, comparing.convention))
                } else {
                    means_above(line, categories, comparing)
                };
                let of = if by_share { LettersOf::Favourable } else { LettersOf::Mean };
                rows.push(row(of, None, above, &compared));
            }
            Measure::Single | Measure::Multiple => {
                for (place, option) in first.counts.iter().enumerate() {
                    let share = |item: &Item| item.counts.get(place).map(|option| (option.n, item.n.0));
                    let (above, compared) = shares_above(line, categories, comparing, share);
                    rows.push(row(LettersOf::Option, Some(option.code.clone()), above, &compared));
                }
            }
        }
    }
    Letters { columns, rows }
}

/// Per category the places of those it is above, and whether it was compared at all.
type Above = (Vec<Vec<usize>>, Vec<bool>);

fn shares_above(
    line: &Line,
    categories: usize,
    comparing: Comparing,
    share: impl Fn(&Item) -> Option<(u32, u32)>,
) -> Above {
    let compared: Vec<(usize, (u32, u32))> = line
        .cells
        .iter()
        .filter_map(|(place, _, item)| Some((*place, share(item)?)))
        .filter(|(_, (x, n))| 0 < *x && x < n)
        .collect();
    above(&compared, categories, comparing, |first, second| {
        two_shares(first, second).ok().map(|test| (test.z, test.p))
    })
}

fn means_above(line: &Line, categories: usize, comparing: Comparing) -> Above {
    let compared: Vec<_> =
        line.cells.iter().filter_map(|(place, _, item)| Some((*place, moments(item)?))).collect();
    above(&compared, categories, comparing, |first, second| {
        welch_t(first, second).ok().map(|test| (test.statistic, test.p))
    })
}

/// `test`: the first less the second, with its p.
fn above<T: Copy>(
    compared: &[(usize, T)],
    categories: usize,
    comparing: Comparing,
    test: impl Fn(T, T) -> Option<(f64, f64)>,
) -> Above {
    let mut pairs = Vec::new();
    for (i, &(first, a)) in compared.iter().enumerate() {
        for &(second, b) in &compared[i + 1..] {
            if let Some((difference, p)) = test(a, b) {
                let (higher, lower) = if difference >= 0.0 { (first, second) } else { (second, first) };
                pairs.push((higher, lower, p));
            }
        }
    }
    let p: Vec<f64> = pairs.iter().map(|(_, _, p)| *p).collect();
    let mut above = vec![Vec::new(); categories];
    for ((higher, lower, _), adjusted) in pairs.into_iter().zip(comparing.adjustment.of(&p)) {
        if adjusted < SIGNIFICANCE {
            above[higher].push(lower);
        }
    }
    for list in &mut above {
        list.sort_unstable();
    }
    let mut took_part = vec![false; categories];
    if compared.len() > 1 {
        for &(place, _) in compared {
            took_part[place] = true;
        }
    }
    (above, took_part)
}

/// A to Z, then AA, AB ... as a spreadsheet counts its columns.
fn letter(place: usize) -> String {
    let last = char::from(b'A' + (place % 26) as u8);
    match place / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(letter);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
