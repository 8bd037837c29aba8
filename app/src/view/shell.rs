//! The page around the steps: header with the promise, stepper, the step itself, status region.

use leptos::prelude::*;
use svarkort_core::Language;

use super::part::icon;
use super::{App, check, files, map, report, results};
use crate::state::{Action, Step};
use crate::words;

pub fn shell() -> impl IntoView {
    let app = App::new(Language::Da);
    keep_document_in_step(app);
    view! {
        {header(app)}
        {stepper(app)}
        <main id="main" tabindex="-1">
            {move || {
                app.language.track();
                match app.step.get() {
                    Step::Files => files::step(app),
                    Step::Check => check::step(app),
                    Step::Results => results::step(app),
                    Step::Map => map::step(app),
                    Step::Report => report::step(app),
                }
            }}
        </main>
        <div role="status" class="visually-hidden">
            {move || (app.words().shell.what)(&app.news.get().what)}
        </div>
    }
}

fn header(app: App) -> impl IntoView {
    view! {
        <header class="top">
            <span class="brand">"Svarkort"</span>
            {move || {
                let words = app.words().shell;
                view! {
                    <details class="promise">
                        <summary>{icon::LOCK.view()} <span>{words.promise}</span></summary>
                    </details>
                }
            }}
        </header>
    }
}

fn stepper(app: App) -> impl IntoView {
    let entry = move |step: Step| {
        let reachable = Memo::new(move |_| app.with(|state| state.reachable(step)));
        view! {
            <li>
                <button
                    type="button"
                    aria-current=move || (app.step.get() == step).then_some("step")
                    aria-disabled=move || (!reachable.get()).then_some("true")
                    on:click=move |_| app.send(Action::GoTo(step))
                >
                    <span class="step-number" aria-hidden="true">{step.number()}</span>
                    {move || (app.words().shell.step)(step)}
                </button>
            </li>
        }
    };
    view! {
        <nav class="stepper" aria-label=move || app.words().shell.steps>
            <ol>{Step::ALL.map(entry).into_iter().collect_view()}</ol>
        </nav>
    }
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
