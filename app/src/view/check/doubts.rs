//! What asks to be decided: one card per question, each with the buttons that settle it.

use leptos::html;
use leptos::prelude::*;
use svarkort_core::codebook::{Codebook, Edit, Role, Variable};

use crate::state::decisions::{self, Counts, Doubt, GoodEnd, Question, option_name};
use crate::view::App;
use crate::view::part::{button_small, icon};
use crate::words::Words;

pub fn view(app: App) -> impl IntoView {
    let words = app.words_now();
    let questions = Memo::new(move |_| {
        app.codebook.with(|codebook| {
            codebook.as_ref().map(|codebook| decisions::questions(&codebook.value)).unwrap_or_default()
        })
    });
    let heading = NodeRef::<html::H2>::new();
    // A card that is settled goes away with the button that had the focus.
    let refocus = move || {
        if let Some(heading) = heading.get_untracked() {
            let _ = heading.focus();
        }
    };
    let cards = move || {
        let questions = questions.get();
        app.in_codebook(|codebook| {
            questions
                .iter()
                .map(|question| card(app, words, &codebook.value, question, refocus))
                .collect::<Vec<_>>()
        })
    };
    let count = move || questions.with(Vec::len);
    // The outcome is still to be chosen, or to be confirmed.
    let unset = Memo::new(move |_| {
        app.codebook.with(|codebook| {
            let variables = || codebook.iter().flat_map(|codebook| &codebook.value.variables);
            !variables().any(|v| v.role == Role::Outcome) || variables().any(decisions::doubtful_outcome)
        })
    });
    view! {
        <section class="doubts" class:settled=move || count() == 0>
            <h2 tabindex="-1" node_ref=heading>
                {move || if count() == 0 { icon::SUCCESS.view() } else { icon::WARNING.view() }}
                <span>{move || match count() {
                    0 if unset.get() => words.check.no_other_doubts.to_owned(),
                    0 => words.check.no_doubts.to_owned(),
                    doubts => (words.check.doubts)(doubts),
                }}</span>
            </h2>
            <p class="form-hint" hidden=move || count() == 0>{words.check.doubts_hint}</p>
            <ul class="doubt-list" hidden=move || count() == 0>{cards}</ul>
        </section>
    }
}

fn card(
    app: App,
    words: &'static Words,
    codebook: &Codebook,
    question: &Question,
    refocus: impl Fn() + Copy + 'static,
) -> AnyView {
    let Some(first) = codebook.variables.iter().find(|v| Some(&v.name) == question.variables.first()) else {
        return ().into_any();
    };
    let settle = {
        let names = question.variables.clone();
        move |edit: &dyn Fn(&Variable) -> Option<Edit>| {
            let edits = app.in_codebook(|codebook| decisions::each(&codebook.value, &names, edit));
            app.edit(edits);
            refocus();
        }
    };
    let (asks, answers) = match question.doubt {
        Doubt::Role => role(words, first, settle),
        Doubt::Missing => missing(words, first, question, settle),
        Doubt::Direction => direction(words, first, settle),
        Doubt::Scale => scale(app, words, first, settle),
    };
    view! {
        <li class="doubt">
            <p class="doubt-about">{about(words, codebook, question, first)}</p>
            <p class="doubt-asks">{asks}</p>
            <div class="button-group">{answers}</div>
        </li>
    }
    .into_any()
}

/// Which variable, or which of many.
fn about(words: &'static Words, codebook: &Codebook, question: &Question, first: &Variable) -> AnyView {
    if question.variables.len() == 1 {
        return named(first).into_any();
    }
    let all = codebook.variables.iter().filter(|v| question.variables.contains(&v.name));
    view! {
        <details>
            <summary>{(words.check.which)(question.variables.len())}</summary>
            <ul class="small-text">{all.map(|variable| view! { <li>{named(variable)}</li> }).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn named(variable: &Variable) -> impl IntoView + use<> {
    let label = (variable.label != variable.name).then(|| format!(" {}", variable.label));
    view! { <code>{variable.name.clone()}</code>{label} }
}

type Card = (AnyView, AnyView);

fn missing(
    words: &'static Words,
    first: &Variable,
    question: &Question,
    settle: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Clone + 'static,
) -> Card {
    let words = words.check;
    let options = first.options.iter().filter(|option| question.codes.contains(&option.code));
    let (names, out): (Vec<String>, Vec<bool>) =
        options.map(|option| ((words.quoted)(&option_name(option)), option.missing)).unzip();
    let now = if out.iter().all(|&out| out) { words.missing_now_out } else { words.missing_now_in };
    let asks = format!("{} {now}", (words.missing_asks)(&names.join(", "), question.variables.len()));
    let answer = |counts: Counts| {
        let (settle, codes) = (settle.clone(), question.codes.clone());
        move || settle(&|variable| Some(decisions::counting(variable, &codes, counts)))
    };
    let answers = view! {
        {button_small(words.missing_out, answer(Counts::Out))}
        {button_small(words.missing_in, answer(Counts::In))}
    };
    (asks.into_any(), answers.into_any())
}

fn direction(
    words: &'static Words,
    first: &Variable,
    settle: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Clone + 'static,
) -> Card {
    let words = words.check;
    let mut rated = first.options.iter().filter(|option| option.favourability.is_some());
    let worst = rated.next().map(option_name).unwrap_or_default();
    let best = rated.next_back().map(option_name).unwrap_or_default();
    let answer = |end: GoodEnd| {
        let settle = settle.clone();
        move || settle(&|variable| Some(decisions::good_end(variable, end)))
    };
    let answers = view! {
        {button_small((words.best)(&best), answer(GoodEnd::AsRead))}
        {button_small((words.best)(&worst), answer(GoodEnd::Other))}
    };
    let asks = format!("{} {}", words.direction_asks, (words.direction_now)(&best));
    (asks.into_any(), answers.into_any())
}

fn scale(
    app: App,
    words: &'static Words,
    first: &Variable,
    settle: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Clone + 'static,
) -> Card {
    let words = words.check;
    let order = first
        .options
        .iter()
        .filter(|option| !option.missing)
        .map(|option| view! { <li>{option_name(option)}</li> });
    let asks = view! { {words.scale_asks} <ol class="order">{order.collect_view()}</ol> };
    let (yes, no) = (settle.clone(), settle);
    let name = first.name.clone();
    let answers = view! {
        {button_small(words.scale_yes, move || yes(&|variable| Some(decisions::scale_as_read(variable))))}
        {button_small(words.scale_no, move || no(&|_| Some(decisions::role(Role::Group))))}
        {button_small(words.scale_edit, move || super::details::unfold(app, &name))}
    };
    (asks.into_any(), answers.into_any())
}

fn role(
    words: &'static Words,
    first: &Variable,
    settle: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Clone + 'static,
) -> Card {
    let words = words.check;
    let now = first.role;
    let keep = settle.clone();
    let answers = view! {
        {button_small((words.role_keep)((words.role)(now)), move || keep(&|_| Some(decisions::role(now))))}
        {[Role::Item, Role::Group, Role::Unused]
            .into_iter()
            .filter(|&role| role != now)
            .map(|role| {
                let settle = settle.clone();
                button_small((words.role)(role), move || settle(&|_| Some(decisions::role(role))))
            })
            .collect_view()}
    };
    (words.role_asks.into_any(), answers.into_any())
}
