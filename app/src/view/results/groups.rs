//! An answer with a breakdown in, its groups side by side out: one item's bars, or all items' shares.

use leptos::prelude::*;
use svarkort_core::analysis::{GroupBreakdown, Item};
use svarkort_core::figure::{Chart, Order, Stacked, StackedRow, rated};
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::count;

use super::super::App;
use super::super::part::{Fold, Numbers, Picture, bar, choice, how, remark, tools};
use super::{Across, beside, difference, each, matrix};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.groups;
    if source.groupings().is_empty() {
        return view! {
            <section aria-labelledby="groups-title">
                <h2 id="groups-title">{words.title}</h2>
                <p>{words.no_variables}</p>
            </section>
        }
        .into_any();
    }
    let kept = app.kept.results;
    let shown = source.clone();
    let body = move || {
        let Some(breakdown) = breakdown(app, &shown) else {
            return view! { <p>{words.no_group}</p> }.into_any();
        };
        match kept.across.get() {
            Across::One => one(app, &shown, breakdown),
            Across::Each => each::multiples(app, &shown, breakdown),
            Across::All => matrix::all(app, &shown, breakdown),
            Across::Beside => beside::others(app, &shown, breakdown),
        }
    };
    let tested = source.clone();
    let tests = move || {
        breakdown(app, &tested).map(|breakdown| {
            view! {
                {difference::places(app, &tested, breakdown)}
                {difference::tests(app, &tested, breakdown)}
            }
        })
    };
    view! {
        <section class="figure" aria-labelledby="groups-title">
            <h2 id="groups-title">{words.title}</h2>
            {choices(app, source)}
            {body}
            {tests}
            {how(app, source, Topic::Groups)}
            {remark(app, "groups".to_owned())}
        </section>
    }
    .into_any()
}

/// The breakdown to show: the one chosen, crossed with another where it is, else the first of the answer.
fn breakdown(app: App, source: &Source) -> Option<&GroupBreakdown> {
    let by = single(app, source)?;
    let crossed = source.analysis().crossed.iter().find(|crossing| crossing.variables[0] == by.variable);
    Some(crossed.map_or(by, |crossing| &crossing.breakdown))
}

/// The breakdown by the one variable chosen.
fn single(app: App, source: &Source) -> Option<&GroupBreakdown> {
    let groups = &source.analysis().groups;
    let chosen = app.kept.results.group.get();
    groups.iter().find(|group| Some(&group.variable) == chosen.as_ref()).or_else(|| groups.first())
}

/// The item whose bars are shown: the one chosen, else the outcome, else the first.
pub fn item(app: App, source: &Source) -> Option<String> {
    let items = rated(source.analysis(), Order::Questionnaire);
    let among = |name: &String| items.iter().any(|item| item.name == *name);
    let chosen = app.kept.results.item.get().filter(|name| among(name));
    let outcome = || source.analysis().settings.outcome.clone().filter(|name| among(name));
    chosen.or_else(outcome).or_else(|| items.first().map(|item| item.name.clone()))
}

fn choices(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.groups;
    let kept = app.kept.results;
    let shown = source.clone();
    let by = Signal::derive({
        let source = source.clone();
        move || single(app, &source).map(|breakdown| breakdown.variable.clone()).unwrap_or_default()
    });
    let with = Signal::derive({
        let source = source.clone();
        move || {
            let by = single(app, &source).map(|by| by.variable.clone());
            let crossed = &source.analysis().crossed;
            let pair = crossed.iter().find(|crossing| Some(&crossing.variables[0]) == by.as_ref());
            pair.map(|crossing| crossing.variables[1].clone()).unwrap_or_default()
        }
    });
    let with_options = variables_but(source, &by.get_untracked(), words.uncrossed);
    let mut variables = vec![(String::new(), words.none.to_owned())];
    variables.extend(
        source.groupings().into_iter().map(|variable| (variable.name.clone(), variable.label.clone())),
    );
    let items = move || {
        (kept.across.get() == Across::One).then(|| {
            let option = |item: &Item| (item.name.clone(), item.label.clone());
            let options = rated(shown.analysis(), Order::Questionnaire).into_iter().map(option).collect();
            let source = shown.clone();
            let chosen = Signal::derive(move || item(app, &source).unwrap_or_default());
            view! {
                <div class="form-group form-wide">
                    <label class="form-label" for="groups-item">{words.item}</label>
                    {choice("groups-item", None, options, chosen, move |name| kept.item.set(Some(name)))}
                </div>
            }
        })
    };
    let radio = |across: Across, name: &'static str| {
        view! {
            <label class="form-radio">
                <input
                    type="radio"
                    name="groups-across"
                    prop:checked=move || kept.across.get() == across
                    on:change=move |_| kept.across.set(across)
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="figure-choices no-print">
            <div class="form-group">
                <label class="form-label" for="groups-by">{words.by}</label>
                {choice("groups-by", None, variables, by, move |name| choose(app, name))}
            </div>
            {(with_options.len() > 1).then(|| view! {
                <div class="form-group">
                    <label class="form-label" for="groups-with">{words.crossed}</label>
                    {choice("groups-with", None, with_options, with, move |name| cross(app, by.get_untracked(), name))}
                </div>
            })}
            <fieldset class="form-group radios">
                <legend>{words.show}</legend>
                <div>
                    {radio(Across::One, words.one)} {radio(Across::Each, words.each)} {radio(Across::All, words.all)}
                    {radio(Across::Beside, words.beside)}
                </div>
            </fieldset>
            {items}
        </div>
    }
    .into_any()
}

fn variables_but(source: &Source, by: &str, none: &str) -> Vec<(String, String)> {
    let others = source.groupings().into_iter().filter(|variable| variable.name != by);
    let named = others.map(|variable| (variable.name.clone(), variable.label.clone()));
    std::iter::once((String::new(), none.to_owned())).chain(named).collect()
}

/// One pair is crossed at a time: each cell is a small group, and small groups are hidden.
fn cross(app: App, by: String, with: String) {
    let pair = (!by.is_empty() && !with.is_empty()).then(|| vec![[by, with]]);
    app.ask(|settings| settings.crossed = pair);
}

/// What is looked at is also asked for, and stays so until it is taken out of the report.
fn choose(app: App, name: String) {
    let kept = app.kept.results;
    if name.is_empty() {
        kept.group.set(None);
        return app.ask(|settings| {
            settings.groups = Some(Vec::new());
            settings.crossed = None;
        });
    }
    kept.group.set(Some(name.clone()));
    app.ask(|settings| {
        settings.crossed = None;
        let groups = settings.groups.get_or_insert_default();
        if !groups.contains(&name) {
            groups.push(name.clone());
        }
        // Sorted by the difference between groups: between these from now on.
        let place = groups.iter().position(|group| *group == name).unwrap_or_default();
        if matches!(kept.order.get_untracked(), Order::Difference(_)) {
            kept.order.set(Order::Difference(place));
        }
    });
}

fn one(app: App, source: &Source, breakdown: &GroupBreakdown) -> AnyView {
    let words = &app.words_now().results.groups;
    let Some(item) = item(app, source) else { return ().into_any() };
    let told = difference::told(source, breakdown, &item);
    let Some(figure) = source.breakdown(&breakdown.variable, &item) else {
        return view! { <p>{words.not_shown}</p> }.into_any();
    };
    let picture = {
        let variable = breakdown.variable.clone();
        Picture::new(move |source| source.breakdown(&variable, &item))
    };
    let Chart::Stacked(chart) = &figure.chart else { return ().into_any() };
    view! {
        <h3>{figure.title.clone()}</h3>
        <p class="figure-lead">{figure.description.clone()}</p>
        {bars(app, source, chart, &format!("{}. {}", figure.title, figure.subtitle))}
        {told}
        <p class="figure-foot">{figure.footnote.clone()}</p>
        {tools(app, source, picture.clone(), Numbers::of(&picture), Some(Fold::of(app.kept.results.group_numbers)))}
    }
    .into_any()
}

/// A bar for all and for each group.
pub fn bars(app: App, source: &Source, chart: &Stacked, caption: &str) -> AnyView {
    let rows = chart.rows.iter().map(|row| line(app, source, row, chart)).collect_view();
    view! {
        {bar::legend(&chart.legend, &chart.rows)}
        <table class="bars bars-groups" role="table">
            <caption class="visually-hidden">{caption.to_owned()}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{chart.heads.label.clone()}</th>
                    <th role="columnheader" scope="col" class="bar-head">{chart.heads.bar.clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.legend[0].clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.legend[2].clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.heads.end.clone()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(app: App, source: &Source, row: &StackedRow, chart: &Stacked) -> AnyView {
    let words = app.words_now().part;
    let language = source.language;
    let none = if row.n.is_none() { words.hidden } else { words.empty };
    let whole =
        |class: usize| row.percents.map_or(none.to_owned(), |percents| bar::whole(percents[class], language));
    let n = row.n.map_or(none.to_owned(), |n| count(n, language));
    let muted = if row.shares.is_none() { "num muted" } else { "num" };
    let cell = |name: &str, text: String| {
        view! {
            <td role="cell" class=muted>
                <span class="cell-name" aria-hidden="true">{name.to_owned()}</span>
                {text}
            </td>
        }
    };
    view! {
        <tr role="row" class=if row.total { "total" } else { "" }>
            <th role="rowheader" scope="row">{row.label.clone()}</th>
            <td role="cell" class="bar-cell">{bar::stacked(row, &chart.legend, language)}</td>
            {cell(&chart.legend[0], whole(0))}
            {cell(&chart.legend[2], whole(2))}
            {cell(&chart.heads.end, n)}
        </tr>
    }
    .into_any()
}
