//! What is told of one item: its counts, shares, mean and index, each with its base and its interval.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::codebook::VariableName;
use crate::units::{Code, Share, ValidN};

/// How an interval was made; every method has a source in [`crate::reference`] and an oracle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    Wilson,
    T,
    /// Wilson's and Student's for a sample of a population of known size.
    WilsonFinite,
    TFinite,
    Percentile,
    Bca,
    Hc3,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    pub method: IntervalMethod,
}

/// `n` of the item's valid answers are of this class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ShareOf {
    pub n: u32,
    pub share: Share,
    pub interval: Interval,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub struct MissingAnswers {
    pub blank: u32,
    pub not_applicable: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct OptionCount {
    pub code: Code,
    pub label: String,
    pub n: u32,
    pub share: Share,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct MeanOf {
    /// In the codes of the scale: 1-5, 0-10 ...
    pub value: f64,
    pub sd: f64,
    pub interval: Option<Interval>,
}

/// One item's distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Item {
    pub name: VariableName,
    pub label: String,
    pub theme: Option<String>,
    /// Respondents to whom it was put.
    #[serde(default)]
    pub asked: u32,
    /// Valid answers.
    pub n: ValidN,
    pub missing: MissingAnswers,
    /// Valid options, least to most favourable.
    pub counts: Vec<OptionCount>,
    #[serde(flatten)]
    pub measure: Measure,
}

/// What can be said of an item beyond its counts. `None` stands where there is no valid answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    Rating {
        points: u32,
        favourable: Option<ShareOf>,
        /// Also `None` where the scale has no middle.
        neutral: Option<ShareOf>,
        unfavourable: Option<ShareOf>,
        mean: Option<MeanOf>,
        /// 0-100.
        index: Option<f64>,
        #[serde(default)]
        boxes: Box<Boxes>,
    },
    Number {
        mean: Option<MeanOf>,
    },
    Single,
    Multiple,
}

/// Further parts of a response scale that reports count; see [`super::Conversion`] for the answers that are in each.
#[derive(
    Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub struct Boxes {
    /// The two most favourable answers; absent on scales of two and three.
    pub top_two: Option<ShareOf>,
    pub bottom_two: Option<ShareOf>,
    /// Above the middle of the scale: the two upper of four.
    pub upper_half: Option<ShareOf>,
    pub lower_half: Option<ShareOf>,
}
