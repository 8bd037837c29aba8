//! An index rule and the respondents in, the index in five classes out: the mean of each respondent's items, cut back.
//!
//! Each answer is put on 1 to 5 by its place on its own scale, `1 + 4 (favourability - 1) / (points - 1)`, so that items
//! of 4, 5, 7, 10 and 11 points can stand in one index; on five points it is the answer's own number. A respondent's index
//! is the mean of the answers given, where at least `needed` items are answered ("person mean", Schafer & Graham 2002,
//! p. 157). Its class is one more than the number of cut points at or below it.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::distribution::{Precision, mean_of, points, share_of};
use super::settings::{bad, variable};
use super::{MeanOf, ShareOf};
use crate::codebook::{Kind, Role, VariableName};
use crate::problem::{BadSetting, Problem, Wanted};
use crate::stats::moments::Moments;
use crate::survey::{Answers, Measured, Survey};
use crate::units::{Share, ValidN};

/// How an index is made of several items: declared with every figure that rests on it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct IndexRule {
    pub items: Vec<VariableName>,
    /// Items that a respondent must have answered.
    pub needed: u32,
    /// Between the five classes, on 1 to 5; a value on a cut point belongs to the class above it.
    pub cuts: [f64; 4],
}

/// An [`IndexRule`] as it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IndexRuleInput {
    /// The rating items where nothing is said.
    pub items: Option<Vec<VariableName>>,
    /// Half of the items, rounded up, where nothing is said.
    pub needed: Option<u32>,
    /// 1.5, 2.5, 3.5 and 4.5 where nothing is said: the mean rounded to the nearest class.
    pub cuts: Option<Vec<f64>>,
}

/// The index of one domain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct IndexScore {
    /// Respondents with enough items.
    pub n: ValidN,
    /// Respondents with too few of them.
    pub left_out: u32,
    /// 1 (least favourable) to 5.
    pub classes: Vec<IndexClass>,
    /// The two upper classes, from their counts.
    pub satisfied: Option<ShareOf>,
    pub neutral: Option<ShareOf>,
    /// The two lower classes.
    pub dissatisfied: Option<ShareOf>,
    /// Of the index before it is cut, on 1 to 5.
    pub mean: Option<MeanOf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct IndexClass {
    pub class: u32,
    pub n: u32,
    pub share: Share,
}

pub(crate) const CLASSES: usize = 5;
const HALFWAY: [f64; 4] = [1.5, 2.5, 3.5, 4.5];

impl IndexRule {
    /// # Errors
    /// When an item is not there or no rating, or `needed` and `cuts` are none.
    pub(super) fn fill(asked: IndexRuleInput, survey: &Survey) -> Result<IndexRule, Problem> {
        let items = match asked.items {
            Some(named) => {
                for name in &named {
                    if !is_rating(variable(survey, name)?) {
                        return Err(Problem::WrongRole { name: name.clone(), wanted: Wanted::Numeric });
                    }
                }
                named
            }
            None => survey
                .variables
                .iter()
                .filter(|measured| measured.variable.role == Role::Item && is_rating(measured))
                .map(|measured| measured.variable.name.clone())
                .collect(),
        };
        let all = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let needed = asked.needed.unwrap_or(all.div_ceil(2));
        if needed > all || (all > 0 && needed == 0) {
            return Err(bad("index_rule.needed", BadSetting::OutOfRange));
        }
        let cuts = match asked.cuts {
            Some(cuts) => {
                let rising = cuts.windows(2).all(|pair| pair[0] < pair[1]);
                let inside = cuts.iter().all(|cut| *cut > 1.0 && *cut <= 5.0);
                <[f64; 4]>::try_from(cuts)
                    .ok()
                    .filter(|_| rising && inside)
                    .ok_or_else(|| bad("index_rule.cuts", BadSetting::OutOfRange))?
            }
            None => HALFWAY,
        };
        Ok(IndexRule { items, needed, cuts })
    }

    /// The class of an index value, from 0.
    pub(super) fn class(&self, value: f64) -> usize {
        // A mean that is a cut point in decimals may come out a hair under it in binary.
        self.cuts.iter().filter(|cut| value >= **cut - 1e-9).count()
    }
}

fn is_rating(measured: &Measured) -> bool {
    measured.variable.kind == Kind::Rating
        && points(&measured.variable) > 1
        && matches!(measured.answers, Answers::Coded(_))
}

/// The place of an answer on 1 to 5.
pub(super) fn on_five(favourability: u32, points: u32) -> f64 {
    1.0 + 4.0 * f64::from(favourability.saturating_sub(1)) / f64::from(points.saturating_sub(1))
}

/// Every respondent's index; `None` with too few items.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scores {
    rule: IndexRule,
    values: Vec<Option<f64>>,
}

impl Scores {
    pub fn of(survey: &Survey, rule: &IndexRule) -> Scores {
        if rule.items.is_empty() {
            return Scores::default();
        }
        let respondents = survey.respondents as usize;
        let (mut sums, mut counts) = (vec![0.0; respondents], vec![0_u32; respondents]);
        for name in &rule.items {
            let Some(measured) = survey.variables.iter().find(|other| other.variable.name == *name) else {
                continue;
            };
            let points = points(&measured.variable);
            let places: Vec<Option<f64>> = measured
                .variable
                .options
                .iter()
                .map(|option| option.favourability.filter(|_| !option.missing))
                .map(|favourability| favourability.map(|step| on_five(step, points)))
                .collect();
            let Answers::Coded(answers) = &measured.answers else { continue };
            answers.add(&places, &mut sums, &mut counts);
        }
        let value =
            |(sum, count): (f64, u32)| (count >= rule.needed && count > 0).then(|| sum / f64::from(count));
        Scores { rule: rule.clone(), values: sums.into_iter().zip(counts).map(value).collect() }
    }

    /// Every respondent's class, from 0.
    pub fn classes(&self) -> Vec<Option<usize>> {
        self.values.iter().map(|value| value.map(|value| self.rule.class(value))).collect()
    }

    /// `None` where the rule names no item.
    pub fn score(&self, rows: &[u32], precision: Precision) -> Option<IndexScore> {
        if self.rule.items.is_empty() {
            return None;
        }
        let values: Vec<f64> = rows.iter().filter_map(|&row| self.values[row as usize]).collect();
        Some(score(&self.rule, values, rows.len(), precision))
    }
}

/// The classes of these index values, of `respondents` in all.
pub(super) fn score(
    rule: &IndexRule,
    values: Vec<f64>,
    respondents: usize,
    precision: Precision,
) -> IndexScore {
    let mut counts = [0_u32; CLASSES];
    for &value in &values {
        counts[rule.class(value)] += 1;
    }
    let n: u32 = counts.iter().sum();
    let share = |count: u32| Share(if n > 0 { f64::from(count) / f64::from(n) } else { 0.0 });
    let classes = (1..).zip(counts).map(|(class, n)| IndexClass { class, n, share: share(n) }).collect();
    IndexScore {
        n: ValidN(n),
        left_out: u32::try_from(respondents).unwrap_or(u32::MAX) - n,
        classes,
        satisfied: share_of(counts[3] + counts[4], n, precision),
        neutral: share_of(counts[2], n, precision),
        dissatisfied: share_of(counts[0] + counts[1], n, precision),
        mean: mean_of(Moments::of_values(values), precision),
    }
}
