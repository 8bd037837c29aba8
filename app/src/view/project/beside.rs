//! Two sets of numbers in, their items beside each other out: of two projects, or of one and the survey on the page.

use leptos::prelude::*;
use svarkort_core::project::Aggregates;

use super::super::App;
use super::super::part::{button_small, table};
use crate::arrange::beside::{Side, beside};
use crate::state::Action;

pub fn section(app: App) -> impl IntoView {
    let laid = Memo::new(move |_| app.with(|state| state.laid.clone()));
    let restored = Memo::new(move |_| {
        app.with(|state| {
            state.study.as_ref().is_some_and(|study| study.restored.is_some()) && state.waiting.is_none()
        })
    });
    move || {
        let laid = laid.get();
        let language = app.language.get();
        let words = app.words().project;
        let first = laid.first()?.clone();
        let this = app.release.get().map(|release| Aggregates::of(&release.analysis.value));
        let without = laid.iter().find(|one| one.project.aggregates.is_none()).map(|one| one.name.clone());
        let numbers = |place: usize| laid.get(place).and_then(|one| one.project.aggregates.clone());
        // The survey on the page may be the very project that was opened.
        let restored = restored.get();
        let pair = match (numbers(0), numbers(1), this) {
            (Some(left), Some(right), _) => {
                let (one, two) = (first.name.clone(), laid[1].name.clone());
                // The older on the left.
                if laid[0].project.saved > laid[1].project.saved {
                    Some(((two, right), (one, left)))
                } else {
                    Some(((one, left), (two, right)))
                }
            }
            (Some(left), None, Some(this)) if laid.len() == 1 && !restored => {
                Some(((first.name.clone(), left), (words.this.to_owned(), this)))
            }
            _ => None,
        };
        let content = match (&pair, without) {
            (Some(((left_name, left), (right_name, right))), _) => {
                let left = Side { name: left_name, numbers: left };
                let right = Side { name: right_name, numbers: right };
                view! {
                    <p>{words.beside_what}</p>
                    {table::table(&beside(left, right, words, language), language)}
                }
                .into_any()
            }
            (None, Some(name)) => view! { <p>{(words.beside_none)(&name)}</p> }.into_any(),
            (None, None) => view! { <p>{words.beside_one}</p> }.into_any(),
        };
        let names = laid.iter().map(|one| one.name.clone());
        let put_away = names.map(|name| {
            let said = format!("{}: {name}", words.put_away);
            button_small(said, move || app.send(Action::PutAway(name.clone())))
        });
        Some(view! {
            <section class="beside">
                <h2>{words.beside}</h2>
                {content}
                <div class="button-group">{put_away.collect_view()}</div>
            </section>
        })
    }
}
