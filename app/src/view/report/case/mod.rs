//! What may leave in, the committee's case out, sentence by sentence: to be edited, ordered, written as Word and copied.

mod paragraph;

use leptos::prelude::*;
use svarkort_core::report::case::written::{Text, document, html, plain};
use svarkort_core::report::case::{Case, CaseEdits, CaseKind, Part, Texts, draft, lay};
use svarkort_core::report::document::Imprint;
use svarkort_core::report::docx;
use svarkort_core::words::case::Words as CaseWords;

use super::super::App;
use super::super::part::{button_small, button_tertiary, hand_out, icon, saved, survey_name};
use crate::arrange::name::file_name;
use crate::arrange::source::Source;
use crate::bridge::{clipboard, save};
use crate::state::{Action, Papers};

/// Which sentence is being edited.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Open {
    pub key: Option<String>,
}

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().case;
    let open = app.kept.report.case_open;
    let source = source.clone();
    let papers =
        Memo::new(move |_| app.with(|state| state.study.as_ref().map(|study| study.papers.case.clone())));
    let laid = {
        let source = source.clone();
        move |edits: &CaseEdits| laid(&source, edits)
    };
    let body = {
        let source = source.clone();
        move || {
            let edits = papers.get().unwrap_or_default();
            let case = laid(&edits);
            view! {
                {head(app, &edits, &case)}
                {Part::CASE.map(|part| part_view(app, &source, &case, part)).collect_view()}
                {more(app, &case)}
                <div class="button-group case-out">{out(app, Text::Case)}</div>
                <h3 class="case-press">{words.press}</h3>
                <p>{words.press_what}</p>
                {Part::PRESS.map(|part| part_view(app, &source, &case, part)).collect_view()}
                <div class="button-group case-out">{out(app, Text::Press)}</div>
            }
        }
    };
    view! {
        <details class="fold-section no-print" prop:open=move || open.get() on:toggle=move |event| opened(open, &event)>
            <summary><h2>{words.title}</h2></summary>
            <p>{words.what}</p>
            {move || open.get().then(|| body.clone().into_any())}
        </details>
    }
    .into_any()
}

/// A fold that stays as the reader left it.
pub fn opened(open: RwSignal<bool>, event: &web_sys::Event) {
    use wasm_bindgen::JsCast;
    let fold = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(fold) = fold {
        let now = fold.has_attribute("open");
        if open.get_untracked() != now {
            open.set(now);
        }
    }
}

pub fn laid(source: &Source, edits: &CaseEdits) -> Case {
    lay(draft(source.analysis(), edits.kind, source.language), edits, source.language)
}

/// Changes the reader's case.
pub fn change(app: App, edit: impl FnOnce(&mut CaseEdits)) {
    let papers = app.look(|state| state.study.as_ref().map(|study| study.papers.clone()));
    let mut papers: Papers = papers.unwrap_or_default();
    edit(&mut papers.case);
    app.send(Action::Pen(Box::new(papers)));
}

/// Changes the texts of the language that is spoken.
pub fn change_texts(app: App, edit: impl FnOnce(&mut Texts)) {
    let language = app.language.get_untracked();
    change(app, |case| edit(case.texts_mut(language)));
}

fn head(app: App, edits: &CaseEdits, case: &Case) -> AnyView {
    let words = app.words_now().case;
    let kind = |kind: CaseKind| {
        let chosen = edits.kind == kind;
        view! {
            <label class="form-radio">
                <input
                    type="radio"
                    name="case-kind"
                    prop:checked=chosen
                    on:change=move |_| change(app, |case| case.kind = kind)
                />
                <span>{(words.kinds)(kind)}</span>
            </label>
        }
    };
    let field = |id: &'static str, label: &'static str, value: String, set: fn(App, String)| {
        view! {
            <div class="form-group">
                <label class="form-label" for=id>{label}</label>
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    class="form-input"
                    prop:value=value
                    on:change=move |event| set(app, event_target_value(&event))
                />
            </div>
        }
    };
    let (to_fill, changed) = (case.to_fill(), case.changed());
    view! {
        <fieldset class="case-kind">
            <legend>{words.kind}</legend>
            {kind(CaseKind::Decision)} {kind(CaseKind::Information)}
        </fieldset>
        <div class="case-fields">
            {field("case-title", words.heading, case.title.clone(), |app, text| {
                change_texts(app, |texts| texts.title = (!text.trim().is_empty()).then_some(text));
            })}
            {field("case-number", words.number, case.number.clone(), |app, text| change(app, |case| case.number = text))}
            {field("case-competence", words.competence, case.competence.clone(), |app, text| {
                change(app, |case| case.competence = text);
            })}
        </div>
        {(changed > 0).then(|| view! {
            <div class="alert alert-warning" role="note">{icon::WARNING.view()}<div><p>{(words.changed)(changed)}</p></div></div>
        })}
        {(to_fill > 0).then(|| view! { <p class="form-hint">{(words.to_fill)(to_fill)}</p> })}
    }
    .into_any()
}

fn part_view(app: App, source: &Source, case: &Case, part: Part) -> AnyView {
    let words = app.words_now().case;
    let heading = CaseWords::of(case.language).heading(part);
    let paragraphs = case.part(part);
    let keys: Vec<String> = paragraphs.iter().map(|one| one.key.clone()).collect();
    let count = paragraphs.len();
    let each = paragraphs.iter().enumerate().map(|(place, one)| {
        paragraph::view(
            app,
            source,
            one,
            paragraph::Place { part, heading, keys: keys.clone(), place, count },
        )
    });
    let title = if part.within_presentation() {
        view! { <h4>{heading}</h4> }.into_any()
    } else {
        view! { <h3>{heading}</h3> }.into_any()
    };
    let empty = (part == Part::Resolution && count == 0)
        .then(|| view! { <p class="form-hint">{words.empty_for_committee}</p> });
    let write = move || {
        let mut key = String::new();
        change_texts(app, |texts| key = texts.write(part, words.new_text));
        app.kept.report.editing.set(Open { key: Some(key) });
    };
    let name = view! { "+ " {words.new_text} <span class="visually-hidden">{(words.of)(heading)}</span> };
    view! {
        <section class="case-part">
            {title}
            {empty}
            <ul class="case-list">{each.collect_view()}</ul>
            {(part != Part::Resolution).then(|| button_tertiary(name, write))}
        </section>
    }
    .into_any()
}

/// What could be put in, and what was left out.
fn more(app: App, case: &Case) -> AnyView {
    let words = app.words_now().case;
    let offered = case.offered.iter().map(|sentence| {
        let key = sentence.key.clone();
        let name = view! { {words.put_in} <span class="visually-hidden">{(words.of)(&sentence.text)}</span> };
        view! {
            <li>
                <p>{sentence.text.clone()}</p>
                {button_small(name, move || change_texts(app, |texts| texts.add(&key)))}
            </li>
        }
    });
    view! {
        {(case.removed > 0).then(|| view! {
            <p class="form-hint">
                {(words.left_out)(case.removed)} " "
                {button_tertiary(words.put_back, move || change_texts(app, Texts::put_back))}
            </p>
        })}
        {(!case.offered.is_empty()).then(|| view! {
            <details class="fold-plain">
                <summary>{(words.offered)(case.offered.len())}</summary>
                <ul class="case-offered">{offered.collect_view()}</ul>
            </details>
        })}
    }
    .into_any()
}

fn out(app: App, text: Text) -> AnyView {
    let words = app.words_now().case;
    let said = RwSignal::new(None::<&'static str>);
    let now = move || {
        let source = hand_out(app)?;
        let papers =
            app.look(|state| state.study.as_ref().map(|study| study.papers.clone())).unwrap_or_default();
        Some((laid(&source, &papers.case), papers.sender.brand()))
    };
    let word = move |_| {
        let Some((case, brand)) = now() else { return };
        let imprint = Imprint::default();
        let bytes = docx::document(&document(&case, text, imprint, brand));
        let id = if text == Text::Case { "sagsfremstilling" } else { "presseresume" };
        let name = file_name(&survey_name(app), id, "docx");
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        saved(app, &name, save(&name, kind, &bytes).is_ok());
    };
    let copy = move |_| {
        let Some((case, _)) = now() else { return };
        let (html, plain) = (html(&case, text), plain(&case, text));
        leptos::task::spawn_local(async move {
            let part = app.words_now().part;
            let told =
                if clipboard::table(&html, &plain).await.is_ok() { part.copied } else { part.copy_failed };
            let _ = said.try_set(Some(told));
            app.send(Action::Tell(told.to_owned()));
        });
    };
    let (word_name, copy_name) = match text {
        Text::Case => (words.word, words.copy),
        Text::Press => (words.press_word, words.press_copy),
    };
    view! {
        <button type="button" class="button button-primary" on:click=word>{icon::DOWNLOAD.view()} {word_name}</button>
        <button type="button" class="button button-secondary" on:click=copy>{icon::COPY.view()} {copy_name}</button>
        {move || said.get().map(|text| view! { <span class="figure-said" aria-hidden="true">{text}</span> })}
    }
    .into_any()
}
