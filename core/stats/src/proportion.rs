//! A count and its base in, an interval for the share out.

/// Wilson's score interval for a proportion, without continuity correction.
///
/// `(p̂ + z²/2n ± z sqrt(p̂(1-p̂)/n + z²/4n²)) / (1 + z²/n)`, in counts. `x`: answers of the class; `n`: valid answers;
/// `z`: normal quantile of the confidence. `None` where n is 0. Wilson (1927).
#[must_use]
pub fn wilson(x: u32, n: u32, z: f64) -> Option<(f64, f64)> {
    if n == 0 || x > n {
        return None;
    }
    let (xf, nf) = (f64::from(x), f64::from(n));
    let square = z * z;
    let centre = xf + 0.5 * square;
    let half = z * (xf * (nf - xf) / nf + 0.25 * square).sqrt();
    // The ends are 0 and 1 exactly there, which rounding would miss.
    let low = if x == 0 { 0.0 } else { (centre - half) / (nf + square) };
    let high = if x == n { 1.0 } else { (centre + half) / (nf + square) };
    Some((low.max(0.0), high.min(1.0)))
}

/// [`wilson`] for a sample of `n` out of a population of `population`, drawn without replacement.
///
/// n is replaced by the effective `n (N - 1) / (N - n)` at the same share: the variance of a share from a population of
/// N is `p(1-p)/n · (N - n)/(N - 1)`. Assumes that those who did not answer are missing at random. `None` where n is 0 or
/// larger than N. Cochran (1977), section 3.5, in Wilson (1927).
#[must_use]
pub fn wilson_finite(x: u32, n: u32, population: u32, z: f64) -> Option<(f64, f64)> {
    if n == 0 || x > n || n > population {
        return None;
    }
    let share = f64::from(x) / f64::from(n);
    if n == population {
        return Some((share, share));
    }
    let whole = f64::from(population);
    let effective = f64::from(n) * (whole - 1.0) / (whole - f64::from(n));
    let square = z * z;
    let centre = share * effective + 0.5 * square;
    let half = z * (effective * share * (1.0 - share) + 0.25 * square).sqrt();
    let low = if x == 0 { 0.0 } else { (centre - half) / (effective + square) };
    let high = if x == n { 1.0 } else { (centre + half) / (effective + square) };
    Some((low.max(0.0), high.min(1.0)))
}
