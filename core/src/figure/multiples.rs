//! An analysis with a breakdown in, the bars of every rating item's groups out: the same small chart for each question.

use super::distribution::{Order, Reporting, base, classes, heads, rated, row};
use super::{Cell, Chart, Figure, Stacked, StackedRow, Table};
use crate::analysis::{Analysis, GroupBreakdown};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// Under the name of each question: all respondents, then a row per category. `None` where no item is rated.
#[must_use]
pub fn multiples(
    analysis: &Analysis,
    by: &GroupBreakdown,
    order: Order,
    language: Language,
) -> Option<Figure> {
    let words = FigureWords::of(language);
    let items = rated(analysis, order);
    if items.is_empty() {
        return None;
    }
    let reporting = Reporting::of(&analysis.settings);
    let classes = classes(&items, reporting.convention, words);
    let mut rows: Vec<StackedRow> = Vec::with_capacity(items.len() * (1 + by.categories.len()));
    for item in &items {
        let under = |row: StackedRow| StackedRow { theme: Some(item.label.clone()), ..row };
        rows.push(under(StackedRow { total: true, ..row(words.everyone, Some(item), reporting, words) }));
        rows.extend(by.categories.iter().map(|category| {
            let own = category.items.iter().flatten().find(|own| own.name == item.name);
            under(row(&category.label, own, reporting, words))
        }));
    }
    let hidden = rows.iter().filter(|row| row.n.is_none()).count();
    let mut footnote = vec![words.base(base(&rows)), words.outside_base.to_owned()];
    if hidden > 0 {
        footnote.push(words.hidden_rule.to_owned());
    }
    footnote.extend(words.not_answered(&by.label, by.not_answered));
    footnote.push(words.rounding(reporting.rounding).to_owned());
    let subtitle = words.breakdown_subtitle(&by.label);
    let caption = format!("{}. {subtitle}", words.distribution_title);
    let mut header = vec![words.question.to_owned(), by.label.clone()];
    header.extend(classes.legend.map(str::to_owned));
    header.push(words.answers.to_owned());
    let cells = |row: &StackedRow| {
        let absent = if row.n.is_none() { Cell::Hidden } else { Cell::Empty };
        let share = |class: usize| match row.percents {
            Some(_) if class == 1 && !row.middle => Cell::Empty,
            Some(percents) => Cell::percent(percents[class]),
            None => absent.clone(),
        };
        vec![
            Cell::Text(row.theme.clone().unwrap_or_default()),
            Cell::Text(row.label.clone()),
            share(0),
            share(1),
            share(2),
            row.n.map_or(Cell::Hidden, Cell::count),
        ]
    };
    Some(Figure {
        id: "grupper-hvert-spoergsmaal".to_owned(),
        language,
        title: words.heat_title(&by.label),
        table: Table { caption, header, rows: rows.iter().map(cells).collect() },
        subtitle,
        description: format!("{} {}", words.questions(items.len()), words.groups(by.categories.len(), 0)),
        footnote: footnote.join(" "),
        chart: Chart::Stacked(Stacked {
            legend: classes.legend.map(str::to_owned),
            heads: heads(&by.label, words),
            rows,
        }),
    })
}
