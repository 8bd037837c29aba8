//! The open study in, the ways to keep the work on it out: notes, and the answers in a second step.

use leptos::html;
use leptos::prelude::*;
use svarkort_core::project::Date;

use super::super::App;
use super::super::part::{button_primary, button_small};
use crate::arrange::typed;
use crate::bridge::kept::today;
use crate::state::{Action, Keep, Origin, Papers};

/// Six months: as long as a survey is usually worked on.
const MONTHS: u16 = 6;

pub fn section(app: App) -> impl IntoView {
    move || {
        let origin = app.origin.get()?;
        let words = app.words().project;
        let notes = app
            .look(|state| state.study.as_ref().map(|study| study.papers.notes.clone()).unwrap_or_default());
        let write = move |event| {
            let papers = app.look(|state| state.study.as_ref().map(|study| study.papers.clone()));
            let papers = Papers { notes: event_target_value(&event), ..papers.unwrap_or_default() };
            app.send(Action::Pen(Box::new(papers)));
        };
        Some(view! {
            <section class="project" aria-labelledby="project-title">
                <h2 id="project-title">{words.title}</h2>
                <p>{words.what}</p>
                <div class="form-group">
                    <label class="form-label" for="project-notes">{words.notes}</label>
                    <span class="form-hint" id="project-notes-hint">{words.notes_hint}</span>
                    <textarea
                        id="project-notes"
                        class="form-input form-text"
                        rows="3"
                        aria-describedby="project-notes-hint"
                        prop:value=notes
                        on:change=write
                    ></textarea>
                </div>
                <div class="button-group">
                    {button_primary(words.save, move || app.send(Action::Keep(Keep::Work, today())))}
                </div>
                {with_answers(app, &origin)}
            </section>
        })
    }
}

fn with_answers(app: App, origin: &Origin) -> AnyView {
    let words = app.words_now().project;
    if *origin == Origin::Example {
        return view! { <p class="form-hint">{words.example_has_none}</p> }.into_any();
    }
    let input = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(false);
    let suggested = today().months_later(MONTHS);
    let written = format!("{:02}-{:02}-{:04}", suggested.day(), suggested.month(), suggested.year());
    let save = move || {
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let day: Option<Date> = typed::day(&text).filter(|day| *day >= today());
        wrong.set(day.is_none());
        if let Some(day) = day {
            app.send(Action::Keep(Keep::Answers(day), today()));
        }
    };
    view! {
        <details class="fold-plain">
            <summary>{words.with_answers}</summary>
            <p>{words.with_answers_what}</p>
            <div class="form-group">
                <label class="form-label" for="delete-by">{words.delete_by}</label>
                <span class="form-hint" id="delete-by-hint">{words.delete_by_hint}</span>
                <input
                    id="delete-by"
                    type="text"
                    autocomplete="off"
                    class="form-input form-day"
                    aria-describedby="delete-by-hint delete-by-fault"
                    aria-invalid=move || wrong.get().then_some("true")
                    value=written
                    node_ref=input
                />
                {move || {
                    wrong.get().then(|| view! { <span class="form-fault" id="delete-by-fault" role="alert">{words.not_a_day}</span> })
                }}
            </div>
            {button_small(words.save_answers, save)}
        </details>
    }
    .into_any()
}
