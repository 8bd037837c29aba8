//! A label, what is typed so far and what to do with it in, a field for a number out: what is no number is said at the
//! field and goes no further.

use leptos::prelude::*;
use svarkort_core::Language;
use svarkort_core::words::number::{count, decimal};

use super::super::App;
use crate::arrange::typed;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Count,
    /// A share, typed as per cent.
    Percent,
}

impl Kind {
    fn read(self, text: &str) -> Result<Option<f64>, typed::NotANumber> {
        match self {
            Kind::Count => typed::count(text).map(|count| count.map(f64::from)),
            Kind::Percent => typed::percent(text),
        }
    }

    fn write(self, value: f64, language: Language) -> String {
        match self {
            #[expect(
                clippy::cast_sign_loss,
                clippy::cast_possible_truncation,
                reason = "was read as a whole number"
            )]
            Kind::Count => count(value as u32, language),
            Kind::Percent => {
                let percent = 100.0 * value;
                let whole = (percent - percent.round()).abs() < 1e-9;
                decimal(percent, if whole { 0 } else { 1 }, language)
            }
        }
    }
}

/// One number of a form. `hint`: below the label, and said with it.
pub struct Field {
    pub id: String,
    pub label: AnyView,
    pub kind: Kind,
    pub hint: AnyView,
    pub value: Signal<Option<f64>>,
    pub set: Callback<Option<f64>>,
}

pub fn field(app: App, field: Field) -> AnyView {
    let Field { id, label, kind, hint, value, set } = field;
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    view! {
        <div class="form-group">
            <label class="form-label" for=id.clone()>{label}</label>
            {input(app, id, kind, described, None, value, set)}
            <span class="form-hint" id=hint_id>{hint}</span>
        </div>
    }
    .into_any()
}

/// The input alone, for a cell of a table: `name` says which it is.
pub fn input(
    app: App,
    id: String,
    kind: Kind,
    described: String,
    name: Option<String>,
    value: Signal<Option<f64>>,
    set: Callback<Option<f64>>,
) -> AnyView {
    let words = app.words_now().response;
    let language = app.language.get_untracked();
    let wrong = RwSignal::new(false);
    let fault = match kind {
        Kind::Count => words.not_a_count,
        Kind::Percent => words.not_a_percent,
    };
    let written = move || value.get().map(|value| kind.write(value, language)).unwrap_or_default();
    let fault_id = format!("{id}-fault");
    let told_by = {
        let fault_id = fault_id.clone();
        move || if wrong.get() { format!("{described} {fault_id}") } else { described.clone() }
    };
    let change = move |event| match kind.read(&event_target_value(&event)) {
        Ok(read) => {
            wrong.set(false);
            set.run(read);
        }
        Err(typed::NotANumber) => wrong.set(true),
    };
    view! {
        <span class="typed">
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                id=id
                class="form-input"
                aria-label=name
                aria-describedby=told_by
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=written
                on:change=change
            />
            {(kind == Kind::Percent).then(|| view! { <span class="typed-unit" aria-hidden="true">"%"</span> })}
        </span>
        {move || wrong.get().then(|| view! { <span class="form-fault" id=fault_id.clone() role="alert">{fault}</span> })}
    }
    .into_any()
}
