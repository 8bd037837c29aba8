//! A breakdown in, the favourable share of every item in every group out, as one table.

use leptos::prelude::*;
use svarkort_core::analysis::{Category, GroupBreakdown, Item, Measure};
use svarkort_core::figure::{Chart, rated};
use svarkort_core::words::number::{count, percent};

use super::super::App;
use super::super::part::bar;
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
    let row = |item: &Item| {
        let cells = breakdown.categories.iter().map(|category| cell(app, source, found(category, item)));
        view! {
            <tr>
                <th scope="row">{item.label.clone()}</th>
                {cell(app, source, Found::Item(item))}
                {cells.collect_view()}
            </tr>
        }
    };
    let caption = (words.matrix)(&chart.legend[0], &source.label(&breakdown.variable));
    let everyone = format!("n = {}", count(source.analysis().respondents.answered, language));
    let hides =
        breakdown.categories.iter().any(|category| category.suppressed || !category.hidden_items.is_empty());
    let hidden = hides.then(|| (words.hidden_why)(source.analysis().settings.minimum_group));
    let region = caption.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table class="table matrix">
                <caption>{caption}</caption>
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
                <tbody>{rated(source.analysis(), order).into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="figure-foot">
            {hidden}
            " "
            {words.empty_why}
            " "
            {figure.footnote.clone()}
        </p>
    }
    .into_any()
}

enum Found<'a> {
    Item(&'a Item),
    Hidden,
    Nothing,
}

fn found<'a>(category: &'a Category, item: &Item) -> Found<'a> {
    let hidden = category.suppressed || category.hidden_items.iter().any(|hidden| hidden.name == item.name);
    let items = category.items.as_deref().unwrap_or_default();
    match items.iter().find(|candidate| candidate.name == item.name) {
        _ if hidden => Found::Hidden,
        Some(item) => Found::Item(item),
        None => Found::Nothing,
    }
}

fn cell(app: App, source: &Source, found: Found) -> AnyView {
    let words = &app.words_now().results.groups;
    let favourable = match &found {
        Found::Item(Item { measure: Measure::Rating { favourable, .. }, n, .. }) => {
            favourable.as_ref().map(|class| (class.n, class.share.0, n.0))
        }
        _ => None,
    };
    match (favourable, found) {
        (Some((n, share, of)), _) => view! {
            <td class="num">
                {percent(n, of, source.language)}
                {bar::single(share, "good")}
            </td>
        }
        .into_any(),
        (None, Found::Hidden) => view! { <td class="num muted">{words.hidden}</td> }.into_any(),
        (None, _) => view! { <td class="num muted">{words.empty}</td> }.into_any(),
    }
}
