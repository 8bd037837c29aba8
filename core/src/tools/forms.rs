//! Microsoft Forms, Google Forms and Typeform: headers are the questions themselves, beside a few columns of their own.
//!
//! - Microsoft: `ID, Start time, Completion time, Email, Name`, in the user's language; told by the two columns of times
//!   after the number. Quizzes add `Points - question` and `Feedback - question`.
//! - Google: `Timestamp` first; grids are `stem [row]`.
//! - Typeform: `#` first, `Network ID` last, tags such as `<strong>` in the headers.
//!
//! Sources: headers found in others' code; real exports, City of Toronto (e-bike survey) and OSMI 2018.

use std::collections::BTreeMap;

use super::battery::one_line;
use super::header::{column, completed_where, mark};
use super::{Asked, Facts, Progress, Told, Tool};
use crate::read::{Column, Table};

pub(super) const MICROSOFT: Facts = Facts {
    tool: Tool::MicrosoftForms,
    wrote: is_microsoft,
    prepare: |_| {},
    told: microsoft,
    progress: |_| None,
};
pub(super) const GOOGLE: Facts =
    Facts { tool: Tool::GoogleForms, wrote: is_google, prepare: |_| {}, told: google, progress: |_| None };
pub(super) const TYPEFORM: Facts = Facts {
    tool: Tool::Typeform,
    wrote: is_typeform,
    prepare: |_| {},
    told: typeform,
    progress: typeform_progress,
};

fn is_microsoft(table: &Table) -> bool {
    let [id, start, end, mail, name, ..] = table.columns.as_slice() else { return false };
    let persons = |column: &Column| {
        ["email", "mail", "e-mail", "e-post", "navn", "name", "namn"]
            .contains(&column.header.to_lowercase().as_str())
    };
    id.header.eq_ignore_ascii_case("id")
        && [start, end].iter().all(|column| is_moments(column))
        && persons(mail)
        && persons(name)
}

/// Dates with times of day.
fn is_moments(column: &Column) -> bool {
    let moment = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.contains([':', '.'])
            && text.contains(['/', '-', '.'])
            && text.contains(' ')
    };
    column.values.len() > 1 && column.values.answers().all(moment)
}

fn microsoft(table: &Table) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for (place, column) in table.columns.iter().enumerate() {
        let asked = match place {
            0 | 3 | 4 => Asked::Id,
            1 | 2 => Asked::Technical,
            5 if is_moments(column) => Asked::Technical,
            _ if column.header.starts_with("Points - ") || column.header.starts_with("Feedback - ") => {
                Asked::Technical
            }
            _ => continue,
        };
        told.entry(column.name.clone()).or_default().asked = Some(asked);
    }
    told
}

pub(super) const TIMESTAMP: [&str; 5] =
    ["Timestamp", "Tidsstempel", "Tidsstämpel", "Tidsmerke", "Zeitstempel"];

fn is_google(table: &Table) -> bool {
    let first = table.columns.first();
    first.is_some_and(|column| TIMESTAMP.contains(&column.header.as_str()) && is_moments(column))
}

fn google(table: &Table) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    let grid = |header: &str| -> Option<(String, String)> {
        let (stem, row) = header.strip_suffix(']')?.rsplit_once(" [")?;
        Some((stem.to_owned(), row.to_owned()))
    };
    let mut rows: BTreeMap<String, u32> = BTreeMap::new();
    for (stem, _) in table.columns.iter().filter_map(|column| grid(&column.header)) {
        *rows.entry(stem).or_default() += 1;
    }
    for column in &table.columns {
        if let Some((stem, row)) = grid(&column.header).filter(|(stem, _)| rows[stem] > 1) {
            let text = Some(format!("{stem} - {row}"));
            told.insert(
                column.name.clone(),
                Told { text, stem: Some(stem), part: Some(row), ..Told::default() },
            );
        }
    }
    mark(table, &TIMESTAMP, Asked::Technical, &mut told);
    mark(table, &["Score", "Resultat"], Asked::Technical, &mut told);
    mark(table, &["Username", "Email Address", "Mailadresse", "E-mailadresse"], Asked::Id, &mut told);
    told
}

fn is_typeform(table: &Table) -> bool {
    let first = table.columns.first().is_some_and(|column| column.header == "#");
    first
        && ["Network ID", "Submit Date (UTC)", "Response Type"]
            .iter()
            .any(|name| column(table, name).is_some())
}

fn typeform(table: &Table) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for column in table.columns.iter().filter(|column| column.header.contains('<')) {
        let text = without_tags(&column.header);
        told.insert(column.name.clone(), Told { text: Some(text), ..Told::default() });
    }
    let technical =
        ["Start Date (UTC)", "Submit Date (UTC)", "Stage Date (UTC)", "Response Type", "Tags", "Ending"];
    mark(table, &technical, Asked::Technical, &mut told);
    mark(table, &["#", "Network ID"], Asked::Id, &mut told);
    told
}

fn typeform_progress(table: &Table) -> Option<Progress> {
    let kind = &table.columns[column(table, "Response Type")?];
    Some(completed_where(kind, |kind| kind.eq_ignore_ascii_case("completed")))
}

/// The tags that Typeform's editor writes; any other angle bracket is the author's.
fn without_tags(header: &str) -> String {
    let tags = ["strong", "em", "b", "i", "u", "br", "br/", "br /", "span", "p"];
    let mut plain = header.to_owned();
    for tag in tags {
        plain = plain.replace(&format!("<{tag}>"), " ").replace(&format!("</{tag}>"), " ");
    }
    // A tag ended between a word and its punctuation leaves a blank.
    one_line(&plain).replace(" ?", "?").replace(" ,", ",").replace(" .", ".").replace(" :", ":")
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn only_the_editors_tags_are_taken_out() {
        assert_eq!(
            without_tags("What country do you <strong>live</strong> in?"),
            "What country do you live in?"
        );
        assert_eq!(without_tags("<strong>Are you self-employed?</strong>"), "Are you self-employed?");
        assert_eq!(without_tags("a < b <script>"), "a < b <script>");
    }
}
