//! A header of two rows in, its columns' names and texts out: over its first column stands the question, over the next
//! ones nothing; under it stands the option or row of each column.
//!
//! SurveyMonkey writes it so, and so does whoever merges cells over a battery in a spreadsheet.

use std::collections::BTreeMap;

use super::{Asked, Told};
use crate::read::{Column, Names, Table, number};

/// Under a question with a single column.
const SINGLE: [&str; 4] = ["Response", "Open-Ended Response", "Svar", "Åbent svar"];

/// Whether the first row is the second half of a header, of a table that no known tool wrote: under every column without
/// a name stands a text that stands nowhere else in it.
pub(super) fn has(table: &Table) -> bool {
    let unnamed = table.columns.iter().filter(|column| column.header.is_empty()).count();
    let named_first = table.columns.iter().position(|column| !column.header.is_empty());
    let is_name = |column: &Column| {
        let text = column.text(0);
        let once = || column.counts()[column.cells.at(0)] == 1;
        if text.is_empty() { !column.header.is_empty() } else { number::parse(text).is_none() && once() }
    };
    unnamed >= 2 && named_first.is_some() && table.rows >= 4 && table.columns.iter().all(is_name)
}

pub(super) fn lift(table: &mut Table) {
    table.lift_headers(1);
    let mut names = Names::default();
    for (place, name) in full_names(table).into_iter().enumerate() {
        table.columns[place].name = names.unique(&name, place);
    }
}

/// The question a column belongs to.
fn stems(table: &Table) -> Vec<&str> {
    let mut stem = "";
    let mut stems = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        if !column.header.is_empty() {
            stem = &column.header;
        }
        stems.push(stem);
    }
    stems
}

fn part(texts: &[String]) -> Option<&str> {
    texts.first().map(String::as_str).filter(|text| !text.is_empty() && !SINGLE.contains(text))
}

fn full_names(table: &Table) -> Vec<String> {
    let name = |(column, stem): (&Column, &str)| match part(&column.texts) {
        Some(part) => format!("{stem} - {part}"),
        None => stem.to_owned(),
    };
    table.columns.iter().zip(stems(table)).map(name).collect()
}

pub(super) fn told(table: &Table) -> BTreeMap<String, Told> {
    let mut told = BTreeMap::new();
    for ((column, stem), text) in table.columns.iter().zip(stems(table)).zip(full_names(table)) {
        let part = part(&column.texts);
        let only_itself = part.is_some_and(|part| column.values.answers().all(|value| value == part));
        told.insert(
            column.name.clone(),
            Told {
                text: Some(text),
                stem: part.map(|_| stem.to_owned()),
                part: part.map(str::to_owned),
                asked: only_itself.then_some(Asked::Multiple),
                ..Told::default()
            },
        );
    }
    told
}
