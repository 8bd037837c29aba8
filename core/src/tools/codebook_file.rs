//! A file that lists another file's variables in, what it says of them out: one row per variable, or one per code.

use std::collections::BTreeMap;

use super::Told;
use super::battery::one_line;
use crate::read::{Column, Table, number};
use crate::units::Code;

/// Which columns of the list hold what.
struct List {
    codes: Option<usize>,
    labels: Option<usize>,
    texts: Option<usize>,
}

const TEXT: [&str; 12] = [
    "label",
    "tekst",
    "text",
    "spørgsmål",
    "question",
    "questiontext",
    "beskrivelse",
    "description",
    "variabeltekst",
    "spørgsmålstekst",
    "variable label",
    "variabellabel",
];
const CODE: [&str; 6] = ["code", "kode", "value", "værdi", "svarkode", "værdikode"];
const LABEL: [&str; 9] =
    ["etiket", "label", "svar", "svarmulighed", "svartekst", "value label", "værditekst", "labels", "tekst"];
const LISTS: [&str; 7] =
    ["values", "værdier", "svarmuligheder", "koder", "choices", "options", "value labels"];

/// Whether the table lists the columns of the other: one of its own holds at least half of their names.
pub(super) fn lists(table: &Table, dataset: &Table) -> bool {
    names_column(table, dataset).is_some()
}

fn names_column(table: &Table, dataset: &Table) -> Option<usize> {
    let headers: Vec<String> = dataset
        .columns
        .iter()
        .filter(|column| !column.header.is_empty())
        .map(|column| column.header.to_lowercase())
        .collect();
    if headers.len() < 3 || table.columns.len() < 2 || table.columns.len() > 40 {
        return None;
    }
    table.columns.iter().position(|column| {
        let listed: std::collections::BTreeSet<String> =
            column.values.iter().skip(1).map(|value| value.trim().to_lowercase()).collect();
        headers.iter().filter(|header| listed.contains(*header)).count() * 2 >= headers.len()
    })
}

/// What the list says of the dataset's columns.
pub(super) fn told(table: &Table, dataset: &Table) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    let Some(names) = names_column(table, dataset) else { return told };
    let list = List::of(table, names);
    let column = |at: Option<usize>, row: usize| at.map_or("", |at| table.columns[at].text(row));
    let mut current = String::new();
    for row in 0..table.rows as usize {
        let name = table.columns[names].text(row).trim();
        // The name may stand only at the first of a variable's codes.
        if !name.is_empty() {
            current = name.to_lowercase();
        }
        let known = dataset.columns.iter().find(|column| column.header.to_lowercase() == current);
        let Some(known) = known else { continue };
        let entry = told.entry(known.name.clone()).or_default();
        let text = one_line(column(list.texts, row));
        if entry.text.is_none() && !text.is_empty() {
            entry.text = Some(text);
        }
        let (code, label) = (column(list.codes, row), column(list.labels, row));
        if list.codes.is_some() && !code.is_empty() && !label.is_empty() {
            add(entry, Code::parse(code), one_line(label));
        } else if list.codes.is_none() {
            for (code, label) in pairs(label) {
                add(entry, code, label);
            }
        }
    }
    told
}

fn add(told: &mut Told, code: Code, label: String) {
    if !label.is_empty() && told.labels.iter().all(|(known, _)| *known != code) {
        told.labels.push((code, label));
    }
}

impl List {
    fn of(table: &Table, names: usize) -> List {
        let named = |words: &[&str], but: &[Option<usize>]| {
            (0..table.columns.len()).find(|at| {
                *at != names
                    && !but.contains(&Some(*at))
                    && words.contains(&table.columns[*at].header.to_lowercase().as_str())
            })
        };
        let numbers = |column: &Column| {
            column.values.len() > 1 && column.values.answers().all(|value| number::parse(value).is_some())
        };
        let filled = table.columns[names].cells.iter().filter(|cell| *cell != 0).count();
        let repeated = table.columns[names].values.len() - 1 < filled || filled * 3 < table.rows as usize * 2;
        let codes = if repeated {
            named(&CODE, &[])
                .or_else(|| (0..table.columns.len()).find(|at| *at != names && numbers(&table.columns[*at])))
        } else {
            None
        };
        let labels = match codes {
            Some(_) => named(&LABEL, &[codes]),
            None => named(&LISTS, &[]),
        };
        let mut texts = named(&TEXT, &[codes, labels]);
        let mut labels = labels;
        // What is left is the text, or the labels where there are codes.
        let left = || {
            (0..table.columns.len())
                .filter(|at| *at != names && Some(*at) != codes)
                .max_by_key(|at| table.columns[*at].values.iter().map(str::len).sum::<usize>())
        };
        match codes {
            Some(_) if labels.is_none() => {
                labels = texts.or_else(left);
                texts = texts.filter(|text| Some(*text) != labels);
            }
            None if texts.is_none() => texts = left().filter(|text| Some(*text) != labels),
            _ => {}
        }
        List { codes, labels, texts }
    }
}

/// "1 = Ja; 2 = Nej", "1, Ja | 2, Nej", one to a line.
fn pairs(text: &str) -> Vec<(Code, String)> {
    let sign = ['|', '\n', ';'].into_iter().find(|sign| text.contains(*sign)).unwrap_or(';');
    let pair = |part: &str| {
        let (code, label) = part.split_once(['=', ':', ','])?;
        let code = code.trim();
        (!code.is_empty() && code.len() <= 12).then(|| (Code::parse(code), one_line(label)))
    };
    text.split(sign).filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_codes_is_read_in_the_ways_it_is_written() {
        let expected = vec![(Code::Number(1), "Ja".to_owned()), (Code::Number(2), "Nej".to_owned())];
        for text in ["1 = Ja; 2 = Nej", "1, Ja | 2, Nej", "1: Ja\n2: Nej", "1=Ja;2=Nej"] {
            assert_eq!(pairs(text), expected, "{text}");
        }
        assert_eq!(pairs("Et helt tal"), []);
    }
}
