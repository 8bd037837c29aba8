//! A breakdown in, the favourable share of every item in every group out, as one table.

use leptos::prelude::*;
use svarkort_core::analysis::{Category, GroupBreakdown, Item};
use svarkort_core::figure::{Chart, rated};
use svarkort_core::words::number::count;

use super::super::App;
use super::super::part::{Numbers, bar, copy_table, hidden_more};
use crate::arrange::crossing::{Crossed, crossed, favourable};
use crate::arrange::source::Source;

pub fn all(app: App, source: &Source, breakdown: &GroupBreakdown) -> AnyView {
    let words = &app.words_now().results.groups;
    let language = source.language;
    let order = app.kept.results.order.get();
    let Some(figure) = source.distribution(order) else { return ().into_any() };
    let Chart::Stacked(chart) = &figure.chart else { return ().into_any() };
    let head = |category: &Category| {
        let n = match category.n {
            Some(n) => format!("n = {}", count(n, language)),
            None => words.hidden.to_owned(),
        };
        view! {
            <th scope="col">
                <span>{category.label.clone()}</span>
                <span class="head-n">{n}</span>
            </th>
        }
    };
    let rounding = source.analysis().settings.rounding;
    let row = |item: &Item| {
        let cells =
            breakdown.categories.iter().map(|category| cell(app, source, crossed(category, item, rounding)));
        view! {
            <tr>
                <th scope="row">{item.label.clone()}</th>
                {cell(app, source, favourable(item, rounding))}
                {cells.collect_view()}
            </tr>
        }
    };
    let caption = (words.matrix)(&chart.legend[0], &source.label(&breakdown.variable));
    let everyone = format!("n = {}", count(source.analysis().respondents.answered, language));
    let hides =
        breakdown.categories.iter().any(|category| category.suppressed || !category.hidden_items.is_empty());
    let hidden = hides.then(|| (words.hidden_why)(source.analysis().settings.minimum_group));
    let items = rated(source.analysis(), order);
    let numbers = {
        let group = breakdown.variable.clone();
        Numbers::new(move |source| source.crossing(&group, order))
    };
    let region = (app.words_now().part.table)(&caption);
    view! {
        <p class="table-title" aria-hidden="true">{caption.clone()}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table class="table matrix">
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.item}</th>
                        <th scope="col">
                            <span>{words.everyone}</span>
                            <span class="head-n">{everyone}</span>
                        </th>
                        {breakdown.categories.iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{items.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="figure-foot">
            {hidden}
            " "
            {words.empty_why}
            " "
            {figure.footnote.clone()}
        </p>
        <div class="figure-tools no-print">{copy_table(app, numbers)}</div>
        {hidden_more(app)}
    }
    .into_any()
}

fn cell(app: App, source: &Source, crossed: Crossed) -> AnyView {
    let words = &app.words_now().results.groups;
    match crossed {
        Crossed::Share { percent, share } => view! {
            <td class="num">
                {bar::whole(percent, source.language)}
                {bar::single(share, "good")}
            </td>
        }
        .into_any(),
        Crossed::Hidden => view! { <td class="num muted">{words.hidden}</td> }.into_any(),
        Crossed::Nothing => view! { <td class="num muted">{words.empty}</td> }.into_any(),
    }
}
