//! The drivers in, the bars of their importance out, with dominance beside them.

use leptos::prelude::*;
use svarkort_core::analysis::DriverWeight;
use svarkort_core::figure::{Chart, ImportanceRow};
use svarkort_core::note::NoteKind;
use svarkort_core::units::Share;
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::{decimal, share};

use super::super::App;
use super::super::part::{Fold, Numbers, Picture, how, notes, tools};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().map.weights;
    let Some(figure) = source.importance() else { return ().into_any() };
    let picture = Picture::new(Source::importance);
    let (Chart::Importance(chart), Some(drivers)) = (&figure.chart, &source.analysis().drivers) else {
        return ().into_any();
    };
    let all: f64 = drivers.weights.iter().filter_map(|weight| weight.dominance).sum();
    let ends = chart.rows.iter().map(|row| row.interval.map_or(row.share, |(_, high)| high.max(row.share)));
    let longest = ends.fold(chart.reference.0, f64::max);
    // Where all pull the same way, saying so in every row tells nothing.
    let signs = drivers.weights.iter().any(|weight| weight.sign < 1);
    let intervals = drivers.weights.iter().any(|weight| weight.interval.is_some());
    let rows = chart.rows.iter().map(|row| {
        let weight = drivers.weights.iter().find(|weight| weight.name == row.name);
        line(app, source, row, weight, Scale { all, longest, even: chart.reference.0, signs, intervals })
    });
    let dominance = all > 0.0;
    let even = (words.even)(&share(Share(chart.reference.0), 1, source.language));
    view! {
        <section class="figure" aria-labelledby="weights-title">
            <h2 id="weights-title">{figure.title.clone()}</h2>
            <p>{figure.subtitle.clone()} " " {even}</p>
            <p class="visually-hidden">{figure.description.clone()}</p>
            {notes(app, source, about_weights)}
            <table class="bars weights" role="table">
                <caption class="visually-hidden">{figure.table.caption.clone()}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.question}</th>
                        <td role="cell"></td>
                        <th role="columnheader" scope="col" class="num">{words.importance}</th>
                        {intervals.then(|| view! {
                            <th role="columnheader" scope="col" class="num">{words.interval}</th>
                        })}
                        {dominance.then(|| view! {
                            <th role="columnheader" scope="col" class="num">{words.dominance}</th>
                        })}
                        <th role="columnheader" scope="col" class="num">{words.correlation}</th>
                        {signs.then(|| view! { <th role="columnheader" scope="col">{words.direction}</th> })}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
            <p class="figure-foot">{(words.lead)(drivers.method)} " " {figure.footnote.clone()}</p>
            {tools(app, source, picture.clone(), Numbers::of(&picture), Some(Fold::of(app.kept.map.weights_numbers)))}
            {how(app, source, Topic::Importance)}
        </section>
    }
    .into_any()
}

/// What all rows are measured by.
#[derive(Clone, Copy)]
struct Scale {
    /// Sum of the dominances.
    all: f64,
    longest: f64,
    even: f64,
    /// Whether directions differ.
    signs: bool,
    /// Whether the shares were resampled.
    intervals: bool,
}

fn line(
    app: App,
    source: &Source,
    row: &ImportanceRow,
    weight: Option<&DriverWeight>,
    scale: Scale,
) -> AnyView {
    let Scale { all, longest, even, signs, intervals } = scale;
    let words = &app.words_now().map.weights;
    let language = source.language;
    let part = |share: f64| if longest > 0.0 { (100.0 * share / longest).clamp(0.0, 100.0) } else { 0.0 };
    let cell = |name: &'static str, text: String, class: &'static str| {
        view! {
            <td role="cell" class=class>
                <span class="cell-name" aria-hidden="true">{name}</span>
                {text}
            </td>
        }
    };
    let dominance = weight.and_then(|weight| weight.dominance).filter(|_| all > 0.0);
    let dominance = dominance.map(|raw| cell(words.dominance, share(Share(raw / all), 1, language), "num"));
    let direction = match weight.map_or(0, |weight| weight.sign) {
        0 => String::from("–"),
        sign if sign < 0 => words.negative.to_owned(),
        _ => words.positive.to_owned(),
    };
    let correlation = weight.map_or(String::from("–"), |weight| decimal(weight.correlation, 2, language));
    let interval = row.interval.map_or(String::from("–"), |(low, high)| {
        format!("{}–{}", decimal(100.0 * low, 1, language), share(Share(high), 1, language))
    });
    let whisker = row.interval.map(|(low, high)| {
        view! {
            <span
                class="bar-whisker"
                style:left=format!("{:.2}%", part(low))
                style:width=format!("{:.2}%", part(high) - part(low))
            ></span>
        }
    });
    let bar = if row.negative { "bar-single weight hollow" } else { "bar-single weight" };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{row.label.clone()}</th>
            <td role="cell" class="bar-cell">
                <span class="bar-track" aria-hidden="true">
                    <span class=bar style:width=format!("{:.2}%", part(row.share))></span>
                    {whisker}
                    <span class="bar-even" style:left=format!("{:.2}%", part(even))></span>
                </span>
            </td>
            {cell(words.importance, row.end.clone(), "num strong")}
            {intervals.then(|| cell(words.interval, interval, "num"))}
            {dominance}
            {cell(words.correlation, correlation, "num")}
            {signs.then(|| cell(words.direction, direction, ""))}
        </tr>
    }
    .into_any()
}

/// Remarks about single weights and how well they can be told apart.
fn about_weights(kind: &NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::Collinear { .. }
            | NoteKind::FlatWeights { .. }
            | NoteKind::IdenticalItems { .. }
            | NoteKind::MethodsDisagree { .. }
    )
}
