//! An analysis with a breakdown in, every rating item in every group out: one number a cell by the convention, its n, and
//! whether the group stands out from all others.

use super::distribution::{Order, Reporting, classes, index, percents, rated, satisfied};
use super::{Cell, Chart, Figure, Heat, HeatCell, HeatColumn, HeatRow, Table};
use crate::analysis::{Analysis, Category, Convention, GroupBreakdown, HiddenItem, Item, Measure, Standing};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// `None` where no item is rated.
#[must_use]
pub fn heat(analysis: &Analysis, by: &GroupBreakdown, order: Order, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let items = rated(analysis, order);
    if items.is_empty() {
        return None;
    }
    let reporting = Reporting::of(&analysis.settings);
    let convention = reporting.convention;
    // Means stand beside each other only on one scale.
    let telling = match convention {
        Convention::TrafficLight | Convention::Top2 => Telling::Share,
        Convention::Mean if one_scale(&items) => Telling::Mean,
        Convention::Mean | Convention::Index => Telling::Index,
    };
    let what = match telling {
        Telling::Share => words.share_of_answers(classes(&items, convention, words).among[0]),
        Telling::Mean => words.mean_of_answers.to_owned(),
        Telling::Index => words.index_of_answers.to_owned(),
    };
    let column = |label: &str, n: String| HeatColumn {
        label: label.to_owned(),
        letter: String::new(),
        n,
        total: false,
    };
    let everyone = column(words.everyone, words.n(analysis.respondents.answered));
    let mut columns = vec![HeatColumn { total: true, ..everyone }];
    columns.extend(by.categories.iter().enumerate().map(|(place, category)| HeatColumn {
        letter: by.letters.columns.get(place).cloned().unwrap_or_default(),
        ..column(&category.label, category.n.map_or_else(|| words.hidden.to_lowercase(), |n| words.n(n)))
    }));
    columns.push(column(words.between_head, String::new()));
    let rows: Vec<HeatRow> = items
        .iter()
        .map(|item| {
            let mut cells = vec![told(item, telling, reporting, Standing::Alike, words)];
            cells.extend(by.categories.iter().enumerate().map(|(place, category)| {
                let standing = by.standing(&item.name, &category.code);
                let cell = cell(category, item, telling, reporting, standing, words);
                HeatCell {
                    above: if cell.number.is_some() { above(by, &item.name, place) } else { String::new() },
                    ..cell
                }
            }));
            cells.push(between(&cells[1..], words));
            HeatRow { label: item.label.clone(), cells }
        })
        .collect();
    let marked =
        |standing| rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.standing == standing).count();
    let (above, below) = (marked(Standing::Above), marked(Standing::Below));
    let hidden = rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.hidden).count();
    let mut footnote = vec![words.outside_base.to_owned(), words.standing_rule.to_owned()];
    if rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.above.is_empty()) {
        footnote.push(words.letters_rule.to_owned());
    }
    if hidden > 0 {
        footnote.push(words.hidden_rule.to_owned());
    }
    footnote.extend(words.not_answered(&by.label, by.not_answered));
    if telling == Telling::Share {
        footnote.push(words.rounding(reporting.rounding).to_owned());
    }
    let title = words.heat_title(&by.label);
    Some(Figure {
        id: "grupper-alle".to_owned(),
        language,
        table: table(&format!("{title}. {what}"), &columns, &rows, words),
        title,
        subtitle: what,
        description: words.heat_description(rows.len(), by.categories.len(), above, below, hidden),
        footnote: footnote.join(" "),
        chart: Chart::Heat(Heat { head: words.question.to_owned(), columns, rows }),
    })
}

/// The number that stands in each cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Share,
    Mean,
    Index,
}

/// The letters of the columns that this one is above, by tests of each two.
fn above(by: &GroupBreakdown, item: &str, place: usize) -> String {
    let row = by.letters.rows.iter().find(|row| row.item == item && row.option.is_none());
    row.and_then(|row| row.above.get(place)?.as_ref()).map(|letters| letters.join(" ")).unwrap_or_default()
}

/// From the lowest to the highest of the groups that are shown; nothing with fewer than two.
fn between(groups: &[HeatCell], words: &FigureWords) -> HeatCell {
    let value = |cell: &&HeatCell| match cell.number {
        Some(Cell::Number { value, .. }) => value,
        _ => f64::NAN,
    };
    let shown = || groups.iter().filter(|cell| cell.number.is_some());
    let low = shown().min_by(|a, b| value(a).total_cmp(&value(b)));
    let high = shown().max_by(|a, b| value(a).total_cmp(&value(b)));
    let text = match (low, high) {
        (Some(low), Some(high)) if shown().count() > 1 => words.between(&low.text, &high.text),
        _ => String::new(),
    };
    HeatCell { text, ..HeatCell::default() }
}

fn one_scale(items: &[&Item]) -> bool {
    let points = |item: &&Item| match item.measure {
        Measure::Rating { points, .. } => points,
        Measure::Number { .. } | Measure::Single | Measure::Multiple => 0,
    };
    items.windows(2).all(|pair| points(&pair[0]) == points(&pair[1]))
}

fn cell(
    category: &Category,
    item: &Item,
    telling: Telling,
    reporting: Reporting,
    standing: Standing,
    words: &FigureWords,
) -> HeatCell {
    let named = |hidden: &HiddenItem| hidden.name == item.name;
    if category.suppressed || category.hidden_items.iter().any(named) {
        return HeatCell { text: words.hidden.to_lowercase(), hidden: true, ..HeatCell::default() };
    }
    let own = category.items.iter().flatten().find(|own| own.name == item.name);
    own.map_or_else(HeatCell::default, |own| told(own, telling, reporting, standing, words))
}

fn told(
    item: &Item,
    telling: Telling,
    reporting: Reporting,
    standing: Standing,
    words: &FigureWords,
) -> HeatCell {
    let mean = match &item.measure {
        Measure::Rating { mean, .. } => *mean,
        Measure::Number { .. } | Measure::Single | Measure::Multiple => None,
    };
    let (number, level) = match telling {
        Telling::Share => (
            percents(item, reporting).map(|percents| Cell::percent(percents[0])),
            satisfied(item, reporting.convention).map(|share| share.share.0),
        ),
        Telling::Mean => (mean.map(|mean| Cell::decimal(mean.value, 1)), Some(index(item) / 100.0)),
        Telling::Index => {
            let index = index(item);
            (Some(Cell::decimal(index, 0)).filter(|_| index >= 0.0), Some(index / 100.0))
        }
    };
    let Some(number) = number.filter(|_| item.n.0 > 0) else {
        return HeatCell { n: Some(item.n.0), ..HeatCell::default() };
    };
    let text = match number {
        Cell::Number { value, percent: true, .. } => words.share(value / 100.0, 0),
        Cell::Number { value, decimals, percent: false } => words.decimal(value, decimals.into()),
        Cell::Text(_) | Cell::Hidden | Cell::Empty => String::new(),
    };
    HeatCell {
        text,
        number: Some(number),
        n: Some(item.n.0),
        level,
        hidden: false,
        standing,
        above: String::new(),
    }
}

fn table(caption: &str, columns: &[HeatColumn], rows: &[HeatRow], words: &FigureWords) -> Table {
    let mut header = vec![words.question.to_owned()];
    for column in columns {
        let letter = if column.letter.is_empty() { String::new() } else { format!("{}: ", column.letter) };
        if column.n.is_empty() {
            header.push(column.label.clone());
        } else {
            header.push(format!("{letter}{} ({})", column.label, column.n));
            header.push(format!("{}: n", column.label));
        }
    }
    let row = |row: &HeatRow| {
        let mut cells = vec![Cell::Text(row.label.clone())];
        for (cell, column) in row.cells.iter().zip(columns) {
            let absent = if cell.hidden { Cell::Hidden } else { Cell::Empty };
            if column.n.is_empty() {
                cells.push(if cell.text.is_empty() { absent } else { Cell::Text(cell.text.clone()) });
                continue;
            }
            cells.push(match &cell.number {
                // A number that carries letters is text, or the letters would be lost.
                Some(_) if !cell.above.is_empty() => Cell::Text(format!("{} {}", cell.text, cell.above)),
                Some(number) => number.clone(),
                None => absent.clone(),
            });
            cells.push(cell.n.map_or(absent, Cell::count));
        }
        cells
    };
    Table { caption: caption.to_owned(), header, rows: rows.iter().map(row).collect() }
}
