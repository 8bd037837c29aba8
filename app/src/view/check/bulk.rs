//! The same decision for all chosen variables.

use leptos::html;
use leptos::prelude::*;
use svarkort_core::Code;
use svarkort_core::codebook::{Edit, Variable};

use super::row::{role_from, role_options};
use crate::state::decisions::{self, Counts};
use crate::view::App;
use crate::view::part::button_small;

pub fn view(app: App) -> impl IntoView {
    let chosen = app.kept.check.chosen;
    let any = Memo::new(move |_| chosen.with(|chosen| !chosen.is_empty()));
    move || any.get().then(|| bar(app))
}

fn bar(app: App) -> impl IntoView {
    let check = app.words_now().check;
    let chosen = app.kept.check.chosen;
    let decide = move |edit: &dyn Fn(&Variable) -> Option<Edit>| {
        let names = chosen.get_untracked();
        app.edit(app.in_codebook(|codebook| decisions::each(&codebook.value, &names, edit)));
    };
    let theme = NodeRef::<html::Input>::new();
    let code = NodeRef::<html::Input>::new();
    let text = |node: NodeRef<html::Input>| {
        node.get_untracked().map(|input| input.value().trim().to_owned()).filter(|text| !text.is_empty())
    };
    let set_role = move |event: web_sys::Event| {
        if let Some(role) = role_from(&event_target_value(&event)) {
            decide(&|_| Some(decisions::role(role)));
        }
    };
    let set_theme = move || {
        let theme = text(theme);
        decide(&|_| Some(Edit { theme: Some(theme.clone()), ..Edit::default() }));
    };
    let set_out = move || {
        let Some(code) = text(code).map(|text| Code::parse(&text)) else { return };
        decide(&|variable| {
            let has = variable.options.iter().any(|option| option.code == code);
            has.then(|| decisions::counting(variable, std::slice::from_ref(&code), Counts::Out))
        });
    };
    view! {
        <div class="bulk" role="group" aria-label=check.column_select>
            <b>{move || (check.chosen)(chosen.with(|chosen| chosen.len()))}</b>
            <label class="bulk-field">
                <span>{check.set_role}</span>
                <select class="form-select" on:change=set_role inner_html=role_options(check, None)></select>
            </label>
            <span class="bulk-field">
                <label for="bulk-theme">{check.theme}</label>
                <input id="bulk-theme" type="text" class="form-input" list="themes" node_ref=theme />
                {button_small(check.set_theme, set_theme)}
            </span>
            <span class="bulk-field">
                <label for="bulk-code">{check.option_code}</label>
                <input id="bulk-code" type="text" class="form-input bulk-code" node_ref=code />
                {button_small(check.set_out, set_out)}
            </span>
            <button type="button" class="button button-tertiary button-small" on:click=move |_| chosen.update(|chosen| chosen.clear())>
                {check.clear}
            </button>
        </div>
    }
}
