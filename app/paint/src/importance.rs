//! A chart of importance in, its marks out: one bar per driver, its interval, and what each would have if all mattered
//! alike.

use svarkort_core::figure::{Importance, ImportanceRow};

use crate::bars::{Columns, LABEL, LEGEND};
use crate::geometry::{Rect, Spot};
use crate::lettering::Weight;
use crate::palette::{BLUE, INK, OUTLINE, WHITE};
use crate::scene::{Align, Scene, Style};

const BAR: f64 = 20.0;
const VALUE: Style = Style { size: 13.0, weight: Weight::Bold, colour: INK, leading: 16.0 };
const DASH: (f64, f64) = (5.0, 4.0);

pub(crate) fn draw(chart: &Importance, scene: &mut Scene, area: Rect) -> f64 {
    let mut top = legend(chart, scene, area) + 12.0;
    let columns = Columns::new(area, 0.0);
    top = columns.heads(scene, top, &chart.heads);
    let value_room = chart.rows.iter().map(|row| VALUE.width(&row.end)).fold(0.0, f64::max) + 10.0;
    let longest = chart.rows.iter().map(reach).fold(chart.reference.0, f64::max);
    let (left, room) = (columns.bar.0, columns.bar.1 - columns.bar.0 - value_room);
    let x = |share: f64| (left + room * share.max(0.0) / longest).round();

    let pitch = if columns.above { 12.0 } else { 8.0 };
    let first = scene.marks.len();
    let (mut bars_top, mut bars_bottom) = (f64::INFINITY, top);
    let last = chart.rows.len().saturating_sub(1);
    for (place, row) in chart.rows.iter().enumerate() {
        let (middle, bottom) = columns.label(scene, top, &row.label, LABEL, BAR);
        let bar = Rect {
            left,
            right: x(row.share).max(left + 2.0),
            top: middle - BAR / 2.0,
            bottom: middle + BAR / 2.0,
        };
        scene.framed(bar, if row.negative { WHITE } else { BLUE }, OUTLINE);
        if let Some((low, high)) = row.interval {
            interval(scene, (x(low), x(high)), middle);
        }
        // On white, so that the line behind does not run through it.
        let end = Rect::new(x(reach(row)) + 4.0, bar.top, VALUE.width(&row.end) + 6.0, BAR);
        scene.fill(end, WHITE);
        scene.text(&row.end, Spot::new(end.left + 3.0, middle), VALUE, Align::Left);
        (bars_top, bars_bottom) = (bars_top.min(bar.top), bar.bottom);
        top = bottom + if place < last { pitch } else { 0.0 };
    }
    // Behind the bars and their texts; on a narrow picture only beside the bars, where no label stands.
    if !columns.above && chart.rows.len() > 1 {
        let mut line = Scene::new(0.0);
        let at = x(chart.reference.0) + 0.5;
        line.dashes(Spot::new(at, bars_top - 4.0), Spot::new(at, bars_bottom + 4.0), DASH, OUTLINE);
        scene.marks.splice(first..first, line.marks);
    }
    top + 4.0
}

fn reach(row: &ImportanceRow) -> f64 {
    row.interval.map_or(row.share, |(_, high)| high.max(row.share))
}

fn interval(scene: &mut Scene, (low, high): (f64, f64), middle: f64) {
    scene.fill(Rect { left: low, right: high, top: middle - 1.0, bottom: middle + 1.0 }, INK);
    for end in [low, high] {
        scene.fill(Rect { left: end - 1.0, right: end + 1.0, top: middle - 5.0, bottom: middle + 5.0 }, INK);
    }
}

fn legend(chart: &Importance, scene: &mut Scene, area: Rect) -> f64 {
    let (mut left, mut top) = (area.left, area.top);
    let mut bottom = top;
    let mut entry = |name: &str, sign: &dyn Fn(&mut Scene, Rect)| {
        let width = 26.0 + 7.0 + LEGEND.width(name);
        if left > area.left && left + width > area.right {
            left = area.left;
            top = bottom + 6.0;
        }
        let swatch = Rect::new(left, top, 26.0, 18.0);
        sign(scene, swatch);
        let lines = LEGEND.lines(name, area.right - left - 33.0);
        bottom = scene.lines(&lines, Spot::new(left + 33.0, top), LEGEND, Align::Left);
        left += width + 22.0;
    };
    if chart.rows.len() > 1 && area.width() >= 520.0 {
        entry(&chart.reference.1, &|scene, swatch| {
            let x = swatch.centre().x + 0.5;
            scene.dashes(Spot::new(x, swatch.top), Spot::new(x, swatch.bottom), DASH, OUTLINE);
        });
    }
    if let Some(name) = &chart.negative_name {
        entry(name, &|scene, swatch| {
            scene.framed(Rect::new(swatch.left, swatch.top + 2.0, 26.0, 14.0), WHITE, OUTLINE);
        });
    }
    if bottom > area.top { bottom } else { area.top - 12.0 }
}
