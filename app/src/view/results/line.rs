//! One rating item and its bar in, its row out: what the bar does not tell stands beside it.

use leptos::prelude::*;
use svarkort_core::Language;
use svarkort_core::analysis::{Item, Measure};
use svarkort_core::figure::StackedRow;
use svarkort_core::words::number::{count, decimal};

use super::super::App;
use super::super::part::{bar, button_tertiary, icon};
use super::{depth, options};
use crate::arrange::source::{Source, ends};

/// What all rows agree on.
#[derive(Clone, Copy)]
pub struct Columns {
    /// The ends of the response scale, where all items share one.
    pub ends: Option<(i64, i64)>,
    pub not_applicable: bool,
    pub blank: bool,
}

impl Columns {
    pub fn of(source: &Source, items: &[&Item]) -> Columns {
        let scales: Vec<_> = items.iter().map(|item| source.variable(&item.name).and_then(ends)).collect();
        let same = scales.windows(2).all(|pair| pair[0] == pair[1]);
        Columns {
            ends: scales.first().copied().flatten().filter(|_| same),
            not_applicable: items.iter().any(|item| item.missing.not_applicable > 0),
            blank: items.iter().any(|item| item.missing.blank > 0),
        }
    }

    pub fn number(self) -> usize {
        6 + usize::from(self.not_applicable) + usize::from(self.blank)
    }
}

pub fn line(
    app: App,
    source: &Source,
    item: &Item,
    row: &StackedRow,
    legend: &[String; 3],
    columns: Columns,
    place: usize,
) -> AnyView {
    let words = &app.words_now().results.distribution;
    let language = source.language;
    let kept = app.kept.results;
    let name = item.name.clone();
    let open = Memo::new(move |_| kept.unfolded.with(|unfolded| unfolded.contains(&name)));
    let name = item.name.clone();
    let turn = move |_| {
        kept.unfolded.update(|unfolded| {
            if !unfolded.remove(&name) {
                unfolded.insert(name.clone());
            }
        });
    };
    let id = format!("options-{place}");
    let scale = source.variable(&item.name).and_then(ends).filter(|_| columns.ends.is_none());
    let percents = row.percents;
    let whole =
        |class: usize| percents.map_or("–".to_owned(), |percents| bar::whole(percents[class], language));
    let unfolded = {
        let (source, item, id) = (source.clone(), item.clone(), id.clone());
        move || {
            open.get().then(|| {
                view! {
                    <tr role="row" class="unfolded">
                        <td role="cell" colspan=columns.number() id=id.clone()>
                            {options::options(app, &source, &item)}
                            <div class="no-print">{deeper(app, &item)}</div>
                        </td>
                    </tr>
                }
            })
        }
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <button
                    type="button"
                    class="row-toggle"
                    aria-expanded=move || open.get().to_string()
                    aria-controls=move || open.get().then(|| id.clone())
                    on:click=turn
                >
                    {icon::CHEVRON_DOWN.view()}
                    <span>{item.label.clone()}</span>
                </button>
            </th>
            <td role="cell" class="bar-cell">{bar::stacked(row, legend, language)}</td>
            {cell(&legend[0], whole(0), "num strong")}
            {cell(&legend[2], whole(2), "num")}
            {mean(words.mean_alone, item, scale, language)}
            {cell(words.n, count(item.n.0, language), "num")}
            {columns.not_applicable.then(|| {
                cell(words.not_applicable, count(item.missing.not_applicable, language), "num outside")
            })}
            {columns.blank.then(|| cell(words.blank, count(item.missing.blank, language), "num outside"))}
        </tr>
        {unfolded}
    }
    .into_any()
}

/// To the same question with its groups.
fn deeper(app: App, item: &Item) -> AnyView {
    let name = item.name.clone();
    button_tertiary(app.words_now().results.depth.go_to, move || depth::go_to(app, &name))
}

/// Where the columns are folded under one another, each number carries the name of its column.
fn cell(name: &str, text: String, class: &'static str) -> AnyView {
    view! {
        <td role="cell" class=class>
            <span class="cell-name" aria-hidden="true">{name.to_owned()}</span>
            {text}
        </td>
    }
    .into_any()
}

fn mean(name: &str, item: &Item, scale: Option<(i64, i64)>, language: Language) -> AnyView {
    let mean = match &item.measure {
        Measure::Rating { mean: Some(mean), .. } => mean,
        _ => return cell(name, "–".to_owned(), "num"),
    };
    let interval = mean.interval.map(|interval| {
        format!("{}–{}", decimal(interval.low, 2, language), decimal(interval.high, 2, language))
    });
    let scale = scale.map(|(low, high)| format!(" ({low}-{high})"));
    view! {
        <td role="cell" class="num mean">
            <span class="cell-name" aria-hidden="true">{name.to_owned()}</span>
            {decimal(mean.value, 2, language)}
            <span class="mean-scale">{scale}</span>
            " "
            <span class="mean-interval">{interval}</span>
        </td>
    }
    .into_any()
}
