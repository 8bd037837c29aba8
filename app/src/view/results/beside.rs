//! A breakdown in, one of its groups beside all others together out: a unit and the rest of the house.

use leptos::prelude::*;
use svarkort_core::Code;
use svarkort_core::analysis::GroupBreakdown;
use svarkort_core::figure::{Table, beside_others};
use svarkort_core::words::method::Topic;

use super::super::App;
use super::super::part::{Numbers, choice, copy_table, how, table};
use crate::arrange::source::Source;

pub fn others(app: App, source: &Source, breakdown: &GroupBreakdown) -> AnyView {
    let words = &app.words_now().results.groups;
    let kept = app.kept.results;
    let shown: Vec<(String, String)> = breakdown
        .categories
        .iter()
        .filter(|category| !category.suppressed)
        .map(|category| (category.code.to_string(), category.label.clone()))
        .collect();
    let Some((first, _)) = shown.first().cloned() else {
        return view! { <p>{words.not_shown}</p> }.into_any();
    };
    let codes: Vec<String> = shown.iter().map(|(code, _)| code.clone()).collect();
    let chosen = Memo::new(move |_| {
        kept.unit.get().filter(|code| codes.contains(code)).unwrap_or_else(|| first.clone())
    });
    let variable = breakdown.variable.clone();
    let body = {
        let source = source.clone();
        move || {
            let (code, order, variable) = (chosen.get(), kept.order.get(), variable.clone());
            let made = move |source: &Source| made(source, &variable, &code, order);
            let Some(found) = made(&source) else { return view! { <p>{words.beside_none}</p> }.into_any() };
            view! {
                {table::table(&found, source.language)}
                <p class="figure-foot">{words.beside_foot}</p>
                <div class="figure-tools no-print">{copy_table(app, Numbers::new(made))}</div>
            }
            .into_any()
        }
    };
    view! {
        <div class="form-group no-print">
            <label class="form-label" for="groups-unit">{words.unit}</label>
            {choice("groups-unit", None, shown, chosen.into(), move |code| kept.unit.set(Some(code)))}
        </div>
        {body}
        {how(app, source, Topic::Differences)}
    }
    .into_any()
}

fn made(source: &Source, variable: &str, code: &str, order: svarkort_core::figure::Order) -> Option<Table> {
    let by = source.grouped(variable)?;
    let code: Code = by.categories.iter().find(|category| category.code.to_string() == *code)?.code.clone();
    beside_others(source.analysis(), by, &code, order, source.language)
}
