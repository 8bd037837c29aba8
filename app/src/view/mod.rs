//! State in, elements out. A folder per step of the screen; `part` holds what several steps share.

mod app;
mod check;
mod files;
mod map;
pub mod part;
mod privacy;
mod project;
mod rehearsal;
mod report;
mod response;
mod results;
mod shell;

pub use app::App;

use crate::words;

/// Puts the page into the document.
pub fn start() {
    std::panic::set_hook(Box::new(|_| broken()));
    leptos::mount::mount_to_body(shell::shell);
}

/// The page itself broke down: the last thing it can do is to say so, in both languages, since it no longer knows which.
fn broken() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let (Some(body), Ok(alert)) = (document.body(), document.create_element("p")) else { return };
    alert.set_class_name("alert alert-error broken");
    alert.set_text_content(Some(words::shell::BROKEN));
    let _ = alert.set_attribute("role", "alert");
    let _ = body.prepend_with_node_1(&alert);
}

/// A milestone for those who measure.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // Only a measurement would miss it.
        let _ = performance.mark(name);
    }
}
