//! SurveyMonkey: two header rows, the second with "Response" where the question has one column.
//!
//! A question with several answers has one column per option, which holds the option's text or nothing.
//!
//! Source: a real export, github.com/fivethirtyeight/data, star-wars-survey.

use std::collections::BTreeMap;

use super::header::{column, mark};
use super::{Asked, Facts, Told, Tool, two_rows};
use crate::read::Table;

pub(super) const FACTS: Facts =
    Facts { tool: Tool::SurveyMonkey, wrote, prepare: two_rows::lift, told, progress: |_| None };

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
fn wrote(table: &Table) -> bool {
    let Some(id) = column(table, "RespondentID").or_else(|| column(table, "Respondent ID")) else {
        return false;
    };
    // Under the respondent's number, the second header row is empty.
    table.rows > 0
        && table.columns[id].text(0).is_empty()
        && table.columns.iter().any(|column| !column.text(0).is_empty())
}

fn told(table: &Table) -> BTreeMap<String, Told> {
    let mut told = two_rows::told(table);
    mark(table, &TECHNICAL, Asked::Technical, &mut told);
    mark(table, &IDS, Asked::Id, &mut told);
    told
}
