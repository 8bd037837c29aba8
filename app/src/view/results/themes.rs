//! The themes in, their scores out, with how well the questions of each hold together.

use leptos::prelude::*;
use svarkort_core::figure;

use super::super::App;
use super::super::part::{Numbers, copy_table, table};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.themes;
    let language = source.language;
    let Some(themes) = figure::themes(source.analysis(), language) else { return ().into_any() };
    let copied = Numbers::new(|source| figure::themes(source.analysis(), source.language));
    view! {
        <section aria-labelledby="themes-title">
            <h2 id="themes-title">{words.title}</h2>
            {table::table(&themes, language)}
            <p class="figure-foot">{words.foot}</p>
            <div class="figure-tools no-print">{copy_table(app, copied)}</div>
        </section>
    }
    .into_any()
}
