//! Answers of all complete respondents in, the acceleration of each driver's share out: how skewed it is what single
//! respondents do to it.

use super::design::Products;
use super::{Bootstrap, Importance, Replicates};
use crate::eigen::Solver;
use crate::quantiles::acceleration;
use crate::relative_weights::rounding_limit;

/// Up to so many respondents each is left out in turn; beyond, the influence is derived.
const LEFT_OUT: usize = 1000;

/// The same where each estimate is the end of many steps.
const LEFT_OUT_OF_STEPS: usize = 250;

/// So many regressions at most where each estimate is one for every set of drivers: a second's work.
const REGRESSIONS: usize = 1 << 25;

impl Bootstrap {
    /// Per driver the acceleration of its share of R², for [`crate::quantiles::bca`].
    ///
    /// By the jackknife up to 1,000 respondents. Beyond, by the influence function of the relative weights, which the
    /// jackknife's values approach: with `Lambda² = R` and `beta = Lambda⁻¹ r`,
    /// `d raw_j = 2 sum_k Lambda_jk beta_k² dLambda_jk + 2 sum_k Lambda_jk² beta_k dbeta_k`, where
    /// `Lambda dLambda + dLambda Lambda = dR`, `dbeta = Lambda⁻¹ (dr - dLambda beta)`, and one respondent does
    /// `z_a z_b - r_ab (z_a² + z_b²) / 2` to a correlation. `None` where drivers depend on each other exactly, and where
    /// other estimates than relative weights would take too long. Efron (1987), (6.6).
    pub fn accelerations(&mut self, on_progress: &mut dyn FnMut(u32, u32)) -> Option<Vec<f64>> {
        let most = match self.estimator.importance {
            _ if self.estimator.takes_steps() => LEFT_OUT_OF_STEPS,
            Importance::Dominance => LEFT_OUT.min(REGRESSIONS >> self.shape.drivers.min(25)),
            Importance::RelativeWeights | Importance::Logistic => LEFT_OUT,
        };
        if self.respondents <= most {
            return self.by_jackknife(on_progress);
        }
        let weights = self.estimator.importance == Importance::RelativeWeights;
        if weights && self.estimator.is_plain() { self.by_derivative() } else { None }
    }

    pub(super) fn by_jackknife(&mut self, on_progress: &mut dyn FnMut(u32, u32)) -> Option<Vec<f64>> {
        let left_out = self.without_each(on_progress);
        let rows = || Replicates::of(self.shape, &left_out).each();
        // One without whom nothing can be estimated has no finite influence.
        if rows().count() < self.respondents {
            return None;
        }
        let of = |j: usize| {
            let shares = || rows().map(move |t| t.raw[j] / t.raw.iter().sum::<f64>());
            let mean = shares().sum::<f64>() / self.respondents as f64;
            acceleration(&shares().map(|share| mean - share).collect::<Vec<f64>>())
        };
        Some((0..self.shape.drivers).map(of).collect())
    }

    pub(super) fn by_derivative(&mut self) -> Option<Vec<f64>> {
        let p = self.shape.drivers;
        // The estimate itself: everybody drawn once.
        let row = self.everybody();
        let estimator = &self.estimator;
        if row[0] <= 0.0 || estimator.sharing.kept < p {
            return None;
        }
        let raw = &row[1..=p];
        let gradients = gradients(&estimator.between, &estimator.with_outcome[..p]);

        let Products::Listwise(listwise) = &estimator.layout.products else { return None };
        let [standard, weights] = listwise.standardised(&estimator.layout.parts[0].totals, p);
        let k = p + 1;
        let (mut squares, mut cubes) = (vec![0.0; p], vec![0.0; p]);
        let (mut changes, mut turned) = (vec![0.0; p], vec![0.0; p]);
        for (z, weight) in standard.chunks_exact(k).zip(&weights) {
            let y = z[p];
            for (change, gradient) in changes.iter_mut().zip(&gradients) {
                turned.fill(0.0);
                for (row, za) in gradient.matrix.chunks_exact(p).zip(z) {
                    turned.iter_mut().zip(row).for_each(|(sum, g)| *sum += g * za);
                }
                let mut sum = 0.0;
                for a in 0..p {
                    let za = z[a];
                    sum += za * (turned[a] - za * gradient.own[a])
                        + gradient.outcome[a]
                            * (za * y - 0.5 * estimator.with_outcome[a] * (za * za + y * y));
                }
                *change = weight * sum;
            }
            let all: f64 = changes.iter().sum();
            for j in 0..p {
                let change = changes[j] - raw[j] / row[0] * all;
                squares[j] += change * change;
                cubes[j] += change * change * change;
            }
        }
        let of = |(square, cube): (&f64, &f64)| {
            let below = 6.0 * square * square.sqrt();
            if below > 0.0 { cube / below } else { 0.0 }
        };
        Some(squares.iter().zip(&cubes).map(of).collect())
    }
}

/// What a change of the correlations does to one raw weight.
struct Gradient {
    /// With the drivers' correlations with each other, all entries by row.
    matrix: Vec<f64>,
    /// `sum_b matrix_ab r_ab`: what each driver's own square takes away.
    own: Vec<f64>,
    /// With their correlations with the outcome.
    outcome: Vec<f64>,
}

fn gradients(between: &[f64], with_outcome: &[f64]) -> Vec<Gradient> {
    let p = with_outcome.len();
    let mut solver = Solver::new(p);
    solver.solve(between);
    let (values, vectors): (Vec<f64>, Vec<&[f64]>) = solver.pairs().unzip();
    let largest = values.first().copied().unwrap_or(1.0);
    let roots: Vec<f64> = values.iter().map(|d| d.max(rounding_limit(p) * largest).sqrt()).collect();
    let of_values = |value: &dyn Fn(usize) -> f64| -> Vec<f64> {
        let entry = |i: usize, j: usize| (0..p).map(|k| value(k) * vectors[k][i] * vectors[k][j]).sum();
        (0..p * p).map(|at| entry(at / p, at % p)).collect()
    };
    let root = of_values(&|k| roots[k]);
    let inverse = of_values(&|k| 1.0 / roots[k]);
    let times = |matrix: &[f64], v: &[f64]| -> Vec<f64> {
        matrix.chunks_exact(p).map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum()).collect()
    };
    let beta = times(&inverse, with_outcome);
    (0..p)
        .map(|j| {
            let lambda = &root[j * p..(j + 1) * p];
            let by_beta: Vec<f64> = lambda.iter().zip(&beta).map(|(l, b)| 2.0 * l * l * b).collect();
            let outcome = times(&inverse, &by_beta);
            let by_lambda: Vec<f64> = lambda.iter().zip(&beta).map(|(l, b)| 2.0 * l * b * b).collect();
            // The change along dLambda, made symmetric.
            let mut change = vec![0.0; p * p];
            for a in 0..p {
                for b in 0..p {
                    let here = if a == j { by_lambda[b] } else { 0.0 } - outcome[a] * beta[b];
                    change[a * p + b] += 0.5 * here;
                    change[b * p + a] += 0.5 * here;
                }
            }
            // Into the eigenvectors' axes, where the equation of dLambda is solved entry by entry, and back.
            let rotated = |matrix: &[f64], back: bool| -> Vec<f64> {
                let q = |a: usize, b: usize| if back { vectors[b][a] } else { vectors[a][b] };
                let half: Vec<f64> = (0..p * p)
                    .map(|at| (0..p).map(|c| q(at / p, c) * matrix[c * p + at % p]).sum())
                    .collect();
                (0..p * p).map(|at| (0..p).map(|c| half[at / p * p + c] * q(at % p, c)).sum()).collect()
            };
            let mut inside = rotated(&change, false);
            for a in 0..p {
                for b in 0..p {
                    inside[a * p + b] /= roots[a] + roots[b];
                }
            }
            let matrix = rotated(&inside, true);
            let own = (0..p).map(|a| (0..p).map(|b| matrix[a * p + b] * between[a * p + b]).sum()).collect();
            Gradient { matrix, own, outcome }
        })
        .collect()
}
