//! An answer without drivers in, why there is no map and the way out.

use leptos::prelude::*;
use svarkort_core::note::NoteKind;

use super::super::App;
use super::super::part::{button_secondary, icon, sentences};
use super::settings;
use crate::arrange::source::{Source, measurable};
use crate::state::{Action, Step};

pub fn empty(app: App, source: &Source) -> AnyView {
    let settings = &source.analysis().settings;
    if measurable(&source.codebook.value).is_empty() {
        return no_candidates(app);
    }
    if settings.outcome.is_none() {
        return no_outcome(app);
    }
    impossible(app, source, settings.drivers.is_empty())
}

fn no_candidates(app: App) -> AnyView {
    let words = &app.words_now().map.empty;
    let to_check = app.words_now().part.to_check;
    view! {
        <div class="alert alert-info">
            {icon::INFO.view()}
            <div>
                <p>{words.no_candidates}</p>
                {button_secondary(to_check, move || app.send(Action::GoTo(Step::Check)))}
            </div>
        </div>
    }
    .into_any()
}

fn no_outcome(app: App) -> AnyView {
    let words = &app.words_now().map.empty;
    view! {
        <div class="alert alert-info">
            {icon::HELP.view()}
            <div>
                <h2 class="alert-title">{words.outcome}</h2>
                <p id="outcome-how">{words.outcome_how}</p>
                {outcome_here(app)}
            </div>
        </div>
    }
    .into_any()
}

fn outcome_here(app: App) -> AnyView {
    view! {
        <div class="form-group form-wide">
            <label class="form-label" for="outcome-here">{app.words_now().map.settings.outcome}</label>
            {settings::outcome(app, "outcome-here")}
        </div>
    }
    .into_any()
}

fn impossible(app: App, source: &Source, no_drivers: bool) -> AnyView {
    let words = &app.words_now().map.empty;
    let why = sentences(source, stops);
    let why = if !why.is_empty() {
        view! { <ul>{why.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul> }
            .into_any()
    } else if no_drivers {
        view! { <p>{words.drivers}</p> }.into_any()
    } else {
        view! { <p>{words.nothing_explained}</p> }.into_any()
    };
    let constant = source.analysis.notes.iter().any(|note| note.kind == NoteKind::ConstantOutcome);
    let way_out = if constant {
        outcome_here(app)
    } else {
        button_secondary(words.choose_drivers, move || app.kept.map.choosing_drivers.set(true))
    };
    view! {
        <div class="alert alert-warning">
            {icon::WARNING.view()}
            <div>
                <h2 class="alert-title">{words.impossible}</h2>
                {why}
                {way_out}
            </div>
        </div>
    }
    .into_any()
}

/// What can keep the weights from being estimated.
fn stops(kind: &NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::ConstantOutcome
            | NoteKind::ConstantItem
            | NoteKind::FewRespondents { .. }
            | NoteKind::ListwiseLoss { .. }
            | NoteKind::Separated
    )
}
