//! A breakdown in, the favourable share of every item in every group out: as cells that are shown, hidden or empty.

use svarkort_core::Language;
use svarkort_core::analysis::{Category, GroupBreakdown, Item, Measure, Rounding};
use svarkort_core::figure::{Cell, Table, percents};

use crate::words;

/// What one group answered to one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Crossed {
    Share {
        percent: u32,
        share: f64,
    },
    Hidden,
    /// Nobody answered, or the item is the background variable itself.
    Nothing,
}

pub fn crossed(category: &Category, item: &Item, rounding: Rounding) -> Crossed {
    if category.suppressed || category.hidden_items.iter().any(|hidden| hidden.name == item.name) {
        return Crossed::Hidden;
    }
    let items = category.items.as_deref().unwrap_or_default();
    items
        .iter()
        .find(|candidate| candidate.name == item.name)
        .map_or(Crossed::Nothing, |item| favourable(item, rounding))
}

/// Of all respondents.
pub fn favourable(item: &Item, rounding: Rounding) -> Crossed {
    let Measure::Rating { favourable: Some(class), .. } = &item.measure else { return Crossed::Nothing };
    match percents(item, rounding) {
        Some([percent, ..]) => Crossed::Share { percent, share: class.share.0 },
        None => Crossed::Nothing,
    }
}

/// The whole crossing, to be copied.
pub fn crossing(
    caption: &str,
    items: &[&Item],
    breakdown: &GroupBreakdown,
    rounding: Rounding,
    language: Language,
) -> Table {
    let words = &words::of(language).results.groups;
    let mut header = vec![words.item.to_owned(), words.everyone.to_owned()];
    header.extend(breakdown.categories.iter().map(|category| category.label.clone()));
    let rows = items.iter().map(|item| {
        let mut row = vec![Cell::Text(item.label.clone()), cell(favourable(item, rounding))];
        row.extend(breakdown.categories.iter().map(|category| cell(crossed(category, item, rounding))));
        row
    });
    Table { caption: caption.to_owned(), rows: rows.collect(), header }
}

fn cell(crossed: Crossed) -> Cell {
    match crossed {
        Crossed::Share { percent, .. } => {
            Cell::Number { value: f64::from(percent), decimals: 0, percent: true }
        }
        Crossed::Hidden => Cell::Hidden,
        Crossed::Nothing => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use svarkort_core::Code;
    use svarkort_core::analysis::{
        Hidden, HiddenItem, Interval, IntervalMethod, MissingAnswers, NotAnswered, ShareOf,
    };
    use svarkort_core::units::{Share, ValidN};

    use super::*;

    fn item(name: &str, favourable: u32, n: u32) -> Item {
        let share = f64::from(favourable) / f64::from(n.max(1));
        let interval = Interval { low: 0.0, high: 1.0, method: IntervalMethod::Wilson };
        let class = ShareOf { n: favourable, share: Share(share), interval };
        let other = ShareOf { n: n - favourable, share: Share(1.0 - share), interval };
        Item {
            name: name.to_owned(),
            label: name.to_uppercase(),
            theme: None,
            asked: n,
            n: ValidN(n),
            missing: MissingAnswers { blank: 0, not_applicable: 0 },
            counts: Vec::new(),
            measure: Measure::Rating {
                points: 5,
                favourable: (n > 0).then_some(class),
                neutral: None,
                unfavourable: (n > 0).then_some(other),
                mean: None,
                index: None,
                boxes: Box::default(),
            },
        }
    }

    fn category(label: &str, items: Option<Vec<Item>>, hidden: &[&str]) -> Category {
        Category {
            code: Code::Text(label.to_owned()),
            label: label.to_owned(),
            n: items.as_ref().map(|_| 20),
            suppressed: items.is_none(),
            items,
            hidden_items: hidden
                .iter()
                .map(|name| HiddenItem { name: (*name).to_owned(), why: Some(Hidden::Small) })
                .collect(),
            ranking: Vec::new(),
            index: None,
            expected: None,
        }
    }

    #[test]
    fn hidden_and_empty_are_told_apart_and_neither_is_a_number() {
        let (a, b) = (item("a", 1, 8), item("b", 5, 10));
        let breakdown = GroupBreakdown {
            variable: "køn".to_owned(),
            label: "Køn".to_owned(),
            categories: vec![
                category("Kvinde", Some(vec![item("a", 3, 8), item("b", 0, 0)]), &[]),
                category("Mand", Some(vec![item("a", 1, 8)]), &["b"]),
                category("Andet", None, &[]),
            ],
            not_answered: NotAnswered::default(),
            ranges: Vec::new(),
            tests: Vec::new(),
            untested: Vec::new(),
            letters: svarkort_core::analysis::Letters::default(),
            against_others: Vec::new(),
        };
        let table = crossing("", &[&a, &b], &breakdown, Rounding::HalfUp, Language::Da);
        assert_eq!(table.header, ["Spørgsmål", "Alle", "Kvinde", "Mand", "Andet"]);
        let percent = |value| Cell::Number { value, decimals: 0, percent: true };
        assert_eq!(table.rows[0][1..], [percent(13.0), percent(38.0), percent(13.0), Cell::Hidden]);
        assert_eq!(table.rows[1][1..], [percent(50.0), Cell::Empty, Cell::Hidden, Cell::Hidden]);
    }
}
