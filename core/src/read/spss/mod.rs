//! SPSS .sav and .zsav in, a [`Table`] with what the dictionary says of its columns out.
//!
//! Source: GNU PSPP, System File Format; files of SPSS 22 to 25 and ReadStat.

mod data;
mod dictionary;
mod sets;

use std::collections::BTreeMap;

use self::data::Slots;
use self::dictionary::{Dictionary, Variable};
use svarkort_cells::Interner;

use super::bytes::number;
use super::described::{Described, Holds, Measure, within};
use super::rows::Names;
use super::{Column, Source, Table, moment};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NoSurvey, Place, Problem};
use crate::units::Code;

/// Why a file of a statistics program cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Truncated,
    /// Contradicts its own format.
    Broken,
    TooLarge,
}

impl Fault {
    pub fn problem(self, source: &Source) -> Problem {
        let place = Place::file(&source.name);
        match self {
            Fault::Truncated => Problem::TruncatedFile { place },
            Fault::Broken => Problem::UnreadableFormat { place, kind: crate::problem::NotText::Statistics },
            Fault::TooLarge => {
                let limit = super::MOST_WHOLE;
                Problem::TooLarge { place, bytes: limit + 1, limit }
            }
        }
    }
}

pub(super) fn table(source: &Source) -> Result<Noted<Table>, Problem> {
    let (dictionary, rest) = dictionary::read(&source.bytes).map_err(|fault| fault.problem(source))?;
    if dictionary.variables.is_empty() {
        return Err(Problem::EmptyFile { place: Place::file(&source.name) });
    }
    if dictionary.variables.len() > super::rows::MOST_COLUMNS {
        return Err(Problem::NotASurvey { place: Place::file(&source.name), why: NoSurvey::TooManyColumns });
    }
    let slots = Slots::of(&dictionary, &source.bytes, rest).map_err(|fault| fault.problem(source))?;
    let (columns, rows) = cells(&dictionary, slots).map_err(|fault| fault.problem(source))?;
    let mut names = Names::default();
    let mut table = Table {
        file: source.name.clone(),
        format: if source.bytes.starts_with(b"$FL3") { "zsav" } else { "sav" },
        encoding: Some(dictionary.encoding.name),
        rows,
        ..Table::default()
    };
    let sets = sets::by_variable(&dictionary);
    for (place, (variable, cells)) in dictionary.variables.iter().zip(columns).enumerate() {
        let name = names.unique(&variable.name, place);
        let column = Column::of(cells, name, variable.name.clone());
        let mut described = describe(variable, &sets);
        described.missing = within(&variable.missing, &column, &described.labels);
        described.missing.extend(variable.missing_texts.iter().map(|text| Code::parse(text)));
        if !described.is_empty() {
            table.described.insert(column.name.clone(), described);
        }
        table.columns.push(column);
    }
    let mut notes = Vec::new();
    if dictionary.encoding.guessed {
        let kind = NoteKind::EncodingGuessed {
            file: source.name.clone(),
            encoding: dictionary.encoding.name.to_owned(),
        };
        notes.push(Note { kind, variable: None });
    }
    Ok(Noted { value: table, notes })
}

fn describe(variable: &Variable, sets: &BTreeMap<usize, sets::Member>) -> Described {
    let mut described = Described {
        text: Some(variable.label.clone()).filter(|label| !label.is_empty()),
        labels: variable.labels.clone(),
        measure: variable.measure,
        ..Described::default()
    };
    if let Some(member) = sets.get(&variable.slot) {
        described.stem = Some(member.stem.clone()).filter(|stem| !stem.is_empty());
        described.set = Some(member.set.clone());
    }
    described.holds = match variable.shown {
        Shown::Date | Shown::DateAndTime => Some(Holds::Date),
        Shown::Text if variable.labels.is_empty() && variable.width > 40 => Some(Holds::Text),
        _ => None,
    };
    // What cannot be ordered states no level.
    if variable.width > 0 && described.measure == Some(Measure::Scale) {
        described.measure = None;
    }
    described
}

/// What a variable's print format makes of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Number,
    Text,
    Date,
    DateAndTime,
    Duration,
}

fn cells(dictionary: &Dictionary, mut slots: Slots) -> Result<(Vec<Interner>, u32), Fault> {
    let mut columns: Vec<Interner> = dictionary.variables.iter().map(|_| Interner::after(0)).collect();
    let mut case = Vec::new();
    let mut rows = 0_u32;
    while slots.case(dictionary.slots, &mut case)? {
        for (variable, column) in dictionary.variables.iter().zip(&mut columns) {
            let of = variable.slot..variable.slot + variable.slots;
            let Some(cell) = case.get(of.start * 8..of.end * 8) else { return Err(Fault::Broken) };
            if variable.width > 0 {
                let text = text_of(cell, variable);
                column.push(dictionary.encoding.decode(&text).trim_end().as_bytes());
                continue;
            }
            let value = slots.value(cell);
            match value.and_then(|value| shown(value, variable.shown)) {
                Some(text) => column.push(text.as_bytes()),
                None => column.push_blank(),
            }
        }
        rows += 1;
        let cells = u64::from(rows) * columns.len() as u64;
        if cells > super::MOST_CELLS {
            return Err(Fault::TooLarge);
        }
    }
    Ok((columns, rows))
}

/// The bytes of a string: one of more than 255 bytes is kept in parts of 255, each filled up to a whole number of slots.
fn text_of<'c>(cell: &'c [u8], variable: &Variable) -> std::borrow::Cow<'c, [u8]> {
    if variable.width <= 255 {
        return cell.get(..variable.width).unwrap_or(cell).into();
    }
    let parts = cell.chunks(256).flat_map(|part| part.iter().take(255));
    parts.take(variable.width).copied().collect::<Vec<u8>>().into()
}

fn shown(value: f64, shown: Shown) -> Option<std::borrow::Cow<'static, str>> {
    if !value.is_finite() {
        return None;
    }
    let seconds = value.floor() as i64;
    let days = moment::SPSS_BEGINS.saturating_add(seconds.div_euclid(86_400));
    let text = match shown {
        Shown::Number | Shown::Text => return number(value),
        Shown::Date => moment::date(days),
        Shown::DateAndTime => moment::date_and_time(days, seconds.rem_euclid(86_400)),
        Shown::Duration => Some(moment::time(seconds)),
    };
    text.map(std::borrow::Cow::Owned).or_else(|| number(value))
}
