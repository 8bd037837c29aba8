//! The shown categories of a background variable in, what tells them apart out: tests, column letters, each against the
//! others.
//!
//! Everything is computed from the counts, means and deviations of the [`Category`] list as it is shown: a category or a
//! cell that the primary rule hides takes no part, so that no statistic tells of it, and a list in which more is hidden
//! can be compared anew.

mod group_tests;
mod letters;
mod others;

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Category, Convention, Interval, Item, Measure, Settings};
use crate::codebook::VariableName;
use crate::note::{Note, NoteKind};
use crate::stats::adjust;
use crate::stats::why_not;
use crate::units::{Code, Share};

pub use letters::{Letters, LettersOf, LettersRow};
pub use others::{AgainstOthers, Standing};

/// What a test is called; each has its source in [`crate::reference`].
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum TestName {
    KruskalWallis,
    MannWhitney,
    ChiSquare,
    WelchAnova,
    WelchT,
    TwoShares,
    PairedT,
    SignedRank,
    Mcnemar,
}

impl TestName {
    /// As the plain shapes write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            TestName::KruskalWallis => "kruskal_wallis",
            TestName::MannWhitney => "mann_whitney",
            TestName::ChiSquare => "chi_square",
            TestName::WelchAnova => "welch_anova",
            TestName::WelchT => "welch_t",
            TestName::TwoShares => "two_shares",
            TestName::PairedT => "paired_t",
            TestName::SignedRank => "signed_rank",
            TestName::Mcnemar => "mcnemar",
        }
    }
}

/// What a test asks of an item.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum TestOf {
    /// Whether the answers are spread alike: by ranks where they have an order, else by counts.
    #[default]
    Answers,
    /// Whether the means are equal.
    Mean,
}

/// How p-values are adjusted for their number.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    #[default]
    Holm,
    BenjaminiHochberg,
}

impl Adjustment {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Adjustment::Holm => "holm",
            Adjustment::BenjaminiHochberg => "benjamini_hochberg",
        }
    }

    pub(crate) fn of(self, p: &[f64]) -> Vec<f64> {
        match self {
            Adjustment::Holm => adjust::holm(p),
            Adjustment::BenjaminiHochberg => adjust::benjamini_hochberg(p),
        }
    }
}

/// p-values, adjusted, under this are called a difference.
pub const SIGNIFICANCE: f64 = 0.05;

/// One test of one item over the categories of a background variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct GroupTest {
    pub item: VariableName,
    /// The option, where each option of a multiple choice is tested by itself.
    #[serde(default)]
    pub option: Option<Code>,
    #[serde(default)]
    pub of: TestOf,
    pub test: TestName,
    /// All arrangements were counted; else the distribution is the usual approximation.
    #[serde(default)]
    pub exact: bool,
    pub statistic: f64,
    pub df: Vec<f64>,
    pub p: f64,
    /// Within the family: the items of this background variable asked the same (`of`).
    pub p_adjusted: f64,
    pub adjustment: Adjustment,
    /// Valid answers tested.
    #[serde(default)]
    pub n: u32,
    /// Categories tested, and those with this item hidden or unanswered.
    #[serde(default)]
    pub compared: u32,
    #[serde(default)]
    pub left_out: u32,
    #[serde(default)]
    pub effect: Option<Effect>,
    /// Highest less lowest mean, in points of the response scale.
    #[serde(default)]
    pub difference: Option<Spread>,
    /// Of the difference of two groups' means, the first less the second.
    #[serde(default)]
    pub interval: Option<Interval>,
    /// Highest less lowest share: of the favourable, of the option, of those who ticked.
    #[serde(default)]
    pub difference_share: Option<Spread>,
    /// The difference of means, in points of the response scale, that Welch's test finds at 80 % power, two-sided 5 %,
    /// between any two of the categories: it is that of the two least precise.
    pub detectable: Option<f64>,
    /// The same between the two most precise.
    #[serde(default)]
    pub detectable_at_best: Option<f64>,
    /// The difference of shares that a chi-square test finds at 80 % power between the two smallest categories.
    #[serde(default)]
    pub detectable_share: Option<f64>,
    #[serde(default)]
    pub caution: Option<SmallExpected>,
}

/// A size that does not depend on n.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Effect {
    pub name: EffectName,
    pub value: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectName {
    EpsilonSquared,
    CramersV,
    /// How often an answer of the first group is higher than one of the second, ties as halves.
    Superiority,
}

/// Between which categories a number lies furthest apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Spread {
    pub value: f64,
    pub highest: Code,
    pub lowest: Code,
}

/// Cochran's rule is broken: more than a fifth of the cells are expected under 5, or one under 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct SmallExpected {
    pub least_expected: f64,
    pub share_under_5: Share,
}

/// An item that was not tested, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Untested {
    pub item: VariableName,
    pub of: TestOf,
    pub why: WhyNot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// Fewer than two groups have answers that are shown.
    OneGroup,
    TooFew,
    AllAlike,
    /// In one group all answers are the same.
    GroupAlike,
}

impl From<why_not::WhyNot> for WhyNot {
    fn from(why: why_not::WhyNot) -> Self {
        match why {
            why_not::WhyNot::OneGroup => WhyNot::OneGroup,
            why_not::WhyNot::TooFew => WhyNot::TooFew,
            why_not::WhyNot::AllAlike => WhyNot::AllAlike,
            why_not::WhyNot::GroupAlike => WhyNot::GroupAlike,
        }
    }
}

/// How categories are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparing {
    pub adjustment: Adjustment,
    /// Which share or mean the column letters are about.
    pub convention: Convention,
    /// Of intervals.
    pub confidence: f64,
}

impl Comparing {
    #[must_use]
    pub fn of(settings: &Settings) -> Comparing {
        Comparing {
            adjustment: settings.adjustment,
            convention: settings.convention,
            confidence: settings.bootstrap.confidence.0,
        }
    }
}

/// What tells the categories of one background variable apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compared {
    pub tests: Vec<GroupTest>,
    pub untested: Vec<Untested>,
    pub letters: Letters,
    pub against_others: Vec<AgainstOthers>,
}

/// Compares the categories as they are shown.
#[must_use]
pub fn compared(categories: &[Category], comparing: Comparing) -> Compared {
    let lines = lines(categories);
    let (tests, untested) = group_tests::tests(&lines, comparing);
    Compared {
        tests,
        untested,
        letters: letters::letters(&lines, categories.len(), comparing),
        against_others: others::against_others(&lines, comparing),
    }
}

/// What the reader must know of the tests, about the background variable.
#[must_use]
pub(crate) fn notes(compared: &Compared, variable: &VariableName) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |kind| notes.push(Note { kind, variable: Some(variable.clone()) });
    let small = compared.tests.iter().filter(|test| test.caution.is_some()).count();
    if small > 0 {
        note(NoteKind::SmallExpected { tests: u32::try_from(small).unwrap_or(u32::MAX) });
    }
    let untested = compared.untested.iter().filter(|untested| untested.of == TestOf::Answers).count();
    if untested > 0 {
        note(NoteKind::Untested { items: u32::try_from(untested).unwrap_or(u32::MAX) });
    }
    notes
}

/// One item over the categories.
struct Line<'a> {
    name: &'a VariableName,
    /// With at least one valid answer, and the place and code of their category.
    cells: Vec<(usize, &'a Code, &'a Item)>,
    /// Shown categories in which the item is hidden or nobody answered, and the hidden categories.
    left_out: u32,
}

fn lines(categories: &[Category]) -> Vec<Line<'_>> {
    let mut places = BTreeMap::new();
    let mut lines: Vec<Line> = Vec::new();
    for (place, category) in categories.iter().enumerate() {
        for item in category.items.iter().flatten() {
            let line = *places.entry(item.name.as_str()).or_insert_with(|| {
                lines.push(Line { name: &item.name, cells: Vec::new(), left_out: 0 });
                lines.len() - 1
            });
            if item.n.0 > 0 {
                lines[line].cells.push((place, &category.code, item));
            }
        }
    }
    for line in &mut lines {
        line.left_out = u32::try_from(categories.len() - line.cells.len()).unwrap_or(u32::MAX);
    }
    lines
}

/// The number and base of the share that the convention counts: the favourable answers, or those above the middle of the
/// scale; `None` for what has none.
fn favourable(item: &Item, convention: Convention) -> Option<(u32, u32)> {
    let Measure::Rating { favourable, boxes, .. } = &item.measure else { return None };
    let share = if convention == Convention::Top2 { boxes.upper_half } else { *favourable };
    share.map(|share| (share.n, item.n.0))
}

fn moments(item: &Item) -> Option<crate::stats::moments::Moments> {
    let (Measure::Rating { mean, .. } | Measure::Number { mean }) = &item.measure else { return None };
    mean.map(|mean| crate::stats::moments::Moments { n: item.n.0, mean: mean.value, sd: mean.sd })
}

fn counts(item: &Item) -> Vec<u32> {
    item.counts.iter().map(|option| option.n).collect()
}
