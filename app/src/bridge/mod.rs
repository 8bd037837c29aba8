//! Effects in, actions out: the page's side of the worker.

#[cfg(target_arch = "wasm32")]
pub mod clipboard;
#[cfg(target_arch = "wasm32")]
mod door;
#[cfg(target_arch = "wasm32")]
pub mod kept;
#[cfg(target_arch = "wasm32")]
pub mod picture;
mod queue;
#[cfg(target_arch = "wasm32")]
mod save;
mod slices;
#[cfg(target_arch = "wasm32")]
mod soon;

#[cfg(target_arch = "wasm32")]
pub use door::Bridge;
#[cfg(target_arch = "wasm32")]
pub use save::{save, save_blob};
#[cfg(target_arch = "wasm32")]
pub use soon::soon;
