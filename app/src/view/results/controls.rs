//! The reader's choice of respondents and of the smallest group in, new settings out.

use leptos::prelude::*;
use svarkort_core::Code;
use svarkort_core::analysis::{Promise, SettingsInput};
use svarkort_core::codebook::{Codebook, ResponseOption, Variable};

use super::super::App;
use super::super::part::{button_tertiary, choice, icon};
use super::rules;
use wasm_bindgen::JsCast;

use crate::arrange::source::groupings;

const FILTER_BUTTON: &str = "filter";

pub fn controls(app: App) -> AnyView {
    let words = &app.words_now().results.controls;
    let kept = app.kept.results;
    let filters =
        move || app.settings.with(|settings| settings.filter.as_ref().map_or(0, |filter| filter.len()));
    view! {
        <section class="slice no-print" aria-label=words.title>
            <div class="slice-bar">
                <button
                    type="button"
                    id=FILTER_BUTTON
                    class="button button-secondary"
                    aria-expanded=move || kept.filtering.get().to_string()
                    on:click=move |_| kept.filtering.update(|open| *open = !*open)
                >
                    {icon::FILTER.view()}
                    {move || (words.filter_count)(filters())}
                </button>
                {move || active(app)}
                {rules::convention(app)}
                <button
                    type="button"
                    class="button button-tertiary"
                    aria-expanded=move || kept.rules.get().to_string()
                    on:click=move |_| kept.rules.update(|open| *open = !*open)
                >
                    {app.words_now().results.rules.title}
                </button>
                {smallest(app)}
            </div>
            {move || kept.filtering.get().then(|| panel(app))}
            {move || kept.rules.get().then(|| rules::panel(app))}
        </section>
    }
    .into_any()
}

fn smallest(app: App) -> AnyView {
    let words = &app.words_now().results.controls;
    let option = |minimum: u32| {
        let text = if minimum == 1 { words.minimum_one.to_owned() } else { minimum.to_string() };
        (minimum.to_string(), text)
    };
    // Where nothing is chosen the promise and what is crossed decide: the answer tells.
    let chosen = Signal::derive(move || {
        let typed = app.settings.with(|settings| settings.minimum_group);
        let told = || app.answer.with(|answer| answer.analysis().map(|one| one.value.settings.minimum_group));
        typed.or_else(told).unwrap_or_else(|| promise(app).smallest(1)).to_string()
    });
    let allowed = promise(app).allows();
    let choose = move |minimum: String| app.ask(|settings| settings.minimum_group = minimum.parse().ok());
    let hint = "smallest-group-hint";
    view! {
        <div class="form-group form-inline">
            <label class="form-label" for="smallest-group">{words.minimum}</label>
            {choice("smallest-group", Some(hint), allowed.map(option).collect(), chosen, choose)}
            <span id=hint class="form-hint">{words.minimum_hint}</span>
        </div>
    }
    .into_any()
}

fn promise(app: App) -> Promise {
    app.settings.with_untracked(|settings| settings.promise.unwrap_or_default())
}

/// The filters that are on, each with a way out.
fn active(app: App) -> Option<AnyView> {
    let words = &app.words_now().results.controls;
    let codebook = app.codebook.get()?;
    let filter = app.settings.with(|settings| settings.filter.clone())?;
    let chips: Vec<_> = filter
        .into_iter()
        .map(|(name, codes)| {
            let variable = variable(&codebook.value, &name);
            let label = variable.map_or(name.clone(), |variable| variable.label.clone());
            let labels: Vec<String> = variable
                .into_iter()
                .flat_map(|variable| &variable.options)
                .filter(|option| codes.contains(&option.code))
                .map(|option| option.label.clone())
                .collect();
            let told = (words.filter_on)(&label, &labels);
            let remove = (words.remove)(&told);
            view! {
                <li>
                    <button type="button" class="chip" aria-label=remove on:click=move |_| {
                            keep(app, &name, Vec::new());
                            back_to_filter();
                        }>
                        <span>{told}</span>
                        {icon::CLOSE.view()}
                    </button>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <ul class="chips">{chips}</ul>
            {button_tertiary(words.reset, move || {
                app.ask(|settings| settings.filter = None);
                back_to_filter();
            })}
        }
        .into_any(),
    )
}

/// A background variable is chosen, then its categories.
fn panel(app: App) -> AnyView {
    let words = &app.words_now().results.controls;
    let kept = app.kept.results;
    let Some(codebook) = app.codebook.get() else { return ().into_any() };
    let choices: Vec<(String, String)> = groupings(&codebook.value)
        .into_iter()
        .map(|variable| (variable.name.clone(), variable.label.clone()))
        .collect();
    if choices.is_empty() {
        return view! { <p class="slice-panel">{words.filter_none}</p> }.into_any();
    }
    let mut options = vec![(String::new(), words.filter_choose.to_owned())];
    options.extend(choices);
    let chosen = Signal::derive(move || kept.filter_by.get().unwrap_or_default());
    let choose = move |name: String| kept.filter_by.set((!name.is_empty()).then_some(name));
    let categories = move || {
        let name = kept.filter_by.get()?;
        let codebook = app.codebook.get()?;
        variable(&codebook.value, &name).map(|variable| categories(app, variable))
    };
    view! {
        <div class="slice-panel">
            <div class="form-group">
                <label class="form-label" for="filter-by">{words.filter_variable}</label>
                {choice("filter-by", None, options, chosen, choose)}
            </div>
            {categories}
        </div>
    }
    .into_any()
}

fn categories(app: App, variable: &Variable) -> AnyView {
    let words = &app.words_now().results.controls;
    let name = variable.name.clone();
    let category = |option: &ResponseOption| {
        let (code, label, by) = (option.code.clone(), option.label.clone(), name.clone());
        let on = {
            let (code, by) = (code.clone(), by.clone());
            move || app.settings.with(|settings| kept_codes(settings, &by).contains(&code))
        };
        let turn = move |event| {
            let mut codes = app.settings.with_untracked(|settings| kept_codes(settings, &by).to_vec());
            codes.retain(|kept| *kept != code);
            if event_target_checked(&event) {
                codes.push(code.clone());
            }
            keep(app, &by, codes);
        };
        view! {
            <label class="form-checkbox">
                <input type="checkbox" prop:checked=on on:change=turn />
                <span>{label}</span>
            </label>
        }
    };
    let categories = variable.options.iter().filter(|option| !option.missing).map(category).collect_view();
    view! {
        <fieldset class="checks">
            <legend>{variable.label.clone()}</legend>
            <p class="form-hint">{words.filter_hint}</p>
            <div class="checks-list">{categories}</div>
        </fieldset>
    }
    .into_any()
}

fn variable<'a>(codebook: &'a Codebook, name: &str) -> Option<&'a Variable> {
    codebook.variables.iter().find(|variable| variable.name == name)
}

fn kept_codes<'a>(settings: &'a SettingsInput, name: &str) -> &'a [Code] {
    settings.filter.as_ref().and_then(|filter| filter.get(name)).map_or(&[], Vec::as_slice)
}

/// Keeps the respondents with these codes; no codes, no filter.
fn keep(app: App, name: &str, codes: Vec<Code>) {
    app.ask(|settings| {
        let mut filter = settings.filter.take().unwrap_or_default();
        if codes.is_empty() {
            filter.remove(name);
        } else {
            filter.insert(name.to_owned(), codes);
        }
        settings.filter = (!filter.is_empty()).then_some(filter);
    });
}

/// The button that was pressed is gone: the focus goes to what opens the filters.
fn back_to_filter() {
    let button = document().get_element_by_id(FILTER_BUTTON);
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A button can always take the focus.
        let _ = button.focus();
    }
}
