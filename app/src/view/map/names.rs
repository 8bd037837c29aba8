//! What the quadrants are called: a choice of presets, or four names of the reader's own.

use leptos::prelude::*;
use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::QuadrantNames;

use super::super::App;
use super::super::part::choice_of;

const QUADRANTS: [Quadrant; 4] =
    [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain];

pub fn choose(app: App) -> AnyView {
    let words = &app.words_now().map.settings;
    let seen = app.kept.map.seen;
    let language = app.language.get_untracked();
    let place = move || {
        seen.with(|seen| match seen.names {
            QuadrantNames::Svarkort => 0,
            QuadrantNames::Scb => 1,
            QuadrantNames::MartillaJames => 2,
            QuadrantNames::Own(_) => 3,
        })
    };
    let choose = move |place: usize| {
        seen.update(|seen| {
            seen.names = match place {
                1 => QuadrantNames::Scb,
                2 => QuadrantNames::MartillaJames,
                // From what they are called now.
                3 => QuadrantNames::Own(QUADRANTS.map(|one| seen.names.name(one, language).to_owned())),
                _ => QuadrantNames::Svarkort,
            };
        });
    };
    let own = Memo::new(move |_| seen.with(|seen| matches!(seen.names, QuadrantNames::Own(_))));
    view! {
        <div class="form-group">
            <label class="form-label" for="quadrant-names">{words.names}</label>
            {choice_of("quadrant-names", words.names_presets, Signal::derive(place), choose)}
        </div>
        {move || own.get().then(|| fields(app))}
    }
    .into_any()
}

fn fields(app: App) -> AnyView {
    let words = &app.words_now().map;
    let seen = app.kept.map.seen;
    let field = |quadrant: Quadrant| {
        let id = format!("quadrant-name-{}", quadrant as usize);
        let now = move || {
            seen.with(|seen| match &seen.names {
                QuadrantNames::Own(names) => names[quadrant as usize].clone(),
                _ => String::new(),
            })
        };
        let name = move |event| {
            let typed = event_target_value(&event).trim().to_owned();
            seen.update(|seen| {
                if let QuadrantNames::Own(names) = &mut seen.names {
                    // A field without a name cannot be spoken of.
                    names[quadrant as usize] =
                        if typed.is_empty() { (words.quadrant)(quadrant).to_owned() } else { typed };
                }
            });
        };
        view! {
            <div class="form-group">
                <label class="form-label" for=id.clone()>{(words.quadrant)(quadrant)}</label>
                <input id=id class="form-input" maxlength="40" prop:value=now on:change=name />
            </div>
        }
    };
    view! {
        <fieldset class="quadrant-names">
            <legend class="visually-hidden">{words.settings.names}</legend>
            {QUADRANTS.map(field).collect_view()}
        </fieldset>
    }
    .into_any()
}
