//! The chosen point in, what is known of its question out: text, answers, importance, quadrant.

use leptos::prelude::*;
use svarkort_core::analysis::{DriverWeight, Item, MapItem, Measure, Quadrant};
use svarkort_core::figure::{Chart, Figure, Order, StackedRow};
use svarkort_core::note::NoteKind;
use svarkort_core::units::Share;
use svarkort_core::words::number::{count, decimal, share};
use svarkort_paint::Look;

use super::super::App;
use super::super::part::{bar, sentences};
use super::sign::sign;
use super::what_if;
use crate::arrange::source::Source;

pub fn card(app: App, source: &Source, figure: &Figure) -> AnyView {
    let words = &app.words_now().map.card;
    let kept = app.kept.map;
    let Chart::Map(map) = &figure.chart else { return ().into_any() };
    let numbers: Vec<(String, u32)> =
        map.points.iter().map(|point| (point.name.clone(), point.number)).collect();
    let source = source.clone();
    let content = move || {
        let chosen = kept.chosen.get();
        let found =
            numbers.iter().find(|(name, _)| Some(name) == chosen.as_ref()).or_else(|| numbers.first());
        found.and_then(|(name, number)| point(app, &source, name, *number))
    };
    view! {
        <div class="card map-card">
            <h3>{words.title}</h3>
            <p class="form-hint no-print">{words.how}</p>
            {content}
        </div>
    }
    .into_any()
}

fn point(app: App, source: &Source, item_name: &str, number: u32) -> Option<AnyView> {
    let words = app.words_now().map;
    let name = |quadrant| named(app, source, quadrant);
    let analysis = source.analysis();
    let place = analysis.priority_map.as_ref()?.items.iter().find(|item| item.name == item_name)?;
    let weight = analysis.drivers.as_ref()?.weights.iter().find(|weight| weight.name == item_name)?;
    let item = analysis.items.iter().find(|item| item.name == item_name);
    let negative = place.negative.then(|| view! { <p class="map-negative">{words.card.negative}</p> });
    let fact = |(name, value): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    Some(
        view! {
            <p class="map-question">
                <span class="map-number">{number}</span>
                {place.label.clone()}
            </p>
            <p class="map-quadrant">{sign(place.quadrant, Look { hollow: place.negative, unsure: place.unsure() })} {name(place.quadrant)}</p>
            {negative}
            {certainty(app, source, place)}
            {item.map(|item| answers(source, item))}
            <dl class="facts">{facts(app, source, item, place, weight).into_iter().map(fact).collect_view()}</dl>
            {what_if::section(app, source, item_name)}
            {disagreement(source, item_name)}
        }
        .into_any(),
    )
}

/// What the reader calls the quadrant.
fn named(app: App, source: &Source, quadrant: Quadrant) -> String {
    app.kept.map.seen.with(|seen| seen.names.name(quadrant, source.language).to_owned())
}

/// How often each field came out, the most frequent first.
fn certainty(app: App, source: &Source, place: &MapItem) -> Option<AnyView> {
    let words = app.words_now().map;
    let language = source.language;
    let stability = place.stability.as_ref()?;
    let name = |quadrant| named(app, source, quadrant);
    let mut fields: Vec<(Quadrant, Share)> = stability.iter().map(|(field, part)| (*field, *part)).collect();
    fields.retain(|(_, part)| part.0 > 0.0);
    fields.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    let sure = if place.unsure() { words.card.unsure } else { words.card.sure };
    let field = |(field, part): (Quadrant, Share)| {
        view! {
            <li>
                <span>{name(field)}</span>
                <span class="field-track" aria-hidden="true">
                    <span class="field-part" style:width=format!("{:.1}%", 100.0 * part.0)></span>
                </span>
                <span class="num">{share(part, 0, language)}</span>
            </li>
        }
    };
    Some(
        view! {
            <p class="map-sure" class:unsure=place.unsure()>{sure}</p>
            <ul class="fields" aria-label=words.card.fields>{fields.into_iter().map(field).collect_view()}</ul>
        }
        .into_any(),
    )
}

/// The item's bar, as among the results.
fn answers(source: &Source, item: &Item) -> Option<AnyView> {
    let figure = source.distribution(Order::Questionnaire)?;
    let Chart::Stacked(chart) = &figure.chart else { return None };
    let items = svarkort_core::figure::rated(source.analysis(), Order::Questionnaire);
    let place = items.iter().position(|candidate| candidate.name == item.name)?;
    let row: &StackedRow = chart.rows.get(place)?;
    Some(
        view! {
            {bar::legend(&chart.legend, std::slice::from_ref(row))}
            <div class="bar-cell">{bar::stacked(row, &chart.legend, source.language)}</div>
        }
        .into_any(),
    )
}

fn facts(
    app: App,
    source: &Source,
    item: Option<&Item>,
    _place: &MapItem,
    weight: &DriverWeight,
) -> Vec<(&'static str, String)> {
    let words = &app.words_now().map.card;
    let language = source.language;
    let between =
        |low: f64, high: f64, write: &dyn Fn(f64) -> String| format!(" ({}–{})", write(low), write(high));
    let percent = |part: f64| decimal(100.0 * part, 1, language);
    let interval = weight.interval.map(|i| between(i.low, i.high, &percent)).unwrap_or_default();
    let mut facts = vec![(words.importance, share(weight.share, 1, language) + &interval)];
    if let Some(rank) = weight.rank {
        let whole = |place: f64| decimal(place, 0, language);
        facts.push((words.rank, format!("{}–{}", whole(rank.low), whole(rank.high))));
    }
    if let Some(above) = weight.above_noise {
        facts.push((words.noise, if above { words.above_noise } else { words.within_noise }.to_owned()));
    }
    let drivers = source.analysis().drivers.as_ref();
    let all: f64 =
        drivers.map_or(0.0, |drivers| drivers.weights.iter().filter_map(|weight| weight.dominance).sum());
    if let Some(dominance) = weight.dominance.filter(|_| all > 0.0) {
        facts.push((words.dominance, share(Share(dominance / all), 1, language)));
    }
    if let Some(item) = item {
        if let Measure::Rating { mean: Some(mean), .. } | Measure::Number { mean: Some(mean) } = &item.measure
        {
            let interval = mean.interval.map(|interval| {
                format!(" ({}–{})", decimal(interval.low, 2, language), decimal(interval.high, 2, language))
            });
            facts.push((words.mean, decimal(mean.value, 2, language) + &interval.unwrap_or_default()));
        }
        facts.push((words.valid, count(item.n.0, language)));
    }
    facts.push((words.correlation, decimal(weight.correlation, 2, language)));
    facts
}

/// Said here, too, where the two methods rank this question differently.
fn disagreement(source: &Source, name: &str) -> Option<AnyView> {
    let disagrees = |kind: &NoteKind| matches!(kind, NoteKind::MethodsDisagree { .. });
    let about = source
        .analysis
        .notes
        .iter()
        .any(|note| disagrees(&note.kind) && note.variable.as_deref() == Some(name));
    let quoted = source.quoted(name);
    let told = sentences(source, disagrees).into_iter().find(|sentence| about && sentence.contains(&quoted));
    told.map(|sentence| view! { <p class="small-text">{sentence}</p> }.into_any())
}
