//! The step Rapport: an answer in, every figure as a picture to take along and all numbers as files out.

pub mod case;
mod figures;
mod files;
mod sender;
mod units;

use std::collections::BTreeSet;

use leptos::prelude::*;
use svarkort_core::codebook::VariableName;

use super::App;
use super::part::{Turns, answered, heading, hidden_more, painted};
use crate::arrange::source::{Source, groupings};
use crate::protocol::PackOf;

/// What this step remembers while it is not shown.
#[derive(Clone, Copy)]
pub struct Kept {
    /// Figures whose tables are unfolded, by their ids.
    unfolded: RwSignal<BTreeSet<String>>,
    /// The sections that are folded up at first.
    case_open: RwSignal<bool>,
    sender_open: RwSignal<bool>,
    units_open: RwSignal<bool>,
    /// The sentence of the case that is being edited.
    editing: RwSignal<case::Open>,
    units_by: RwSignal<BTreeSet<VariableName>>,
    units_format: RwSignal<PackOf>,
}

impl Kept {
    pub fn new() -> Self {
        Kept {
            unfolded: RwSignal::default(),
            case_open: RwSignal::default(),
            sender_open: RwSignal::default(),
            units_open: RwSignal::default(),
            editing: RwSignal::default(),
            units_by: RwSignal::default(),
            units_format: RwSignal::default(),
        }
    }
}

/// Built anew at each visit and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().report;
    let turns = Turns::new();
    view! {
        {heading(app, words.title)}
        <p class="font-lead no-print">{words.lead}</p>
        {groups(app)}
        {answered(app, move |_| leaving(app, turns))}
    }
    .into_any()
}

/// This step shows what leaves, as it leaves: not what the data holder may see.
fn leaving(app: App, turns: Turns) -> AnyView {
    let words = app.words_now();
    (move || match app.release.with(Option::is_some).then(|| app.leaving()).flatten() {
        Some(source) => found(app, &source, turns),
        None => view! { <p class="computing">{words.report.settling}</p> }.into_any(),
    })
    .into_any()
}

fn found(app: App, source: &Source, turns: Turns) -> AnyView {
    painted("svarkort:report");
    let words = app.words_now().report;
    let minimum = source.analysis().settings.minimum_group;
    let taken = app.look(|state| {
        state.study.as_ref().map_or(0, |study| study.taken.iter().map(Vec::len).sum::<usize>())
    });
    view! {
        {files::section(app, source)}
        <p class="no-print">{(words.hidden)(minimum)}</p>
        {hidden_more(app)}
        {(taken > 0).then(|| view! { <p class="form-hint no-print">{(words.taken)(taken)}</p> })}
        {case::section(app, source)}
        {units::section(app)}
        {sender::section(app)}
        {figures::section(app, source, turns)}
    }
    .into_any()
}

/// Which background variables are part of the report.
fn groups(app: App) -> Option<AnyView> {
    let words = app.words_now().report;
    let choices: Vec<(VariableName, String)> = app.codebook.with_untracked(|codebook| {
        let variables = codebook.as_ref().map(|codebook| groupings(&codebook.value)).unwrap_or_default();
        variables.into_iter().map(|variable| (variable.name.clone(), variable.label.clone())).collect()
    });
    if choices.is_empty() {
        return None;
    }
    let check = |(name, label): (VariableName, String)| {
        let on = {
            let name = name.clone();
            move || app.settings.with(|settings| settings.groups.iter().flatten().any(|group| *group == name))
        };
        let turn = move |event| {
            app.ask(|settings| {
                let groups = settings.groups.get_or_insert_default();
                groups.retain(|group| *group != name);
                if event_target_checked(&event) {
                    groups.push(name.clone());
                }
            });
        };
        view! {
            <label class="form-checkbox">
                <input type="checkbox" prop:checked=on on:change=turn />
                <span>{label}</span>
            </label>
        }
    };
    Some(
        view! {
            <fieldset class="checks no-print">
                <legend>{words.groups}</legend>
                <p class="form-hint">{words.groups_hint}</p>
                <div class="checks-list">{choices.into_iter().map(check).collect_view()}</div>
            </fieldset>
        }
        .into_any(),
    )
}
