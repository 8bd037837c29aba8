//! The promise of privacy, and under it what is proved, how to see it, and what is not proved.

use leptos::prelude::*;

use super::part::icon;
use crate::words::shell::Words;

pub fn view(words: &'static Words) -> impl IntoView {
    let privacy = &words.privacy;
    let list = |points: &'static [&'static str]| {
        points.iter().map(|point| view! { <li>{*point}</li> }).collect_view()
    };
    view! {
        <details class="promise">
            <summary>
                {icon::LOCK.view()}
                <span><b>{words.promise}</b> <span class="promise-more">{words.promise_more}</span></span>
                <span class="fold-mark">{icon::CHEVRON_DOWN.view()}</span>
            </summary>
            <div class="promise-panel">
                <p class="promise-lead">{privacy.lead}</p>
                <div class="promise-columns">
                    <section>
                        <h2>{privacy.how}</h2>
                        <ul>{list(privacy.facts)}</ul>
                    </section>
                    <section>
                        <h2>{privacy.test}</h2>
                        <ol>{list(privacy.tests)}</ol>
                    </section>
                    <section>
                        <h2>{privacy.limits}</h2>
                        <ul>{list(privacy.limit)}</ul>
                    </section>
                </div>
            </div>
        </details>
    }
}
