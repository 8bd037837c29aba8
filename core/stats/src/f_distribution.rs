//! A statistic and degrees of freedom in, the tail of Fisher's F out; a probability in, the quantile out.

use super::beta::{incomplete_beta, power};

/// `P(F > f)` with `df1` and `df2` degrees of freedom, above 0 and not necessarily whole (Abramowitz and Stegun 26.6.2).
#[must_use]
pub fn upper_tail(f: f64, df1: f64, df2: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    let product = df1 * f;
    if product == f64::INFINITY {
        return 0.0;
    }
    incomplete_beta(0.5 * df2, 0.5 * df1, df2 / (df2 + product), product / (df2 + product)).0
}

/// The f with `P(F > f) = tail`, 0 < tail < 1; Newton's method on the logarithm of the tail over that of f, kept within
/// what is known of both sides.
#[must_use]
pub fn upper_quantile(tail: f64, df1: f64, df2: f64) -> f64 {
    let (mut low, mut high) = (-700.0_f64, 700.0_f64);
    let mut u = 0.0_f64;
    for _ in 0..200 {
        let f = libm::exp(u);
        let here = upper_tail(f, df1, df2);
        if here > tail {
            low = u
        } else {
            high = u
        }
        let product = df1 * f;
        let slope = power(0.5 * df2, 0.5 * df1, df2 / (df2 + product), product / (df2 + product));
        let step = here * libm::log(here / tail) / slope;
        let next =
            if step.is_finite() && u + step > low && u + step < high { u + step } else { 0.5 * (low + high) };
        let done = (next - u).abs() <= 4.0 * f64::EPSILON * u.abs().max(1.0);
        u = next;
        if done {
            break;
        }
    }
    libm::exp(u)
}
