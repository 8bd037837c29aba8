//! The example as the worker read it in, its steps built once out of sight: what a browser has run before runs at once.

use std::time::Duration;

use leptos::prelude::*;
use svarkort_core::analysis::Analysis;
use svarkort_core::codebook::Codebook;
use svarkort_core::{Language, Noted};
use wasm_bindgen::JsCast;

use super::{App, check, results};
use crate::arrange::source::Source;
use crate::protocol::Reply;
use crate::state::{Action, Effect, Origin, Shared, State};

/// Between two pieces the reader's own doings come first.
const PAUSE: Duration = Duration::from_millis(20);

/// A part of a step that takes long to build for the first time.
pub type Piece = fn(App, &Source) -> AnyView;

/// Builds one piece after the other, until the reader has chosen a file.
pub fn begin(app: App, codebook: Noted<Codebook>, analysis: Noted<Analysis>) {
    let source = Source {
        analysis: Shared::new(analysis.clone()),
        codebook: Shared::new(codebook.clone()),
        language: Language::Da,
    };
    let state = played(codebook, analysis);
    let pieces: Vec<Piece> = check::PIECES.into_iter().chain(results::PIECES).collect();
    next(app, state, source, pieces.into_iter());
}

fn next(app: App, state: State, source: Source, mut pieces: std::vec::IntoIter<Piece>) {
    set_timeout(
        move || {
            let begun = app.look(|state| state.busy() || state.study.is_some());
            let (Some(piece), false) = (pieces.next(), begun) else { return };
            build(piece, state.clone(), source.clone());
            next(app, state, source, pieces);
        },
        PAUSE,
    );
}

/// In an element that is never put on the page, and taken down at once.
fn build(piece: Piece, state: State, source: Source) {
    let Ok(place) = document().create_element("div") else { return };
    let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() else { return };
    drop(mount_to(place, move || piece(App::of(state), &source)));
}

/// The state after the example was opened and answered.
fn played(codebook: Noted<Codebook>, analysis: Noted<Analysis>) -> State {
    let mut state = State::new(Language::Da);
    for effect in state.apply(Action::Open(Origin::Example)) {
        let Effect::Open { ticket, .. } = effect else { continue };
        for effect in state.apply(Action::Heard(Reply::Codebook { ticket, codebook: codebook.clone() })) {
            let Effect::Analyse { ticket, .. } = effect else { continue };
            let analysis = Box::new(analysis.clone());
            let _ = state.apply(Action::Heard(Reply::Analysis { ticket, analysis, replicates: 0 }));
        }
    }
    state
}
