//! An answer in, its figures out as they look in a file, each with its table and what can be done with it.

use leptos::prelude::*;
use svarkort_core::figure::{Figure, Order, rated};
use svarkort_paint::svg;

use super::super::App;
use super::super::part::{Fold, Numbers, PICTURE_WIDTH, Picture, Turns, tools};
use crate::arrange::source::Source;
use crate::state::Shared;

pub fn section(app: App, source: &Source, turns: Turns) -> AnyView {
    let words = app.words_now().report;
    let order = app.kept.results.order.get_untracked();
    let item = item(app, source);
    let seen = app.kept.map.seen.get_untracked();
    let distribution = Picture::new(move |source| source.distribution(order));
    let whole = Numbers::new(move |source| source.distribution_numbers(order));
    let mut pictures = vec![(distribution, Some(whole))];
    for group in &source.analysis().groups {
        let (variable, item) = (group.variable.clone(), item.clone());
        let breakdown = Picture::new(move |source| source.breakdown(&variable, item.as_ref()?));
        pictures.push((breakdown, None));
    }
    pictures.push((Picture::new(move |source| source.priority_map(&seen)), None));
    pictures.push((Picture::new(Source::importance), None));
    let made = pictures.into_iter().filter_map(|(picture, numbers)| {
        let figure = picture.of(source)?;
        let numbers = numbers.unwrap_or_else(|| Numbers::of(&picture));
        Some(Made { figure, picture, numbers })
    });
    let figures: Vec<Made> = made.collect();
    if figures.is_empty() {
        return view! { <p>{words.none}</p> }.into_any();
    }
    let told = item.filter(|_| !source.analysis().groups.is_empty()).map(|item| {
        view! { <p class="no-print">{(words.item)(&source.label(&item))}</p> }
    });
    turns.to(figures.len());
    // A picture is work: one a frame.
    let piece = |(place, one): (usize, Made)| {
        let source = source.clone();
        turns.at(place + 1, move || figure(app, &source, one.clone()))
    };
    view! {
        <section aria-labelledby="figures-title">
            <h2 id="figures-title">{words.figures}</h2>
            {told}
            {figures.into_iter().enumerate().map(piece).collect_view()}
        </section>
    }
    .into_any()
}

/// The item of the groups' figures, as chosen among the results.
fn item(app: App, source: &Source) -> Option<String> {
    let items = rated(source.analysis(), Order::Questionnaire);
    let among = |name: &String| items.iter().any(|item| item.name == *name);
    let chosen = app.kept.results.item.get_untracked().filter(|name| among(name));
    let outcome = || source.analysis().settings.outcome.clone().filter(|name| among(name));
    chosen.or_else(outcome).or_else(|| items.first().map(|item| item.name.clone()))
}

/// A figure, and how it is made again.
#[derive(Clone)]
struct Made {
    figure: Shared<Figure>,
    picture: Picture,
    numbers: Numbers,
}

fn figure(app: App, source: &Source, made: Made) -> AnyView {
    let Made { figure, picture, numbers } = made;
    let id = figure.id.clone();
    let title_id = format!("figure-{id}");
    let kept = app.kept.report;
    let open = Signal::derive({
        let id = id.clone();
        move || kept.unfolded.with(|unfolded| unfolded.contains(&id))
    });
    let turn = Callback::new(move |()| {
        kept.unfolded.update(|unfolded| {
            if !unfolded.remove(&id) {
                unfolded.insert(id.clone());
            }
        });
    });
    let labelled = title_id.clone();
    view! {
        <figure class="report-figure" aria-labelledby=labelled>
            <h3 id=title_id class="visually-hidden">{figure.title.clone()}</h3>
            <div class="report-picture" inner_html=svg(&figure, PICTURE_WIDTH)></div>
            {tools(app, source, picture, numbers, Some(Fold { open, turn }))}
        </figure>
    }
    .into_any()
}
