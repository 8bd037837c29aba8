//! The step Resultater: an answer in, key figures, bars, groups side by side and the remaining questions out.

mod controls;
mod conventions;
mod difference;
mod distribution;
mod findings;
mod groups;
mod key;
mod line;
mod matrix;
mod options;
mod others;
mod themes;

use std::collections::BTreeSet;

use leptos::prelude::*;
use svarkort_core::codebook::VariableName;
use svarkort_core::figure::Order;
use svarkort_core::note::NoteKind;

use super::App;
use super::part::{Turns, answered, heading, notes, painted};
use super::rehearsal::Piece;
use crate::arrange::source::Source;

/// What this step remembers while it is not shown.
#[derive(Clone, Copy)]
pub struct Kept {
    pub order: RwSignal<Order>,
    /// Items whose response options are unfolded.
    unfolded: RwSignal<BTreeSet<VariableName>>,
    numbers: RwSignal<bool>,
    filtering: RwSignal<bool>,
    filter_by: RwSignal<Option<VariableName>>,
    /// The background variable shown, one of those asked for.
    group: RwSignal<Option<VariableName>>,
    /// The item whose groups are shown; absent: the outcome.
    pub item: RwSignal<Option<VariableName>>,
    across: RwSignal<Across>,
    group_numbers: RwSignal<bool>,
}

/// What stands side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Across {
    /// One item's bars.
    #[default]
    One,
    /// All items' favourable shares.
    All,
}

impl Kept {
    pub fn new() -> Self {
        Kept {
            order: RwSignal::default(),
            unfolded: RwSignal::default(),
            numbers: RwSignal::default(),
            filtering: RwSignal::default(),
            filter_by: RwSignal::default(),
            group: RwSignal::default(),
            item: RwSignal::default(),
            across: RwSignal::default(),
            group_numbers: RwSignal::default(),
        }
    }
}

pub const PIECES: [Piece; 5] = [
    |app, _| controls::controls(app),
    key::figures,
    |app, source| {
        let turns = Turns::new();
        turns.to(distribution::turns(source));
        distribution::section(app, source, turns)
    },
    groups::section,
    others::section,
];

/// Built anew at each visit and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().results;
    let turns = Turns::new();
    view! {
        {heading(app, words.title)}
        {controls::controls(app)}
        {answered(app, move |source| found(app, &source, turns))}
    }
    .into_any()
}

fn found(app: App, source: &Source, turns: Turns) -> AnyView {
    painted("svarkort:results");
    let last = distribution::turns(source) + 3;
    turns.to(last);
    let (groups, bridge, others) = (source.clone(), source.clone(), source.clone());
    let (found, themes) = (source.clone(), source.clone());
    view! {
        {key::figures(app, source)}
        {notes(app, source, about_results)}
        {turns.at(1, move || findings::section(app, &found))}
        {distribution::section(app, source, turns)}
        {turns.at(last - 3, move || themes::section(app, &themes))}
        {turns.at(last - 2, move || groups::section(app, &groups))}
        {turns.at(last - 1, move || conventions::section(app, &bridge))}
        {turns.at(last, move || others::section(app, &others))}
    }
    .into_any()
}

/// Remarks about drivers stand at the map.
fn about_results(kind: &NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::SmallGroup { .. }
            | NoteKind::AllAlike { .. }
            | NoteKind::LowResponse { .. }
            | NoteKind::RateMismatch { .. }
            | NoteKind::UnexpectedGroup { .. }
            | NoteKind::AbsentGroup { .. }
            | NoteKind::PopulationUnknown { .. }
    )
}
