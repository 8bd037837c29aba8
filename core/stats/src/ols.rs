//! Columns and an outcome in, least squares with standard errors that hold where spread differs out.

use super::solve::Cholesky;

/// One row per respondent.
#[derive(Debug, Clone, PartialEq)]
pub struct Ols {
    /// In the outcome's units per unit of each column.
    pub coefficients: Vec<f64>,
    /// By HC3.
    pub covariances: Vec<f64>,
    pub r2: f64,
    /// n - columns - 1.
    pub freedom: f64,
}

impl Ols {
    #[must_use]
    pub fn standard_error(&self, column: usize) -> f64 {
        self.covariances[column * (self.coefficients.len() + 1)].sqrt()
    }
}

/// Ordinary least squares with an intercept. `columns`: per column one value per respondent; `weights`: per respondent, 1
/// each where there are none.
///
/// Standard errors: HC3, `(X'X)⁻¹ X' diag(e² / (1 - h)²) X (X'X)⁻¹` with h the leverages: MacKinnon and White (1985). With
/// weights, of the weighted regression. `None` where columns depend on each other, where there are not more respondents
/// than coefficients, and where one respondent alone decides a coefficient (h = 1).
#[must_use]
pub fn ols(columns: &[Vec<f64>], outcome: &[f64], weights: Option<&[f64]>) -> Option<Ols> {
    let (n, k) = (outcome.len(), columns.len());
    let weight = |i: usize| weights.map_or(1.0, |weights| weights[i]);
    let counted = (0..n).filter(|&i| weight(i) > 0.0).count();
    if counted <= k + 1 {
        return None;
    }
    let all: f64 = (0..n).map(weight).sum();
    // About the mean and in units of the spread: the slopes and leverages are the same, and well conditioned.
    let centred = |values: &[f64]| -> (Vec<f64>, f64) {
        let mean = values.iter().enumerate().map(|(i, x)| weight(i) * x).sum::<f64>() / all;
        let mut deviations: Vec<f64> = values.iter().map(|x| x - mean).collect();
        let square: f64 = deviations.iter().enumerate().map(|(i, d)| weight(i) * d * d).sum();
        let spread = (square / all).sqrt();
        if spread > 0.0 {
            deviations.iter_mut().for_each(|d| *d /= spread);
        }
        (deviations, spread)
    };
    let (y, unit) = centred(outcome);
    let parts: Vec<(Vec<f64>, f64)> = columns.iter().map(|column| centred(column)).collect();
    if unit <= 0.0 || parts.iter().any(|(_, spread)| *spread <= 0.0) {
        return None;
    }
    let rows: Vec<f64> = (0..n).flat_map(|i| parts.iter().map(move |(column, _)| column[i])).collect();
    let (mut inner, mut slopes) = (vec![0.0; k * k], vec![0.0; k]);
    for (i, row) in rows.chunks_exact(k.max(1)).enumerate() {
        for a in 0..k {
            let scaled = weight(i) * row[a];
            slopes[a] += scaled * y[i];
            inner[a * k..=a * k + a].iter_mut().zip(row).for_each(|(entry, x)| *entry += scaled * x);
        }
    }
    let factor = Cholesky::of(&inner, k)?;
    factor.solve(&mut slopes);
    let inverse = factor.inverse();
    let (mut left, mut meat) = (0.0, vec![0.0; k * k]);
    let mut along = vec![0.0; k];
    for (i, row) in rows.chunks_exact(k.max(1)).enumerate().filter(|(i, _)| weight(*i) > 0.0) {
        let error = y[i] - row.iter().zip(&slopes).map(|(x, b)| x * b).sum::<f64>();
        left += weight(i) * error * error;
        for (along, of) in along.iter_mut().zip(inverse.chunks_exact(k.max(1))) {
            *along = of.iter().zip(row).map(|(a, x)| a * x).sum();
        }
        let leverage = weight(i) * (1.0 / all + along.iter().zip(row).map(|(a, x)| a * x).sum::<f64>());
        if leverage >= 1.0 - 1e-10 {
            return None;
        }
        let pull = weight(i) * error / (1.0 - leverage);
        for a in 0..k {
            let scaled = pull * pull * along[a];
            meat[a * k..=a * k + a].iter_mut().zip(&along).for_each(|(entry, x)| *entry += scaled * x);
        }
    }
    let scale = |a: usize| unit / parts[a].1;
    let covariances = (0..k * k)
        .map(|at| {
            let (a, b) = (at / k, at % k);
            meat[a.max(b) * k + a.min(b)] * scale(a) * scale(b)
        })
        .collect();
    Some(Ols {
        coefficients: slopes.iter().enumerate().map(|(a, slope)| slope * scale(a)).collect(),
        covariances,
        r2: 1.0 - left / all,
        freedom: (counted - k - 1) as f64,
    })
}
