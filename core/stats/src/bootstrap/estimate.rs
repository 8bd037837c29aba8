//! Totals of a replicate in, its row of numbers out: correlations, weights, coefficients, performance, lead over noise.

use super::design::{Design, Layout, Missing, Pair, Products, layout};
use super::totals::Room;
use super::two_valued::TwoValued;
use crate::correlation::Symmetric;
use crate::dominance::general_dominance;
use crate::em::{self, em};
use crate::grouped_dominance::grouped_dominance;
use crate::relative_weights::{Sharing, positive_semi_definite, root};
use crate::solve::Cholesky;

/// How R² is shared out in each replicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importance {
    RelativeWeights,
    Dominance,
    /// Of an outcome with two values, over the respondents with every answer.
    Logistic,
}

/// R² at or under this is rounding.
const NO_R2: f64 = 1e-12;

/// What is left of a column's squares about its mean, as a part of all its squares, when all answers are alike.
const NO_SPREAD: f64 = 1e-13;

/// What is estimated of everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    pub r2: f64,
    /// Per driver, as the importance asks for.
    pub raw: Vec<f64>,
    /// Per driver: its standardised coefficient. Of several columns, the length of their part of the prediction, with
    /// the sign that their coefficients sum to: Heise (1972).
    pub beta: Vec<f64>,
    /// Per driver: with the outcome. Of several columns, of the sum of the columns.
    pub correlation: Vec<f64>,
    /// Of the columns.
    pub between: Symmetric,
    pub with_outcome: Vec<f64>,
    /// The correlations did not fit together and were made to.
    pub smoothed: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Estimator {
    pub importance: Importance,
    drivers: Vec<Vec<usize>>,
    p: usize,
    noise: bool,
    pub layout: Layout,
    gaps: Option<Gaps>,
    two_valued: Option<TwoValued>,
    /// Correlations of columns, outcome, noise, above the diagonal.
    all: Vec<f64>,
    pub between: Vec<f64>,
    pub with_outcome: Vec<f64>,
    smoothed: bool,
    pub sharing: Sharing,
    noisy: Sharing,
    noisy_between: Vec<f64>,
}

/// Answers with their gaps, for EM.
#[derive(Debug, Clone)]
struct Gaps {
    columns: Vec<Vec<Option<f64>>>,
    weights: Vec<f64>,
    /// Those of everybody, from where a replicate's are not far; with them the limit of the replicates holds.
    moments: Option<em::Moments>,
}

impl Estimator {
    pub fn new(design: &Design, importance: Importance) -> Self {
        let p = design.columns.len();
        let noise = design.noise.is_some() && design.missing != Missing::Em;
        let k = p + 1 + usize::from(noise);
        let layout = layout(design);
        let gaps = (design.missing == Missing::Em).then(|| {
            let (columns, weights) = (design.with_gaps(), design.weights());
            let moments = em(&columns, &weights, None, em::TOLERANCE);
            Gaps { columns, weights, moments }
        });
        let two_valued = (importance == Importance::Logistic).then(|| TwoValued::of(design, &layout.order));
        Estimator {
            importance,
            drivers: design.drivers.clone(),
            p,
            noise,
            layout,
            gaps,
            two_valued,
            all: vec![0.0; k * k],
            between: vec![0.0; p * p],
            with_outcome: vec![0.0; p + 1],
            smoothed: false,
            sharing: Sharing::new(p),
            noisy: Sharing::new(if noise { p + 1 } else { 0 }),
            noisy_between: vec![0.0; if noise { (p + 1) * (p + 1) } else { 0 }],
        }
    }

    pub fn has_noise(&self) -> bool {
        self.noise
    }

    /// Each estimate is the end of many steps, not a formula.
    pub fn takes_steps(&self) -> bool {
        self.gaps.is_some() || self.two_valued.is_some()
    }

    /// Every driver is one column, in their order.
    pub fn is_plain(&self) -> bool {
        self.drivers.len() == self.p && self.drivers.iter().enumerate().all(|(j, of)| *of == [j])
    }

    pub fn widths(&self) -> [usize; 2] {
        [0, 1].map(|part| self.layout.parts[part].totals.len())
    }

    pub fn total(&self, counts: &[&[u16]], room: &mut Room, out: &mut [Vec<f64>; 2]) {
        let mut start = 0;
        for (part, out) in self.layout.parts.iter().zip(out) {
            let counts: Vec<&[u16]> = counts.iter().map(|counts| &counts[start..]).collect();
            part.totals.of(&counts, room, &mut out[..part.totals.len() * counts.len()]);
            start += part.totals.rows();
        }
    }

    /// `counts`: how often each respondent was drawn; `totals`: of that draw, the parts' one after the other.
    ///
    /// `row`: R² (0 where the replicate has nothing to share out), raw weights, coefficients, performance, lead over noise.
    pub fn replicate(&mut self, counts: &[u16], totals: [&[f64]; 2], row: &mut [f64]) {
        let d = self.drivers.len();
        let (r2, rest) = row.split_at_mut(1);
        let (raw, rest) = rest.split_at_mut(d);
        let (beta, rest) = rest.split_at_mut(d);
        let (performance, over_noise) = rest.split_at_mut(d);
        self.perform(totals, performance);
        r2[0] = 0.0;
        if !self.correlate(counts, totals[0]) {
            return;
        }
        let Some(shared) = self.share_out(counts, totals[0]) else { return };
        r2[0] = shared;
        if self.is_plain() && self.importance != Importance::Dominance {
            let of = self.two_valued.as_ref().map_or(&self.sharing.raw, |two| &two.raw);
            raw.copy_from_slice(of);
        } else {
            raw.copy_from_slice(&self.of_drivers());
        }
        for (beta, columns) in beta.iter_mut().zip(&self.drivers) {
            *beta = self.together(columns);
        }
        if self.noise {
            self.with_noise();
            for (over, columns) in over_noise.iter_mut().zip(&self.drivers) {
                *over = columns.iter().map(|&j| self.noisy.raw[j]).sum::<f64>() - self.noisy.raw[self.p];
            }
        }
    }

    /// What [`Estimator::replicate`] gives of everybody, and what it rests on.
    pub fn estimate(&mut self, row: &[f64]) -> Option<Estimate> {
        let d = self.drivers.len();
        let correlation = |columns: &Vec<usize>| {
            let sum: f64 = columns.iter().map(|&j| self.with_outcome[j]).sum();
            let square: f64 = columns
                .iter()
                .flat_map(|&i| columns.iter().map(move |&j| (i, j)))
                .map(|(i, j)| self.between[i * self.p + j])
                .sum();
            if columns.len() == 1 { self.with_outcome[columns[0]] } else { sum / square.max(NO_R2).sqrt() }
        };
        (row[0] > 0.0).then(|| Estimate {
            r2: row[0],
            raw: row[1..=d].to_vec(),
            beta: row[1 + d..=2 * d].to_vec(),
            correlation: self.drivers.iter().map(correlation).collect(),
            between: Symmetric::from_fn(self.p, |i, j| self.between[i * self.p + j]),
            with_outcome: self.with_outcome[..self.p].to_vec(),
            smoothed: self.smoothed,
        })
    }

    fn perform(&self, totals: [&[f64]; 2], performance: &mut [f64]) {
        let Layout { parts, measures, .. } = &self.layout;
        let of = |j: usize| match (measures[j], parts[0].performance[j], parts[1].performance[j]) {
            (Some([scale, offset]), Some([sum, count]), Some([other_sum, other_count])) => {
                let answers = totals[0][count] + totals[1][other_count];
                scale * ((totals[0][sum] + totals[1][other_sum]) / answers) + offset
            }
            _ => f64::NAN,
        };
        for (place, columns) in performance.iter_mut().zip(&self.drivers) {
            let (mut sum, mut count) = (0.0, 0.0);
            for value in columns.iter().map(|&j| of(j)).filter(|value| !value.is_nan()) {
                sum += value;
                count += 1.0;
            }
            *place = sum / count;
        }
    }

    /// R² of what is shared out; `None` where there is nothing.
    fn share_out(&mut self, counts: &[u16], totals: &[f64]) -> Option<f64> {
        let p = self.p;
        self.sharing.solve(&self.between, &self.with_outcome[..p]);
        let r2 = match (&mut self.two_valued, &self.layout.products) {
            (Some(two), Products::Listwise(listwise)) => {
                let n = totals[listwise.count];
                // Row by row of the lower triangle: the diagonal closes each row.
                let spread = |j: usize| {
                    let square = totals[listwise.products[(j + 1) * (j + 2) / 2 - 1]] / n;
                    let mean = totals[listwise.sums[j]] / n;
                    (square - mean * mean).max(0.0).sqrt()
                };
                let spreads: Vec<f64> = (0..p).map(spread).collect();
                let between = Symmetric::from_fn(p, |i, j| self.between[i * p + j]);
                two.share_out(counts, &spreads, &root(&between))?
            }
            (Some(_), _) => return None,
            (None, _) => self.sharing.r2,
        };
        (r2 > NO_R2).then_some(r2)
    }

    /// The raw weight of each driver, by the importance.
    fn of_drivers(&self) -> Vec<f64> {
        let p = self.p;
        match self.importance {
            Importance::Dominance => {
                let between = Symmetric::from_fn(p, |i, j| self.between[i * p + j]);
                let with_outcome = &self.with_outcome[..p];
                if self.is_plain() {
                    general_dominance(&between, with_outcome, &mut |_, _| {})
                } else {
                    grouped_dominance(&between, with_outcome, &self.drivers)
                }
            }
            Importance::RelativeWeights | Importance::Logistic => {
                let raw = self.two_valued.as_ref().map_or(&self.sharing.raw, |two| &two.raw);
                self.drivers.iter().map(|columns| columns.iter().map(|&j| raw[j]).sum()).collect()
            }
        }
    }

    /// The standardised coefficient of a driver: see [`Estimate::beta`].
    fn together(&self, columns: &[usize]) -> f64 {
        let beta = self.two_valued.as_ref().map_or(&self.sharing.beta, |two| &two.beta);
        if let [only] = columns {
            return beta[*only];
        }
        let (mut square, mut sum) = (0.0, 0.0);
        for &i in columns {
            sum += beta[i];
            square += columns.iter().map(|&j| beta[i] * beta[j] * self.between[i * self.p + j]).sum::<f64>();
        }
        let length = square.max(0.0).sqrt();
        if sum < 0.0 { -length } else { length }
    }

    /// Fills in the correlations; false where the outcome has no spread.
    ///
    /// A column all of whose answers are alike correlates with nothing: its weight becomes 0.
    fn correlate(&mut self, counts: &[u16], totals: &[f64]) -> bool {
        let p = self.p;
        let k = p + 1 + usize::from(self.noise);
        let some = match &self.layout.products {
            Products::Listwise(of) => listwise(&mut self.all, k, p, totals, of.count, &of.sums, &of.products),
            Products::Pairwise(pairs) => pairwise(&mut self.all, k, p, totals, pairs),
            Products::None => match &self.gaps {
                Some(gaps) => by_em(&mut self.all, k, counts, gaps),
                None => false,
            },
        };
        if !some {
            return false;
        }
        self.smoothed = false;
        if matches!(self.layout.products, Products::Pairwise(_)) {
            let whole = Symmetric::from_fn(p + 1, |i, j| if i == j { 1.0 } else { self.all[j * k + i] });
            if let Some(smooth) = positive_semi_definite(&whole) {
                self.smoothed = true;
                for i in 0..=p {
                    for j in 0..i {
                        self.all[j * k + i] = smooth.at(i, j);
                    }
                }
            }
        }
        for i in 0..p {
            for j in 0..p {
                self.between[i * p + j] = if i == j { 1.0 } else { self.all[i.min(j) * k + i.max(j)] };
            }
            self.with_outcome[i] = self.all[i * k + p];
        }
        true
    }

    /// The random driver after the others.
    fn with_noise(&mut self) {
        let p = self.p;
        let (k, order) = (p + 2, p + 1);
        for i in 0..p {
            for j in 0..p {
                self.noisy_between[i * order + j] = self.between[i * p + j];
            }
            let r = self.all[i * k + p + 1];
            self.noisy_between[i * order + p] = r;
            self.noisy_between[p * order + i] = r;
        }
        self.noisy_between[p * order + p] = 1.0;
        self.with_outcome[p] = self.all[p * k + p + 1];
        self.noisy.solve(&self.noisy_between, &self.with_outcome);
    }
}

/// Above the diagonal of `all` the correlations, on and under it what they are made of. Outcome: place p.
fn listwise(
    all: &mut [f64],
    k: usize,
    p: usize,
    totals: &[f64],
    count: usize,
    sums: &[usize],
    products: &[usize],
) -> bool {
    let n = totals[count];
    let mut features = products.iter();
    for i in 0..k {
        for (j, feature) in (0..=i).zip(&mut features) {
            all[i * k + j] = n * totals[*feature] - totals[sums[i]] * totals[sums[j]];
            if i == j && all[i * k + i] <= NO_SPREAD * (n * totals[*feature]).abs() {
                all[i * k + i] = 0.0;
            }
        }
    }
    if all[p * k + p] <= 0.0 {
        return false;
    }
    for i in 0..k {
        for j in 0..i {
            all[j * k + i] = correlation(all[i * k + j], all[i * k + i], all[j * k + j]);
        }
    }
    true
}

fn pairwise(all: &mut [f64], k: usize, p: usize, totals: &[f64], pairs: &[Pair]) -> bool {
    let mut pairs = pairs.iter();
    for i in 0..k {
        for (j, pair) in (0..=i).zip(&mut pairs) {
            let n = totals[pair.count];
            let [x, y] = pair.sums.map(|sum| totals[sum]);
            let mut spreads = [0.0; 2];
            for ((spread, square), sum) in spreads.iter_mut().zip(pair.squares).zip([x, y]) {
                let whole = n * totals[square];
                let left = whole - sum * sum;
                *spread = if left <= NO_SPREAD * whole.abs() { 0.0 } else { left };
            }
            if i == j {
                all[i * k + i] = spreads[0];
            } else {
                all[j * k + i] = correlation(n * totals[pair.product] - x * y, spreads[0], spreads[1]);
            }
        }
    }
    all[p * k + p] > 0.0
}

fn by_em(all: &mut [f64], k: usize, counts: &[u16], gaps: &Gaps) -> bool {
    let once = counts.iter().all(|&n| n == 1);
    let moments = if once {
        gaps.moments.clone()
    } else {
        let weights: Vec<f64> =
            gaps.weights.iter().zip(counts).map(|(weight, &n)| weight * f64::from(n)).collect();
        em(&gaps.columns, &weights, gaps.moments.as_ref(), em::TOLERANCE_OF_REPLICATES)
    };
    let Some(em::Moments { covariances, .. }) = moments else { return false };
    for i in 0..k {
        for j in 0..i {
            all[j * k + i] = correlation(covariances.at(i, j), covariances.at(i, i), covariances.at(j, j));
        }
    }
    true
}

fn correlation(product: f64, a: f64, b: f64) -> f64 {
    // One root of the product, not a product of roots: equal columns then give 1 exactly.
    let square = a * b;
    if square > 0.0 { (product / square.sqrt()).clamp(-1.0, 1.0) } else { 0.0 }
}

/// Multiple correlation of the outcome with some columns; 0 where they depend on each other.
#[must_use]
pub fn multiple_correlation(between: &Symmetric, with_outcome: &[f64], columns: &[usize]) -> f64 {
    let entries: Vec<f64> =
        columns.iter().flat_map(|&i| columns.iter().map(move |&j| between.at(i, j))).collect();
    let mut solved: Vec<f64> = columns.iter().map(|&j| with_outcome[j]).collect();
    let Some(factor) = Cholesky::of(&entries, columns.len()) else { return 0.0 };
    factor.solve(&mut solved);
    let square: f64 = columns.iter().zip(&solved).map(|(&j, x)| with_outcome[j] * x).sum();
    square.clamp(0.0, 1.0).sqrt()
}
