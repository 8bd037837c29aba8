//! A project file and a study in, the work restored out; and whether the work has been kept.

use svarkort_core::Language;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::{Edits, VariableName};
use svarkort_core::project::{Aggregates, Changes, Date, FileMark, Match, Project};
use svarkort_core::report::case::CaseEdits;
use svarkort_core::report::sender::Sender;

use super::fit::fit;
use super::{Effect, Origin, Packed, Shared, State, Step, Study, What};
use crate::arrange::name::file_name;
use crate::protocol::{BUILD, Pack, PackOf, Ticket};

/// The reader's own texts about a study.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Papers {
    pub notes: String,
    pub case: CaseEdits,
    pub sender: Sender,
}

impl Papers {
    fn of(project: &Project) -> Papers {
        let Project { notes, case, sender, .. } = project.clone();
        Papers { notes, case, sender }
    }
}

/// A project as the page got it from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The file's name.
    pub name: String,
    pub project: Shared<Project>,
    /// Where the file holds the answers too.
    pub answers: Option<Origin>,
}

/// How well a project went onto an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    pub found: Match,
    /// Decisions that could not be taken.
    pub dropped: u32,
    /// Kept answers that should have been deleted by now.
    pub overdue: Option<Date>,
    pub delete_by: Option<Date>,
}

/// What the reader has done, as it is kept: for telling whether it has been.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    history: Vec<Edits>,
    settings: SettingsInput,
    taken: Vec<Vec<SettingsInput>>,
    papers: Papers,
}

/// What a project file shall hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Set-up, texts and the numbers that may leave.
    Work,
    /// The answers too, until this day.
    Answers(Date),
}

impl Study {
    pub fn work(&self, settings: &SettingsInput) -> Work {
        Work {
            history: self.history.clone(),
            settings: SettingsInput { language: None, ..settings.clone() },
            taken: self.taken.clone(),
            papers: self.papers.clone(),
        }
    }
}

impl State {
    /// There is work that no file holds.
    pub fn unsaved(&self) -> bool {
        self.study.as_ref().is_some_and(|study| study.saved.as_ref() != Some(&study.work(&self.settings)))
    }

    /// A project was opened: with its answers, onto the study it belongs to, or to wait for its export.
    pub(super) fn bring(&mut self, brought: Brought, today: Date) -> Vec<Effect> {
        self.failure = None;
        self.today = Some(today);
        self.lay(brought.clone());
        let origin = match &brought.answers {
            Some(origin) => Some(origin.clone().reading(brought.project.read_as)),
            None if brought.project.example => Some(Origin::Example),
            None => None,
        };
        let known = self.study.as_ref().and_then(|study| study.marks.clone());
        let same = known.is_some_and(|marks| {
            let sums = |marks: &[FileMark]| {
                let mut sums: Vec<String> = marks.iter().map(|mark| mark.sha256.clone()).collect();
                sums.sort();
                sums
            };
            sums(&marks) == sums(&brought.project.files)
        });
        self.waiting = Some(brought);
        if same {
            return self.restore_onto_proposal();
        }
        origin.map(|origin| self.open(origin)).unwrap_or_default()
    }

    /// Keeps the two newest, the older first.
    pub(super) fn lay(&mut self, brought: Brought) {
        self.laid.retain(|laid| laid.name != brought.name);
        self.laid.push(brought);
        if self.laid.len() > 2 {
            self.laid.remove(0);
        }
        self.step = Step::Files;
        self.tell(What::ProjectOpened);
    }

    /// The study is the project's, but has been worked on: it is opened anew, as recognised.
    fn restore_onto_proposal(&mut self) -> Vec<Effect> {
        let Some(study) = &self.study else { return Vec::new() };
        let origin = study.origin.clone();
        self.open(origin)
    }

    /// What a project that waits needs of a study that was just opened.
    pub(super) fn match_waiting(&mut self) -> Option<Vec<Effect>> {
        self.waiting.as_ref()?;
        let ticket = self.ticket();
        self.matching = Some(ticket);
        Some(vec![Effect::Fingerprint { ticket }])
    }

    pub(super) fn fingerprinted(&mut self, ticket: Ticket, marks: Vec<FileMark>) -> Vec<Effect> {
        if let Some(study) = &mut self.study {
            study.marks = Some(marks);
        }
        if self.matching == Some(ticket) {
            self.matching = None;
            return self.restore();
        }
        match self.saving.take() {
            Some((asked, keep, today)) if asked == ticket => self.keep(keep, today),
            other => {
                self.saving = other;
                Vec::new()
            }
        }
    }

    /// The files could not be read again: a project that waited goes on waiting, and the study is shown as it is.
    pub(super) fn not_fingerprinted(&mut self, ticket: Ticket) -> Option<Vec<Effect>> {
        if self.matching == Some(ticket) {
            self.matching = None;
            return Some(self.analyse());
        }
        if self.saving.as_ref().is_some_and(|(asked, ..)| *asked == ticket) {
            self.saving = None;
            return Some(Vec::new());
        }
        None
    }

    fn restore(&mut self) -> Vec<Effect> {
        let (Some(waiting), Some(study)) = (self.waiting.clone(), &mut self.study) else {
            return self.analyse();
        };
        let project = &waiting.project;
        let codebook = &study.codebook.value;
        let found = project.matches(study.marks.as_deref().unwrap_or_default(), codebook);
        if found == Match::Same && project.read_as != study.origin.read_as() {
            let origin = study.origin.clone().reading(project.read_as);
            return self.open(origin);
        }
        let delete_by = project.answers.map(|answers| answers.delete_by);
        let overdue = delete_by.filter(|day| self.today.is_some_and(|today| today > *day));
        if let Match::Other { .. } = found {
            study.restored = Some(Restored { found, dropped: 0, overdue, delete_by });
            return self.analyse();
        }
        let fitting = project.fitting(codebook);
        study.changes = if found == Match::Same { Changes::default() } else { project.changes(codebook) };
        study.restored = Some(Restored { found, dropped: fitting.dropped, overdue, delete_by });
        study.history = fitting.history;
        study.taken = project.taken.clone();
        study.papers = Papers::of(project);
        let settings = fit(project.settings.clone(), codebook);
        // Nothing is lost if it is left as it is; what did not fit, and another export, is work not kept.
        self.waiting = None;
        self.settings = SettingsInput { language: None, ..settings };
        self.settle_saved = found == Match::Same && fitting.dropped == 0;
        self.tell(What::Restored);
        let undecided = self.study.as_mut().is_none_or(|study| {
            study.saved = None;
            study.history.is_empty()
        });
        if undecided {
            self.keep_as_saved();
            return self.analyse();
        }
        self.revise()
    }

    /// What was restored is as its file holds it, once the decisions stand.
    pub(super) fn keep_as_saved(&mut self) {
        if std::mem::take(&mut self.settle_saved)
            && let Some(study) = &mut self.study
        {
            study.saved = Some(study.work(&self.settings));
        }
    }

    /// The check sums of the files first, where they are not known.
    pub(super) fn keep(&mut self, keep: Keep, today: Date) -> Vec<Effect> {
        // What the file holds of numbers leaves with it.
        self.take();
        let Some(study) = &self.study else { return Vec::new() };
        let Some(marks) = study.marks.clone() else {
            let ticket = self.ticket();
            self.saving = Some((ticket, keep, today));
            return vec![Effect::Fingerprint { ticket }];
        };
        let mut project = Project {
            program: BUILD.to_owned(),
            saved: Some(today),
            language: self.language,
            files: marks,
            example: study.origin == Origin::Example,
            read_as: study.origin.read_as(),
            history: study.history.clone(),
            settings: SettingsInput { language: None, ..self.settings.clone() },
            taken: study.taken.clone(),
            aggregates: self.release.as_ref().map(|release| Aggregates::of(&release.analysis.value)),
            notes: study.papers.notes.clone(),
            case: study.papers.case.clone(),
            sender: study.papers.sender.clone(),
            ..Project::default()
        };
        project.note_variables(&study.codebook.value);
        let origin = study.origin.clone();
        vec![Effect::Keep { project: Box::new(project), keep, origin }]
    }

    /// The whole and each category, to leave together.
    pub(super) fn pack(&mut self, by: Vec<VariableName>, of: PackOf) -> Vec<Effect> {
        let Some(study) = self.study.as_ref().filter(|_| self.held && self.release.is_some()) else {
            return Vec::new();
        };
        let (taken, sender) = (study.taken.clone(), study.papers.sender.clone());
        let ticket = self.ticket();
        (self.packing, self.packed, self.progress) = (Some(ticket), None, None);
        let pack = Box::new(Pack { by, of, sender });
        vec![Effect::Pack { ticket, settings: Box::new(self.asked()), taken, pack }]
    }

    /// They have left together, and are looked at together from now on.
    pub(super) fn packed(&mut self, outputs: Vec<SettingsInput>, left_out: Vec<String>) -> Vec<Effect> {
        (self.packing, self.progress) = (None, None);
        let reports = outputs.len();
        let Some(study) = &mut self.study else { return Vec::new() };
        let outputs: Vec<SettingsInput> = outputs
            .into_iter()
            .map(|settings| SettingsInput { language: None, bootstrap: None, ..settings })
            .collect();
        let new: Vec<SettingsInput> = outputs
            .into_iter()
            .filter(|one| !study.taken.iter().flatten().any(|taken| taken == one))
            .collect();
        if !new.is_empty() {
            study.taken.push(new);
        }
        let file = study.codebook.value.files.first().map(|file| file.name.clone()).unwrap_or_default();
        self.packed = Some(Packed { reports, left_out });
        self.tell(What::Packed { reports });
        let id = if self.language == Language::Da { "rapporter" } else { "reports" };
        let mut effects = vec![Effect::HandOver { name: file_name(&file, id, "zip") }];
        // What is on the page may have to hide more now.
        effects.extend(self.publish());
        effects
    }

    /// The file has been handed to the reader.
    pub(super) fn kept(&mut self, project: &Project) {
        if let Some(study) = &mut self.study {
            study.saved = Some(Work {
                history: project.history.clone(),
                settings: project.settings.clone(),
                taken: project.taken.clone(),
                papers: Papers::of(project),
            });
        }
        self.tell(What::Saved);
    }

    pub(super) fn write_papers(&mut self, papers: Papers) {
        if let Some(study) = &mut self.study {
            study.papers = papers;
        }
    }

    /// A project that waits, or lies beside another, is put away.
    pub(super) fn put_away(&mut self, name: &str) {
        self.laid.retain(|laid| laid.name != name);
        if self.waiting.as_ref().is_some_and(|waiting| waiting.name == name) {
            self.waiting = None;
        }
    }
}
