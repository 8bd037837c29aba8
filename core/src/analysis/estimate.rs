//! An answer in, what of it rests on the drivers out: kept, so that a question that differs in nothing they rest on need
//! not be estimated again.

use super::{Analysis, Drivers, PriorityMap, Settings, WhatIf};
use crate::note::Note;

/// Drivers, map and what-if of one question.
#[derive(Debug, Clone)]
pub struct Estimate {
    /// With what they do not rest on taken out.
    of: Settings,
    drivers: Option<Drivers>,
    priority_map: Option<PriorityMap>,
    what_if: Option<WhatIf>,
    replicates: u32,
    pub(super) notes: Vec<Note>,
}

impl Estimate {
    pub(super) fn of(asked: &Settings, value: &Analysis, notes: Vec<Note>) -> Estimate {
        Estimate {
            of: essence(asked),
            drivers: value.drivers.clone(),
            priority_map: value.priority_map.clone(),
            what_if: value.what_if.clone(),
            replicates: value.settings.bootstrap.replicates,
            notes,
        }
    }

    /// The same with its replicates; they change no note.
    #[must_use]
    pub fn sharpened(&self, value: &Analysis) -> Estimate {
        Estimate {
            drivers: value.drivers.clone(),
            priority_map: value.priority_map.clone(),
            replicates: value.settings.bootstrap.replicates,
            ..self.clone()
        }
    }

    /// Whether it answers these settings too.
    #[must_use]
    pub fn answers(&self, settings: &Settings) -> bool {
        self.of == essence(settings)
    }

    /// How many replicates it rests on.
    #[must_use]
    pub fn replicates(&self) -> u32 {
        self.replicates
    }

    pub(super) fn put_into(&self, value: &mut Analysis) {
        value.drivers.clone_from(&self.drivers);
        value.priority_map.clone_from(&self.priority_map);
        value.what_if.clone_from(&self.what_if);
        value.settings.bootstrap.replicates = self.replicates;
    }
}

/// The settings without what only tables, sentences and words depend on.
fn essence(settings: &Settings) -> Settings {
    Settings {
        language: crate::units::Language::default(),
        groups: Vec::new(),
        crossed: Vec::new(),
        population: None,
        ledger: super::Ledger::default(),
        convention: super::Convention::default(),
        index_rule: super::IndexRule::default(),
        rounding: super::Rounding::default(),
        adjustment: super::Adjustment::default(),
        pairs: Vec::new(),
        promise: super::Promise::default(),
        finite_population: false,
        ..settings.clone()
    }
}
