//! A map in, the table of where each of its items would be under other split lines and the other method out.

use super::{Cell, QuadrantNames, Table};
use crate::analysis::{Alternative, Analysis};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// One row per item, one column per rule for the lines and method, and in how many of them the field is that of the map.
/// `None` where there is no map.
#[must_use]
pub fn placements(analysis: &Analysis, names: &QuadrantNames, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let map = analysis.priority_map.as_ref().filter(|map| !map.alternatives.is_empty())?;
    let head = |one: &Alternative| words.alternative(one.split, one.importance);
    let mut header = vec![words.question.to_owned(), words.quadrant_head.to_owned()];
    header.extend(map.alternatives.iter().map(head));
    header.push(words.same_field.to_owned());
    let row = |(place, item): (usize, &crate::analysis::MapItem)| {
        let mut row =
            vec![Cell::Text(item.label.clone()), Cell::Text(names.name(item.quadrant, language).to_owned())];
        let fields: Vec<_> =
            map.alternatives.iter().filter_map(|one| one.quadrants.get(place).copied()).collect();
        row.extend(fields.iter().map(|field| Cell::Text(names.name(*field, language).to_owned())));
        let same = fields.iter().filter(|field| **field == item.quadrant).count();
        row.push(Cell::Text(words.of_all(same, fields.len())));
        row
    };
    Some(Table {
        caption: words.placements_title.to_owned(),
        header,
        rows: map.items.iter().enumerate().map(row).collect(),
    })
}
