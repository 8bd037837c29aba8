//! An analysis in, a figure of every rating item's green, yellow and red shares out.

use super::{Cell, Chart, Figure, Heads, Stacked, StackedRow, Table};
use crate::analysis::{Analysis, Convention, GroupBreakdown, Item, Measure, Rounding, Settings, ShareOf};
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
    /// Furthest apart over the groups of this breakdown first, counted among those of the analysis.
    Difference(usize),
}

/// How answers are counted and their shares rounded: what "satisfied" means in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reporting {
    pub convention: Convention,
    pub rounding: Rounding,
}

impl Reporting {
    #[must_use]
    pub fn of(settings: &Settings) -> Reporting {
        Reporting { convention: settings.convention, rounding: settings.rounding }
    }
}

/// The rating items, in this order: those of the figure, one for each of its rows. Equals keep the order of the
/// questionnaire; items that nobody answered come last.
#[must_use]
pub fn rated(analysis: &Analysis, order: Order) -> Vec<&Item> {
    let mut items: Vec<&Item> = analysis.items.iter().filter(|item| is_rating(item)).collect();
    match order {
        Order::Questionnaire => {}
        Order::Share => {
            let share = |item: &Item| favourable_share(item, analysis.settings.convention);
            items.order_by(|a, b| share(b).total_cmp(&share(a)));
        }
        Order::Mean => items.order_by(|a, b| index(b).total_cmp(&index(a))),
        Order::Difference(place) => {
            if let Some(by) = analysis.groups.get(place) {
                let apart = |item: &Item| spread(by, &item.name, analysis.settings.convention);
                items.order_by(|a, b| apart(b).total_cmp(&apart(a)));
            }
        }
    }
    items
}

/// How far the groups that are shown lie apart on an item, by what the convention tells; -1 with fewer than two.
fn spread(by: &GroupBreakdown, name: &str, convention: Convention) -> f64 {
    let shown = by.categories.iter().filter_map(|category| category.items.as_deref());
    let values =
        shown.filter_map(|items| items.iter().find(|item| item.name == name && item.n.0 > 0)).map(|item| {
            match convention {
                Convention::Mean | Convention::Index => index(item) / 100.0,
                Convention::TrafficLight | Convention::Top2 => favourable_share(item, convention),
            }
        });
    let (mut low, mut high, mut seen) = (f64::INFINITY, f64::NEG_INFINITY, 0);
    for value in values {
        (low, high, seen) = (low.min(value), high.max(value), seen + 1);
    }
    if seen > 1 { high - low } else { -1.0 }
}

/// The names of the favourable, neutral and unfavourable answers of these items, as their bars' legend has them.
#[must_use]
pub fn legend(items: &[&Item], convention: Convention, language: Language) -> [String; 3] {
    classes(items, convention, FigureWords::of(language)).legend.map(str::to_owned)
}

pub(super) fn classes<'w>(items: &[&Item], convention: Convention, words: &'w FigureWords) -> &'w Classes {
    words.classes(wording(items.iter().copied()), convention)
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
    let by = match order {
        Order::Difference(place) => analysis.groups.get(place).map(|by| by.label.as_str()),
        Order::Questionnaire | Order::Share | Order::Mean => None,
    };
    let among = classes(items, analysis.settings.convention, words).among[0];
    let subtitle = words.distribution_subtitle(order, among, by.unwrap_or_default());
    bars(analysis, items, "fordeling".to_owned(), (words.distribution_title, subtitle), order, words)
}

/// The rating items of one theme; `None` where there is none.
#[must_use]
pub fn theme(analysis: &Analysis, name: &str, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let mut items = rated(analysis, Order::Questionnaire);
    items.retain(|item| item.theme.as_deref() == Some(name));
    let subtitle = words.distribution_subtitle(Order::Questionnaire, "", "");
    let id = format!("tema-{}", super::breakdown::slug(name));
    bars(analysis, &items, id, (name, subtitle), Order::Mean, words)
}

/// A bar for each item, under the heads of their themes where the order is the questionnaire's.
fn bars(
    analysis: &Analysis,
    items: &[&Item],
    id: String,
    (title, subtitle): (&str, String),
    order: Order,
    words: &FigureWords,
) -> Option<Figure> {
    if items.is_empty() {
        return None;
    }
    let reporting = Reporting::of(&analysis.settings);
    let classes = classes(items, reporting.convention, words);
    let rows: Vec<StackedRow> = items
        .iter()
        .map(|item| StackedRow {
            theme: item.theme.clone().filter(|_| order == Order::Questionnaire),
            ..row(&item.label, Some(item), reporting, words)
        })
        .collect();
    let mut description = vec![words.questions(rows.len())];
    description.extend(extremes(&rows, classes, words));
    let mut footnote = vec![words.base(base(&rows)), words.outside_base.to_owned()];
    footnote.extend(words.counted(reporting.convention).map(str::to_owned));
    footnote.push(words.rounding(reporting.rounding).to_owned());
    Some(Figure {
        id,
        language: words.language,
        title: title.to_owned(),
        table: table(title, words.question, &rows, classes, words),
        subtitle,
        description: description.join(" "),
        footnote: footnote.join(" "),
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

/// The answers that the convention calls satisfied and dissatisfied. Of an index single items have no classes: they are
/// told by the traffic light.
fn ends(item: &Item, convention: Convention) -> Option<(ShareOf, ShareOf)> {
    let Measure::Rating { favourable, unfavourable, boxes, .. } = &item.measure else { return None };
    match convention {
        Convention::TrafficLight | Convention::Index => favourable.zip(*unfavourable),
        // Scales of two and three have no two best answers beside two worst.
        Convention::Mean => boxes.top_two.or(*favourable).zip(boxes.bottom_two.or(*unfavourable)),
        Convention::Top2 => boxes.upper_half.zip(boxes.lower_half),
    }
}

/// Satisfied, neither and dissatisfied as the convention counts them, and their base; `None` where nobody answered.
pub(super) fn counts(item: &Item, convention: Convention) -> Option<([u32; 3], u32)> {
    let ((high, low), n) = (ends(item, convention)?, item.n.0);
    (n > 0).then_some(([high.n, n.saturating_sub(high.n + low.n), low.n], n))
}

/// Satisfied, neither and dissatisfied in whole per cent, as every figure and table writes them; `None` where nobody
/// answered.
#[must_use]
pub fn percents(item: &Item, reporting: Reporting) -> Option<[u32; 3]> {
    let (counts, n) = counts(item, reporting.convention)?;
    number::whole_percents(counts, n, reporting.rounding)
}

/// The share that the convention calls satisfied; `None` where nobody answered.
#[must_use]
pub fn satisfied(item: &Item, convention: Convention) -> Option<ShareOf> {
    ends(item, convention).map(|(high, _)| high)
}

/// Whether the scale has answers that the convention counts as neither.
#[must_use]
pub fn has_middle(item: &Item, convention: Convention) -> bool {
    let Measure::Rating { points, neutral, .. } = &item.measure else { return false };
    match convention {
        Convention::TrafficLight | Convention::Index => neutral.is_some(),
        Convention::Mean => *points > 4 || *points == 3,
        Convention::Top2 => points % 2 == 1,
    }
}

fn favourable_share(item: &Item, convention: Convention) -> f64 {
    satisfied(item, convention).map_or(-1.0, |share| share.share.0)
}

/// 0-100; -1 where nobody answered.
pub(super) fn index(item: &Item) -> f64 {
    match item.measure {
        Measure::Rating { index: Some(index), .. } => index,
        _ => -1.0,
    }
}

/// One row; without an item it is hidden.
pub(super) fn row(label: &str, item: Option<&Item>, reporting: Reporting, words: &FigureWords) -> StackedRow {
    let measured = item.and_then(|item| counts(item, reporting.convention));
    let instead = match (item, measured) {
        (None, _) => Some(words.hidden.to_owned()),
        (Some(_), None) => Some(words.no_answers.to_owned()),
        (Some(_), Some(_)) => None,
    };
    StackedRow {
        label: label.to_owned(),
        theme: None,
        shares: measured.map(|(counts, n)| counts.map(|count| f64::from(count) / f64::from(n))),
        percents: item.and_then(|item| percents(item, reporting)),
        middle: item.is_some_and(|item| has_middle(item, reporting.convention)),
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
