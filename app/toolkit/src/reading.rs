//! Files in pieces in, an opened [`Survey`] out: what a browser streams is never held whole.

use svarkort_core::read::{Incoming, Table};
use svarkort_core::tools::ReadAs;
use svarkort_core::{Language, Noted, Problem, Study};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::failure::{error, guarded};
use crate::plain::Plain;
use crate::{Survey, asked};

/// The files of one survey while they come in.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reading {
    language: Language,
    incoming: Option<Incoming>,
    read: Noted<Vec<Table>>,
}

#[wasm_bindgen]
impl Reading {
    /// # Errors
    /// When the options are none.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Reading, JsValue> {
        let language = asked::options(&Plain::of(options)).map_err(|p| error(&p, Language::default()))?;
        Ok(Reading { language, incoming: None, read: Noted::plain(Vec::new()) })
    }

    /// The next file, whose pieces follow.
    ///
    /// # Errors
    /// When the one before cannot be read, or this one is too large.
    pub fn file(&mut self, name: &str, size: f64) -> Result<(), JsValue> {
        self.told(|reading| {
            reading.end()?;
            #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a size in bytes")]
            let size = size.max(0.0) as u64;
            reading.incoming = Some(Incoming::new(name, size)?);
            Ok(())
        })
    }

    /// # Errors
    /// When what has come so far cannot be read, or is too much.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), JsValue> {
        self.told(|reading| reading.incoming.as_mut().map_or(Ok(()), |incoming| incoming.push(piece)))
    }

    /// # Errors
    /// When a file cannot be read, or none holds respondents.
    pub fn finish(mut self) -> Result<Survey, JsValue> {
        let language = self.language;
        let study = self.told(|reading| {
            reading.end()?;
            let read = std::mem::replace(&mut reading.read, Noted::plain(Vec::new()));
            Study::from_tables(read.value, read.notes, ReadAs::Recognised)
        })?;
        Ok(Survey::of(study, language))
    }

    fn end(&mut self) -> Result<(), Problem> {
        if let Some(incoming) = self.incoming.take() {
            let read = incoming.finish()?;
            self.read.value.extend(read.value);
            self.read.notes.extend(read.notes);
        }
        Ok(())
    }

    fn told<T>(&mut self, mut work: impl FnMut(&mut Reading) -> Result<T, Problem>) -> Result<T, JsValue> {
        let language = self.language;
        guarded(|| work(self)).map_err(|problem| error(&problem, language))
    }
}
