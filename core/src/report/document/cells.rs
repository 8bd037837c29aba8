//! A cell of a figure's table in, as it is written in a text out.

use crate::figure::Cell;
use crate::units::{Language, Share};
use crate::words::figure::FigureWords;
use crate::words::number;

/// How a cell stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

#[must_use]
pub fn written(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number { value, decimals, percent: true } => {
            number::share(Share(value / 100.0), u32::from(*decimals), language)
        }
        Cell::Number { value, decimals: 0, .. } if *value >= 0.0 && value.fract() == 0.0 && *value < 4e9 => {
            number::count(*value as u32, language)
        }
        Cell::Number { value, decimals, .. } => number::decimal(*value, u32::from(*decimals), language),
        Cell::Hidden => FigureWords::of(language).hidden.to_owned(),
        Cell::Empty => String::new(),
    }
}

/// Numbers, and words that stand for them, stand to the right.
#[must_use]
pub fn side(cell: &Cell) -> Side {
    match cell {
        Cell::Text(_) => Side::Left,
        Cell::Number { .. } | Cell::Hidden | Cell::Empty => Side::Right,
    }
}

/// How much of a table's width each column needs, where all of it takes so many letters: no word is broken where that can
/// be had, and the longest texts give way first.
#[must_use]
pub fn widths(header: &[String], rows: &[Vec<Cell>], language: Language, letters: f64) -> Vec<f64> {
    const PADDING: f64 = 2.0;
    let long = |text: &str| text.chars().count() as f64;
    let longest_word = |text: &str| text.split([' ', '-']).map(long).fold(0.0, f64::max);
    let column = |column: usize, measure: &dyn Fn(&str) -> f64| {
        let cells = rows.iter().filter_map(|row| row.get(column)).take(400);
        cells.map(|cell| measure(&written(cell, language))).fold(0.0, f64::max)
    };
    let columns = 0..header.len();
    // Heads are bold, and so wider.
    let least: Vec<f64> = columns
        .clone()
        .map(|place| column(place, &longest_word).max(1.15 * longest_word(&header[place])) + PADDING)
        .collect();
    let natural: Vec<f64> = columns
        .map(|place| (column(place, &long) + PADDING).max(least[place]).max(long(&header[place]) / 2.0))
        .collect();
    let (all_least, all): (f64, f64) = (least.iter().sum(), natural.iter().sum());
    let widths: Vec<f64> = if all <= letters {
        natural
    } else if all_least >= letters {
        least
    } else {
        // What is over the least is cut at one height for all.
        let (mut low, mut high) = (0.0, letters);
        for _ in 0..40 {
            let cut = (low + high) / 2.0;
            let sum: f64 =
                natural.iter().zip(&least).map(|(natural, least)| natural.min(cut).max(*least)).sum();
            if sum > letters { high = cut } else { low = cut }
        }
        natural.iter().zip(&least).map(|(natural, least)| natural.min(low).max(*least)).collect()
    };
    let all: f64 = widths.iter().sum();
    widths.iter().map(|width| width / all.max(1.0)).collect()
}
