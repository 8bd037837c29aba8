//! A breakdown in, a small chart of its groups for each item out, all drawn alike, so that they are compared at a glance.

use leptos::prelude::*;
use svarkort_core::analysis::GroupBreakdown;
use svarkort_core::figure::{Chart, StackedRow};

use super::super::App;
use super::super::part::{Numbers, Picture, bar, button_secondary, tools};
use crate::arrange::source::Source;

/// So many charts at first: each is a dozen elements a group.
const FIRST: usize = 12;

pub fn multiples(app: App, source: &Source, breakdown: &GroupBreakdown) -> AnyView {
    let words = &app.words_now().results.groups;
    let order = app.kept.results.order.get();
    let variable = breakdown.variable.clone();
    let Some(figure) = source.multiples(&variable, order) else { return ().into_any() };
    let Chart::Stacked(chart) = &figure.chart else { return ().into_any() };
    let picture = Picture::new(move |source| source.multiples(&variable, order));
    let every = app.kept.results.every;
    let legend = bar::legend(&chart.legend, &chart.rows);
    let items = chart.rows.chunk_by(|a, b| a.theme == b.theme).count();
    let panels = {
        let (app, source, figure) = (app, source.clone(), figure.clone());
        move || {
            let Chart::Stacked(chart) = &figure.chart else { return Vec::new() };
            let most = if every.get() { usize::MAX } else { FIRST };
            let charts = chart.rows.chunk_by(|a, b| a.theme == b.theme).take(most);
            charts.map(|rows| panel(app, &source, rows, &chart.legend)).collect::<Vec<_>>()
        }
    };
    let more = move || {
        (items > FIRST && !every.get())
            .then(|| button_secondary((words.every)(items), move || every.set(true)))
    };
    view! {
        <h3>{figure.title.clone()}</h3>
        {legend}
        <div class="multiples">{panels}</div>
        {more}
        <p class="figure-foot">{figure.footnote.clone()}</p>
        {tools(app, source, picture.clone(), Numbers::of(&picture), None)}
    }
    .into_any()
}

/// Rows of one item; n stands at the end of each.
fn panel(app: App, source: &Source, rows: &[StackedRow], legend: &[String; 3]) -> AnyView {
    let words = app.words_now().part;
    let title = rows.first().and_then(|row| row.theme.clone()).unwrap_or_default();
    let line = |row: &StackedRow| {
        let n = if row.n.is_none() { words.hidden.to_owned() } else { row.end.clone() };
        view! {
            <tr class=if row.total { "total" } else { "" }>
                <th scope="row">{row.label.clone()}</th>
                <td class="bar-cell">{bar::stacked(row, legend, source.language)}</td>
                <td class="num">{n}</td>
            </tr>
        }
    };
    view! {
        <table class="multiple">
            <caption>{title}</caption>
            <tbody>{rows.iter().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
