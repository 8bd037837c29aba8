//! SurveyXact: three files (dataset, structure, labels), dropped together in any order and under any name, or one
//! workbook with the sheets Labels, Variables, Dataset (in parts "Dataset(1)" where it is wide), Complete and Structure.
//!
//! - *dataset*: a header row of variable names, then codes; empty where nothing was answered.
//! - *structure*: `questionName, variableName, questionType (Open, Closed), subType (Single, Multiple, String, Double,
//!   Date), questionText, choiceValue, choiceText`. The text of an item in a battery is `stem - item`; a question with
//!   several answers has one row and one 0/1 column per option, whose text is `choiceText`.
//! - *labels*: no header; variable, code, label.
//! - Status: `statoverall_1` to `_5` (cut to `stato_1` where names are cut to eight characters), 0/1 each: new,
//!   distributed, some answers, completed, dropped out.
//!
//! Sources: readSX (github.com/sda030/readSX), laravel-sx, SurveyExactDataImporter, and exports made by all three.

use std::collections::{BTreeMap, BTreeSet};

use super::battery::{DASH, Stems, one_line};
use super::header::column;
use super::{Asked, Progress, Reached, Told};
use crate::read::Table;
use crate::units::Code;

/// What SurveyXact itself adds to each row.
const TECHNICAL: [&str; 11] = [
    "survey",
    "organization",
    "created",
    "modified",
    "closetime",
    "starttime",
    "difftime",
    "digitaldistributionstatus",
    "digitaldistributionerrormessage",
    "responsetime",
    "statoverall",
];
const IDS: [&str; 4] = ["respondentid", "respondentkey", "respondent", "email"];

/// In the order of the five status columns.
const STATUS: [Reached; 5] =
    [Reached::Created, Reached::Invited, Reached::Started, Reached::Completed, Reached::DroppedOut];

/// The status in words, where one column holds it: Danish, Norwegian, Swedish, English, German.
const STATUS_WORDS: [(Reached, &[&str]); 5] = [
    (Reached::Created, &["1", "ny", "new", "neu"]),
    (Reached::Invited, &["2", "distribueret", "distribuert", "distribuerad", "distributed", "verteilt"]),
    (
        Reached::Started,
        &["3", "nogen svar", "noen svar", "några svar", "some answers", "partial", "einige antworten"],
    ),
    (Reached::Completed, &["4", "gennemført", "gjennomført", "genomförd", "completed", "abgeschlossen"]),
    (
        Reached::DroppedOut,
        &["5", "frafaldet", "frafalt", "bortfall", "rejected", "dropped out", "ausgefallen"],
    ),
];

/// "Chosen", as 0/1 columns say it once their labels stand in for the codes.
const CHOSEN: [&str; 6] = ["1", "valgt", "selected", "vald", "ausgewählt", "valittu"];

/// Which of the files or sheets a table is; `None` where it cannot be one of those that go with a dataset.
pub(super) enum Part {
    Structure,
    /// Names and texts only: a sheet of the workbook.
    Variables,
    Labels,
}

pub(super) fn part(table: &Table) -> Option<Part> {
    if column(table, "variablename").is_some() && column(table, "questiontype").is_some() {
        return Some(Part::Structure);
    }
    if column(table, "variablename").is_some() && column(table, "variabledescription").is_some() {
        return Some(Part::Variables);
    }
    is_labels(table).then_some(Part::Labels)
}

/// Three columns: names that come again, codes that begin again with each name, texts.
fn is_labels(table: &Table) -> bool {
    let [names, codes, labels] = table.columns.as_slice() else { return false };
    let header_is_a_row = Code::parse(&codes.header).number().is_some();
    let named = ["label", "labels", "value", "code", "variable", "variablename", "choicevalue"];
    let header_names =
        [names, codes, labels].iter().all(|c| named.contains(&c.header.to_lowercase().as_str()));
    if !(header_is_a_row || header_names) || table.rows == 0 {
        return false;
    }
    let numbers = codes.values.iter().skip(1).filter(|code| Code::parse(code).number().is_some()).count();
    let numeric = numbers * 10 >= (codes.values.len() - 1) * 9;
    let names_are_words = names.values.iter().skip(1).all(|name| Code::parse(name).number().is_none());
    let labels_are_words = labels.values.iter().skip(1).any(|label| Code::parse(label).number().is_none());
    // The same name stands in one run of rows.
    let runs = names.cells.iter().zip(names.cells.iter().skip(1)).filter(|(a, b)| a != b).count() + 1;
    let mut pairs = BTreeSet::new();
    let all_different =
        (0..table.rows as usize).all(|row| pairs.insert((names.cells.at(row), codes.cells.at(row))));
    numeric && names_are_words && labels_are_words && all_different && runs <= names.values.len()
}

/// Whether a dataset alone tells that it is SurveyXact's.
pub(super) fn wrote(table: &Table) -> bool {
    status_columns(table).len() == 5
        || (single_status(table).is_some() && column(table, "respondentid").is_some())
        || (column(table, "digitaldistributionstatus").is_some() && column(table, "closetime").is_some())
}

/// What structure and labels say of the dataset's columns.
pub(super) fn told(
    dataset: &Table,
    structure: Option<&Table>,
    labels: Option<&Table>,
) -> BTreeMap<String, Told> {
    let names = Names::of(dataset);
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    if let Some(structure) = structure {
        questions(structure, &names, &mut told);
    }
    if let Some(labels) = labels {
        let [variables, codes, texts] = labels.columns.as_slice() else { return told };
        let header = (&*variables.header, &*codes.header, &*texts.header);
        let rows =
            (0..labels.rows as usize).map(|row| (variables.text(row), codes.text(row), texts.text(row)));
        for (variable, code, label) in std::iter::once(header).chain(rows) {
            let Some(name) = names.find(variable) else { continue };
            add_label(told.entry(name.to_owned()).or_default(), code, label);
        }
    }
    for told in told.values_mut().filter(|told| told.asked.is_none()) {
        let chosen = |(code, label): &(Code, String)| {
            *code == Code::Number(1) && CHOSEN.contains(&label.to_lowercase().as_str())
        };
        if told.labels.len() == 2 && told.labels.iter().any(chosen) {
            told.asked = Some(Asked::Multiple);
        }
    }
    for column in &dataset.columns {
        let name = column.name.to_lowercase();
        let asked = if TECHNICAL.contains(&name.as_str()) {
            Asked::Technical
        } else if IDS.contains(&name.as_str()) {
            Asked::Id
        } else {
            continue;
        };
        told.entry(column.name.clone()).or_default().asked = Some(asked);
    }
    told
}

fn questions(structure: &Table, names: &Names, told: &mut BTreeMap<String, Told>) {
    let field =
        |name: &str, row: usize| column(structure, name).map_or("", |at| structure.columns[at].text(row));
    let text =
        if column(structure, "questiontext").is_some() { "questiontext" } else { "variabledescription" };
    let texts: Vec<String> = (0..structure.rows as usize).map(|row| one_line(field(text, row))).collect();
    let stems = Stems::of(&texts, DASH);
    for (row, text) in texts.iter().enumerate() {
        let Some(name) = names.find(field("variablename", row)) else { continue };
        let entry = told.entry(name.to_owned()).or_default();
        let subtype = field("subtype", row).to_lowercase();
        let closed = field("questiontype", row).eq_ignore_ascii_case("closed");
        entry.asked = match subtype.as_str() {
            "multiple" => Some(Asked::Multiple),
            "single" => Some(Asked::Single),
            "string" | "text" => Some(Asked::Text),
            "double" | "integer" | "number" | "numeric" => Some(Asked::Number),
            "date" | "datetime" => Some(Asked::Date),
            _ if closed => Some(Asked::Single),
            _ => None,
        };
        let choice = one_line(field("choicetext", row));
        if entry.asked == Some(Asked::Multiple) && !choice.is_empty() {
            entry.text = Some(format!("{text} - {choice}"));
            entry.stem = Some(text.clone());
            entry.part = Some(choice);
        } else {
            // A closed question may list its options here, one row each.
            add_label(entry, field("choicevalue", row), &choice);
            let (stem, part) = stems.split(text);
            entry.stem = stem.map(str::to_owned);
            entry.part = stem.is_some().then(|| part.to_owned());
            // A battery without a stem still has its dash.
            let whole = text.trim_start_matches(['-', ' ']);
            entry.text = (!whole.is_empty()).then(|| whole.to_owned());
        }
    }
}

fn add_label(told: &mut Told, code: &str, label: &str) {
    let (code, label) = (Code::parse(code), one_line(label));
    if code != Code::Text(String::new())
        && !label.is_empty()
        && told.labels.iter().all(|(known, _)| *known != code)
    {
        told.labels.push((code, label));
    }
}

/// How far each row came; `None` where the dataset has no status.
pub(super) fn progress(table: &Table) -> Option<Progress> {
    let columns = status_columns(table);
    if columns.iter().any(|(_, status)| *status == Reached::Completed) {
        let chosen: Vec<(usize, Reached, Vec<bool>)> = columns
            .into_iter()
            .map(|(at, status)| {
                let is_chosen = |value: &str| CHOSEN.contains(&value.to_lowercase().as_str());
                (at, status, table.columns[at].values.iter().map(is_chosen).collect())
            })
            .collect();
        let reached = |row: usize| {
            let marked = chosen.iter().filter(|(at, _, chosen)| chosen[table.columns[*at].cells.at(row)]);
            marked.map(|(_, status, _)| *status).max().unwrap_or(Reached::Created)
        };
        return Some(Progress {
            told_by: chosen.iter().map(|(at, ..)| table.columns[*at].name.clone()).collect(),
            reached: (0..table.rows as usize).map(reached).collect(),
        });
    }
    let column = &table.columns[single_status(table)?];
    let status: Vec<Reached> =
        column.values.iter().map(|value| status_of(value).unwrap_or(Reached::Created)).collect();
    Some(Progress {
        told_by: vec![column.name.clone()],
        reached: column.cells.iter().map(|cell| status[cell as usize]).collect(),
    })
}

fn status_of(value: &str) -> Option<Reached> {
    let value = value.to_lowercase();
    STATUS_WORDS.iter().find(|(_, words)| words.contains(&value.as_str())).map(|(status, _)| *status)
}

fn status_columns(table: &Table) -> Vec<(usize, Reached)> {
    let status = |name: &str| {
        let (base, number) = name.rsplit_once('_')?;
        let known = base.len() >= 5 && "statoverall".starts_with(base);
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        STATUS.get(place).filter(|_| known && number.len() == 1).copied()
    };
    // With texts for headers: "Samlet status - Gennemført".
    let worded = |name: &str| {
        let (stem, word) = name.split_once(" - ")?;
        ["samlet status", "samlet status for", "overall status", "total status"]
            .contains(&stem)
            .then_some(())?;
        status_of(word)
    };
    let named = |(at, column): (usize, &crate::read::Column)| {
        let name = column.name.to_lowercase();
        Some((at, status(&name).or_else(|| worded(&name))?))
    };
    table.columns.iter().enumerate().filter_map(named).collect()
}

fn single_status(table: &Table) -> Option<usize> {
    let at = column(table, "statoverall").or_else(|| column(table, "stato"))?;
    let known = |value: &str| status_of(value).is_some();
    table.columns[at].values.iter().skip(1).all(known).then_some(at)
}

/// The dataset's names, found also where one of the files cut them to eight characters.
struct Names<'t> {
    exact: BTreeMap<String, &'t str>,
}

impl<'t> Names<'t> {
    fn of(dataset: &'t Table) -> Self {
        let exact =
            dataset.columns.iter().map(|column| (column.name.to_lowercase(), column.name.as_str())).collect();
        Names { exact }
    }

    fn find(&self, name: &str) -> Option<&'t str> {
        let name = name.trim().to_lowercase();
        if let Some(exact) = self.exact.get(&name) {
            return Some(exact);
        }
        // `statoverall_4` is `stato_4`: the part before the number is cut, so that the whole fits in eight.
        let (base, number) = match name.rsplit_once('_') {
            Some((base, number)) if number.bytes().all(|b| b.is_ascii_digit()) => (base, Some(number)),
            _ => (name.as_str(), None),
        };
        (1..base.len()).rev().filter(|end| base.is_char_boundary(*end)).find_map(|end| {
            let cut = number.map_or(base[..end].to_owned(), |number| format!("{}_{number}", &base[..end]));
            let fits = (6..=8).contains(&cut.chars().count());
            self.exact.get(&cut).filter(|_| fits).copied()
        })
    }
}
