//! An analysis in, a figure of every rating item's green, yellow and red shares out.

use super::{Cell, Chart, Figure, Heads, Stacked, StackedRow, Table};
use crate::analysis::{Analysis, Item, Measure, Rounding};
use crate::order::InOrder;
use crate::units::Language;
use crate::words::figure::{Classes, FigureWords, Wording};
use crate::words::number;

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Questionnaire,
    /// Largest favourable share first.
    Share,
    /// Highest mean first; by the index, which puts different response scales on one footing.
    Mean,
}

/// The rating items, in this order: those of the figure, one for each of its rows. Equals keep the order of the
/// questionnaire; items that nobody answered come last.
#[must_use]
pub fn rated(analysis: &Analysis, order: Order) -> Vec<&Item> {
    let mut items: Vec<&Item> = analysis.items.iter().filter(|item| is_rating(item)).collect();
    match order {
        Order::Questionnaire => {}
        Order::Share => items.order_by(|a, b| favourable_share(b).total_cmp(&favourable_share(a))),
        Order::Mean => items.order_by(|a, b| index(b).total_cmp(&index(a))),
    }
    items
}

/// The names of the favourable, neutral and unfavourable answers of these items, as their bars' legend has them.
#[must_use]
pub fn legend(items: &[&Item], language: Language) -> [String; 3] {
    FigureWords::of(language).classes(wording(items.iter().copied())).legend.map(str::to_owned)
}

/// All rating items; `None` where there is none.
#[must_use]
pub fn distribution(analysis: &Analysis, order: Order, language: Language) -> Option<Figure> {
    of_items(analysis, &rated(analysis, order), order, language)
}

/// The rating items in the order of the questionnaire, a figure for each theme with its name; those without a theme in
/// figures without one.
#[must_use]
pub fn distributions(analysis: &Analysis, language: Language) -> Vec<(Option<String>, Figure)> {
    let mut themes: Vec<(Option<String>, Vec<&Item>)> = Vec::new();
    for item in rated(analysis, Order::Questionnaire) {
        // A theme may be left and come back to.
        match themes.iter_mut().find(|(theme, _)| *theme == item.theme) {
            Some((_, items)) => items.push(item),
            None => themes.push((item.theme.clone(), vec![item])),
        }
    }
    let figure = |(place, (theme, items)): (usize, (Option<String>, Vec<&Item>))| {
        let mut figure = of_items(analysis, &items, Order::Questionnaire, language)?;
        figure.id = format!("{}-{}", figure.id, place + 1);
        figure.subtitle = FigureWords::of(language).theme_subtitle().to_owned();
        if let Chart::Stacked(stacked) = &mut figure.chart {
            stacked.rows.iter_mut().for_each(|row| row.theme = None);
        }
        if let Some(theme) = &theme {
            figure.title.clone_from(theme);
            figure.table.caption.clone_from(theme);
        }
        Some((theme, figure))
    };
    themes.into_iter().enumerate().filter_map(figure).collect()
}

fn of_items(analysis: &Analysis, items: &[&Item], order: Order, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    if items.is_empty() {
        return None;
    }
    let classes = words.classes(wording(items.iter().copied()));
    let rows: Vec<StackedRow> = items
        .iter()
        .map(|item| StackedRow {
            theme: item.theme.clone().filter(|_| order == Order::Questionnaire),
            ..row(&item.label, Some(item), analysis.settings.rounding, words)
        })
        .collect();
    let mut description = vec![words.questions(rows.len())];
    description.extend(extremes(&rows, classes, words));
    let subtitle = words.distribution_subtitle(order, classes.among[0]);
    Some(Figure {
        id: "fordeling".to_owned(),
        language,
        title: words.distribution_title.to_owned(),
        table: table(words.distribution_title, words.question, &rows, classes, words),
        subtitle,
        description: description.join(" "),
        footnote: [&words.base(base(&rows)), words.outside_base, words.rounding(analysis.settings.rounding)]
            .join(" "),
        chart: Chart::Stacked(Stacked {
            legend: classes.legend.map(str::to_owned),
            heads: heads(words.question, words),
            rows,
        }),
    })
}

pub(super) fn is_rating(item: &Item) -> bool {
    matches!(item.measure, Measure::Rating { .. })
}

pub(super) fn heads(label: &str, words: &FigureWords) -> Heads {
    Heads { label: label.to_owned(), bar: words.percent_of_answers.to_owned(), end: words.answers.to_owned() }
}

/// Favourable, neutral and unfavourable answers, and their base; `None` where nobody answered.
pub(super) fn counts(item: &Item) -> Option<([u32; 3], u32)> {
    let Measure::Rating { favourable, neutral, unfavourable, .. } = &item.measure else { return None };
    let (favourable, unfavourable) = (favourable.as_ref()?, unfavourable.as_ref()?);
    let counts = [favourable.n, neutral.as_ref().map_or(0, |share| share.n), unfavourable.n];
    (item.n.0 > 0).then_some((counts, item.n.0))
}

/// Favourable, neutral and unfavourable in whole per cent, as every figure and table writes them; `None` where nobody
/// answered.
#[must_use]
pub fn percents(item: &Item, rounding: Rounding) -> Option<[u32; 3]> {
    let (counts, n) = counts(item)?;
    number::whole_percents(counts, n, rounding)
}

fn has_middle(item: &Item) -> bool {
    matches!(item.measure, Measure::Rating { neutral: Some(_), .. })
}

fn favourable_share(item: &Item) -> f64 {
    counts(item).map_or(-1.0, |(counts, n)| f64::from(counts[0]) / f64::from(n))
}

fn index(item: &Item) -> f64 {
    match item.measure {
        Measure::Rating { index: Some(index), .. } => index,
        _ => -1.0,
    }
}

/// One row; without an item it is hidden.
pub(super) fn row(label: &str, item: Option<&Item>, rounding: Rounding, words: &FigureWords) -> StackedRow {
    let measured = item.and_then(counts);
    let instead = match (item, measured) {
        (None, _) => Some(words.hidden.to_owned()),
        (Some(_), None) => Some(words.no_answers.to_owned()),
        (Some(_), Some(_)) => None,
    };
    StackedRow {
        label: label.to_owned(),
        theme: None,
        shares: measured.map(|(counts, n)| counts.map(|count| f64::from(count) / f64::from(n))),
        percents: item.and_then(|item| percents(item, rounding)),
        middle: item.is_some_and(has_middle),
        n: item.map(|item| item.n.0),
        end: item.map(|item| words.count(item.n.0)).unwrap_or_default(),
        instead,
        total: false,
    }
}

/// What the answers are about: read off the label of the most favourable option.
pub(super) fn wording<'a>(items: impl Iterator<Item = &'a Item>) -> Wording {
    const SATISFIED: [&str; 5] = ["tilfreds", "fornøyd", "nöjd", "satisfied", "satisfaction"];
    const AGREE: [&str; 3] = ["enig", "agree", "instämmer"];
    let mut found: Option<Wording> = None;
    for item in items {
        let label = item.counts.last().map(|option| option.label.to_lowercase()).unwrap_or_default();
        let this = if SATISFIED.iter().any(|word| label.contains(word)) {
            Wording::Satisfaction
        } else if AGREE.iter().any(|word| label.contains(word)) {
            Wording::Agreement
        } else {
            return Wording::Other;
        };
        found = match found {
            None => Some(this),
            Some(before) if before == this => found,
            Some(_) => Some(Wording::Both),
        };
    }
    found.unwrap_or(Wording::Other)
}

pub(super) fn base(rows: &[StackedRow]) -> Option<(u32, u32)> {
    let answered = || rows.iter().filter(|row| row.shares.is_some()).filter_map(|row| row.n);
    Some((answered().min()?, answered().max()?))
}

/// Largest and smallest favourable share, largest unfavourable one; each may be shared by several rows.
pub(super) fn extremes(rows: &[StackedRow], classes: &Classes, words: &FigureWords) -> Vec<String> {
    let shown: Vec<(&str, [u32; 3])> = rows
        .iter()
        .filter(|row| !row.total)
        .filter_map(|row| row.percents.map(|percents| (row.label.as_str(), percents)))
        .collect();
    let with = |class: usize, percent: u32| -> Vec<&str> {
        shown.iter().filter(|(_, percents)| percents[class] == percent).map(|(label, _)| *label).collect()
    };
    let favourable = || shown.iter().map(|(_, percents)| percents[0]);
    let (Some(most), Some(least)) = (favourable().max(), favourable().min()) else { return Vec::new() };
    let most_red = shown.iter().map(|(_, percents)| percents[2]).max().unwrap_or_default();
    let mut sentences = vec![words.largest_share(classes.among[0], &with(0, most), most)];
    if shown.len() > 1 {
        sentences.push(words.smallest_share(classes.among[0], &with(0, least), least));
    }
    sentences.push(words.largest_share(classes.among[2], &with(2, most_red), most_red));
    sentences
}

pub(super) fn table(
    caption: &str,
    head: &str,
    rows: &[StackedRow],
    classes: &Classes,
    words: &FigureWords,
) -> Table {
    let mut header = vec![head.to_owned()];
    header.extend(classes.legend.map(str::to_owned));
    header.push(words.answers.to_owned());
    let themes = rows.iter().any(|row| row.theme.is_some());
    if themes {
        header.push(words.theme.to_owned());
    }
    let rows = rows
        .iter()
        .map(|row| {
            let absent = if row.n.is_none() { Cell::Hidden } else { Cell::Empty };
            let mut cells = vec![Cell::Text(row.label.clone())];
            cells.extend((0..3).map(|class| match row.percents {
                Some(_) if class == 1 && !row.middle => Cell::Empty,
                Some(percents) => Cell::percent(percents[class]),
                None => absent.clone(),
            }));
            cells.push(row.n.map_or(Cell::Hidden, Cell::count));
            if themes {
                cells.push(row.theme.clone().map_or(Cell::Empty, Cell::Text));
            }
            cells
        })
        .collect();
    Table { caption: caption.to_owned(), header, rows }
}
