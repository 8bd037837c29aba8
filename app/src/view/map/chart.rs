//! The map's figure in, a canvas with a layer of points that keyboard and screen reader reach out; where no canvas is
//! (forced colours, print) the same picture as SVG.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use svarkort_core::figure::{Chart, Figure, Map, Point};
use svarkort_paint::{MapLayout, Marker, layout_map, scene_of_map, svg_of_chart};
use wasm_bindgen::JsCast;

use super::super::App;
use super::super::part::sized::{pixel_ratio, width_of};
use super::{card, lines};
use crate::arrange::cells::text;
use crate::arrange::source::Source;
use crate::bridge::picture::{letters, paint};
use crate::state::Shared;

/// A finger needs so much room, even where a point is smaller.
const LEAST_TARGET: f64 = 24.0;

pub fn section(app: App, source: &Source) -> AnyView {
    let words = app.words_now().map;
    let kept = app.kept.map;
    let source = source.clone();
    let body = move || {
        let figure = kept.seen.with(|seen| source.priority_map(seen))?;
        Some(view! {
            <h2 id="map-title">{figure.subtitle.clone()}</h2>
            <p class="visually-hidden">{figure.description.clone()}</p>
            <div class="map-and-card">
                <div>
                    {stage(app, figure.clone())}
                    <p class="figure-foot">{figure.footnote.clone()}</p>
                </div>
                {card::card(app, &source, &figure)}
            </div>
        })
    };
    view! {
        <section class="figure" aria-labelledby="map-title">
            {body}
            <p id="map-hint" class="visually-hidden">{words.points_hint}</p>
        </section>
    }
    .into_any()
}

/// The picture at the width there is, redrawn when that changes.
fn stage(app: App, figure: Shared<Figure>) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let width = width_of(node);
    let ratio = pixel_ratio();
    let lettered = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        letters().await;
        // Left before the letters came: nothing to redraw.
        let _ = lettered.try_set(true);
    });
    let as_svg = drawn_as_svg();
    let layout = {
        let figure = figure.clone();
        Memo::new(move |_| match &figure.chart {
            Chart::Map(map) if width.get() > 0.0 => Some(layout_map(map, width.get())),
            _ => None,
        })
    };
    Effect::new({
        let figure = figure.clone();
        move |_| {
            lettered.track();
            let ratio = ratio.get();
            let (Some(canvas), Some(map)) = (canvas.get(), map_of(&figure)) else { return };
            layout.with(|layout| {
                if let Some(layout) = layout {
                    // Without a canvas to draw on the layer of points and the table still stand.
                    let _ = paint(&canvas, &scene_of_map(map, layout), ratio);
                }
            });
        }
    });
    let height = move || layout.with(|layout| layout.as_ref().map_or(0.0, |layout| layout.size.height));
    let picture = {
        let figure = figure.clone();
        move || {
            as_svg
                .get()
                .then(|| view! { <div class="map-svg" inner_html=svg_of_chart(&figure, width.get())></div> })
        }
    };
    let points = move || {
        let (layout, map) = (layout.get()?, map_of(&figure)?);
        Some(view! { {lines::handles(app, map, &layout, node)} {layer(app, &figure, map, &layout)} })
    };
    view! {
        <div class="map-stage" node_ref=node style:height=move || format!("{}px", height())>
            <canvas
                class="map-canvas"
                class:map-off=move || as_svg.get()
                node_ref=canvas
                aria-hidden="true"
                style:height=move || format!("{}px", height())
            ></canvas>
            {picture}
            {points}
        </div>
    }
    .into_any()
}

fn map_of(figure: &Figure) -> Option<&Map> {
    match &figure.chart {
        Chart::Map(map) => Some(map),
        Chart::Stacked(_) | Chart::Importance(_) | Chart::Heat(_) => None,
    }
}

/// A button over each point; one of them is in the tab order, arrows go to the others.
fn layer(app: App, figure: &Figure, map: &Map, layout: &MapLayout) -> AnyView {
    let words = app.words_now().map;
    let kept = app.kept.map;
    let count = layout.markers.len();
    let names: Vec<String> = map.points.iter().map(|point| point.name.clone()).collect();
    let place = Memo::new({
        let names = names.clone();
        move |_| kept.chosen.with(|chosen| names.iter().position(|name| Some(name) == chosen.as_ref()))
    });
    let button = |index: usize, (marker, point): (&Marker, &Point)| {
        let name = point.name.clone();
        let choose = move || kept.chosen.set(Some(name.clone()));
        let (on_focus, on_enter, on_click) = (choose.clone(), choose.clone(), choose);
        let centre = marker.rect.centre();
        let across = (marker.rect.right - marker.rect.left).max(LEAST_TARGET);
        let down = (marker.rect.bottom - marker.rect.top).max(LEAST_TARGET);
        view! {
            <button
                type="button"
                id=point_id(index)
                class="map-point"
                aria-label=told(figure, index)
                aria-current=move || (place.get().unwrap_or(0) == index).then_some("true")
                tabindex=move || if place.get().unwrap_or(0) == index { "0" } else { "-1" }
                style:left=format!("{:.1}px", centre.x - across / 2.0)
                style:top=format!("{:.1}px", centre.y - down / 2.0)
                style:width=format!("{across:.1}px")
                style:height=format!("{down:.1}px")
                on:focus=move |_| on_focus()
                on:pointerenter=move |_| on_enter()
                on:click=move |_| on_click()
                on:keydown=move |event| walk(&event, index, count)
            ></button>
        }
    };
    let buttons: Vec<_> =
        layout.markers.iter().zip(&map.points).enumerate().map(|(index, pair)| button(index, pair)).collect();
    view! {
        <div class="map-layer" role="group" aria-label=words.points aria-describedby="map-hint">
            {buttons}
        </div>
    }
    .into_any()
}

fn point_id(index: usize) -> String {
    format!("map-point-{index}")
}

/// The row of the figure's table, with the names of its columns.
fn told(figure: &Figure, index: usize) -> String {
    let Some(row) = figure.table.rows.get(index) else { return String::new() };
    let cells: Vec<String> = row.iter().map(|cell| text(cell, figure.language)).collect();
    let named = |place: usize| match (figure.table.header.get(place), cells.get(place)) {
        (Some(name), Some(cell)) => format!("{name} {cell}"),
        _ => String::new(),
    };
    match cells.as_slice() {
        [number, label, _, _, quadrant, ..] => {
            let place = format!("{number}. {label}. {}, {}. {quadrant}", named(2), named(3));
            if cells.len() > 5 { format!("{place}. {}", named(5)) } else { place }
        }
        _ => String::new(),
    }
}

/// Arrows walk the points in the order of their numbers, round the ends.
fn walk(event: &KeyboardEvent, index: usize, count: usize) {
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (index + 1) % count,
        "ArrowLeft" | "ArrowUp" => (index + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return,
    };
    event.prevent_default();
    let point = document().get_element_by_id(&point_id(to));
    if let Some(point) = point.and_then(|point| point.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A button can always take the focus.
        let _ = point.focus();
    }
}

/// Forced colours would repaint a canvas' surroundings but not the canvas; paper has more dots than the screen.
fn drawn_as_svg() -> RwSignal<bool> {
    let forced = || {
        let query = window().match_media("(forced-colors: active)").ok().flatten();
        query.is_some_and(|query| query.matches())
    };
    let as_svg = RwSignal::new(forced());
    let before = window_event_listener_untyped("beforeprint", move |_: Event| as_svg.set(true));
    let after = window_event_listener_untyped("afterprint", move |_: Event| as_svg.set(forced()));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    as_svg
}
