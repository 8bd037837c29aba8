//! Each group's n, mean and standard deviation in, tests that the means are equal out.

use super::moments::Moments;
use super::why_not::WhyNot;
use super::{f_distribution, student};

/// A t test of a difference of means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TTest {
    pub statistic: f64,
    pub df: f64,
    pub p: f64,
    /// First mean minus second.
    pub difference: f64,
    pub standard_error: f64,
}

impl TTest {
    /// `difference ± t standard_error`. `confidence`: 0 < value < 1.
    #[must_use]
    pub fn interval(&self, confidence: f64) -> (f64, f64) {
        let half = student::two_sided_quantile(1.0 - confidence, self.df) * self.standard_error;
        (self.difference - half, self.difference + half)
    }

    fn of(difference: f64, standard_error: f64, df: f64) -> TTest {
        let statistic = difference / standard_error;
        TTest { statistic, df, p: student::two_sided_tail(statistic, df), difference, standard_error }
    }
}

/// Welch's t for unequal variances, df by Welch (1947) and Satterthwaite (1946); as R's `t.test`.
///
/// # Errors
/// When a group has fewer than two answers, or neither has any spread.
pub fn welch_t(first: Moments, second: Moments) -> Result<TTest, WhyNot> {
    if first.n < 2 || second.n < 2 {
        return Err(WhyNot::TooFew);
    }
    let (a, b) = (first.variance_of_mean(), second.variance_of_mean());
    if a + b <= 0.0 {
        return Err(WhyNot::AllAlike);
    }
    let df = (a + b) * (a + b) / (a * a / (f64::from(first.n) - 1.0) + b * b / (f64::from(second.n) - 1.0));
    Ok(TTest::of(first.mean - second.mean, (a + b).sqrt(), df))
}

/// Student's t of paired answers: `differences` are those of the same respondents (Student 1908).
///
/// # Errors
/// When there are fewer than two, or all are the same.
pub fn paired_t(differences: Moments) -> Result<TTest, WhyNot> {
    if differences.n < 2 {
        return Err(WhyNot::TooFew);
    }
    if differences.sd <= 0.0 {
        return Err(WhyNot::AllAlike);
    }
    let n = f64::from(differences.n);
    Ok(TTest::of(differences.mean, differences.variance_of_mean().sqrt(), n - 1.0))
}

/// An F test that several means are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FTest {
    pub statistic: f64,
    pub df: [f64; 2],
    pub p: f64,
}

/// Welch's (1951) analysis of variance, which does not take the groups' variances as equal; as R's `oneway.test`.
///
/// # Errors
/// When there are fewer than two groups, one has fewer than two answers, or one has no spread.
pub fn welch_anova(groups: &[Moments]) -> Result<FTest, WhyNot> {
    if groups.len() < 2 {
        return Err(WhyNot::OneGroup);
    }
    if groups.iter().any(|group| group.n < 2) {
        return Err(WhyNot::TooFew);
    }
    if groups.iter().any(|group| group.sd <= 0.0) {
        let all = groups.iter().all(|group| group.sd <= 0.0 && group.mean == groups[0].mean);
        return Err(if all { WhyNot::AllAlike } else { WhyNot::GroupAlike });
    }
    let k = groups.len() as f64;
    let weights: Vec<f64> = groups.iter().map(|group| 1.0 / group.variance_of_mean()).collect();
    let whole: f64 = weights.iter().sum();
    let mean = groups.iter().zip(&weights).map(|(group, w)| w * group.mean).sum::<f64>() / whole;
    let lack: f64 = groups
        .iter()
        .zip(&weights)
        .map(|(group, w)| (1.0 - w / whole) * (1.0 - w / whole) / (f64::from(group.n) - 1.0))
        .sum::<f64>()
        / (k * k - 1.0);
    let between: f64 =
        groups.iter().zip(&weights).map(|(group, w)| w * (group.mean - mean) * (group.mean - mean)).sum();
    let statistic = between / ((k - 1.0) * (1.0 + 2.0 * (k - 2.0) * lack));
    let df = [k - 1.0, 1.0 / (3.0 * lack)];
    Ok(FTest { statistic, df, p: f_distribution::upper_tail(statistic, df[0], df[1]) })
}

/// Fisher's analysis of variance, the groups' variances taken as equal; as R's `aov`. Fisher (1925).
///
/// # Errors
/// When there are fewer than two groups, no more answers than groups, or no spread within the groups.
pub fn anova(groups: &[Moments]) -> Result<FTest, WhyNot> {
    if groups.len() < 2 {
        return Err(WhyNot::OneGroup);
    }
    let k = groups.len() as f64;
    let n: f64 = groups.iter().map(|group| f64::from(group.n)).sum();
    if n <= k {
        return Err(WhyNot::TooFew);
    }
    let within: f64 = groups.iter().map(|group| (f64::from(group.n) - 1.0) * group.sd * group.sd).sum();
    if within <= 0.0 {
        return Err(WhyNot::AllAlike);
    }
    let mean = groups.iter().map(|group| f64::from(group.n) * group.mean).sum::<f64>() / n;
    let between: f64 =
        groups.iter().map(|group| f64::from(group.n) * (group.mean - mean) * (group.mean - mean)).sum();
    let statistic = between / (k - 1.0) / (within / (n - k));
    let df = [k - 1.0, n - k];
    Ok(FTest { statistic, df, p: f_distribution::upper_tail(statistic, df[0], df[1]) })
}
