//! The bridge of an analysis in, its table out: the same answers reported in four ways.

use super::{Cell, Table};
use crate::analysis::{Analysis, Answered, BridgeFigure, BridgeOf, Convention};
use crate::units::Language;
use crate::words::convention::rule;
use crate::words::figure::FigureWords;

/// The rows of the bridge's table; `None` where nothing can be reported in more than one way.
#[must_use]
pub fn bridge(analysis: &Analysis, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let bridge = &analysis.bridge;
    if bridge.figures.is_empty() {
        return None;
    }
    let of = |of: BridgeOf| bridge.figures.iter().filter(move |figure| figure.of == of);
    let rows = of(BridgeOf::Outcome).chain(of(BridgeOf::Items)).map(|figure| row(analysis, figure, words));
    Some(Table {
        caption: words.bridge_title.to_owned(),
        header: words.bridge_header.iter().map(|&head| head.to_owned()).collect(),
        rows: rows.collect(),
    })
}

fn row(analysis: &Analysis, figure: &BridgeFigure, words: &FigureWords) -> Vec<Cell> {
    let share = |answered: Option<Answered>| match answered {
        Some(answered) => super::percent_cell(answered.n, figure.n.0),
        None => Cell::Empty,
    };
    let mean = figure.mean.map_or(Cell::Empty, |mean| Cell::decimal(mean.value, 2));
    let name = match figure.of {
        BridgeOf::Outcome => words.convention(figure.convention).to_owned(),
        BridgeOf::Items => words.of_items(words.convention(figure.convention), analysis.bridge.items.len()),
    };
    vec![
        Cell::Text(name),
        share(figure.satisfied),
        share(figure.neutral),
        share(figure.dissatisfied),
        mean,
        Cell::count(figure.n.0),
        Cell::Text(rule(figure, &analysis.settings.index_rule, words.language)),
    ]
}

/// The four, in the order in which they are offered.
pub const CONVENTIONS: [Convention; 4] =
    [Convention::TrafficLight, Convention::Mean, Convention::Index, Convention::Top2];
