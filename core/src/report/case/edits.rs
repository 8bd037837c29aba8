//! What the reader makes of a case: texts by the key of their sentence, what is left out, put in, written anew, moved.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{CaseKind, Part};
use crate::units::Language;

/// The reader's case, kept with the project.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseEdits {
    pub kind: CaseKind,
    /// *Sagsnr.*
    pub number: String,
    /// *Beslutningskompetence*: whose decision it is.
    pub competence: String,
    pub danish: Texts,
    pub english: Texts,
}

/// The edits of one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    pub title: Option<String>,
    /// By the key of the sentence.
    pub edited: BTreeMap<String, Edited>,
    pub removed: BTreeSet<String>,
    /// Offered findings that were put among the results.
    pub added: BTreeSet<String>,
    pub own: Vec<Own>,
    /// Keys in the reader's order; what is not named follows.
    pub order: BTreeMap<Part, Vec<String>>,
}

/// A text, and the generated one that it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    pub part: Part,
    pub text: String,
    pub of: String,
}

/// A paragraph of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    pub key: String,
    pub part: Part,
    pub text: String,
}

/// One place up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
}

impl CaseEdits {
    #[must_use]
    pub fn texts(&self, language: Language) -> &Texts {
        match language {
            Language::Da => &self.danish,
            Language::En => &self.english,
        }
    }

    pub fn texts_mut(&mut self, language: Language) -> &mut Texts {
        match language {
            Language::Da => &mut self.danish,
            Language::En => &mut self.english,
        }
    }
}

impl Texts {
    /// `of`: the generated sentence. The same text again is no edit.
    pub fn edit(&mut self, part: Part, key: &str, of: &str, text: &str) {
        if let Some(own) = self.own.iter_mut().find(|own| own.key == key) {
            text.clone_into(&mut own.text);
        } else if text.trim() == of.trim() {
            self.edited.remove(key);
        } else {
            let edited = Edited { part, text: text.trim().to_owned(), of: of.to_owned() };
            self.edited.insert(key.to_owned(), edited);
        }
    }

    /// The edited text stands although its number has changed: the reader has looked.
    pub fn confirm(&mut self, key: &str, of: &str) {
        if let Some(edited) = self.edited.get_mut(key) {
            of.clone_into(&mut edited.of);
        }
    }

    /// Back to the sentence as the numbers make it.
    pub fn reset(&mut self, key: &str) {
        self.edited.remove(key);
    }

    pub fn remove(&mut self, key: &str) {
        let before = self.own.len();
        self.own.retain(|own| own.key != key);
        if self.own.len() == before && !self.added.remove(key) {
            self.removed.insert(key.to_owned());
        }
        self.edited.remove(key);
    }

    /// Puts back what was left out.
    pub fn put_back(&mut self) {
        self.removed.clear();
    }

    pub fn add(&mut self, key: &str) {
        self.added.insert(key.to_owned());
    }

    /// Its key.
    pub fn write(&mut self, part: Part, text: &str) -> String {
        let number = |own: &Own| own.key.strip_prefix("own.").and_then(|number| number.parse::<u32>().ok());
        let next = self.own.iter().filter_map(number).max().unwrap_or(0) + 1;
        let key = format!("own.{next}");
        self.own.push(Own { key: key.clone(), part, text: text.to_owned() });
        key
    }

    /// `keys`: of the part as it stands.
    pub fn shift(&mut self, part: Part, mut keys: Vec<String>, key: &str, way: Move) {
        let Some(place) = keys.iter().position(|one| one == key) else { return };
        let other = match way {
            Move::Up => place.checked_sub(1),
            Move::Down => Some(place + 1).filter(|other| *other < keys.len()),
        };
        if let Some(other) = other {
            keys.swap(place, other);
            self.order.insert(part, keys);
        }
    }
}
