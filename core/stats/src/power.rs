//! Degrees of freedom in, the noncentrality that a test finds with a given probability out.

use super::beta::{incomplete_beta, power};
use super::gamma::incomplete_gamma;
use super::{chi_square, f_distribution};

/// The probability that a test finds what is there, and the error it allows itself where nothing is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Demand {
    /// 0 < value < 1: 0.05.
    pub significance: f64,
    /// significance < value < 1: 0.8.
    pub power: f64,
}

/// Two-sided 5 %, found in four of five surveys: Cohen's (1988) convention.
pub const USUAL: Demand = Demand { significance: 0.05, power: 0.8 };

/// The noncentrality λ at which an F test with `df1` and `df2` degrees of freedom has the demanded power.
///
/// `P(F'(df1, df2, λ) > f) = power`, f the upper quantile of the central F; both as Poisson sums of incomplete beta
/// functions (Johnson, Kotz & Balakrishnan 1995, 30.10). With df1 = 1 it is the two-sided t test, both tails counted, and
/// λ the square of the noncentral t's parameter. A difference D of two means that stand `se` from certain each has
/// λ = D² / se². `None` where so few degrees of freedom are left that no λ under 1,000 does.
#[must_use]
pub fn noncentrality(df1: f64, df2: f64, demand: Demand) -> Option<f64> {
    let critical = f_distribution::upper_quantile(demand.significance, df1, df2);
    solved(&tails(df1, df2, critical), demand)
}

/// The noncentrality λ at which a chi-square test with `df` degrees of freedom has the demanded power.
///
/// As [`noncentrality`] with endlessly many second degrees of freedom: a Poisson sum of incomplete gamma functions
/// (Johnson, Kotz & Balakrishnan 1995, 29.2).
#[must_use]
pub fn noncentrality_chi_square(df: f64, demand: Demand) -> Option<f64> {
    let half = 0.5 * chi_square::upper_quantile(demand.significance, df);
    let mut a = 0.5 * df;
    let mut tail = incomplete_gamma(a, half).1;
    // x^a e^-x / Γ(a + 1)
    let mut term = libm::exp(a * libm::log(half) - half - libm::lgamma(a + 1.0));
    let mut tails = Vec::new();
    while tails.len() < TERMS && tail < 1.0 && term > 0.0 {
        tails.push(tail);
        tail += term;
        a += 1.0;
        term *= half / a;
    }
    solved(&tails, demand)
}

/// The λ at which the Poisson mixture of `tails` is the demanded power, by halving.
fn solved(tails: &[f64], demand: Demand) -> Option<f64> {
    let (mut low, mut high) = (0.0, 1.0);
    while mixed(tails, high) < demand.power {
        low = high;
        high *= 2.0;
        if high > LARGEST {
            return None;
        }
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if mixed(tails, middle) < demand.power { low = middle } else { high = middle }
    }
    Some(0.5 * (low + high))
}

/// `P(F' > f)` of the noncentral F: the power of a test whose critical value is `f`. `lambda`: 0 to 1,000.
#[must_use]
pub fn noncentral_tail(f: f64, df1: f64, df2: f64, lambda: f64) -> f64 {
    mixed(&tails(df1, df2, f), lambda)
}

/// Beyond it the first Poisson weight is no number any more.
const LARGEST: f64 = 1024.0;

/// `1 - I_x(df1/2 + j, df2/2)`, x = df1 f / (df1 f + df2), for j = 0, 1, ...: each adds a positive term to the last.
fn tails(df1: f64, df2: f64, f: f64) -> Vec<f64> {
    let (product, b) = (df1 * f, 0.5 * df2);
    let (x, y) = (product / (product + df2), df2 / (product + df2));
    let mut a = 0.5 * df1;
    let mut tail = incomplete_beta(a, b, x, y).1;
    // x^a y^b / (a B(a, b))
    let mut term = power(a, b, x, y) / a;
    let mut tails = Vec::new();
    while tails.len() < TERMS && tail < 1.0 && term > 0.0 {
        tails.push(tail);
        tail += term;
        term *= x * (a + b) / (a + 1.0);
        a += 1.0;
    }
    tails
}

/// Enough for the Poisson weights of every λ to `LARGEST`.
const TERMS: usize = 900;

/// Beyond the list every tail is 1.
fn mixed(tails: &[f64], lambda: f64) -> f64 {
    let half = 0.5 * lambda;
    let mut weight = libm::exp(-half);
    let (mut sum, mut used) = (0.0, 0.0);
    for (j, tail) in (1_u32..).zip(tails) {
        sum += weight * tail;
        used += weight;
        if f64::from(j) > half && weight < 1e-18 {
            break;
        }
        weight *= half / f64::from(j);
    }
    sum + (1.0 - used).max(0.0)
}
