//! Columns of answers in, which totals of them the estimates need out.

use super::totals::{Feature, Totals};
use crate::correlation::Column;

/// One variable's answers, one entry per respondent; what stands where there is no answer does not matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    pub values: Column,
    pub valid: Vec<bool>,
}

/// What of an item shows how it is going: `offset + scale * mean of its valid answers`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    pub answers: Answers,
    pub scale: f64,
    pub offset: f64,
}

/// What is done about gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Only respondents with every answer.
    Listwise,
    /// Each correlation by those who answered both; made positive semi-definite where they do not fit together.
    Pairwise,
    /// Maximum likelihood from everybody, see [`crate::em`].
    Em,
}

/// What is estimated again in each replicate. All lists of answers are of the same respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// The columns that drivers are made of.
    pub columns: Vec<Answers>,
    /// Per driver the places of its columns; every column is in one driver.
    pub drivers: Vec<Vec<usize>>,
    pub outcome: Answers,
    pub missing: Missing,
    /// One per column; `None` where an item has no place on the map. A driver's is the mean of its columns'.
    pub performance: Vec<Option<Measure>>,
    /// A driver drawn at random, one value per respondent.
    pub noise: Option<Column>,
    /// One per respondent, none negative; 1 each where there are none.
    pub weights: Option<Vec<f64>>,
}

fn numbers(column: &Column) -> Vec<f64> {
    match column {
        Column::Whole(values) => values.iter().map(|&x| f64::from(x)).collect(),
        Column::Real(values) => values.clone(),
    }
}

/// Moves a column to where its numbers are small: whole ones by a whole number, so that they stay whole, others to a mean
/// of 0 and a largest deviation of 1. What is not valid becomes 0. Correlations stay as they are.
struct Shifted {
    values: Vec<f64>,
    shift: f64,
    unit: f64,
}

fn shifted(column: &Column, valid: impl Fn(usize) -> bool) -> Shifted {
    let values = numbers(column);
    let kept = || values.iter().enumerate().filter(|&(i, _)| valid(i)).map(|(_, x)| *x);
    let (least, most) =
        kept().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| (least.min(x), most.max(x)));
    if least > most {
        return Shifted { values: vec![0.0; values.len()], shift: 0.0, unit: 1.0 };
    }
    let (shift, unit) = match column {
        Column::Whole(_) => (((least + most) / 2.0).floor(), 1.0),
        Column::Real(_) => {
            let count = kept().count() as f64;
            let rough = kept().map(|x| x / count).sum::<f64>();
            let mean = rough + kept().map(|x| x - rough).sum::<f64>() / count;
            let unit = (most - mean).max(mean - least);
            (mean, if unit > 0.0 { unit } else { 1.0 })
        }
    };
    let values =
        values.iter().enumerate().map(|(i, x)| if valid(i) { (x - shift) / unit } else { 0.0 }).collect();
    Shifted { values, shift, unit }
}

/// Respondents of one kind, those with every answer or the others, and what is totalled over them.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub totals: Totals,
    /// Where an item's sum and number of valid answers stand.
    pub performance: Vec<Option<[Feature; 2]>>,
}

/// Respondents in the order of the draws, and what is totalled over them.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub order: Vec<u32>,
    /// In two parts; the second one is empty where correlations are not listwise.
    pub parts: [Part; 2],
    pub products: Products,
    /// Per column: what its mean is multiplied by, and what is added then.
    pub measures: Vec<Option<[f64; 2]>>,
}

/// What the correlations are made of; over the first part.
#[derive(Debug, Clone)]
pub(super) enum Products {
    Listwise(Listwise),
    /// Row by row of the lower triangle of columns, outcome, noise.
    Pairwise(Vec<Pair>),
    /// Nothing that can be totalled.
    None,
}

/// Sums over the respondents with every answer, of columns, outcome, noise.
#[derive(Debug, Clone)]
pub(super) struct Listwise {
    pub count: Feature,
    /// As they are, and times the weights.
    columns: Vec<[usize; 2]>,
    weights: usize,
    pub sums: Vec<Feature>,
    /// Row by row of the lower triangle.
    pub products: Vec<Feature>,
}

/// Sums over the respondents who gave both answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub count: Feature,
    pub sums: [Feature; 2],
    pub squares: [Feature; 2],
    pub product: Feature,
}

fn weighted(values: &[f64], weights: &[f64]) -> Vec<f64> {
    values.iter().zip(weights).map(|(x, w)| x * w).collect()
}

fn indicator(valid: &[bool]) -> Vec<f64> {
    valid.iter().map(|&valid| f64::from(u8::from(valid))).collect()
}

fn taken(from: &[f64], rows: &[u32]) -> Vec<f64> {
    rows.iter().map(|&row| from[row as usize]).collect()
}

pub(super) fn layout(design: &Design) -> Layout {
    let n = design.respondents();
    let variables: Vec<&Answers> = design.columns.iter().chain([&design.outcome]).collect();
    let complete = |i: usize| variables.iter().all(|variable| variable.valid[i]);
    let listwise = design.missing == Missing::Listwise;
    let (first, last): (Vec<u32>, Vec<u32>) =
        (0..u32::try_from(n).unwrap_or(u32::MAX)).partition(|&i| !listwise || complete(i as usize));
    let weights = design.weights();
    let shifts: Vec<Option<Shifted>> = design
        .performance
        .iter()
        .map(|measure| measure.as_ref().map(|m| shifted(&m.answers.values, |i| m.answers.valid[i])))
        .collect();
    let mut products = Products::None;
    let parts = [&first, &last].map(|rows| {
        let mut totals = Totals::new(rows.len());
        let weights = taken(&weights, rows);
        if std::ptr::eq(rows, &first) {
            products = match design.missing {
                Missing::Listwise => Products::Listwise(all_pairs(design, rows, &weights, &mut totals)),
                Missing::Pairwise => Products::Pairwise(each_pair(design, &weights, &mut totals)),
                Missing::Em => Products::None,
            };
        }
        let one = totals.column(vec![1.0; rows.len()]);
        let performance = design.performance.iter().zip(&shifts).map(|(measure, shifted)| {
            let (measure, shifted) = (measure.as_ref()?, shifted.as_ref()?);
            let valid = taken(&indicator(&measure.answers.valid), rows);
            let sum = totals.column(weighted(&taken(&shifted.values, rows), &weights));
            let answers = totals.column(weighted(&valid, &weights));
            Some([totals.feature(sum, one), totals.feature(answers, one)])
        });
        let performance = performance.collect();
        totals.settle();
        Part { totals, performance }
    });
    let measures = design.performance.iter().zip(&shifts).map(|(measure, shifted)| {
        let (measure, shifted) = (measure.as_ref()?, shifted.as_ref()?);
        Some([measure.scale * shifted.unit, measure.scale * shifted.shift + measure.offset])
    });
    Layout { measures: measures.collect(), parts, products, order: first.into_iter().chain(last).collect() }
}

fn all_pairs(design: &Design, rows: &[u32], weights: &[f64], totals: &mut Totals) -> Listwise {
    let one = totals.column(vec![1.0; rows.len()]);
    let weight_column = totals.column(weights.to_vec());
    let count = totals.feature(one, weight_column);
    let variables = design.columns.iter().chain([&design.outcome]);
    let noise = design.noise.as_ref().map(|noise| shifted(noise, |_| true).values);
    let values = variables.map(|v| shifted(&v.values, |i| v.valid[i]).values);
    let columns: Vec<[usize; 2]> = values
        .chain(noise)
        .map(|values| {
            let values = taken(&values, rows);
            let with = totals.column(weighted(&values, weights));
            [totals.column(values), with]
        })
        .collect();
    let sums = columns.iter().map(|&[_, with]| totals.feature(with, one)).collect();
    let products = (0..columns.len())
        .flat_map(|i| (0..=i).map(move |j| (i, j)))
        .map(|(i, j)| totals.feature(columns[i][1], columns[j][0]))
        .collect();
    Listwise { count, columns, weights: weight_column, sums, products }
}

fn each_pair(design: &Design, weights: &[f64], totals: &mut Totals) -> Vec<Pair> {
    let variables = design.columns.iter().chain([&design.outcome]);
    let noise = design.noise.iter().map(|noise| (shifted(noise, |_| true).values, vec![1.0; weights.len()]));
    let values = variables.map(|v| (shifted(&v.values, |i| v.valid[i]).values, indicator(&v.valid)));
    // Answers, squares and who answered; each also times the weights.
    let columns: Vec<[[usize; 2]; 3]> = values
        .chain(noise)
        .map(|(values, valid)| {
            let squares: Vec<f64> = values.iter().map(|x| x * x).collect();
            [values, squares, valid].map(|column| {
                let with = totals.column(weighted(&column, weights));
                [totals.column(column), with]
            })
        })
        .collect();
    let mut pairs = Vec::new();
    for (i, [x, xx, here]) in columns.iter().enumerate() {
        for [y, yy, there] in &columns[..=i] {
            pairs.push(Pair {
                count: totals.feature(here[1], there[0]),
                sums: [totals.feature(x[1], there[0]), totals.feature(here[1], y[0])],
                squares: [totals.feature(xx[1], there[0]), totals.feature(here[1], yy[0])],
                product: totals.feature(x[1], y[0]),
            });
        }
    }
    pairs
}

impl Listwise {
    /// The p columns and the outcome of each complete respondent with mean 0 and variance 1, and the respondents' weights.
    pub fn standardised(&self, totals: &Totals, p: usize) -> [Vec<f64>; 2] {
        let weights = totals.values(self.weights).to_vec();
        let all: f64 = weights.iter().sum();
        let variables: Vec<Vec<f64>> = self.columns[..=p]
            .iter()
            .map(|&[column, _]| {
                let values = totals.values(column);
                let mean = values.iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>() / all;
                let square =
                    values.iter().zip(&weights).map(|(x, w)| w * (x - mean) * (x - mean)).sum::<f64>();
                let sd = (square / all).sqrt();
                values.iter().map(|x| if sd > 0.0 { (x - mean) / sd } else { 0.0 }).collect()
            })
            .collect();
        let by_row = (0..weights.len()).flat_map(|i| variables.iter().map(move |v| v[i])).collect();
        [by_row, weights]
    }
}

impl Design {
    #[must_use]
    pub fn respondents(&self) -> usize {
        self.outcome.valid.len()
    }

    pub(super) fn weights(&self) -> Vec<f64> {
        self.weights.clone().unwrap_or_else(|| vec![1.0; self.respondents()])
    }

    /// Columns and outcome with their gaps, near 0 in their size.
    pub(super) fn with_gaps(&self) -> Vec<Vec<Option<f64>>> {
        let variables = self.columns.iter().chain([&self.outcome]);
        let column = |v: &Answers| {
            let values = shifted(&v.values, |i| v.valid[i]).values;
            values.into_iter().zip(&v.valid).map(|(x, &valid)| valid.then_some(x)).collect()
        };
        variables.map(column).collect()
    }
}

impl Answers {
    /// Answers of everybody.
    #[must_use]
    pub fn complete(values: Column) -> Self {
        let n = match &values {
            Column::Whole(values) => values.len(),
            Column::Real(values) => values.len(),
        };
        Answers { values, valid: vec![true; n] }
    }
}
