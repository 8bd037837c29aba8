//! The response of an answer in, its lines and rates out.

use leptos::prelude::*;
use svarkort_core::analysis::{Counted, RateName, Source as Teller};
use svarkort_core::figure::{Cell, Table};
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::{count, percent_tenths};
use svarkort_core::words::response::{definition, sentence};

use super::super::App;
use super::super::part::{how, table};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().response;
    let language = source.language;
    let response = &source.analysis().response;
    let rate = response.rates.iter().find(|rate| rate.name == RateName::ResponseRate);
    let headline = match rate {
        Some(rate) => view! {
            <p class="response-rate">
                <span class="key-value">{percent_tenths(rate.n, rate.base, language)}</span>
                <span>{words.rate}</span>
            </p>
            <p>{sentence(response, language)}</p>
        }
        .into_any(),
        None => view! { <p>{(words.no_rate)(response.unit)}</p> }.into_any(),
    };
    let line = |name: &str, counted: Option<Counted>| {
        let counted = counted?;
        let number = Cell::Number { value: f64::from(counted.n), decimals: 0, percent: false };
        Some(vec![Cell::Text(name.to_owned()), number, Cell::Text((words.source)(counted.source).to_owned())])
    };
    let usable = Counted { n: response.usable, source: Teller::Export };
    let eligible = response.eligible.filter(|_| response.ineligible.is_some());
    let lines = [
        line((words.invited)(response.unit), response.invited),
        line(words.ineligible, response.ineligible),
        line((words.eligible)(response.unit), eligible),
        line(words.bounced, response.bounced),
        line(words.reached, response.reached),
        line(words.started, response.started),
        line(words.completed, response.completed),
        line(words.usable, Some(usable)),
    ];
    let lines = Table {
        caption: words.ledger.to_owned(),
        header: [words.line, words.number, words.from].map(str::to_owned).to_vec(),
        rows: lines.into_iter().flatten().collect(),
    };
    let rates = response.rates.iter().map(|rate| {
        let (n, of) = (count(rate.n, language), count(rate.base, language));
        view! {
            <li>
                <strong>{percent_tenths(rate.n, rate.base, language)}</strong>
                {format!(" ({n} / {of}): {}.", definition(rate.name, response.unit, language))}
            </li>
        }
    });
    let rates = (!response.rates.is_empty()).then(|| {
        view! {
            <h3>{words.rates}</h3>
            <ul class="small-text">{rates.collect_view()}</ul>
        }
    });
    view! {
        <section class="figure response-ledger" aria-label=words.ledger>
            {headline}
            {table::table(&lines, language)}
            {rates}
            {how(app, source, Topic::Response)}
        </section>
    }
    .into_any()
}
