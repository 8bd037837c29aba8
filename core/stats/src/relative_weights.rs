//! A correlation matrix in, Johnson's relative weights out.

use super::correlation::Symmetric;
use super::eigen::eigen;

#[derive(Debug, Clone, PartialEq)]
pub struct RelativeWeights {
    /// The part of R² that is each driver's; sums to `r2`.
    pub raw: Vec<f64>,
    pub r2: f64,
    /// Standardised coefficients of the regression on all drivers; of least length where they are not unique.
    pub beta: Vec<f64>,
    /// Largest eigenvalue of the drivers' correlations over the smallest that was kept.
    pub condition: f64,
    /// Eigenvalues that were taken as zero.
    pub dropped: usize,
}

/// Eigenvalues up to this much of the largest are rounding, and directions without spread.
///
/// A correlation matrix of p variables is known to a few units in the last place; p times 32 of them is above every
/// exact linear dependence and below every one that a double can still tell from exact.
#[must_use]
pub fn rounding_limit(p: usize) -> f64 {
    32.0 * f64::EPSILON * p as f64
}

/// Johnson's relative weights: R² shared out by way of the orthogonal variables closest to the drivers.
///
/// `R = V D V'`, `Lambda = V sqrt(D) V'`, `beta* = Lambda⁻¹ r`, `raw_j = sum_k Lambda_jk² beta*_k²`. `between`: the
/// drivers' correlations; `outcome`: each driver's correlation with the outcome. Where drivers depend on each other
/// exactly, eigenvalues up to [`rounding_limit`] count as zero in `Lambda` and in its (pseudo-)inverse: the limit of
/// the weights as the dependence becomes exact. Johnson (2000).
#[must_use]
pub fn relative_weights(between: &Symmetric, outcome: &[f64]) -> RelativeWeights {
    let p = between.order();
    let spectrum = eigen(between);
    let largest = spectrum.values.first().copied().unwrap_or(1.0);
    let kept = spectrum.values.iter().take_while(|&&value| value > rounding_limit(p) * largest).count();

    let mut root = vec![0.0; p * p];
    let mut orthogonal = vec![0.0; p];
    let mut beta = vec![0.0; p];
    for (&value, vector) in spectrum.values.iter().zip(&spectrum.vectors).take(kept) {
        let length = value.sqrt();
        let along: f64 = vector.iter().zip(outcome).map(|(v, r)| v * r).sum();
        for (j, &v) in vector.iter().enumerate() {
            orthogonal[j] += v * along / length;
            beta[j] += v * along / value;
            let step = v * length;
            for (entry, &w) in root[j * p..(j + 1) * p].iter_mut().zip(vector) {
                *entry += step * w;
            }
        }
    }
    let squares: Vec<f64> = orthogonal.iter().map(|b| b * b).collect();
    let raw: Vec<f64> = root
        .chunks(p.max(1))
        .map(|row| row.iter().zip(&squares).map(|(lambda, b)| lambda * lambda * b).sum())
        .collect();
    let smallest = spectrum.values[..kept].last().copied().unwrap_or(1.0);
    RelativeWeights {
        r2: squares.iter().sum::<f64>().min(1.0),
        raw,
        beta,
        condition: largest / smallest,
        dropped: p - kept,
    }
}
