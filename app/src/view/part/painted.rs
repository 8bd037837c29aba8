//! A name in, a mark on the browser's time line out, once what was just built is on the screen.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::super::mark;
use crate::bridge::soon;

/// Marks the moment after the next frame has been painted.
pub fn painted(name: &'static str) {
    let Some(window) = web_sys::window() else { return };
    let in_frame = Closure::once_into_js(move |_time: JsValue| {
        // A frame's callbacks run before it is painted; a task after them, when it is.
        soon(move || mark(name));
    });
    let _ = window.request_animation_frame(in_frame.unchecked_ref());
}
