//! The themes of an analysis in, their table out: score, and how well the items of each hold together.

use super::{Cell, Table};
use crate::analysis::{Analysis, Interval, Theme, ThemeGroup, ThemePair};
use crate::units::Language;
use crate::words::compare::test_name;
use crate::words::figure::FigureWords;
use crate::words::number::p_value;

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

/// A theme's index in the categories of each background variable, one table a variable.
#[must_use]
pub fn theme_groups(analysis: &Analysis, name: &str, language: Language) -> Vec<Table> {
    let words = FigureWords::of(language);
    let theme = analysis.themes.iter().find(|theme| theme.name == name);
    let groups = theme.into_iter().flat_map(|theme| &theme.groups);
    let table = |group: &ThemeGroup| {
        let by = analysis.groups.iter().find(|by| by.variable == group.variable)?;
        let rows = by.categories.iter().zip(&group.categories).map(|(category, own)| {
            let absent = if own.suppressed { Cell::Hidden } else { Cell::Empty };
            vec![
                Cell::Text(category.label.clone()),
                own.mean.map_or_else(|| absent.clone(), |mean| Cell::decimal(mean.value, 1)),
                ends(own.mean.and_then(|mean| mean.interval), &absent, words),
                own.n.map_or_else(|| absent.clone(), |n| Cell::count(n.0)),
            ]
        });
        let tested = group
            .test
            .as_ref()
            .map(|test| (test_name(test.test, language), p_value(test.p_adjusted, language)));
        let tested = tested.as_ref().map(|(name, p)| (*name, p.as_str()));
        Some(Table {
            caption: words.theme_groups_title(name, &by.label, tested),
            header: words.theme_groups_header.iter().map(|&head| head.to_owned()).collect(),
            rows: rows.collect(),
        })
    };
    groups.filter_map(table).collect()
}

/// Each theme beside each other one; `None` where there are no two to compare.
#[must_use]
pub fn theme_pairs(analysis: &Analysis, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    if analysis.theme_pairs.is_empty() {
        return None;
    }
    let row = |pair: &ThemePair| {
        vec![
            Cell::Text(pair.a.clone()),
            Cell::Text(pair.b.clone()),
            Cell::decimal(pair.difference, 1),
            ends(Some(pair.interval), &Cell::Empty, words),
            Cell::count(pair.n.0),
            Cell::Number { value: pair.p_adjusted, decimals: 3, percent: false },
        ]
    };
    Some(Table {
        caption: words.theme_pairs_title.to_owned(),
        header: words.theme_pairs_header.iter().map(|&head| head.to_owned()).collect(),
        rows: analysis.theme_pairs.iter().map(row).collect(),
    })
}

fn ends(interval: Option<Interval>, absent: &Cell, words: &FigureWords) -> Cell {
    interval.map_or_else(
        || absent.clone(),
        |interval| {
            Cell::Text(format!("{}–{}", words.decimal(interval.low, 1), words.decimal(interval.high, 1)))
        },
    )
}

fn row(theme: &Theme, words: &FigureWords) -> Vec<Cell> {
    let absent = if theme.suppressed { Cell::Hidden } else { Cell::Empty };
    let interval = ends(theme.mean.and_then(|mean| mean.interval), &absent, words);
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
