//! The parts of a density far from its mode in, without the digits that a difference of log-gammas would lose.
//!
//! Loader (2000), "Fast and accurate computation of binomial probabilities": `x^a e^-x / Γ(a + 1)` and its like are
//! written as the error of Stirling's formula and a deviance, both of which are small where the density is large.

const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// The error of Stirling's formula: `ln Γ(a + 1) - (a + 1/2) ln a + a - ln sqrt(2π)`, a > 0.
pub(crate) fn stirling_error(a: f64) -> f64 {
    if a <= 16.0 {
        return libm::lgamma(a + 1.0) - (a + 0.5) * libm::log(a) + a - HALF_LN_TWO_PI;
    }
    const SERIES: [f64; 7] = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    let square = a * a;
    SERIES.iter().rev().fold(0.0, |sum, term| sum / square + term) / a
}

/// `x ln(x / m) + m - x`, x and m > 0.
pub(crate) fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() < 0.1 * (x + m) {
        let v = (x - m) / (x + m);
        let square = v * v;
        let mut sum = (x - m) * v;
        let mut term = 2.0 * x * v;
        for j in 1..1000 {
            term *= square;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * libm::log(x / m) + m - x
}
