//! The step Kontrol: what was recognised, what is doubtful, and everything that can be changed.

mod bulk;
mod details;
mod doubts;
mod grouping;
mod history;
mod outcome;
mod promise;
mod row;
mod summary;
mod table;

use std::collections::BTreeSet;

use leptos::prelude::*;
use svarkort_core::codebook::{Edits, Role, VariableName};
use svarkort_core::{Noted, codebook::Codebook};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::App;
use super::part::{button_primary, heading};
use super::rehearsal::Piece;
use crate::state::{Action, Step, decisions};

/// What this step remembers while it is not shown.
#[derive(Clone, Copy)]
pub struct Kept {
    search: RwSignal<String>,
    filter: RwSignal<Filter>,
    unfolded: RwSignal<BTreeSet<VariableName>>,
    chosen: RwSignal<BTreeSet<VariableName>>,
    /// The element that had the focus when the last decision was taken.
    focused: StoredValue<String>,
}

/// Which variables the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Doubtful,
    Role(Role),
}

impl Kept {
    pub fn new() -> Self {
        Kept {
            search: RwSignal::default(),
            filter: RwSignal::new(Filter::All),
            unfolded: RwSignal::default(),
            chosen: RwSignal::default(),
            focused: StoredValue::default(),
        }
    }

    /// Forgets the variables of a study that is no longer open.
    fn fit(self, codebook: &Codebook) {
        let known = |name: &VariableName| codebook.variables.iter().any(|v| v.name == *name);
        self.unfolded.update(|names| names.retain(known));
        self.chosen.update(|names| names.retain(known));
    }
}

pub const PIECES: [Piece; 5] = [
    |app, _| summary::view(app).into_any(),
    |app, _| outcome::view(app).into_any(),
    |app, _| doubts::view(app).into_any(),
    |app, _| table::view(app).into_any(),
    |app, source| {
        let first = source.codebook.value.variables.first();
        first.map(|variable| row::view(app, 0, variable.name.clone())).into_any()
    },
];

/// Built anew at each visit, for each study and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().check;
    let Some(codebook) = app.codebook.get_untracked() else { return ().into_any() };
    app.kept.check.fit(&codebook.value);
    Effect::new(move |_| {
        app.codebook.track();
        request_animation_frame(move || app.refocus());
    });
    let rows = decisions::rows(&codebook.value);
    let lead = (words.lead)(rows, summary::completed(&codebook.notes), codebook.value.variables.len());
    view! {
        {heading(app, words.title)}
        <p class="font-lead">{lead}</p>
        <div class="check-top">
            <div class="check-ask">{outcome::view(app)} {doubts::view(app)} {promise::view(app)}</div>
            {summary::view(app)}
        </div>
        {table::view(app)}
        <div class="action-bar">
            {history::view(app)}
            {button_primary(words.next, move || app.send(Action::GoTo(Step::Results)))}
        </div>
    }
    .into_any()
}

impl App {
    /// Looks at the codebook without being woken by it later.
    fn in_codebook<T: Default>(self, look: impl FnOnce(&Noted<Codebook>) -> T) -> T {
        self.codebook
            .with_untracked(|codebook| codebook.as_ref().map(|codebook| look(codebook)))
            .unwrap_or_default()
    }

    /// Sends decisions, if there are any.
    fn edit(self, edits: Edits) {
        if !edits.is_empty() {
            let focused = document().active_element().map(|element| element.id()).unwrap_or_default();
            self.kept.check.focused.set_value(focused);
            self.send(Action::Edit(edits));
        }
    }

    /// What is built anew by a decision takes the focus again, so that the keyboard stays where it was.
    fn refocus(self) {
        let Some(id) = self.kept.check.focused.try_update_value(std::mem::take) else { return };
        let document = document();
        let lost = document.active_element().is_none_or(|element| {
            // An option that was moved has left its buttons to another one.
            element.tag_name() == "BODY" || element.closest(".details-row").is_ok_and(|row| row.is_some())
        });
        let element =
            document.get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element.filter(|_| lost) {
            let _ = element.focus();
        }
    }
}
