//! The core behind a JavaScript door: files, settings and edits as plain objects in, the contract's plain objects out. The
//! types that a page sees are in js/svarkort.d.ts.

mod asked;
mod failure;
mod field;
mod plain;
mod reading;
mod replicates;

use std::cell::{RefCell, RefMut};

use js_sys::{Array, Function, Reflect, Symbol, Uint8Array};
use svarkort_core::analysis::SettingsInput;
use svarkort_core::parts::Parts;
use svarkort_core::problem::{BadSetting, WantedType};
use svarkort_core::read::{Incoming, Table};
use svarkort_core::report::json;
use svarkort_core::study::{OnProgress, Stage};
use svarkort_core::tools::ReadAs;
use svarkort_core::{Language, Noted, Problem, Study};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::failure::{error, guarded, plain};
use crate::plain::Plain;

#[wasm_bindgen(start)]
fn start() {
    failure::remember_panics();
}

/// One opened survey.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Survey {
    // A page may call back into the survey from its own on_progress.
    study: RefCell<Study>,
    language: Language,
    /// The bootstrap that was begun last: its parts are asked for one after the other.
    parts: RefCell<Parts>,
    /// The fault that the survey did not survive; every later call tells it again.
    fault: RefCell<Option<Problem>>,
}

#[wasm_bindgen]
impl Survey {
    /// # Errors
    /// When a file cannot be read or holds no respondents, or the arguments are not files and options.
    pub fn open(files: &JsValue, options: &JsValue) -> Result<Survey, JsValue> {
        let language = asked::options(&Plain::of(options)).map_err(|p| error(&p, Language::default()))?;
        let study = guarded(|| {
            let read = tables(files)?;
            Study::from_tables(read.value, read.notes, ReadAs::Recognised)
        });
        Ok(Survey::of(study.map_err(|p| error(&p, language))?, language))
    }

    /// # Errors
    /// Never for a survey that was opened.
    pub fn codebook(&self) -> Result<JsValue, JsValue> {
        self.surviving(self.language, |study| {
            let codebook = study.borrow().codebook();
            plain(&json::codebook(&codebook, self.language))
        })
    }

    /// # Errors
    /// When an edit names a variable or a code that does not exist; nothing is changed then.
    pub fn set_codebook(&self, edits: &JsValue) -> Result<(), JsValue> {
        self.surviving(self.language, |study| {
            let edits = asked::edits(&Plain::of(edits))?;
            let busy = Problem::BadSettings { setting: "set_codebook".to_owned(), why: BadSetting::Busy };
            study.try_borrow_mut().map_err(|_| busy)?.edit(&edits)?;
            self.parts()?.forget();
            Ok(())
        })
    }

    /// # Errors
    /// When the settings name what is not there, or the filter leaves too few; and what `on_progress` throws.
    pub fn analyse(&self, settings: &JsValue, on_progress: &JsValue) -> Result<JsValue, JsValue> {
        let (settings, language) = self.speaking(settings);
        let mut thrown = None;
        let answer = self.surviving(language, |study| {
            let asked = self.asked(&settings, language)?;
            let answer =
                telling(on_progress, &mut thrown, |on_progress| study.borrow().analyse(&asked, on_progress))?;
            plain(&json::analysis(&answer, language))
        });
        thrown.map_or(answer, Err)
    }

    /// # Errors
    /// As [`Survey::analyse`], and for a format that is unknown.
    pub fn report(&self, settings: &JsValue, request: &JsValue) -> Result<Vec<u8>, JsValue> {
        let (settings, language) = self.speaking(settings);
        self.surviving(language, |study| {
            let asked = self.asked(&settings, language)?;
            let asked::Report { format, imprint, by, mut taken } = asked::report(&Plain::of(request))?;
            // The same output in two languages is one output.
            taken.iter_mut().for_each(|settings| settings.language = Some(language));
            let study = study.borrow();
            match (by, imprint.unit.clone()) {
                (Some(by), Some(unit)) => {
                    study.report_of(&asked, (&by, &unit), &taken, format, &imprint, &mut |_, _, _| {})
                }
                (Some(_), None) => {
                    let why = BadSetting::WrongType { wanted: WantedType::Text };
                    Err(Problem::BadSettings { setting: "unit".to_owned(), why })
                }
                (None, _) => study.report(&asked, &taken, format, &imprint, &mut |_, _, _| {}),
            }
        })
    }

    fn of(study: Study, language: Language) -> Survey {
        let study = RefCell::new(study);
        Survey { study, language, parts: RefCell::default(), fault: RefCell::default() }
    }

    /// The settings as given, and the language that their faults are told in.
    fn speaking(&self, settings: &JsValue) -> (Plain, Language) {
        let given = Plain::of(settings);
        let language = asked::language(&given).unwrap_or(self.language);
        (given, language)
    }

    fn asked(&self, settings: &Plain, language: Language) -> Result<SettingsInput, Problem> {
        let mut asked = asked::settings(settings)?;
        asked.language = Some(language);
        Ok(asked)
    }

    /// A page may call back from its own on_progress, while they are begun.
    fn parts(&self) -> Result<RefMut<'_, Parts>, Problem> {
        let busy = Problem::BadSettings { setting: "begin".to_owned(), why: BadSetting::Busy };
        self.parts.try_borrow_mut().map_err(|_| busy)
    }

    fn surviving<T>(
        &self,
        language: Language,
        mut work: impl FnMut(&RefCell<Study>) -> Result<T, Problem>,
    ) -> Result<T, JsValue> {
        let known = self.fault.borrow().clone();
        let result = known.map_or_else(|| guarded(|| work(&self.study)), Err);
        if let Err(fault @ Problem::Internal { .. }) = &result {
            *self.fault.borrow_mut() = Some(fault.clone());
        }
        result.map_err(|p| error(&p, language))
    }
}

/// Does the work, and tells the page's `on_progress` how far it is; what that throws is `thrown` on.
fn telling<T>(
    on_progress: &JsValue,
    thrown: &mut Option<JsValue>,
    work: impl FnOnce(OnProgress) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let tell = on_progress.dyn_ref::<Function>();
    if tell.is_none() && !on_progress.is_undefined() && !on_progress.is_null() {
        let why = BadSetting::WrongType { wanted: WantedType::Function };
        return Err(Problem::BadSettings { setting: "on_progress".to_owned(), why });
    }
    work(&mut |done: u32, total: u32, stage: Stage| {
        if let (Some(tell), None) = (tell, &thrown) {
            let stage = plain(&stage).unwrap_or(JsValue::NULL);
            *thrown = tell.call3(&JsValue::UNDEFINED, &done.into(), &total.into(), &stage).err();
        }
    })
}

/// How much of a file is copied into wasm's memory at once.
const PIECE: u32 = 1 << 20;

fn tables(files: &JsValue) -> Result<Noted<Vec<Table>>, Problem> {
    let wrong =
        |setting: String, wanted| Problem::BadSettings { setting, why: BadSetting::WrongType { wanted } };
    let list = Array::is_array(files).then(|| Array::from(files)).filter(|list| list.length() > 0);
    let Some(list) = list else { return Err(wrong("files".to_owned(), WantedType::Files)) };
    let source = |(place, file): (usize, JsValue)| {
        let field = |name: &str| Reflect::get(&file, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if !file.is_object() {
            return Err(wrong(format!("files[{place}]"), WantedType::Files));
        }
        let name = field("name")
            .as_string()
            .ok_or_else(|| wrong(format!("files[{place}].name"), WantedType::Text))?;
        let bytes = field("bytes");
        // Told by its tag and not by its class: a page's frames and test runners each have a class of their own.
        let tag = Reflect::get(&bytes, &Symbol::to_string_tag()).ok().and_then(|tag| tag.as_string());
        if tag.as_deref() != Some("Uint8Array") {
            return Err(wrong(format!("files[{place}].bytes"), WantedType::Bytes));
        }
        Ok((name, Uint8Array::new(&bytes)))
    };
    let sources: Vec<(String, Uint8Array)> = list.iter().enumerate().map(source).collect::<Result<_, _>>()?;
    let mut tables = Noted::plain(Vec::with_capacity(sources.len()));
    for (name, bytes) in sources {
        let length = bytes.length();
        let mut incoming = Incoming::new(&name, length.into())?;
        for start in (0..length).step_by(PIECE as usize) {
            incoming.push(&bytes.subarray(start, length.min(start + PIECE)).to_vec())?;
        }
        let read = incoming.finish()?;
        tables.value.extend(read.value);
        tables.notes.extend(read.notes);
    }
    Ok(tables)
}
