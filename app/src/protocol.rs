//! Everything that crosses the worker's door. `Table` and `Survey` do not: they hold what single persons answered.

use serde::{Deserialize, Serialize};
use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::codebook::{Codebook, Edits};
use svarkort_core::study::Stage;
use svarkort_core::{Noted, Problem};

/// Which question a reply answers. Each question gets a higher one; a reply to an older question is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ticket(pub u32);

/// Page to worker.
#[derive(Debug, Serialize, Deserialize)]
pub struct Call {
    pub ticket: Ticket,
    pub ask: Ask,
}

#[derive(Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Read the material, then take the reader's decisions. A study that was open stays open where this fails.
    Open {
        material: Material,
        history: Vec<Edits>,
    },
    /// Take all decisions anew.
    Revise {
        history: Vec<Edits>,
    },
    Analyse {
        settings: Box<SettingsInput>,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Material {
    Files(Vec<Handed>),
    Example,
}

/// A file as the browser handed it over: its bytes are read inside the worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Handed(#[serde(with = "serde_wasm_bindgen::preserve")] pub web_sys::File);

/// Worker to page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Reply {
    /// The first message; nothing is sent before it.
    Ready {
        build: String,
    },
    Progress {
        ticket: Ticket,
        progress: Progress,
    },
    Codebook {
        ticket: Ticket,
        codebook: Noted<Codebook>,
    },
    Analysis {
        ticket: Ticket,
        analysis: Box<Noted<Analysis>>,
    },
    Refused {
        ticket: Ticket,
        problem: Problem,
    },
    /// A file can no longer be read: moved, renamed or changed since it was chosen.
    Unreachable {
        ticket: Ticket,
        file: String,
    },
    /// The worker is of no more use. Says where, never what was read.
    Crashed {
        place: String,
    },
}

/// How far a job has come: `done` is 0 to 1, of this phase.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub phase: Phase,
    pub done: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Bytes from the disk.
    Loading,
    Working(Stage),
}

/// The build that both ends must be of.
pub const BUILD: &str = env!("CARGO_PKG_VERSION");
