//! Answers and a file that knows more of the same persons in, the answers with that knowledge out: matched by an id that
//! stands in both, which is dropped afterwards.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::{Column, Names, Table};

/// Adds the background that the second table knows; `None` where the two share no id. The columns that were matched by
/// are gone from both: they have done their work.
pub(super) fn join(answers: &mut Table, background: &mut Table) -> bool {
    let Some((own, other)) = shared_id(answers, background) else { return false };
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for row in 0..background.rows as usize {
        rows.insert(background.columns[other].text(row), row);
    }
    let matched: Vec<Option<usize>> =
        (0..answers.rows as usize).map(|row| rows.get(answers.columns[own].text(row)).copied()).collect();
    let mut names = Names::default();
    for (place, column) in answers.columns.iter().enumerate() {
        names.unique(&column.name, place);
    }
    let known: BTreeSet<String> = answers.columns.iter().map(|column| column.header.to_lowercase()).collect();
    let mut added = Vec::new();
    for column in &background.columns {
        let few = column.values.len() - 1;
        // What is different for everybody is another id, a name or an address.
        let divides = few > 0 && few * 2 <= background.rows as usize;
        if column.name == background.columns[other].name
            || known.contains(&column.header.to_lowercase())
            || !divides
        {
            continue;
        }
        let name = names.unique(&column.name, answers.columns.len() + added.len());
        added.push(picked(column, name, &matched));
    }
    answers.columns.extend(added);
    answers.columns.remove(own);
    background.columns.remove(other);
    true
}

/// A column of each table that holds the same ids: different for everybody, and most of those who answered are in the
/// other. Numbers that count the rows of both are no id.
fn shared_id(answers: &Table, background: &Table) -> Option<(usize, usize)> {
    let common = answers.columns.iter().filter(|column| {
        background.columns.iter().any(|other| other.header.eq_ignore_ascii_case(&column.header))
    });
    // Two waves of a panel share their ids and their questions; they are not joined but stacked.
    if 2 * common.count() >= answers.columns.len() || background.rows < answers.rows {
        return None;
    }
    for (place, column) in answers.columns.iter().enumerate().filter(|(_, column)| is_key(column)) {
        for (other_place, other) in background.columns.iter().enumerate() {
            if !is_key(other) || !(same_kind(column, other)) {
                continue;
            }
            let ids: BTreeSet<&str> = other.values.answers().collect();
            let found = column.values.answers().filter(|id| ids.contains(id)).count();
            if found * 10 >= (column.values.len() - 1) * 8 {
                return Some((place, other_place));
            }
        }
    }
    None
}

/// Named alike, or so long that it cannot be chance.
fn same_kind(a: &Column, b: &Column) -> bool {
    a.header.eq_ignore_ascii_case(&b.header) && !a.header.is_empty()
        || a.values.iter().skip(1).all(|id| id.chars().count() >= 8)
}

fn is_key(column: &Column) -> bool {
    let filled = column.cells.iter().filter(|cell| *cell != 0).count();
    filled >= 3 && column.values.len() - 1 == filled && filled * 10 >= column.cells.len() * 9
}

fn picked(column: &Column, name: String, rows: &[Option<usize>]) -> Column {
    let mut numbers = BTreeMap::from([(0_u32, 0_u32)]);
    let mut values = vec![String::new()];
    let mut cells = Vec::with_capacity(rows.len());
    for row in rows {
        let cell = row.map_or(0, |row| column.cells.at(row) as u32);
        cells.push(*numbers.entry(cell).or_insert_with(|| {
            values.push(column.values[cell as usize].to_owned());
            values.len() as u32 - 1
        }));
    }
    Column {
        name,
        header: column.header.clone(),
        texts: column.texts.clone(),
        cells: cells.into_iter().collect(),
        values: values.iter().collect(),
    }
}
