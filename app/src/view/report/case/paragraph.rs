//! A paragraph of the case in, its text with what can be done with it out, and where its numbers stand.

use leptos::html;
use leptos::prelude::*;
use svarkort_core::report::case::{Form, Move, Paragraph, Part, Standing, Trace};

use super::super::super::App;
use super::super::super::part::button_small;
use super::{Open, change_texts};
use crate::arrange::source::Source;

/// Where it stands in its part.
pub struct Place {
    pub part: Part,
    pub heading: &'static str,
    pub keys: Vec<String>,
    pub place: usize,
    pub count: usize,
}

pub fn view(app: App, source: &Source, paragraph: &Paragraph, place: Place) -> AnyView {
    let key = paragraph.key.clone();
    let editing = app.kept.report.editing;
    let (source, paragraph) = (source.clone(), paragraph.clone());
    let class = if paragraph.form == Form::Point { "case-line point" } else { "case-line" };
    let place = StoredValue::new(place);
    view! {
        <li class=class>
            {move || {
                if editing.with(|open| open.key.as_ref() == Some(&key)) {
                    editor(app, &paragraph, place)
                } else {
                    reading(app, &source, &paragraph, place)
                }
            }}
        </li>
    }
    .into_any()
}

fn editor(app: App, paragraph: &Paragraph, place: StoredValue<Place>) -> AnyView {
    let words = app.words_now().case;
    let input = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let (key, made) = (paragraph.key.clone(), made(paragraph));
    let close = {
        let key = key.clone();
        move || {
            app.kept.report.editing.set(Open::default());
            refocus(format!("case-{}-edit", id(&key)));
        }
    };
    let done = {
        let close = close.clone();
        move || {
            let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
            let part = place.with_value(|place| place.part);
            close();
            change_texts(app, |texts| {
                if text.trim().is_empty() {
                    texts.remove(&key);
                } else {
                    texts.edit(part, &key, &made, &text);
                }
            });
        }
    };
    let label = (words.text_of)(place.with_value(|place| place.heading));
    view! {
        <textarea class="form-input form-text" rows="4" aria-label=label prop:value=paragraph.text.clone() node_ref=input></textarea>
        <div class="button-group">
            {button_small(words.done, done)}
            {button_small(words.give_up, close)}
        </div>
    }
    .into_any()
}

/// The sentence as the numbers make it.
fn made(paragraph: &Paragraph) -> String {
    match &paragraph.standing {
        Standing::Edited { made } | Standing::Changed { made } => made.clone(),
        Standing::Made | Standing::ToFill | Standing::Own | Standing::Gone => paragraph.text.clone(),
    }
}

fn reading(app: App, source: &Source, paragraph: &Paragraph, place: StoredValue<Place>) -> AnyView {
    let words = app.words_now().case;
    let key = paragraph.key.clone();
    let badge = match &paragraph.standing {
        Standing::Made => None,
        Standing::Edited { .. } => Some(("tag", words.edited)),
        Standing::Changed { .. } => Some(("tag tag-warning", words.number_changed)),
        Standing::Gone => Some(("tag tag-warning", words.number_gone)),
        Standing::Own => Some(("tag", words.own)),
        Standing::ToFill => Some(("tag tag-warning", words.fill_in)),
    };
    let changed = match &paragraph.standing {
        Standing::Changed { made } => Some(changed(app, &key, made)),
        _ => None,
    };
    view! {
        <div class="case-text">
            <p>
                {paragraph.text.clone()}
                {badge.map(|(class, text)| view! { " " <span class=class>{text}</span> })}
            </p>
            {changed}
            {evidence(app, source, paragraph)}
        </div>
        {tools(app, paragraph, place)}
    }
    .into_any()
}

fn changed(app: App, key: &str, made: &str) -> AnyView {
    let words = app.words_now().case;
    let (one, two, of) = (key.to_owned(), key.to_owned(), made.to_owned());
    view! {
        <p class="case-now">{(words.now)(made)}</p>
        <div class="button-group">
            {button_small(words.take_new, move || change_texts(app, |texts| texts.reset(&one)))}
            {button_small(words.keep_mine, move || change_texts(app, |texts| texts.confirm(&two, &of)))}
        </div>
    }
    .into_any()
}

fn tools(app: App, paragraph: &Paragraph, place: StoredValue<Place>) -> AnyView {
    let words = app.words_now().case;
    let key = paragraph.key.clone();
    let of = (words.of)(&paragraph.text.chars().take(60).collect::<String>());
    let (at, count) = place.with_value(|place| (place.place, place.count));
    let button = |what: &'static str, name: &'static str, act: Box<dyn Fn()>| {
        let id = format!("case-{}-{what}", id(&key));
        view! {
            <button type="button" class="button button-tertiary button-small" id=id on:click=move |_| act()>
                {name}
                <span class="visually-hidden">{of.clone()}</span>
            </button>
        }
    };
    let shift = |way: Move, what: &'static str| -> Box<dyn Fn()> {
        let key = key.clone();
        Box::new(move || {
            let (part, keys) = place.with_value(|place| (place.part, place.keys.clone()));
            change_texts(app, |texts| texts.shift(part, keys, &key, way));
            refocus(format!("case-{}-{what}", id(&key)));
        })
    };
    let edit: Box<dyn Fn()> = {
        let key = key.clone();
        Box::new(move || app.kept.report.editing.set(Open { key: Some(key.clone()) }))
    };
    let reset: Box<dyn Fn()> = {
        let key = key.clone();
        Box::new(move || change_texts(app, |texts| texts.reset(&key)))
    };
    let leave_out: Box<dyn Fn()> = {
        let key = key.clone();
        Box::new(move || change_texts(app, |texts| texts.remove(&key)))
    };
    let edited = matches!(paragraph.standing, Standing::Edited { .. });
    view! {
        <div class="case-tools">
            {button("edit", words.edit, edit)}
            {edited.then(|| button("reset", words.reset, reset))}
            {(at > 0).then(|| button("up", words.up, shift(Move::Up, "up")))}
            {(at + 1 < count).then(|| button("down", words.down, shift(Move::Down, "down")))}
            {button("out", words.leave_out, leave_out)}
        </div>
    }
    .into_any()
}

/// The cells behind the sentence, by the names that the other steps use.
fn evidence(app: App, source: &Source, paragraph: &Paragraph) -> AnyView {
    let words = app.words_now().case;
    if matches!(paragraph.standing, Standing::Own | Standing::Gone | Standing::ToFill)
        || paragraph.traces.is_empty()
    {
        return ().into_any();
    }
    let mut told: Vec<String> = Vec::new();
    for trace in &paragraph.traces {
        let text = match trace {
            Trace::Response => words.response.to_owned(),
            Trace::Explained => words.explained.to_owned(),
            Trace::Settings => words.settings.to_owned(),
            Trace::Place(item) => (words.place)(&source.label(item)),
            Trace::Cell(cell) => {
                let of = cell.item.as_ref().map(|item| source.label(item)).or_else(|| cell.theme.clone());
                let group = cell.variable.as_ref().zip(cell.code.as_ref()).map(|(variable, code)| {
                    let options = source.variable(variable).map(|variable| variable.options.as_slice());
                    let label = options.unwrap_or_default().iter().find(|option| option.code == *code);
                    label.map_or_else(|| code.to_string(), |option| option.label.clone())
                });
                (words.cell)(&of.unwrap_or_default(), cell.field, group.as_deref())
            }
        };
        if !told.contains(&text) {
            told.push(text);
        }
    }
    view! {
        <details class="case-evidence">
            <summary>{words.rests_on}</summary>
            <ul class="small-text">{told.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// A key as part of an element's id.
fn id(key: &str) -> String {
    key.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}

/// The list is built anew; the focus stays with the button, or goes to its paragraph's first where that is gone.
fn refocus(id: String) {
    request_animation_frame(move || {
        let edit = id.rsplit_once('-').map(|(stem, _)| format!("{stem}-edit")).unwrap_or_default();
        let element = document().get_element_by_id(&id).or_else(|| document().get_element_by_id(&edit));
        if let Some(element) = element {
            use wasm_bindgen::JsCast;
            if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
                let _ = element.focus();
            }
        }
    });
}
