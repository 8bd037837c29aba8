//! An element in, its width out, and the number of device pixels to a CSS pixel: both as they change.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

/// In CSS pixels; 0 until the element stands on the page.
pub fn width_of(node: NodeRef<html::Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let observed = element.clone();
        let measure = move |_entries: js_sys::Array, observer: ResizeObserver| {
            // Gone from the page, or shown at no width: nothing to draw.
            if width.is_disposed() {
                observer.disconnect();
            } else if observed.client_width() > 0 {
                let now = f64::from(observed.client_width());
                if width.get_untracked() != now {
                    width.set(now);
                }
            }
        };
        let callback = Closure::<dyn FnMut(js_sys::Array, ResizeObserver)>::new(measure).into_js_value();
        if let Ok(observer) = ResizeObserver::new(callback.unchecked_ref()) {
            observer.observe(&element);
        }
        width.set(f64::from(element.client_width()));
    });
    width
}

/// Changes when the reader zooms or moves the window to another screen.
pub fn pixel_ratio() -> RwSignal<f64> {
    let ratio = RwSignal::new(window().device_pixel_ratio());
    let listener = window_event_listener(ev::resize, move |_| {
        let now = window().device_pixel_ratio();
        if ratio.get_untracked() != now {
            ratio.set(now);
        }
    });
    on_cleanup(move || listener.remove());
    ratio
}
