//! The step report.

use leptos::prelude::*;

use super::App;
use super::part::heading;

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
    let words = app.words_now().report;
    view! { {heading(app, words.title)} }.into_any()
}
