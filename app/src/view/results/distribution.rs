//! An answer in, the table of all rating items out: a bar in each row, under the heads of their themes.

use leptos::prelude::*;
use svarkort_core::figure::{Chart, Figure, Order, Stacked, rated};
use svarkort_core::words::method::Topic;

use super::super::App;
use super::super::part::{Fold, Numbers, Picture, Turns, bar, choice_of, how, icon, newest, remark, tools};
use super::line::{Columns, line};
use crate::arrange::source::Source;
use crate::state::{Action, Shared, Step};

/// Rows built in one frame.
const PORTION: usize = 8;

/// How many frames it takes until all rows stand.
pub fn turns(source: &Source) -> usize {
    // Each theme begins a portion of its own.
    rated(source.analysis(), Order::Questionnaire).len().div_ceil(PORTION) + 2
}

pub fn section(app: App, source: &Source, turns: Turns) -> AnyView {
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
        let order = kept.order.get();
        // How far the groups lie apart is told by the newest answer; the bars need not know of groups.
        let apart = matches!(order, Order::Difference(_));
        let source = apart.then(|| newest(app)).flatten().unwrap_or_else(|| source.clone());
        let figure = source.distribution(order)?;
        let columns = Columns::of(&source, &rated(source.analysis(), order));
        Some(bars(&Rows { app, source, figure, order, columns, turns }))
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
    let place = move || match kept.order.get() {
        Order::Questionnaire => 0,
        Order::Share => 1,
        Order::Mean => 2,
        Order::Difference(_) => 3,
    };
    // Of the background variable that is looked at.
    let apart = move || {
        let by = kept.group.get_untracked();
        let groups = app.settings.with_untracked(|settings| settings.groups.clone()).unwrap_or_default();
        Order::Difference(groups.iter().position(|name| Some(name) == by.as_ref()).unwrap_or_default())
    };
    let choose = move |place: usize| {
        kept.order.set(match place {
            1 => Order::Share,
            2 => Order::Mean,
            3 => apart(),
            _ => Order::Questionnaire,
        });
    };
    view! {
        <div class="form-group form-inline no-print">
            <label class="form-label" for="distribution-order">{words.sort}</label>
            {choice_of("distribution-order", words.sorts, Signal::derive(place), choose)}
        </div>
    }
    .into_any()
}

/// The table with its rows, and what belongs to it.
fn bars(rows: &Rows) -> AnyView {
    let Rows { app, figure, columns, .. } = rows;
    let words = &app.words_now().results.distribution;
    let Some(chart) = rows.chart() else { return ().into_any() };
    let order = rows.order;
    let picture = Picture::new(move |source| source.distribution(order));
    let table = Numbers::new(move |source| source.distribution_numbers(order));
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
            {rows.blocks()}
        </table>
        <p class="figure-foot">{figure.footnote.clone()}</p>
        {tools(*app, &rows.source, picture, table, Some(Fold::of(app.kept.results.numbers)))}
        {how(*app, &rows.source, Topic::Distribution)}
        {remark(*app, "distribution".to_owned())}
    }
    .into_any()
}

/// The rows of a figure, built a portion at a time.
#[derive(Clone)]
struct Rows {
    app: App,
    source: Source,
    figure: Shared<Figure>,
    order: Order,
    columns: Columns,
    turns: Turns,
}

impl Rows {
    fn chart(&self) -> Option<&Stacked> {
        match &self.figure.chart {
            Chart::Stacked(chart) => Some(chart),
            Chart::Importance(_) | Chart::Map(_) | Chart::Heat(_) => None,
        }
    }

    /// The rows of each theme under its name, or of none.
    fn blocks(&self) -> Vec<AnyView> {
        let all = self.chart().map(|chart| chart.rows.as_slice()).unwrap_or_default();
        // What stands above the table comes in the frame before.
        let (mut blocks, mut turn, mut from) = (Vec::new(), 1, 0);
        for block in all.chunk_by(|a, b| a.theme == b.theme) {
            let mut portions = Vec::new();
            for portion in block.chunks(PORTION) {
                let (rows, place) = (self.clone(), from);
                let count = portion.len();
                portions.push(self.turns.at(turn, move || rows.lines(place, count)));
                turn += 1;
                from += count;
            }
            let head = block.first().and_then(|row| row.theme.clone()).map(|theme| {
                view! {
                    <tr role="row" class="theme">
                        <th role="rowheader" scope="rowgroup" colspan=self.columns.number()>{theme}</th>
                    </tr>
                }
            });
            blocks.push(view! { <tbody role="rowgroup">{head} {portions}</tbody> }.into_any());
        }
        blocks
    }

    fn lines(&self, from: usize, count: usize) -> AnyView {
        let Some(chart) = self.chart() else { return ().into_any() };
        let items = rated(self.source.analysis(), self.order);
        let pairs = items.iter().zip(&chart.rows).enumerate().skip(from).take(count);
        pairs
            .map(|(place, (item, row))| {
                line(self.app, &self.source, item, row, &chart.legend, self.columns, place)
            })
            .collect::<Vec<_>>()
            .into_any()
    }
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
