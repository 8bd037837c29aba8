//! The step Kontrol: what was recognised, what is doubtful, and everything that can be changed.

use leptos::prelude::*;

use super::App;
use super::part::{button_primary, heading};
use crate::state::{Action, Step};

/// What this step remembers while it is not shown.
#[derive(Clone, Copy)]
pub struct Kept {}

impl Kept {
    pub fn new() -> Self {
        Kept {}
    }
}

/// Built anew at each visit and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().check;
    view! {
        {heading(app, words.title)}
        {button_primary(words.next, move || app.send(Action::GoTo(Step::Results)))}
    }
    .into_any()
}
