//! An answer in, files of all its numbers out, and the way to paper.

use leptos::prelude::*;
use svarkort_core::report::{csv, json};

use super::super::App;
use super::super::part::{icon, saved, survey_name};
use crate::arrange::name::file_name;
use crate::arrange::source::Source;
use crate::bridge::save;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().report;
    let name = survey_name(app);
    let id = if source.language == svarkort_core::Language::Da { "alle-tal" } else { "all-numbers" };
    let as_csv = {
        let (analysis, name) = (source.analysis.clone(), file_name(&name, id, "csv"));
        move |_| saved(app, &name, save(&name, "text/csv;charset=utf-8", &csv::document(&analysis)).is_ok())
    };
    let as_json = {
        let (analysis, name) = (source.analysis.clone(), file_name(&name, id, "json"));
        move |_| {
            let bytes = json::document(&analysis, &json::Imprint::default());
            saved(app, &name, save(&name, "application/json", &bytes).is_ok());
        }
    };
    // Where printing is not allowed the browser says so itself.
    let print = move |_| drop(window().print());
    view! {
        <section class="report-files no-print" aria-labelledby="numbers-title">
            <h2 id="numbers-title">{words.numbers}</h2>
            <p>{words.numbers_what}</p>
            <div class="button-group">
                <button type="button" class="button button-primary" on:click=as_csv>
                    {icon::DOWNLOAD.view()}
                    {words.csv}
                </button>
                <button type="button" class="button button-secondary" on:click=as_json>
                    {icon::DOWNLOAD.view()}
                    {words.json}
                </button>
                <button type="button" class="button button-secondary" aria-describedby="print-what" on:click=print>
                    {icon::PRINT.view()}
                    {words.print}
                </button>
                <span id="print-what" class="form-hint">{words.print_what}</span>
            </div>
        </section>
    }
    .into_any()
}
