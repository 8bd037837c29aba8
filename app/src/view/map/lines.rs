//! The split lines as they are drawn in, handles on them out: dragged, or moved by arrow keys, to where the reader wants.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use svarkort_core::analysis::{Split, SplitLines};
use svarkort_core::figure::{Axis, Map, Orientation};
use svarkort_core::words::number::decimal;
use svarkort_paint::MapLayout;
use svarkort_paint::geometry::Spot;
use wasm_bindgen::JsCast;

use super::super::App;
use super::settings::{rounded, standing};

/// A finger needs so much room.
const TARGET: f64 = 24.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Upright: moved across.
    Upright,
    Lying,
}

/// Under the points, so that a point on a line can be chosen.
pub fn handles(app: App, map: &Map, layout: &MapLayout, stage: NodeRef<html::Div>) -> AnyView {
    let upright = layout.split_x.map(|at| handle(app, map, layout, stage, Line::Upright, at));
    let lying = layout.split_y.map(|at| handle(app, map, layout, stage, Line::Lying, at));
    view! { {upright} {lying} }.into_any()
}

fn handle(
    app: App,
    map: &Map,
    layout: &MapLayout,
    stage: NodeRef<html::Div>,
    line: Line,
    at: f64,
) -> AnyView {
    let words = &app.words_now().map.choices.lines;
    let language = app.language.get_untracked();
    let across = app.kept.map.seen.with_untracked(|seen| seen.orientation) == Orientation::ImportanceAcross;
    let importance = (line == Line::Upright) == across;
    let (name, id) = if importance {
        (words.importance, "map-line-importance")
    } else {
        (words.performance, "map-line-performance")
    };
    let (axis, value): (Axis, f64) = match line {
        Line::Upright => (map.x.clone(), map.split_x),
        Line::Lying => (map.y.clone(), map.split_y),
    };
    let written =
        decimal(if importance { 100.0 * value } else { value }, if importance { 1 } else { 2 }, language);
    // While it is dragged: where the line is, in pixels of the stage.
    let dragged = RwSignal::new(None::<f64>);
    let here = move |event: &PointerEvent| {
        let stage = stage.get_untracked()?.get_bounding_client_rect();
        Some(match line {
            Line::Upright => f64::from(event.client_x()) - stage.left(),
            Line::Lying => f64::from(event.client_y()) - stage.top(),
        })
    };
    let plot = layout.plot;
    let within = move |at: f64| match line {
        Line::Upright => at.clamp(plot.left, plot.right),
        Line::Lying => at.clamp(plot.top, plot.bottom),
    };
    let down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(element) =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
        {
            // A browser that cannot capture the pointer lets go of the line at its edge.
            let _ = element.set_pointer_capture(event.pointer_id());
            let _ = element.focus();
        }
        dragged.set(here(&event).map(within));
    };
    let moved = move |event: PointerEvent| {
        if dragged.get_untracked().is_some() {
            dragged.set(here(&event).map(within));
        }
    };
    let (of_map, of_layout) = (map.clone(), layout.clone());
    let up = move |_: PointerEvent| {
        let Some(at) = dragged.get_untracked() else { return };
        dragged.set(None);
        let spot = match line {
            Line::Upright => Spot::new(at, plot.top),
            Line::Lying => Spot::new(plot.left, at),
        };
        let (x, y) = of_layout.values_at(&of_map, spot);
        set(app, importance, if line == Line::Upright { x } else { y });
    };
    let step = (axis.high - axis.low) / 100.0;
    let (low, high) = (axis.low, axis.high);
    let key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => step,
            "ArrowLeft" | "ArrowDown" => -step,
            "PageUp" => 10.0 * step,
            "PageDown" => -10.0 * step,
            _ => return,
        };
        event.prevent_default();
        set(app, importance, (value + by).clamp(low, high));
    };
    let class = match line {
        Line::Upright => "map-line upright",
        Line::Lying => "map-line lying",
    };
    let half = TARGET / 2.0;
    let (left, top, width, height) = match line {
        Line::Upright => (at - half, plot.top, TARGET, plot.bottom - plot.top),
        Line::Lying => (plot.left, at - half, plot.right - plot.left, TARGET),
    };
    let preview = move || {
        let at = dragged.get()?;
        let (left, top) = match line {
            Line::Upright => (at, plot.top),
            Line::Lying => (plot.left, at),
        };
        let (width, height) = match line {
            Line::Upright => (0.0, plot.bottom - plot.top),
            Line::Lying => (plot.right - plot.left, 0.0),
        };
        let class = format!("map-line-moved {}", if line == Line::Upright { "upright" } else { "lying" });
        Some(view! {
            <span
                class=class
                aria-hidden="true"
                style:left=format!("{left:.1}px")
                style:top=format!("{top:.1}px")
                style:width=format!("{width:.1}px")
                style:height=format!("{height:.1}px")
            ></span>
        })
    };
    view! {
        <div
            id=id
            class=class
            role="slider"
            tabindex="0"
            aria-label=name
            aria-orientation=if line == Line::Upright { "horizontal" } else { "vertical" }
            aria-valuemin=axis.low.to_string()
            aria-valuemax=axis.high.to_string()
            aria-valuenow=value.to_string()
            aria-valuetext=if importance { format!("{written} %") } else { written }
            style:left=format!("{left:.1}px")
            style:top=format!("{top:.1}px")
            style:width=format!("{width:.1}px")
            style:height=format!("{height:.1}px")
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=move |_| dragged.set(None)
            on:keydown=key
        ></div>
        {preview}
    }
    .into_any()
}

/// Both lines become the reader's own: the other one stays where it stands.
fn set(app: App, importance: bool, value: f64) {
    let Some(now) = standing(app) else { return };
    let lines = if importance {
        SplitLines { importance: value, ..now }
    } else {
        SplitLines { performance: value, ..now }
    };
    let performance = app.answer.with_untracked(|answer| {
        answer.analysis().and_then(|analysis| Some(analysis.value.priority_map.as_ref()?.performance))
    });
    let lines = performance.map_or(lines, |performance| rounded(lines, performance));
    app.ask(|settings| settings.split = Some(Split::Free(lines)));
}
