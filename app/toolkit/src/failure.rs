//! A [`Problem`] and a language in, a JavaScript `Error` with `code`, `message` and `detail` out; also for a panic.

use std::cell::Cell;

use js_sys::{Error, Reflect};
use serde::Serialize;
use svarkort_core::report::json;
use svarkort_core::{Language, Problem};
use wasm_bindgen::JsValue;

thread_local! {
    /// Of the last call: a panic knows no language of its own.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Da) };
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

pub fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// From now on a panic throws an `Error` of code `internal` that says where in the program it was, in place of wasm's
/// "unreachable executed". The panic's own message is left out: it may hold the content of an answer.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at =
            panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        wasm_bindgen::throw_val(error(&Problem::Internal { at }, LANGUAGE.get()));
    }));
}
