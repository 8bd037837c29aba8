//! The step Vælg filer: files in by drop or by choice, or the example.

pub mod drop;

use leptos::html;
use leptos::prelude::*;
use web_sys::FileList;

use super::part::{button_primary, button_secondary, button_tertiary, heading, icon};
use super::{App, project};
use crate::state::{Action, Origin, Step, decisions};
use crate::words::Words;

/// What chosen files are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    NewStudy,
    /// To be read together with the files that are open.
    Add,
}

/// What the browser's dialogue shows first; what a file is, its content says.
const ACCEPTED: &str = ".csv,.tsv,.tab,.txt,.dat,.asc,.xlsx,.xlsm,.ods,.sav,.zsav,.dta,.json,.xls,.xlsb,text/csv,text/plain,application/json";

/// Built anew at each visit, for each study and at each change of language.
pub fn step(app: App) -> AnyView {
    let words = app.words_now();
    let files = words.files;
    let purpose = StoredValue::new(Purpose::NewStudy);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let mut chosen = listed(input.files());
        // The same file may be chosen again after it was changed.
        input.set_value("");
        if chosen.is_empty() {
            return;
        }
        if purpose.get_value() == Purpose::Add {
            chosen.splice(0..0, app.files());
        }
        app.open(chosen);
    };
    let choose = move |why: Purpose| {
        purpose.set_value(why);
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        {heading(app, files.title)}
        <p class="font-lead">{files.lead}</p>
        {opened(app, words, move || choose(Purpose::Add))}
        {project::waiting(app)}
        <div class="drop-zone">
            {icon::UPLOAD.view()}
            <p class="drop-title">{files.drop}</p>
            <p class="drop-hint">{files.drop_hint}</p>
            <div class="button-group">
                <input
                    type="file"
                    id="files"
                    multiple
                    accept=ACCEPTED
                    tabindex="-1"
                    class="visually-hidden"
                    aria-label=files.choose
                    node_ref=input
                    on:change=chosen
                />
                {move || {
                    let act = move || choose(Purpose::NewStudy);
                    // With a study open the way on is the first choice.
                    if app.origin.with(Option::is_some) {
                        button_secondary(files.choose, act)
                    } else {
                        button_primary(files.choose, act)
                    }
                }}
                {button_tertiary(files.example, move || app.send(Action::Open(Origin::Example)))}
            </div>
            <p class="drop-hint small-text">{files.example_hint}</p>
            <p class="drop-hint small-text">{words.project.open_hint}</p>
        </div>
        {project::section(app)}
        {guide(words)}
    }
    .into_any()
}

/// What is open already, and what was open before it.
fn opened(app: App, words: &'static Words, add: impl Fn() + Clone + Send + 'static) -> impl IntoView {
    let now = move || {
        app.with(|state| {
            let study = state.study.as_ref()?;
            let name = name_of(&study.origin, words);
            let rows = decisions::rows(&study.codebook.value);
            let variables = u32::try_from(study.codebook.value.variables.len()).unwrap_or(u32::MAX);
            let mut facts = (words.files.now_facts)(rows, variables);
            if !study.history.is_empty() {
                facts = format!("{facts}, {}", (words.files.now_changes)(study.history.len()));
            }
            let previous = state.previous.as_ref().map(|previous| name_of(&previous.origin, words));
            Some((name, facts, previous, study.origin != Origin::Example))
        })
    };
    let now = Memo::new(move |_| now());
    move || {
        let (name, facts, previous, addable) = now.get()?;
        let add = add.clone();
        Some(view! {
            <section class="card now">
                <div>
                    <h2>{words.files.now}": " <span class="now-name">{name}</span></h2>
                    <p>{facts}</p>
                    <p class="form-hint">{words.files.add_hint}</p>
                </div>
                <div class="button-group">
                    {button_primary(words.files.go_on, move || app.send(Action::GoTo(Step::Check)))}
                    {addable.then(|| button_secondary(words.files.add, add))}
                    {previous.map(|name| button_tertiary((words.files.back)(&name), move || app.send(Action::Reopen)))}
                </div>
            </section>
        })
    }
}

fn name_of(origin: &Origin, words: &'static Words) -> String {
    match origin {
        Origin::Files { names, .. } => names.join(", "),
        Origin::Example => words.files.now_example.to_owned(),
    }
}

fn guide(words: &'static Words) -> impl IntoView {
    let files = words.files;
    let understood = files
        .understood_list
        .iter()
        .map(|(name, text)| view! { <div><dt>{*name}</dt><dd>{*text}</dd></div> });
    let how = files.how_list.iter().map(|text| view! { <li>{*text}</li> });
    view! {
        <div class="guide">
            <section>
                <h2>{files.how}</h2>
                <ol>{how.collect_view()}</ol>
            </section>
            <section>
                <h2>{files.understood}</h2>
                <dl>{understood.collect_view()}</dl>
                <p class="form-hint">{files.not_yet}</p>
            </section>
        </div>
    }
}

/// The files of a list, as the browser gives it.
fn listed(list: Option<FileList>) -> Vec<web_sys::File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)).collect()
}
