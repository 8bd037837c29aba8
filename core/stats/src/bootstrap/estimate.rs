//! Totals of a replicate in, its row of numbers out: correlations, weights, coefficients, performance, lead over noise.

use super::Design;
use super::design::{Listwise, listwise};
use super::totals::Room;
use crate::correlation::Symmetric;
use crate::dominance::general_dominance;
use crate::relative_weights::Sharing;

/// How R² is shared out in each replicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importance {
    RelativeWeights,
    Dominance,
}

/// R² at or under this is rounding.
const NO_R2: f64 = 1e-12;

/// What is left of a column's squares about its mean, as a part of all its squares, when all answers are alike.
const NO_SPREAD: f64 = 1e-13;

#[derive(Debug, Clone)]
pub(super) struct Estimator {
    pub importance: Importance,
    p: usize,
    noise: bool,
    pub listwise: Listwise,
    /// Correlations of drivers, outcome, noise.
    all: Vec<f64>,
    pub between: Vec<f64>,
    pub with_outcome: Vec<f64>,
    pub sharing: Sharing,
    noisy: Sharing,
    noisy_between: Vec<f64>,
}

impl Estimator {
    pub fn new(design: &Design, importance: Importance) -> Self {
        let p = design.drivers.len();
        let noise = design.noise.is_some();
        let k = p + 1 + usize::from(noise);
        Estimator {
            importance,
            p,
            noise,
            listwise: listwise(design),
            all: vec![0.0; k * k],
            between: vec![0.0; p * p],
            with_outcome: vec![0.0; p + 1],
            sharing: Sharing::new(p),
            noisy: Sharing::new(if noise { p + 1 } else { 0 }),
            noisy_between: vec![0.0; if noise { (p + 1) * (p + 1) } else { 0 }],
        }
    }

    pub fn widths(&self) -> [usize; 2] {
        [self.listwise.complete.totals.len(), self.listwise.others.totals.len()]
    }

    pub fn total(&self, counts: &[&[u16]], room: &mut Room, out: &mut [Vec<f64>; 2]) {
        let complete = self.listwise.order.len() - self.listwise.others.totals.rows();
        let [first, last] = out;
        let [width, other_width] = self.widths();
        self.listwise.complete.totals.of(counts, room, &mut first[..width * counts.len()]);
        let others: Vec<&[u16]> = counts.iter().map(|counts| &counts[complete..]).collect();
        self.listwise.others.totals.of(&others, room, &mut last[..other_width * counts.len()]);
    }

    /// `row`: R² (0 where the replicate has nothing to share out), raw weights, coefficients, performance, lead over noise.
    pub fn replicate(&mut self, at: usize, totals: &[Vec<f64>; 2], row: &mut [f64]) {
        let p = self.p;
        let [width, other_width] = self.widths();
        let first = &totals[0][width * at..width * (at + 1)];
        let last = &totals[1][other_width * at..other_width * (at + 1)];
        let (r2, rest) = row.split_at_mut(1);
        let (raw, rest) = rest.split_at_mut(p);
        let (beta, rest) = rest.split_at_mut(p);
        let (performance, over_noise) = rest.split_at_mut(p);

        let Listwise { complete, others, measures, .. } = &self.listwise;
        for (j, place) in performance.iter_mut().enumerate() {
            *place = match (measures[j], complete.performance[j], others.performance[j]) {
                (Some([scale, offset]), Some([sum, count]), Some([other_sum, other_count])) => {
                    let answers = first[count] + last[other_count];
                    scale * ((first[sum] + last[other_sum]) / answers) + offset
                }
                _ => f64::NAN,
            };
        }
        r2[0] = 0.0;
        if !self.correlate(first) {
            return;
        }
        self.sharing.solve(&self.between, &self.with_outcome[..p]);
        if self.sharing.r2 <= NO_R2 {
            return;
        }
        r2[0] = self.sharing.r2;
        beta.copy_from_slice(&self.sharing.beta);
        match self.importance {
            Importance::RelativeWeights => raw.copy_from_slice(&self.sharing.raw),
            Importance::Dominance => raw.copy_from_slice(&self.dominance(p, &self.between)),
        }
        if self.noise {
            self.with_noise();
            let noisy = match self.importance {
                Importance::RelativeWeights => &self.noisy.raw,
                Importance::Dominance => &self.dominance(p + 1, &self.noisy_between),
            };
            for (over, raw) in over_noise.iter_mut().zip(noisy) {
                *over = raw - noisy[p];
            }
        }
    }

    fn dominance(&self, order: usize, between: &[f64]) -> Vec<f64> {
        let between = Symmetric::from_fn(order, |i, j| between[i * order + j]);
        general_dominance(&between, &self.with_outcome[..order], &mut |_, _| {})
    }

    /// Fills in the correlations; false where the outcome has no spread.
    ///
    /// A driver all of whose answers are alike correlates with nothing: its weight becomes 0.
    fn correlate(&mut self, totals: &[f64]) -> bool {
        let p = self.p;
        let k = p + 1 + usize::from(self.noise);
        let Listwise { count, sums, products, .. } = &self.listwise;
        let n = totals[*count];
        let all = &mut self.all;
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
                let square = all[i * k + i] * all[j * k + j];
                let r = if square > 0.0 { (all[i * k + j] / square.sqrt()).clamp(-1.0, 1.0) } else { 0.0 };
                all[j * k + i] = r;
            }
        }
        // Above the diagonal stand the correlations, on and under it what they were made of.
        for i in 0..p {
            for j in 0..p {
                self.between[i * p + j] = if i == j { 1.0 } else { all[i.min(j) * k + i.max(j)] };
            }
            self.with_outcome[i] = all[i * k + p];
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
