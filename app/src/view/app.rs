//! What every view holds on to: the state to look at and the way to change it.

use leptos::prelude::*;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::Codebook;
use svarkort_core::project::Opened;
use svarkort_core::{Language, Noted};

use super::rehearsal;
use crate::arrange::source::Source;
use crate::bridge::{Bridge, kept};
use crate::protocol::{Progress, Reply};
use crate::state::{Action, Answer, Brought, Failure, News, Origin, Release, Shared, State, Step};
use crate::words::{self, Words};

/// Cheap to copy. Each memo wakes its readers only when its own part of the state has changed.
#[derive(Clone, Copy)]
pub struct App {
    state: RwSignal<State>,
    bridge: StoredValue<Option<Bridge>, LocalStorage>,
    pub step: Memo<Step>,
    /// Where the open study comes from: another one is another study.
    pub origin: Memo<Option<Origin>>,
    pub language: Memo<Language>,
    pub codebook: Memo<Option<Shared<Noted<Codebook>>>>,
    pub settings: Memo<SettingsInput>,
    pub answer: Memo<Answer>,
    /// The newest answer as it may leave.
    pub release: Memo<Option<Release>>,
    pub failure: Memo<Option<Failure>>,
    pub progress: Memo<Option<Progress>>,
    pub news: Memo<News>,
    /// There is work that no file holds.
    pub unsaved: Memo<bool>,
    pub kept: Kept,
    /// The step, and the study, whose heading was last built.
    entered: StoredValue<(Step, Option<Origin>)>,
}

/// What the steps remember while they are not shown: filters, what is unfolded, what is half typed.
#[derive(Clone, Copy)]
pub struct Kept {
    pub check: super::check::Kept,
    pub response: super::response::Kept,
    pub results: super::results::Kept,
    pub map: super::map::Kept,
    pub report: super::report::Kept,
}

impl App {
    pub fn new(language: Language) -> Self {
        let app = App::of(State::new(language));
        let hear = move |action| match action {
            Action::Heard(Reply::Rehearsed { codebook, analysis }) => {
                rehearsal::begin(app, codebook, *analysis);
            }
            action => app.send(action),
        };
        app.bridge.set_value(Some(Bridge::new(hear)));
        app
    }

    /// Without a bridge: what it is asked for it does not get.
    pub fn of(state: State) -> Self {
        let state = RwSignal::new(state);
        let bridge = StoredValue::new_local(None);
        App {
            state,
            bridge,
            step: Memo::new(move |_| state.with(|state| state.step)),
            origin: Memo::new(move |_| {
                state.with(|state| state.study.as_ref().map(|study| study.origin.clone()))
            }),
            language: Memo::new(move |_| state.with(|state| state.language)),
            codebook: Memo::new(move |_| {
                state.with(|state| state.study.as_ref().map(|study| study.codebook.clone()))
            }),
            settings: Memo::new(move |_| state.with(|state| state.settings.clone())),
            answer: Memo::new(move |_| state.with(|state| state.answer.clone())),
            release: Memo::new(move |_| state.with(|state| state.release.clone())),
            failure: Memo::new(move |_| state.with(|state| state.failure.clone())),
            progress: Memo::new(move |_| state.with(|state| state.progress)),
            news: Memo::new(move |_| state.with(|state| state.news.clone())),
            unsaved: Memo::new(move |_| state.with(State::unsaved)),
            kept: Kept {
                check: super::check::Kept::new(),
                response: super::response::Kept::new(),
                results: super::results::Kept::new(),
                map: super::map::Kept::new(),
                report: super::report::Kept::new(),
            },
            entered: StoredValue::default(),
        }
    }

    /// The only way for a view to change anything.
    pub fn send(self, action: Action) {
        let effects = self.state.try_update(|state| state.apply(action)).unwrap_or_default();
        for effect in effects {
            self.bridge().perform(effect);
        }
    }

    /// Changes the settings from what they are.
    pub fn ask(self, change: impl FnOnce(&mut SettingsInput)) {
        let mut settings = self.settings.get_untracked();
        change(&mut settings);
        self.send(Action::Ask(Box::new(settings)));
    }

    /// What of the answer on the page may leave, once it is known.
    pub fn leaving(self) -> Option<Source> {
        let release = self.release.get_untracked()?;
        let codebook = self.codebook.get_untracked()?;
        Some(Source { analysis: release.analysis, codebook, language: self.language.get_untracked() })
    }

    /// Takes files in, if there are any: projects first, so that they find their export among the others.
    pub fn open(self, files: Vec<web_sys::File>) {
        let (projects, files): (Vec<_>, Vec<_>) = files.into_iter().partition(kept::is_project);
        if projects.is_empty() && files.is_empty() {
            return self.send(Action::NothingDropped);
        }
        if projects.is_empty() {
            return self.choose(files);
        }
        leptos::task::spawn_local(async move {
            let alone = projects.len() == 1;
            for file in projects {
                match kept::open(&file).await {
                    Ok(Opened { project, answers, .. }) => {
                        let answers = kept::files(&answers);
                        let answers = (!answers.is_empty()).then(|| self.bridge().choose(answers));
                        let brought = Brought { name: file.name(), project: Shared::new(project), answers };
                        // Two at once are to be laid beside each other.
                        self.send(if alone {
                            Action::Bring(brought, kept::today())
                        } else {
                            Action::Lay(brought)
                        });
                    }
                    Err(problem) => self.send(Action::NoProject(problem)),
                }
            }
            if !files.is_empty() {
                self.choose(files);
            }
        });
    }

    /// Files of an export, at least one.
    fn choose(self, files: Vec<web_sys::File>) {
        let origin = self.bridge().choose(files);
        self.send(Action::Open(origin));
    }

    /// The files of the study on the page, to be opened together with others.
    pub fn files(self) -> Vec<web_sys::File> {
        match self.look(|state| state.study.as_ref().map(|study| study.origin.clone())) {
            Some(Origin::Files { batch, .. }) => self.bridge().files(batch),
            Some(Origin::Example) | None => Vec::new(),
        }
    }

    /// Looks at the whole state; the reader is woken at every change, so memos are better where there is one.
    pub fn with<T>(self, look: impl FnOnce(&State) -> T) -> T {
        self.state.with(look)
    }

    /// Looks once, without being woken later.
    pub fn look<T>(self, look: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(look)
    }

    /// The words of the language spoken; wakes its reader when the language changes.
    pub fn words(self) -> &'static Words {
        words::of(self.language.get())
    }

    /// The words, for those who are built anew when the language changes: everything inside a step.
    pub fn words_now(self) -> &'static Words {
        words::of(self.language.get_untracked())
    }

    /// The heading of a step stands on the page. It takes the focus when the step or the study is another than before,
    /// and not when only the language is.
    pub fn entered(self, heading: &web_sys::HtmlElement) {
        let place = (self.step.get_untracked(), self.origin.get_untracked());
        if self.entered.get_value() == place {
            return;
        }
        self.entered.set_value(place);
        let heading = heading.clone();
        // After the step is laid out: to take the focus before would have it laid out twice.
        request_animation_frame(move || {
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            // A heading with a tabindex can always take the focus.
            let _ = heading.focus_with_options(&still);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        });
    }

    fn bridge(self) -> Bridge {
        self.bridge.with_value(|bridge| bridge.clone()).expect("set when the app is made, before any view")
    }
}
