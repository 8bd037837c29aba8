//! Everything that crosses the worker's door. `Table` and `Survey` do not: they hold what single persons answered.
//!
//! Both ways it crosses as one run of bytes (Borsh): browsers hand bytes over at once, where a tree of objects would be
//! walked field by field, twice, on the thread that paints; and code that reads fields in their order is a fraction of
//! code that looks for them by name. Files and long lists of numbers stand beside the bytes as
//! they are.

use std::ops::Range;

use borsh::{BorshDeserialize, BorshSerialize};
use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::codebook::{Codebook, Edits, VariableName};
use svarkort_core::project::FileMark;
use svarkort_core::protect::Published;
use svarkort_core::report::Format;
use svarkort_core::report::sender::Sender;
use svarkort_core::study::Stage;
use svarkort_core::tools::ReadAs;
use svarkort_core::{Noted, Problem};

/// Which question a reply answers. Each question gets a higher one; a reply to an older question is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, BorshSerialize, BorshDeserialize)]
pub struct Ticket(pub u32);

/// Page to worker.
#[derive(Debug, BorshSerialize, BorshDeserialize)]
pub struct Call {
    pub ticket: Ticket,
    pub ask: Ask,
}

#[derive(Debug, BorshSerialize, BorshDeserialize)]
pub enum Ask {
    /// Read the material, then take the reader's decisions. A study that was open stays open where this fails.
    Open { material: Material, history: Vec<Edits> },
    /// Take all decisions anew.
    Revise { history: Vec<Edits> },
    /// The answer without its bootstrap.
    Analyse { settings: Box<SettingsInput> },
    /// Some of the replicates of the bootstrap.
    Replicates { settings: Box<SettingsInput>, numbers: Range<u32> },
    /// The answer with the replicates made so far; their numbers stand beside the call.
    Finish { settings: Box<SettingsInput> },
    /// The same as it may leave, after what has left before.
    Publish { settings: Box<SettingsInput>, taken: Vec<Vec<SettingsInput>> },
    /// A document of what may leave.
    Write { published: Box<Published>, format: Format, sender: Box<Sender> },
    /// One report for each category of these variables beside the whole, in one zip file.
    Pack { settings: Box<SettingsInput>, taken: Vec<Vec<SettingsInput>>, pack: Box<Pack> },
    /// The check sums of the material's files.
    Fingerprint { material: Material },
    /// Do once with the example what a file will need, so that the browser has it compiled. Changes nothing.
    Rehearse,
}

/// What a zip file of reports shall hold.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Pack {
    pub by: Vec<VariableName>,
    pub of: PackOf,
    pub sender: Sender,
}

/// As what its reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, BorshSerialize, BorshDeserialize)]
pub enum PackOf {
    #[default]
    PowerPoint,
    Word,
}

#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Material {
    /// The files of this batch, posted beside the call as the browser handed them over: their bytes are read inside
    /// the worker.
    Files {
        batch: usize,
        read_as: ReadAs,
    },
    Example,
}

/// Worker to page.
#[derive(Debug, Clone, BorshSerialize, BorshDeserialize)]
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
    /// The answer as it stands before the drivers are estimated; the whole one follows.
    Described {
        ticket: Ticket,
        analysis: Box<Noted<Analysis>>,
    },
    /// `replicates`: how many are still to be made; with 0 this is the whole answer.
    Analysis {
        ticket: Ticket,
        analysis: Box<Noted<Analysis>>,
        replicates: u32,
    },
    /// These replicates are made; their numbers, estimates all, stand beside the reply.
    Replicates {
        ticket: Ticket,
        numbers: Range<u32>,
    },
    Published {
        ticket: Ticket,
        published: Box<Published>,
    },
    /// A document, as a file.
    Written {
        ticket: Ticket,
        bytes: Vec<u8>,
    },
    /// The reports; their zip file stands beside the reply. `outputs`: what has left with them.
    Packed {
        ticket: Ticket,
        outputs: Vec<SettingsInput>,
        left_out: Vec<String>,
    },
    Fingerprints {
        ticket: Ticket,
        marks: Vec<FileMark>,
    },
    Refused {
        ticket: Ticket,
        problem: Problem,
    },
    /// The example as the page would be told of it.
    Rehearsed {
        codebook: Noted<Codebook>,
        analysis: Box<Noted<Analysis>>,
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
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Progress {
    pub phase: Phase,
    pub done: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Phase {
    /// Bytes from the disk.
    Loading,
    Working(Stage),
}

/// The build that both ends must be of.
pub const BUILD: &str = env!("CARGO_PKG_VERSION");

/// A message as bytes; nothing where a number is not one.
pub fn written(message: &impl BorshSerialize) -> Option<Vec<u8>> {
    borsh::to_vec(message).ok()
}

/// What the bytes say; nothing where they are not such a message.
pub fn read<T: BorshDeserialize>(bytes: &[u8]) -> Option<T> {
    borsh::from_slice(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use svarkort_core::Code;
    use svarkort_core::analysis::{Split, SplitLines};
    use svarkort_core::codebook::Edit;

    /// What matters is that nothing is lost or taken for something else on the way.
    #[test]
    fn calls_survive_the_way_through_the_door() {
        let edit = Edit {
            theme: Some(None),
            missing: Some(vec![Code::Number(-99), Code::Text("9".into())]),
            ..Edit::default()
        };
        let history = vec![BTreeMap::from([("q 1 \"x\"".to_owned(), edit)])];
        let split = Split::Free(SplitLines { performance: 0.1 + 0.2, importance: 1.0 / 3.0 });
        let settings = SettingsInput { split: Some(split), ..SettingsInput::default() };
        for ask in [
            Ask::Open {
                material: Material::Files { batch: 3, read_as: ReadAs::Plain },
                history: history.clone(),
            },
            Ask::Open { material: Material::Example, history: Vec::new() },
            Ask::Revise { history },
            Ask::Analyse { settings: Box::new(settings.clone()) },
            Ask::Publish { taken: vec![vec![settings.clone()]], settings: Box::new(settings) },
        ] {
            let call = Call { ticket: Ticket(7), ask };
            let bytes = written(&call).expect("finite numbers");
            let back: Call = read(&bytes).expect("its own writing");
            assert_eq!(format!("{back:?}"), format!("{call:?}"));
        }
        assert!(read::<Call>(b"{}").is_none());
    }

    #[test]
    fn numbers_keep_their_last_bit() {
        for value in [0.1 + 0.2, 1.0 / 3.0, 2.0, 5e-324, 1.797_693_134_862_315_7e308] {
            let bytes = written(&Progress { phase: Phase::Loading, done: value }).expect("finite");
            let back: Progress = read(&bytes).expect("its own writing");
            assert_eq!(back.done.to_bits(), value.to_bits());
        }
    }
}
