//! The themes of an analysis in, their table out: score, and how well the items of each hold together.

use super::{Cell, Table};
use crate::analysis::{Analysis, Theme};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// One row per theme; `None` where the survey has none.
#[must_use]
pub fn themes(analysis: &Analysis, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    if analysis.themes.is_empty() {
        return None;
    }
    Some(Table {
        caption: words.themes_title.to_owned(),
        header: words.themes_header.iter().map(|&head| head.to_owned()).collect(),
        rows: analysis.themes.iter().map(|theme| row(theme, words)).collect(),
    })
}

fn row(theme: &Theme, words: &FigureWords) -> Vec<Cell> {
    let absent = if theme.suppressed { Cell::Hidden } else { Cell::Empty };
    let interval = theme.mean.and_then(|mean| mean.interval).map_or_else(
        || absent.clone(),
        |interval| {
            Cell::Text(format!("{}–{}", words.decimal(interval.low, 1), words.decimal(interval.high, 1)))
        },
    );
    let reliability =
        |value: Option<f64>| value.map_or_else(|| absent.clone(), |value| Cell::decimal(value, 2));
    vec![
        Cell::Text(theme.name.clone()),
        Cell::count(u32::try_from(theme.items.len()).unwrap_or(u32::MAX)),
        theme.mean.map_or_else(|| absent.clone(), |mean| Cell::decimal(mean.value, 1)),
        interval,
        theme.n.map_or_else(|| absent.clone(), |n| Cell::count(n.0)),
        reliability(theme.alpha),
        reliability(theme.omega),
    ]
}
