//! A table of respondents in, the same without the sums and means that somebody wrote under it out.

use crate::note::{Note, NoteKind};
use crate::read::Table;

/// What stands before a row of sums or means.
const WORDS: [&str; 13] = [
    "total",
    "totalt",
    "totals",
    "grand total",
    "i alt",
    "ialt",
    "hovedtotal",
    "sum",
    "gennemsnit",
    "snit",
    "middel",
    "average",
    "mean",
];
/// Rows at the end that may be such.
const MOST: usize = 4;
/// In a smaller table it may as well be an answer.
const FEWEST_ROWS: usize = 8;

/// Takes the rows out; what was taken is noted.
pub(super) fn left_out(table: &mut Table) -> Option<Note> {
    let rows = table.rows as usize;
    if rows < FEWEST_ROWS {
        return None;
    }
    let kept =
        (rows - MOST..rows).rev().find(|row| !is_total(table, *row)).map_or(rows - MOST, |last| last + 1);
    if kept == rows {
        return None;
    }
    let count = (rows - kept) as u32;
    table.shorten(kept);
    let kind = NoteKind::RowsSkipped { file: table.file.clone(), rows: Vec::new(), count };
    Some(Note { kind, variable: None })
}

/// Its first text is one of the words, and stands nowhere else in its column.
fn is_total(table: &Table, row: usize) -> bool {
    table.columns.iter().find(|column| column.cells.at(row) != 0).is_some_and(|column| {
        let text = column.text(row).trim_end_matches(':').to_lowercase();
        WORDS.contains(&text.as_str()) && column.counts()[column.cells.at(row)] == 1
    })
}
