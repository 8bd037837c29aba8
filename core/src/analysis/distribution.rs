//! A variable's answers and the respondents asked about in, one [`Item`] out: counts, shares, mean, index.

use super::{Boxes, Interval, IntervalMethod, Item, MeanOf, Measure, MissingAnswers, OptionCount, ShareOf};
use crate::codebook::{Classes, Kind, ResponseOption, Variable};
use crate::stats::moments::Moments;
use crate::stats::{normal, proportion};
use crate::survey::{Answers, Codes, Measured};
use crate::units::{Share, ValidN};
use borsh::{BorshDeserialize, BorshSerialize};

/// The three classes of the traffic light.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Favour {
    Unfavourable,
    Neutral,
    Favourable,
}

/// The class of an answer on a response scale, by the one rule there is.
///
/// With `i = (favourability - 1) / (points - 1)`: favourable where i > 0.6, unfavourable where i < 0.4, neutral between
/// them, the limits included; in whole numbers, so that no rounding decides. This gives as neutral: 2 of 3, 3 of 5,
/// 3-4 of 6, 4 of 7, 5-6 of 10 and 4-6 of 0-10; scales of two and four have none.
#[must_use]
pub fn favour(favourability: u32, points: u32) -> Favour {
    let five_steps = 5 * u64::from(favourability.saturating_sub(1));
    let length = u64::from(points.saturating_sub(1));
    if five_steps > 3 * length {
        Favour::Favourable
    } else if five_steps < 2 * length {
        Favour::Unfavourable
    } else {
        Favour::Neutral
    }
}

/// The class of an answer to this variable: as the reader parts its scale, else by [`favour`].
#[must_use]
pub fn class_of(variable: &Variable, favourability: u32) -> Favour {
    class_by(variable.classes, favourability, points(variable))
}

pub(crate) fn class_by(classes: Option<Classes>, favourability: u32, points: u32) -> Favour {
    match classes {
        None => favour(favourability, points),
        Some(classes) if favourability <= classes.unfavourable_to => Favour::Unfavourable,
        Some(classes) if favourability >= classes.favourable_from => Favour::Favourable,
        Some(_) => Favour::Neutral,
    }
}

/// Points of a rating's response scale.
pub(crate) fn points(variable: &Variable) -> u32 {
    let highest = variable.options.iter().filter_map(|option| option.favourability).max();
    variable.points.or(highest).unwrap_or(0)
}

/// How sure an interval shall be, and out of how many the answers are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Precision {
    /// 0 < value < 1.
    pub confidence: f64,
    /// The population's size where intervals shall be corrected for it; `None`: without end.
    pub population: Option<u32>,
}

/// The distribution of one variable's answers among `rows`; `None` where its answers are not kept (texts, dates, ids).
///
/// All shares, means and indices are computed from counts. Respondents who were not asked are outside.
pub(crate) fn item(measured: &Measured, rows: &[u32], precision: Precision) -> Option<Item> {
    let variable = &measured.variable;
    let asked_rows: Vec<u32>;
    let rows = match &measured.asked {
        None => rows,
        Some(asked) => {
            asked_rows = rows.iter().copied().filter(|&row| asked[row as usize]).collect();
            &asked_rows
        }
    };
    let (n, missing, counts, measure) = match &measured.answers {
        Answers::NotKept => return None,
        Answers::Numbers { values, not_applicable } => {
            let values: Vec<f64> = rows.iter().filter_map(|&row| values[row as usize]).collect();
            let n = as_count(values.len());
            let stated = rows.iter().filter(|row| not_applicable.binary_search(row).is_ok()).count();
            let not_applicable = as_count(stated);
            let missing = MissingAnswers { blank: as_count(rows.len()) - n - not_applicable, not_applicable };
            (n, missing, Vec::new(), Measure::Number { mean: mean_of(Moments::of_values(values), precision) })
        }
        Answers::Coded(answers) => {
            let mut tally = Tally::of(variable, answers, rows);
            if is_tick_box(variable) {
                tally.count_unticked();
            }
            let counts = tally.option_counts(variable);
            let measure = match variable.kind {
                Kind::Rating => tally.rating(variable, precision),
                Kind::Multiple => Measure::Multiple,
                Kind::Single | Kind::Number | Kind::Date | Kind::Text => Measure::Single,
            };
            (tally.valid, tally.missing, counts, measure)
        }
    };
    Some(Item {
        name: variable.name.clone(),
        label: variable.label.clone(),
        theme: variable.theme.clone(),
        asked: as_count(rows.len()),
        n: ValidN(n),
        missing,
        counts,
        measure,
    })
}

fn as_count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// How often each option was chosen.
struct Tally {
    by_option: Vec<u32>,
    valid: u32,
    missing: MissingAnswers,
}

impl Tally {
    fn of(variable: &Variable, answers: &Codes, rows: &[u32]) -> Tally {
        let by_option = answers.counts_at(rows, variable.options.len());
        let blank = as_count(rows.len()) - by_option.iter().sum::<u32>();
        let valid = variable
            .options
            .iter()
            .zip(&by_option)
            .filter(|(option, _)| is_valid(variable, option))
            .map(|(_, count)| count)
            .sum();
        let not_applicable = by_option.iter().sum::<u32>() - valid;
        Tally { by_option, valid, missing: MissingAnswers { blank, not_applicable } }
    }

    /// A blank box is an answer: not ticked.
    fn count_unticked(&mut self) {
        self.valid += self.missing.blank + self.missing.not_applicable;
        self.missing = MissingAnswers::default();
    }

    fn option_counts(&self, variable: &Variable) -> Vec<OptionCount> {
        variable
            .options
            .iter()
            .zip(&self.by_option)
            .filter(|(option, _)| is_valid(variable, option))
            .map(|(option, &n)| OptionCount {
                code: option.code.clone(),
                label: option.label.clone(),
                n,
                share: Share(if self.valid > 0 { f64::from(n) / f64::from(self.valid) } else { 0.0 }),
            })
            .collect()
    }

    fn rating(&self, variable: &Variable, precision: Precision) -> Measure {
        let points = points(variable);
        let answered: Vec<(u32, u32)> = variable
            .options
            .iter()
            .zip(&self.by_option)
            .filter(|(option, _)| is_valid(variable, option))
            .filter_map(|(option, &n)| Some((option.favourability?, n)))
            .collect();
        let share_where = |chosen: &dyn Fn(u32) -> bool| {
            // One answer alone is on neither side of anything.
            if points < 2 {
                return None;
            }
            let n = answered.iter().filter(|(f, _)| chosen(*f)).map(|(_, n)| n).sum();
            share_of(n, self.valid, precision)
        };
        let class = |class: Favour| share_where(&|f| class_by(variable.classes, f, points) == class);
        let has_middle =
            (1..=points).any(|f| class_by(variable.classes, f, points) == Favour::Neutral) && points > 1;
        // With fewer than four answers the two best and the two worst are not apart.
        let two = |chosen: &dyn Fn(u32) -> bool| if points < 4 { None } else { share_where(chosen) };
        let start = variable.scale_start();
        let moments =
            |first: i64| Moments::of_counts(answered.iter().map(|&(f, n)| (first + i64::from(f) - 1, n)));
        Measure::Rating {
            points,
            favourable: class(Favour::Favourable),
            neutral: if has_middle { class(Favour::Neutral) } else { None },
            unfavourable: class(Favour::Unfavourable),
            mean: mean_of(moments(start), precision),
            index: moments(0).filter(|_| points > 1).map(|steps| 100.0 * steps.mean / f64::from(points - 1)),
            boxes: Box::new(Boxes {
                top_two: two(&|f| f + 2 > points),
                bottom_two: two(&|f| f <= 2),
                upper_half: share_where(&|f| 2 * f > points + 1),
                lower_half: share_where(&|f| 2 * f < points + 1),
            }),
        }
    }
}

/// One option of a question with several answers, written only where it is chosen: its share is of the respondents.
pub(crate) fn is_tick_box(variable: &Variable) -> bool {
    variable.kind == Kind::Multiple && variable.options.iter().filter(|option| !option.missing).count() == 1
}

fn is_valid(variable: &Variable, option: &ResponseOption) -> bool {
    !option.missing && (variable.kind != Kind::Rating || option.favourability.is_some())
}

pub(crate) fn share_of(n: u32, base: u32, precision: Precision) -> Option<ShareOf> {
    let z = normal::quantile(0.5 + 0.5 * precision.confidence);
    let corrected = precision.population.and_then(|size| proportion::wilson_finite(n, base, size, z));
    let (method, (low, high)) = match corrected {
        Some(ends) => (IntervalMethod::WilsonFinite, ends),
        None => (IntervalMethod::Wilson, proportion::wilson(n, base, z)?),
    };
    let interval = Interval { low, high, method };
    Some(ShareOf { n, share: Share(f64::from(n) / f64::from(base)), interval })
}

pub(crate) fn mean_of(moments: Option<Moments>, precision: Precision) -> Option<MeanOf> {
    let moments = moments?;
    let corrected =
        precision.population.and_then(|size| moments.t_interval_finite(size, precision.confidence));
    let ends = match corrected {
        Some(ends) => Some((IntervalMethod::TFinite, ends)),
        None => moments.t_interval(precision.confidence).map(|ends| (IntervalMethod::T, ends)),
    };
    let interval = ends.map(|(method, (low, high))| Interval { low, high, method });
    Some(MeanOf { value: moments.mean, sd: moments.sd, interval })
}
