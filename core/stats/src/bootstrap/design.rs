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

/// What is estimated again in each replicate. All lists of answers are of the same respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub drivers: Vec<Answers>,
    pub outcome: Answers,
    /// One per driver; `None` where an item has no place on the map.
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

/// Respondents in the order of the draws, those with every answer first.
#[derive(Debug, Clone)]
pub(super) struct Listwise {
    pub order: Vec<u32>,
    pub complete: Part,
    pub others: Part,
    pub count: Feature,
    /// Drivers, outcome, noise: as they are, and times the weights.
    columns: Vec<[usize; 2]>,
    weights: usize,
    /// Drivers, outcome, noise.
    pub sums: Vec<Feature>,
    /// Row by row of the lower triangle.
    pub products: Vec<Feature>,
    /// Per driver: what its mean is multiplied by, and what is added then.
    pub measures: Vec<Option<[f64; 2]>>,
}

pub(super) fn listwise(design: &Design) -> Listwise {
    let n = design.outcome.valid.len();
    let variables: Vec<&Answers> = design.drivers.iter().chain([&design.outcome]).collect();
    let complete = |i: usize| variables.iter().all(|variable| variable.valid[i]);
    let (first, last): (Vec<u32>, Vec<u32>) =
        (0..u32::try_from(n).unwrap_or(u32::MAX)).partition(|&i| complete(i as usize));
    let weight = |rows: &[u32]| -> Vec<f64> {
        let of = |&row: &u32| design.weights.as_ref().map_or(1.0, |weights| weights[row as usize]);
        rows.iter().map(of).collect()
    };
    let taken = |from: &[f64], rows: &[u32]| rows.iter().map(|&row| from[row as usize]).collect::<Vec<f64>>();
    let weighted = |values: &[f64], weights: &[f64]| values.iter().zip(weights).map(|(x, w)| x * w).collect();

    let mut whole = Totals::new(first.len());
    let weights = weight(&first);
    let one = whole.column(vec![1.0; first.len()]);
    let weight_column = whole.column(weights.clone());
    let count = whole.feature(one, weight_column);
    let noise = design.noise.as_ref().map(|noise| shifted(noise, |_| true).values);
    let values = variables.iter().map(|v| shifted(&v.values, |i| v.valid[i]).values);
    let columns: Vec<[usize; 2]> = values
        .chain(noise)
        .map(|values| {
            let values = taken(&values, &first);
            let with = whole.column(weighted(&values, &weights));
            [whole.column(values), with]
        })
        .collect();
    let sums = columns.iter().map(|&[_, with]| whole.feature(with, one)).collect();
    let products = (0..columns.len())
        .flat_map(|i| (0..=i).map(move |j| (i, j)))
        .map(|(i, j)| whole.feature(columns[i][1], columns[j][0]))
        .collect();

    let mut rest = Totals::new(last.len());
    let mut parts = Vec::new();
    let shifts: Vec<Option<Shifted>> = design
        .performance
        .iter()
        .map(|measure| measure.as_ref().map(|m| shifted(&m.answers.values, |i| m.answers.valid[i])))
        .collect();
    for (rows, totals) in [(&first, &mut whole), (&last, &mut rest)] {
        let weights = weight(rows);
        let one = totals.column(vec![1.0; rows.len()]);
        let places = design.performance.iter().zip(&shifts).map(|(measure, shifted)| {
            let (measure, shifted) = (measure.as_ref()?, shifted.as_ref()?);
            let valid: Vec<f64> =
                rows.iter().map(|&row| f64::from(u8::from(measure.answers.valid[row as usize]))).collect();
            let sum = totals.column(weighted(&taken(&shifted.values, rows), &weights));
            let answers = totals.column(weighted(&valid, &weights));
            Some([totals.feature(sum, one), totals.feature(answers, one)])
        });
        parts.push(places.collect::<Vec<_>>());
        totals.settle();
    }
    let measures = design.performance.iter().zip(&shifts).map(|(measure, shifted)| {
        let (measure, shifted) = (measure.as_ref()?, shifted.as_ref()?);
        Some([measure.scale * shifted.unit, measure.scale * shifted.shift + measure.offset])
    });
    let measures = measures.collect();
    let mut parts = parts.into_iter();
    let mut part = |totals| Part { totals, performance: parts.next().unwrap_or_default() };
    Listwise {
        complete: part(whole),
        others: part(rest),
        order: first.into_iter().chain(last).collect(),
        count,
        columns,
        weights: weight_column,
        sums,
        products,
        measures,
    }
}

impl Listwise {
    /// Drivers and outcome of each complete respondent with mean 0 and variance 1, and the respondents' weights.
    pub fn standardised(&self) -> [Vec<f64>; 2] {
        let totals = &self.complete.totals;
        let weights = totals.values(self.weights).to_vec();
        let all: f64 = weights.iter().sum();
        let p = self.measures.len();
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
