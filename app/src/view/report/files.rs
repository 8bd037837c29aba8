//! An answer in, files of all its numbers out, and the way to paper.

use leptos::prelude::*;
use svarkort_core::protect::Published;
use svarkort_core::report::document::Imprint;
use svarkort_core::report::{Extent, Format, csv, json};

use super::super::App;
use super::super::part::{hand_out, icon, saved, survey_name};
use crate::arrange::name::file_name;
use crate::arrange::source::Source;
use crate::bridge::save;
use crate::state::{Action, Said, Wanted};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const POWERPOINT: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().report;
    let name = survey_name(app);
    let id = if source.language == svarkort_core::Language::Da { "alle-tal" } else { "all-numbers" };
    let leaving =
        move || hand_out(app).map(|source| Published { answer: (*source.analysis).clone(), further: 0 });
    let as_csv = {
        let name = file_name(&name, id, "csv");
        move |_| {
            let Some(published) = leaving() else { return };
            let bytes = csv::document(&published);
            saved(app, &name, save(&name, "text/csv;charset=utf-8", &bytes).is_ok());
        }
    };
    let as_json = {
        let name = file_name(&name, id, "json");
        move |_| {
            let Some(published) = leaving() else { return };
            let bytes = json::document(&published, &Imprint::default());
            saved(app, &name, save(&name, "application/json", &bytes).is_ok());
        }
    };
    let written = [
        (words.word, Format::Docx(Extent::Full), words.appendix_file, "docx", WORD),
        (words.word_note, Format::Docx(Extent::Note), words.note_file, "docx", WORD),
        (words.powerpoint, Format::Pptx, words.appendix_file, "pptx", POWERPOINT),
        (words.excel, Format::Xlsx, id, "xlsx", EXCEL),
        (words.web_page, Format::Html, words.appendix_file, "html", "text/html;charset=utf-8"),
    ];
    let documents = written.map(|(label, format, id, ending, mime)| {
        let name = file_name(&name, id, ending);
        let ask = move |_| {
            let part = app.words_now().part;
            if app.release.with_untracked(Option::is_none) {
                return app.send(Action::Tell(part.not_yet.to_owned()));
            }
            app.send(Action::Write(Box::new(Wanted {
                format,
                name: name.clone(),
                mime,
                under_way: (words.under_way)(&name),
                said: Said { done: (part.saved)(&name), failed: part.save_failed.to_owned() },
            })));
        };
        view! {
            <button type="button" class="button button-primary" on:click=ask>
                {icon::DOWNLOAD.view()}
                {label}
            </button>
        }
    });
    let print = move |_| {
        if hand_out(app).is_some() {
            // Where printing is not allowed the browser says so itself.
            drop(window().print());
        }
    };
    view! {
        <section class="report-files no-print" aria-labelledby="documents-title">
            <h2 id="documents-title">{words.documents}</h2>
            <p>{words.documents_what}</p>
            <div class="button-group">{documents.into_iter().collect_view()}</div>
        </section>
        <section class="report-files no-print" aria-labelledby="numbers-title">
            <h2 id="numbers-title">{words.numbers}</h2>
            <p>{words.numbers_what}</p>
            <div class="button-group">
                <button type="button" class="button button-secondary" on:click=as_csv>
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
