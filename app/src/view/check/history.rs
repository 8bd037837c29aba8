//! What the reader has decided so far, with undo and redo.

use leptos::prelude::*;
use svarkort_core::codebook::{Edit, Edits};

use crate::state::Action;
use crate::view::App;
use crate::view::part::icon;
use crate::words::check::Words;

pub fn view(app: App) -> impl IntoView {
    let words = app.words_now().check;
    let can_undo = Memo::new(move |_| app.with(|state| state.can_undo()));
    let can_redo = Memo::new(move |_| app.with(|state| state.can_redo()));
    let history = Memo::new(move |_| {
        app.with(|state| state.study.as_ref().map(|study| study.history.clone()).unwrap_or_default())
    });
    let list = move || {
        let decided = history.get();
        if decided.is_empty() {
            return view! { <span class="form-hint">{words.history_none}</span> }.into_any();
        }
        view! {
            <details class="history">
                <summary>{(words.history)(decided.len())}</summary>
                <ol class="small-text" reversed>
                    {decided.iter().rev().map(|edits| view! { <li>{told(edits, words)}</li> }).collect_view()}
                </ol>
            </details>
        }
        .into_any()
    };
    view! {
        <div class="history-tools">
            <button
                type="button"
                class="button button-secondary button-small"
                aria-disabled=move || (!can_undo.get()).then_some("true")
                on:click=move |_| app.send(Action::Undo)
            >
                {icon::UNDO.view()}
                {words.undo}
            </button>
            <button
                type="button"
                class="button button-secondary button-small"
                aria-disabled=move || (!can_redo.get()).then_some("true")
                on:click=move |_| app.send(Action::Redo)
            >
                <span class="mirrored">{icon::UNDO.view()}</span>
                {words.redo}
            </button>
            {list}
        </div>
    }
}

/// One entry of the list: which variables, and what was decided of the first.
fn told(edits: &Edits, words: &'static Words) -> String {
    let Some((name, edit)) = edits.iter().next() else { return String::new() };
    let whom = if edits.len() == 1 { name.clone() } else { (words.many)(edits.len()) };
    format!("{whom}: {}", what(edit, words))
}

fn what(edit: &Edit, words: &'static Words) -> String {
    let mut parts = Vec::new();
    if let Some(role) = edit.role {
        parts.push((words.edit_role)((words.role)(role)));
    }
    if let Some(codes) = &edit.missing {
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        parts.push((words.edit_missing)(&codes.join(", ")));
    }
    if edit.reversed.is_some() {
        parts.push(words.edit_turned.to_owned());
    }
    if edit.label.is_some() {
        parts.push(words.edit_label.to_owned());
    }
    if let Some(theme) = &edit.theme {
        parts.push((words.edit_theme)(theme.as_deref()));
    }
    if edit.order.is_some() {
        parts.push(words.edit_order.to_owned());
    }
    let others = [
        (edit.rename.is_some(), words.edit_rename),
        (edit.classes.is_some(), words.edit_classes),
        (edit.derive.is_some(), words.edit_derive),
        (edit.asked_if.is_some(), words.edit_asked),
        (edit.expected.is_some(), words.edit_expected),
    ];
    parts.extend(others.into_iter().filter(|(there, _)| *there).map(|(_, told)| told.to_owned()));
    if edit.merge.is_some() {
        parts.push(words.edit_merge.to_owned());
    }
    parts.join(", ")
}
