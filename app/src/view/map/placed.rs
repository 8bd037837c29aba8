//! The map's figure in, the table of its points out: number, question, importance, performance, quadrant.

use leptos::prelude::*;
use svarkort_core::analysis::MapItem;
use svarkort_core::figure::{Chart, Figure, MapView, Point, Zoom};
use svarkort_core::words::method::Topic;
use svarkort_paint::Look;

use super::super::App;
use super::super::part::{Numbers, Picture, how, tools};
use super::sign::sign;
use crate::arrange::cells::text;
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().map;
    let kept = app.kept.map;
    let source = source.clone();
    let negative: Vec<String> = source
        .analysis()
        .priority_map
        .iter()
        .flat_map(|map| &map.items)
        .filter(|item: &&MapItem| item.negative)
        .map(|item| source.quoted(&item.name))
        .collect();
    let negative = (!negative.is_empty()).then(|| view! { <p>{(words.negative)(&negative)}</p> });
    let how = how(app, &source, Topic::PriorityMap);
    let body = move || {
        let seen = kept.seen.get();
        // The table is of all that is on the map, whichever part of it is drawn.
        let whole = MapView { zoom: Zoom::Whole, ..seen.clone() };
        let figure = source.priority_map(&whole)?;
        let picture = Picture::new(move |source| source.priority_map(&seen));
        let numbers = Numbers::new(move |source| Some(source.priority_map(&whole)?.table.clone()));
        Some(view! { {table(app, &figure)} {tools(app, &source, picture, numbers, None)} })
    };
    view! {
        <section aria-labelledby="placed-title">
            <h2 id="placed-title">{words.table}</h2>
            {body}
            {negative}
            {how}
        </section>
    }
    .into_any()
}

fn table(app: App, figure: &Figure) -> AnyView {
    let Chart::Map(map) = &figure.chart else { return ().into_any() };
    let kept = app.kept.map;
    let head = |(place, name): (usize, &String)| {
        let class = if matches!(place, 2 | 3 | 5) { "num" } else { "" };
        view! { <th scope="col" role="columnheader" class=class>{name.clone()}</th> }
    };
    let row = |(point, cells): (&Point, &Vec<svarkort_core::figure::Cell>)| {
        let cells: Vec<String> = cells.iter().map(|cell| text(cell, figure.language)).collect();
        let cell = |place: usize| cells.get(place).cloned().unwrap_or_default();
        let named = |place: usize| {
            let name = figure.table.header.get(place).cloned().unwrap_or_default();
            view! {
                <td role="cell" class="num">
                    <span class="cell-name" aria-hidden="true">{name}</span>
                    {cell(place)}
                </td>
            }
        };
        let look = Look { hollow: point.negative, unsure: point.unsure };
        let certainty = (cells.len() > 5).then(|| named(5));
        let name = point.name.clone();
        let first = point.number == 1;
        let chosen =
            move || kept.chosen.with(|chosen| chosen.as_ref().map_or(first, |chosen| *chosen == name));
        view! {
            <tr role="row" class:chosen=chosen>
                <td role="cell" class="map-number-cell">
                    <span class="map-number">{cell(0)}</span>
                </td>
                <th role="rowheader" scope="row">{cell(1)}</th>
                {named(2)}
                {named(3)}
                <td role="cell" class="quadrant"><span>{sign(point.quadrant, look)} {cell(4)}</span></td>
                {certainty}
            </tr>
        }
    };
    view! {
        <table class="table placed" role="table">
            <caption class="visually-hidden">{figure.table.caption.clone()}</caption>
            <thead role="rowgroup">
                <tr role="row">{figure.table.header.iter().enumerate().map(head).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{map.points.iter().zip(&figure.table.rows).map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
