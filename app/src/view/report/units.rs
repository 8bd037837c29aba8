//! Background variables in, one report for each of their categories out, in one zip file, protected together.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::App;
use super::super::part::button_primary;
use super::case::opened;
use crate::arrange::source::groupings;
use crate::protocol::PackOf;
use crate::state::Action;

pub fn section(app: App) -> Option<AnyView> {
    let words = app.words_now().sender;
    let open = app.kept.report.units_open;
    let by = app.kept.report.units_by;
    let format = app.kept.report.units_format;
    let choices: Vec<(String, String)> = app.codebook.with_untracked(|codebook| {
        let variables = codebook.as_ref().map(|codebook| groupings(&codebook.value)).unwrap_or_default();
        variables.into_iter().map(|variable| (variable.name.clone(), variable.label.clone())).collect()
    });
    if choices.is_empty() {
        return None;
    }
    let known: BTreeSet<String> = choices.iter().map(|(name, _)| name.clone()).collect();
    let check = |(name, label): (String, String)| {
        let (this, that) = (name.clone(), name);
        view! {
            <label class="form-checkbox">
                <input
                    type="checkbox"
                    prop:checked=move || by.with(|by| by.contains(&this))
                    on:change=move |event| {
                        by.update(|by| {
                            by.remove(&that);
                            if event_target_checked(&event) {
                                by.insert(that.clone());
                            }
                        });
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let make = move || {
        let by: Vec<String> = by.get_untracked().into_iter().filter(|name| known.contains(name)).collect();
        if by.is_empty() {
            return app.send(Action::Tell(words.units_choose.to_owned()));
        }
        app.send(Action::Pack { by, of: format.get_untracked() });
    };
    let radio = move |of: PackOf, name: &'static str| {
        view! {
            <label class="form-radio">
                <input
                    type="radio"
                    name="units-format"
                    prop:checked=move || format.get() == of
                    on:change=move |_| format.set(of)
                />
                <span>{name}</span>
            </label>
        }
    };
    let made = Memo::new(move |_| app.with(|state| state.packed.clone()));
    Some(
        view! {
            <details class="fold-section no-print" prop:open=move || open.get() on:toggle=move |event| opened(open, &event)>
                <summary><h2>{words.units}</h2></summary>
                <p>{words.units_what}</p>
                <fieldset class="checks">
                    <legend>{words.units_by}</legend>
                    <div class="checks-list">{choices.into_iter().map(check).collect_view()}</div>
                </fieldset>
                <fieldset class="case-kind">
                    <legend>{words.units_format}</legend>
                    {radio(PackOf::PowerPoint, "PowerPoint")} {radio(PackOf::Word, "Word")}
                </fieldset>
                <div class="button-group">
                    {button_primary(words.units_make, make)}
                    {move || by.with(BTreeSet::is_empty).then(|| view! { <span class="form-hint">{words.units_choose}</span> })}
                </div>
                {move || made.get().map(|packed| {
                    let left_out = (!packed.left_out.is_empty())
                        .then(|| view! { <p>{(words.units_left_out)(&packed.left_out.join(", "))}</p> });
                    view! { <p>{(words.units_made)(packed.reports)}</p> {left_out} }
                })}
            </details>
        }
        .into_any(),
    )
}
