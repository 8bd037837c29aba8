//! A table and a codebook in, a [`Survey`] out: respondents and their answers, checked, without texts.

mod asked;
mod frame;
mod stops;

use std::collections::BTreeMap;

use crate::codebook::{Codebook, Kind, ResponseOption, Role, Variable};
use crate::note::{Note, NoteKind, Noted};
use crate::read::{Column, Texts, number};
use crate::tools::{Export, Reached};
use crate::units::Code;

pub use frame::{Frame, Margin};
pub use stops::Stops;
pub use svarkort_cells::Codes;

/// Respondents and their answers. Holds what single persons answered: never serialised, never leaves the worker.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// Rows that count: with at least one valid answer, and completed where the tool marks it.
    pub respondents: u32,
    pub response: Response,
    pub variables: Vec<Measured>,
}

/// How many got how far, as far as the export tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    pub rows: u32,
    pub invited: Option<u32>,
    pub started: Option<u32>,
    pub completed: Option<u32>,
    /// Everybody invited by background, from a file of them or from the export's own rows.
    pub frame: Option<Frame>,
    pub stops: Option<Stops>,
}

/// A variable with its answers; the options' `n` count the respondents of the survey.
#[derive(Debug, Clone)]
pub struct Measured {
    pub variable: Variable,
    pub answers: Answers,
    /// Per respondent whether it was put to him or her; `None`: to everybody. Who was not asked has no answer.
    pub asked: Option<Vec<bool>>,
}

/// One entry per respondent.
#[derive(Debug, Clone)]
pub enum Answers {
    /// Index into the variable's options; `None` where nothing was answered.
    Coded(Codes),
    Numbers {
        values: Vec<Option<f64>>,
        /// The respondents who chose a code that means no answer, in their order; the other gaps are blank.
        not_applicable: Vec<u32>,
    },
    /// Texts, dates, ids: not kept.
    NotKept,
}

/// The rows of respondents who completed, where the tool tells; else all rows. The codebook's counts are over these.
///
/// Where the tool tells and nobody completed, those who answered something count: a survey still open is no empty one.
#[must_use]
pub fn rows_that_count(export: &Export) -> Vec<u32> {
    let all = || (0..export.table.rows).collect();
    let Some(progress) = &export.meaning.progress else { return all() };
    let reached = |least: Reached| -> Vec<u32> {
        let far = progress.reached.iter().enumerate().filter(|(_, reached)| **reached >= least);
        far.map(|(row, _)| row as u32).collect()
    };
    for least in [Reached::Completed, Reached::Started] {
        let rows = reached(least);
        if !rows.is_empty() {
            return rows;
        }
    }
    all()
}

/// The respondents that count, with their answers by option.
///
/// A row counts when its respondent completed ([`rows_that_count`]) and gave at least one valid answer to the outcome, an
/// item or a background question.
pub fn check(export: &Export, codebook: &Codebook) -> Noted<Survey> {
    let rows = rows_that_count(export);
    let by_name: BTreeMap<&str, &Column> =
        export.table.columns.iter().map(|column| (column.name.as_str(), column)).collect();
    let reader = |variable: &Variable| Some(Reader::of(by_name.get(column_of(variable))?, variable));
    let columns: Vec<Option<Reader>> = codebook.variables.iter().map(reader).collect();
    let answered = with_an_answer(&rows, codebook, &columns);
    let variables = codebook.variables.iter().zip(&columns).map(|(variable, reader)| {
        let answers = reader.as_ref().map_or(Answers::NotKept, |reader| reader.answers(&answered));
        measured(variable, answers, reader.as_ref(), &answered)
    });
    let mut survey = Survey {
        respondents: answered.len() as u32,
        response: response(export),
        variables: variables.collect(),
    };
    asked::route(&mut survey.variables);
    survey.response.frame = frame::frame(export, codebook);
    survey.response.stops = stops::stops(export, codebook, &columns);
    let notes = notes(export, &rows, codebook);
    Noted { value: survey, notes }
}

/// The column that holds a variable's answers: bands are of another variable's.
fn column_of(variable: &Variable) -> &str {
    variable.derived.as_ref().map_or(variable.name.as_str(), |derived| derived.from.as_str())
}

/// One column with the meaning of each of its different texts, looked up once.
struct Reader<'t> {
    column: &'t Column,
    meaning: Meaning,
}

enum Meaning {
    /// Per value of the column: the option, and whether it is a valid answer.
    Coded(Vec<Option<(u16, bool)>>),
    /// Per value of the column: its number, and whether it is a code that means no answer.
    Numbers(Vec<(Option<f64>, bool)>),
    /// Per value: whether something was written.
    NotKept(Vec<bool>),
}

impl<'t> Reader<'t> {
    fn of(column: &'t Column, variable: &Variable) -> Self {
        let values = &column.values;
        let options = Lookup::of(&variable.options);
        if let Some(derived) = &variable.derived {
            let band = |number: f64| options.option(&derived.band(number).to_string());
            let bands =
                numbers(values, &Lookup::of(&[])).into_iter().map(|(number, _)| number.and_then(band));
            return Reader { column, meaning: Meaning::Coded(bands.collect()) };
        }
        let meaning = match (variable.role, variable.kind) {
            (Role::Id | Role::Comment, _) | (_, Kind::Date | Kind::Text) => {
                Meaning::NotKept(values.iter().map(|value| !value.is_empty()).collect())
            }
            (Role::Weight, _) | (_, Kind::Number) => Meaning::Numbers(numbers(values, &options)),
            (_, Kind::Rating | Kind::Single | Kind::Multiple) => {
                Meaning::Coded(values.iter().map(|value| options.option(value)).collect())
            }
        };
        Reader { column, meaning }
    }

    fn is_valid(&self, row: u32) -> bool {
        self.counts(self.column.cells.at(row as usize))
    }

    /// Whether a value of the column is a valid answer.
    fn counts(&self, value: usize) -> bool {
        match &self.meaning {
            Meaning::Coded(options) => options[value].is_some_and(|(_, valid)| valid),
            Meaning::Numbers(numbers) => numbers[value].0.is_some(),
            Meaning::NotKept(written) => written[value],
        }
    }

    /// How many of the rows hold a valid answer.
    fn valid(&self, rows: &[u32]) -> u32 {
        let counts = self.column.counts_at(rows);
        let counted = (0..).zip(counts).filter(|(value, _)| self.counts(*value)).map(|(_, n)| n);
        counted.sum()
    }

    fn answers(&self, rows: &[u32]) -> Answers {
        let values = rows.iter().map(|row| self.column.cells.at(*row as usize));
        match &self.meaning {
            Meaning::Coded(options) => {
                let codes: Vec<Option<u16>> =
                    options.iter().map(|known| known.map(|(code, _)| code)).collect();
                Answers::Coded(self.column.cells.codes(rows, &codes))
            }
            Meaning::Numbers(numbers) => Answers::Numbers {
                values: values.clone().map(|value| numbers[value].0).collect(),
                not_applicable: (0..)
                    .zip(values)
                    .filter(|(_, value)| numbers[*value].1)
                    .map(|(row, _)| row)
                    .collect(),
            },
            Meaning::NotKept(_) => Answers::NotKept,
        }
    }
}

/// Which option a cell stands for: by its code, by a code merged into it, else by its label, since a tool may write either.
struct Lookup<'v> {
    options: &'v [ResponseOption],
    by_code: BTreeMap<&'v Code, usize>,
    by_label: BTreeMap<&'v str, usize>,
}

impl<'v> Lookup<'v> {
    fn of(options: &'v [ResponseOption]) -> Self {
        let (mut by_code, mut by_label) = (BTreeMap::new(), BTreeMap::new());
        for (place, option) in options.iter().enumerate() {
            for code in std::iter::once(&option.code).chain(&option.merged) {
                by_code.entry(code).or_insert(place);
            }
            by_label.entry(option.label.as_str()).or_insert(place);
        }
        Lookup { options, by_code, by_label }
    }

    /// The option's place, and whether it is a valid answer.
    fn option(&self, cell: &str) -> Option<(u16, bool)> {
        if cell.is_empty() {
            return None;
        }
        let place = *self.by_code.get(&Code::parse(cell)).or_else(|| self.by_label.get(cell))?;
        Some((u16::try_from(place).ok()?, !self.options[place].missing))
    }
}

/// Numbers per value; a code that means no answer is none, and marked as such.
fn numbers(values: &Texts, options: &Lookup) -> Vec<(Option<f64>, bool)> {
    let notation = number::notation(values.iter());
    let number = |value: &str| {
        let missing = options.option(value).is_some_and(|(_, valid)| !valid);
        (number::parse_as(value, notation).filter(|_| !missing), missing)
    };
    values.iter().map(number).collect()
}

/// Rows with a valid answer to something that was asked of the respondent. An option that was not ticked is no answer.
fn with_an_answer(rows: &[u32], codebook: &Codebook, columns: &[Option<Reader>]) -> Vec<u32> {
    let asked = |variable: &Variable| matches!(variable.role, Role::Outcome | Role::Item | Role::Group);
    let readers: Vec<(&Variable, &Reader)> = codebook
        .variables
        .iter()
        .zip(columns)
        .filter(|(variable, _)| asked(variable))
        .filter_map(|(variable, reader)| Some((variable, reader.as_ref()?)))
        .collect();
    if readers.is_empty() {
        return rows.to_vec();
    }
    let unticked = |column: &Column, row: u32| Code::parse(column.text(row as usize)) == Code::Number(0);
    let answered = |row: u32| {
        readers.iter().any(|(variable, reader)| {
            reader.is_valid(row) && (variable.kind != Kind::Multiple || !unticked(reader.column, row))
        })
    };
    rows.iter().copied().filter(|row| answered(*row)).collect()
}

/// The variable with its counts over the respondents.
fn measured(variable: &Variable, answers: Answers, reader: Option<&Reader>, rows: &[u32]) -> Measured {
    let mut variable = variable.clone();
    if let Answers::Coded(options) = &answers {
        let counts = options.counts(variable.options.len());
        variable.options.iter_mut().zip(counts).for_each(|(option, n)| option.n = n);
    }
    variable.valid = reader.map_or(0, |reader| reader.valid(rows));
    variable.missing = rows.len() as u32 - variable.valid;
    Measured { variable, answers, asked: None }
}

fn response(export: &Export) -> Response {
    let rows = export.table.rows;
    let Some(progress) = &export.meaning.progress else { return Response { rows, ..Response::default() } };
    let count = |which: fn(Reached) -> bool| {
        progress.reached.iter().filter(|reached| which(**reached)).count() as u32
    };
    // Behind an open link nobody is invited by name: there is no one who was asked and did not answer.
    let unanswered = count(|reached| matches!(reached, Reached::Invited | Reached::DroppedOut));
    Response {
        rows,
        invited: (unanswered > 0).then(|| count(|reached| reached != Reached::Created)),
        started: Some(count(|reached| reached >= Reached::Started)),
        completed: Some(count(|reached| reached == Reached::Completed)),
        ..Response::default()
    }
}

fn notes(export: &Export, rows: &[u32], codebook: &Codebook) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(completed) = response(export).completed
        && completed < export.table.rows
    {
        let kind = NoteKind::PartialAnswers { rows: export.table.rows, completed };
        notes.push(Note { kind, variable: None });
    }
    notes.extend(again(export, rows, codebook));
    notes
}

/// Respondents that come several times, by the id that tells most of them apart. A name or an address of the network may
/// be shared by several, so where one id is all different nobody comes again.
fn again(export: &Export, rows: &[u32], codebook: &Codebook) -> Option<Note> {
    let ids = codebook.variables.iter().filter(|variable| variable.role == Role::Id);
    let repeated = ids.filter_map(|variable| {
        let column = export.table.columns.iter().find(|column| column.name == variable.name)?;
        let times = column.counts_at(rows);
        let blank = times[0];
        let again: u32 = times.iter().skip(1).map(|times| times.saturating_sub(1)).sum();
        (blank * 2 < rows.len() as u32).then_some((again, variable))
    });
    let (count, variable) = repeated.min_by_key(|(again, _)| *again)?;
    let kind = NoteKind::DuplicateRespondents { count };
    (count > 0).then(|| Note { kind, variable: Some(variable.name.clone()) })
}
