//! A variable in, what can be said of its groups out: bands of its numbers, names, target groups, whom it was put to.

use leptos::prelude::*;
use svarkort_core::Code;
use svarkort_core::codebook::{Edit, Role, Variable};

use crate::state::grouping::{
    asked_if, bands, can_be_cut, can_be_renamed, can_route, cuts, expected, listed, renamed, unexpected,
};
use crate::view::App;
use crate::view::part::button_small;

/// Options whose names stand in fields; a variable with more is hardly one of groups.
const NAMED: usize = 40;

pub fn view(
    app: App,
    variable: &Variable,
    place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + Send + 'static,
) -> AnyView {
    let cut = can_be_cut(variable).then(|| cut(app, place, edit));
    let named = can_be_renamed(variable).then(|| {
        view! { {names(app, variable, place, edit)} {targets(app, variable, place, edit)} }.into_any()
    });
    let asked = matches!(variable.role, Role::Item | Role::Outcome)
        .then(|| asked(app, variable, place, edit))
        .flatten();
    view! { <div class="grouping">{cut} {named} {asked}</div> }.into_any()
}

fn cut(
    app: App,
    place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + Send + 'static,
) -> AnyView {
    let words = app.words_now().grouping;
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let make = move || match cuts(&typed.get_untracked()) {
        Some(cuts) => {
            wrong.set(false);
            edit(&|now| Some(bands(now, &cuts, words.bands)));
        }
        None => wrong.set(true),
    };
    let (id, hint) = (format!("cut-{place}"), format!("cut-hint-{place}"));
    view! {
        <div class="form-group">
            <label class="form-label" for=id.clone()>{words.cut}</label>
            <span class="grouping-line">
                <input
                    id=id
                    type="text"
                    class="form-input"
                    autocomplete="off"
                    aria-describedby=hint.clone()
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                {button_small(words.cut_do, make)}
            </span>
            {move || wrong.get().then(|| view! { <span class="form-fault" role="alert">{words.cut_fault}</span> })}
            <span class="form-hint" id=hint>{words.cut_hint}</span>
        </div>
    }
    .into_any()
}

fn names(
    app: App,
    variable: &Variable,
    place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + Send + 'static,
) -> AnyView {
    let words = app.words_now().grouping;
    let options = variable.options.iter().filter(|option| !option.missing).take(NAMED).enumerate();
    let field = |(row, option): (usize, &svarkort_core::codebook::ResponseOption)| {
        let code = option.code.clone();
        let rename = move |event| {
            let label = event_target_value(&event);
            edit(&|now| renamed(now, &code, &label));
        };
        view! {
            <input
                id=format!("name-{place}-{row}")
                type="text"
                class="form-input"
                autocomplete="off"
                aria-label=(words.name_of)(&option.label)
                prop:value=option.label.clone()
                on:change=rename
            />
        }
    };
    view! {
        <fieldset class="grouping-names">
            <legend>{words.names}</legend>
            <p class="form-hint">{words.names_hint}</p>
            {options.map(field).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn targets(
    app: App,
    variable: &Variable,
    place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + Send + 'static,
) -> AnyView {
    let words = app.words_now().grouping;
    let (id, hint) = (format!("targets-{place}"), format!("targets-hint-{place}"));
    let strangers: Vec<&str> = unexpected(variable).iter().map(|option| option.label.as_str()).collect();
    let flagged = (!strangers.is_empty()).then(|| (words.unexpected)(&strangers.join(", ")));
    let before = listed(variable);
    let rows = before.lines().count().max(2).to_string();
    let change = {
        let before = before.clone();
        move |event| {
            let text = event_target_value(&event);
            if text.trim() != before.trim() {
                edit(&|_| Some(expected(&text)));
            }
        }
    };
    view! {
        <div class="form-group">
            <label class="form-label" for=id.clone()>{words.expected}</label>
            <textarea id=id class="form-input" rows=rows aria-describedby=hint.clone() prop:value=before on:change=change></textarea>
            <span class="form-hint" id=hint>{words.expected_hint}</span>
            {flagged.map(|flagged| view! { <span class="form-fault">{flagged}</span> })}
        </div>
    }
    .into_any()
}

/// `None` where no other variable can tell whom it was put to.
fn asked(
    app: App,
    variable: &Variable,
    place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + Send + 'static,
) -> Option<AnyView> {
    let words = app.words_now().grouping;
    let by: Vec<Variable> = app.codebook.with_untracked(|codebook| {
        let variables =
            codebook.as_ref().map(|codebook| codebook.value.variables.as_slice()).unwrap_or_default();
        variables.iter().filter(|other| other.name != variable.name && can_route(other)).cloned().collect()
    });
    if by.is_empty() {
        return None;
    }
    let rule = variable.asked_if.clone();
    let chosen = RwSignal::new(rule.as_ref().map(|rule| rule.variable.clone()).unwrap_or_default());
    let option = |(name, label): (String, String)| {
        let selected = chosen.with_untracked(|chosen| *chosen == name);
        view! { <option value=name selected=selected>{label}</option> }
    };
    let mut options = vec![(String::new(), words.everybody.to_owned())];
    options.extend(by.iter().map(|other| (other.name.clone(), other.label.clone())));
    let choose = move |event| {
        let name = event_target_value(&event);
        // Another variable has other answers: the rule begins anew.
        if name.is_empty() {
            edit(&|now| now.asked_if.is_some().then(|| asked_if("", Vec::new())));
        }
        chosen.set(name);
    };
    let answers = move || {
        let other = by.iter().find(|other| chosen.with(|chosen| *chosen == other.name))?.clone();
        let codes: Vec<Code> = rule
            .as_ref()
            .filter(|rule| rule.variable == other.name)
            .map(|rule| rule.codes.clone())
            .unwrap_or_default();
        let boxes = other.options.iter().filter(|option| !option.missing).take(NAMED).enumerate();
        let name = other.name.clone();
        let one = move |(row, option): (usize, &svarkort_core::codebook::ResponseOption)| {
            let (code, name, codes) = (option.code.clone(), name.clone(), codes.clone());
            let checked = codes.contains(&code);
            let turn = move |event| {
                let mut codes: Vec<Code> = codes.iter().filter(|other| **other != code).cloned().collect();
                if event_target_checked(&event) {
                    codes.push(code.clone());
                }
                edit(&|_| Some(asked_if(&name, codes.clone())));
            };
            view! {
                <label class="form-checkbox">
                    <input type="checkbox" id=format!("asked-{place}-{row}") prop:checked=checked on:change=turn />
                    <span>{option.label.clone()}</span>
                </label>
            }
        };
        Some(view! {
            <fieldset class="checks">
                <legend>{words.asked_codes}</legend>
                <div class="checks-list">{boxes.map(one).collect_view()}</div>
            </fieldset>
        })
    };
    let (id, hint) = (format!("asked-{place}"), format!("asked-hint-{place}"));
    Some(
        view! {
            <div class="form-group">
                <label class="form-label" for=id.clone()>{words.asked}</label>
                <select id=id class="form-select" aria-describedby=hint.clone() on:change=choose>
                    {options.into_iter().map(option).collect_view()}
                </select>
                <span class="form-hint" id=hint>{words.asked_hint}</span>
                {answers}
            </div>
        }
        .into_any(),
    )
}
