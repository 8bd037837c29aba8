//! The step Resultater: an answer in, key figures, bars, groups side by side and the remaining questions out.

mod beside;
mod controls;
mod conventions;
mod depth;
mod difference;
mod distribution;
mod each;
mod findings;
mod groups;
mod key;
mod line;
mod matrix;
mod options;
mod others;
mod parts;
mod rules;
mod themes;

use std::collections::BTreeSet;

use leptos::prelude::*;
use svarkort_core::analysis::Analysis;
use svarkort_core::codebook::VariableName;
use svarkort_core::figure::Order;
use svarkort_core::note::NoteKind;

use super::App;
use super::part::{Turns, framed, heading, notes, painted, piece};
use super::rehearsal::Piece;

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
    /// Every small chart is shown, not only the first.
    every: RwSignal<bool>,
    /// The code of the group that stands beside all others.
    unit: RwSignal<Option<String>>,
    /// The question shown in depth, and the theme.
    deep: RwSignal<Option<VariableName>>,
    theme: RwSignal<Option<String>>,
    /// The rules of reporting are unfolded.
    rules: RwSignal<bool>,
}

/// What stands side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Across {
    /// One item's bars.
    #[default]
    One,
    /// A small chart for each item.
    Each,
    /// All items in all groups, a number each.
    All,
    /// One group and all others together.
    Beside,
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
            every: RwSignal::default(),
            unit: RwSignal::default(),
            deep: RwSignal::default(),
            theme: RwSignal::default(),
            rules: RwSignal::default(),
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

/// Built anew at each visit and at each change of language. Each part is built anew at what changes it: another group
/// leaves the bars of all questions as they are.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().results;
    let turns = Turns::new();
    let first = piece(app, all_alike, move |source| {
        painted("svarkort:results");
        view! { {parts::links(app, &source)} {key::figures(app, &source)} {notes(app, &source, about_results)} }
            .into_any()
    });
    let bars = piece(app, bars_alike, move |source| {
        turns.to(distribution::turns(&source) + AFTER);
        distribution::section(app, &source, turns)
    });
    let later = move |back: usize, alike: Alike, build: Piece| {
        turns.before_last(back, move || piece(app, alike, move |source| build(app, &source)))
    };
    let pieces = view! {
        {first}
        {turns.at(1, move || piece(app, all_alike, move |source| findings::section(app, &source)))}
        {bars}
        {later(4, all_alike, themes::section)}
        {later(3, groups_alike, groups::section)}
        {later(2, all_alike, depth::section)}
        {later(1, bridge_alike, conventions::section)}
        {later(0, groups_alike, others::section)}
    };
    view! {
        {heading(app, words.title)}
        {controls::controls(app)}
        {framed(app, pieces.into_any())}
    }
    .into_any()
}

/// Sections below the bars.
const AFTER: usize = 4;

type Alike = fn(&Analysis, &Analysis) -> bool;

/// What every figure is told with.
fn told_alike(one: &Analysis, other: &Analysis) -> bool {
    let (a, b) = (&one.settings, &other.settings);
    a.filter == b.filter
        && (a.convention, a.rounding, a.adjustment) == (b.convention, b.rounding, b.adjustment)
        && (a.language, a.minimum_group) == (b.language, b.minimum_group)
        && (&a.outcome, &a.index_rule) == (&b.outcome, &b.index_rule)
        && one.respondents == other.respondents
}

fn bars_alike(one: &Analysis, other: &Analysis) -> bool {
    told_alike(one, other) && one.items == other.items && one.hidden_items == other.hidden_items
}

fn groups_alike(one: &Analysis, other: &Analysis) -> bool {
    bars_alike(one, other) && one.groups == other.groups && one.crossed == other.crossed
}

fn bridge_alike(one: &Analysis, other: &Analysis) -> bool {
    told_alike(one, other) && one.bridge == other.bridge && one.index == other.index
}

/// Everything but the drivers, which this step does not show.
fn all_alike(one: &Analysis, other: &Analysis) -> bool {
    groups_alike(one, other)
        && bridge_alike(one, other)
        && one.findings == other.findings
        && one.response == other.response
        && (&one.themes, &one.theme_pairs, &one.pairs) == (&other.themes, &other.theme_pairs, &other.pairs)
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
            | NoteKind::ClassesDecided { .. }
    )
}
