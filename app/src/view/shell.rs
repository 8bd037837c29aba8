//! The page around the steps: header with the promise, stepper, the step itself, what went wrong, what is under way.

use leptos::html;
use leptos::prelude::*;
use svarkort_core::Language;
use wasm_bindgen::JsCast;

use super::part::{button_small, icon};
use super::{App, check, files, map, privacy, project, report, response, results};
use crate::state::{Action, Step};
use crate::words;

/// The milestone that the benchmark waits for: the first step can be used.
const USABLE: &str = "svarkort:usable";

pub fn shell() -> impl IntoView {
    let app = App::new(Language::Da);
    keep_document_in_step(app);
    keep_browser_history(app);
    files::drop::everywhere(app);
    undo_by_keyboard(app);
    project::warn_before_leaving(app);
    Effect::new(move |_| super::mark(USABLE));
    let main = NodeRef::<html::Main>::new();
    let skip = move |event: web_sys::MouseEvent| {
        // A fragment would lead out of the cage, whose address is not its own.
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
        }
    };
    view! {
        <a class="skipnav" href="#main" on:click=skip>{move || app.words().shell.skip}</a>
        {header(app)}
        {stepper(app)}
        <main id="main" tabindex="-1" node_ref=main>
            {failure(app)}
            {project::told(app)}
            {move || {
                app.language.track();
                app.origin.track();
                match app.step.get() {
                    Step::Files => files::step(app),
                    Step::Check => check::step(app),
                    Step::Response => response::step(app),
                    Step::Results => results::step(app),
                    Step::Map => map::step(app),
                    Step::Report => report::step(app),
                }
            }}
        </main>
        {job(app)}
        <footer class="foot">
            <p class="small-text">
                "Svarkort, " {move || app.words().shell.version} " " {crate::protocol::BUILD} " · "
                {move || app.words().shell.promise}
            </p>
        </footer>
        <div role="status" class="visually-hidden">
            {move || (app.words().shell.what)(&app.news.get().what)}
        </div>
    }
}

fn header(app: App) -> impl IntoView {
    let speak = move |language: Language, name: &'static str| {
        view! {
            <button
                type="button"
                class="speak"
                lang=words::tag(language)
                aria-pressed=move || (app.language.get() == language).to_string()
                on:click=move |_| app.send(Action::Speak(language))
            >
                {name}
            </button>
        }
    };
    view! {
        <header class="top">
            <div class="top-line">
                <span class="brand">
                    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                        <path class="brand-card" d="M3 3h26v26H3z" />
                        <path class="brand-lines" d="M16 3v26M3 16h26" />
                        <circle class="brand-dot" cx="22.5" cy="9.5" r="3.5" />
                    </svg>
                    "Svarkort"
                </span>
                <span class="tagline">{move || app.words().shell.tagline}</span>
                {project::bar(app)}
                <div class="speaks" role="group" aria-label=move || app.words().shell.language>
                    {speak(Language::Da, "Dansk")} {speak(Language::En, "English")}
                </div>
            </div>
            {move || privacy::view(app.words().shell)}
        </header>
    }
}

fn stepper(app: App) -> impl IntoView {
    let entry = move |step: Step| {
        let reachable = Memo::new(move |_| app.with(|state| state.reachable(step)));
        let current = move || app.step.get() == step;
        let go = move |_| {
            if reachable.get_untracked() {
                app.send(Action::GoTo(step));
            } else {
                app.send(Action::Tell(app.words_now().shell.not_yet.to_owned()));
            }
        };
        view! {
            <li class:current=current class:past=move || step < app.step.get()>
                <button
                    type="button"
                    aria-current=move || current().then_some("step")
                    aria-disabled=move || (!reachable.get()).then_some("true")
                    aria-describedby=move || (!reachable.get()).then_some("not-yet")
                    title=move || (!reachable.get()).then(|| app.words().shell.not_yet)
                    on:click=go
                >
                    <span class="step-number" aria-hidden="true">{step.number()}</span>
                    <span class="step-name">{move || (app.words().shell.step)(step)}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav class="stepper" aria-label=move || app.words().shell.steps>
            <ol>{Step::ALL.map(entry)}</ol>
            <span id="not-yet" hidden>{move || app.words().shell.not_yet}</span>
        </nav>
    }
}

/// A sentence that says what is wrong and what to do. Everything else stands as it was.
fn failure(app: App) -> impl IntoView {
    move || {
        let failure = app.failure.get()?;
        let words = app.words().shell;
        Some(view! {
            <div class="alert alert-error" role="alert">
                {icon::ERROR.view()}
                <div>
                    <p class="alert-heading">{words.wrong}</p>
                    <p>{(words.failure)(&failure)}</p>
                </div>
                <button type="button" class="alert-close" aria-label=words.close on:click=move |_| app.send(Action::Dismiss)>
                    {icon::CLOSE.view()}
                </button>
            </div>
        })
    }
}

/// What is under way, once it has lasted long enough to be noticed.
fn job(app: App) -> impl IntoView {
    let busy = Memo::new(move |_| app.with(|state| state.busy()));
    move || {
        busy.get().then(|| {
            let words = app.words().shell;
            let percent = Memo::new(move |_| {
                app.progress.get().map_or(0.0, |progress| (progress.done * 100.0).floor())
            });
            let text = Memo::new(move |_| (words.progress)(app.progress.get()));
            view! {
                <div class="job">
                    <div class="job-text">
                        <span>{text}</span>
                        {button_small(words.cancel, move || app.send(Action::Cancel))}
                    </div>
                    <div
                        class="job-bar"
                        class:unknown=move || percent.get() == 0.0
                        role="progressbar"
                        aria-label=text
                        aria-valuemin="0"
                        aria-valuemax="100"
                        aria-valuenow=move || Some(percent.get()).filter(|percent| *percent != 0.0).map(|percent| percent.to_string())
                    >
                        <span style:width=move || format!("{}%", percent.get())></span>
                    </div>
                </div>
            }
        })
    }
}

/// Ctrl+Z and Ctrl+Y, but not where they take back what is typed.
fn undo_by_keyboard(app: App) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| {
                element.matches("input:not([type=checkbox], [type=radio]), textarea").unwrap_or(false)
            });
        if typing || !(event.ctrl_key() || event.meta_key()) || app.step.get_untracked() != Step::Check {
            return;
        }
        let action = match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Action::Undo,
            ("y", false) | ("z", true) => Action::Redo,
            _ => return,
        };
        event.prevent_default();
        app.send(action);
    });
    on_cleanup(move || listener.remove());
}

/// Title and language of the document follow the state.
fn keep_document_in_step(app: App) {
    Effect::new(move |_| {
        let words = app.words();
        let step = app.step.get();
        let place = (words.shell.step_of)(step.number(), Step::ALL.len());
        let document = document();
        document.set_title(&format!("{place}: {} - Svarkort", (words.shell.step)(step)));
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", words::tag(words.language));
        }
    });
}

/// The browser's back button goes to the step before. Entries carry the step and no address, which the cage has none of.
fn keep_browser_history(app: App) {
    let told = StoredValue::new(Step::default());
    Effect::new(move |_| {
        let step = app.step.get();
        if told.get_value() != step {
            told.set_value(step);
            #[expect(clippy::cast_precision_loss, reason = "1 to 6")]
            let entry = (step.number() as f64).into();
            // Where a browser refuses, its back button leaves the page, as it would without this.
            let _ = window().history().and_then(|history| history.push_state(&entry, ""));
        }
    });
    let listener = window_event_listener(leptos::ev::popstate, move |event| {
        #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "1 to 6, else no step")]
        let number = event.state().as_f64().map_or(1, |number| number as usize);
        let Some(step) = Step::from_number(number) else { return };
        if app.look(|state| state.reachable(step)) {
            told.set_value(step);
            app.send(Action::GoTo(step));
        }
    });
    on_cleanup(move || listener.remove());
}
