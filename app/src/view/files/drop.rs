//! Files dropped anywhere on the page in, an opened study out.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::DragEvent;

use super::listed;
use crate::view::App;

/// Takes drops on the whole document, on every step. While files hang over the page `body` is marked.
pub fn everywhere(app: App) {
    listen("dragover", |event| {
        event.prevent_default();
        if let Some(data) = event.data_transfer() {
            data.set_drop_effect("copy");
        }
        mark(true);
    });
    listen("dragleave", |event| {
        // Leaving an element for another says so too; leaving the page leads nowhere.
        if event.related_target().is_none() {
            mark(false);
        }
    });
    listen("drop", move |event| {
        event.prevent_default();
        mark(false);
        app.open(listed(event.data_transfer().and_then(|data| data.files())));
    });
}

fn listen(name: &str, act: impl FnMut(DragEvent) + 'static) {
    let listener = Closure::<dyn FnMut(DragEvent)>::new(act);
    // The document lives as long as the page; a browser without drops has the button.
    let _ = document().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

fn mark(over: bool) {
    if let Some(body) = document().body() {
        let _ = body.class_list().toggle_with_force("dragging", over);
    }
}
