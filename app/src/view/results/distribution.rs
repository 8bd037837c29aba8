//! An answer in, the table of all rating items out: a bar in each row, and what the bar does not tell beside it.

use leptos::prelude::*;
use svarkort_core::Language;
use svarkort_core::analysis::{Item, Measure};
use svarkort_core::figure::{Chart, Figure, Order, StackedRow, rated};
use svarkort_core::words::number::{count, decimal};

use super::super::App;
use super::super::part::{Fold, bar, icon, tools};
use super::options;
use crate::arrange::numbers::numbers;
use crate::arrange::source::{Source, ends};
use crate::state::{Action, Shared, Step};

/// What all rows agree on.
#[derive(Clone, Copy)]
pub struct Columns {
    /// The ends of the response scale, where all items share one.
    pub ends: Option<(i64, i64)>,
    pub not_applicable: bool,
    pub blank: bool,
}

impl Columns {
    fn of(source: &Source, items: &[&Item]) -> Columns {
        let scales: Vec<_> = items.iter().map(|item| source.variable(&item.name).and_then(ends)).collect();
        let same = scales.windows(2).all(|pair| pair[0] == pair[1]);
        Columns {
            ends: scales.first().copied().flatten().filter(|_| same),
            not_applicable: items.iter().any(|item| item.missing.not_applicable > 0),
            blank: items.iter().any(|item| item.missing.blank > 0),
        }
    }

    fn number(self) -> usize {
        6 + usize::from(self.not_applicable) + usize::from(self.blank)
    }
}

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().results;
    let Some(figure) = source.distribution(Order::Questionnaire) else {
        return view! {
            <div class="alert alert-info">
                {icon::INFO.view()}
                <div>
                    <p>{words.no_ratings}</p>
                    <button type="button" class="button button-secondary" on:click=move |_| app.send(Action::GoTo(Step::Check))>
                        {words.to_check}
                    </button>
                </div>
            </div>
        }
        .into_any();
    };
    let kept = app.kept.results;
    let source = source.clone();
    let hidden = hidden(app, &source);
    let body = move || {
        let figure = source.distribution(kept.order.get())?;
        let rows = rated(source.analysis(), kept.order.get_untracked());
        Some(bars(app, &source, &figure, &rows))
    };
    view! {
        <section class="figure" aria-labelledby="distribution-title">
            <div class="figure-head">
                <h2 id="distribution-title">{figure.title.clone()}</h2>
                {order(app)}
            </div>
            {body}
            {hidden}
        </section>
    }
    .into_any()
}

fn order(app: App) -> AnyView {
    let words = &app.words_now().results.distribution;
    let kept = app.kept.results;
    const ORDERS: [Order; 3] = [Order::Questionnaire, Order::Share, Order::Mean];
    let choose = move |event| {
        let place: usize = event_target_value(&event).parse().unwrap_or_default();
        kept.order.set(ORDERS.get(place).copied().unwrap_or_default());
    };
    let option = |place: usize| {
        let chosen = move || kept.order.get() == ORDERS[place];
        view! { <option value=place.to_string() selected=chosen>{words.sorts[place]}</option> }
    };
    view! {
        <div class="form-group form-inline no-print">
            <label class="form-label" for="distribution-order">{words.sort}</label>
            <select id="distribution-order" class="form-select" on:change=choose>
                {(0..ORDERS.len()).map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// The rows of a figure with what stands beside the bars.
fn bars(app: App, source: &Source, figure: &Shared<Figure>, items: &[&Item]) -> AnyView {
    let words = &app.words_now().results.distribution;
    let Chart::Stacked(chart) = &figure.chart else { return ().into_any() };
    let columns = Columns::of(source, items);
    let mut blocks: Vec<Block> = Vec::new();
    for (place, (item, row)) in items.iter().zip(&chart.rows).enumerate() {
        let line = line(app, source, item, row, &chart.legend, columns, place);
        match blocks.last_mut().filter(|block| block.theme == row.theme) {
            Some(block) => block.rows.push(line),
            None => blocks.push(Block { theme: row.theme.clone(), rows: vec![line] }),
        }
    }
    let table = numbers(&figure.title, &chart.legend, items, source.language);
    view! {
        <p class="figure-lead">{figure.description.clone()}</p>
        {bar::legend(&chart.legend, &chart.rows)}
        <table class="bars" role="table">
            <caption class="visually-hidden">{format!("{}. {}", figure.title, figure.subtitle)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{words.question}</th>
                    <th role="columnheader" scope="col" class="bar-head">{chart.heads.bar.clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.legend[0].clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.legend[2].clone()}</th>
                    <th role="columnheader" scope="col" class="num">{(words.mean)(columns.ends)}</th>
                    <th role="columnheader" scope="col" class="num">{words.n}</th>
                    {columns.not_applicable.then(|| view! {
                        <th role="columnheader" scope="col" class="num outside">{words.not_applicable}</th>
                    })}
                    {columns.blank.then(|| view! {
                        <th role="columnheader" scope="col" class="num outside">{words.blank}</th>
                    })}
                </tr>
            </thead>
            {blocks.into_iter().map(|block| block.view(columns)).collect_view()}
        </table>
        <p class="figure-foot">{figure.footnote.clone()}</p>
        {tools(app, figure.clone(), Shared::new(table), Some(Fold::of(app.kept.results.numbers)))}
    }
    .into_any()
}

/// The rows of one theme under its name, or of none.
struct Block {
    theme: Option<String>,
    rows: Vec<AnyView>,
}

impl Block {
    fn view(self, columns: Columns) -> AnyView {
        let head = self.theme.map(|theme| {
            view! {
                <tr role="row" class="theme">
                    <th role="rowheader" scope="rowgroup" colspan=columns.number()>{theme}</th>
                </tr>
            }
        });
        view! { <tbody role="rowgroup">{head} {self.rows}</tbody> }.into_any()
    }
}

fn line(
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
                        <td role="cell" colspan=columns.number() id=id.clone()>{options::options(app, &source, &item)}</td>
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

/// Items that the primary rule leaves out of the list.
fn hidden(app: App, source: &Source) -> Option<AnyView> {
    let words = &app.words_now().results.distribution;
    let hidden: Vec<String> =
        source.analysis().hidden_items.iter().map(|item| source.quoted(&item.name)).collect();
    let list = |hidden: Vec<String>| hidden.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    (!hidden.is_empty()).then(|| {
        view! {
            <details class="hidden-items">
                <summary>{(words.hidden_items)(hidden.len())}</summary>
                <p>{words.hidden_items_why}</p>
                <ul>{list(hidden)}</ul>
            </details>
        }
        .into_any()
    })
}
