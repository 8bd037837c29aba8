//! The numbers of two projects in, one table of their items beside each other out.

use svarkort_core::Language;
use svarkort_core::figure::{Cell, Table};
use svarkort_core::project::Aggregates;
use svarkort_core::project::aggregates::ItemFigures;
use svarkort_core::project::compare::{MatchedBy, compare};
use svarkort_core::words::number::{difference, whole_percent};

use crate::words::project::Words;

/// One of the two.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub name: &'a str,
    pub numbers: &'a Aggregates,
}

/// Shares are of the right side's convention, which is said in the header.
pub fn beside(left: Side, right: Side, words: &Words, language: Language) -> Table {
    let convention = right.numbers.convention();
    let share = |item: Option<&ItemFigures>| {
        item.and_then(|item| item.share(convention)).and_then(|(n, of)| whole_percent(n, of))
    };
    let cells = |item: Option<&ItemFigures>| {
        let n = item.map_or(Cell::Empty, |item| number(f64::from(item.n), 0, false));
        let share = share(item).map_or(Cell::Empty, |share| number(f64::from(share), 0, true));
        let mean = item.and_then(|item| item.mean).map_or(Cell::Empty, |mean| number(mean, 1, false));
        [n, share, mean]
    };
    let rows = compare(left.numbers, right.numbers).into_iter().map(|row| {
        let label = row.right.or(row.left).map(|item| item.label.clone()).unwrap_or_default();
        let label = match row.by {
            Some(MatchedBy::Name) => {
                let before = row.left.map(|item| item.label.as_str()).unwrap_or_default();
                (words.other_text)(&label, before)
            }
            Some(MatchedBy::NameAndText | MatchedBy::Text) => label,
            None if row.left.is_some() => (words.only_in)(&label, left.name),
            None => (words.only_in)(&label, right.name),
        };
        // Scales of different lengths have no shares or means that can be laid beside each other.
        let one_scale = row.left.zip(row.right).is_some_and(|(left, right)| left.points == right.points);
        let exact = |item: Option<&ItemFigures>| {
            let (n, of) = item.and_then(|item| item.share(convention))?;
            Some(100.0 * f64::from(n) / f64::from(of))
        };
        let change = match (exact(row.left), exact(row.right)) {
            (Some(left), Some(right)) if one_scale => Cell::Text(difference(right - left, 0, language)),
            _ => Cell::Empty,
        };
        let mut row_cells = vec![Cell::Text(label)];
        row_cells.extend(cells(row.left));
        row_cells.extend(cells(row.right));
        row_cells.push(change);
        row_cells
    });
    let of = |side: Side| {
        [
            format!("{}: n", side.name),
            format!("{}: {}", side.name, words.share),
            format!("{}: {}", side.name, words.mean),
        ]
    };
    let mut header = vec![words.question.to_owned()];
    header.extend(of(left));
    header.extend(of(right));
    header.push(words.change.to_owned());
    Table { caption: (words.beside_title)(left.name, right.name), header, rows: rows.collect() }
}

fn number(value: f64, decimals: u8, percent: bool) -> Cell {
    Cell::Number { value, decimals, percent }
}
