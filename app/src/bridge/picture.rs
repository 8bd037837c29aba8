//! A figure in, a picture out: on a canvas of the page, and as the bytes of a PNG.

use js_sys::Promise;
use plotters_canvas::CanvasBackend;
use svarkort_core::figure::Figure;
use svarkort_paint::scene::Scene;
use svarkort_paint::{Frame, Theme, draw_scene, scene};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

/// Paints the picture, `scale` device pixels to each CSS pixel, and sizes the canvas to it.
///
/// # Errors
/// When the browser gives no canvas to draw on.
pub fn paint(canvas: &HtmlCanvasElement, picture: &Scene, scale: f64) -> Result<(), JsValue> {
    let size = picture.size;
    #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a size in pixels")]
    let pixels = |length: f64| (length * scale).round().max(1.0) as u32;
    // Setting the size clears the canvas, too.
    canvas.set_width(pixels(size.width));
    canvas.set_height(pixels(size.height));
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(JsValue::NULL)?;
    draw_scene(picture, backend, scale).map_err(|_| JsValue::NULL)
}

/// The complete figure as a PNG.
///
/// # Errors
/// When the browser gives no canvas or makes no picture of it.
pub async fn png(figure: &Figure, width: f64, scale: f64) -> Result<Blob, JsValue> {
    letters().await;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let picture = scene(figure, width, Theme { scale, frame: Frame::Complete });
    paint(&canvas, &picture, scale)?;
    let made = Promise::new(&mut |resolve, reject| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            let settle = if blob.is_null() { &reject } else { &resolve };
            let _ = settle.call1(&JsValue::UNDEFINED, &blob);
        });
        // A failure shows as a promise that is never kept; the canvas is ours, so there is none.
        let _ = canvas.to_blob(take.unchecked_ref());
    });
    JsFuture::from(made).await.map(JsCast::unchecked_into)
}

/// Waits until the letters that pictures are written with are there; a canvas does not ask for them itself.
pub async fn letters() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let fonts = document.fonts();
    for font in ["400 12px \"IBM Plex Sans\"", "600 12px \"IBM Plex Sans\""] {
        // Without them the next family of the list stands in.
        let _ = JsFuture::from(fonts.load(font)).await;
    }
}
