//! Projects that were opened in, what they wait for and how two of them stand beside each other out.

use leptos::prelude::*;

use super::super::App;
use super::super::part::button_small;
use super::beside;
use crate::state::Action;

/// On the first step, where files are put in.
pub fn waiting(app: App) -> impl IntoView {
    let waiting = Memo::new(move |_| app.with(|state| state.waiting.clone()));
    let card = move || {
        let brought = waiting.get()?;
        let words = app.words().project;
        let project = &brought.project;
        let names: Vec<String> = project.files.iter().map(|file| file.name.clone()).collect();
        let mut facts: Vec<String> = project.saved.map(words.saved_on).into_iter().collect();
        facts.push((words.changes)(project.history.len()));
        let name = brought.name.clone();
        Some(view! {
            <section class="card now">
                <div>
                    <h2>{(words.waiting)(&brought.name)}</h2>
                    <p>{(words.waiting_for)(&names)}</p>
                    <p class="form-hint">{facts.join(", ")}</p>
                </div>
                <div class="button-group">
                    {button_small(words.put_away, move || app.send(Action::PutAway(name.clone())))}
                </div>
            </section>
        })
    };
    view! {
        {card}
        {beside::section(app)}
    }
}
