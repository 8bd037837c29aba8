//! A question in, an answer out: [`Settings`] and a [`Survey`](crate::survey::Survey) give an [`Analysis`].
//!
//! One file per part of the answer. Estimates travel with their base ([`ValidN`]) and method; small groups are hidden
//! by [`crate::protect`] before an answer leaves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::codebook::VariableName;
use crate::units::{Code, Language, Seed, Share, ValidN};

/// What is asked, complete. [`SettingsInput`] is what may be left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub language: Language,
    pub outcome: Option<VariableName>,
    pub drivers: Vec<VariableName>,
    pub driver_groups: BTreeMap<String, Vec<VariableName>>,
    pub groups: Vec<VariableName>,
    /// Variable -> codes kept.
    #[serde(rename = "where")]
    pub filter: BTreeMap<VariableName, Vec<Code>>,
    pub wave: Option<VariableName>,
    pub weight: Option<VariableName>,
    pub population: Option<Population>,
    pub missing: Missing,
    pub importance: Importance,
    pub performance: Performance,
    pub convention: Convention,
    pub split: Split,
    pub minimum_group: u32,
    pub finite_population: bool,
    pub bootstrap: Bootstrap,
}

/// Settings as they are asked for: each field may be absent, and is then filled from the survey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsInput {
    pub language: Option<Language>,
    pub outcome: Option<VariableName>,
    pub drivers: Option<Vec<VariableName>>,
    pub driver_groups: Option<BTreeMap<String, Vec<VariableName>>>,
    pub groups: Option<Vec<VariableName>>,
    #[serde(rename = "where")]
    pub filter: Option<BTreeMap<VariableName, Vec<Code>>>,
    pub wave: Option<VariableName>,
    pub weight: Option<VariableName>,
    pub population: Option<Population>,
    pub missing: Option<Missing>,
    pub importance: Option<Importance>,
    pub performance: Option<Performance>,
    pub convention: Option<Convention>,
    pub split: Option<Split>,
    pub minimum_group: Option<u32>,
    pub finite_population: Option<bool>,
    pub bootstrap: Option<BootstrapInput>,
}

/// Invited in all, or per code of a background variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Population {
    Total(u32),
    Margins(BTreeMap<VariableName, BTreeMap<String, u32>>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    #[default]
    Listwise,
    Pairwise,
    Em,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    #[default]
    RelativeWeights,
    Dominance,
    Logistic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Performance {
    #[default]
    Mean,
    Index,
    Share,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    #[default]
    TrafficLight,
    Mean,
    Index,
    Top2,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    #[default]
    Mean,
    Median,
    Midpoint,
    #[serde(untagged)]
    Free(SplitLines),
}

/// Where the two split lines stand: performance in its own unit, importance as a share of R².
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SplitLines {
    pub performance: f64,
    pub importance: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bootstrap {
    /// 0: no bootstrap.
    pub replicates: u32,
    pub seed: Seed,
    pub confidence: Share,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BootstrapInput {
    pub replicates: Option<u32>,
    pub seed: Option<Seed>,
    pub confidence: Option<Share>,
}

/// The answer, in the reader's vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub version: String,
    pub settings: Settings,
    pub respondents: Respondents,
    pub items: Vec<Item>,
    pub groups: Vec<GroupBreakdown>,
    pub drivers: Option<Drivers>,
    pub priority_map: Option<PriorityMap>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Respondents {
    pub rows: u32,
    pub started: Option<u32>,
    /// Respondents that the analysis rests on, after the filter.
    pub answered: u32,
    pub completed: Option<u32>,
    pub invited: Option<u32>,
    pub rate: Option<Share>,
    pub by_group: Vec<GroupRate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupRate {
    pub variable: VariableName,
    pub code: Code,
    pub invited: u32,
    pub answered: u32,
    pub rate: Share,
}

/// How an interval was made; every method has a source in [`crate::reference`] and an oracle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    Wilson,
    T,
    Percentile,
    Bca,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    pub method: IntervalMethod,
}

/// `n` of the item's valid answers are of this class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShareOf {
    pub n: u32,
    pub share: Share,
    pub interval: Interval,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MissingAnswers {
    pub blank: u32,
    pub not_applicable: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OptionCount {
    pub code: Code,
    pub label: String,
    pub n: u32,
    pub share: Share,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MeanOf {
    /// In the codes of the scale: 1-5, 0-10 ...
    pub value: f64,
    pub sd: f64,
    pub interval: Option<Interval>,
}

/// One item's distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub name: VariableName,
    pub label: String,
    /// Valid answers.
    pub n: ValidN,
    pub missing: MissingAnswers,
    /// Valid options, least to most favourable.
    pub counts: Vec<OptionCount>,
    #[serde(flatten)]
    pub measure: Measure,
}

/// What can be said of an item beyond its counts. `None` stands where there is no valid answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    },
    Number {
        mean: Option<MeanOf>,
    },
    Single,
    Multiple,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupBreakdown {
    pub variable: VariableName,
    pub label: String,
    pub categories: Vec<Category>,
    pub tests: Vec<GroupTest>,
}

/// `n` and `items` are absent where the category is suppressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Category {
    pub code: Code,
    pub label: String,
    pub n: Option<u32>,
    pub suppressed: bool,
    pub items: Option<Vec<Item>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupTest {
    pub item: VariableName,
    pub test: String,
    pub statistic: f64,
    pub df: Vec<f64>,
    pub p: f64,
    pub p_adjusted: f64,
    pub adjustment: String,
    pub detectable: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drivers {
    pub outcome: VariableName,
    pub n: ValidN,
    pub r2: Share,
    pub method: Importance,
    pub missing: Missing,
    pub replicates: u32,
    pub weights: Vec<DriverWeight>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DriverWeight {
    pub name: VariableName,
    pub label: String,
    /// The part of R² that is the driver's; sums to R².
    pub raw: f64,
    /// `raw` as a share of R²; sums to 1.
    pub share: Share,
    pub interval: Option<Interval>,
    pub rank: Option<Interval>,
    /// General dominance, raw; absent where there are too many drivers for it.
    pub dominance: Option<f64>,
    /// Standardised coefficient in the regression on all drivers.
    pub beta: f64,
    pub correlation: f64,
    /// Of `beta`.
    pub sign: i8,
    pub above_noise: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriorityMap {
    pub performance: Performance,
    pub split: SplitLines,
    pub items: Vec<MapItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapItem {
    pub name: VariableName,
    pub label: String,
    pub performance: f64,
    pub importance: f64,
    pub quadrant: Quadrant,
    /// A negative coefficient: marked for a closer look, never "improve first".
    pub negative: bool,
    pub stability: Option<BTreeMap<Quadrant, Share>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    ImproveFirst,
    KeepUp,
    Watch,
    Maintain,
}

impl Settings {
    /// # Errors
    /// When the input names what is not there.
    pub fn fill(asked: &SettingsInput, _survey: &crate::survey::Survey) -> Result<Settings, crate::Problem> {
        Ok(Settings {
            language: asked.language.unwrap_or_default(),
            outcome: None,
            drivers: Vec::new(),
            driver_groups: BTreeMap::new(),
            groups: Vec::new(),
            filter: BTreeMap::new(),
            wave: None,
            weight: None,
            population: None,
            missing: Missing::default(),
            importance: Importance::default(),
            performance: Performance::default(),
            convention: Convention::default(),
            split: Split::default(),
            minimum_group: 5,
            finite_population: false,
            bootstrap: Bootstrap { replicates: 0, seed: Seed(1), confidence: Share(0.95) },
        })
    }
}

/// # Errors
/// When the filter leaves fewer than the smallest group.
pub fn analyse(
    _survey: &crate::survey::Survey,
    settings: &Settings,
    _on_progress: crate::study::OnProgress,
) -> Result<crate::Noted<Analysis>, crate::Problem> {
    Err(crate::Problem::TooFewRespondents { n: 0, minimum: settings.minimum_group })
}
