//! What is asked in, the complete [`Settings`] out: defaults filled from the survey, names and ranges checked.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::asked_drivers::{default_drivers, named_drivers, performance, weight, with_members};
use super::index::{IndexRule, IndexRuleInput};
use super::ledger::{Ledger, LedgerInput};
use super::quantity::Quantity;
use super::response;
use super::{Adjustment, Domain, Part};
use crate::codebook::{Kind, Role, VariableName};
use crate::problem::{BadSetting, Problem, Wanted};
use crate::survey::{Answers, Measured, Survey};
use crate::units::{Code, Language, Seed, Share};

/// What is asked, complete. [`SettingsInput`] is what may be left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Settings {
    pub language: Language,
    pub outcome: Option<VariableName>,
    pub drivers: Vec<VariableName>,
    pub driver_groups: BTreeMap<String, Vec<VariableName>>,
    pub groups: Vec<VariableName>,
    /// Pairs of background variables, each crossed.
    #[serde(default)]
    pub crossed: Vec<[VariableName; 2]>,
    /// Variable -> codes kept.
    #[serde(rename = "where")]
    pub filter: BTreeMap<VariableName, Vec<Code>>,
    pub wave: Option<VariableName>,
    pub weight: Option<VariableName>,
    pub population: Option<Population>,
    #[serde(default)]
    pub ledger: Ledger,
    pub missing: Missing,
    pub importance: Importance,
    pub performance: Performance,
    pub convention: Convention,
    #[serde(default)]
    pub index_rule: IndexRule,
    #[serde(default)]
    pub rounding: Rounding,
    /// Of p-values.
    #[serde(default)]
    pub adjustment: Adjustment,
    /// Rating items whose answers by the same respondents are compared.
    #[serde(default)]
    pub pairs: Vec<[VariableName; 2]>,
    pub split: Split,
    pub minimum_group: u32,
    pub finite_population: bool,
    pub bootstrap: Bootstrap,
}

/// Settings as they are asked for: each field may be absent, and is then filled from the survey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsInput {
    pub language: Option<Language>,
    pub outcome: Option<VariableName>,
    pub drivers: Option<Vec<VariableName>>,
    pub driver_groups: Option<BTreeMap<String, Vec<VariableName>>>,
    pub groups: Option<Vec<VariableName>>,
    pub crossed: Option<Vec<[VariableName; 2]>>,
    #[serde(rename = "where")]
    pub filter: Option<BTreeMap<VariableName, Vec<Code>>>,
    pub wave: Option<VariableName>,
    pub weight: Option<VariableName>,
    pub population: Option<Population>,
    pub ledger: Option<LedgerInput>,
    pub missing: Option<Missing>,
    pub importance: Option<Importance>,
    pub performance: Option<Performance>,
    pub convention: Option<Convention>,
    pub index_rule: Option<IndexRuleInput>,
    pub rounding: Option<Rounding>,
    pub adjustment: Option<Adjustment>,
    pub pairs: Option<Vec<[VariableName; 2]>>,
    pub split: Option<Split>,
    pub minimum_group: Option<u32>,
    pub finite_population: Option<bool>,
    pub bootstrap: Option<BootstrapInput>,
}

/// Invited in all, or per code of a background variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(untagged)]
pub enum Population {
    Total(u32),
    Margins(BTreeMap<VariableName, BTreeMap<String, u32>>),
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    #[default]
    Listwise,
    Pairwise,
    Em,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    #[default]
    RelativeWeights,
    Dominance,
    Logistic,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Performance {
    #[default]
    Mean,
    Index,
    Share,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    #[default]
    TrafficLight,
    Mean,
    Index,
    Top2,
}

/// How shares are rounded where they are written: the numbers of an answer are never rounded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Each on its own, half up: they may sum to 99 or 101.
    #[default]
    HalfUp,
    /// Together, so that they sum to 100.
    LargestRemainder,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct SplitLines {
    pub performance: f64,
    pub importance: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Bootstrap {
    /// 0: no bootstrap.
    pub replicates: u32,
    pub seed: Seed,
    pub confidence: Share,
}

#[derive(
    Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(default, deny_unknown_fields)]
pub struct BootstrapInput {
    pub replicates: Option<u32>,
    pub seed: Option<Seed>,
    pub confidence: Option<Share>,
}

/// The smallest group that may be shown, at least and at most.
pub const MINIMUM_GROUP: std::ops::RangeInclusive<u32> = 1..=10;

/// More replicates change no digit that is shown, and their numbers would fill the memory.
pub const MOST_REPLICATES: u32 = 100_000;

impl Settings {
    /// The settings that `asked` means on this survey.
    ///
    /// Outcome: the recognised one. Drivers: the rating items that are not the outcome, see [`default_drivers`].
    /// Performance: the mean, or the index where the drivers' response scales differ; a map that mixes scales would be
    /// wrong, so this holds even where the mean is asked for.
    ///
    /// # Errors
    /// When the input names what is not there or cannot be, or what is not available yet.
    pub fn fill(asked: &SettingsInput, survey: &Survey) -> Result<Settings, Problem> {
        not_yet(asked)?;
        let bootstrap = bootstrap(asked.bootstrap.unwrap_or_default())?;
        let minimum_group = asked.minimum_group.unwrap_or(5);
        if !MINIMUM_GROUP.contains(&minimum_group) {
            return Err(bad("minimum_group", BadSetting::OutOfRange));
        }
        let split = asked.split.unwrap_or_default();
        if let Split::Free(lines) = split
            && !(lines.performance.is_finite() && lines.importance.is_finite())
        {
            return Err(bad("split", BadSetting::OutOfRange));
        }
        if matches!(asked.population, Some(Population::Total(0))) {
            return Err(bad("population", BadSetting::OutOfRange));
        }

        let outcome = match &asked.outcome {
            Some(name) => {
                quantity(survey, name)?;
                Some(name.clone())
            }
            None => recognised_outcome(survey),
        };
        let importance = asked.importance.unwrap_or_default();
        let missing = asked.missing.unwrap_or_default();
        if importance == Importance::Logistic && missing != Missing::Listwise {
            return Err(bad("missing", BadSetting::NeedsListwise));
        }
        let filter = asked.filter.clone().unwrap_or_default();
        let rows = domain(survey, &filter)?.rows;
        let drivers = match &asked.drivers {
            Some(named) => named_drivers(survey, named, importance)?,
            None => default_drivers(survey, outcome.as_ref(), &rows),
        };
        let driver_groups = asked.driver_groups.clone().unwrap_or_default();
        let drivers = with_members(survey, drivers, &driver_groups)?;
        if let Some(name) = &asked.weight {
            weight(survey, name)?;
        }
        let groups = asked.groups.clone().unwrap_or_default();
        for name in &groups {
            grouping(survey, name)?;
        }
        let ledger = Ledger::fill(asked.ledger.unwrap_or_default())?;
        let finite_population = asked.finite_population.unwrap_or(false);
        if finite_population && response::invited(survey, asked.population.as_ref(), &ledger).is_none() {
            return Err(bad("finite_population", BadSetting::NeedsPopulation));
        }
        let pairs = match &asked.pairs {
            Some(named) => named_pairs(survey, named)?,
            None => outcome.as_deref().map_or_else(Vec::new, |outcome| default_pairs(survey, outcome)),
        };
        Ok(Settings {
            language: asked.language.unwrap_or_default(),
            performance: performance(
                survey,
                &drivers,
                outcome.as_ref(),
                asked.performance.unwrap_or_default(),
            ),
            outcome,
            drivers,
            driver_groups,
            groups: without_repeats(&groups),
            crossed: super::groups::crossed(survey, asked.crossed.as_deref().unwrap_or_default())?,
            filter,
            wave: None,
            weight: asked.weight.clone(),
            population: asked.population.clone(),
            ledger,
            missing,
            importance,
            convention: asked.convention.unwrap_or_default(),
            index_rule: IndexRule::fill(asked.index_rule.clone().unwrap_or_default(), survey)?,
            rounding: asked.rounding.unwrap_or_default(),
            adjustment: asked.adjustment.unwrap_or_default(),
            pairs,
            split,
            minimum_group,
            finite_population,
            bootstrap,
        })
    }
}

pub(crate) fn bad(setting: &str, why: BadSetting) -> Problem {
    Problem::BadSettings { setting: setting.to_owned(), why }
}

/// Settings of the contract that have no method behind them yet.
fn not_yet(asked: &SettingsInput) -> Result<(), Problem> {
    let waiting = [("wave", asked.wave.is_some())];
    match waiting.iter().find(|(_, asked)| *asked) {
        Some((setting, _)) => Err(bad(setting, BadSetting::NotYetAvailable)),
        None => Ok(()),
    }
}

/// The confidence is that of every interval, Wilson's and Student's too.
fn bootstrap(asked: BootstrapInput) -> Result<Bootstrap, Problem> {
    let confidence = asked.confidence.unwrap_or(Share(0.95));
    if !(0.5..=0.9999).contains(&confidence.0) {
        return Err(bad("bootstrap.confidence", BadSetting::OutOfRange));
    }
    let replicates = asked.replicates.unwrap_or(0);
    if replicates > MOST_REPLICATES {
        return Err(bad("bootstrap.replicates", BadSetting::OutOfRange));
    }
    Ok(Bootstrap { replicates, seed: asked.seed.unwrap_or(Seed(1)), confidence })
}

pub(crate) fn variable<'a>(survey: &'a Survey, name: &str) -> Result<&'a Measured, Problem> {
    survey
        .variables
        .iter()
        .find(|measured| measured.variable.name == name)
        .ok_or_else(|| Problem::UnknownVariable { name: name.to_owned() })
}

/// The variable as numbers: ratings, numbers, and choices between two.
pub(crate) fn quantity<'a>(survey: &'a Survey, name: &str) -> Result<Quantity<'a>, Problem> {
    let measured = variable(survey, name)?;
    let wrong = || Problem::WrongRole { name: name.to_owned(), wanted: Wanted::Numeric };
    if matches!(measured.variable.role, Role::Id | Role::Comment) {
        return Err(wrong());
    }
    Quantity::of(measured).ok_or_else(wrong)
}

/// The variable as categories.
pub(crate) fn grouping<'a>(survey: &'a Survey, name: &str) -> Result<&'a Measured, Problem> {
    let measured = variable(survey, name)?;
    match measured.answers {
        Answers::Coded(_) => Ok(measured),
        Answers::Numbers { .. } | Answers::NotKept => {
            Err(Problem::WrongRole { name: name.to_owned(), wanted: Wanted::Grouping })
        }
    }
}

fn recognised_outcome(survey: &Survey) -> Option<VariableName> {
    survey
        .variables
        .iter()
        .find(|measured| measured.variable.role == Role::Outcome && Quantity::of(measured).is_some())
        .map(|measured| measured.variable.name.clone())
}

/// # Errors
/// When a variable is not there or no rating, or is compared with itself.
fn named_pairs(survey: &Survey, named: &[[VariableName; 2]]) -> Result<Vec<[VariableName; 2]>, Problem> {
    let mut pairs: Vec<[VariableName; 2]> = Vec::new();
    for pair in named {
        for name in pair {
            if variable(survey, name)?.variable.kind != Kind::Rating {
                return Err(Problem::WrongRole { name: name.clone(), wanted: Wanted::Numeric });
            }
        }
        if pair[0] == pair[1] {
            return Err(bad("pairs", BadSetting::OutOfRange));
        }
        if !pairs.contains(pair) {
            pairs.push(pair.clone());
        }
    }
    Ok(pairs)
}

/// The outcome beside each rating item with its response scale and its words: the staff beside the centre as a whole. How
/// satisfied somebody is and how much he or she agrees are not more or less of the same.
fn default_pairs(survey: &Survey, outcome: &str) -> Vec<[VariableName; 2]> {
    let rating = |measured: &&Measured| measured.variable.kind == Kind::Rating;
    let scale = |measured: &Measured| Quantity::of(measured).and_then(|quantity| quantity.scale());
    let named = survey.variables.iter().find(|measured| measured.variable.name == outcome);
    let Some((named, own)) = named.filter(rating).and_then(|named| Some((named, scale(named)?))) else {
        return Vec::new();
    };
    let labels = |measured: &Measured| -> Vec<String> {
        let valid = measured.variable.options.iter().filter(|option| option.favourability.is_some());
        valid.map(|option| option.label.to_lowercase()).collect()
    };
    let words = labels(named);
    survey
        .variables
        .iter()
        .filter(|measured| measured.variable.role == Role::Item && measured.variable.name != outcome)
        .filter(rating)
        .filter(|measured| scale(measured) == Some(own) && labels(measured) == words)
        .map(|measured| [outcome.to_owned(), measured.variable.name.clone()])
        .collect()
}

pub(super) fn without_repeats(names: &[VariableName]) -> Vec<VariableName> {
    let mut seen = std::collections::BTreeSet::new();
    names.iter().filter(|name| seen.insert(*name)).cloned().collect()
}

/// The respondents whose answers to every named variable are among the codes kept.
///
/// # Errors
/// When a variable is not there or has no codes, or a code is none of its options.
pub(crate) fn domain(survey: &Survey, filter: &BTreeMap<VariableName, Vec<Code>>) -> Result<Domain, Problem> {
    let mut rows: Vec<u32> = (0..survey.respondents).collect();
    for (name, codes) in filter {
        let measured = grouping(survey, name)?;
        let options = &measured.variable.options;
        let mut wanted = vec![false; options.len()];
        for code in codes {
            let place =
                options.iter().position(|option| option.code == *code || option.merged.contains(code));
            let Some(place) = place else {
                return Err(bad(&format!("where.{name}"), BadSetting::UnknownCode));
            };
            wanted[place] = true;
        }
        if let Answers::Coded(answers) = &measured.answers {
            rows.retain(|&row| answers.at(row).is_some_and(|option| wanted[usize::from(option)]));
        }
    }
    Ok(Domain { rows, part: if filter.is_empty() { Part::Whole } else { Part::Filtered } })
}
