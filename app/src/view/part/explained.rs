//! A figure's topic and its answer in, "Hvordan er det beregnet?" out: folded up, written when it is opened.

use leptos::prelude::*;
use svarkort_core::words::method::{Topic, cited, explained};

use super::super::App;
use crate::arrange::source::Source;

pub fn how(app: App, source: &Source, topic: Topic) -> AnyView {
    let words = app.words_now().part;
    let open = RwSignal::new(false);
    let source = source.clone();
    let content = move || open.get().then(|| content(app, &source, topic));
    view! {
        <details class="how" on:toggle=move |_| open.set(true)>
            <summary>{words.how}</summary>
            {content}
        </details>
    }
    .into_any()
}

fn content(app: App, source: &Source, topic: Topic) -> AnyView {
    let words = app.words_now().part;
    let explained = explained(topic, source.analysis(), source.language, &|name| source.quoted(name));
    let works: Vec<String> = explained.works().into_iter().map(cited).collect();
    let sources = (!works.is_empty()).then(|| {
        view! {
            <p class="how-sources">{words.sources}</p>
            // Titles are English in both languages.
            <ul class="small-text" lang="en">
                {works.into_iter().map(|work| view! { <li>{work}</li> }).collect_view()}
            </ul>
        }
    });
    view! {
        <div class="how-text">
            <ul>{explained.rules.into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view()}</ul>
            {sources}
        </div>
    }
    .into_any()
}
