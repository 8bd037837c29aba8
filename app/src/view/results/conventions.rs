//! The bridge in, the same answers reported in four ways out: a figure in one is not to be compared with one in another.

use leptos::prelude::*;
use svarkort_core::figure;
use svarkort_core::words::method::Topic;

use super::super::App;
use super::super::part::{Numbers, copy_table, how, table};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.conventions;
    let language = source.language;
    let Some(bridge) = figure::bridge(source.analysis(), language) else { return ().into_any() };
    let open = RwSignal::new(false);
    let content = move || {
        open.get().then(|| {
            let copied = Numbers::new(|source| figure::bridge(source.analysis(), source.language));
            view! {
                {table::table(&bridge, language)}
                <div class="figure-tools no-print">{copy_table(app, copied)}</div>
            }
        })
    };
    view! {
        <section aria-labelledby="conventions-title">
            <h2 id="conventions-title">{words.title}</h2>
            <p>{words.lead}</p>
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.show}</summary>
                {content}
            </details>
            {converted(app, source)}
            {how(app, source, Topic::Conventions)}
        </section>
    }
    .into_any()
}

/// What each answer counts as, folded up.
fn converted(app: App, source: &Source) -> Option<AnyView> {
    let words = &app.words_now().results.conventions;
    let language = source.language;
    let found = figure::conversions(source.analysis(), language)?;
    let open = RwSignal::new(false);
    let content = move || {
        open.get().then(|| {
            let copied = Numbers::new(|source| figure::conversions(source.analysis(), source.language));
            view! {
                {table::table(&found, language)}
                <div class="figure-tools no-print">{copy_table(app, copied)}</div>
            }
        })
    };
    Some(
        view! {
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.converted}</summary>
                {content}
            </details>
        }
        .into_any(),
    )
}
