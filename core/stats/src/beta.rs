//! Two shapes and a bound in, the two parts of the beta distribution out: the incomplete beta function.

use super::saddle_point::{deviance, stirling_error};

/// `I_x(a, b)` and `1 - I_x(a, b)`, the regularised incomplete beta functions.
///
/// `a`, `b`: above 0; `x` from 0 to 1 and `y = 1 - x`, given apart so that neither loses digits. The continued fraction
/// of Didonato & Morris (1992) on the side of the mode where it is short; the factor before it is Loader's (2000). Good to about 1e-13
/// relative.
#[must_use]
pub fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    let front = power(a, b, x, y);
    if x * (a + b + 2.0) < a + 1.0 {
        let lower = (front / even_part(a, b, x, y)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front / even_part(b, a, y, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// `x^a y^b / (B(a, b) I_x(a, b))`: the even part of DLMF 8.17.22, which nowhere takes from 1 what is nearly 1, as the
/// fraction itself does for large `a`. Didonato & Morris (1992), by the modified method of Lentz.
fn even_part(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    // a - (a + b) x
    let lambda = a * y - b * x;
    let term = |n: f64| {
        let wide = a + 2.0 * n;
        n + n * (b - n) * x / (wide - 1.0) + (a + n) / (wide + 1.0) * (lambda + 1.0 + n * (1.0 + y))
    };
    // At n = 0 the middle part is 0 / (a - 1), whatever a.
    let mut fraction = away(a / (a + 1.0) * (lambda + 1.0));
    let (mut c, mut d) = (fraction, 0.0);
    for n in 1..10_000 {
        let n = f64::from(n);
        let wide = a + 2.0 * n - 1.0;
        let numerator = (a + n - 1.0) / wide * ((a + b + n - 1.0) / wide) * (n * (b - n)) * x * x;
        let here = term(n);
        d = 1.0 / away(here + numerator * d);
        c = away(here + numerator / c);
        fraction *= c * d;
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

/// `x^a y^b / B(a, b)`, with x + y = 1.
pub(crate) fn power(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    libm::exp(exponent) * (a * b / (2.0 * std::f64::consts::PI * n)).sqrt()
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified method of Lentz.
pub(crate) fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..10_000 {
        let m = f64::from(m);
        for numerator in [
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)),
        ] {
            d = 1.0 / away(1.0 + numerator * d);
            c = away(1.0 + numerator / c);
            fraction *= c * d;
        }
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}
