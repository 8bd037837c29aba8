//! The one decision that everything else rests on: which question is the outcome.

use leptos::prelude::*;
use svarkort_core::codebook::{Codebook, Kind, Role, Variable};

use crate::state::decisions;
use crate::view::App;
use crate::view::part::button_small;

/// From so many characters on a text is shown in full beside the select.
const LONG: usize = 100;

pub fn view(app: App) -> impl IntoView {
    let words = app.words_now().check;
    let outcome = Memo::new(move |_| {
        app.codebook.with(|codebook| codebook.as_ref().and_then(|codebook| outcome_of(&codebook.value)))
    });
    // Roles decide what can be chosen; texts are those of the codebook as it stands.
    let choices = Memo::new(move |_| {
        app.codebook.with(|codebook| {
            let variables = codebook.iter().flat_map(|codebook| &codebook.value.variables);
            variables
                .filter(|v| can_be_outcome(v))
                .map(|v| (v.name.clone(), v.label.clone()))
                .collect::<Vec<_>>()
        })
    });
    let doubtful = Memo::new(move |_| {
        app.codebook.with(|codebook| {
            codebook.iter().flat_map(|codebook| &codebook.value.variables).any(decisions::doubtful_outcome)
        })
    });
    let decide = move |name: String| {
        let edits = app.in_codebook(|codebook| {
            decisions::each(&codebook.value, [&name], |_| Some(decisions::role(Role::Outcome)))
        });
        app.edit(edits);
    };
    // A select cuts what is too long for it.
    let full = move || {
        let name = outcome.get();
        choices
            .with(|choices| {
                choices.iter().find(|(other, _)| Some(other) == name.as_ref()).map(|(_, label)| label.clone())
            })
            .unwrap_or_default()
    };
    let long = move || full().chars().count() >= LONG;
    let evidence = move || {
        let name = outcome.get()?;
        let text = app.codebook.with(|codebook| {
            let variable = codebook.as_ref()?.value.variables.iter().find(|v| v.name == name)?;
            Some(svarkort_core::words::evidence(&variable.reasons, app.language.get()))
        })?;
        (!text.is_empty()).then(|| view! { <p class="small-text evidence">{text}</p> })
    };
    view! {
        <section class="card outcome" class:unset=move || outcome.with(Option::is_none) || doubtful.get()>
            <label for="outcome"><h2>{words.outcome}</h2></label>
            <select
                id="outcome"
                class="form-select"
                aria-describedby="outcome-hint"
                prop:value=move || outcome.get().unwrap_or_default()
                on:change=move |event| decide(event_target_value(&event))
            >
                {move || {
                    let now = outcome.get();
                    let none = now.is_none().then(|| view! { <option value="" disabled selected>{words.outcome_none}</option> });
                    let options = choices.get().into_iter().map(|(name, label)| {
                        let selected = now.as_ref() == Some(&name);
                        let text = if label == name { label } else { format!("{label} ({name})") };
                        view! { <option value=name selected=selected>{text}</option> }
                    });
                    (none, options.collect_view())
                }}
            </select>
            <p class="outcome-text" class:long=long>{full}</p>
            <p id="outcome-hint" class="form-hint">
                {move || if outcome.with(Option::is_some) { words.outcome_hint } else { words.outcome_missing }}
            </p>
            {evidence}
            {move || doubtful.get().then(|| view! {
                <div class="outcome-asks">
                    <b>{words.outcome_asks}</b>
                    {button_small(words.outcome_yes, move || decide(outcome.get_untracked().unwrap_or_default()))}
                </div>
            })}
        </section>
    }
}

fn outcome_of(codebook: &Codebook) -> Option<String> {
    codebook.variables.iter().find(|v| v.role == Role::Outcome).map(|v| v.name.clone())
}

/// What has an order or numbers can be explained by the other questions.
fn can_be_outcome(variable: &Variable) -> bool {
    let measured = match variable.kind {
        Kind::Rating | Kind::Number => true,
        Kind::Single => variable.options.iter().filter(|o| !o.missing).all(|o| o.code.number().is_some()),
        Kind::Multiple | Kind::Date | Kind::Text => false,
    };
    measured && !matches!(variable.role, Role::Id | Role::Technical | Role::Comment | Role::Weight)
}
