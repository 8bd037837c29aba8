//! A bootstrap in parts, for a pool of workers: settings in, the answer without replicates, some of the replicates, and
//! the answer with them out. Each part can be asked of another worker: what was begun elsewhere is begun here too.

use js_sys::{Float64Array, Object, Reflect};
use svarkort_core::analysis::{Resampling, SettingsInput};
use svarkort_core::note::Noted;
use svarkort_core::problem::BadSetting;
use svarkort_core::report::json;
use svarkort_core::{Problem, Study};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::failure::plain;
use crate::{Survey, telling};

/// What the parts have in common, as of the settings that it was begun with.
#[derive(Debug)]
pub struct Kept {
    asked: SettingsInput,
    first: Option<Noted<svarkort_core::analysis::Analysis>>,
    resampling: Option<Resampling>,
}

impl Kept {
    /// That of `asked`; begun anew where something else was asked last.
    fn of<'a>(
        kept: &'a mut Option<Kept>,
        asked: &SettingsInput,
        begin: impl FnOnce() -> Result<Kept, Problem>,
    ) -> Result<&'a mut Kept, Problem> {
        if kept.as_ref().is_none_or(|kept| kept.asked != *asked) {
            *kept = None;
        }
        match kept {
            Some(kept) => Ok(kept),
            None => Ok(kept.insert(begin()?)),
        }
    }
}

fn begun(study: &Study, asked: &SettingsInput) -> Result<Kept, Problem> {
    let begun = study.begin(asked, &mut |_, _, _| {})?;
    Ok(Kept { asked: asked.clone(), first: Some(begun.first), resampling: begun.resampling })
}

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
            let begun =
                telling(on_progress, &mut thrown, |on_progress| study.borrow().begin(&asked, on_progress))?;
            let wanted = asked.bootstrap.and_then(|bootstrap| bootstrap.replicates).unwrap_or(0);
            let replicates = if begun.resampling.is_some() { wanted } else { 0 };
            let told = Object::new();
            let set = |name: &str, value: JsValue| Reflect::set(&told, &name.into(), &value);
            // Setting a field of an object just made cannot fail.
            let _ = set("analysis", plain(&json::analysis(&begun.first, language))?);
            let _ = set("replicates", replicates.into());
            *self.begun.borrow_mut() =
                Some(Kept { asked, first: Some(begun.first), resampling: begun.resampling });
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
            let mut kept = self.begun.borrow_mut();
            let kept = Kept::of(&mut kept, &asked, || {
                let resampling = study.borrow().resampling(&asked)?;
                Ok(Kept { asked: asked.clone(), first: None, resampling })
            })?;
            let numbers = kept
                .resampling
                .as_mut()
                .map(|resampling| resampling.run(first..first.saturating_add(count), &mut |_, _| {}))
                .unwrap_or_default();
            Ok(Float64Array::from(numbers.as_slice()))
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
            let mut kept = self.begun.borrow_mut();
            if kept.as_ref().is_some_and(|kept| kept.first.is_none()) {
                *kept = None;
            }
            let kept = Kept::of(&mut kept, &asked, || begun(&study.borrow(), &asked))?;
            let numbers = numbers.to_vec();
            let wrong =
                || Problem::BadSettings { setting: "numbers".to_owned(), why: BadSetting::OutOfRange };
            let first = kept.first.clone().ok_or_else(wrong)?;
            let answer = match &mut kept.resampling {
                Some(resampling) if numbers.len() % resampling.width() == 0 => {
                    resampling.told(first, &numbers)
                }
                Some(_) => return Err(wrong()),
                None => first,
            };
            plain(&json::analysis(&answer, language))
        })
    }
}
