//! The reader's work in, a file of it out, and what is to be known of projects that were opened.

mod beside;
mod kept;
mod waiting;

use leptos::prelude::*;
use svarkort_core::project::Changes;

use super::App;
use super::part::{button_small, icon};
use crate::bridge::kept::today;
use crate::state::{Action, Keep, Step};
use crate::words::project::Words;

pub use kept::section;
pub use waiting::waiting;

/// In the page's head, on every step: whether the work is kept, and the way to keep it.
pub fn bar(app: App) -> impl IntoView {
    move || {
        app.origin.with(Option::is_some).then(|| {
            let words = app.words().project;
            view! {
                <div class="keeping">
                    <span class="keeping-state" class:unsaved=move || app.unsaved.get()>
                        {move || if app.unsaved.get() { words.unsaved } else { "" }}
                    </span>
                    {button_small(words.save, move || app.send(Action::Keep(Keep::Work, today())))}
                </div>
            }
        })
    }
}

/// How a project went onto the export, where the reader lands.
pub fn told(app: App) -> impl IntoView {
    let restored = Memo::new(move |_| {
        app.with(|state| {
            let study = state.study.as_ref()?;
            study.restored.map(|restored| (restored, study.changes.clone()))
        })
    });
    move || {
        let (restored, changes) = restored.get()?;
        if !matches!(app.step.get(), Step::Files | Step::Check) {
            return None;
        }
        let words = app.words().project;
        let dropped = (restored.dropped > 0).then(|| view! { <p>{(words.dropped)(restored.dropped)}</p> });
        let delete = match (restored.overdue, restored.delete_by) {
            (Some(day), _) => Some((words.overdue)(day)),
            (None, Some(day)) => Some((words.delete)(day)),
            (None, None) => None,
        };
        let warn = restored.overdue.is_some()
            || restored.dropped > 0
            || matches!(restored.found, svarkort_core::project::Match::Other { .. });
        let class = if warn { "alert alert-warning" } else { "alert alert-info" };
        Some(view! {
            <div class=class role="note">
                {if warn { icon::WARNING.view() } else { icon::INFO.view() }}
                <div>
                    <p>{(words.restored)(restored)}</p>
                    {changed(&changes, words)}
                    {dropped}
                    {delete.map(|text| view! { <p><b>{text}</b></p> })}
                </div>
            </div>
        })
    }
}

/// A sentence for what is new, what is gone and what is called something else now.
fn changed(changes: &Changes, words: &'static Words) -> AnyView {
    let renamed: Vec<String> = changes.renamed.iter().map(|(was, is)| format!("{was} → {is}")).collect();
    let sentences = [(words.new, &changes.new), (words.gone, &changes.gone), (words.renamed, &renamed)].map(
        |(say, names): (fn(&str) -> String, &Vec<String>)| {
            (!names.is_empty()).then(|| view! { <p>{say(&some_of(names))}</p> })
        },
    );
    sentences.into_any()
}

/// The first of them; a new export may have a hundred.
fn some_of(names: &[String]) -> String {
    const NAMED: usize = 8;
    let more = if names.len() > NAMED { format!(" … (+{})", names.len() - NAMED) } else { String::new() };
    names[..names.len().min(NAMED)].join(", ") + &more
}

/// The browser asks before it leaves work that no file holds.
pub fn warn_before_leaving(app: App) {
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        if app.look(crate::state::State::unsaved) {
            event.prevent_default();
            // Older browsers ask for a text, and show their own.
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || listener.remove());
}
