//! The pairs of an analysis in, their table out: two questions answered by the same respondents, beside each other.

use super::{Cell, Table};
use crate::analysis::{Analysis, Pair, PairUnit, TestName};
use crate::units::Language;
use crate::words::figure::FigureWords;
use crate::words::number::difference;

/// A row per pair, those of `item` alone where one is named; `None` where there are none.
#[must_use]
pub fn pairs(analysis: &Analysis, item: Option<&str>, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let label = |name: &str| {
        let item = analysis.items.iter().find(|item| item.name == name);
        Cell::Text(item.map_or_else(|| name.to_owned(), |item| item.label.clone()))
    };
    let of = |pair: &&Pair| item.is_none_or(|item| pair.a == item || pair.b == item);
    let rows: Vec<Vec<Cell>> = analysis
        .pairs
        .iter()
        .filter(of)
        .map(|pair| {
            let mut row = vec![label(&pair.a), label(&pair.b)];
            let Some(figures) = &pair.figures else {
                let absent = if pair.suppressed { Cell::Hidden } else { Cell::Empty };
                row.extend(std::iter::repeat_n(absent, words.pairs_header.len() - 2));
                return row;
            };
            let decimals = if pair.unit == PairUnit::Points { 2 } else { 1 };
            let p = pair.tests.iter().find(|test| test.test == TestName::PairedT);
            row.extend([
                Cell::decimal(figures.mean_a, decimals),
                Cell::decimal(figures.mean_b, decimals),
                Cell::Text(difference(figures.difference, decimals.into(), language)),
                figures.interval.map_or(Cell::Empty, |interval| {
                    let end = |end| words.decimal(end, decimals.into());
                    Cell::Text(format!("{}–{}", end(interval.low), end(interval.high)))
                }),
                p.map_or(Cell::Empty, |test| Cell::Number {
                    value: test.p_adjusted,
                    decimals: 3,
                    percent: false,
                }),
                Cell::count(figures.higher),
                Cell::count(figures.equal),
                Cell::count(figures.lower),
                Cell::count(figures.n.0),
            ]);
            row
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.pairs_title.to_owned(),
        header: words.pairs_header.iter().map(|&head| head.to_owned()).collect(),
        rows,
    })
}
