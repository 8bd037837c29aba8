//! The themes in, their scores out, and a page for one of them: its questions, its groups, how well it holds together.

use leptos::prelude::*;
use svarkort_core::analysis::Theme;
use svarkort_core::figure::{self, Chart, StackedRow, Table};
use svarkort_core::words::method::Topic;
use svarkort_core::words::number::{count, decimal};

use super::super::App;
use super::super::part::{Numbers, Picture, bar, choice, copy_table, how, remark, table, tools};
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.themes;
    let language = source.language;
    let Some(themes) = figure::themes(source.analysis(), language) else { return ().into_any() };
    let copied = Numbers::new(|source| figure::themes(source.analysis(), source.language));
    let pairs = figure::theme_pairs(source.analysis(), language).map(|pairs| {
        let copied = Numbers::new(|source| figure::theme_pairs(source.analysis(), source.language));
        let open = RwSignal::new(false);
        let content = move || {
            open.get().then(|| {
                let copied = copied.clone();
                view! {
                    {table::table(&pairs, language)}
                    <div class="figure-tools no-print">{copy_table(app, copied)}</div>
                }
            })
        };
        view! {
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.pairs}</summary>
                {content}
            </details>
        }
    });
    view! {
        <section class="figure" aria-labelledby="themes-title">
            <h2 id="themes-title">{words.title}</h2>
            {table::table(&themes, language)}
            <p class="figure-foot">{words.foot}</p>
            <div class="figure-tools no-print">{copy_table(app, copied)}</div>
            {pairs}
            {how(app, source, Topic::Themes)}
            {page(app, source)}
        </section>
    }
    .into_any()
}

/// One theme, chosen among them.
fn page(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().results.themes;
    let kept = app.kept.results;
    let names: Vec<String> = source.analysis().themes.iter().map(|theme| theme.name.clone()).collect();
    let Some(first) = names.first().cloned() else { return ().into_any() };
    let options = names.iter().map(|name| (name.clone(), name.clone())).collect();
    let chosen = Memo::new(move |_| {
        kept.theme.get().filter(|name| names.contains(name)).unwrap_or_else(|| first.clone())
    });
    let source = source.clone();
    let body = move || {
        let name = chosen.get();
        source.analysis().themes.iter().find(|theme| theme.name == name).map(|theme| one(app, &source, theme))
    };
    view! {
        <div class="form-group form-wide no-print">
            <label class="form-label" for="theme-chosen">{words.one}</label>
            {choice("theme-chosen", None, options, chosen.into(), move |name| kept.theme.set(Some(name)))}
        </div>
        {body}
    }
    .into_any()
}

fn one(app: App, source: &Source, theme: &Theme) -> AnyView {
    let words = &app.words_now().results.themes;
    let language = source.language;
    let Some(figure) = source.theme(&theme.name) else { return ().into_any() };
    let Chart::Stacked(chart) = &figure.chart else { return ().into_any() };
    let score = theme.mean.map(|mean| {
        let interval = mean.interval.map_or_else(String::new, |interval| {
            format!(" ({}–{})", decimal(interval.low, 1, language), decimal(interval.high, 1, language))
        });
        let n = theme.n.map_or_else(String::new, |n| count(n.0, language));
        (words.score)(&(decimal(mean.value, 1, language) + &interval), &n)
    });
    let picture = {
        let name = theme.name.clone();
        Picture::new(move |source| source.theme(&name))
    };
    let row = |row: &StackedRow| {
        let whole = |class: usize| {
            row.percents.map_or_else(|| "–".to_owned(), |percents| bar::whole(percents[class], language))
        };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{row.label.clone()}</th>
                <td role="cell" class="bar-cell">{bar::stacked(row, &chart.legend, language)}</td>
                <td role="cell" class="num strong">{whole(0)}</td>
                <td role="cell" class="num">{whole(2)}</td>
                <td role="cell" class="num">{row.end.clone()}</td>
            </tr>
        }
    };
    let by = figure::theme_groups(source.analysis(), &theme.name, language);
    let by = by.iter().enumerate().map(|(place, found)| grouped(app, source, &theme.name, place, found));
    view! {
        <h3>{theme.name.clone()}</h3>
        <p class="figure-lead">{score} " " {figure.description.clone()}</p>
        {bar::legend(&chart.legend, &chart.rows)}
        <table class="bars bars-groups" role="table">
            <caption class="visually-hidden">{format!("{}. {}", figure.title, figure.subtitle)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{chart.heads.label.clone()}</th>
                    <th role="columnheader" scope="col" class="bar-head">{chart.heads.bar.clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.legend[0].clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.legend[2].clone()}</th>
                    <th role="columnheader" scope="col" class="num">{chart.heads.end.clone()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{chart.rows.iter().map(row).collect_view()}</tbody>
        </table>
        <p class="figure-foot">{figure.footnote.clone()}</p>
        {tools(app, source, picture.clone(), Numbers::of(&picture), None)}
        {by.collect_view()}
        {remark(app, format!("theme:{}", theme.name))}
    }
    .into_any()
}

fn grouped(app: App, source: &Source, theme: &str, place: usize, found: &Table) -> AnyView {
    let theme = theme.to_owned();
    let copied = Numbers::new(move |source| {
        figure::theme_groups(source.analysis(), &theme, source.language).into_iter().nth(place)
    });
    view! {
        {table::table(found, source.language)}
        <div class="figure-tools no-print">{copy_table(app, copied)}</div>
    }
    .into_any()
}
