//! Work in, the same work done in the next task out.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MessageChannel, MessageEvent};

/// A message to oneself: browsers hold timers of no length back, by up to some frames where there is much to paint.
pub fn soon(work: impl FnOnce() + 'static) {
    let Ok(channel) = MessageChannel::new() else { return work() };
    let (here, there) = (channel.port1(), channel.port2());
    let done = here.clone();
    let heard = Closure::once_into_js(move |_: MessageEvent| {
        done.close();
        work();
    });
    here.set_onmessage(Some(heard.unchecked_ref()));
    // Nothing but ourselves listens there.
    let _ = there.post_message(&wasm_bindgen::JsValue::NULL);
}
