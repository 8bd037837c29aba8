//! A breakdown in, every item in every group out, as one table: the darker a cell, the higher its number; marked where the
//! group stands out from all others.

use leptos::prelude::*;
use svarkort_core::analysis::{GroupBreakdown, Standing};
use svarkort_core::figure::{Chart, Heat, HeatCell, HeatColumn};
use svarkort_core::words::number::count;

use super::super::App;
use super::super::part::{Numbers, Picture, tools};
use crate::arrange::source::Source;

/// Shades from low to high; `results.css` has as many.
const SHADES: f64 = 5.0;

pub fn all(app: App, source: &Source, breakdown: &GroupBreakdown) -> AnyView {
    let words = &app.words_now().results.groups;
    let order = app.kept.results.order.get();
    let variable = breakdown.variable.clone();
    let Some(figure) = source.heat(&variable, order) else { return ().into_any() };
    let Chart::Heat(chart) = &figure.chart else { return ().into_any() };
    let picture = Picture::new(move |source| source.heat(&variable, order));
    let hides = chart.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.hidden);
    let hidden = hides.then(|| (words.hidden_why)(source.analysis().settings.minimum_group));
    view! {
        <h3>{figure.title.clone()}</h3>
        <p class="figure-lead">{figure.description.clone()}</p>
        {table(app, source, chart, &figure.subtitle)}
        <p class="figure-foot">{hidden} " " {words.empty_why} " " {figure.footnote.clone()}</p>
        {tools(app, source, picture.clone(), Numbers::of(&picture), None)}
    }
    .into_any()
}

fn table(app: App, source: &Source, chart: &Heat, caption: &str) -> AnyView {
    let head = |column: &HeatColumn| {
        view! {
            <th scope="col" class=if column.total { "num total-column" } else { "num" }>
                <span>{(!column.letter.is_empty()).then(|| format!("{} ", column.letter))} {column.label.clone()}</span>
                <span class="head-n">{column.n.clone()}</span>
            </th>
        }
    };
    let region = (app.words_now().part.table)(caption);
    let rows = chart.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|one| cell(app, source, one));
        view! { <tr><th scope="row">{row.label.clone()}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <p class="table-title" aria-hidden="true">{caption.to_owned()}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table class="table matrix">
                <caption class="visually-hidden">{caption.to_owned()}</caption>
                <thead><tr><th scope="col">{chart.head.clone()}</th>{chart.columns.iter().map(head).collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(app: App, source: &Source, one: &HeatCell) -> AnyView {
    let words = &app.words_now().results.groups;
    if one.number.is_none() && !one.hidden && !one.text.is_empty() {
        return view! { <td class="num between">{one.text.clone()}</td> }.into_any();
    }
    if one.number.is_none() {
        let text = if one.hidden { words.hidden } else { words.empty };
        return view! { <td class="num muted">{text}</td> }.into_any();
    }
    let standing = match one.standing {
        Standing::Above => Some(("▲", words.above)),
        Standing::Below => Some(("▼", words.below)),
        Standing::Alike => None,
    };
    let mark = standing.map(|(sign, told)| {
        view! { <span class="standing" aria-hidden="true" title=told>{sign}</span> <span class="visually-hidden">{told}</span> }
    });
    let n = one.n.map(|n| format!("n {}", count(n, source.language)));
    view! {
        <td class=format!("num heat-{}", shade(one.level))>
            <span class="heat-value">{mark} {one.text.clone()}</span>
            <span class="head-n">{n} {(!one.above.is_empty()).then(|| format!(" · {}", one.above))}</span>
        </td>
    }
    .into_any()
}

fn shade(level: Option<f64>) -> u8 {
    (1..5_u8).rev().find(|step| level.is_some_and(|level| level >= f64::from(*step) / SHADES)).unwrap_or(0)
}
