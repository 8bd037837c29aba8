//! REDCap: a data file and a dictionary. A check box is one 0/1 column per option, `field___code`; each form adds
//! `form_complete` (0 incomplete, 1 unverified, 2 complete), which tells of the form, not of the respondent.
//!
//! The dictionary lists `Variable / Field Name, Form Name, ..., Field Type, Field Label, Choices` with choices as
//! `1, Yes | 2, No`; the interface names the same columns `field_name`, `field_type` and so on.
//!
//! Source: REDCapR (github.com/OuhscBbmc/REDCapR), its test projects.

use std::collections::BTreeMap;

use super::battery::one_line;
use super::header::column;
use super::{Asked, Told};
use crate::read::Table;
use crate::units::Code;

const NAME: [&str; 2] = ["Variable / Field Name", "field_name"];
const TYPE: [&str; 2] = ["Field Type", "field_type"];
const LABEL: [&str; 2] = ["Field Label", "field_label"];
const CHOICES: [&str; 2] = ["Choices, Calculations, OR Slider Labels", "select_choices_or_calculations"];

/// Marked `y` where the field identifies a person.
const IDENTIFIER: [&str; 2] = ["Identifier?", "identifier"];

fn field(table: &Table, names: [&str; 2]) -> Option<usize> {
    names.iter().find_map(|name| column(table, name))
}

pub(super) fn is_dictionary(table: &Table) -> bool {
    field(table, NAME).is_some() && field(table, TYPE).is_some()
}

/// A dataset without its dictionary is told by its check boxes and its forms' states.
pub(super) fn wrote(table: &Table) -> bool {
    let any = |wanted: fn(&str) -> bool| table.columns.iter().any(|column| wanted(&column.header));
    any(|name| name.ends_with("_complete"))
        && (any(|name| name.contains("___")) || any(|name| name == "record_id"))
}

pub(super) fn told(dataset: &Table, dictionary: Option<&Table>) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    if let Some(dictionary) = dictionary {
        for row in 0..dictionary.rows as usize {
            describe(dataset, dictionary, row, &mut told);
        }
    }
    for (place, column) in dataset.columns.iter().enumerate() {
        if place == 0 || column.name == "record_id" {
            told.entry(column.name.clone()).or_default().asked = Some(Asked::Id);
        } else if column.name.ends_with("_complete") || column.name.starts_with("redcap_") {
            told.entry(column.name.clone()).or_default().asked = Some(Asked::Technical);
        } else if column.name.contains("___") {
            told.entry(column.name.clone()).or_default().asked = Some(Asked::Multiple);
        }
    }
    told
}

fn describe(dataset: &Table, dictionary: &Table, row: usize, told: &mut BTreeMap<String, Told>) {
    let cell = |names| field(dictionary, names).map_or("", |at| dictionary.columns[at].text(row));
    let (name, label) = (cell(NAME), one_line(cell(LABEL)));
    let choices = choices(cell(CHOICES));
    let asked = match cell(TYPE) {
        "radio" | "dropdown" | "yesno" | "truefalse" => Some(Asked::Single),
        "checkbox" => Some(Asked::Multiple),
        "calc" | "slider" => Some(Asked::Number),
        "text" | "notes" => None,
        "file" | "descriptive" => Some(Asked::Technical),
        _ => None,
    };
    if asked == Some(Asked::Multiple) {
        for (code, choice) in choices {
            let column = format!("{name}___{}", code.to_string().to_lowercase());
            if dataset.columns.iter().any(|known| known.name == column) {
                let text = Some(format!("{label} - {choice}"));
                let told_column =
                    Told { text, stem: Some(label.clone()), part: Some(choice), asked, ..Told::default() };
                told.insert(column, told_column);
            }
        }
    } else if dataset.columns.iter().any(|known| known.name == name) {
        let asked = if cell(IDENTIFIER) == "y" { Some(Asked::Id) } else { asked };
        let text = (!label.is_empty()).then_some(label);
        let labels = if asked == Some(Asked::Single) { choices } else { Vec::new() };
        told.insert(name.to_owned(), Told { text, labels, asked, ..Told::default() });
    }
}

fn choices(text: &str) -> Vec<(Code, String)> {
    let choice = |part: &str| {
        let (code, label) = part.split_once(',')?;
        Some((Code::parse(code), one_line(label)))
    };
    text.split('|').filter_map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_codes_and_labels() {
        let read = choices("1, Ja, helt | 2, Nej|a, Måske");
        let expected =
            [(Code::Number(1), "Ja, helt"), (Code::Number(2), "Nej"), (Code::Text("a".to_owned()), "Måske")];
        assert_eq!(read.len(), 3);
        for ((code, label), (expected_code, expected_label)) in read.iter().zip(&expected) {
            assert_eq!((code, label.as_str()), (expected_code, *expected_label));
        }
    }
}
