//! An answer in, links to the parts of the step out: it is long.

use leptos::prelude::*;
use svarkort_core::analysis::Measure;
use wasm_bindgen::JsCast;

use super::super::App;
use super::super::part::button_tertiary;
use crate::arrange::source::Source;

pub fn links(app: App, source: &Source) -> AnyView {
    let words = app.words_now().results;
    let analysis = source.analysis();
    let rated = |wanted: bool| {
        analysis.items.iter().any(|item| matches!(item.measure, Measure::Rating { .. }) == wanted)
    };
    let parts: [(&'static str, &'static str, bool); 7] = [
        ("findings-title", words.findings.title, !analysis.findings.is_empty()),
        ("distribution-title", words.distribution.title, rated(true)),
        ("themes-title", words.themes.title, !analysis.themes.is_empty()),
        ("groups-title", words.groups.title, true),
        ("depth-title", words.depth.title, !analysis.items.is_empty()),
        ("conventions-title", words.conventions.title, !analysis.bridge.figures.is_empty()),
        ("others-title", words.others.title, rated(false)),
    ];
    let link = |(id, name, _)| view! { <li>{button_tertiary(name, move || go_to(id))}</li> };
    view! {
        <nav class="no-print" aria-label=words.parts>
            <ul class="parts">{parts.into_iter().filter(|(.., there)| *there).map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// To the heading of a part, which may still be built.
pub fn go_to(id: &str) {
    let heading = document().get_element_by_id(id);
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        heading.scroll_into_view();
        // A heading takes the focus only with a tabindex; where it has none the page has still gone there.
        heading.set_tab_index(-1);
        let _ = heading.focus();
    }
}
