//! The step Deltagelse: who was asked and who answered, typed or from the files; who left what out.

mod field;
mod form;
mod groups;
mod ledger;
mod questions;

use leptos::prelude::*;
use svarkort_core::analysis::Unit;
use svarkort_core::codebook::VariableName;
use svarkort_core::note::NoteKind;

use super::App;
use super::part::{answered, button_primary, heading, notes};
use crate::arrange::source::Source;
use crate::state::{Action, Step};

/// What this step remembers while it is not shown.
#[derive(Clone, Copy)]
pub struct Kept {
    /// The background variable whose groups are shown; absent: the first.
    group: RwSignal<Option<VariableName>>,
}

impl Kept {
    pub fn new() -> Self {
        Kept { group: RwSignal::default() }
    }
}

/// Built anew at each visit and at each change of language. What is typed stands outside the answer, which is built anew
/// while the reader types on.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().response;
    view! {
        {heading(app, words.title)}
        <p class="font-lead">{words.lead}</p>
        <div class="response-top">
            {form::view(app)}
            {answered(app, move |source| found(app, &source))}
        </div>
        {groups::section(app)}
        {questions(app)}
        <div class="action-bar">
            {button_primary(words.next, move || app.send(Action::GoTo(Step::Results)))}
        </div>
    }
    .into_any()
}

/// What is wrong with the newest answer is said once, above.
fn questions(app: App) -> AnyView {
    let analysis = Memo::new(move |_| app.answer.with(|answer| answer.analysis().cloned()));
    (move || {
        let (analysis, codebook) = (analysis.get()?, app.codebook.get_untracked()?);
        let source = Source { analysis, codebook, language: app.language.get_untracked() };
        Some(questions::sections(app, &source))
    })
    .into_any()
}

fn found(app: App, source: &Source) -> AnyView {
    view! { {notes(app, source, about_response)} {ledger::section(app, source)} }.into_any()
}

fn about_response(kind: &NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::LowResponse { .. }
            | NoteKind::RateMismatch { .. }
            | NoteKind::LedgerMismatch { .. }
            | NoteKind::MoreThanInvited { .. }
            | NoteKind::MarginsDiffer { .. }
            | NoteKind::PopulationUnknown { .. }
    )
}

/// What one answer is of, as the settings have it.
fn unit(app: App) -> Unit {
    app.settings.with(|settings| settings.ledger.and_then(|ledger| ledger.unit)).unwrap_or_default()
}
