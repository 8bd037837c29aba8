//! SurveyMonkey: two header rows. The first holds the question over its first column and nothing over the next ones, the
//! second the option or row of each column, or "Response" where the question has one column.
//!
//! A question with several answers has one column per option, which holds the option's text or nothing.
//!
//! Source: a real export, github.com/fivethirtyeight/data, star-wars-survey.

use std::collections::BTreeMap;

use super::header::{column, mark};
use super::{Asked, Facts, Told, Tool};
use crate::read::{Names, Table};

pub(super) const FACTS: Facts = Facts { tool: Tool::SurveyMonkey, wrote, prepare, told, progress: |_| None };

const TECHNICAL: [&str; 6] =
    ["Collector ID", "CollectorID", "Start Date", "StartDate", "End Date", "EndDate"];
const IDS: [&str; 11] = [
    "Respondent ID",
    "RespondentID",
    "IP Address",
    "IPAddress",
    "Email Address",
    "EmailAddress",
    "First Name",
    "FirstName",
    "Last Name",
    "LastName",
    "Custom Data 1",
];
/// Under a question with a single column.
const SINGLE: [&str; 4] = ["Response", "Open-Ended Response", "Svar", "Åbent svar"];

fn wrote(table: &Table) -> bool {
    let Some(id) = column(table, "RespondentID").or_else(|| column(table, "Respondent ID")) else {
        return false;
    };
    // Under the respondent's number, the second header row is empty.
    table.rows > 0
        && table.columns[id].text(0).is_empty()
        && table.columns.iter().any(|column| !column.text(0).is_empty())
}

fn prepare(table: &mut Table) {
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
    let name = |(column, stem): (&crate::read::Column, &str)| match part(&column.texts) {
        Some(part) => format!("{stem} - {part}"),
        None => stem.to_owned(),
    };
    table.columns.iter().zip(stems(table)).map(name).collect()
}

fn told(table: &Table) -> BTreeMap<String, Told> {
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
    mark(table, &TECHNICAL, Asked::Technical, &mut told);
    mark(table, &IDS, Asked::Id, &mut told);
    told
}
