//! A figure's table in, its elements on the page out.

use leptos::prelude::*;
use svarkort_core::Language;
use svarkort_core::figure::{Cell, Table};

use crate::arrange::cells::{numeric, text};
use crate::words;

/// In a scroller that the keyboard reaches: a wide table scrolls, the page does not.
pub fn table(table: &Table, language: Language) -> AnyView {
    let head = |place: usize, name: &String| {
        let class = if numeric(table, place) { "num" } else { "" };
        view! { <th scope="col" class=class>{name.clone()}</th> }
    };
    let row = |cells: &Vec<Cell>| {
        let first = cells.first().map(|cell| {
            let class = if numeric(table, 0) { "num" } else { "" };
            view! { <th scope="row" class=class>{text(cell, language)}</th> }
        });
        let rest = cells.iter().enumerate().skip(1).map(|(place, cell)| {
            let class = match cell {
                Cell::Hidden | Cell::Empty if numeric(table, place) => "num muted",
                _ if numeric(table, place) => "num",
                _ => "",
            };
            view! { <td class=class>{text(cell, language)}</td> }
        });
        view! { <tr>{first}{rest.collect_view()}</tr> }
    };
    let region = (words::of(language).part.table)(&table.caption);
    view! {
        <p class="table-title" aria-hidden="true">{table.caption.clone()}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table class="table numbers">
                <caption class="visually-hidden">{table.caption.clone()}</caption>
                <thead>
                    <tr>{table.header.iter().enumerate().map(|(i, name)| head(i, name)).collect_view()}</tr>
                </thead>
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
