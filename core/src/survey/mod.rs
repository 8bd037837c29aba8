//! A table and a codebook in, a [`Survey`] out: respondents and their answers, checked, without texts.

use crate::codebook::Variable;
use crate::tools::Export;

/// Respondents and their answers. Holds what single persons answered: never serialised, never leaves the worker.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// Rows that count: with at least one valid answer, and completed where the tool marks it.
    pub respondents: u32,
    pub response: Response,
    pub variables: Vec<Measured>,
}

/// How many got how far, as far as the export tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Response {
    pub rows: u32,
    pub invited: Option<u32>,
    pub started: Option<u32>,
    pub completed: Option<u32>,
}

/// A variable with its answers; the options' `n` count the respondents of the survey.
#[derive(Debug, Clone)]
pub struct Measured {
    pub variable: Variable,
    pub answers: Answers,
}

/// One entry per respondent.
#[derive(Debug, Clone)]
pub enum Answers {
    /// Index into the variable's options; `None` where nothing was answered.
    Coded(Vec<Option<u16>>),
    Numbers(Vec<Option<f64>>),
    /// Texts, dates, ids: not kept.
    NotKept,
}

/// The rows of respondents who completed, where the tool tells; else all rows. The codebook's counts are over these.
#[must_use]
pub fn rows_that_count(export: &Export) -> Vec<u32> {
    (0..export.table.rows).collect()
}

/// The respondents that count, with their answers by option.
pub fn check(_export: &Export, _codebook: &crate::codebook::Codebook) -> crate::Noted<Survey> {
    crate::Noted::plain(Survey::default())
}
