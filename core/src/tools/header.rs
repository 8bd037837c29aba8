//! A table's header in, the columns that carry a tool's own names out.

use std::collections::BTreeMap;

use super::{Asked, Progress, Reached, Told};
use crate::read::{Column, Table};

pub(super) fn column(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.header.eq_ignore_ascii_case(name))
}

pub(super) fn has_all(table: &Table, names: &[&str]) -> bool {
    names.iter().all(|name| column(table, name).is_some())
}

/// The questions' texts, where a header row under the names holds them.
pub(super) fn texts(table: &Table) -> BTreeMap<String, Told> {
    let text = |column: &Column| {
        let text = column.texts.first().filter(|text| !text.is_empty())?;
        Some((column.name.clone(), Told { text: Some(text.clone()), ..Told::default() }))
    };
    table.columns.iter().filter_map(text).collect()
}

/// Marks the columns with these names, in a first or a further header row.
pub(super) fn mark(table: &Table, names: &[&str], asked: Asked, told: &mut BTreeMap<String, Told>) {
    let is_one = |text: &str| names.iter().any(|name| name.eq_ignore_ascii_case(text));
    for column in &table.columns {
        if is_one(&column.header) || column.texts.iter().any(|text| is_one(text)) {
            told.entry(column.name.clone()).or_default().asked = Some(asked);
        }
    }
}

/// Completed where the cell says so, else started.
pub(super) fn completed_where(column: &Column, says: impl Fn(&str) -> bool) -> Progress {
    let complete: Vec<bool> = column.values.iter().map(says).collect();
    let reached = |cell: u32| if complete[cell as usize] { Reached::Completed } else { Reached::Started };
    Progress { told_by: vec![column.name.clone()], reached: column.cells.iter().map(reached).collect() }
}

/// "True", as exports write it.
pub(super) fn is_true(value: &str) -> bool {
    ["1", "true", "t", "yes", "ja", "sand", "wahr"].contains(&value.to_lowercase().as_str())
}
