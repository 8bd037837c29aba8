//! What was recognised of each file, and what the reading remarked.

use leptos::prelude::*;
use svarkort_core::codebook::FileFacts;
use svarkort_core::words::number::count;
use svarkort_core::{Language, Note, NoteKind};

use crate::view::App;
use crate::words::check::Words;

pub fn view(app: App) -> impl IntoView {
    let words = app.words_now();
    let (check, language) = (words.check, words.language);
    let (files, notes) = app.in_codebook(|codebook| (codebook.value.files.clone(), codebook.notes.clone()));
    let completed = notes.iter().find_map(|note| match note.kind {
        NoteKind::PartialAnswers { completed, .. } => Some(completed),
        _ => None,
    });
    let remarks: Vec<Note> = notes.into_iter().filter(|note| !note.kind.asks()).collect();
    view! {
        <section class="summary card">
            <h2>{check.files}</h2>
            {files.iter().map(|file| facts(file, completed, check, language)).collect_view()}
            {(!remarks.is_empty()).then(|| remarks_view(&remarks, check, language))}
        </section>
    }
}

fn facts(
    file: &FileFacts,
    completed: Option<u32>,
    words: &'static Words,
    language: Language,
) -> impl IntoView + use<> {
    let entry = |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let tool = file.tool.clone().unwrap_or_else(|| words.tool_unknown.to_owned());
    view! {
        <h3 class="file-name">{file.name.clone()}</h3>
        <dl class="facts">
            {entry(words.tool, tool)}
            {entry(words.rows, count(file.rows, language))}
            {completed.map(|completed| entry(words.completed, count(completed, language)))}
            {file.encoding.clone().map(|encoding| entry(words.encoding, encoding))}
            {file.delimiter.as_deref().map(|sign| entry(words.delimiter, (words.delimiter_name)(sign)))}
        </dl>
    }
}

fn remarks_view(remarks: &[Note], words: &'static Words, language: Language) -> impl IntoView + use<> {
    let sentences = remarks.iter().map(|note| {
        let variable = note.variable.clone().map(|name| view! { <code>{name}</code>": " });
        view! { <li>{variable}{svarkort_core::words::note(note, language)}</li> }
    });
    view! {
        <h3>{words.reading}</h3>
        <ul class="remarks small-text">{sentences.collect_view()}</ul>
    }
}
