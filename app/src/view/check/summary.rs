//! What was recognised of the files, and what the reading remarked.

use leptos::prelude::*;
use svarkort_core::codebook::FileFacts;
use svarkort_core::words::number::count;
use svarkort_core::{Note, NoteKind};

use crate::view::App;
use crate::words::Words;

pub fn view(app: App) -> impl IntoView {
    let words = app.words_now();
    let check = words.check;
    let (files, notes) = app.in_codebook(|codebook| (codebook.value.files.clone(), codebook.notes.clone()));
    let remarks: Vec<Note> = notes.iter().filter(|note| !note.kind.asks()).cloned().collect();
    view! {
        <section class="summary card">
            <h2>{check.files}</h2>
            {read(&files, completed(&notes), words)}
            {(!remarks.is_empty()).then(|| remarked(&remarks, words))}
        </section>
    }
}

/// How many answered to the end, where the tool marks it.
pub fn completed(notes: &[Note]) -> Option<u32> {
    notes.iter().find_map(|note| match note.kind {
        NoteKind::PartialAnswers { completed, .. } => Some(completed),
        _ => None,
    })
}

/// One line per file; what all files share is said once.
fn read(files: &[FileFacts], completed: Option<u32>, words: &'static Words) -> impl IntoView + use<> {
    let check = words.check;
    let names = files.iter().map(|file| {
        view! {
            <div>
                <dt class="file-name">{file.name.clone()}</dt>
                <dd>{(check.file_rows)(&count(file.rows, words.language))}</dd>
            </div>
        }
    });
    let entry = |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let tool = shared(files, |file| file.tool.as_deref()).unwrap_or_else(|| check.tool_unknown.to_owned());
    let delimiter = |file: &FileFacts| file.delimiter.as_deref().map(|sign| (check.delimiter_name)(sign));
    view! {
        <dl class="facts">
            {names.collect_view()}
            {completed.map(|completed| entry(check.completed, count(completed, words.language)))}
            {entry(check.tool, tool)}
            {shared(files, |file| file.encoding.clone()).map(|encoding| entry(check.encoding, encoding))}
            {shared(files, delimiter).map(|sign| entry(check.delimiter, sign))}
        </dl>
    }
}

/// The different values of a fact, in the order of the files.
fn shared<'a, T: Into<String>>(
    files: &'a [FileFacts],
    fact: impl Fn(&'a FileFacts) -> Option<T>,
) -> Option<String> {
    let mut values: Vec<String> = Vec::new();
    for value in files.iter().filter_map(fact).map(Into::into) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    (!values.is_empty()).then(|| values.join(", "))
}

fn remarked(remarks: &[Note], words: &'static Words) -> impl IntoView + use<> {
    let sentences = remarks.iter().map(|note| {
        let variable = note.variable.clone().map(|name| view! { <code>{name}</code>": " });
        view! { <li>{variable}{svarkort_core::words::note(note, words.language)}</li> }
    });
    view! {
        <h3>{words.check.reading}</h3>
        <ul class="remarks small-text">{sentences.collect_view()}</ul>
    }
}
