//! A breakdown in, the place of each rating item among the items of all and of each group out.

use super::{Cell, Table};
use crate::analysis::{Analysis, GroupBreakdown, Ranked};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// Best first by all respondents; items with the same value share a place. `None` where nothing is ranked.
#[must_use]
pub fn ranks(analysis: &Analysis, by: &GroupBreakdown, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    if analysis.ranking.is_empty() {
        return None;
    }
    let place = |ranking: &[Ranked], name: &str| {
        ranking.iter().find(|ranked| ranked.name == name).map(|ranked| Cell::count(ranked.rank))
    };
    let rows = analysis.ranking.iter().map(|ranked| {
        let item = analysis.items.iter().find(|item| item.name == ranked.name);
        let label = item.map_or_else(|| ranked.name.clone(), |item| item.label.clone());
        let mut row = vec![Cell::Text(label), Cell::count(ranked.rank)];
        row.extend(by.categories.iter().map(|category| {
            let hidden = category.hidden_items.iter().any(|hidden| hidden.name == ranked.name);
            let absent = if category.suppressed || hidden { Cell::Hidden } else { Cell::Empty };
            place(&category.ranking, &ranked.name).unwrap_or(absent)
        }));
        row
    });
    let mut header = vec![words.question.to_owned(), words.everyone.to_owned()];
    header.extend(by.categories.iter().map(|category| category.label.clone()));
    Some(Table { caption: words.ranks_title(&by.label), header, rows: rows.collect() })
}
