//! One wasm, two ways in: the page where the global is a window, else the worker.

mod bridge;
mod protocol;
mod state;
mod view;
mod words;
mod worker;

use wasm_bindgen::JsCast;

fn main() {
    if js_sys::global().is_instance_of::<web_sys::Window>() { view::start() } else { worker::start() }
}
