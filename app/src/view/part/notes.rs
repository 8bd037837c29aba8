//! Remarks in, their sentences out: in one quiet box, the first few of them open.

use leptos::prelude::*;
use svarkort_core::note::{Note, NoteKind};
use svarkort_core::words::note;

use super::super::App;
use super::icon;
use crate::arrange::source::Source;

/// So many are shown at once; the rest are a click away.
const FIRST: usize = 3;

/// The remarks of an answer that `belongs` picks; nothing where there are none.
pub fn notes(app: App, source: &Source, belongs: fn(&NoteKind) -> bool) -> Option<AnyView> {
    let words = app.words_now().part;
    let sentences = sentences(source, belongs);
    if sentences.is_empty() {
        return None;
    }
    let mut first = sentences;
    let rest = first.split_off(first.len().min(FIRST));
    let list = |sentences: Vec<String>| {
        view! { <ul>{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul> }
    };
    let more = (!rest.is_empty()).then(|| {
        let summary = (words.more_notes)(rest.len());
        view! { <details><summary>{summary}</summary>{list(rest)}</details> }
    });
    Some(
        view! {
            <div class="alert notes" role="note">
                {icon::INFO.view()}
                <div>
                    <p class="alert-heading">{words.notes}</p>
                    {list(first)}
                    {more}
                </div>
            </div>
        }
        .into_any(),
    )
}

/// As sentences that name questions by their texts.
pub fn sentences(source: &Source, belongs: fn(&NoteKind) -> bool) -> Vec<String> {
    let chosen = source.analysis.notes.iter().filter(|note| belongs(&note.kind));
    let mut sentences: Vec<String> = chosen.map(|one| sentence(source, one)).collect();
    let mut seen = std::collections::BTreeSet::new();
    sentences.retain(|sentence| seen.insert(sentence.clone()));
    sentences
}

fn sentence(source: &Source, one: &Note) -> String {
    let named = |name: &String| source.quoted(name);
    let all = |names: &Vec<String>| names.iter().map(named).collect();
    let kind = match &one.kind {
        NoteKind::IdenticalItems { other } => NoteKind::IdenticalItems { other: named(other) },
        NoteKind::NegativeDriver { drivers } => NoteKind::NegativeDriver { drivers: all(drivers) },
        NoteKind::SignsDiffer { drivers } => NoteKind::SignsDiffer { drivers: all(drivers) },
        NoteKind::NoPlace { drivers } => NoteKind::NoPlace { drivers: all(drivers) },
        NoteKind::ClassesDecided { variables } => NoteKind::ClassesDecided { variables: all(variables) },
        kind => kind.clone(),
    };
    note(&Note { kind, variable: one.variable.as_ref().map(named) }, source.language)
}
