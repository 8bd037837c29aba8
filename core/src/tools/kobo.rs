//! KoboToolbox and other tools of the ODK family: JSON with or without its form, and CSV or Excel.
//!
//! The tool's own columns begin with `_`, beside `start`, `end`, `today` and what the device tells. A question with several
//! answers is one cell of codes with blanks between, one 0/1 column per option (`question/option`), or both.
//!
//! Sources: formpack (github.com/kobotoolbox/formpack) and its test submissions; KoboToolbox, Exporting data.

use std::collections::BTreeMap;

use super::header::{column, has_all, mark};
use super::{Asked, Facts, Told, Tool};
use crate::read::{Column, Table};

pub(super) const FACTS: Facts = Facts { tool: Tool::Kobo, wrote, prepare: |_| {}, told, progress: |_| None };

const TECHNICAL: [&str; 13] = [
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "simserial",
    "subscriberid",
    "audit",
    "__version__",
    "_index",
    "formhub/uuid",
    "meta/instanceID",
];
const IDS: [&str; 4] = ["_id", "_uuid", "meta/rootUuid", "_submitted_by"];

fn wrote(table: &Table) -> bool {
    column(table, "_submission_time").is_some() && column(table, "_uuid").is_some()
        || has_all(table, &["_id", "_uuid", "_validation_status"])
}

fn told(table: &Table) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for own in table.columns.iter().filter(|column| column.header.starts_with('_')) {
        told.entry(own.name.clone()).or_default().asked = Some(Asked::Technical);
    }
    for option in table.columns.iter().filter(|column| is_tick_box(column)) {
        let Some((question, part)) = option.header.rsplit_once('/') else { continue };
        // The cell that holds all of them says it again.
        let Some(whole) = table.columns.iter().find(|column| column.header == question) else { continue };
        told.entry(whole.name.clone()).or_default().asked = Some(Asked::Technical);
        let stem = question.rsplit('/').next().unwrap_or(question).to_owned();
        let entry = told.entry(option.name.clone()).or_default();
        entry.text = Some(format!("{stem} - {part}"));
        entry.stem = Some(stem);
        entry.part = Some(part.to_owned());
        entry.asked = Some(Asked::Multiple);
    }
    mark(table, &TECHNICAL, Asked::Technical, &mut told);
    mark(table, &IDS, Asked::Id, &mut told);
    told
}

fn is_tick_box(column: &Column) -> bool {
    column.header.contains('/')
        && column.values.len() > 1
        && column.values.answers().all(|value| ["0", "1", "TRUE", "FALSE"].contains(&value))
}
