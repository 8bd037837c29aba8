//! One item in, all its response options out with what is known of it beyond its bar.

use leptos::prelude::*;
use svarkort_core::analysis::{Convention, Favour, Item, Measure, OptionCount, ShareOf, class_of};
use svarkort_core::codebook::Variable;
use svarkort_core::figure::legend;
use svarkort_core::units::Share;
use svarkort_core::words::number::{count, decimal, percent, share};

use super::super::App;
use super::super::part::bar;
use crate::arrange::source::Source;

pub fn options(app: App, source: &Source, item: &Item) -> AnyView {
    view! { <div class="options">{counts(app, source, item)} {facts(app, source, item)}</div> }.into_any()
}

/// The options from most to least favourable, as the bars have them.
pub fn counts(app: App, source: &Source, item: &Item) -> AnyView {
    let words = &app.words_now().results.distribution;
    let language = source.language;
    let variable = source.variable(&item.name);
    let row = |option: &OptionCount| {
        let class = variable.and_then(|variable| class(variable, option)).unwrap_or("plain");
        view! {
            <tr>
                <th scope="row">{option.label.clone()}</th>
                <td class="bar-cell">{bar::single(option.share.0, class)}</td>
                <td class="num">{percent(option.n, item.n.0, language)}</td>
                <td class="num">{count(option.n, language)}</td>
            </tr>
        }
    };
    let rated = matches!(item.measure, Measure::Rating { .. });
    let rows: Vec<_> = if rated {
        item.counts.iter().rev().map(row).collect()
    } else {
        item.counts.iter().map(row).collect()
    };
    view! {
        <table class="table option-table">
            <caption class="visually-hidden">{(words.options)(&item.label)}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.option}</th>
                    <td></td>
                    <th scope="col" class="num">{words.share}</th>
                    <th scope="col" class="num">{words.answers}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The colour of an option is that of its class.
fn class(variable: &Variable, option: &OptionCount) -> Option<&'static str> {
    let found = variable.options.iter().find(|candidate| candidate.code == option.code)?;
    Some(match class_of(variable, found.favourability?) {
        Favour::Favourable => "good",
        Favour::Neutral => "neutral",
        Favour::Unfavourable => "bad",
    })
}

fn facts(app: App, source: &Source, item: &Item) -> AnyView {
    let words = &app.words_now().results.distribution;
    let language = source.language;
    let mut facts: Vec<(String, String)> = Vec::new();
    if let Measure::Rating { favourable, neutral, unfavourable, mean, index, .. } = &item.measure {
        for (name, class) in legend(&[item], Convention::TrafficLight, language).into_iter().zip([
            favourable,
            neutral,
            unfavourable,
        ]) {
            if let Some(class) = class {
                facts.push((name, with_interval(class, item, source)));
            }
        }
        if let Some(mean) = mean {
            let interval = mean.interval.map(|interval| {
                format!(" ({}–{})", decimal(interval.low, 2, language), decimal(interval.high, 2, language))
            });
            let value = decimal(mean.value, 2, language) + &interval.unwrap_or_default();
            facts.push((words.mean_alone.to_owned(), value));
            facts.push((words.deviation.to_owned(), decimal(mean.sd, 2, language)));
        }
        facts.extend(index.map(|index| (words.index.to_owned(), decimal(index, 0, language))));
    }
    facts.push((words.n.to_owned(), count(item.n.0, language)));
    facts.push((words.not_applicable.to_owned(), count(item.missing.not_applicable, language)));
    facts.push((words.blank.to_owned(), count(item.missing.blank, language)));
    let fact = |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
    }
    .into_any()
}

fn with_interval(class: &ShareOf, item: &Item, source: &Source) -> String {
    let language = source.language;
    let low = decimal(100.0 * class.interval.low, 0, language);
    let high = share(Share(class.interval.high), 0, language);
    format!("{} ({low}–{high})", percent(class.n, item.n.0, language))
}
