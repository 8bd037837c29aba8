//! What the reader knows of those invited in, new settings out; what the files tell stands beside each field.

use leptos::prelude::*;
use svarkort_core::Share;
use svarkort_core::analysis::{Counted, LedgerInput, Response, Source, Unit};
use svarkort_core::words::number::count;

use super::super::App;
use super::super::part::choice_of;
use super::field::{Field, Kind, field};
use super::unit;

/// The ledger of the newest answer.
pub fn newest(app: App) -> Memo<Option<Response>> {
    Memo::new(move |_| {
        app.answer.with(|answer| answer.analysis().map(|analysis| analysis.value.response.clone()))
    })
}

pub fn view(app: App) -> AnyView {
    let words = app.words_now().response;
    let newest = newest(app);
    let unit_place = Signal::derive(move || match unit(app) {
        Unit::Person => 0,
        Unit::Conversation => 1,
    });
    let choose_unit = move |place| {
        change(app, |ledger| ledger.unit = Some(if place == 1 { Unit::Conversation } else { Unit::Person }));
    };
    let told = move |counted: fn(&Response) -> Option<Counted>| {
        newest.with(|response| {
            let counted =
                response.as_ref().and_then(counted).filter(|counted| counted.source != Source::Typed)?;
            let n = count(counted.n, app.language.get_untracked());
            Some((words.told)(&n, counted.source))
        })
    };
    let invited_hint = move || {
        let told = told(|response| response.invited).unwrap_or_default();
        format!("{}. {told}", (words.invited_hint)(unit(app)))
    };
    view! {
        <section class="card response-form" aria-labelledby="response-form">
            <h2 id="response-form">{words.form}</h2>
            <div class="form-group">
                <label class="form-label" for="response-unit">{words.unit}</label>
                {choice_of("response-unit", words.units, unit_place, choose_unit)}
            </div>
            <div class="response-fields">
                {counted(app, "response-invited",
                    (move || (words.invited)(unit(app))).into_any(),
                    invited_hint.into_any(),
                    |ledger| ledger.invited, |ledger, n| ledger.invited = n)}
                {counted(app, "response-ineligible", words.ineligible.into_any(), words.ineligible_hint.into_any(),
                    |ledger| ledger.ineligible, |ledger, n| ledger.ineligible = n)}
                {counted(app, "response-bounced", words.bounced.into_any(), words.bounced_hint.into_any(),
                    |ledger| ledger.bounced, |ledger, n| ledger.bounced = n)}
                {counted(app, "response-reached", words.reached.into_any(), words.reached_hint.into_any(),
                    |ledger| ledger.reached, |ledger, n| ledger.reached = n)}
                {counted(app, "response-started", words.started.into_any(),
                    (move || told(|response| response.started)).into_any(),
                    |ledger| ledger.started, |ledger, n| ledger.started = n)}
                {share(app, "response-stated", words.stated, words.stated_hint,
                    |ledger| ledger.stated_rate, |ledger, share| ledger.stated_rate = share)}
                {share(app, "response-limit", words.limit, words.limit_hint,
                    |ledger| Some(ledger.limit.unwrap_or(svarkort_core::analysis::LOW_RESPONSE)),
                    |ledger, share| ledger.limit = share)}
            </div>
            {finite(app, newest)}
        </section>
    }
    .into_any()
}

fn change(app: App, change: impl FnOnce(&mut LedgerInput)) {
    let told = told_by_files(app);
    app.ask(|settings| {
        let mut ledger = settings.ledger.unwrap_or_default();
        change(&mut ledger);
        settings.ledger = (ledger != LedgerInput::default()).then_some(ledger);
        // Without a number of invited there is no population to correct for.
        if ledger.invited.is_none() && settings.population.is_none() && !told {
            settings.finite_population = None;
        }
    });
}

/// Whether the files themselves tell how many were invited.
fn told_by_files(app: App) -> bool {
    app.answer.with_untracked(|answer| {
        let invited = answer.analysis().and_then(|analysis| analysis.value.response.invited);
        invited.is_some_and(|invited| invited.source != Source::Typed)
    })
}

fn counted(
    app: App,
    id: &str,
    label: AnyView,
    hint: AnyView,
    get: fn(&LedgerInput) -> Option<u32>,
    set: fn(&mut LedgerInput, Option<u32>),
) -> AnyView {
    let value = Signal::derive(move || {
        app.settings.with(|settings| settings.ledger.as_ref().and_then(get)).map(f64::from)
    });
    let set = Callback::new(move |typed: Option<f64>| {
        #[expect(
            clippy::cast_sign_loss,
            clippy::cast_possible_truncation,
            reason = "was read as a whole number"
        )]
        change(app, |ledger| set(ledger, typed.map(|typed| typed as u32)));
    });
    field(app, Field { id: id.to_owned(), label, kind: Kind::Count, hint, value, set })
}

fn share(
    app: App,
    id: &str,
    label: &'static str,
    hint: &'static str,
    get: fn(&LedgerInput) -> Option<Share>,
    set: fn(&mut LedgerInput, Option<Share>),
) -> AnyView {
    let value = Signal::derive(move || {
        let ledger = app.settings.with(|settings| settings.ledger).unwrap_or_default();
        get(&ledger).map(|share| share.0)
    });
    let set = Callback::new(move |typed: Option<f64>| {
        // Nothing is stated by 0 per cent.
        change(app, |ledger| set(ledger, typed.filter(|typed| *typed > 0.0).map(Share)));
    });
    field(
        app,
        Field {
            id: id.to_owned(),
            label: label.into_any(),
            kind: Kind::Percent,
            hint: hint.into_any(),
            value,
            set,
        },
    )
}

fn finite(app: App, newest: Memo<Option<Response>>) -> AnyView {
    let words = app.words_now().response;
    let known =
        Memo::new(move |_| newest.with(|response| response.as_ref().is_some_and(|r| r.invited.is_some())));
    let on = move || app.settings.with(|settings| settings.finite_population == Some(true));
    let turn = move |event| {
        let on = event_target_checked(&event);
        app.ask(|settings| settings.finite_population = on.then_some(true));
    };
    view! {
        <div class="response-finite">
            <label class="form-checkbox">
                <input
                    type="checkbox"
                    aria-describedby="response-finite-hint"
                    prop:checked=on
                    prop:disabled=move || !known.get()
                    on:change=turn
                />
                <span>{words.finite}</span>
            </label>
            <p class="form-hint" id="response-finite-hint">
                {move || if known.get() { words.finite_hint } else { words.finite_unknown }}
            </p>
        </div>
    }
    .into_any()
}
