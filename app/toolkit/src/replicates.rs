//! A bootstrap in parts, for a pool of workers: settings in, the answer without replicates, some of the replicates, and
//! the answer with them out.

use js_sys::{Float64Array, Object, Reflect};
use svarkort_core::report::json;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::failure::plain;
use crate::{Survey, telling};

#[wasm_bindgen]
impl Survey {
    /// `{ analysis, replicates }`: the answer without its bootstrap, and how many replicates are to be made.
    ///
    /// # Errors
    /// As [`Survey::analyse`].
    pub fn begin(&self, settings: &JsValue, on_progress: &JsValue) -> Result<JsValue, JsValue> {
        let (settings, language) = self.speaking(settings);
        let mut thrown = None;
        let answer = self.surviving(language, |study| {
            let asked = self.asked(&settings, language)?;
            let (first, replicates) = telling(on_progress, &mut thrown, |on_progress| {
                self.parts()?.begin(&study.borrow(), &asked, &mut |_| {}, on_progress)
            })?;
            let told = Object::new();
            let set = |name: &str, value: JsValue| Reflect::set(&told, &name.into(), &value);
            // Setting a field of an object just made cannot fail.
            let _ = set("analysis", plain(&json::analysis(&first, language))?);
            let _ = set("replicates", replicates.into());
            Ok(told.into())
        });
        thrown.map_or(answer, Err)
    }

    /// The replicates from `first` on: estimates only, to be handed to [`Survey::finish`] in their order.
    ///
    /// # Errors
    /// As [`Survey::analyse`].
    pub fn replicates(&self, settings: &JsValue, first: u32, count: u32) -> Result<Float64Array, JsValue> {
        let (settings, language) = self.speaking(settings);
        self.surviving(language, |study| {
            let asked = self.asked(&settings, language)?;
            let numbers = first..first.saturating_add(count);
            let made = self.parts()?.replicates(&study.borrow(), &asked, numbers)?;
            Ok(Float64Array::from(made.as_slice()))
        })
    }

    /// The answer that so many replicates give: that of [`Survey::analyse`] with their number. `numbers`: from replicate
    /// 0 on.
    ///
    /// # Errors
    /// As [`Survey::analyse`]; and when `numbers` are not whole replicates.
    pub fn finish(&self, settings: &JsValue, numbers: &Float64Array) -> Result<JsValue, JsValue> {
        let (settings, language) = self.speaking(settings);
        self.surviving(language, |study| {
            let asked = self.asked(&settings, language)?;
            let answer = self.parts()?.finish(&study.borrow(), &asked, &numbers.to_vec())?;
            plain(&json::analysis(&answer, language))
        })
    }
}
