//! A statistic and degrees of freedom in, the tail of the chi-square distribution out.

use super::gamma::incomplete_gamma;

/// `P(X > x)` of chi-square with `df` degrees of freedom, above 0 (Abramowitz and Stegun 26.4.19).
#[must_use]
pub fn upper_tail(x: f64, df: f64) -> f64 {
    incomplete_gamma(0.5 * df, 0.5 * x).1
}

/// The x with `P(X > x) = tail`, 0 < tail < 1; by halving.
#[must_use]
pub fn upper_quantile(tail: f64, df: f64) -> f64 {
    let (mut low, mut high) = (0.0, df + 10.0);
    while upper_tail(high, df) > tail {
        low = high;
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if upper_tail(middle, df) > tail { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}
