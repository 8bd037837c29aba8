//! How often each respondent was drawn in, the logistic relative weights of the draw out.

use super::design::Design;
use crate::logistic::{Design as Regression, LogisticWeights, logistic_weights};

/// Respondents with every answer, as a logistic regression takes them.
#[derive(Debug, Clone)]
pub(super) struct TwoValued {
    /// 1 and the columns, one row per respondent.
    rows: Vec<f64>,
    outcome: Vec<f64>,
    weights: Vec<f64>,
    /// Coefficients of everybody, from where a replicate's are not far.
    start: Vec<f64>,
    units: Vec<f64>,
    pub raw: Vec<f64>,
    pub beta: Vec<f64>,
}

impl TwoValued {
    /// `order`: respondents in the order of the draws, those with every answer first.
    pub fn of(design: &Design, order: &[u32]) -> Self {
        let p = design.columns.len();
        let columns = design.with_gaps();
        let complete: Vec<usize> = order
            .iter()
            .map(|&row| row as usize)
            .filter(|&row| columns.iter().all(|column| column[row].is_some()))
            .collect();
        let value = |j: usize, row: usize| columns[j][row].unwrap_or(0.0);
        let units: Vec<f64> = (0..p)
            .map(|j| {
                let n = complete.len() as f64;
                let mean = complete.iter().map(|&row| value(j, row)).sum::<f64>() / n;
                let square: f64 = complete.iter().map(|&row| (value(j, row) - mean).powi(2)).sum();
                let unit = (square / n).sqrt();
                if unit > 0.0 { unit } else { 1.0 }
            })
            .collect();
        let upper = complete.iter().map(|&row| value(p, row)).fold(f64::NEG_INFINITY, f64::max);
        let each = |row: &usize| -> Vec<f64> {
            std::iter::once(1.0).chain((0..p).map(|j| value(j, *row) / units[j])).collect()
        };
        let all = design.weights();
        let mut made = TwoValued {
            rows: complete.iter().flat_map(each).collect(),
            outcome: complete.iter().map(|&row| f64::from(u8::from(value(p, row) >= upper))).collect(),
            weights: complete.iter().map(|&row| all[row]).collect(),
            start: vec![0.0; p + 1],
            units,
            raw: vec![0.0; p],
            beta: vec![0.0; p],
        };
        let regression = Regression { rows: &made.rows, outcome: &made.outcome, weights: &made.weights };
        if let Some(fit) = regression.fit(&made.start) {
            made.start = fit.coefficients;
        }
        made
    }

    /// R² of the draw; `None` where its answers can be foretold without fault or have one value. `spreads`: of the columns
    /// in the draw; `lambda`: the root of their correlations.
    pub fn share_out(&mut self, counts: &[u16], spreads: &[f64], lambda: &[f64]) -> Option<f64> {
        let weights: Vec<f64> =
            self.weights.iter().zip(counts).map(|(weight, &n)| weight * f64::from(n)).collect();
        let regression = Regression { rows: &self.rows, outcome: &self.outcome, weights: &weights };
        let mut fit = regression.fit(&self.start)?;
        // From the units of the rows to those of the draw's spreads.
        for ((coefficient, unit), spread) in fit.coefficients[1..].iter_mut().zip(&self.units).zip(spreads) {
            *coefficient *= spread / unit;
        }
        let LogisticWeights { raw, r2, beta } = logistic_weights(lambda, &regression, &fit)?;
        (self.raw, self.beta) = (raw, beta);
        Some(r2)
    }
}
