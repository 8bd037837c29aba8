//! The map in, where each question would be under other lines and the other method out: folded up, a table.

use leptos::prelude::*;
use svarkort_core::analysis::{Analysis, MapItem, PriorityMap, Quadrant};
use svarkort_core::figure;
use svarkort_core::figure::{QuadrantNames, Table};
use svarkort_paint::Look;

use super::super::App;
use super::super::part::{Numbers, copy_table};
use super::sign::sign;
use crate::arrange::cells::text;
use crate::arrange::source::Source;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = &app.words_now().map.placements;
    let Some(map) = &source.analysis().priority_map else { return ().into_any() };
    let moving = moving(map);
    let lead = (words.lead)(&moving.iter().map(|item| source.quoted(&item.name)).collect::<Vec<_>>());
    let kept = app.kept.map;
    let open = RwSignal::new(false);
    let source = source.clone();
    let content = move || {
        let names = kept.seen.with(|seen| seen.names.clone());
        open.get().then(|| content(app, &source, &names))
    };
    view! {
        <section aria-labelledby="placements-title">
            <h2 id="placements-title">{words.title}</h2>
            <p>{lead}</p>
            <details class="how" on:toggle=move |_| open.set(true)>
                <summary>{words.show}</summary>
                {content}
            </details>
        </section>
    }
    .into_any()
}

/// The items that are not in the same field under every choice.
fn moving(map: &PriorityMap) -> Vec<&MapItem> {
    let moves = |(place, item): &(usize, &MapItem)| {
        map.alternatives.iter().any(|one| one.quadrants.get(*place) != Some(&item.quadrant))
    };
    map.items.iter().enumerate().filter(moves).map(|(_, item)| item).collect()
}

fn content(app: App, source: &Source, names: &QuadrantNames) -> AnyView {
    let language = source.language;
    let Some(table) = figure::placements(source.analysis(), names, language) else { return ().into_any() };
    let rows = rows(source.analysis(), &table, language);
    let head = |name: &String| view! { <th scope="col">{name.clone()}</th> };
    let numbers = {
        let names = names.clone();
        Numbers::new(move |source| figure::placements(source.analysis(), &names, source.language))
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=table.caption.clone()>
            <table class="table placements">
                <caption class="visually-hidden">{table.caption.clone()}</caption>
                <thead><tr>{table.header.iter().map(head).collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="figure-tools no-print">{copy_table(app, numbers)}</div>
    }
    .into_any()
}

/// A sign beside each field; in bold where it is another than the map's.
fn rows(analysis: &Analysis, table: &Table, language: svarkort_core::Language) -> Vec<AnyView> {
    let Some(map) = &analysis.priority_map else { return Vec::new() };
    let field = |quadrant: Quadrant, own: Quadrant, name: String| {
        view! {
            <td class="quadrant" class:other-field=quadrant != own>
                <span>{sign(quadrant, Look::default())} {name}</span>
            </td>
        }
    };
    map.items
        .iter()
        .enumerate()
        .zip(&table.rows)
        .map(|((place, item), cells)| {
            let written = |at: usize| cells.get(at).map(|cell| text(cell, language)).unwrap_or_default();
            let others = map.alternatives.iter().enumerate().filter_map(|(at, one)| {
                Some(field(*one.quadrants.get(place)?, item.quadrant, written(at + 2)))
            });
            view! {
                <tr>
                    <th scope="row">{written(0)}</th>
                    {field(item.quadrant, item.quadrant, written(1))}
                    {others.collect_view()}
                    <td class="num">{written(cells.len() - 1)}</td>
                </tr>
            }
            .into_any()
        })
        .collect()
}
