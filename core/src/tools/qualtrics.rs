//! Qualtrics: three header rows (name, question text, `{"ImportId": ...}`), in older exports two.
//!
//! `Finished` is 1 or True for completed responses. The second row is in the language of the user who exports; a battery's
//! text is `stem - item`, in older exports `stem-item`.
//!
//! Sources: qualtrics.com/support, Understanding Your Dataset; qualtRics (github.com/ropensci/qualtRics), QualtricsTools.

use std::collections::BTreeMap;

use super::battery::{DASH, Stems, one_line};
use super::header::{column, completed_where, is_true, mark};
use super::{Asked, Facts, Progress, Reached, Told, Tool};
use crate::read::Table;

pub(super) const FACTS: Facts = Facts { tool: Tool::Qualtrics, wrote, prepare, told, progress };

const TECHNICAL: [&str; 16] = [
    "StartDate",
    "EndDate",
    "Status",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "RecordedDate",
    "ResponseSet",
    "DistributionChannel",
    "UserLanguage",
    "Q_RecaptchaScore",
    "Q_RelevantIDDuplicate",
    "LocationLatitude",
    "LocationLongitude",
    "LocationAccuracy",
    "Q_URL",
];
const IDS: [&str; 10] = [
    "ResponseId",
    "ResponseID",
    "IPAddress",
    "RecipientLastName",
    "RecipientFirstName",
    "RecipientEmail",
    "ExternalReference",
    "ExternalDataReference",
    "EmailAddress",
    "Name",
];

/// Response types of a preview and of generated test answers, as text and as number.
const TRIED: [&str; 4] = ["Survey Preview", "Survey Test", "1", "2"];

fn wrote(table: &Table) -> bool {
    let by_name = column(table, "ResponseId").is_some() && column(table, "Finished").is_some();
    let by_text = |wanted: &str| holds(table, 0, wanted);
    by_name || import_row(table).is_some() || (by_text("ResponseID") && by_text("Finished"))
}

fn holds(table: &Table, row: usize, text: &str) -> bool {
    row < table.rows as usize && table.columns.iter().any(|column| column.text(row) == text)
}

/// The row under the texts, which names each column for the interface; quotes differ.
fn import_row(table: &Table) -> Option<usize> {
    let is_import =
        |row: &usize| table.columns.first().is_some_and(|column| column.text(*row).contains("ImportId"));
    (0..2.min(table.rows as usize)).find(is_import)
}

fn prepare(table: &mut Table) {
    let rows = match import_row(table) {
        Some(row) => row + 1,
        None if texts_in_first_row(table) => 1,
        None => 0,
    };
    table.lift_headers(rows);
}

/// Where a date belongs stands a word.
fn texts_in_first_row(table: &Table) -> bool {
    let date = |at: usize| table.columns[at].text(0);
    let at = column(table, "StartDate")
        .or_else(|| table.columns.iter().position(|column| column.text(0) == "StartDate"));
    at.is_some_and(|at| !date(at).is_empty() && !date(at).contains(|c: char| c.is_ascii_digit()))
}

fn told(table: &Table) -> BTreeMap<String, Told> {
    let texts: Vec<String> = table
        .columns
        .iter()
        .map(|column| column.texts.first().map_or(String::new(), |text| one_line(text)))
        .collect();
    let spaced = Stems::of(&texts, DASH);
    let tight = Stems::of(&texts, "-");
    let mut told = BTreeMap::new();
    for (column, text) in table.columns.iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
        let (stem, part) = match spaced.split(text) {
            (None, _) => tight.split(text),
            found => found,
        };
        let whole = stem.map_or(text.clone(), |stem| format!("{stem}{DASH}{part}"));
        let stem = stem.map(str::to_owned);
        let part = stem.is_some().then(|| part.to_owned());
        told.insert(column.name.clone(), Told { text: Some(whole), stem, part, ..Told::default() });
    }
    mark(table, &TECHNICAL, Asked::Technical, &mut told);
    mark(table, &IDS, Asked::Id, &mut told);
    told
}

fn progress(table: &Table) -> Option<Progress> {
    let named = |text: &String| text == "Finished";
    let at = column(table, "Finished")
        .or_else(|| table.columns.iter().position(|column| column.texts.first().is_some_and(named)))?;
    let mut progress = completed_where(&table.columns[at], is_true);
    // What whoever made the questionnaire answered to try it is no respondent's.
    if let Some(status) = column(table, "Status").map(|status| &table.columns[status]) {
        for (row, reached) in progress.reached.iter_mut().enumerate() {
            if TRIED.contains(&status.text(row)) {
                *reached = Reached::Created;
            }
        }
        progress.told_by.push(status.name.clone());
    }
    Some(progress)
}
