//! A question in, an answer out: [`Settings`] and a [`Survey`] give an [`Analysis`].
//!
//! One file per part of the answer. Estimates travel with their base ([`ValidN`]) and method; small groups are hidden
//! by [`crate::protect`] before an answer leaves.

mod distribution;
mod driver_notes;
mod drivers;
mod groups;
mod priority_map;
mod quantity;
mod settings;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::codebook::{Role, VariableName};
use crate::note::{Note, NoteKind, Noted};
use crate::protect::PrimaryRule;
use crate::study::{OnProgress, Stage};
use crate::survey::Survey;
use crate::units::{Code, Share, ValidN};

pub use distribution::{Favour, favour};
pub use settings::{
    Bootstrap, BootstrapInput, Convention, Importance, Missing, Performance, Population, Settings,
    SettingsInput, Split, SplitLines,
};

/// The answer, in the reader's vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub version: String,
    pub settings: Settings,
    pub respondents: Respondents,
    pub items: Vec<Item>,
    /// Items that are asked about but not among `items`, by the primary rule.
    pub hidden_items: Vec<HiddenItem>,
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
    pub theme: Option<String>,
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
    /// Items whose answers in this category are too few or all alike: not among `items`.
    pub hidden_items: Vec<HiddenItem>,
}

/// An item left out of a list, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenItem {
    pub name: VariableName,
    pub why: Hidden,
}

/// Why the primary rule hides a number; see [`crate::protect`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    Small,
    AllAlike,
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

/// Response rates under this are warned about: those who answered are then the smaller part of those asked.
pub const LOW_RESPONSE: f64 = 0.5;

/// Answers `settings`, which [`Settings::fill`] has checked against the same survey.
///
/// # Errors
/// When survey or filter leave fewer than the smallest group, or a setting names what is not there.
pub fn analyse(
    survey: &Survey,
    settings: &Settings,
    on_progress: OnProgress,
) -> Result<Noted<Analysis>, Problem> {
    let mut notes = Vec::new();
    let rule = PrimaryRule::of(settings.minimum_group);
    let domain = settings::domain(survey, &settings.filter)?;
    let answered = u32::try_from(domain.rows.len()).unwrap_or(u32::MAX);
    if rule.too_few(answered) {
        return Err(Problem::TooFewRespondents { n: answered, minimum: settings.minimum_group });
    }
    let respondents = respondents(survey, settings, answered, &mut notes)?;

    let confidence = settings.bootstrap.confidence.0;
    let asked: Vec<&crate::survey::Measured> = survey
        .variables
        .iter()
        .filter(|measured| {
            let name = &measured.variable.name;
            matches!(measured.variable.role, Role::Outcome | Role::Item)
                || settings.outcome.as_ref() == Some(name)
                || settings.drivers.contains(name)
        })
        .collect();
    let steps = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let mut items = Vec::with_capacity(asked.len());
    for (done, measured) in (0..).zip(&asked) {
        on_progress(done, steps, Stage::Distributions);
        items.extend(distribution::item(measured, &domain.rows, confidence));
    }
    on_progress(steps, steps, Stage::Distributions);

    let groups = groups::breakdowns(survey, settings, &asked, &domain.rows, on_progress, &mut notes)?;
    let drivers = drivers::drivers(survey, settings, &domain.rows, on_progress, &mut notes)?;
    let priority_map = match &drivers {
        Some(drivers) => priority_map::priority_map(survey, drivers, &items, settings)?,
        None => None,
    };
    let shown = rule.items(items, domain.part);
    Ok(Noted {
        value: Analysis {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            settings: settings.clone(),
            respondents,
            items: shown.items,
            hidden_items: shown.hidden,
            groups,
            drivers,
            priority_map,
        },
        notes,
    })
}

/// The respondents that an estimate is about.
#[derive(Debug, Clone)]
pub(crate) struct Domain {
    pub rows: Vec<u32>,
    pub part: Part,
}

/// Whether a domain is the survey or a part of it: who is in a part can be known, who answered a survey seldom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Whole,
    Filtered,
    Group,
}

/// The ledger. The rate is of the whole survey: a filter has no count of invited of its own.
fn respondents(
    survey: &Survey,
    settings: &Settings,
    answered: u32,
    notes: &mut Vec<Note>,
) -> Result<Respondents, Problem> {
    let invited = match &settings.population {
        Some(Population::Total(total)) => Some(*total),
        _ => survey.response.invited,
    };
    let rate = match invited {
        Some(invited) if settings.filter.is_empty() && invited > 0 => {
            if answered > invited {
                return Err(settings::bad("population", crate::problem::BadSetting::OutOfRange));
            }
            Some(f64::from(answered) / f64::from(invited))
        }
        _ => None,
    };
    if let Some(rate) = rate.filter(|&rate| rate < LOW_RESPONSE) {
        notes.push(Note { kind: NoteKind::LowResponse { rate, limit: LOW_RESPONSE }, variable: None });
    }
    Ok(Respondents {
        rows: survey.response.rows,
        started: survey.response.started,
        answered,
        completed: survey.response.completed,
        invited,
        rate: rate.map(Share),
        by_group: Vec::new(),
    })
}
