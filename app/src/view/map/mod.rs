//! The step Prioriteringskort: an answer in, the map with its table, its settings and the weights behind it out.

mod card;
mod chart;
mod drivers;
mod empty;
mod group_maps;
mod lines;
mod method;
mod names;
mod placed;
mod placements;
mod settings;
mod sign;
mod weights;
mod what_if;

use leptos::prelude::*;
use svarkort_core::analysis::{Drivers, MapItem, Quadrant};
use svarkort_core::codebook::VariableName;
use svarkort_core::figure::MapView;
use svarkort_core::note::NoteKind;
use svarkort_core::words::number::share;

use super::App;
use super::part::{Turns, answered, heading, notes, painted};
use crate::arrange::source::Source;

/// What this step remembers while it is not shown.
#[derive(Clone, Copy)]
pub struct Kept {
    /// Axes, outlines and the names of the quadrants.
    pub seen: RwSignal<MapView>,
    /// The point that the card tells of.
    chosen: RwSignal<Option<VariableName>>,
    choosing_drivers: RwSignal<bool>,
    choosing_method: RwSignal<bool>,
    /// By how many points an item is to rise.
    rise: RwSignal<f64>,
    weights_numbers: RwSignal<bool>,
}

impl Kept {
    pub fn new() -> Self {
        Kept {
            seen: RwSignal::default(),
            chosen: RwSignal::default(),
            choosing_drivers: RwSignal::default(),
            choosing_method: RwSignal::default(),
            rise: RwSignal::new(0.5),
            weights_numbers: RwSignal::default(),
        }
    }
}

/// Built anew at each visit and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().map;
    let turns = Turns::new();
    view! {
        {heading(app, words.title)}
        {settings::bar(app)}
        {answered(app, move |source| found(app, &source, turns))}
    }
    .into_any()
}

fn found(app: App, source: &Source, turns: Turns) -> AnyView {
    painted("svarkort:map");
    turns.to(5);
    let (chart, placed, weights) = (source.clone(), source.clone(), source.clone());
    let others = source.clone();
    let analysis = source.analysis();
    let Some(drivers) = &analysis.drivers else { return empty::empty(app, source) };
    let map = match &analysis.priority_map {
        Some(_) => view! {
            {lead(app, source)}
            {told(app, source, drivers)}
            {turns.at(1, move || chart::section(app, &chart))}
            {turns.at(2, move || placed::section(app, &placed))}
            {turns.at(3, move || placements::section(app, &others))}
        }
        .into_any(),
        None => view! {
            {told(app, source, drivers)}
            <p>{app.words_now().map.empty.no_places}</p>
        }
        .into_any(),
    };
    let groups = source.clone();
    view! {
        {map}
        {turns.at(4, move || weights::section(app, &weights))}
        {turns.at(5, move || group_maps::section(app, &groups))}
    }
    .into_any()
}

/// The questions to begin with, by the order of their importance.
fn lead(app: App, source: &Source) -> AnyView {
    let words = app.words_now().map;
    let Some(map) = &source.analysis().priority_map else { return ().into_any() };
    let mut first: Vec<&MapItem> =
        map.items.iter().filter(|item| item.quadrant == Quadrant::ImproveFirst).collect();
    first.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    let quoted = |item: &&MapItem| source.quoted(&item.name);
    let names: Vec<String> = first.iter().map(quoted).collect();
    let unsure: Vec<String> = first.iter().filter(|item| item.unsure()).map(quoted).collect();
    let unsure = (!unsure.is_empty()).then(|| format!(" {}", (words.lead_unsure)(&unsure)));
    let language = source.language;
    let lead = move || {
        let field =
            app.kept.map.seen.with(|seen| seen.names.name(Quadrant::ImproveFirst, language).to_owned());
        (words.lead)(&field, &names)
    };
    view! { <p class="font-lead">{lead} {unsure}</p> }.into_any()
}

/// How much is explained, on how many answers, and what to be careful about.
fn told(app: App, source: &Source, drivers: &Drivers) -> AnyView {
    let words = app.words_now().map;
    let r2 = share(drivers.r2, 0, source.language);
    let explained = (words.explained)(&r2, &source.quoted(&drivers.outcome), drivers.n.0, drivers.missing);
    view! {
        <p>{explained}</p>
        {notes(app, source, about_the_whole)}
    }
    .into_any()
}

/// Remarks about the whole analysis; those about single weights stand at the weights.
fn about_the_whole(kind: &NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::FewRespondents { .. }
            | NoteKind::ListwiseLoss { .. }
            | NoteKind::StraightLining { .. }
            | NoteKind::Ceiling { .. }
            | NoteKind::ConstantItem
            | NoteKind::ConstantOutcome
            | NoteKind::OutcomeAmongDrivers { .. }
            | NoteKind::NotPositiveDefinite
            | NoteKind::NoPlace { .. }
            | NoteKind::SignsDiffer { .. }
    )
}
