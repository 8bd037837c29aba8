//! The response of an answer in, who left which question out and where those stopped who did not get to the end out.

use leptos::prelude::*;
use svarkort_core::analysis::{DropOut, QuestionAnswers};
use svarkort_core::figure::{Cell, Table};
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::{count, percent_tenths};

use super::super::App;
use super::super::part::{Numbers, bar, copy_table, how};
use crate::arrange::source::Source;

pub fn sections(app: App, source: &Source) -> AnyView {
    let response = &source.analysis().response;
    let stops = response.drop_out.as_ref().filter(|drop_out| {
        // Everybody at the last question: nobody dropped out.
        drop_out.none > 0 || drop_out.stops.iter().rev().skip(1).any(|stop| stop.n > 0)
    });
    view! { {missing(app, source)} {stops.map(|stops| drop_out(app, source, stops))} }.into_any()
}

fn missing(app: App, source: &Source) -> AnyView {
    let words = app.words_now().response;
    let language = source.language;
    let response = &source.analysis().response;
    let longest = response
        .answers
        .iter()
        .map(|a| share(a.blank, a.asked))
        .fold(0.0_f64, f64::max)
        .max(f64::MIN_POSITIVE);
    let row = |answers: &QuestionAnswers| {
        let QuestionAnswers { label, asked, valid, not_applicable, blank, .. } = answers;
        let cell = |name: &'static str, n: u32| {
            view! {
                <td role="cell" class="num"><span class="cell-name" aria-hidden="true">{name}</span>{count(n, language)}</td>
            }
        };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{label.clone()}</th>
                <td role="cell" class="bar-cell">{drawn(*blank, share(*blank, *asked) / longest)}</td>
                <td role="cell" class="num strong">
                    <span class="cell-name" aria-hidden="true">{words.missing_share}</span>
                    {percent_tenths(*blank, *asked, language)}
                </td>
                {cell(words.blank, *blank)}
                {cell(words.not_applicable, *not_applicable)}
                {cell(words.valid, *valid)}
                {cell(words.asked, *asked)}
            </tr>
        }
    };
    let numbers = Numbers::new(move |source| Some(missing_table(app, source)));
    view! {
        <section class="figure" aria-labelledby="response-questions">
            <h2 id="response-questions">{words.questions}</h2>
            <p>{(words.questions_lead)(&response.questions)}</p>
            <table class="bars response-questions" role="table">
                <caption class="visually-hidden">{words.questions}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.question}</th>
                        <td role="cell"></td>
                        {[words.missing_share, words.blank, words.not_applicable, words.valid, words.asked]
                            .map(|name| view! { <th role="columnheader" scope="col" class="num">{name}</th> })}
                    </tr>
                </thead>
                <tbody role="rowgroup">{response.answers.iter().map(row).collect_view()}</tbody>
            </table>
            <div class="figure-tools no-print">{copy_table(app, numbers)}</div>
            {how(app, source, Topic::Response)}
        </section>
    }
    .into_any()
}

fn drop_out(app: App, source: &Source, drop_out: &DropOut) -> AnyView {
    let words = app.words_now().response;
    let language = source.language;
    let longest = drop_out.stops.iter().map(|stop| stop.n).max().unwrap_or(1).max(1);
    let rows = drop_out.stops.iter().map(|stop| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{format!("{}. {}", stop.position, stop.label)}</th>
                <td role="cell" class="bar-cell">{drawn(stop.n, share(stop.n, longest))}</td>
                <td role="cell" class="num strong">
                    <span class="cell-name" aria-hidden="true">{words.stopped}</span>
                    {count(stop.n, language)}
                </td>
                <td role="cell" class="num">{percent_tenths(stop.n, drop_out.base, language)}</td>
            </tr>
        }
    });
    let numbers = Numbers::new(move |source| Some(stops_table(app, source)));
    view! {
        <section class="figure" aria-labelledby="response-stops">
            <h2 id="response-stops">{words.drop_out}</h2>
            <p>{(words.drop_out_lead)(drop_out.base, drop_out.none)}</p>
            <table class="bars response-questions" role="table">
                <caption class="visually-hidden">{words.drop_out}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.question}</th>
                        <td role="cell"></td>
                        <th role="columnheader" scope="col" class="num">{words.stopped}</th>
                        <th role="columnheader" scope="col" class="num">"%"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
            <div class="figure-tools no-print">{copy_table(app, numbers)}</div>
            {how(app, source, Topic::Response)}
        </section>
    }
    .into_any()
}

/// Nothing is no bar.
fn drawn(n: u32, length: f64) -> AnyView {
    if n > 0 { bar::single(length, "plain") } else { ().into_any() }
}

/// A part of a whole, for the length of a bar.
fn share(n: u32, of: u32) -> f64 {
    if of > 0 { f64::from(n) / f64::from(of) } else { 0.0 }
}

fn whole(n: u32) -> Cell {
    Cell::Number { value: f64::from(n), decimals: 0, percent: false }
}

fn missing_table(app: App, source: &Source) -> Table {
    let words = app.words_now().response;
    let header = [words.question, words.asked, words.valid, words.not_applicable, words.blank];
    let row = |answers: &QuestionAnswers| {
        let numbers = [answers.asked, answers.valid, answers.not_applicable, answers.blank];
        std::iter::once(Cell::Text(answers.label.clone())).chain(numbers.map(whole)).collect()
    };
    Table {
        caption: words.questions.to_owned(),
        header: header.map(str::to_owned).to_vec(),
        rows: source.analysis().response.answers.iter().map(row).collect(),
    }
}

fn stops_table(app: App, source: &Source) -> Table {
    let words = app.words_now().response;
    let stops = source.analysis().response.drop_out.iter().flat_map(|drop_out| &drop_out.stops);
    Table {
        caption: words.drop_out.to_owned(),
        header: [words.position, words.question, words.stopped].map(str::to_owned).to_vec(),
        rows: stops
            .map(|stop| vec![whole(stop.position), Cell::Text(stop.label.clone()), whole(stop.n)])
            .collect(),
    }
}
