//! A question in, an answer out: [`Settings`] and a [`Survey`] give an [`Analysis`].
//!
//! One file per part of the answer. Estimates travel with their base ([`ValidN`]) and method; small groups are hidden
//! by [`crate::protect`] before an answer leaves.

mod asked_drivers;
mod bridge;
mod compare;
mod design;
mod distribution;
mod driver_notes;
mod drivers;
mod estimate;
mod group_maps;
mod groups;
mod index;
mod item;
mod ledger;
mod margins;
mod pairs;
mod priority_map;
mod quantity;
mod range;
mod ranking;
mod ratings;
mod resampling;
mod response;
mod settings;
mod themes;
mod what_if;

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::codebook::{Role, VariableName};
use crate::findings::{self, Finding};
use crate::note::Noted;
use crate::protect::PrimaryRule;
use crate::study::{OnProgress, Stage};
use crate::survey::Survey;
use crate::units::{Code, Share, ValidN};

pub use bridge::{Answered, Bridge, BridgeBase, BridgeFigure, BridgeOf, Class, Conversion, ConvertedAnswer};
pub(crate) use compare::notes as compare_notes;
pub use compare::{
    Adjustment, AgainstOthers, Compared, Comparing, Effect, EffectName, GroupTest, Letters, LettersOf,
    LettersRow, SIGNIFICANCE, SmallExpected, Spread, Standing, TestName, TestOf, Untested, WhyNot, compared,
};
pub(crate) use distribution::class_by;
pub(crate) use distribution::is_tick_box;
pub use distribution::{Favour, class_of, favour};
pub use estimate::Estimate;
pub use group_maps::{ComparedWeight, GroupMap, GroupMaps, MapStanding, WeightComparison};
pub(crate) use index::{CLASSES as INDEX_CLASSES, Scores};
pub use index::{IndexClass, IndexRule, IndexRuleInput, IndexScore};
pub use item::{
    Boxes, Interval, IntervalMethod, Item, MeanOf, Measure, MissingAnswers, OptionCount, ShareOf,
};
pub use ledger::{LOW_RESPONSE, Ledger, LedgerInput, Unit};
pub(crate) use margins::margins;
pub(crate) use pairs::{Differences, Favourable};
pub use pairs::{Pair, PairFigures, PairTest, PairUnit};
pub(crate) use range::ranges;
pub use range::{Range, RangeEnd, RangeMeasure};
pub use ranking::Ranked;
pub(crate) use ranking::ranking;
pub(crate) use ratings::{Joint, Rating};
pub use resampling::Resampling;
pub use response::{
    Counted, DropOut, GroupRate, HiddenRate, QuestionAnswers, QuestionCount, RateName, Respondents, Response,
    ResponseRate, Source, Stated, StopAt,
};
pub use settings::{
    Bootstrap, BootstrapInput, Convention, Importance, MINIMUM_GROUP, Missing, Performance, Population,
    Promise, Rounding, Settings, SettingsInput, Split, SplitLines,
};
pub(crate) use settings::{domain, grouping};
pub use themes::{NoReliability, Theme, ThemeCategory, ThemeGroup, ThemePair, ThemeTest};
pub(crate) use themes::{adjust as adjust_themes, places_of};
pub use what_if::{Change, WhatIf, WhatIfItem};

/// The answer, in the reader's vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Analysis {
    pub version: String,
    pub settings: Settings,
    pub respondents: Respondents,
    /// Who was asked and who answered, of the whole survey whatever the filter.
    #[serde(default)]
    pub response: Response,
    pub items: Vec<Item>,
    /// Items that are asked about but not among `items`, by the primary rule.
    pub hidden_items: Vec<HiddenItem>,
    /// The rating items, best first, by the convention of the settings.
    #[serde(default)]
    pub ranking: Vec<Ranked>,
    /// The index in five classes; absent where its rule names no item or the primary rule hides it.
    #[serde(default)]
    pub index: Option<IndexScore>,
    /// The same outcome and items under all four conventions.
    #[serde(default)]
    pub bridge: Bridge,
    pub groups: Vec<GroupBreakdown>,
    #[serde(default)]
    pub crossed: Vec<Crossing>,
    /// Items compared by the same respondents.
    #[serde(default)]
    pub pairs: Vec<Pair>,
    #[serde(default)]
    pub themes: Vec<Theme>,
    #[serde(default)]
    pub theme_pairs: Vec<ThemePair>,
    /// What the numbers give licence to say.
    #[serde(default)]
    pub findings: Vec<Finding>,
    pub drivers: Option<Drivers>,
    pub priority_map: Option<PriorityMap>,
    /// How the outcome goes with each item, in points.
    #[serde(default)]
    pub what_if: Option<WhatIf>,
    /// A map for each group of `settings.maps_by`.
    #[serde(default)]
    pub group_maps: Option<GroupMaps>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct GroupBreakdown {
    pub variable: VariableName,
    pub label: String,
    pub categories: Vec<Category>,
    /// Respondents in no category: with it, the categories add up to the respondents.
    #[serde(default)]
    pub not_answered: NotAnswered,
    /// Per item the lowest and the highest of the categories that are shown.
    #[serde(default)]
    pub ranges: Vec<Range>,
    /// Over the categories that are shown.
    pub tests: Vec<GroupTest>,
    #[serde(default)]
    pub untested: Vec<Untested>,
    #[serde(default)]
    pub letters: Letters,
    #[serde(default)]
    pub against_others: Vec<AgainstOthers>,
}

/// Those without a valid answer to a background variable; `n` is absent where it is suppressed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub struct NotAnswered {
    pub n: Option<u32>,
    pub suppressed: bool,
}

/// Two background variables crossed. The breakdown's variable is "a × b"; its categories are the pairs of theirs, those
/// of the second running within those of the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Crossing {
    pub variables: [VariableName; 2],
    /// How many categories each variable has.
    pub sizes: [u32; 2],
    #[serde(flatten)]
    pub breakdown: GroupBreakdown,
}

/// `n` and `items` are absent where the category is suppressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Category {
    pub code: Code,
    pub label: String,
    pub n: Option<u32>,
    pub suppressed: bool,
    pub items: Option<Vec<Item>>,
    /// Items whose answers in this category are too few or all alike: not among `items`.
    pub hidden_items: Vec<HiddenItem>,
    #[serde(default)]
    pub ranking: Vec<Ranked>,
    #[serde(default)]
    pub index: Option<IndexScore>,
    /// Whether the category is on the list of those expected; absent without a list.
    #[serde(default)]
    pub expected: Option<bool>,
}

/// An item left out of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct HiddenItem {
    pub name: VariableName,
    /// Absent in what leaves: there the reason is not told.
    pub why: Option<Hidden>,
}

/// Why the primary rule hides a number; see [`crate::protect`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    Small,
    AllAlike,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Drivers {
    pub outcome: VariableName,
    pub n: ValidN,
    pub r2: Share,
    pub method: Importance,
    pub missing: Missing,
    /// Those in which there was something to share out.
    pub replicates: u32,
    pub weights: Vec<DriverWeight>,
    /// Each pair of drivers, by [`Resampling`]; empty without a bootstrap and with more than [`PAIRED`] drivers.
    #[serde(default)]
    pub differences: Vec<Difference>,
}

/// Up to so many drivers each is compared with each.
pub const PAIRED: usize = 40;

/// How far the share of one driver is above that of another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Difference {
    /// The driver of the larger share.
    pub higher: VariableName,
    pub lower: VariableName,
    pub difference: f64,
    pub interval: Interval,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct DriverWeight {
    pub name: VariableName,
    pub label: String,
    /// The part of R² that is the driver's; sums to R².
    pub raw: f64,
    /// `raw` as a share of R²; sums to 1.
    pub share: Share,
    /// Of the share; BCa, or where that breaks down percentile, widened to hold the share.
    pub interval: Option<Interval>,
    /// Of the share, by percentiles alone.
    pub percentile: Option<Interval>,
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

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct PriorityMap {
    pub performance: Performance,
    pub split: SplitLines,
    pub items: Vec<MapItem>,
    /// The same items under other split lines and the other method: how much hangs on the choice.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
}

/// Where the items of a map would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Alternative {
    pub split: Split,
    pub importance: Importance,
    pub lines: SplitLines,
    /// In the order of the map's items.
    pub quadrants: Vec<Quadrant>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct MapItem {
    pub name: VariableName,
    pub label: String,
    pub performance: f64,
    pub importance: f64,
    pub quadrant: Quadrant,
    /// A negative coefficient: marked for a closer look, never "improve first".
    pub negative: bool,
    pub stability: Option<BTreeMap<Quadrant, Share>>,
    /// How far the place moves from replicate to replicate; absent without a bootstrap.
    pub spread: Option<PlaceSpread>,
}

/// Standard deviations of a place over the replicates, in the units of the axes, and their correlation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct PlaceSpread {
    pub performance: f64,
    pub importance: f64,
    pub correlation: f64,
}

/// Under this probability of its quadrant an item's place is unsure.
pub const SURE: f64 = 0.8;

impl MapItem {
    /// The probability of the quadrant that the item is in; absent without a bootstrap.
    #[must_use]
    pub fn certainty(&self) -> Option<Share> {
        let stability = self.stability.as_ref()?;
        Some(stability.get(&self.quadrant).copied().unwrap_or(Share(0.0)))
    }

    #[must_use]
    pub fn unsure(&self) -> bool {
        self.certainty().is_some_and(|certainty| certainty.0 < SURE)
    }
}

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
pub enum Quadrant {
    ImproveFirst,
    KeepUp,
    Watch,
    Maintain,
}

/// Answers `settings`, which [`Settings::fill`] has checked against the same survey.
///
/// # Errors
/// When survey or filter leave fewer than the smallest group, or a setting names what is not there.
pub fn analyse(
    survey: &Survey,
    settings: &Settings,
    on_progress: OnProgress,
) -> Result<Noted<Analysis>, Problem> {
    let mut begun = begin(survey, settings, None, &mut |_| {}, on_progress)?;
    let Some(resampling) = &mut begun.resampling else { return Ok(begun.first) };
    let replicates = 0..settings.bootstrap.replicates;
    let numbers = resampling.run(replicates, &mut |done, total| on_progress(done, total, Stage::Bootstrap));
    Ok(resampling.told(begun.first, &numbers))
}

/// An answer without its bootstrap, and the bootstrap that it lacks.
#[derive(Debug, Clone)]
pub struct Begun {
    /// As if no replicates were asked for.
    pub first: Noted<Analysis>,
    /// Absent where no replicates are asked for, where there is nothing to resample, and where the estimate was kept.
    pub resampling: Option<Resampling>,
    /// What rests on the drivers; the one given, where it answers.
    pub estimate: Estimate,
    pub kept: bool,
}

/// Told of an answer that still lacks what rests on the drivers, where estimating them takes long.
pub type OnDescribed<'a> = &'a mut dyn FnMut(&Noted<Analysis>);

/// From so many products of answers on, the answer without drivers is told first: some 30 milliseconds' work.
const LONG_ESTIMATE: usize = 15_000_000;

/// The bootstrap of `settings` alone, for a worker that makes some of its replicates; `None` where there is none.
///
/// # Errors
/// As [`analyse`].
pub fn resampling(survey: &Survey, settings: &Settings) -> Result<Option<Resampling>, Problem> {
    let rows = domain(survey, &settings.filter)?.rows;
    drivers::resampling(survey, settings, &rows)
}

/// As [`analyse`], but for the bootstrap, which is left to be run: here, or in parts elsewhere. `known`: an estimate made
/// before on this survey, used where it answers.
///
/// # Errors
/// As [`analyse`].
pub fn begin(
    survey: &Survey,
    settings: &Settings,
    known: Option<&Estimate>,
    on_described: OnDescribed,
    on_progress: OnProgress,
) -> Result<Begun, Problem> {
    let domain = domain(survey, &settings.filter)?;
    let Described { mut first, items, notes_of_drivers } = describe(survey, settings, &domain, on_progress)?;
    if let Some(known) = known.filter(|known| known.answers(settings)) {
        known.put_into(&mut first.value);
        first.notes.splice(notes_of_drivers..notes_of_drivers, known.notes.iter().cloned());
        return Ok(Begun { first, resampling: None, estimate: known.clone(), kept: true });
    }
    if domain.rows.len() * settings.drivers.len().pow(2) >= LONG_ESTIMATE {
        on_described(&first);
    }
    let mut notes = Vec::new();
    let estimated = drivers::drivers(survey, settings, &domain.rows, on_progress, &mut notes)?;
    if let Some(estimated) = &estimated {
        first.value.priority_map = priority_map::priority_map(survey, estimated, &items, settings)?;
        if let Some(map) = &first.value.priority_map {
            driver_notes::of_map(&estimated.drivers, map, &mut notes);
        }
    }
    let mut resampling = None;
    if let Some(estimated) = estimated {
        (first.value.drivers, first.value.what_if) = (Some(estimated.drivers), estimated.what_if);
        resampling = estimated.resampling;
    }
    if resampling.is_some() {
        first.value.settings.bootstrap.replicates = 0;
    }
    let estimate = Estimate::of(settings, &first.value, notes.clone());
    first.notes.splice(notes_of_drivers..notes_of_drivers, notes);
    Ok(Begun { first, resampling, estimate, kept: false })
}

/// An answer without what rests on the drivers.
struct Described {
    first: Noted<Analysis>,
    /// Of the domain, before the primary rule.
    items: Vec<Item>,
    /// Where among the notes those about drivers stand.
    notes_of_drivers: usize,
}

fn describe(
    survey: &Survey,
    settings: &Settings,
    domain: &Domain,
    on_progress: OnProgress,
) -> Result<Described, Problem> {
    let mut notes = Vec::new();
    let rule = PrimaryRule::of(settings.minimum_group);
    let answered = u32::try_from(domain.rows.len()).unwrap_or(u32::MAX);
    if rule.too_few(answered) {
        return Err(Problem::TooFewRespondents { n: answered, minimum: settings.minimum_group });
    }
    let margins = margins(survey, settings, &mut notes)?;
    let response = response::response(survey, settings, &margins, &mut notes);
    let respondents = response::respondents(survey, settings, &response, answered)?;
    let base = Base { survey, settings, margins, scores: Scores::of(survey, &settings.index_rule) };
    let precision = base.precision(domain.part);

    let asked: Vec<&crate::survey::Measured> =
        survey.variables.iter().filter(|measured| is_asked(measured, settings)).collect();
    let steps = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let mut items = Vec::with_capacity(asked.len());
    for (done, measured) in (0..).zip(&asked) {
        on_progress(done, steps, Stage::Distributions);
        items.extend(distribution::item(measured, &domain.rows, precision));
    }
    on_progress(steps, steps, Stage::Distributions);

    let groups = groups::breakdowns(&base, &asked, &domain.rows, on_progress, &mut notes)?;
    let crossed = groups::crossings(&base, &asked, &domain.rows, on_progress, &mut notes)?;
    let group_maps = group_maps::group_maps(survey, settings, &groups, &domain.rows, on_progress)?;
    let parted = || asked.iter().filter(|measured| measured.variable.classes.is_some());
    if parted().next().is_some() {
        let variables = parted().map(|measured| measured.variable.name.clone()).collect();
        notes.push(crate::Note { kind: crate::NoteKind::ClassesDecided { variables }, variable: None });
    }
    let notes_of_drivers = notes.len();
    let index = rule.index(base.scores.score(&domain.rows, precision), domain.part);
    let shown = rule.items(items.clone(), domain.part);
    let bridge = bridge::bridge(&base, &shown.items, index.as_ref(), &domain.rows, precision);
    let ratings = ratings::ratings(survey, &shown.items, &domain.rows);
    let pairs = pairs::pairs(&ratings, settings, domain.part, precision);
    let of_themes = themes::Asked {
        survey,
        settings,
        ratings: &ratings,
        groups: &groups,
        rows: &domain.rows,
        part: domain.part,
        precision,
    };
    let (themes, theme_pairs) = themes::themes(&of_themes, &mut notes);
    let mut first = Noted {
        value: Analysis {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            respondents,
            response,
            ranking: ranking(&shown.items, settings.convention),
            items: shown.items,
            hidden_items: shown.hidden,
            index,
            bridge,
            groups,
            crossed,
            pairs,
            themes,
            theme_pairs,
            findings: Vec::new(),
            drivers: None,
            priority_map: None,
            what_if: None,
            group_maps,
            settings: settings.clone(),
        },
        notes,
    };
    let evidence =
        findings::Evidence { analysis: &first.value, survey, ratings: &ratings, rows: &domain.rows };
    first.value.findings = findings::findings(&evidence);
    Ok(Described { first, items, notes_of_drivers })
}

/// Whether a variable's answers are counted: those of items, and of what the map is asked to be made of.
pub(crate) fn is_asked(measured: &crate::survey::Measured, settings: &Settings) -> bool {
    let name = &measured.variable.name;
    matches!(measured.variable.role, Role::Outcome | Role::Item)
        || settings.outcome.as_ref() == Some(name)
        || settings.drivers.contains(name)
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

/// What every part of the answer rests on.
pub(crate) struct Base<'a> {
    pub survey: &'a Survey,
    pub settings: &'a Settings,
    pub margins: margins::Margins,
    pub scores: Scores,
}

impl Base<'_> {
    /// Of the intervals of the whole survey or of a part of it. How many a filter leaves of the population is not known.
    fn precision(&self, part: Part) -> distribution::Precision {
        let known = self.settings.finite_population && part == Part::Whole;
        let population = self.margins.eligible.filter(|_| known);
        distribution::Precision { confidence: self.settings.bootstrap.confidence.0, population }
    }
}
