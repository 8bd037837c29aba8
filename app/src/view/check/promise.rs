//! What the respondents were promised in, the settings that follow out: how small a group may be.

use leptos::prelude::*;
use svarkort_core::analysis::Promise;

use crate::view::App;

const PROMISES: [Promise; 3] = [Promise::Unknown, Promise::Confidential, Promise::Anonymous];

pub fn view(app: App) -> AnyView {
    let words = app.words_now().check;
    let chosen = move || app.settings.with(|settings| settings.promise.unwrap_or_default());
    let radio = |(promise, name): (Promise, &'static str)| {
        view! {
            <label class="form-radio">
                <input
                    type="radio"
                    name="promise"
                    aria-describedby="promise-means"
                    prop:checked=move || chosen() == promise
                    on:change=move |_| choose(app, promise)
                />
                <span>{name}</span>
            </label>
        }
    };
    let means = move || match chosen() {
        Promise::Unknown => words.promise_means[0],
        Promise::Confidential => words.promise_means[1],
        Promise::Anonymous => words.promise_means[2],
    };
    view! {
        <section class="card promise-asked">
            <fieldset class="radios">
                <legend><h2>{words.promise}</h2></legend>
                <div>{PROMISES.into_iter().zip(words.promises).map(radio).collect_view()}</div>
            </fieldset>
            <p class="form-hint" id="promise-means">{means}</p>
        </section>
    }
    .into_any()
}

/// A smallest group that the promise does not allow is given up for its own.
fn choose(app: App, promise: Promise) {
    app.ask(|settings| {
        settings.promise = (promise != Promise::Unknown).then_some(promise);
        settings.minimum_group = settings.minimum_group.filter(|minimum| promise.allows().contains(minimum));
    });
}
