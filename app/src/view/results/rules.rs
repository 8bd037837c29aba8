//! The reader's choice of how answers are reported in, new settings out: convention, index rule, rounding, adjustment.

use leptos::prelude::*;
use svarkort_core::analysis::{Adjustment, IndexRule, IndexRuleInput, Rounding, SettingsInput};
use svarkort_core::figure::CONVENTIONS;
use svarkort_core::words::number::decimal;

use super::super::App;
use super::super::part::choice_of;
use crate::arrange::typed;
use crate::state::grouping::cuts;

pub fn convention(app: App) -> AnyView {
    let words = &app.words_now().results.rules;
    let place = move || {
        let chosen = app.settings.with(|settings| settings.convention.unwrap_or_default());
        CONVENTIONS.iter().position(|one| *one == chosen).unwrap_or_default()
    };
    let choose =
        move |place: usize| app.ask(|settings| settings.convention = CONVENTIONS.get(place).copied());
    view! {
        <div class="form-group form-inline rule-convention">
            <label class="form-label" for="convention">{words.convention}</label>
            {choice_of("convention", words.conventions, Signal::derive(place), choose)}
        </div>
    }
    .into_any()
}

pub fn panel(app: App) -> AnyView {
    let words = &app.words_now().results.rules;
    let rounding = move || match app.settings.with(|settings| settings.rounding.unwrap_or_default()) {
        Rounding::HalfUp => 0,
        Rounding::LargestRemainder => 1,
    };
    let round = move |place| {
        let chosen = if place == 1 { Rounding::LargestRemainder } else { Rounding::HalfUp };
        app.ask(|settings| settings.rounding = Some(chosen));
    };
    let adjustment = move || match app.settings.with(|settings| settings.adjustment.unwrap_or_default()) {
        Adjustment::Holm => 0,
        Adjustment::BenjaminiHochberg => 1,
    };
    let adjust = move |place| {
        let chosen = if place == 1 { Adjustment::BenjaminiHochberg } else { Adjustment::Holm };
        app.ask(|settings| settings.adjustment = Some(chosen));
    };
    view! {
        <div class="slice-panel rules">
            <p class="form-hint">{words.lead}</p>
            <div class="figure-choices">
                <div class="form-group">
                    <label class="form-label" for="rounding">{words.rounding}</label>
                    {choice_of("rounding", words.roundings, Signal::derive(rounding), round)}
                </div>
                <div class="form-group">
                    <label class="form-label" for="adjustment">{words.adjustment}</label>
                    {choice_of("adjustment", words.adjustments, Signal::derive(adjustment), adjust)}
                </div>
                {needed(app)}
                {points(app)}
            </div>
        </div>
    }
    .into_any()
}

/// The rule of the newest answer.
fn rule(app: App) -> Option<IndexRule> {
    app.answer.with(|answer| answer.analysis().map(|found| found.value.settings.index_rule.clone()))
}

fn change(settings: &mut SettingsInput, change: impl FnOnce(&mut IndexRuleInput)) {
    let mut rule = settings.index_rule.take().unwrap_or_default();
    change(&mut rule);
    settings.index_rule = (rule != IndexRuleInput::default()).then_some(rule);
}

fn needed(app: App) -> AnyView {
    let words = &app.words_now().results.rules;
    let wrong = RwSignal::new(false);
    let items = move || rule(app).map_or(0, |rule| rule.items.len());
    let written = move || rule(app).map(|rule| rule.needed.to_string()).unwrap_or_default();
    let set = move |event| {
        let most = u32::try_from(items()).unwrap_or(u32::MAX);
        match typed::count(&event_target_value(&event)) {
            Ok(read) if read.is_none_or(|read| (1..=most).contains(&read)) => {
                wrong.set(false);
                app.ask(|settings| change(settings, |rule| rule.needed = read));
            }
            _ => wrong.set(true),
        }
    };
    let label = move || (words.needed)(items());
    field(
        "index-needed",
        label.into_any(),
        words.needed_hint,
        words.needed_fault,
        wrong,
        Signal::derive(written),
        set,
    )
}

fn points(app: App) -> AnyView {
    let words = &app.words_now().results.rules;
    let language = app.language.get_untracked();
    let wrong = RwSignal::new(false);
    let written = move || {
        let cuts = rule(app).map(|rule| rule.cuts).unwrap_or_default();
        cuts.map(|cut| decimal(cut, if (10.0 * cut).fract() == 0.0 { 1 } else { 2 }, language)).join(" ")
    };
    let set = move |event| {
        let text = event_target_value(&event);
        let read = if text.trim().is_empty() {
            Some(None)
        } else {
            cuts(&text).filter(|cuts| cuts.len() == 4).map(Some)
        };
        match read {
            Some(read) => {
                wrong.set(false);
                app.ask(|settings| change(settings, |rule| rule.cuts = read));
            }
            None => wrong.set(true),
        }
    };
    field(
        "index-cuts",
        words.cuts.into_any(),
        words.cuts_hint,
        words.cuts_fault,
        wrong,
        Signal::derive(written),
        set,
    )
}

fn field(
    id: &'static str,
    label: AnyView,
    hint: &'static str,
    fault: &'static str,
    wrong: RwSignal<bool>,
    written: Signal<String>,
    set: impl Fn(leptos::ev::Event) + 'static,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="form-group">
            <label class="form-label" for=id>{label}</label>
            <input
                id=id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                class="form-input"
                aria-describedby=hint_id.clone()
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=written
                on:change=set
            />
            {move || wrong.get().then(|| view! { <span class="form-fault" role="alert">{fault}</span> })}
            <span class="form-hint" id=hint_id>{hint}</span>
        </div>
    }
    .into_any()
}
