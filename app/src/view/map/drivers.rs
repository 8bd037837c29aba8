//! The reader's choice of the questions on the map in, new settings out.

use leptos::prelude::*;
use svarkort_core::analysis::Settings;
use svarkort_core::codebook::VariableName;

use super::super::App;
use super::super::part::button_tertiary;
use super::method::themes_of;
use crate::arrange::source::measurable;

/// Those that can be on the map: all that can be measured but the outcome.
fn candidates(app: App, filled: Memo<Option<Settings>>) -> Vec<(VariableName, String)> {
    let asked = app.settings.with(|settings| settings.outcome.clone());
    let outcome =
        asked.or_else(|| filled.with(|filled| filled.as_ref().and_then(|filled| filled.outcome.clone())));
    app.codebook.with(|codebook| {
        let variables = codebook.as_ref().map(|codebook| measurable(&codebook.value)).unwrap_or_default();
        variables
            .into_iter()
            .filter(|variable| Some(&variable.name) != outcome.as_ref())
            .map(|variable| (variable.name.clone(), variable.label.clone()))
            .collect()
    })
}

/// Those on the map now: as asked for, else as proposed.
pub fn chosen(app: App, filled: Memo<Option<Settings>>) -> Vec<VariableName> {
    let asked = app.settings.with(|settings| settings.drivers.clone());
    asked
        .or_else(|| filled.with(|filled| filled.as_ref().map(|filled| filled.drivers.clone())))
        .unwrap_or_default()
}

pub fn count(app: App, filled: Memo<Option<Settings>>) -> String {
    let words = &app.words_now().map.settings;
    (words.drivers)(chosen(app, filled).len(), candidates(app, filled).len())
}

pub fn panel(app: App, filled: Memo<Option<Settings>>) -> AnyView {
    let words = &app.words_now().map.settings;
    let names = Memo::new(move |_| candidates(app, filled));
    let set = move |drivers: Option<Vec<VariableName>>| {
        let themes = drivers.as_ref().map(|drivers| themes_of(app, drivers));
        app.ask(|settings| {
            // A theme names its questions: one that is left out must not come back by it.
            if settings.driver_groups.is_some() {
                settings.driver_groups = themes.filter(|themes| !themes.is_empty());
            }
            settings.drivers = drivers;
        });
    };
    let every = move || names.with_untracked(|names| names.iter().map(|(name, _)| name.clone()).collect());
    let check = move |(name, label): (VariableName, String)| {
        let on = {
            let name = name.clone();
            move || chosen(app, filled).contains(&name)
        };
        let turn = move |event| {
            let mut now = untrack(|| chosen(app, filled));
            now.retain(|driver| *driver != name);
            if event_target_checked(&event) {
                now.push(name.clone());
            }
            // In the order of the questionnaire.
            let ordered = names.with_untracked(|names| {
                names.iter().map(|(name, _)| name.clone()).filter(|name| now.contains(name)).collect()
            });
            set(Some(ordered));
        };
        view! {
            <label class="form-checkbox">
                <input type="checkbox" prop:checked=on on:change=turn />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="slice-panel checks">
            <legend>{words.drivers_title}</legend>
            <p class="form-hint">{words.drivers_hint}</p>
            <div class="button-group">
                {button_tertiary(words.drivers_proposed, move || set(None))}
                {button_tertiary(words.drivers_all, move || set(Some(every())))}
                {button_tertiary(words.drivers_none, move || set(Some(Vec::new())))}
            </div>
            <div class="checks-list">{move || names.get().into_iter().map(check).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
