//! SoSci Survey: `FINISHED` is T, TRUE or 1 where the last page was reached; `TIME001` and so on are seconds per page.
//!
//! Sources: SoSci's own import scripts; a real export, github.com/chrisharrisUU/when_biases_beget_biases.

use std::collections::BTreeMap;

use super::header::{column, completed_where, has_all, is_true, mark, texts};
use super::{Asked, Facts, Progress, Told, Tool};
use crate::read::Table;

pub(super) const FACTS: Facts = Facts { tool: Tool::SoSci, wrote, prepare, told, progress };

const TECHNICAL: [&str; 14] = [
    "QUESTNNR", "MODE", "STARTED", "LANGUAGE", "TIME_SUM", "MAILSENT", "LASTDATA", "FINISHED", "Q_VIEWER",
    "LASTPAGE", "MAXPAGE", "MISSING", "MISSREL", "DEG_TIME",
];
const IDS: [&str; 3] = ["CASE", "SERIAL", "REF"];

fn wrote(table: &Table) -> bool {
    has_all(table, &["CASE", "QUESTNNR", "STARTED", "LASTPAGE"])
}

/// The variables' labels may stand under their names: then no number stands under that of the interview.
fn prepare(table: &mut Table) {
    let label = column(table, "CASE").map(|at| table.columns[at].text(0));
    if label.is_some_and(|label| label.chars().any(char::is_alphabetic)) {
        table.lift_headers(1);
    }
}

fn told(table: &Table) -> BTreeMap<String, Told> {
    let mut told = texts(table);
    mark(table, &TECHNICAL, Asked::Technical, &mut told);
    mark(table, &IDS, Asked::Id, &mut told);
    for column in &table.columns {
        let timing = column.header.strip_prefix("TIME");
        if timing.is_some_and(|page| {
            page == "_RSI" || (page.len() == 3 && page.bytes().all(|b| b.is_ascii_digit()))
        }) {
            told.entry(column.name.clone()).or_default().asked = Some(Asked::Technical);
        }
    }
    told
}

fn progress(table: &Table) -> Option<Progress> {
    Some(completed_where(&table.columns[column(table, "FINISHED")?], is_true))
}
