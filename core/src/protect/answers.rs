//! A variable's answers in, or an index made of several, one column of a table of counts per respondent out.

use crate::analysis::{INDEX_CLASSES, IndexRule, Scores, is_tick_box};
use crate::codebook::{Kind, VariableName};
use crate::survey::{Answers, Codes, Measured, Survey};

/// Numbers of so many different values stand each for itself; more are put into classes of about equally many answers.
const DIFFERENT: usize = 24;
const CLASSES: usize = 12;

/// The column of each respondent: valid answers first, then not applicable, blank, and not asked.
#[derive(Debug, Clone)]
pub struct Columns {
    pub what: What,
    pub valid: usize,
    pub width: usize,
    pub of_row: Vec<u16>,
}

/// What a table counts.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Item(VariableName),
    Index(IndexRule),
}

impl What {
    pub fn is_item(&self, name: &str) -> bool {
        matches!(self, What::Item(own) if own == name)
    }
}

/// Not applicable, blank, not asked.
const OUTSIDE: usize = 3;

impl Columns {
    /// `None` where the answers are not kept.
    pub fn of(measured: &Measured) -> Option<Columns> {
        let (valid, mut of_row) = match &measured.answers {
            Answers::NotKept => return None,
            Answers::Coded(answers) if is_tick_box(&measured.variable) => {
                let ticked = |option: u16| !measured.variable.options[usize::from(option)].missing;
                let column = |answer: Option<u16>| u16::from(!answer.is_some_and(ticked));
                (2, answers.iter().map(column).collect::<Vec<u16>>())
            }
            Answers::Coded(answers) => coded(measured, answers),
            Answers::Numbers { values, not_applicable } => numbers(values, not_applicable),
        };
        if let Some(asked) = &measured.asked {
            let not_asked = u16::try_from(valid + 2).unwrap_or(u16::MAX);
            for (column, _) in of_row.iter_mut().zip(asked).filter(|(_, asked)| !**asked) {
                *column = not_asked;
            }
        }
        let what = What::Item(measured.variable.name.clone());
        Some(Columns { what, valid, width: valid + OUTSIDE, of_row })
    }

    /// The classes of an index; who has none is blank.
    pub fn of_index(survey: &Survey, rule: &IndexRule) -> Columns {
        let blank = u16::try_from(INDEX_CLASSES + 1).unwrap_or(u16::MAX);
        let column =
            |class: Option<usize>| class.and_then(|class| u16::try_from(class).ok()).unwrap_or(blank);
        let of_row = Scores::of(survey, rule).classes().into_iter().map(column).collect();
        Columns {
            what: What::Index(rule.clone()),
            valid: INDEX_CLASSES,
            width: INDEX_CLASSES + OUTSIDE,
            of_row,
        }
    }
}

fn coded(measured: &Measured, answers: &Codes) -> (usize, Vec<u16>) {
    let variable = &measured.variable;
    let mut valid = 0_u16;
    let places: Vec<Option<u16>> = variable
        .options
        .iter()
        .map(|option| {
            let counts = !option.missing && (variable.kind != Kind::Rating || option.favourability.is_some());
            counts.then(|| {
                valid += 1;
                valid - 1
            })
        })
        .collect();
    let column = |answer: Option<u16>| match answer {
        Some(option) => places[usize::from(option)].unwrap_or(valid),
        None => valid + 1,
    };
    (usize::from(valid), answers.iter().map(column).collect())
}

fn numbers(values: &[Option<f64>], not_applicable: &[u32]) -> (usize, Vec<u16>) {
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut limits = sorted.clone();
    limits.dedup();
    if limits.len() > DIFFERENT {
        limits = (0..CLASSES).map(|class| sorted[class * sorted.len() / CLASSES]).collect();
        limits.dedup();
    }
    let valid = u16::try_from(limits.len()).expect("at most 24");
    let mut of_row: Vec<u16> = values
        .iter()
        .map(|value| match value {
            Some(value) => {
                let above = limits.partition_point(|limit| limit <= value);
                u16::try_from(above.saturating_sub(1)).expect("at most 24")
            }
            None => valid + 1,
        })
        .collect();
    for &row in not_applicable {
        of_row[row as usize] = valid;
    }
    (usize::from(valid), of_row)
}
