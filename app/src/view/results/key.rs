//! An answer in, its key figures out: who answered, how satisfied they are on the whole, how much is hidden.

use leptos::prelude::*;
use svarkort_core::analysis::{BridgeOf, Convention, Item, Measure};
use svarkort_core::figure::{legend, satisfied};
use svarkort_core::units::Share;
use svarkort_core::words::convention::rule;
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::{count, decimal, percent, share};

use super::super::App;
use super::super::part::{button_small, how};
use crate::arrange::source::{Source, ends};
use crate::state::{Action, Step};

struct Card {
    name: String,
    value: String,
    /// What the value rests on, a line each.
    base: Vec<String>,
    /// What is missing can be chosen there.
    next: Option<AnyView>,
}

pub fn figures(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.key;
    let mut cards = vec![respondents(app, source)];
    let analysis = source.analysis();
    let outcome = analysis.settings.outcome.as_ref();
    match outcome.and_then(|name| analysis.items.iter().find(|item| item.name == *name)) {
        Some(item) => cards.extend(overall(app, source, item)),
        None => cards.push(Card {
            name: words.no_outcome.to_owned(),
            value: "–".to_owned(),
            base: vec![words.no_outcome_why.to_owned()],
            next: Some(button_small(words.no_outcome_choose, move || app.send(Action::GoTo(Step::Map)))),
        }),
    }
    cards.extend(index(app, source));
    cards.push(hidden(app, source));
    let topic = match analysis.settings.convention {
        Convention::Index => Topic::Conventions,
        Convention::TrafficLight | Convention::Mean | Convention::Top2 => Topic::Distribution,
    };
    let card = |card: Card| {
        view! {
            <div class="key-figure">
                <dt>{card.name}</dt>
                <dd>
                    <span class="key-value">{card.value}</span>
                    {card.base.into_iter().map(|line| view! { <span class="key-base">{line}</span> }).collect_view()}
                    {card.next}
                </dd>
            </div>
        }
    };
    view! {
        <section aria-labelledby="key-title">
            <h2 id="key-title" class="visually-hidden">{words.title}</h2>
            <dl class="key-figures">{cards.into_iter().map(card).collect_view()}</dl>
            {how(app, source, topic)}
        </section>
    }
    .into_any()
}

fn respondents(app: App, source: &Source) -> Card {
    let words = &app.words_now().results.key;
    let respondents = &source.analysis().respondents;
    Card {
        name: words.respondents.to_owned(),
        value: count(respondents.answered, source.language),
        base: vec![match source.filter() {
            Some(filter) => (app.words_now().part.filter)(&filter),
            None => (words.respondents_of)(respondents),
        }],
        next: None,
    }
}

/// Share and mean of the outcome, as far as it has them.
fn overall(app: App, source: &Source, item: &Item) -> Vec<Card> {
    let words = &app.words_now().results.key;
    let language = source.language;
    let valid = (words.valid)(item.n.0);
    let mut cards = Vec::new();
    let convention = source.analysis().settings.convention;
    let mean = match &item.measure {
        Measure::Rating { mean, .. } | Measure::Number { mean } => mean.as_ref(),
        Measure::Single | Measure::Multiple => None,
    };
    if let Some(favourable) = satisfied(item, convention) {
        let [class, ..] = legend(&[item], convention, language);
        let low = decimal(100.0 * favourable.interval.low, 0, language);
        let high = share(Share(favourable.interval.high), 0, language);
        cards.push(Card {
            name: class,
            value: percent(favourable.n, item.n.0, language),
            base: vec![(words.on)(&item.label), valid.clone(), (words.interval)(&low, &high)],
            next: None,
        });
    }
    if let Some(mean) = mean {
        let scale = source.variable(&item.name).and_then(ends);
        let interval = mean.interval.map(|interval| {
            (words.interval)(&decimal(interval.low, 2, language), &decimal(interval.high, 2, language))
        });
        let mut base = Vec::new();
        if cards.is_empty() {
            base.extend([(words.on)(&item.label), valid]);
        }
        base.extend(scale.map(|(low, high)| (words.scale)(low, high)));
        base.extend(interval);
        cards.push(Card {
            name: words.mean.to_owned(),
            value: decimal(mean.value, 2, language),
            base,
            next: None,
        });
    }
    cards
}

/// The index of all items, where it is the headline: of its classes, with the rule that it follows.
fn index(app: App, source: &Source) -> Option<Card> {
    let words = &app.words_now().results.key;
    let (analysis, language) = (source.analysis(), source.language);
    if analysis.settings.convention != Convention::Index {
        return None;
    }
    let index = analysis.index.as_ref()?;
    let satisfied = index.satisfied?;
    let figures = &analysis.bridge.figures;
    let told = figures.iter().find(|one| one.of == BridgeOf::Items && one.convention == Convention::Index);
    let low = decimal(100.0 * satisfied.interval.low, 0, language);
    let high = share(Share(satisfied.interval.high), 0, language);
    let mut base = vec![(words.valid_index)(index.n.0), (words.interval)(&low, &high)];
    base.extend(told.map(|one| rule(one, &analysis.settings.index_rule, language)));
    Some(Card {
        name: words.index.to_owned(),
        value: percent(satisfied.n, index.n.0, language),
        base,
        next: None,
    })
}

fn hidden(app: App, source: &Source) -> Card {
    let words = &app.words_now().results.key;
    let analysis = source.analysis();
    let hidden = analysis.groups.iter().flat_map(|group| &group.categories).filter(|c| c.suppressed).count();
    let base = if analysis.groups.is_empty() {
        words.no_groups.to_owned()
    } else {
        (words.hidden_rule)(analysis.settings.minimum_group)
    };
    let value = if analysis.groups.is_empty() { "–".to_owned() } else { hidden.to_string() };
    Card { name: words.hidden.to_owned(), value, base: vec![base], next: None }
}
