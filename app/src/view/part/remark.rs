//! A figure's place in, the reader's own note on it out: apart from the numbers, on the page and on paper.

use leptos::html;
use leptos::prelude::*;

use super::super::App;
use super::button_tertiary;
use crate::state::Action;

/// `place` names the figure, and stays the same from answer to answer.
pub fn remark(app: App, place: String) -> AnyView {
    let words = app.words_now().part;
    let writing = RwSignal::new(false);
    let text = {
        let place = place.clone();
        Memo::new(move |_| app.with(|state| state.remark(&place).map(str::to_owned)))
    };
    let id = format!("note-{}", place.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"));
    let note = move || {
        let Some(text) = text.get().or_else(|| writing.get().then(String::new)) else {
            return button_tertiary(words.remark_add, move || writing.set(true));
        };
        let place = place.clone();
        let keep = move |event| {
            writing.set(false);
            app.send(Action::Remark { place: place.clone(), text: event_target_value(&event) });
        };
        let (id, printed) = (id.clone(), text.clone());
        // The attribute is refused in a frame of another origin, as this page's is.
        let field = NodeRef::<html::Textarea>::new();
        if text.is_empty() {
            field.on_load(|field| drop(field.focus()));
        }
        view! {
            <label class="form-label" for=id.clone()>{words.remark}</label>
            <textarea
                id=id
                class="form-input no-print"
                rows="3"
                placeholder=words.remark_hint
                node_ref=field
                prop:value=text
                on:change=keep
            ></textarea>
            <p class="print-only">{printed}</p>
        }
        .into_any()
    };
    let class = move || if text.with(Option::is_some) { "remark" } else { "remark remark-empty" };
    view! { <aside class=class aria-label=words.remark>{note}</aside> }.into_any()
}
