//! What a test was given in, why it says nothing out: a degenerate input is an answer, never a NaN.

/// Why a test has no statistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// Fewer than two groups have an answer.
    OneGroup,
    /// A group, or all of it together, has too few answers for a spread.
    TooFew,
    /// All answers are the same, or, in a paired test, all differences.
    AllAlike,
    /// In one group all answers are the same, and the test divides by each group's spread.
    GroupAlike,
}
