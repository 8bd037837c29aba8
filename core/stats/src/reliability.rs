//! Covariances or correlations of a scale's items in, how much of the scale's spread they share out.

use super::correlation::Symmetric;
use super::why_not::WhyNot;

/// Cronbach's (1951) alpha, raw: `k / (k - 1) (1 - Σ s_i² / s²)`, s² the variance of the sum of the items.
///
/// `products`: sums of products about the means (or covariances; the divisor cancels) of complete respondents.
///
/// # Errors
/// When there are fewer than two items, or the sum of the items has no spread.
pub fn cronbach_alpha(products: &Symmetric) -> Result<f64, WhyNot> {
    let k = products.order();
    if k < 2 {
        return Err(WhyNot::TooFew);
    }
    let own: f64 = (0..k).map(|i| products.at(i, i)).sum();
    let whole: f64 = (0..k).map(|i| products.row(i).iter().sum::<f64>()).sum();
    if whole <= 1e-12 * own {
        return Err(WhyNot::AllAlike);
    }
    let k = k as f64;
    Ok(k / (k - 1.0) * (1.0 - own / whole))
}

/// One factor behind a scale's items, and McDonald's omega total of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFactor {
    pub loadings: Vec<f64>,
    /// `(ΣΣ r_ij - Σ (1 - λ_i²)) / ΣΣ r_ij`, as psych's `omega` with one factor: the spread of the sum of the
    /// standardised items that is not their own.
    pub omega_total: f64,
}

/// Why there is no omega.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFactor {
    /// Two items leave the loadings undetermined: only their product is known.
    FewerThanThree,
    /// A loading came out above 1 (a Heywood case): one item would have less than no spread of its own.
    Improper,
    /// The search came to no rest.
    NoSolution,
}

/// One factor by minimum residuals (Harman & Jones 1966): the loadings that make `Σ_{i<j} (r_ij - λ_i λ_j)²` least, found
/// one at a time, each exactly, until none moves. McDonald (1999).
///
/// `between`: correlations of complete respondents, items turned so that they run the same way.
///
/// # Errors
/// When the loadings are not determined or not possible.
pub fn one_factor(between: &Symmetric) -> Result<OneFactor, NoFactor> {
    let k = between.order();
    if k < 3 {
        return Err(NoFactor::FewerThanThree);
    }
    let mut loadings: Vec<f64> = (0..k)
        .map(|i| {
            let sum: f64 = between.row(i).iter().sum();
            if sum >= 1.0 { 0.6 } else { -0.6 }
        })
        .collect();
    let mut settled = false;
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for i in 0..k {
            let others = |f: &dyn Fn(usize) -> f64| (0..k).filter(|&j| j != i).map(f).sum::<f64>();
            let squares = others(&|j| loadings[j] * loadings[j]);
            if squares <= 0.0 {
                return Err(NoFactor::NoSolution);
            }
            let next = others(&|j| between.at(i, j) * loadings[j]) / squares;
            moved = moved.max((next - loadings[i]).abs());
            loadings[i] = next;
        }
        if moved <= 4e-15 {
            settled = true;
            break;
        }
        // On the way a loading may pass 1; far beyond it there is no way back.
        if loadings.iter().any(|loading| loading.abs() > 10.0) {
            return Err(NoFactor::Improper);
        }
    }
    if loadings.iter().any(|loading| loading.abs() > 1.0) {
        return Err(NoFactor::Improper);
    }
    let whole: f64 = (0..k).map(|i| between.row(i).iter().sum::<f64>()).sum();
    if !settled || whole <= 1e-12 {
        return Err(NoFactor::NoSolution);
    }
    let own: f64 = loadings.iter().map(|loading| 1.0 - loading * loading).sum();
    Ok(OneFactor { loadings, omega_total: (whole - own) / whole })
}

const ROUNDS: usize = 20_000;
