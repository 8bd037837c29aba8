//! A survey and the respondents asked about in, their answers to the rating items as small numbers out: what is compared
//! within respondents is counted from these.

use super::{Convention, Favour, Item, Measure, class_by, distribution};
use crate::codebook::{Classes, VariableName};
use crate::stats::joint::cross_table;
use crate::survey::{Answers, Measured, Survey};

/// One rating item's answers by these respondents.
#[derive(Debug, Clone)]
pub(crate) struct Rating<'a> {
    pub name: &'a VariableName,
    pub theme: Option<&'a str>,
    pub points: u32,
    pub classes: Option<Classes>,
    /// What favourability 1 is called.
    pub start: i64,
    /// Favourability per respondent; 0: no valid answer.
    pub answers: Vec<u8>,
}

impl<'a> Rating<'a> {
    /// `None` for what is no rating, has a scale of one answer, or of more than a byte holds.
    pub fn of(measured: &'a Measured, rows: &[u32]) -> Option<Rating<'a>> {
        let variable = &measured.variable;
        let points = distribution::points(variable);
        let Answers::Coded(given) = &measured.answers else { return None };
        if variable.kind != crate::codebook::Kind::Rating || !(2..=u32::from(u8::MAX)).contains(&points) {
            return None;
        }
        let meaning: Vec<u8> = variable
            .options
            .iter()
            .map(|option| option.favourability.filter(|_| !option.missing))
            .map(|place| place.filter(|place| *place <= points).and_then(|place| u8::try_from(place).ok()))
            .map(Option::unwrap_or_default)
            .collect();
        Some(Rating {
            name: &variable.name,
            theme: variable.theme.as_deref(),
            points,
            classes: variable.classes,
            start: variable.scale_start(),
            answers: given.bytes_at(rows, &meaning, 0),
        })
    }

    pub fn same_scale(&self, other: &Rating) -> bool {
        self.points == other.points && self.start == other.start
    }

    /// Whether the convention counts this answer as favourable.
    pub fn counts(&self, favourability: u32, convention: Convention) -> bool {
        if convention == Convention::Top2 {
            2 * favourability > self.points + 1
        } else {
            class_by(self.classes, favourability, self.points) == Favour::Favourable
        }
    }
}

/// The rating items among those shown, in their order.
pub(crate) fn ratings<'a>(survey: &'a Survey, shown: &[Item], rows: &[u32]) -> Vec<Rating<'a>> {
    shown
        .iter()
        .filter(|item| matches!(item.measure, Measure::Rating { .. }))
        .filter_map(|item| survey.variables.iter().find(|measured| measured.variable.name == item.name))
        .filter_map(|measured| Rating::of(measured, rows))
        .collect()
}

/// Two items' answers by the same respondents, counted.
#[derive(Debug, Clone)]
pub(crate) struct Joint {
    table: Vec<u32>,
    width: u32,
}

impl Joint {
    pub fn of(first: &Rating, second: &Rating) -> Joint {
        Joint::of_answers(first, &first.answers, second, &second.answers)
    }

    /// Of a part of the respondents: `first_answers` and `second_answers` are theirs.
    pub fn of_answers(first: &Rating, first_answers: &[u8], second: &Rating, second_answers: &[u8]) -> Joint {
        let (height, width) = (first.points as usize, second.points as usize);
        Joint { table: cross_table(first_answers, second_answers, height, width), width: second.points }
    }

    /// Favourability of the first, of the second, and how many gave both.
    pub fn cells(&self) -> impl Iterator<Item = (u32, u32, u32)> + '_ {
        let place = |(place, n): (u32, &u32)| (1 + place / self.width, 1 + place % self.width, *n);
        (0..).zip(&self.table).map(place).filter(|(_, _, n)| *n > 0)
    }

    pub fn n(&self) -> u32 {
        self.table.iter().sum()
    }
}
