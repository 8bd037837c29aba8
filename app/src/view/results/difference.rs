//! A breakdown in, whether its groups differ out: a sentence for the item that is shown, and all tests in a table.

use leptos::prelude::*;
use svarkort_core::analysis::{GroupBreakdown, GroupTest, TestOf};
use svarkort_core::figure::{comparison, ranks};
use svarkort_core::units::Code;
use svarkort_core::words::compare::{untested, verdict};
use svarkort_core::words::method::Topic;

use super::super::App;
use super::super::part::{Numbers, copy_table, how, table};
use crate::arrange::source::Source;

/// What the test of the item says, or why there is none.
pub fn told(source: &Source, breakdown: &GroupBreakdown, item: &str) -> AnyView {
    let language = source.language;
    let label = |code: &Code| {
        let category = breakdown.categories.iter().find(|category| category.code == *code);
        category.map_or_else(|| code.to_string(), |category| format!("»{}«", category.label))
    };
    let of_answers = |test: &&GroupTest| test.item == item && test.of == TestOf::Answers;
    let sentence = match breakdown.tests.iter().find(of_answers) {
        Some(test) => Some(verdict(test, family(breakdown, test), &label, language)),
        None => {
            let why = breakdown.untested.iter().find(|one| one.item == item && one.of == TestOf::Answers);
            why.map(|one| untested(one.why, language).to_owned())
        }
    };
    sentence.map(|sentence| view! { <p class="figure-lead">{sentence}</p> }).into_any()
}

/// How many tests were adjusted together with this one.
fn family(breakdown: &GroupBreakdown, test: &GroupTest) -> usize {
    breakdown.tests.iter().filter(|other| other.of == test.of).count()
}

/// Every test of the breakdown, folded up.
pub fn tests(app: App, source: &Source, breakdown: &GroupBreakdown) -> Option<AnyView> {
    let words = &app.words_now().results.groups;
    let language = source.language;
    let made = comparison(source.analysis(), breakdown, language)?;
    let open = RwSignal::new(false);
    let variable = breakdown.variable.clone();
    let explained = source.clone();
    let content = move || {
        open.get().then(|| {
            let variable = variable.clone();
            let copied = Numbers::new(move |source| {
                comparison(source.analysis(), source.grouped(&variable)?, source.language)
            });
            view! {
                {table::table(&made, language)}
                <p class="figure-foot">{words.tests_foot}</p>
                <div class="figure-tools no-print">{copy_table(app, copied)}</div>
                {how(app, &explained, Topic::Differences)}
            }
        })
    };
    Some(
        view! {
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.tests}</summary>
                {content}
            </details>
        }
        .into_any(),
    )
}

/// The place of each question in each group, folded up.
pub fn places(app: App, source: &Source, breakdown: &GroupBreakdown) -> Option<AnyView> {
    let words = &app.words_now().results.groups;
    let language = source.language;
    let made = ranks(source.analysis(), breakdown, language)?;
    let open = RwSignal::new(false);
    let variable = breakdown.variable.clone();
    let content = move || {
        open.get().then(|| {
            let variable = variable.clone();
            let copied = Numbers::new(move |source| {
                ranks(source.analysis(), source.grouped(&variable)?, source.language)
            });
            view! {
                {table::table(&made, language)}
                <div class="figure-tools no-print">{copy_table(app, copied)}</div>
            }
        })
    };
    Some(
        view! {
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.places}</summary>
                {content}
            </details>
        }
        .into_any(),
    )
}
