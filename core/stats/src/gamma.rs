//! A shape and a bound in, the two parts of the gamma distribution out: the incomplete gamma function.

use super::saddle_point::{deviance, stirling_error};

/// `P(a, x)` and `Q(a, x) = 1 - P(a, x)`, the regularised incomplete gamma functions.
///
/// `a`: above 0; `x`: from 0. The series DLMF 8.11.4 below `a + 1`, the continued fraction 8.9.2 above it, so that the
/// smaller part keeps its relative precision; the factor before them is Loader's (2000). Good to about 1e-13 relative.
#[must_use]
pub fn incomplete_gamma(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x == f64::INFINITY {
        return (1.0, 0.0);
    }
    // x^a e^-x / Γ(a + 1)
    let front = libm::exp(-stirling_error(a) - deviance(a, x)) / (2.0 * std::f64::consts::PI * a).sqrt();
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0, 1.0);
        for n in 1..100_000 {
            term *= x / (a + f64::from(n));
            sum += term;
            if term <= 0.25 * f64::EPSILON * sum {
                break;
            }
        }
        let lower = (front * sum).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * a * upper_fraction(a, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// Γ(a, x) / (x^a e^-x) by the modified method of Lentz.
fn upper_fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / away(b);
    let mut fraction = d;
    for n in 1..100_000 {
        let n = f64::from(n);
        let numerator = n * (a - n);
        b += 2.0;
        d = 1.0 / away(b + numerator * d);
        c = away(b + numerator / c);
        fraction *= c * d;
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}
