//! LimeSurvey: `submitdate` is empty (in R's export NA) until the respondent submits.
//!
//! Headings are codes or full texts; array items are `question_sub` or `question[sub]`.
//!
//! Sources: the LimeSurvey manual, Exporting results; limer; a real export, github.com/partypanel/partypanel-18.1.

use std::collections::BTreeMap;

use super::header::{column, completed_where, has_all, mark};
use super::{Asked, Facts, Progress, Told, Tool};
use crate::read::Table;

pub(super) const FACTS: Facts = Facts { tool: Tool::LimeSurvey, wrote, prepare: |_| {}, told, progress };

const SUBMITTED: [&str; 2] = ["submitdate", "Date submitted"];
const TECHNICAL: [&str; 12] = [
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "interviewtime",
    "Date submitted",
    "Last page",
    "Start language",
    "Date started",
    "Date last action",
];
const IDS: [&str; 6] = ["id", "token", "ipaddr", "refurl", "Response ID", "IP address"];

fn wrote(table: &Table) -> bool {
    has_all(table, &["submitdate", "lastpage"]) || has_all(table, &["Date submitted", "Last page"])
}

fn told(table: &Table) -> BTreeMap<String, Told> {
    let mut told = BTreeMap::new();
    mark(table, &TECHNICAL, Asked::Technical, &mut told);
    mark(table, &IDS, Asked::Id, &mut told);
    told
}

fn progress(table: &Table) -> Option<Progress> {
    let at = SUBMITTED.iter().find_map(|name| column(table, name))?;
    Some(completed_where(&table.columns[at], |date| !date.is_empty() && !date.eq_ignore_ascii_case("na")))
}
