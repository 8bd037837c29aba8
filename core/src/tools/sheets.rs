//! The sheets of one workbook in, those that may hold respondents out.

use std::collections::BTreeMap;

use super::shape::{Shape, shape};
use crate::note::{Note, NoteKind};
use crate::read::{Column, Names, Table};

/// Leaves of each workbook one table, or several that are alike: sheets of the same questions, one per unit.
///
/// A table that was split over several sheets ("Dataset(1)", "Dataset(2)") is put together; what a survey tool writes
/// twice, as codes and as texts, is kept as codes; a sheet of results or of explanations is left out, and named.
pub(super) fn settle(datasets: Vec<Table>, with_labels: &dyn Fn(&str) -> bool) -> (Vec<Table>, Vec<Note>) {
    let mut books: Vec<(String, Vec<Table>)> = Vec::new();
    let mut settled = Vec::new();
    let mut notes = Vec::new();
    for table in datasets {
        match books.iter_mut().find(|(file, _)| *file == table.file && table.sheet.is_some()) {
            Some((_, sheets)) => sheets.push(table),
            None => books.push((table.file.clone(), vec![table])),
        }
    }
    for (file, sheets) in books {
        let mut sheets = whole(sheets);
        if sheets.len() > 1 && with_labels(&file) {
            sheets.retain(|sheet| !named(sheet, "complete"));
        }
        let all = sheets.len();
        if sheets.len() > 1 {
            let usable =
                |sheet: &Table| sheet.rows > 0 && matches!(shape(sheet), Shape::Respondents | Shape::Long(_));
            if sheets.iter().any(usable) {
                sheets.retain(usable);
            }
        }
        let largest = sheets.iter().map(size).max().unwrap_or(0);
        let place = sheets.iter().position(|sheet| size(sheet) == largest).unwrap_or(0);
        let alike: Vec<bool> = sheets
            .iter()
            .enumerate()
            .map(|(other, sheet)| other == place || are_alike(&sheets[place], sheet))
            .collect();
        let kept: Vec<Table> =
            sheets.into_iter().zip(alike).filter(|(_, alike)| *alike).map(|(sheet, _)| sheet).collect();
        if kept.len() < all {
            let names = kept.iter().filter_map(|sheet| sheet.sheet.clone()).collect();
            let others = (all - kept.len()) as u32;
            notes.push(Note { kind: NoteKind::OtherSheets { file, used: names, others }, variable: None });
        }
        settled.extend(kept);
    }
    (settled, notes)
}

fn size(table: &Table) -> u64 {
    u64::from(table.rows) * table.columns.len() as u64
}

fn named(sheet: &Table, name: &str) -> bool {
    sheet.sheet.as_deref().is_some_and(|sheet| sheet.eq_ignore_ascii_case(name))
}

/// Most of the columns are named alike.
fn are_alike(one: &Table, other: &Table) -> bool {
    let known = |column: &&Column| {
        !column.header.is_empty()
            && one.columns.iter().any(|own| own.header.eq_ignore_ascii_case(&column.header))
    };
    let both = other.columns.iter().filter(known).count();
    both * 10 >= one.columns.len().max(other.columns.len()) * 8
}

/// Puts together what was split because a sheet holds too few columns or rows: "Dataset(1)", "Dataset(2)".
fn whole(sheets: Vec<Table>) -> Vec<Table> {
    let mut by_name: BTreeMap<String, Vec<Table>> = BTreeMap::new();
    let mut order = Vec::new();
    for (place, sheet) in sheets.into_iter().enumerate() {
        let name = sheet.sheet.clone().unwrap_or_default();
        let stem = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
            Some((stem, number)) if number.parse::<u32>().is_ok() => stem.trim().to_owned(),
            _ => format!("{name}\u{0}{place}"),
        };
        if !by_name.contains_key(&stem) {
            order.push(stem.clone());
        }
        by_name.entry(stem).or_default().push(sheet);
    }
    let mut whole = Vec::new();
    for stem in order {
        let parts = by_name.remove(&stem).unwrap_or_default();
        let same_rows = parts.windows(2).all(|pair| pair[0].rows == pair[1].rows);
        let alike = parts.windows(2).any(|pair| are_alike(&pair[0], &pair[1]));
        if parts.len() > 1 && same_rows && !alike {
            let mut parts = parts.into_iter();
            let Some(mut first) = parts.next() else { continue };
            let mut names = Names::default();
            for (place, column) in first.columns.iter().enumerate() {
                names.unique(&column.name, place);
            }
            for part in parts {
                for mut column in part.columns {
                    // The respondent's number stands first on each sheet.
                    if first
                        .columns
                        .iter()
                        .any(|own| own.header == column.header && own.cells == column.cells)
                    {
                        continue;
                    }
                    column.name = names.unique(&column.header, first.columns.len());
                    first.columns.push(column);
                }
            }
            first.sheet = Some(stem);
            whole.push(first);
        } else {
            whole.extend(parts);
        }
    }
    whole
}
