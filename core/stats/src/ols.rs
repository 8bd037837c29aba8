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

/// A column of a regression; answers on a scale take a byte each.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Whole numbers from 0 to 255.
    Small(Vec<u8>),
    Real(Vec<f64>),
}

impl Values {
    #[must_use]
    pub fn of(values: Vec<f64>) -> Values {
        let small = |x: &f64| (0.0..=255.0).contains(x) && *x == x.trunc() && x.is_sign_positive();
        if values.iter().all(small) {
            return Values::Small(values.iter().map(|x| *x as u8).collect());
        }
        Values::Real(values)
    }

    #[must_use]
    #[inline]
    pub fn at(&self, respondent: usize) -> f64 {
        match self {
            Values::Small(values) => values[respondent].into(),
            Values::Real(values) => values[respondent],
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Values::Small(values) => values.len(),
            Values::Real(values) => values.len(),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        (0..self.len()).map(|respondent| self.at(respondent))
    }
}

/// Ordinary least squares with an intercept. `columns`: per column one value per respondent; `weights`: per respondent, 1
/// each where there are none.
///
/// Standard errors: HC3, `(X'X)⁻¹ X' diag(e² / (1 - h)²) X (X'X)⁻¹` with h the leverages: MacKinnon and White (1985). With
/// weights, of the weighted regression. `None` where columns depend on each other, where there are not more respondents
/// than coefficients, and where one respondent alone decides a coefficient (h = 1).
#[must_use]
pub fn ols(columns: &[Values], outcome: &[f64], weights: Option<&[f64]>) -> Option<Ols> {
    let (n, k) = (outcome.len(), columns.len());
    let weight = |i: usize| weights.map_or(1.0, |weights| weights[i]);
    let counted = (0..n).filter(|&i| weight(i) > 0.0).count();
    if counted <= k + 1 {
        return None;
    }
    let all: f64 = (0..n).map(weight).sum();
    // About the mean and in units of the spread: the slopes and leverages are the same, and well conditioned.
    let about = |values: &mut dyn Iterator<Item = f64>, again: &mut dyn Iterator<Item = f64>| -> (f64, f64) {
        let mean = values.enumerate().map(|(i, x)| weight(i) * x).sum::<f64>() / all;
        let square = again.enumerate().map(|(i, x)| weight(i) * (x - mean) * (x - mean)).sum::<f64>();
        (mean, (square / all).sqrt())
    };
    let (middle, unit) = about(&mut outcome.iter().copied(), &mut outcome.iter().copied());
    let parts: Vec<(f64, f64)> =
        columns.iter().map(|column| about(&mut column.iter(), &mut column.iter())).collect();
    if unit <= 0.0 || parts.iter().any(|(_, spread)| *spread <= 0.0) {
        return None;
    }
    // Row by row: a copy of the whole would be the largest thing held.
    let y = |i: usize| (outcome[i] - middle) / unit;
    let fill = |i: usize, row: &mut [f64]| {
        for ((x, column), (mean, spread)) in row.iter_mut().zip(columns).zip(&parts) {
            *x = (column.at(i) - mean) / spread;
        }
    };
    let mut row = vec![0.0; k];
    let (mut inner, mut slopes) = (vec![0.0; k * k], vec![0.0; k]);
    for i in 0..n {
        fill(i, &mut row);
        for a in 0..k {
            let scaled = weight(i) * row[a];
            slopes[a] += scaled * y(i);
            inner[a * k..=a * k + a].iter_mut().zip(&row).for_each(|(entry, x)| *entry += scaled * x);
        }
    }
    let factor = Cholesky::of(&inner, k)?;
    factor.solve(&mut slopes);
    let inverse = factor.inverse();
    let (mut left, mut meat) = (0.0, vec![0.0; k * k]);
    // Column by column of it, so that the sums of a row run beside each other.
    let across: Vec<f64> = (0..k * k).map(|at| inverse[(at % k) * k + at / k]).collect();
    let mut along = vec![0.0; k];
    for i in (0..n).filter(|i| weight(*i) > 0.0) {
        fill(i, &mut row);
        let error = y(i) - row.iter().zip(&slopes).map(|(x, b)| x * b).sum::<f64>();
        left += weight(i) * error * error;
        along.fill(-0.0);
        for (x, of) in row.iter().zip(across.chunks_exact(k.max(1))) {
            along.iter_mut().zip(of).for_each(|(along, a)| *along += a * x);
        }
        let leverage = weight(i) * (1.0 / all + along.iter().zip(&row).map(|(a, x)| a * x).sum::<f64>());
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
