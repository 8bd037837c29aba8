//! Student's t: a probability and degrees of freedom in, the quantile out, and the other way.

use super::beta::{continued_fraction, incomplete_beta};
use super::normal;

/// Upper quantile of Student's t: the t with `P(|T| > t) = two_sided`.
///
/// `two_sided`: 0 < value < 1 (0.05 for a 95 % interval); `df`: degrees of freedom, above 0. Newton's method on the
/// logarithm of the tail, which is the regularised incomplete beta function `I_x(df/2, 1/2)`, `x = df / (df + t²)`; the
/// first guess is Hill (1970). Good to about 1e-14 relative.
#[must_use]
pub fn two_sided_quantile(two_sided: f64, df: f64) -> f64 {
    if df > NEARLY_NORMAL {
        return nearly_normal(two_sided, df);
    }
    let constant = Constant::of(df);
    let mut t = first_guess(two_sided, df);
    for _ in 0..60 {
        let tail = constant.two_sided_tail(t);
        if tail <= 0.0 {
            t *= 0.5;
            continue;
        }
        let density = constant.density(t);
        // In the logarithm the tail is nearly straight, so that the step holds far out too.
        let step = tail * libm::log(tail / two_sided) / (2.0 * density);
        let next = if t + step > 0.0 { t + step } else { 0.5 * t };
        let done = (next - t).abs() <= 4.0 * f64::EPSILON * t;
        t = next;
        if done {
            break;
        }
    }
    t
}

/// `P(|T| > t)` of Student's t with `df` degrees of freedom, above 0 and not necessarily whole.
///
/// `I_x(df/2, 1/2)` with `x = df / (df + t²)` (Abramowitz and Stegun 26.7.1).
#[must_use]
pub fn two_sided_tail(t: f64, df: f64) -> f64 {
    let square = t * t;
    if square == f64::INFINITY {
        return 0.0;
    }
    incomplete_beta(0.5 * df, 0.5, df / (df + square), square / (df + square)).0
}

/// Above this the fraction of the tail is long and loses digits, and the series about the normal is exact.
const NEARLY_NORMAL: f64 = 20_000.0;

/// The first terms of the series in 1/df about the normal quantile (Abramowitz and Stegun 26.7.5).
fn nearly_normal(two_sided: f64, df: f64) -> f64 {
    let z = -normal::quantile(0.5 * two_sided);
    let s = z * z;
    let terms = [
        z,
        z * (s + 1.0) / 4.0,
        z * ((5.0 * s + 16.0) * s + 3.0) / 96.0,
        z * (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0,
        z * ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| sum / df + term)
}

/// Hill (1970), algorithm 396: good to some digits for every df >= 1.
fn first_guess(two_sided: f64, df: f64) -> f64 {
    if df < 1.5 {
        return 1.0 / libm::tan(two_sided * std::f64::consts::FRAC_PI_2);
    }
    let a = 1.0 / (df - 0.5);
    let b = (48.0 / a) * (1.0 / a);
    let c = ((20_700.0 * a / b - 98.0) * a - 16.0) * a + 96.36;
    let d = ((94.5 / (b + c) - 3.0) / b + 1.0) * (a * std::f64::consts::FRAC_PI_2).sqrt() * df;
    let y = libm::pow(d * two_sided, 2.0 / df);
    let square = if y > 0.05 + a {
        let x = normal::quantile(0.5 * two_sided);
        let y = x * x;
        let c = if df < 5.0 { c + 0.3 * (df - 4.5) * (x + 0.6) } else { c };
        let c = (((0.05 * d * x - 5.0) * x - 7.0) * x - 2.0) * x + b + c;
        let y = (((((0.4 * y + 6.3) * y + 36.0) * y + 94.5) / c - y - 3.0) / b + 1.0) * x;
        libm::expm1(a * y * y)
    } else {
        ((1.0 / (((df + 6.0) / (df * y) - 0.089 * d - 0.822) * (df + 2.0) * 3.0) + 0.5 / (df + 4.0)) * y
            - 1.0)
            * (df + 1.0)
            / (df + 2.0)
            + 1.0 / y
    };
    let t = (df * square).sqrt();
    if t.is_finite() && t > 0.0 { t } else { 1.0 }
}

/// What depends on the degrees of freedom alone.
struct Constant {
    df: f64,
    /// Γ((df+1)/2) / Γ(df/2)
    gamma_ratio: f64,
}

impl Constant {
    fn of(df: f64) -> Self {
        Constant { df, gamma_ratio: gamma_ratio(0.5 * df) }
    }

    fn density(&self, t: f64) -> f64 {
        let df = self.df;
        let kernel = libm::exp(-0.5 * (df + 1.0) * libm::log1p(t * t / df));
        self.gamma_ratio / (std::f64::consts::PI * df).sqrt() * kernel
    }

    /// P(|T| > t).
    fn two_sided_tail(&self, t: f64) -> f64 {
        let (a, b) = (0.5 * self.df, 0.5);
        let square = t * t;
        let x = self.df / (self.df + square);
        let y = square / (self.df + square);
        // x^a y^b / B(a, b), with B(a, 1/2) = Γ(a) sqrt(pi) / Γ(a + 1/2)
        let front = self.gamma_ratio / std::f64::consts::PI.sqrt()
            * libm::exp(-a * libm::log1p(square / self.df))
            * y.sqrt();
        // Either fraction is right; near the middle the second is short, and the digits that 1 - loses are few.
        if x < 0.5 || y * (a + b + 2.0) > 2.0 * (b + 1.0) {
            front * continued_fraction(a, b, x) / a
        } else {
            1.0 - front * continued_fraction(b, a, y) / b
        }
    }
}

/// Γ(a + 1/2) / Γ(a), by its asymptotic series after enough steps of the recurrence; a difference of log-gammas would
/// lose a digit for each digit of `a`.
fn gamma_ratio(a: f64) -> f64 {
    let mut factor = 1.0;
    let mut a = a;
    while a < 128.0 {
        factor *= a / (a + 0.5);
        a += 1.0;
    }
    const SERIES: [f64; 7] = [
        1.0,
        -1.0 / 8.0,
        1.0 / 128.0,
        5.0 / 1024.0,
        -21.0 / 32_768.0,
        -399.0 / 262_144.0,
        869.0 / 4_194_304.0,
    ];
    let u = 1.0 / a;
    factor * a.sqrt() * SERIES.iter().rev().fold(0.0, |sum, c| sum * u + c)
}
