//! A JavaScript value in, a [`Plain`] tree out: what settings and edits may be made of, read once, without running into
//! what a page may hand over instead (getters that throw, classes, cycles).

use js_sys::{Array, Function, JsString, Map, Reflect, Set};
use wasm_bindgen::{JsCast, JsValue};

/// A value as JSON knows it, and what it is not.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// `undefined`, or not given.
    Absent,
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Plain>),
    /// In the order of the object; without the fields that are `undefined`.
    Fields(Vec<(String, Plain)>),
    /// A function, a symbol, a class, a list too deep: nothing that a setting can be.
    Other,
}

/// Settings are at most four deep; a cycle ends here.
const DEEPEST: u32 = 8;

impl Plain {
    #[must_use]
    pub fn of(value: &JsValue) -> Plain {
        read(value, 0)
    }
}

fn read(value: &JsValue, depth: u32) -> Plain {
    if value.is_undefined() {
        return Plain::Absent;
    }
    if value.is_null() {
        return Plain::Null;
    }
    if let Some(flag) = value.as_bool() {
        return Plain::Flag(flag);
    }
    if let Some(number) = value.as_f64() {
        return Plain::Number(number);
    }
    if let Some(text) = value.dyn_ref::<JsString>() {
        return Plain::Text(String::from(text));
    }
    let unusable = value.is_instance_of::<Function>()
        || value.is_instance_of::<Map>()
        || value.is_instance_of::<Set>()
        || depth == DEEPEST;
    if unusable || !value.is_object() {
        return Plain::Other;
    }
    if Array::is_array(value) {
        return Plain::List(Array::from(value).iter().map(|entry| read(&entry, depth + 1)).collect());
    }
    let Ok(names) = Reflect::own_keys(value) else { return Plain::Other };
    let mut fields = Vec::new();
    for name in names.iter() {
        let Some(text) = name.as_string() else { continue };
        let Ok(field) = Reflect::get(value, &name) else { return Plain::Other };
        match read(&field, depth + 1) {
            Plain::Absent => {}
            plain => fields.push((text, plain)),
        }
    }
    Plain::Fields(fields)
}
