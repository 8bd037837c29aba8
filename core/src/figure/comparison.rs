//! A breakdown in, the table of its tests out: one row per item and question asked of it.

use super::{Cell, Table};
use crate::analysis::{Analysis, GroupBreakdown};
use crate::units::Language;
use crate::words::compare::{effect_name, statistic, test_name};
use crate::words::figure::FigureWords;

/// Item, test, statistic, n, p, p adjusted, difference in points, what could have been seen, effect. `None` where nothing
/// was tested.
#[must_use]
pub fn comparison(analysis: &Analysis, breakdown: &GroupBreakdown, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    if breakdown.tests.is_empty() {
        return None;
    }
    let label = |name: &str| {
        let item = analysis.items.iter().find(|item| item.name == name);
        item.map_or_else(|| name.to_owned(), |item| item.label.clone())
    };
    let p = |value: f64| Cell::Number { value, decimals: 3, percent: false };
    let points = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::decimal(value, 2));
    let rows = breakdown.tests.iter().map(|test| {
        let effect = test.effect.map_or(Cell::Empty, |effect| {
            let value = words.decimal(effect.value, 2);
            Cell::Text(format!("{} {value}", effect_name(effect.name, language)))
        });
        vec![
            Cell::Text(label(&test.item)),
            Cell::Text(test_name(test.test, language).to_owned()),
            Cell::Text(statistic(test, language)),
            Cell::count(test.n),
            p(test.p),
            p(test.p_adjusted),
            points(test.difference.as_ref().map(|spread| spread.value)),
            points(test.detectable),
            effect,
        ]
    });
    Some(Table {
        caption: words.tests_title(&breakdown.label),
        header: words.tests_header.iter().map(|&head| head.to_owned()).collect(),
        rows: rows.collect(),
    })
}
