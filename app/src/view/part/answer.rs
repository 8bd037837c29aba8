//! The newest answer in, what it says out; while the next is computed the earlier one stays, marked as such.

use leptos::prelude::*;
use svarkort_core::analysis::Analysis;
use svarkort_core::{Noted, Problem};

use wasm_bindgen::JsCast;

use super::super::App;
use super::{button_secondary, icon};
use crate::arrange::source::Source;
use crate::state::{Action, Answer, Failure, Shared, Step};

/// `content` is built anew at each new answer, not when only the next one is asked for.
pub fn answered(app: App, content: impl Fn(Source) -> AnyView + Send + 'static) -> AnyView {
    framed(app, piece(app, |_, _| false, content))
}

/// What went wrong and what is under way, around the pieces of an answer.
pub fn framed(app: App, pieces: AnyView) -> AnyView {
    let words = app.words_now();
    let pending = Memo::new(move |_| app.answer.with(|answer| matches!(answer, Answer::Pending { .. })));
    let none = Memo::new(move |_| app.answer.with(|answer| answer.analysis().is_none()));
    let failure = Memo::new(move |_| {
        app.answer.with(|answer| match answer {
            Answer::Failed(failure) => Some(failure.clone()),
            _ => None,
        })
    });
    view! {
        <div class="answer" aria-busy=move || pending.get().to_string()>
            {move || failure.get().map(|failure| failed(app, &failure))}
            {move || {
                (pending.get() && none.get())
                    .then(|| view! { <p class="computing">{words.shell.computing}</p> })
            }}
            {pieces}
        </div>
    }
    .into_any()
}

/// A part of a step, built anew at a new answer that differs from the one before in what the part shows: `alike` says
/// whether it does not. What it shows of other parts it must ask the newest answer for.
pub fn piece(
    app: App,
    alike: fn(&Analysis, &Analysis) -> bool,
    content: impl Fn(Source) -> AnyView + Send + 'static,
) -> AnyView {
    let analysis = Memo::new_owning(move |before: Option<Option<Shared<Noted<Analysis>>>>| {
        let now = app.answer.with(|answer| answer.analysis().cloned());
        let before = before.flatten();
        let changed = match (&before, &now) {
            (Some(before), Some(now)) => before != now && !alike(&before.value, &now.value),
            (before, now) => before != now,
        };
        (if changed { now } else { before }, changed)
    });
    (move || {
        keep_focus();
        let (analysis, codebook) = (analysis.get()?, app.codebook.get_untracked()?);
        Some(content(Source { analysis, codebook, language: app.language.get_untracked() }))
    })
    .into_any()
}

/// The newest answer; wakes its reader at each new one.
pub fn newest(app: App) -> Option<Source> {
    let analysis = app.answer.with(|answer| answer.analysis().cloned())?;
    Some(Source { analysis, codebook: app.codebook.get_untracked()?, language: app.language.get_untracked() })
}

/// A choice that asks for a new answer may stand inside the answer: it is built anew, and takes the focus back.
fn keep_focus() {
    let focused = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    let Some(id) = focused else { return };
    request_animation_frame(move || {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        let again = document().get_element_by_id(&id).filter(|_| lost);
        if let Some(element) = again.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            // It had the focus before, so it can take it.
            let _ = element.focus_with_options(&still);
        }
    });
}

/// What went wrong and what the reader can do about it, right there.
fn failed(app: App, failure: &Failure) -> AnyView {
    let words = app.words_now();
    let few = match failure {
        Failure::Refused(Problem::TooFewRespondents { minimum, .. }) => Some(*minimum),
        _ => None,
    };
    let filtered = app.settings.with_untracked(|settings| settings.filter.is_some());
    let on_results = app.step.get_untracked() == Step::Results;
    // Without a filter there is no wider choice: only the smallest group can be changed.
    let text = match few.filter(|_| !filtered) {
        Some(minimum) => (words.part.too_few)(minimum),
        None => (words.shell.failure)(failure),
    };
    let next = match (failure, few) {
        (_, Some(_)) if filtered => {
            button_secondary(words.part.other_filter, move || app.ask(|settings| settings.filter = None))
        }
        (_, Some(_)) if on_results => ().into_any(),
        (_, Some(_)) => {
            button_secondary(words.part.to_results, move || app.send(Action::GoTo(Step::Results)))
        }
        (Failure::Refused(_), _) => {
            button_secondary(words.part.to_check, move || app.send(Action::GoTo(Step::Check)))
        }
        _ => button_secondary(words.shell.again, move || app.send(Action::AskAgain)),
    };
    view! {
        <div class="alert alert-error" role="alert">
            {icon::ERROR.view()}
            <div>
                <p class="alert-heading">{words.shell.wrong}</p>
                <p>{text}</p>
                {next}
            </div>
        </div>
    }
    .into_any()
}
