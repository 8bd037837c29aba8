//! A breakdown in, the table of every rating item's favourable share in each of its categories out.

use super::distribution::{counts, is_rating};
use super::{Cell, Table, percent_cell};
use crate::analysis::{Analysis, GroupBreakdown, Item};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// A row per item; a column for everybody, then one per category. `None` where no item has a place on a scale.
#[must_use]
pub fn overview(analysis: &Analysis, group: &GroupBreakdown, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let items: Vec<&Item> = analysis.items.iter().filter(|item| is_rating(item)).collect();
    if items.is_empty() {
        return None;
    }
    let share = |item: &Item| {
        counts(item, analysis.settings.convention)
            .map_or(Cell::Empty, |(counts, n)| percent_cell(counts[0], n))
    };
    let mut header = vec![words.question.to_owned(), words.everyone.to_owned()];
    header.extend(group.categories.iter().map(|category| category.label.clone()));
    let row = |item: &&Item| {
        let mut row = vec![Cell::Text(item.label.clone()), share(item)];
        row.extend(group.categories.iter().map(|category| {
            let shown = category.items.as_ref().filter(|_| !category.suppressed);
            let found = shown.and_then(|items| items.iter().find(|candidate| candidate.name == item.name));
            found.map_or(Cell::Hidden, share)
        }));
        row
    };
    Some(Table { caption: words.overview_title(&group.label), header, rows: items.iter().map(row).collect() })
}
