//! Action in, state and effects out: everything the page knows, without a browser.
//!
//! [`State::apply`] is the only way to change it. What can be derived from other fields is a method, not a field.

mod apply;
pub mod decisions;
pub mod fit;
pub mod grouping;
pub mod project;
mod shared;
mod step;

#[cfg(test)]
mod project_tests;
#[cfg(test)]
mod tests;

use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::codebook::{Codebook, Edits, VariableName};
use svarkort_core::project::{Changes, Date, FileMark, Project};
use svarkort_core::protect::Published;
use svarkort_core::report::Format;
use svarkort_core::report::sender::Sender;
use svarkort_core::tools::ReadAs;
use svarkort_core::{Language, Noted, Problem};

use crate::protocol::{Pack, PackOf, Progress, Reply, Ticket};
pub use project::{Brought, Keep, Papers, Restored, Work};
pub use shared::Shared;
pub use step::Step;

/// What happened.
#[derive(Debug, Clone)]
pub enum Action {
    GoTo(Step),
    Speak(Language),
    /// Files were chosen or dropped, or the example asked for.
    Open(Origin),
    /// Back to the study before the one that was opened last.
    Reopen,
    /// Read the files that are open by other rules.
    ReadAs(ReadAs),
    Cancel,
    Dismiss,
    /// Decisions about variables: one entry in the history.
    Edit(Edits),
    Undo,
    Redo,
    /// New settings for the analysis.
    Ask(Box<SettingsInput>),
    /// What the newest answer may tell is handed out: it has left.
    Take,
    /// What may leave, as a document: it has left.
    Write(Box<Wanted>),
    /// The same question once more, after it was cancelled or failed.
    AskAgain,
    /// A reply came through the door.
    Heard(Reply),
    Crashed,
    /// No worker can be started in this browser.
    NoWorker,
    /// Something was dropped that holds no files.
    NothingDropped,
    /// The reader's own words at a figure; empty, they are taken away.
    Remark {
        place: String,
        text: String,
    },
    /// A project file was opened on this day.
    Bring(Brought, Date),
    /// A project to be laid beside another.
    Lay(Brought),
    /// A file that was taken for a project is none that can be opened.
    NoProject(Problem),
    /// The work shall be kept in a file.
    Keep(Keep, Date),
    /// It is.
    Kept(Box<Project>),
    /// It could not be.
    NotKept(NotSaved),
    /// One report for each category of these variables.
    Pack {
        by: Vec<VariableName>,
        of: PackOf,
    },
    /// The reader has written.
    Pen(Box<Papers>),
    /// A project that waits, or lies beside another, is not wanted any more.
    PutAway(String),
    /// To be said in the status region, already in the reader's language.
    Tell(String),
}

/// Why a project could not be handed to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// A file of the export can no longer be read.
    Unreachable(String),
    /// The browser refuses the download.
    Refused,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// End the worker and start a new, empty one.
    Restart,
    /// Make no more replicates.
    Stop,
    Open {
        ticket: Ticket,
        origin: Origin,
        history: Vec<Edits>,
    },
    Revise {
        ticket: Ticket,
        history: Vec<Edits>,
    },
    Analyse {
        ticket: Ticket,
        settings: Box<SettingsInput>,
    },
    Publish {
        ticket: Ticket,
        settings: Box<SettingsInput>,
        taken: Vec<Vec<SettingsInput>>,
    },
    Pack {
        ticket: Ticket,
        settings: Box<SettingsInput>,
        taken: Vec<Vec<SettingsInput>>,
        pack: Box<Pack>,
    },
    /// Give the reader the file that came with the last reply.
    HandOver {
        name: String,
    },
    /// Tell the check sums of the open study's files.
    Fingerprint {
        ticket: Ticket,
    },
    /// Hand the project to the reader as a file.
    Keep {
        project: Box<Project>,
        keep: Keep,
        origin: Origin,
    },
    Write {
        ticket: Ticket,
        published: Box<Published>,
        format: Format,
        sender: Box<Sender>,
    },
    Save {
        name: String,
        mime: &'static str,
        bytes: Vec<u8>,
        said: Said,
    },
}

/// A document that was asked for: what its file is called, and what is said when it is handed over, in the reader's
/// language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub format: Format,
    pub name: String,
    pub mime: &'static str,
    /// While it is written.
    pub under_way: String,
    pub said: Said,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub done: String,
    pub failed: String,
}

/// Where a study comes from; the files themselves stay in the bridge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Files { batch: usize, names: Vec<String>, read_as: ReadAs },
    Example,
}

impl Origin {
    /// By whose rules it is read.
    pub fn read_as(&self) -> ReadAs {
        match self {
            Origin::Files { read_as, .. } => *read_as,
            Origin::Example => ReadAs::Recognised,
        }
    }

    /// The same files, read by other rules.
    #[must_use]
    pub fn reading(self, read_as: ReadAs) -> Origin {
        match self {
            Origin::Files { batch, names, .. } => Origin::Files { batch, names, read_as },
            Origin::Example => Origin::Example,
        }
    }
}

/// What the page knows.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub step: Step,
    pub language: Language,
    pub study: Option<Study>,
    /// The study before, with its decisions: opening other files by mistake loses nothing.
    pub previous: Option<Previous>,
    pub settings: SettingsInput,
    pub answer: Answer,
    /// The newest answer as it may leave; absent until it is known.
    pub release: Option<Release>,
    /// What is wrong with the last thing asked for; everything else stands as it was.
    pub failure: Option<Failure>,
    /// The reader's own words at figures, of all studies that were open.
    pub remarks: Vec<Remark>,
    pub opening: Option<Opening>,
    pub progress: Option<Progress>,
    pub news: News,
    revising: Option<Ticket>,
    analysing: Option<Ticket>,
    /// An answer to what is being analysed is there, without drivers.
    described: bool,
    /// An answer to what is being analysed is there; it only becomes surer.
    sharpening: bool,
    publishing: Option<Ticket>,
    /// Documents that are being written.
    writing: Vec<(Ticket, Wanted)>,
    /// Reports are being made.
    packing: Option<Ticket>,
    /// The reports that were made last.
    pub packed: Option<Packed>,
    /// A project that waits for the export it was made on.
    pub waiting: Option<Brought>,
    /// The projects opened last, at most two, to be laid beside each other.
    pub laid: Vec<Brought>,
    /// The check sums asked for, to see whether the study is the one that a project waits for.
    matching: Option<Ticket>,
    /// A file is to be made as soon as the check sums are known.
    saving: Option<(Ticket, Keep, Date)>,
    /// What is being restored is as its file holds it.
    settle_saved: bool,
    today: Option<Date>,
    /// The worker holds the study. Not so after a crash that could not be mended.
    held: bool,
    /// The worker has crashed since the last reply.
    crashed: bool,
    last: u32,
}

/// An opened survey and the reader's decisions about it.
#[derive(Debug, Clone)]
pub struct Study {
    pub origin: Origin,
    pub codebook: Shared<Noted<Codebook>>,
    pub history: Vec<Edits>,
    /// Taken back, newest last.
    pub redo: Vec<Edits>,
    /// What has left the page: the settings of each output that was taken, in their order. What leaves later is
    /// protected together with it.
    pub taken: Vec<Vec<SettingsInput>>,
    pub papers: Papers,
    /// The check sums of the export's files, once asked for.
    pub marks: Option<Vec<FileMark>>,
    /// How a project went onto it.
    pub restored: Option<Restored>,
    /// How the export's variables differ from the project's.
    pub changes: Changes,
    /// The work as a file holds it; at first, that of a study just opened.
    pub saved: Option<Work>,
}

/// What the reader noted at a figure: about the law, the waiting times, the group. It stands apart from the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub origin: Origin,
    /// The figure: `"results"`, `"question:q1"`.
    pub place: String,
    pub text: String,
}

/// An answer as it may leave: with more cells hidden than the page shows to the data holder.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    pub analysis: Shared<Noted<Analysis>>,
    /// How many cells more are hidden.
    pub further: u32,
}

/// Reports that were made together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub reports: usize,
    /// Categories with too few answers for one.
    pub left_out: Vec<String>,
}

/// What is needed to open a study again.
#[derive(Debug, Clone, PartialEq)]
pub struct Previous {
    pub origin: Origin,
    pub history: Vec<Edits>,
    pub settings: SettingsInput,
    pub taken: Vec<Vec<SettingsInput>>,
    pub papers: Papers,
}

/// Files on their way in.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    ticket: Ticket,
    pub origin: Origin,
    history: Vec<Edits>,
    settings: SettingsInput,
    taken: Vec<Vec<SettingsInput>>,
    papers: Papers,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The reader asked for it.
    Asked,
    /// The worker was ended or crashed and needs the study that the page shows.
    Mended,
}

/// The newest answer. While the next is computed the earlier one may be shown, marked as such.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Answer {
    #[default]
    None,
    Pending {
        earlier: Option<Shared<Noted<Analysis>>>,
    },
    Ready(Shared<Noted<Analysis>>),
    Failed(Failure),
}

impl Answer {
    /// The analysis to show, be it the newest or the one before it.
    pub fn analysis(&self) -> Option<&Shared<Noted<Analysis>>> {
        match self {
            Answer::Ready(analysis) | Answer::Pending { earlier: Some(analysis) } => Some(analysis),
            Answer::None | Answer::Pending { earlier: None } | Answer::Failed(_) => None,
        }
    }
}

/// What stopped a request. Its sentence is made in the view.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    Refused(Problem),
    Unreachable {
        file: String,
    },
    /// The worker crashed twice on the same work.
    Crashed,
    Cancelled,
    NoWorker,
    NothingDropped,
    NotSaved,
}

/// What the status region says; `number` grows, so that the same news can be told twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    pub number: u32,
    pub what: What,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub enum What {
    #[default]
    Nothing,
    Reading {
        percent: u32,
    },
    Opened {
        rows: u32,
        variables: u32,
    },
    Cancelled,
    Retrying,
    Changed,
    Undone,
    Redone,
    Analysed,
    ProjectOpened,
    Restored,
    Saved,
    Packed {
        reports: usize,
    },
    Text(String),
}

impl State {
    /// Steps without material to work on cannot be gone to.
    pub fn reachable(&self, step: Step) -> bool {
        step == Step::Files || self.study.is_some()
    }

    pub fn can_undo(&self) -> bool {
        self.study.as_ref().is_some_and(|study| !study.history.is_empty())
    }

    pub fn can_redo(&self) -> bool {
        self.study.as_ref().is_some_and(|study| !study.redo.is_empty())
    }

    /// What the reader noted at this figure of the open study.
    pub fn remark(&self, place: &str) -> Option<&str> {
        let origin = &self.study.as_ref()?.origin;
        let found = self.remarks.iter().find(|remark| remark.origin == *origin && remark.place == place)?;
        Some(&found.text)
    }

    /// Something is under way that can be cancelled.
    pub fn busy(&self) -> bool {
        self.opening.is_some()
            || self.revising.is_some()
            || self.analysing.is_some()
            || self.matching.is_some()
            || self.packing.is_some()
    }
}
