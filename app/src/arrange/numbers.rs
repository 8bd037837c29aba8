//! Rating items in, the table of all their numbers out: what the bars show, and what they leave out.

use svarkort_core::Language;
use svarkort_core::analysis::{Interval, Item, Measure};
use svarkort_core::figure::{Cell, Reporting, Table, has_middle, percents, satisfied};

use crate::words;

/// One row per item. `classes`: favourable, neutral and unfavourable, as the legend has them.
pub fn numbers(
    caption: &str,
    classes: &[String; 3],
    items: &[&Item],
    reporting: Reporting,
    language: Language,
) -> Table {
    let words = &words::of(language).results.distribution;
    let mut header = vec![words.question.to_owned(), words.n.to_owned()];
    header.extend(classes.iter().cloned());
    header.push(format!("{}, {}", classes[0], words.low));
    header.push(format!("{}, {}", classes[0], words.high));
    header.extend(
        [
            words.mean_alone,
            words.low,
            words.high,
            words.deviation,
            words.index,
            words.not_applicable,
            words.blank,
        ]
        .map(str::to_owned),
    );
    Table {
        caption: caption.to_owned(),
        header,
        rows: items.iter().map(|item| row(item, reporting)).collect(),
    }
}

fn row(item: &Item, reporting: Reporting) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(item.label.clone()), count(item.n.0)];
    let Measure::Rating { mean, index, .. } = &item.measure else {
        return cells;
    };
    let percents = percents(item, reporting);
    for class in 0..3 {
        let there = class != 1 || has_middle(item, reporting.convention);
        let percent = percents.filter(|_| there).map(|percents| percents[class]);
        cells.push(percent.map_or(Cell::Empty, |percent| number(f64::from(percent), 0, true)));
    }
    let interval = satisfied(item, reporting.convention).map(|share| share.interval);
    cells.extend(ends(interval, 100.0, 0, true));
    cells.push(mean.map_or(Cell::Empty, |mean| number(mean.value, 2, false)));
    cells.extend(ends(mean.and_then(|mean| mean.interval), 1.0, 2, false));
    cells.push(mean.map_or(Cell::Empty, |mean| number(mean.sd, 2, false)));
    cells.push(index.map_or(Cell::Empty, |index| number(index, 0, false)));
    cells.extend([count(item.missing.not_applicable), count(item.missing.blank)]);
    cells
}

fn ends(interval: Option<Interval>, unit: f64, decimals: u8, percent: bool) -> [Cell; 2] {
    match interval {
        Some(Interval { low, high, .. }) => [low, high].map(|end| number(unit * end, decimals, percent)),
        None => [Cell::Empty, Cell::Empty],
    }
}

fn count(n: u32) -> Cell {
    number(f64::from(n), 0, false)
}

fn number(value: f64, decimals: u8, percent: bool) -> Cell {
    Cell::Number { value, decimals, percent }
}

#[cfg(test)]
mod tests {
    use svarkort_core::analysis::{IntervalMethod, MeanOf, MissingAnswers, ShareOf};
    use svarkort_core::units::{Share, ValidN};

    use svarkort_core::analysis::{Convention, Rounding};

    use super::*;
    use crate::arrange::cells::text;

    const REPORTING: Reporting =
        Reporting { convention: Convention::TrafficLight, rounding: Rounding::HalfUp };

    fn share(n: u32, of: u32) -> Option<ShareOf> {
        let share = f64::from(n) / f64::from(of);
        let interval = Interval { low: share - 0.031, high: share + 0.031, method: IntervalMethod::Wilson };
        Some(ShareOf { n, share: Share(share), interval })
    }

    fn item(measure: Measure, n: u32) -> Item {
        Item {
            name: "q1".to_owned(),
            label: "Personalet".to_owned(),
            theme: None,
            asked: n + 15,
            n: ValidN(n),
            missing: MissingAnswers { blank: 3, not_applicable: 12 },
            counts: Vec::new(),
            measure,
        }
    }

    #[test]
    fn every_number_of_an_item_is_in_its_row() {
        let interval = Interval { low: 3.35, high: 3.49, method: IntervalMethod::T };
        let rated = item(
            Measure::Rating {
                points: 5,
                favourable: share(541, 1000),
                neutral: share(210, 1000),
                unfavourable: share(249, 1000),
                mean: Some(MeanOf { value: 3.42, sd: 1.08, interval: Some(interval) }),
                index: Some(60.5),
                boxes: Box::default(),
            },
            1000,
        );
        let classes = ["Tilfreds", "Hverken/eller", "Utilfreds"].map(str::to_owned);
        let table = numbers("Fordeling", &classes, &[&rated], REPORTING, Language::Da);
        assert_eq!(table.rows[0].len(), table.header.len());
        let written: Vec<String> = table.rows[0].iter().map(|cell| text(cell, Language::Da)).collect();
        let expected = [
            "Personalet",
            "1.000",
            "54\u{a0}%",
            "21\u{a0}%",
            "25\u{a0}%",
            "51\u{a0}%",
            "57\u{a0}%",
            "3,42",
            "3,35",
            "3,49",
            "1,08",
            "61",
            "12",
            "3",
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn an_item_nobody_answered_has_empty_cells_and_no_zeros() {
        let nobody = item(
            Measure::Rating {
                points: 5,
                favourable: None,
                neutral: None,
                unfavourable: None,
                mean: None,
                index: None,
                boxes: Box::default(),
            },
            0,
        );
        let table =
            numbers("", &[String::new(), String::new(), String::new()], &[&nobody], REPORTING, Language::En);
        assert_eq!(table.rows[0].len(), table.header.len());
        assert!(table.rows[0][2..12].iter().all(|cell| *cell == Cell::Empty));
    }
}
