//! The items without a rating scale in, each folded up in a line out.

use leptos::prelude::*;
use svarkort_core::analysis::{Item, Measure};
use svarkort_core::figure::by_group;
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::decimal;

use super::super::App;
use super::super::part::{Numbers, copy_table, how, table};
use super::{difference, options};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.others;
    let others: Vec<&Item> = source
        .analysis()
        .items
        .iter()
        .filter(|item| !matches!(item.measure, Measure::Rating { .. }))
        .collect();
    if others.is_empty() {
        return ().into_any();
    }
    let item = |item: &Item| {
        let answers = (words.answers)(item.n.0);
        // Built when it is opened: there may be a hundred of them.
        let open = RwSignal::new(false);
        let content = {
            let (source, item) = (source.clone(), item.clone());
            move || open.get().then(|| content(app, &source, &item))
        };
        view! {
            <details class="other" on:toggle=move |_| open.set(true)>
                <summary>
                    <span class="other-name">{item.label.clone()}</span>
                    <span class="other-n">{answers}</span>
                </summary>
                {content}
            </details>
        }
    };
    let multiple = others.iter().any(|item| matches!(item.measure, Measure::Multiple));
    view! {
        <section aria-labelledby="others-title">
            <h2 id="others-title">{words.title}</h2>
            <p>{words.lead} {multiple.then_some(" ")} {multiple.then_some(words.multiple)}</p>
            {others.into_iter().map(item).collect_view()}
            {how(app, source, Topic::Others)}
        </section>
    }
    .into_any()
}

fn content(app: App, source: &Source, item: &Item) -> AnyView {
    let own = match &item.measure {
        Measure::Number { mean } => number(app, source, mean.as_ref()),
        Measure::Single | Measure::Multiple | Measure::Rating { .. } => options::options(app, source, item),
    };
    let by = source.analysis().groups.iter().filter(|by| by.variable != item.name).map(|by| {
        let (name, variable) = (item.name.clone(), by.variable.clone());
        let made = move |source: &Source| {
            by_group(source.analysis(), source.grouped(&variable)?, &name, source.language)
        };
        made(source).map(|found| {
            view! {
                {table::table(&found, source.language)}
                {difference::told(source, by, &item.name)}
                <div class="figure-tools no-print">{copy_table(app, Numbers::new(made))}</div>
            }
        })
    });
    view! { {own} <div class="other-groups">{by.collect_view()}</div> }.into_any()
}

fn number(app: App, source: &Source, mean: Option<&svarkort_core::analysis::MeanOf>) -> AnyView {
    let words = &app.words_now().results.distribution;
    let language = source.language;
    let Some(mean) = mean else { return view! { <p>"–"</p> }.into_any() };
    let interval = mean.interval.map(|interval| {
        format!(" ({}–{})", decimal(interval.low, 2, language), decimal(interval.high, 2, language))
    });
    let value = decimal(mean.value, 2, language) + &interval.unwrap_or_default();
    view! {
        <dl class="facts">
            <div><dt>{words.mean_alone}</dt><dd>{value}</dd></div>
            <div><dt>{words.deviation}</dt><dd>{decimal(mean.sd, 2, language)}</dd></div>
        </dl>
    }
    .into_any()
}
