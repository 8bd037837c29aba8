//! One variable: what it was taken to be, on a line; everything else when it is unfolded.

use leptos::prelude::*;
use svarkort_core::codebook::{Kind, Role, Variable, VariableName};

use super::details;
use crate::state::decisions::{self, option_name};
use crate::view::App;
use crate::view::part::icon;
use crate::words::check::Words;

pub fn view(app: App, place: usize, name: VariableName) -> impl IntoView {
    let check = app.words_now().check;
    let kept = app.kept.check;
    let variable = Memo::new(move |_| {
        app.codebook.with(|codebook| codebook.as_ref().and_then(|c| c.value.variables.get(place).cloned()))
    });
    let role_now = move || variable.with(|v| v.as_ref().map_or(Role::Unused, |v| v.role));
    let name = StoredValue::new(name);
    let name_now = move || name.get_value();
    let unfolded =
        Memo::new(move |_| kept.unfolded.with(|names| name.with_value(|name| names.contains(name))));
    let decide = move |event: web_sys::Event| {
        let Some(role) = role_from(&event_target_value(&event)) else { return };
        app.edit(
            app.in_codebook(|c| decisions::each(&c.value, [&name_now()], |_| Some(decisions::role(role)))),
        );
    };
    // Made as text: sixteen calls into the browser less for each of hundreds of rows.
    let options = role_options(check, variable.with_untracked(|v| v.as_ref().map(|v| v.role)));
    view! {
        <tbody class="variable" class:open=move || unfolded.get() class:unused=move || matches!(role_now(), Role::Unused | Role::Technical | Role::Id)>
            <tr>
                <td class="cell-choose">
                    <input
                        type="checkbox"
                        aria-label=(check.select_one)(&name_now())
                        prop:checked=move || kept.chosen.with(|names| name.with_value(|name| names.contains(name)))
                        on:change=move |event| {
                            let choose = event_target_checked(&event);
                            kept.chosen.update(|names| {
                                if choose { names.insert(name_now()); } else { names.remove(&name_now()); }
                            });
                        }
                    />
                </td>
                <th scope="row" class="cell-text">
                    {move || variable.with(|v| v.as_ref().map(|v| text(v, check)))}
                </th>
                <td class="cell-scale">{move || variable.with(|v| v.as_ref().map(|v| scale(v, check)))}</td>
                <td class="cell-role">
                    <select
                        class="form-select"
                        aria-label=(check.role_of)(&name_now())
                        prop:value=move || role_value(role_now())
                        on:change=decide
                        inner_html=options
                    ></select>
                </td>
                <td class="cell-valid num">
                    <span class="narrow-only">{check.column_valid}": "</span>
                    {move || variable.with(|v| v.as_ref().map(|v| (check.valid_of)(v.valid, v.missing)))}
                </td>
                <td class="cell-more">
                    <button
                        type="button"
                        class="fold"
                        aria-expanded=move || unfolded.get().to_string()
                        aria-label=(check.details_of)(&name_now())
                        on:click=move |_| kept.unfolded.update(|names| {
                            if !names.remove(&name_now()) { names.insert(name_now()); }
                        })
                    ></button>
                </td>
            </tr>
            {move || unfolded.get().then(|| details::view(app, variable, place))}
        </tbody>
    }
}

fn text(variable: &Variable, words: &'static Words) -> impl IntoView + use<> {
    let label = (variable.label != variable.name).then(|| variable.label.clone());
    let asks = decisions::asks(variable)
        .then(|| view! { <span class="tag tag-asks">{icon::WARNING.view()}{words.asks}</span> });
    let theme = variable.theme.clone().map(|theme| view! { <span class="tag">{theme}</span> });
    view! {
        <span class="variable-label">{label}</span>
        <code class="variable-name">{variable.name.clone()}</code>
        {theme}
        {asks}
    }
}

/// The response scale in a line: its points and ends, and what is left out.
fn scale(variable: &Variable, words: &'static Words) -> impl IntoView + use<> {
    let valid: Vec<_> = variable.options.iter().filter(|option| !option.missing).collect();
    let size = match (variable.kind, variable.points) {
        (Kind::Rating, Some(points)) => (words.points)(points),
        (Kind::Single | Kind::Multiple, _) => (words.options)(valid.len()),
        (kind, _) => (words.kind)(kind).to_owned(),
    };
    let ends = match (variable.kind, &valid[..]) {
        (Kind::Rating, [first, .., last]) => Some(format!("{} – {}", option_name(first), option_name(last))),
        (Kind::Single | Kind::Multiple, [first, second, third, ..]) => {
            Some(format!("{}, {}, {} …", first.label, second.label, third.label))
        }
        (Kind::Single | Kind::Multiple, few) => {
            Some(few.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    };
    let turned = variable.reversed.then(|| view! { <span class="tag">{words.reversed}</span> });
    let out: Vec<String> = variable.options.iter().filter(|o| o.missing).map(option_name).collect();
    let out = (!out.is_empty())
        .then(|| view! { <span class="scale-out">{(words.out_of_base)(&out.join(", "))}</span> });
    view! {
        <span class="scale-size">{size}{turned}</span>
        <span class="scale-ends">{ends}</span>
        {out}
    }
}

fn role_value(role: Role) -> &'static str {
    match role {
        Role::Outcome => "outcome",
        Role::Item => "item",
        Role::Group => "group",
        Role::Weight => "weight",
        Role::Comment => "comment",
        Role::Id => "id",
        Role::Technical => "technical",
        Role::Unused => "unused",
    }
}

pub fn role_from(value: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|&role| role_value(role) == value)
}

/// All roles as the options of a select; without a role an empty option comes first. Holds nothing but the page's words.
pub fn role_options(words: &'static Words, selected: Option<Role>) -> String {
    let mut options = match selected {
        Some(_) => String::new(),
        None => format!("<option value=\"\">{}</option>", words.choose),
    };
    for role in Role::ALL {
        let mark = if Some(role) == selected { " selected" } else { "" };
        options.push_str(&format!(
            "<option value=\"{}\"{mark}>{}</option>",
            role_value(role),
            (words.role)(role)
        ));
    }
    options
}
