//! The bridge of an analysis in, its table out: the same answers reported in four ways.

use super::{Cell, Table};
use crate::analysis::{
    Analysis, Answered, BridgeFigure, BridgeOf, Class, Convention, Conversion, ConvertedAnswer,
};
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

/// What each answer counts as in each of the four: once for all questions with the same answers. `None` without a bridge.
#[must_use]
pub fn conversions(analysis: &Analysis, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let mut scales: Vec<(&[ConvertedAnswer], Vec<&str>)> = Vec::new();
    for Conversion { name, answers, .. } in &analysis.bridge.conversions {
        let item = analysis.items.iter().find(|item| item.name == *name);
        let label = item.map_or(name.as_str(), |item| item.label.as_str());
        match scales.iter_mut().find(|(other, _)| *other == answers.as_slice()) {
            Some((_, labels)) => labels.push(label),
            None => scales.push((answers, vec![label])),
        }
    }
    let rows: Vec<Vec<Cell>> = scales
        .iter()
        .flat_map(|(answers, labels)| {
            let named = words.list(labels, 2);
            answers.iter().rev().map(move |answer| {
                let class = |class: Class| Cell::Text(words.class(class).to_owned());
                vec![
                    Cell::Text(named.clone()),
                    Cell::Text(answer.label.clone()),
                    class(answer.traffic_light),
                    class(answer.boxes),
                    Cell::decimal(answer.index, 2),
                    class(answer.top2),
                ]
            })
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.conversions_title.to_owned(),
        header: words.conversions_header.iter().map(|&head| head.to_owned()).collect(),
        rows,
    })
}

/// The four, in the order in which they are offered.
pub const CONVENTIONS: [Convention; 4] =
    [Convention::TrafficLight, Convention::Mean, Convention::Index, Convention::Top2];
