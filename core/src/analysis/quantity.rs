//! A variable's answers in, numbers to reckon with out: favourability, 0/1, or the number itself.

use crate::codebook::{Kind, ResponseOption};
use crate::stats::bootstrap::Answers as Answered;
use crate::stats::correlation::Column;
use crate::survey::{Answers, Codes, Measured};

/// A response scale: what its least favourable answer is called, and how many answers it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    pub start: i64,
    pub points: u32,
}

/// A variable that can be correlated.
///
/// A rating counts as its favourability (1 to points), a number as itself, a choice between two as 0 and 1: by the
/// codes' order where they are numbers, else in the order of the options. Bare codes that were not recognised as a scale,
/// because few answered or all alike, count as themselves when they are asked for by name.
#[derive(Debug, Clone)]
pub(crate) struct Quantity<'a> {
    measured: &'a Measured,
    values: Values<'a>,
}

#[derive(Debug, Clone)]
enum Values<'a> {
    /// Per option the number it stands for; `None` for missing options. `unanswered`: what no answer stands for.
    Coded {
        answers: &'a Codes,
        meaning: Vec<Option<i32>>,
        unanswered: Option<i32>,
    },
    Numbers {
        answers: &'a [Option<f64>],
        whole: bool,
    },
}

impl<'a> Quantity<'a> {
    /// `None` for texts, dates and choices among more than two without order.
    pub fn of(measured: &'a Measured) -> Option<Self> {
        let values = match &measured.answers {
            Answers::NotKept => return None,
            Answers::Numbers { values: answers, .. } => Values::Numbers {
                answers,
                whole: answers
                    .iter()
                    .flatten()
                    .all(|x| *x == x.trunc() && x.abs() <= f64::from(Column::LARGEST_WHOLE)),
            },
            Answers::Coded(answers) => {
                let tick_box = super::distribution::is_tick_box(&measured.variable);
                let meaning = match measured.variable.kind {
                    Kind::Rating => favourabilities(measured),
                    _ if tick_box => ticked(measured),
                    Kind::Single | Kind::Multiple => {
                        zero_and_one(measured).or_else(|| bare_codes(measured))?
                    }
                    Kind::Number | Kind::Date | Kind::Text => return None,
                };
                Values::Coded { answers, meaning, unanswered: tick_box.then_some(0) }
            }
        };
        Some(Quantity { measured, values })
    }

    pub fn name(&self) -> &'a str {
        &self.measured.variable.name
    }

    pub fn label(&self) -> &'a str {
        &self.measured.variable.label
    }

    pub fn measured(&self) -> &'a Measured {
        self.measured
    }

    /// Everybody chose the same, so that neither its order nor its scale can be seen.
    pub fn one_valued(&self) -> bool {
        match &self.values {
            Values::Coded { meaning, unanswered, .. } => {
                unanswered.is_none() && meaning.iter().flatten().count() <= 1
            }
            Values::Numbers { .. } => false,
        }
    }

    /// `None` for numbers, which have no end points of their own.
    pub fn scale(&self) -> Option<Scale> {
        match (&self.values, self.measured.variable.kind) {
            (Values::Numbers { .. }, _) => None,
            (Values::Coded { meaning, unanswered: None, .. }, Kind::Single)
                if meaning.iter().flatten().count() != 2 =>
            {
                None
            }
            (Values::Coded { .. }, Kind::Rating) => Some(Scale {
                start: self.measured.variable.scale_start(),
                points: super::distribution::points(&self.measured.variable),
            }),
            (Values::Coded { .. }, _) => Some(Scale { start: 0, points: 2 }),
        }
    }

    pub fn answered(&self, row: u32) -> bool {
        match &self.values {
            Values::Coded { answers, meaning, unanswered } => {
                coded(answers, meaning, *unanswered, row).is_some()
            }
            Values::Numbers { answers, .. } => answers[row as usize].is_some(),
        }
    }

    /// Whether the respondent said that the question does not apply, or was not asked it: no answer is missing then.
    pub fn not_applicable(&self, row: u32) -> bool {
        let asked = self.measured.asked.as_ref().is_none_or(|asked| asked[row as usize]);
        let stated = match (&self.measured.answers, &self.values) {
            (Answers::Coded(answers), Values::Coded { unanswered: None, .. }) => {
                answers.at(row).is_some() && !self.answered(row)
            }
            (Answers::Numbers { not_applicable, .. }, _) => not_applicable.binary_search(&row).is_ok(),
            _ => false,
        };
        stated || !asked
    }

    /// The numbers of these respondents, and who of them answered.
    pub fn answers(&self, rows: &[u32]) -> Answered {
        let valid: Vec<bool> = rows.iter().map(|&row| self.answered(row)).collect();
        let values = match &self.values {
            Values::Coded { answers, meaning, unanswered } => {
                let value = |&row: &u32| coded(answers, meaning, *unanswered, row).unwrap_or(0);
                Column::Whole(rows.iter().map(value).collect())
            }
            Values::Numbers { answers, whole } => {
                let numbers = rows.iter().map(|&row| answers[row as usize].unwrap_or(0.0));
                if *whole {
                    Column::Whole(numbers.map(|x| x as i32).collect())
                } else {
                    Column::Real(numbers.collect())
                }
            }
        };
        Answered { values, valid }
    }

    /// The numbers of these respondents; those without an answer are left out, so ask for rows that have one.
    pub fn column(&self, rows: &[u32]) -> Column {
        match &self.values {
            Values::Coded { answers, meaning, unanswered } => Column::Whole(
                rows.iter().filter_map(|&row| coded(answers, meaning, *unanswered, row)).collect(),
            ),
            Values::Numbers { answers, whole } => {
                let numbers = rows.iter().filter_map(|&row| answers[row as usize]);
                if *whole {
                    Column::Whole(numbers.map(|x| x as i32).collect())
                } else {
                    Column::Real(numbers.collect())
                }
            }
        }
    }
}

fn coded(answers: &Codes, meaning: &[Option<i32>], unanswered: Option<i32>, row: u32) -> Option<i32> {
    match answers.at(row) {
        Some(option) => meaning[usize::from(option)],
        None => unanswered,
    }
}

fn favourabilities(measured: &Measured) -> Vec<Option<i32>> {
    let options = &measured.variable.options;
    options
        .iter()
        .map(|option| {
            let value = option.favourability.filter(|_| !option.missing)?;
            i32::try_from(value).ok()
        })
        .collect()
}

/// Whole-number codes without labels as themselves; a single option, whatever its code, as one value.
fn bare_codes(measured: &Measured) -> Option<Vec<Option<i32>>> {
    let code = |option: &ResponseOption| {
        let code = option
            .code
            .number()
            .filter(|code| option.label.is_empty() || option.label == code.to_string())?;
        i32::try_from(code).ok().filter(|code| code.unsigned_abs() <= Column::LARGEST_WHOLE.unsigned_abs())
    };
    let options = &measured.variable.options;
    let valid = options.iter().filter(|option| !option.missing);
    let one_valued = valid.clone().count() == 1;
    if !one_valued && !valid.clone().all(|option| code(option).is_some()) {
        return None;
    }
    Some(options.iter().map(|o| if o.missing { None } else { code(o).or(Some(0)) }).collect())
}

/// 1 where the box is ticked, 0 for every other mark.
fn ticked(measured: &Measured) -> Vec<Option<i32>> {
    measured.variable.options.iter().map(|option| Some(i32::from(!option.missing))).collect()
}

fn zero_and_one(measured: &Measured) -> Option<Vec<Option<i32>>> {
    let options = &measured.variable.options;
    let valid: Vec<usize> = (0..options.len()).filter(|&i| !options[i].missing).collect();
    let &[first, second] = valid.as_slice() else { return None };
    let turned = matches!(
        (options[first].code.number(), options[second].code.number()),
        (Some(a), Some(b)) if a > b
    );
    let mut meaning = vec![None; options.len()];
    meaning[first] = Some(i32::from(turned));
    meaning[second] = Some(i32::from(!turned));
    Some(meaning)
}
