//! What the numbers give licence to say in, the sentences out: the first few at once, the rest folded up.

use leptos::prelude::*;
use svarkort_core::findings::Finding;
use svarkort_core::words::method::Topic;
use svarkort_core::words::{finding, summary};

use super::super::App;
use super::super::part::{copy_text, how, remark};
use crate::arrange::source::Source;

/// So many are read at a glance.
const FIRST: usize = 6;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.findings;
    let language = source.language;
    let findings = &source.analysis().findings;
    if findings.is_empty() {
        return ().into_any();
    }
    let explained = source.clone();
    let line = move |one: &Finding| view! { <li>{finding(one, language)}</li> };
    let first = findings.iter().take(FIRST).map(line).collect_view();
    let rest = (findings.len() > FIRST).then(|| {
        let open = RwSignal::new(false);
        let source = source.clone();
        let content = move || {
            let all = &source.analysis().findings;
            open.get().then(|| view! { <ul>{all.iter().skip(FIRST).map(line).collect_view()}</ul> })
        };
        let summary = (words.more)(findings.len() - FIRST);
        view! { <details class="how" on:toggle=move |_| open.set(true)><summary>{summary}</summary>{content}</details> }
    });
    view! {
        <section class="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{words.title}</h2>
            <ul>{first}</ul>
            {rest}
            <p class="figure-foot">{words.foot}</p>
            <div class="figure-tools no-print">
                {copy_text(app, |source| {
                    summary(source.analysis(), &source.analysis.notes, source.language).join("\n")
                })}
                <span class="form-hint">{words.copy_what}</span>
            </div>
            {how(app, &explained, Topic::Findings)}
            {remark(app, "results".to_owned())}
        </section>
    }
    .into_any()
}
