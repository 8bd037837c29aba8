//! One action in, the next state and what is to be done outside out.

use svarkort_core::analysis::{Importance, Missing, SettingsInput};
use svarkort_core::codebook::{Codebook, Edits};
use svarkort_core::project::Changes;
use svarkort_core::protect::Published;
use svarkort_core::tools::ReadAs;
use svarkort_core::{Language, Noted};

use super::decisions;
use super::fit::fit;
use super::{
    Action, Answer, Effect, Failure, News, NotSaved, Opening, Origin, Papers, Previous, Release, Remark,
    Shared, State, Step, Study, Wanted, What, Why,
};
use crate::protocol::{Phase, Progress, Reply, Ticket};

impl State {
    /// The only way to change the state.
    #[must_use]
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::GoTo(step) => self.go_to(step),
            Action::Speak(language) => return self.speak(language),
            Action::Open(origin) => return self.open(origin),
            Action::ReadAs(read_as) => return self.read_as(read_as),
            Action::Reopen => return self.reopen(),
            Action::Cancel => return self.cancel(),
            Action::Dismiss => self.failure = None,
            Action::Edit(edits) => return self.edit(edits),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Ask(settings) => return self.ask(*settings),
            Action::AskAgain => return self.analyse(),
            Action::Take => self.take(),
            Action::Write(wanted) => return self.write(*wanted),
            Action::Heard(reply) => return self.hear(reply),
            Action::Crashed => return self.crash(),
            Action::NoWorker => {
                self.stop(&Failure::NoWorker);
                self.failure = Some(Failure::NoWorker);
            }
            Action::NothingDropped => self.failure = Some(Failure::NothingDropped),
            Action::Remark { place, text } => self.note(place, text),
            Action::Bring(brought, today) => return self.bring(brought, today),
            Action::Lay(brought) => self.lay(brought),
            Action::NoProject(problem) => self.failure = Some(Failure::Refused(problem)),
            Action::Pack { by, of } => return self.pack(by, of),
            Action::Keep(keep, today) => return self.keep(keep, today),
            Action::Kept(project) => self.kept(&project),
            Action::NotKept(NotSaved::Unreachable(file)) => {
                self.failure = Some(Failure::Unreachable { file })
            }
            Action::NotKept(NotSaved::Refused) => self.failure = Some(Failure::NotSaved),
            Action::Pen(papers) => self.write_papers(*papers),
            Action::PutAway(name) => self.put_away(&name),
            Action::Tell(text) => self.tell(What::Text(text)),
        }
        Vec::new()
    }

    fn note(&mut self, place: String, text: String) {
        let Some(study) = &self.study else { return };
        let origin = study.origin.clone();
        self.remarks.retain(|remark| remark.origin != origin || remark.place != place);
        if !text.trim().is_empty() {
            self.remarks.push(Remark { origin, place, text: text.trim().to_owned() });
        }
    }

    fn go_to(&mut self, step: Step) {
        if self.reachable(step) {
            self.step = step;
            if self.described && step == Step::Map {
                self.answer = Answer::Pending { earlier: None };
            }
        }
    }

    fn speak(&mut self, language: Language) -> Vec<Effect> {
        if self.language == language {
            return Vec::new();
        }
        self.language = language;
        self.news.what = What::Nothing;
        self.analyse()
    }

    pub(super) fn open(&mut self, origin: Origin) -> Vec<Effect> {
        let settings =
            SettingsInput { minimum_group: self.settings.minimum_group, ..SettingsInput::default() };
        let papers = Papers::default();
        self.start_opening(
            Previous { origin, history: Vec::new(), settings, taken: Vec::new(), papers },
            Why::Asked,
        )
    }

    /// Reads the same files by other rules. Decisions are about variables that may be others now; the study before can be
    /// gone back to.
    fn read_as(&mut self, read_as: ReadAs) -> Vec<Effect> {
        let Some(study) = &self.study else { return Vec::new() };
        if study.origin.read_as() == read_as {
            return Vec::new();
        }
        let origin = study.origin.clone().reading(read_as);
        self.open(origin)
    }

    fn reopen(&mut self) -> Vec<Effect> {
        let Some(previous) = self.previous.clone() else { return Vec::new() };
        self.start_opening(previous, Why::Asked)
    }

    fn start_opening(&mut self, what: Previous, why: Why) -> Vec<Effect> {
        let Previous { origin, history, settings, taken, papers } = what;
        let ticket = self.ticket();
        let effect = Effect::Open { ticket, origin: origin.clone(), history: history.clone() };
        if why == Why::Asked {
            self.failure = None;
        }
        self.progress = None;
        self.opening = Some(Opening { ticket, origin, history, settings, taken, papers, why });
        vec![effect]
    }

    /// Ends what is under way. The worker is ended with it, so the study that the page shows is opened anew.
    fn cancel(&mut self) -> Vec<Effect> {
        if !self.busy() {
            return Vec::new();
        }
        if self.sharpening && self.opening.is_none() && self.revising.is_none() {
            // The answer stands, with as many replicates as there were.
            self.settle();
            self.tell(What::Cancelled);
            return vec![Effect::Stop];
        }
        self.stop(&Failure::Cancelled);
        self.tell(What::Cancelled);
        let mut effects = vec![Effect::Restart];
        effects.extend(self.mend());
        effects
    }

    fn stop(&mut self, why: &Failure) {
        (self.opening, self.revising, self.analysing, self.progress) = (None, None, None, None);
        self.sharpening = false;
        (self.publishing, self.release) = (None, None);
        (self.matching, self.saving, self.packing) = (None, None, None);
        self.held = false;
        if let Answer::Pending { .. } = self.answer {
            self.answer = Answer::Failed(why.clone());
        }
    }

    fn mend(&mut self) -> Vec<Effect> {
        let Some(study) = &self.study else { return Vec::new() };
        let (origin, history) = (study.origin.clone(), study.history.clone());
        let (taken, papers) = (study.taken.clone(), study.papers.clone());
        let settings = self.settings.clone();
        self.start_opening(Previous { origin, history, settings, taken, papers }, Why::Mended)
    }

    fn edit(&mut self, edits: Edits) -> Vec<Effect> {
        let Some(study) = &mut self.study else { return Vec::new() };
        study.history.push(edits);
        study.redo.clear();
        self.tell(What::Changed);
        self.revise()
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(study) = &mut self.study else { return Vec::new() };
        let Some(edits) = study.history.pop() else { return Vec::new() };
        study.redo.push(edits);
        self.tell(What::Undone);
        self.revise()
    }

    fn redo(&mut self) -> Vec<Effect> {
        let Some(study) = &mut self.study else { return Vec::new() };
        let Some(edits) = study.redo.pop() else { return Vec::new() };
        study.history.push(edits);
        self.tell(What::Redone);
        self.revise()
    }

    pub(super) fn revise(&mut self) -> Vec<Effect> {
        self.failure = None;
        // While the study is being opened again it is opened with the new decisions instead.
        if !self.held {
            return self.mend();
        }
        let Some(study) = &self.study else { return Vec::new() };
        let history = study.history.clone();
        let ticket = self.ticket();
        self.revising = Some(ticket);
        vec![Effect::Revise { ticket, history }]
    }

    fn ask(&mut self, settings: SettingsInput) -> Vec<Effect> {
        if self.settings == settings {
            return Vec::new();
        }
        self.settings = settings;
        self.analyse()
    }

    pub(super) fn analyse(&mut self) -> Vec<Effect> {
        if self.study.is_none() || self.opening.is_some() {
            return Vec::new();
        }
        if !self.held {
            return self.mend();
        }
        let ticket = self.ticket();
        self.analysing = Some(ticket);
        self.described = false;
        (self.publishing, self.release) = (None, None);
        self.answer = Answer::Pending { earlier: self.answer.analysis().cloned() };
        vec![Effect::Analyse { ticket, settings: Box::new(self.asked()) }]
    }

    pub(super) fn asked(&self) -> SettingsInput {
        let mut asked = SettingsInput { language: Some(self.language), ..self.settings.clone() };
        let most = replicates(asked.importance, asked.missing);
        let bootstrap = asked.bootstrap.get_or_insert_default();
        bootstrap.replicates = bootstrap.replicates.or(Some(most));
        asked
    }

    /// After the answer is shown: what leaves takes longer to settle than what is looked at.
    pub(super) fn publish(&mut self) -> Vec<Effect> {
        let Some(study) = &self.study else { return Vec::new() };
        let taken = study.taken.clone();
        let ticket = self.ticket();
        self.publishing = Some(ticket);
        vec![Effect::Publish { ticket, settings: Box::new(self.asked()), taken }]
    }

    /// The same taken twice is one; what is on the page now may leave again as it is.
    pub(super) fn take(&mut self) {
        let settings = SettingsInput { language: None, ..self.settings.clone() };
        if let Some(study) = &mut self.study
            && self.release.is_some()
            && !study.taken.iter().flatten().any(|taken| *taken == settings)
        {
            study.taken.push(vec![settings]);
        }
    }

    fn write(&mut self, wanted: Wanted) -> Vec<Effect> {
        let Some(release) = &self.release else { return Vec::new() };
        let published = Published { answer: (*release.analysis).clone(), further: release.further };
        let published = Box::new(published);
        self.take();
        let ticket = self.ticket();
        self.tell(What::Text(wanted.under_way.clone()));
        let format = wanted.format;
        self.writing.push((ticket, wanted));
        let sender = self.study.as_ref().map(|study| study.papers.sender.clone());
        let sender = Box::new(sender.unwrap_or_default());
        vec![Effect::Write { ticket, published, format, sender }]
    }

    /// The file goes to the reader even if another question was asked meanwhile: it was settled when it was asked for.
    fn written(&mut self, ticket: Ticket, bytes: Vec<u8>) -> Vec<Effect> {
        let Some(place) = self.writing.iter().position(|(asked, _)| *asked == ticket) else {
            return Vec::new();
        };
        let (_, Wanted { name, mime, said, .. }) = self.writing.remove(place);
        vec![Effect::Save { name, mime, bytes, said }]
    }

    /// The one place where replies to older questions are dropped.
    fn hear(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Progress { ticket, progress } if self.awaits(ticket) => self.advance(progress),
            Reply::Codebook { ticket, codebook } if self.opens(ticket) => return self.opened(codebook),
            Reply::Codebook { ticket, codebook } if self.revising == Some(ticket) => {
                self.revising = None;
                return self.adopt(codebook);
            }
            // The map waits for its drivers; everything else is shown, marked as not the last word.
            Reply::Described { ticket, analysis }
                if self.analysing == Some(ticket) && self.step != Step::Map =>
            {
                self.answer = Answer::Pending { earlier: Some(Shared::new(*analysis)) };
                self.described = true;
            }
            Reply::Analysis { ticket, analysis, replicates: 1.. } if self.analysing == Some(ticket) => {
                self.sharpening = true;
                (self.crashed, self.described) = (false, false);
                self.answer = Answer::Ready(Shared::new(*analysis));
            }
            Reply::Analysis { ticket, analysis, replicates: 0 } if self.analysing == Some(ticket) => {
                self.settle();
                self.answer = Answer::Ready(Shared::new(*analysis));
                self.tell(What::Analysed);
                return self.publish();
            }
            Reply::Published { ticket, published } if self.publishing == Some(ticket) => {
                self.publishing = None;
                let Published { answer, further } = *published;
                self.release = Some(Release { analysis: Shared::new(answer), further });
            }
            Reply::Written { ticket, bytes } => return self.written(ticket, bytes),
            Reply::Packed { ticket, outputs, left_out } if self.packing == Some(ticket) => {
                return self.packed(outputs, left_out);
            }
            Reply::Fingerprints { ticket, marks } => return self.fingerprinted(ticket, marks),
            Reply::Refused { ticket, problem } => return self.refused(ticket, Failure::Refused(problem)),
            Reply::Unreachable { ticket, file } => {
                return self.refused(ticket, Failure::Unreachable { file });
            }
            _ => {}
        }
        Vec::new()
    }

    fn opens(&self, ticket: Ticket) -> bool {
        self.opening.as_ref().is_some_and(|opening| opening.ticket == ticket)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.opens(ticket)
            || self.revising == Some(ticket)
            || self.analysing == Some(ticket)
            || self.packing == Some(ticket)
    }

    /// Told at every quarter of the reading, so that a screen reader is not drowned.
    fn advance(&mut self, progress: Progress) {
        let quarter = |done: f64| (done * 4.0).floor();
        let before = self.progress.filter(|before| before.phase == progress.phase);
        let new = before.is_none_or(|before| quarter(before.done) < quarter(progress.done));
        self.progress = Some(progress);
        if new && progress.phase == Phase::Loading {
            #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "0, 25 .. 100")]
            self.tell(What::Reading { percent: (quarter(progress.done) * 25.0) as u32 });
        }
    }

    fn opened(&mut self, codebook: Noted<Codebook>) -> Vec<Effect> {
        let Some(opening) = self.opening.take() else { return Vec::new() };
        self.held = true;
        self.progress = None;
        let mended = if opening.why == Why::Mended { self.study.take() } else { None };
        let redo = match opening.why {
            Why::Mended => mended.as_ref().map(|study| study.redo.clone()).unwrap_or_default(),
            Why::Asked => {
                self.leave();
                let rows = decisions::rows(&codebook.value);
                let variables = u32::try_from(codebook.value.variables.len()).unwrap_or(u32::MAX);
                self.tell(What::Opened { rows, variables });
                self.step = Step::Check;
                Vec::new()
            }
        };
        self.settings = fit(opening.settings, &codebook.value);
        let codebook = Shared::new(codebook);
        let (origin, history, taken, papers) =
            (opening.origin, opening.history, opening.taken, opening.papers);
        let nothing_done = history.is_empty() && taken.is_empty() && papers == Papers::default();
        let mut study = Study {
            origin,
            codebook,
            history,
            redo,
            taken,
            papers,
            marks: None,
            restored: None,
            changes: Changes::default(),
            saved: None,
        };
        match mended {
            Some(before) => {
                (study.marks, study.restored, study.saved) = (before.marks, before.restored, before.saved);
                study.changes = before.changes;
            }
            None if nothing_done => study.saved = Some(study.work(&self.settings)),
            None => {}
        }
        self.study = Some(study);
        if opening.why == Why::Asked
            && let Some(effects) = self.match_waiting()
        {
            return effects;
        }
        // What the reader cancelled is not begun again unasked.
        if self.answer == Answer::Failed(Failure::Cancelled) { Vec::new() } else { self.analyse() }
    }

    /// Keeps what is needed to come back to the study that is left.
    fn leave(&mut self) {
        (self.answer, self.release) = (Answer::None, None);
        let Some(study) = self.study.take() else { return };
        let Study { origin, history, taken, papers, .. } = study;
        self.previous = Some(Previous { origin, history, settings: self.settings.clone(), taken, papers });
    }

    fn adopt(&mut self, codebook: Noted<Codebook>) -> Vec<Effect> {
        let Some(study) = &mut self.study else { return Vec::new() };
        self.settings = fit(std::mem::take(&mut self.settings), &codebook.value);
        study.codebook = Shared::new(codebook);
        self.keep_as_saved();
        self.analyse()
    }

    fn settle(&mut self) {
        (self.analysing, self.progress) = (None, None);
        (self.crashed, self.sharpening, self.described) = (false, false, false);
    }

    fn refused(&mut self, ticket: Ticket, failure: Failure) -> Vec<Effect> {
        if let Some(effects) = self.not_fingerprinted(ticket) {
            self.failure = Some(failure);
            return effects;
        }
        if self.opens(ticket) {
            (self.opening, self.progress, self.crashed) = (None, None, false);
            self.failure = Some(failure);
        } else if self.revising == Some(ticket) {
            self.revising = None;
            self.failure = Some(failure);
            if let Some(study) = &mut self.study {
                study.history.pop();
            }
        } else if self.analysing == Some(ticket) {
            self.settle();
            self.answer = Answer::Failed(failure);
        } else if self.publishing == Some(ticket) {
            self.publishing = None;
        } else if self.packing == Some(ticket) {
            (self.packing, self.progress) = (None, None);
            self.failure = Some(failure);
        }
        Vec::new()
    }

    /// Work that crashed is tried once more; a second crash is told, and nothing the reader did is lost.
    fn crash(&mut self) -> Vec<Effect> {
        let again = std::mem::replace(&mut self.crashed, true);
        self.writing.clear();
        let opening = self.opening.take();
        self.stop(&Failure::Crashed);
        let mut effects = vec![Effect::Restart];
        let asked = opening.filter(|opening| opening.why == Why::Asked);
        if !again {
            self.tell(What::Retrying);
            effects.extend(match asked {
                Some(Opening { origin, history, settings, taken, papers, .. }) => {
                    self.start_opening(Previous { origin, history, settings, taken, papers }, Why::Asked)
                }
                None => self.mend(),
            });
            return effects;
        }
        self.failure = Some(Failure::Crashed);
        if asked.is_some() {
            // The study before is sound: it was not what crashed.
            self.crashed = false;
            effects.extend(self.mend());
        } else if self.study.is_some() {
            self.answer = Answer::Failed(Failure::Crashed);
        }
        effects
    }

    pub(super) fn tell(&mut self, what: What) {
        self.news = News { number: self.news.number + 1, what };
    }

    pub(super) fn ticket(&mut self) -> Ticket {
        self.last += 1;
        Ticket(self.last)
    }
}

/// So many that another seed would move no probability by more than a point or so; where each takes long, fewer.
fn replicates(importance: Option<Importance>, missing: Option<Missing>) -> u32 {
    match (importance.unwrap_or_default(), missing.unwrap_or_default()) {
        (Importance::RelativeWeights, Missing::Listwise | Missing::Pairwise) => 10_000,
        (Importance::Dominance | Importance::Logistic, _) | (_, Missing::Em) => 1000,
    }
}

impl State {
    /// A state that speaks the reader's language from the start.
    pub fn new(language: Language) -> Self {
        State { language, ..State::default() }
    }
}
