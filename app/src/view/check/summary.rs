//! What was recognised of the files, and what the reading remarked.

use leptos::prelude::*;
use svarkort_core::codebook::FileFacts;
use svarkort_core::tools::{ReadAs, Tool};
use svarkort_core::words::number::count;
use svarkort_core::words::tool_evidence;
use svarkort_core::{Note, NoteKind};

use crate::state::{Action, Origin};
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
            {read(app, &files, completed(&notes), words)}
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
fn read(
    app: App,
    files: &[FileFacts],
    completed: Option<u32>,
    words: &'static Words,
) -> impl IntoView + use<> {
    let check = words.check;
    let names = files.iter().map(|file| {
        let sign = file.sign.as_ref().map(|sign| {
            let tool = file.tool.iter().map(|tool| format!("{tool}. ")).collect::<String>();
            view! { <dd class="form-hint">{tool}{tool_evidence(sign, words.language)}</dd> }
        });
        view! {
            <div>
                <dt class="file-name">{file.name.clone()}</dt>
                <dd>{(check.file_rows)(&count(file.rows, words.language))}</dd>
                {sign}
            </div>
        }
    });
    let entry = |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let tool = tools(files).unwrap_or_else(|| check.tool_unknown.to_owned());
    let delimiter = |file: &FileFacts| file.delimiter.as_deref().map(|sign| (check.delimiter_name)(sign));
    view! {
        <dl class="facts">
            {names.collect_view()}
            {completed.map(|completed| entry(check.completed, count(completed, words.language)))}
            {by(app, &tool, words)}
            {shared(files, |file| file.encoding.clone()).map(|encoding| entry(check.encoding, encoding))}
            {shared(files, delimiter).map(|sign| entry(check.delimiter, sign))}
        </dl>
    }
}

/// By whose rules the files were read, and the choice of others.
fn by(app: App, tool: &str, words: &'static Words) -> AnyView {
    let check = words.check;
    let now = app.look(|state| state.study.as_ref().map(|study| study.origin.clone()));
    let Some(now @ Origin::Files { .. }) = now else {
        return view! { <div><dt>{check.tool}</dt><dd>{tool.to_owned()}</dd></div> }.into_any();
    };
    let now = now.read_as();
    let choices: Vec<ReadAs> =
        [ReadAs::Recognised, ReadAs::Plain].into_iter().chain(Tool::ALL.map(ReadAs::Export)).collect();
    let name = |choice: ReadAs| match choice {
        // What would be recognised is known only where nothing else was chosen.
        ReadAs::Recognised if now == choice => (check.tool_recognised)(tool),
        ReadAs::Recognised => check.tool_by_itself.to_owned(),
        ReadAs::Plain => check.tool_plain.to_owned(),
        ReadAs::Export(tool) => tool.name().to_owned(),
    };
    let options: Vec<_> = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| {
            view! { <option value=place.to_string() selected=*choice == now>{name(*choice)}</option> }
        })
        .collect();
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        if let Some(choice) = place.and_then(|place| choices.get(place)) {
            app.send(Action::ReadAs(*choice));
        }
    };
    view! {
        <div class="read-as">
            <dt><label for="read-as">{check.tool}</label></dt>
            <dd>
                <select id="read-as" class="form-select" aria-describedby="read-as-hint" on:change=choose>
                    {options}
                </select>
                <span class="form-hint" id="read-as-hint">{check.tool_hint}</span>
            </dd>
        </div>
    }
    .into_any()
}

/// Each file with its own tool where they are not all of one.
fn tools(files: &[FileFacts]) -> Option<String> {
    let all = shared(files, |file| file.tool.as_deref())?;
    if !all.contains(", ") {
        return Some(all);
    }
    let each = files.iter().filter_map(|file| Some(format!("{} ({})", file.tool.as_deref()?, file.name)));
    Some(each.collect::<Vec<_>>().join(", "))
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
