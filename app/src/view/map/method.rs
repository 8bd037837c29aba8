//! The reader's choice of method in, new settings out: importance, missing answers, weight, themes and groups as drivers.

use std::collections::BTreeMap;

use leptos::prelude::*;
use svarkort_core::analysis::{Importance, Missing, Settings};
use svarkort_core::codebook::{Role, VariableName};

use super::super::App;
use super::super::part::choice;
use super::drivers::chosen;
use crate::arrange::source::{groupings, measurable};

const MISSING: [Missing; 3] = [Missing::Listwise, Missing::Pairwise, Missing::Em];

pub fn panel(app: App, filled: Memo<Option<Settings>>) -> AnyView {
    let words = &app.words_now().map.choices.method;
    view! {
        <div class="slice-panel map-method">
            <div class="map-method-row">
                {move || importance(app, filled)}
                <div class="form-group">
                    <label class="form-label" for="missing">{words.missing}</label>
                    {missing(app)}
                    <span class="form-hint">{words.missing_hint}</span>
                </div>
                {weight(app)}
            </div>
            {themes(app, filled)}
            {move || categories(app, filled)}
        </div>
    }
    .into_any()
}

fn outcome_of(app: App, filled: Memo<Option<Settings>>) -> Option<VariableName> {
    let asked = app.settings.with(|settings| settings.outcome.clone());
    asked.or_else(|| filled.with(|filled| filled.as_ref().and_then(|filled| filled.outcome.clone())))
}

/// Logistic weights are for an outcome with two answers.
fn two_valued(app: App, filled: Memo<Option<Settings>>) -> bool {
    let Some(outcome) = outcome_of(app, filled) else { return false };
    app.codebook.with(|codebook| {
        let variables = codebook.iter().flat_map(|codebook| &codebook.value.variables);
        let answered = |variable: &svarkort_core::codebook::Variable| {
            variable.options.iter().filter(|option| !option.missing && option.n > 0).count()
        };
        variables.into_iter().any(|variable| variable.name == outcome && answered(variable) == 2)
    })
}

fn importance(app: App, filled: Memo<Option<Settings>>) -> AnyView {
    let words = &app.words_now().map.choices.method;
    let two = two_valued(app, filled);
    let offered: Vec<(String, String)> = words
        .importances
        .iter()
        .enumerate()
        .filter(|(place, _)| two || *place < 2)
        .map(|(place, name)| (place.to_string(), (*name).to_owned()))
        .collect();
    let place = move || match app.settings.with(|settings| settings.importance.unwrap_or_default()) {
        Importance::RelativeWeights => "0".to_owned(),
        Importance::Dominance => "1".to_owned(),
        Importance::Logistic => "2".to_owned(),
    };
    let choose = move |value: String| {
        let importance = match value.as_str() {
            "1" => Importance::Dominance,
            "2" => Importance::Logistic,
            _ => Importance::RelativeWeights,
        };
        let measured = names_of_measured(app);
        app.ask(|settings| {
            if importance == Importance::Logistic {
                settings.missing = None;
            }
            if importance != Importance::Dominance {
                // Categories have weights in dominance alone.
                settings.drivers =
                    settings.drivers.take().map(|drivers| kept(drivers, |name| measured.contains(name)));
            }
            settings.importance = Some(importance);
        });
    };
    view! {
        <div class="form-group">
            <label class="form-label" for="importance">{words.importance}</label>
            {choice("importance", None, offered, Signal::derive(place), choose)}
            {(!two).then(|| view! { <span class="form-hint">{words.logistic_hint}</span> })}
        </div>
    }
    .into_any()
}

fn missing(app: App) -> AnyView {
    let words = &app.words_now().map.choices.method;
    let place = move || {
        let now = app.settings.with(|settings| settings.missing.unwrap_or_default());
        MISSING.iter().position(|one| *one == now).unwrap_or_default()
    };
    let choose = move |place: usize| {
        let missing = MISSING.get(place).copied().unwrap_or_default();
        app.ask(|settings| {
            if missing != Missing::Listwise && settings.importance == Some(Importance::Logistic) {
                settings.importance = None;
            }
            settings.missing = Some(missing);
        });
    };
    super::super::part::choice_of("missing", words.missings, Signal::derive(place), choose)
}

fn weight(app: App) -> AnyView {
    let words = &app.words_now().map.choices.method;
    let mut options = vec![(String::new(), words.weight_none.to_owned())];
    options.extend(app.codebook.with_untracked(|codebook| {
        let variables = codebook.iter().flat_map(|codebook| &codebook.value.variables);
        let weights = variables.filter(|variable| variable.role == Role::Weight);
        weights.map(|variable| (variable.name.clone(), variable.label.clone())).collect::<Vec<_>>()
    }));
    if options.len() == 1 {
        return view! {
            <div class="form-group">
                <span class="form-label">{words.weight}</span>
                <span class="form-hint">{words.weight_hint}</span>
            </div>
        }
        .into_any();
    }
    let now = move || app.settings.with(|settings| settings.weight.clone().unwrap_or_default());
    let choose = move |name: String| {
        app.ask(|settings| settings.weight = Some(name).filter(|name| !name.is_empty()));
    };
    view! {
        <div class="form-group">
            <label class="form-label" for="weight">{words.weight}</label>
            {choice("weight", None, options, Signal::derive(now), choose)}
        </div>
    }
    .into_any()
}

/// The themes of at least two of these drivers; one of the name of a variable would be two drivers of one name.
pub fn themes_of(app: App, drivers: &[VariableName]) -> BTreeMap<String, Vec<VariableName>> {
    app.codebook.with_untracked(|codebook| {
        let mut themes: BTreeMap<String, Vec<VariableName>> = BTreeMap::new();
        let Some(codebook) = codebook else { return themes };
        for variable in measurable(&codebook.value) {
            if let Some(theme) = variable.theme.clone().filter(|_| drivers.contains(&variable.name)) {
                themes.entry(theme).or_default().push(variable.name.clone());
            }
        }
        let taken = |theme: &String| codebook.value.variables.iter().any(|variable| variable.name == *theme);
        themes.retain(|theme, members| members.len() > 1 && !taken(theme));
        themes
    })
}

fn themes(app: App, filled: Memo<Option<Settings>>) -> AnyView {
    let words = &app.words_now().map.choices.method;
    let on = move || app.settings.with(|settings| settings.driver_groups.is_some());
    let turn = move |event| {
        let groups = event_target_checked(&event).then(|| themes_of(app, &untrack(|| chosen(app, filled))));
        app.ask(|settings| settings.driver_groups = groups.filter(|groups| !groups.is_empty()));
    };
    let any = move || on() || !themes_of(app, &chosen(app, filled)).is_empty();
    (move || {
        any().then(|| {
            view! {
                <div class="form-group">
                    <label class="form-checkbox">
                        <input type="checkbox" id="themes-as-drivers" prop:checked=on on:change=turn />
                        <span>{words.themes}</span>
                    </label>
                    <span class="form-hint">{words.themes_hint}</span>
                </div>
            }
        })
    })
    .into_any()
}

/// In dominance a background variable may be a driver.
fn categories(app: App, filled: Memo<Option<Settings>>) -> Option<AnyView> {
    let words = &app.words_now().map.choices.method;
    let dominance = app.settings.with(|settings| settings.importance == Some(Importance::Dominance));
    let offered: Vec<(VariableName, String)> = app.codebook.with(|codebook| {
        let variables = codebook.as_ref().map(|codebook| groupings(&codebook.value)).unwrap_or_default();
        variables.into_iter().map(|variable| (variable.name.clone(), variable.label.clone())).collect()
    });
    if !dominance || offered.is_empty() {
        return None;
    }
    let check = |(name, label): (VariableName, String)| {
        let on = {
            let name = name.clone();
            move || chosen(app, filled).contains(&name)
        };
        let turn = move |event| {
            let mut now = kept(untrack(|| chosen(app, filled)), |driver| *driver != name);
            if event_target_checked(&event) {
                now.push(name.clone());
            }
            app.ask(|settings| settings.drivers = Some(now));
        };
        view! {
            <label class="form-checkbox">
                <input type="checkbox" prop:checked=on on:change=turn />
                <span>{label}</span>
            </label>
        }
    };
    Some(
        view! {
            <fieldset class="checks">
                <legend>{words.categories}</legend>
                <p class="form-hint">{words.categories_hint}</p>
                <div class="checks-list">{offered.into_iter().map(check).collect_view()}</div>
            </fieldset>
        }
        .into_any(),
    )
}

fn names_of_measured(app: App) -> Vec<VariableName> {
    app.codebook.with_untracked(|codebook| {
        let variables = codebook.as_ref().map(|codebook| measurable(&codebook.value)).unwrap_or_default();
        variables.into_iter().map(|variable| variable.name.clone()).collect()
    })
}

fn kept(mut names: Vec<VariableName>, keep: impl Fn(&VariableName) -> bool) -> Vec<VariableName> {
    names.retain(keep);
    names
}
