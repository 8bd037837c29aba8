//! One wasm, two ways in: the page where the global is a window, else the worker.
//!
//! What needs no browser (state, queue, words) is also built and tested natively; the rest is there on wasm only.
#![cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only the views and the worker call it"))]

mod arrange;
mod bridge;
mod protocol;
mod state;
#[cfg(target_arch = "wasm32")]
mod view;
mod words;
#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast;
    if js_sys::global().is_instance_of::<web_sys::Window>() { view::start() } else { worker::start() }
}

/// Natively there are only tests.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
