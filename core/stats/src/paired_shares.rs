//! Counts of respondents who are in one class and not in the other in, whether the two shares differ out.

use super::beta::incomplete_beta;
use super::why_not::WhyNot;

/// McNemar's (1947) test of two shares of the same respondents, exact: a binomial of one half on those who differ.
///
/// `first_only`, `second_only`: respondents of the class in one answer and not in the other. Two-sided, twice the smaller
/// tail and at most 1, by the incomplete beta function, which holds for any number.
///
/// # Errors
/// When nobody differs.
pub fn mcnemar(first_only: u32, second_only: u32) -> Result<f64, WhyNot> {
    let (least, most) = (first_only.min(second_only), first_only.max(second_only));
    if most == 0 {
        return Err(WhyNot::AllAlike);
    }
    if least == most {
        return Ok(1.0);
    }
    // P(X <= k) of n at one half is I_{1/2}(n - k, k + 1).
    let (tail, _) = incomplete_beta(f64::from(most), f64::from(least) + 1.0, 0.5, 0.5);
    Ok((2.0 * tail).min(1.0))
}
