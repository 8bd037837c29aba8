//! Pictures and tables in, the reader's clipboard out, where the browser allows it.

use std::future::Future;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag};

#[wasm_bindgen]
extern "C" {
    /// Not every browser has it.
    #[wasm_bindgen(js_name = ClipboardItem)]
    type Item;

    #[wasm_bindgen(constructor, js_class = "ClipboardItem", catch)]
    fn new(kinds: &JsValue) -> Result<Item, JsValue>;
}

/// The picture may still be on its way: asking at once keeps the reader's click valid.
///
/// # Errors
/// When there is no picture, or the browser refuses.
pub async fn picture(blob: impl Future<Output = Result<Blob, JsValue>> + 'static) -> Result<(), JsValue> {
    let promised = future_to_promise(async move { blob.await.map(JsValue::from) });
    write(&[("image/png", promised.into())]).await
}

/// Both ways at once: a word processor takes the HTML, a spreadsheet or a mail what it can.
///
/// # Errors
/// When the browser refuses.
pub async fn table(html: &str, text: &str) -> Result<(), JsValue> {
    write(&[("text/html", blob(html, "text/html")?.into()), ("text/plain", blob(text, "text/plain")?.into())])
        .await
}

/// # Errors
/// When the browser refuses.
pub async fn text(text: &str) -> Result<(), JsValue> {
    write(&[("text/plain", blob(text, "text/plain")?.into())]).await
}

fn blob(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)
}

async fn write(kinds: &[(&str, JsValue)]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    if js_sys::Reflect::get(&window, &"ClipboardItem".into())?.is_undefined() {
        return Err(JsValue::NULL);
    }
    let record = js_sys::Object::new();
    for (kind, value) in kinds {
        js_sys::Reflect::set(&record, &(*kind).into(), value)?;
    }
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into())?;
    if clipboard.is_undefined() {
        return Err(JsValue::NULL);
    }
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    let items = js_sys::Array::of1(&Item::new(&record)?.into());
    JsFuture::from(clipboard.write(&items)).await.map(|_| ())
}
