//! An analysis in, a figure of how closely each driver goes with the outcome out.

use super::{Cell, Chart, Figure, Heads, Importance, ImportanceRow, Table};
use crate::analysis::{Analysis, DriverWeight};
use crate::order::InOrder;
use crate::units::Language;
use crate::words::figure::FigureWords;

/// Shares of R², longest first; `None` where the analysis has no drivers.
#[must_use]
pub fn importance(analysis: &Analysis, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let drivers = analysis.drivers.as_ref()?;
    let mut weights: Vec<&DriverWeight> = drivers.weights.iter().collect();
    weights.order_by(|a, b| b.share.0.total_cmp(&a.share.0));
    let (first, last) = (*weights.first()?, *weights.last()?);
    let title = words.importance_title.to_owned();
    let subtitle = words.importance_subtitle(&label_of(analysis, &drivers.outcome), drivers.r2.0);
    let negative: Vec<&str> = weights.iter().filter(|w| w.sign < 0).map(|w| w.label.as_str()).collect();
    let rows: Vec<ImportanceRow> = weights
        .iter()
        .map(|weight| ImportanceRow {
            name: weight.name.clone(),
            label: weight.label.clone(),
            share: weight.share.0,
            interval: weight.interval.map(|interval| (interval.low, interval.high)),
            negative: weight.sign < 0,
            end: words.share(weight.share.0, 1),
        })
        .collect();

    let mut description = vec![words.questions(rows.len())];
    description.push(words.largest_importance(
        &first.label,
        &words.share(first.share.0, 1),
        &last.label,
        &words.share(last.share.0, 1),
    ));
    if !negative.is_empty() {
        description.push(words.negative_drivers(&negative));
    }
    let mut footnote =
        vec![words.importance_method(drivers.method, drivers.missing, drivers.n.0, drivers.r2.0)];
    if rows.iter().any(|row| row.interval.is_some()) {
        footnote.push(words.interval_name(analysis.settings.bootstrap.confidence.0));
    }
    footnote.push(words.not_cause.to_owned());
    Some(Figure {
        id: "betydning".to_owned(),
        language,
        table: table(&format!("{title}. {subtitle}"), &weights, words),
        title,
        subtitle,
        description: description.join(" "),
        footnote: footnote.join(" "),
        chart: Chart::Importance(Importance {
            heads: Heads {
                label: words.driver.to_owned(),
                bar: words.importance_share.to_owned(),
                end: String::new(),
            },
            reference: (1.0 / rows.len() as f64, words.equal_share.to_owned()),
            negative_name: (!negative.is_empty()).then(|| words.negative_mark.to_owned()),
            rows,
        }),
    })
}

fn table(caption: &str, weights: &[&DriverWeight], words: &FigureWords) -> Table {
    let intervals = weights.iter().any(|weight| weight.interval.is_some());
    let dominance = weights.iter().any(|weight| weight.dominance.is_some());
    let all: f64 = weights.iter().filter_map(|weight| weight.dominance).sum();
    let mut header = vec![words.driver, words.importance_share];
    if intervals {
        header.push(words.interval);
    }
    if dominance {
        header.push(words.dominance);
    }
    header.extend([words.correlation, words.beta, words.direction]);
    let rows = weights
        .iter()
        .map(|weight| {
            let mut cells = vec![Cell::Text(weight.label.clone()), share(weight.share.0)];
            if intervals {
                cells.push(weight.interval.map_or(Cell::Empty, |interval| {
                    Cell::Text(format!("{}–{}", words.share(interval.low, 1), words.share(interval.high, 1)))
                }));
            }
            if dominance {
                // As a share, so that it can be held against the relative weight beside it.
                cells
                    .push(weight.dominance.filter(|_| all > 0.0).map_or(Cell::Empty, |raw| share(raw / all)));
            }
            cells.push(Cell::decimal(weight.correlation, 2));
            cells.push(Cell::decimal(weight.beta, 2));
            cells.push(match weight.sign {
                0 => Cell::Empty,
                sign if sign < 0 => Cell::Text(words.negative.to_owned()),
                _ => Cell::Text(words.positive.to_owned()),
            });
            cells
        })
        .collect();
    Table { caption: caption.to_owned(), header: header.into_iter().map(str::to_owned).collect(), rows }
}

fn share(share: f64) -> Cell {
    Cell::Number { value: 100.0 * share, decimals: 1, percent: true }
}

pub(super) fn label_of(analysis: &Analysis, name: &str) -> String {
    let item = analysis.items.iter().find(|item| item.name == name);
    item.map_or(name, |item| &item.label).to_owned()
}
