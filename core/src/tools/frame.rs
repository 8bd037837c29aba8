//! Two tables without a tool's mark in, which of them lists those invited out: their background, without any answer.
//!
//! It is taken for such a list when it has columns of the answers' table under the same names, what stands in them stands
//! there too, it has at least as many rows, and most of the answers' columns are not in it. Two surveys of the same
//! questions fail the last.

use crate::note::{Note, NoteKind};
use crate::read::{Column, Table};
use crate::units::Code;

/// Takes the list of those invited out of two tables; leaves them alone where neither is one.
pub(super) fn take(datasets: &mut Vec<Table>) -> Option<Table> {
    let [first, second] = datasets.as_slice() else { return None };
    let place = match (lists_invited(first, second), lists_invited(second, first)) {
        (true, false) => 0,
        (false, true) => 1,
        _ => return None,
    };
    Some(datasets.remove(place))
}

pub(super) fn note(frame: &Table, answers: &Table) -> Note {
    let variables = shared(frame, answers).map(|(_, column)| column.name.clone()).collect();
    let kind = NoteKind::FrameFile { file: frame.file.clone(), rows: frame.rows, variables };
    Note { kind, variable: None }
}

fn lists_invited(frame: &Table, answers: &Table) -> bool {
    let common = answers.columns.iter().filter(|column| same_name(frame, column).is_some()).count();
    frame.rows >= answers.rows
        && answers.rows > 0
        && 2 * common < answers.columns.len()
        && shared(frame, answers).next().is_some()
}

/// Background in both: few different texts, and those of the answers are known in the list.
fn shared<'t>(frame: &'t Table, answers: &'t Table) -> impl Iterator<Item = (&'t Column, &'t Column)> {
    let pairs = answers.columns.iter().filter_map(|column| Some((same_name(frame, column)?, column)));
    pairs.filter(|(listed, answered)| {
        let different = answered.values.len().saturating_sub(1);
        let known = answered.values.answers().filter(|value| listed.values.contains(value)).count();
        // The answers may hold codes where the list holds their labels.
        let coded = known == 0 && all_numbers(answered) && !all_numbers(listed) && listed.values.len() <= 100;
        let few = (1..=100).contains(&different) && different * 3 <= answered.cells.len().max(6);
        few && (2 * known >= different || coded)
    })
}

fn all_numbers(column: &Column) -> bool {
    column.values.iter().skip(1).all(|value| Code::parse(value).number().is_some())
}

fn same_name<'t>(table: &'t Table, column: &Column) -> Option<&'t Column> {
    let named =
        |other: &&Column| !column.header.is_empty() && other.header.eq_ignore_ascii_case(&column.header);
    table.columns.iter().find(named)
}
