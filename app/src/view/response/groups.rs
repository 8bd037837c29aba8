//! A background variable in, the invited, the answers and the rate of each of its groups out; the invited can be typed.

use std::collections::BTreeMap;

use leptos::prelude::*;
use svarkort_core::Code;
use svarkort_core::analysis::{Population, Response, SettingsInput, Source};
use svarkort_core::codebook::{ResponseOption, Variable};
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::{count, percent_tenths};

use super::super::App;
use super::super::part::{bar, button_tertiary, choice, how};
use super::field::{Kind, input};
use super::{form, unit};
use crate::arrange::source::{self, groupings};

pub fn section(app: App) -> AnyView {
    let words = app.words_now().response;
    let kept = app.kept.response;
    let choices: Vec<(String, String)> = app.codebook.with_untracked(|codebook| {
        let variables = codebook.as_ref().map(|codebook| groupings(&codebook.value)).unwrap_or_default();
        variables.into_iter().map(|variable| (variable.name.clone(), variable.label.clone())).collect()
    });
    let Some((first, _)) = choices.first().cloned() else {
        return view! { <section><h2>{words.groups}</h2><p>{words.no_groups}</p></section> }.into_any();
    };
    let names: Vec<String> = choices.iter().map(|(name, _)| name.clone()).collect();
    let chosen = Memo::new(move |_| {
        kept.group.get().filter(|name| names.contains(name)).unwrap_or_else(|| first.clone())
    });
    let choose = move |name: String| kept.group.set(Some(name));
    let newest = form::newest(app);
    view! {
        <section class="figure" aria-labelledby="response-groups">
            <h2 id="response-groups">{words.groups}</h2>
            <p id="response-groups-lead">{words.groups_lead}</p>
            <div class="form-group response-group">
                <label class="form-label" for="response-group">{words.group}</label>
                {choice("response-group", None, choices, chosen.into(), choose)}
            </div>
            {move || {
                let name = chosen.get();
                app.codebook.with_untracked(|codebook| {
                    let codebook = codebook.as_ref()?;
                    let variable = codebook.value.variables.iter().find(|variable| variable.name == name)?;
                    Some(groups(app, newest, variable))
                })
            }}
            {move || explained(app)}
        </section>
    }
    .into_any()
}

/// How the rates are reckoned, by the newest answer.
fn explained(app: App) -> Option<AnyView> {
    let analysis = app.answer.with(|answer| answer.analysis().cloned())?;
    let codebook = app.codebook.get_untracked()?;
    let source = source::Source { analysis, codebook, language: app.language.get_untracked() };
    Some(how(app, &source, Topic::Response))
}

fn groups(app: App, newest: Memo<Option<Response>>, variable: &Variable) -> AnyView {
    let words = app.words_now().response;
    let name = variable.name.clone();
    let options = variable.options.iter().filter(|option| !option.missing);
    let rows =
        (0..).zip(options).map(|(place, option)| row(app, newest, &name, place, option)).collect_view();
    let typed = {
        let name = name.clone();
        Memo::new(move |_| {
            app.settings.with(|settings| margins(settings).is_some_and(|m| m.contains_key(&name)))
        })
    };
    let clear = move || {
        let name = name.clone();
        typed.get().then(|| {
            button_tertiary(words.clear, move || {
                let name = name.clone();
                app.ask(move |settings| {
                    change_margins(settings, |margins| {
                        margins.remove(&name);
                    });
                });
            })
        })
    };
    view! {
        <table class="bars response-groups" role="table">
            <caption class="visually-hidden">{format!("{}: {}", words.groups, variable.label)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{variable.label.clone()}</th>
                    <th role="columnheader" scope="col" class="num">{move || (words.groups_of)(unit(app))}</th>
                    <th role="columnheader" scope="col" class="num">{words.answers}</th>
                    <td role="cell"></td>
                    <th role="columnheader" scope="col" class="num">{words.rate}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        {clear}
    }
    .into_any()
}

/// What is known of one group.
#[derive(Debug, Clone, PartialEq, Default)]
enum Known {
    #[default]
    Nothing,
    Hidden,
    Rate {
        invited: u32,
        answered: u32,
        source: Source,
    },
}

fn row(
    app: App,
    newest: Memo<Option<Response>>,
    variable: &str,
    place: usize,
    option: &ResponseOption,
) -> AnyView {
    let words = app.words_now().response;
    let part = app.words_now().part;
    let language = app.language.get_untracked();
    let (name, code) = (variable.to_owned(), option.code.clone());
    let key = code.to_string();
    let known = {
        let name = name.clone();
        Memo::new(move |_| newest.with(|response| known(response.as_ref(), &name, &code)))
    };
    let value = {
        let (name, key) = (name.clone(), key.clone());
        Signal::derive(move || {
            let typed = app.settings.with(|settings| {
                margins(settings).and_then(|margins| margins.get(&name)?.get(&key)).copied()
            });
            // What a file tells stands in the field until something else is typed.
            let told = move || match known.get() {
                Known::Rate { invited, source, .. } if source != Source::Typed => Some(invited),
                _ => None,
            };
            typed.or_else(told).map(f64::from)
        })
    };
    let set = Callback::new(move |typed: Option<f64>| {
        let (name, key) = (name.clone(), key.clone());
        app.ask(move |settings| {
            change_margins(settings, |margins| {
                let counts = margins.entry(name.clone()).or_default();
                #[expect(
                    clippy::cast_sign_loss,
                    clippy::cast_possible_truncation,
                    reason = "was read as a whole number"
                )]
                match typed {
                    Some(typed) => counts.insert(key, typed as u32),
                    None => counts.remove(&key),
                };
                if counts.is_empty() {
                    margins.remove(&name);
                }
            });
        });
    });
    let answers = move || match known.get() {
        Known::Nothing => part.empty.to_owned(),
        Known::Hidden => part.hidden.to_owned(),
        Known::Rate { answered, .. } => count(answered, language),
    };
    let rate = move || match known.get() {
        Known::Nothing => part.empty.to_owned(),
        Known::Hidden => part.hidden.to_owned(),
        Known::Rate { invited, answered, .. } => percent_tenths(answered, invited, language),
    };
    let drawn = move || match known.get() {
        Known::Rate { invited, answered, .. } if invited > 0 => {
            bar::single(f64::from(answered) / f64::from(invited), "plain")
        }
        _ => ().into_any(),
    };
    let id = format!("response-group-{place}");
    let label = (words.invited_in)(&option.label);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{option.label.clone()}</th>
            <td role="cell" class="num response-cell">
                <span class="cell-name" aria-hidden="true">{move || (words.groups_of)(unit(app))}</span>
                {input(app, id, Kind::Count, "response-groups-lead".to_owned(), Some(label), value, set)}
            </td>
            <td role="cell" class="num"><span class="cell-name" aria-hidden="true">{words.answers}</span>{answers}</td>
            <td role="cell" class="bar-cell">{drawn}</td>
            <td role="cell" class="num strong"><span class="cell-name" aria-hidden="true">{words.rate}</span>{rate}</td>
        </tr>
    }
    .into_any()
}

fn known(response: Option<&Response>, variable: &str, code: &Code) -> Known {
    let Some(response) = response else { return Known::Nothing };
    if let Some(rate) = response.by_group.iter().find(|rate| rate.variable == variable && rate.code == *code)
    {
        let (invited, answered, source) = (rate.invited, rate.answered, rate.source);
        return Known::Rate { invited, answered, source };
    }
    let hidden = response.hidden_groups.iter().any(|rate| rate.variable == variable && rate.code == *code);
    if hidden { Known::Hidden } else { Known::Nothing }
}

type Margins = BTreeMap<String, BTreeMap<String, u32>>;

fn margins(settings: &SettingsInput) -> Option<&Margins> {
    match &settings.population {
        Some(Population::Margins(margins)) => Some(margins),
        Some(Population::Total(_)) | None => None,
    }
}

fn change_margins(settings: &mut SettingsInput, change: impl FnOnce(&mut Margins)) {
    let mut margins = match settings.population.take() {
        Some(Population::Margins(margins)) => margins,
        Some(Population::Total(_)) | None => Margins::new(),
    };
    change(&mut margins);
    settings.population = (!margins.is_empty()).then_some(Population::Margins(margins));
    if settings.population.is_none() && settings.ledger.and_then(|ledger| ledger.invited).is_none() {
        settings.finite_population = None;
    }
}
