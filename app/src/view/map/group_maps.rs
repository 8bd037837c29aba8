//! An answer with a map for each group in, the maps side by side and whether what matters differs out.

use leptos::prelude::*;
use svarkort_core::analysis::{GroupMap, GroupMaps, SIGNIFICANCE};
use svarkort_core::figure::{self, MapView};
use svarkort_core::words::number::p_value;
use svarkort_paint::svg_of_chart;

use super::super::App;
use super::super::part::{Numbers, choice, copy_table, icon, table};
use crate::arrange::source::Source;

/// Of each map before it is fitted to its column; the letters stay readable down to a phone.
const WIDTH: f64 = 380.0;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().map.choices.groups;
    let groupings = source.groupings();
    if groupings.is_empty() {
        return ().into_any();
    }
    let mut options = vec![(String::new(), words.none.to_owned())];
    options.extend(groupings.into_iter().map(|variable| (variable.name.clone(), variable.label.clone())));
    let now = move || app.settings.with(|settings| settings.maps_by.clone().unwrap_or_default());
    let choose = move |name: String| {
        app.ask(|settings| settings.maps_by = Some(name).filter(|name| !name.is_empty()));
    };
    let maps = source.analysis().group_maps.as_ref().map(|maps| maps_of(app, source, maps));
    view! {
        <section aria-labelledby="group-maps-title">
            <h2 id="group-maps-title">{words.title}</h2>
            <div class="form-group form-wide no-print">
                <label class="form-label" for="maps-by">{words.by}</label>
                {choice("maps-by", Some("maps-by-hint"), options, Signal::derive(now), choose)}
                <span class="form-hint" id="maps-by-hint">{words.hint}</span>
            </div>
            {maps}
        </section>
    }
    .into_any()
}

fn maps_of(app: App, source: &Source, maps: &GroupMaps) -> AnyView {
    let words = &app.words_now().map.choices.groups;
    let shown = source.clone();
    let count = maps.maps.len();
    let each = move || {
        let seen = app.kept.map.seen.get();
        (0..count).filter_map(|at| map(&shown, at, &seen)).collect_view()
    };
    let weights = figure::group_weights(source.analysis(), source.language).map(|numbers| {
        let copied = Numbers::new(|source| figure::group_weights(source.analysis(), source.language));
        view! {
            <details class="how">
                <summary>{words.show}</summary>
                {table::table(&numbers, source.language)}
                <div class="figure-tools no-print">{copy_table(app, copied)}</div>
            </details>
        }
    });
    view! {
        <p>{compared(app, source, maps)} " " {words.same_numbers}</p>
        <div class="small-maps">{each}</div>
        {weights}
    }
    .into_any()
}

fn compared(app: App, source: &Source, maps: &GroupMaps) -> String {
    let words = &app.words_now().map.choices.groups;
    let Some(comparison) = &maps.comparison else { return words.not_compared.to_owned() };
    let p = p_value(comparison.overall, source.language);
    if comparison.overall >= SIGNIFICANCE {
        return (words.alike)(&p);
    }
    let differ = comparison.drivers.iter().filter(|driver| driver.p_adjusted < SIGNIFICANCE);
    (words.differ)(&p, &differ.map(|driver| source.quoted(&driver.name)).collect::<Vec<_>>())
}

fn map(source: &Source, at: usize, seen: &MapView) -> Option<AnyView> {
    let group: &GroupMap = source.analysis().group_maps.as_ref()?.maps.get(at)?;
    let standing = figure::standing(group, source.language);
    let warning = (!standing.is_empty()).then(|| {
        view! { <p class="small-map-warning">{icon::WARNING.view()} <span>{standing}</span></p> }
    });
    let picture = figure::group_map(source.analysis(), at, seen, source.language).map(|figure| {
        view! {
            <p class="form-hint">{figure.subtitle.clone()}</p>
            <p class="visually-hidden">{figure.description.clone()}</p>
            <div class="map-svg" aria-hidden="true" inner_html=svg_of_chart(&figure, WIDTH)></div>
        }
    });
    Some(
        view! {
            <section class="small-map">
                <h3>{group.label.clone()}</h3>
                {picture}
                {warning}
            </section>
        }
        .into_any(),
    )
}
