//! A [`Problem`] and a language in, a JavaScript `Error` with `code`, `message` and `detail` out; also for what stops wasm
//! itself: a panic, too little memory, too deep a stack.

use std::cell::RefCell;

use js_sys::{Array, Error, Reflect};
use serde::Serialize;
use svarkort_core::report::json;
use svarkort_core::{Language, Problem};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Calls back at once. What stops wasm in the call is an exception to JavaScript, and comes back caught.
    #[wasm_bindgen(js_namespace = Reflect, js_name = apply, catch)]
    fn apply(call: &mut dyn FnMut(), this: &JsValue, with: &Array) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// Where the program last panicked.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What the page gets thrown.
#[must_use]
pub fn error(problem: &Problem, language: Language) -> JsValue {
    let told = json::problem(problem, language);
    let error = Error::new(&told.message);
    let detail = plain(&told.detail).unwrap_or(JsValue::NULL);
    // Setting a field of an object just made cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &told.code.into());
    let _ = Reflect::set(&error, &"detail".into(), &detail);
    error.into()
}

/// A value as JavaScript's plain data: objects for maps, `null` for what is absent, no BigInt.
///
/// # Errors
/// When a whole number is beyond what JavaScript can hold.
pub fn plain(value: &impl Serialize) -> Result<JsValue, Problem> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| Problem::Internal { at: "serialize".to_owned() })
}

/// Keeps the place of a panic for [`guarded`]. The panic's own message is left out: it may hold the content of an answer.
pub fn remember_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        PANIC.with_borrow_mut(|last| *last = at);
    }));
}

/// The result of `work`, or [`Problem::Internal`] where wasm was stopped in it, in place of "unreachable executed". What
/// `work` held is lost then: a survey that it had borrowed stays borrowed.
///
/// # Errors
/// Those of `work`, and a fault of the program.
pub fn guarded<T>(mut work: impl FnMut() -> Result<T, Problem>) -> Result<T, Problem> {
    let mut result = None;
    let stopped = apply(&mut || result = Some(work()), &JsValue::UNDEFINED, &Array::new()).err();
    match (stopped, result) {
        (None, Some(result)) => result,
        (stopped, _) => {
            let place = PANIC.take();
            let name = stopped.and_then(|error| Reflect::get(&error, &"name".into()).ok()?.as_string());
            Err(Problem::Internal { at: place.or(name).unwrap_or_default() })
        }
    }
}
