//! One wasm, two ways in: the page where the global is a window, else the worker.

fn main() {}
