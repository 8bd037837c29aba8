//! The step Vælg filer: files in by drop or by choice, or the example.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement};

use super::App;
use super::part::{button_tertiary, heading, icon};
use crate::state::{Action, Origin};

/// Built anew at each visit and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now().files;
    let choose = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let files = listed(input.files());
        // The same file may be chosen again after it was changed.
        input.set_value("");
        if !files.is_empty() {
            app.open(files);
        }
    };
    view! {
        {heading(app, words.title)}
        <p class="font-lead">{words.lead}</p>
        <div class="drop-zone">
            {icon::UPLOAD.view()}
            <p class="drop-title">{words.drop}</p>
            <div class="button-group">
                <label class="button button-primary">
                    <input type="file" multiple class="visually-hidden" on:change=choose />
                    {words.choose}
                </label>
                {button_tertiary(words.example, move || app.send(Action::Open(Origin::Example)))}
            </div>
        </div>
    }
    .into_any()
}

/// The files of a list, as the browser gives it.
pub fn listed(list: Option<FileList>) -> Vec<web_sys::File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)).collect()
}
