//! Drivers and a two-valued outcome in, logistic regression and logistic relative weights out.

use super::solve::Cholesky;

/// Maximum likelihood: coefficients per standard deviation of each driver, the intercept first.
#[derive(Debug, Clone, PartialEq)]
pub struct Logistic {
    pub coefficients: Vec<f64>,
    /// The chance of the upper answer, per respondent.
    pub fitted: Vec<f64>,
}

/// Respondents weighed by how often they count; drivers standardised over them.
#[derive(Debug, Clone)]
pub struct Design<'a> {
    /// By respondent: 1, then the drivers with mean 0 and variance 1.
    pub rows: &'a [f64],
    /// 0 or 1.
    pub outcome: &'a [f64],
    /// None negative.
    pub weights: &'a [f64],
}

/// Steps of Newton's method; six or so are usual.
const MOST_STEPS: usize = 50;

/// The likelihood has stopped to grow: no step is longer than this, in standard deviations of a driver.
const SMALL_STEP: f64 = 1e-11;

/// The linear predictor of somebody: beyond it answers are foretold with certainty, and coefficients grow without end.
const CERTAIN: f64 = 30.0;

impl Design<'_> {
    /// `None` where the answers can be foretold without fault (separation), where drivers depend on each other, or where
    /// the outcome is always the same. `start`: coefficients of a design that is much the same, else zeros.
    ///
    /// McCullagh and Nelder (1989).
    #[must_use]
    pub fn fit(&self, start: &[f64]) -> Option<Logistic> {
        let k = start.len();
        let mut coefficients = start.to_vec();
        let mut fitted = vec![0.0; self.outcome.len()];
        let mut likelihood = f64::NEG_INFINITY;
        let mut halved = 0;
        let mut step = vec![0.0; k];
        for _ in 0..MOST_STEPS {
            let mut information = vec![0.0; k * k];
            let mut score = vec![0.0; k];
            let mut here = 0.0;
            for (((row, y), weight), fitted) in
                self.rows.chunks_exact(k).zip(self.outcome).zip(self.weights).zip(&mut fitted)
            {
                if *weight == 0.0 {
                    continue;
                }
                let eta: f64 = row.iter().zip(&coefficients).map(|(x, b)| x * b).sum();
                let p = 1.0 / (1.0 + libm::exp(-eta));
                *fitted = p;
                // log(1 + e^eta) without overflow.
                here += weight * (y * eta - eta.max(0.0) - libm::log1p(libm::exp(-eta.abs())));
                let (spread, left) = (weight * p * (1.0 - p), weight * (y - p));
                for i in 0..k {
                    score[i] += left * row[i];
                    let scaled = spread * row[i];
                    for (entry, x) in information[i * k..=i * k + i].iter_mut().zip(row) {
                        *entry += scaled * x;
                    }
                }
            }
            if here < likelihood - 1e-10 * likelihood.abs() && halved < 20 {
                // Too far: back half of the step.
                halved += 1;
                step.iter_mut().for_each(|s| *s *= 0.5);
                coefficients.iter_mut().zip(&step).for_each(|(b, s)| *b -= s);
                continue;
            }
            (likelihood, halved) = (here, 0);
            Cholesky::of(&information, k)?.solve(&mut score);
            step = score;
            coefficients.iter_mut().zip(&step).for_each(|(b, s)| *b += s);
            if coefficients.iter().any(|b| b.is_nan() || b.abs() > CERTAIN) {
                return None;
            }
            if step.iter().all(|s| s.abs() <= SMALL_STEP * (1.0 + CERTAIN)) {
                return Some(Logistic { fitted: self.chances(&coefficients), coefficients });
            }
        }
        None
    }

    fn chances(&self, coefficients: &[f64]) -> Vec<f64> {
        let chance = |row: &[f64]| {
            let eta: f64 = row.iter().zip(coefficients).map(|(x, b)| x * b).sum();
            1.0 / (1.0 + libm::exp(-eta))
        };
        self.rows.chunks_exact(coefficients.len()).map(chance).collect()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct LogisticWeights {
    /// The part of R² that is each driver's; sums to `r2`.
    pub raw: Vec<f64>,
    /// The squared correlation of the outcome with its fitted chances.
    pub r2: f64,
    /// Standardised coefficients: `b sd(x) R / sd(logit)`. Menard (2004).
    pub beta: Vec<f64>,
}

/// Logistic relative weights: as Johnson's, with the standardised coefficients of a logistic regression on the orthogonal
/// variables. With `Lambda² = R` and b the coefficients per standard deviation,
/// `beta* = Lambda b R / sd(logit)`, `raw_j = sum_k Lambda_jk² beta*_k²`, R the correlation of outcome and fitted chance.
///
/// `lambda`: the root of the drivers' correlations, all entries by row. Tonidandel and LeBreton (2010); for R², Menard (2000).
#[must_use]
pub fn logistic_weights(lambda: &[f64], design: &Design, fit: &Logistic) -> Option<LogisticWeights> {
    let slopes = &fit.coefficients[1..];
    let p = slopes.len();
    let all: f64 = design.weights.iter().sum();
    let mean = |values: &[f64]| values.iter().zip(design.weights).map(|(x, w)| x * w).sum::<f64>() / all;
    let (y, chance) = (mean(design.outcome), mean(&fit.fitted));
    let [mut both, mut of_outcome, mut of_chance] = [0.0; 3];
    for ((outcome, fitted), weight) in design.outcome.iter().zip(&fit.fitted).zip(design.weights) {
        let (a, b) = (outcome - y, fitted - chance);
        both += weight * a * b;
        of_outcome += weight * a * a;
        of_chance += weight * b * b;
    }
    if of_outcome <= 0.0 || of_chance <= 0.0 {
        return None;
    }
    let r2 = both * both / (of_outcome * of_chance);
    let times = |v: &[f64]| -> Vec<f64> {
        lambda.chunks_exact(p).map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum()).collect()
    };
    let orthogonal = times(slopes);
    // The logit's variance: the orthogonal variables have variance 1 and no covariance.
    let logit: f64 = orthogonal.iter().map(|b| b * b).sum();
    if logit <= 0.0 {
        return None;
    }
    let squares: Vec<f64> = orthogonal.iter().map(|b| r2 * b * b / logit).collect();
    let raw =
        lambda.chunks_exact(p).map(|row| row.iter().zip(&squares).map(|(l, b)| l * l * b).sum()).collect();
    let beta = slopes.iter().map(|b| b * (r2 / logit).sqrt()).collect();
    Some(LogisticWeights { raw, r2, beta })
}
