//! One question in, all that is known of it out: its answers, what can be said of it, and its groups, each with its test.

use std::collections::BTreeSet;

use leptos::prelude::*;
use svarkort_core::analysis::{Item, Measure};
use svarkort_core::figure::{Chart, by_group, pairs};
use svarkort_core::words::finding;
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::count;

use super::super::App;
use super::super::part::{Numbers, Picture, choice, copy_table, how, remark, table, tools};
use super::{difference, groups, options, parts};
use crate::arrange::source::Source;

/// Where the section is gone to from a question in the bars.
pub const HEADING: &str = "depth-title";

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.depth;
    let kept = app.kept.results;
    let items = &source.analysis().items;
    let Some(first) = first(source) else { return ().into_any() };
    let options: Vec<(String, String)> =
        items.iter().map(|item| (item.name.clone(), item.label.clone())).collect();
    let names: BTreeSet<String> = items.iter().map(|item| item.name.clone()).collect();
    let chosen = Memo::new(move |_| {
        kept.deep.get().filter(|name| names.contains(name)).unwrap_or_else(|| first.clone())
    });
    let body = {
        let source = source.clone();
        move || {
            let name = chosen.get();
            source.analysis().items.iter().find(|item| item.name == name).map(|item| one(app, &source, item))
        }
    };
    view! {
        <section class="figure" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{words.title}</h2>
            <div class="form-group form-wide no-print">
                <label class="form-label" for="depth-item">{words.question}</label>
                {choice("depth-item", None, options, chosen.into(), move |name| kept.deep.set(Some(name)))}
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// Goes to the section with this question in it.
pub fn go_to(app: App, name: &str) {
    app.kept.results.deep.set(Some(name.to_owned()));
    request_animation_frame(|| parts::go_to(HEADING));
}

fn first(source: &Source) -> Option<String> {
    let analysis = source.analysis();
    let there = |name: &&String| analysis.items.iter().any(|item| item.name == **name);
    let outcome = analysis.settings.outcome.as_ref().filter(there);
    outcome.or_else(|| analysis.items.first().map(|item| &item.name)).cloned()
}

fn one(app: App, source: &Source, item: &Item) -> AnyView {
    let words = &app.words_now().results.depth;
    let said: Vec<String> = source
        .analysis()
        .findings
        .iter()
        .filter(|one| one.cells.iter().any(|cell| cell.item.as_deref() == Some(item.name.as_str())))
        .map(|one| finding(one, source.language))
        .collect();
    let asked = (words.base)(&count(item.asked, source.language), &count(item.n.0, source.language));
    let theme = item.theme.as_ref().map(|theme| format!(" {}", (words.theme)(theme)));
    let by = source.analysis().groups.iter().map(|by| group(app, source, item, &by.variable)).collect_view();
    let topic =
        if matches!(item.measure, Measure::Rating { .. }) { Topic::Distribution } else { Topic::Others };
    view! {
        <h3>{item.label.clone()}</h3>
        <p class="figure-lead">{asked} {theme}</p>
        {(!said.is_empty()).then(|| view! {
            <ul class="said">{said.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
        })}
        {options::options(app, source, item)}
        {by}
        {paired(app, source, &item.name)}
        {how(app, source, topic)}
        {remark(app, format!("question:{}", item.name))}
    }
    .into_any()
}

/// The same respondents' answers to other questions, folded up.
fn paired(app: App, source: &Source, item: &str) -> Option<AnyView> {
    let words = &app.words_now().results.depth;
    let found = pairs(source.analysis(), Some(item), source.language)?;
    let (open, language) = (RwSignal::new(false), source.language);
    let name = item.to_owned();
    let content = move || {
        open.get().then(|| {
            let name = name.clone();
            let copied = Numbers::new(move |source| pairs(source.analysis(), Some(&name), source.language));
            view! {
                {table::table(&found, language)}
                <div class="figure-tools no-print">{copy_table(app, copied)}</div>
            }
        })
    };
    Some(
        view! {
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.pairs}</summary>
                {content}
            </details>
        }
        .into_any(),
    )
}

/// The groups of one background variable.
fn group(app: App, source: &Source, item: &Item, variable: &str) -> AnyView {
    let Some(breakdown) = source.grouped(variable) else { return ().into_any() };
    if breakdown.variable == item.name {
        return ().into_any();
    }
    if !matches!(item.measure, Measure::Rating { .. }) {
        let (name, by) = (item.name.clone(), variable.to_owned());
        let made =
            move |source: &Source| by_group(source.analysis(), source.grouped(&by)?, &name, source.language);
        return made(source)
            .map(|found| {
                view! {
                    {table::table(&found, source.language)}
                    {difference::told(source, breakdown, &item.name)}
                    <div class="figure-tools no-print">{copy_table(app, Numbers::new(made))}</div>
                }
            })
            .into_any();
    }
    let Some(figure) = source.breakdown(variable, &item.name) else { return ().into_any() };
    let Chart::Stacked(chart) = &figure.chart else { return ().into_any() };
    let (name, by) = (item.name.clone(), variable.to_owned());
    let picture = Picture::new(move |source| source.breakdown(&by, &name));
    view! {
        <h4>{figure.subtitle.clone()}</h4>
        {groups::bars(app, source, chart, &format!("{}. {}", figure.title, figure.subtitle))}
        {difference::told(source, breakdown, &item.name)}
        {tools(app, source, picture.clone(), Numbers::of(&picture), None)}
    }
    .into_any()
}
