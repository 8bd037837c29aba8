//! The chosen question and an amount in, by how much the outcome is higher where its mean is out.

use leptos::prelude::*;
use svarkort_core::analysis::{Change, WhatIfItem};
use svarkort_core::units::Share;
use svarkort_core::words::number::{decimal, difference, share};

use super::super::App;
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source, name: &str) -> Option<AnyView> {
    let words = &app.words_now().map.choices.what_if;
    let language = source.language;
    let what_if = source.analysis().what_if.as_ref()?;
    let item: WhatIfItem = what_if.items.iter().find(|item| item.name == name)?.clone();
    let outcome = source.quoted(&what_if.outcome);
    let rise = app.kept.map.rise;
    let written = move |change: &Change, times: f64| {
        let (low, high) = (times * change.interval.low, times * change.interval.high);
        format!(
            "{} ({} – {})",
            difference(times * change.value, 2, language),
            difference(low, 2, language),
            difference(high, 2, language)
        )
    };
    let typed = move |event| {
        let value = event_target_value(&event).replace(',', ".").parse::<f64>().ok();
        if let Some(value) = value.filter(|value| value.is_finite() && *value > 0.0) {
            rise.set(value);
        }
    };
    let (per_point, room) = (item.per_point, item.room);
    let told = move || (words.told)(&written(&per_point, rise.get()), &outcome);
    let beyond = move || {
        let room = room.filter(|room| rise.get() > *room + 1e-9)?;
        Some(view! { <p class="form-hint">{(words.beyond)(&decimal(room, 2, language))}</p> })
    };
    let step = |name: &'static str, change: Option<Change>| {
        change.map(|change| view! { <div><dt>{name}</dt><dd>{written(&change, 1.0)}</dd></div> })
    };
    let ceiling = item.ceiling.then(|| {
        let room = decimal(item.room.unwrap_or(0.0), 2, language);
        let top = share(item.at_top.unwrap_or(Share(0.0)), 0, language);
        view! { <p class="map-negative">{(words.ceiling)(&room, &top)}</p> }
    });
    Some(
        view! {
            <div class="what-if">
                <h4>{words.title}</h4>
                <p class="what-if-rise">
                    <label for="what-if-rise">{words.rise}</label>
                    <input
                        id="what-if-rise"
                        class="form-input"
                        type="number"
                        step="0.1"
                        min="0.1"
                        prop:value=move || rise.get().to_string()
                        on:change=typed
                    />
                    {words.points}
                </p>
                <p class="what-if-told" aria-live="polite">{told}</p>
                {beyond}
                <dl class="facts">
                    {step(words.red_to_yellow, item.red_to_yellow)}
                    {step(words.yellow_to_green, item.yellow_to_green)}
                    {step(words.red_to_green, item.red_to_green)}
                </dl>
                {ceiling}
                <p class="form-hint">{words.condition}</p>
            </div>
        }
        .into_any(),
    )
}
