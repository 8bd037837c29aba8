//! A heat table in, its marks out: a question a row, a group a column, each cell the darker the higher its number. Where
//! the columns find no room, the groups stand under one another below each question.

use svarkort_core::analysis::Standing;
use svarkort_core::figure::{Heat, HeatCell, HeatColumn};

use crate::bars::{HEAD, LABEL};
use crate::geometry::{Rect, Spot};
use crate::lettering::Weight;
use crate::palette::{HEAT, INK, MUTED, RULE, VEIL};
use crate::scene::{Align, Mark, Scene, Style};

const VALUE: Style = Style { size: 13.0, weight: Weight::Bold, colour: INK, leading: 16.0 };
const BASE: Style = Style { size: 11.5, weight: Weight::Regular, colour: INK, leading: 14.0 };
const NARROWEST: f64 = 70.0;
const CELL: f64 = 38.0;
const GAP: f64 = 2.0;

pub(crate) fn draw(chart: &Heat, scene: &mut Scene, area: Rect) -> f64 {
    let label = (0.34 * area.width()).min(380.0).floor();
    let room = area.width() - label - 12.0;
    let pitch = room / chart.columns.len().max(1) as f64;
    if area.width() >= 520.0 && pitch >= NARROWEST {
        wide(chart, scene, area, label, pitch.min(140.0))
    } else {
        narrow(chart, scene, area)
    }
}

fn wide(chart: &Heat, scene: &mut Scene, area: Rect, label: f64, pitch: f64) -> f64 {
    let first = area.left + label + 12.0;
    let heads: Vec<Vec<String>> =
        chart.columns.iter().map(|column| HEAD.lines(&headed(column), pitch - 8.0)).collect();
    let height = HEAD.height(heads.iter().map(Vec::len).max().unwrap_or(1));
    let base = area.top + height;
    for (place, (column, lines)) in chart.columns.iter().zip(&heads).enumerate() {
        let middle = first + (place as f64 + 0.5) * pitch;
        let top = base - HEAD.height(lines.len());
        scene.lines(lines, Spot::new(middle, top), HEAD, Align::Centre);
        scene.text(&column.n, Spot::new(middle, base + 8.0), Style { colour: MUTED, ..BASE }, Align::Centre);
    }
    let own = HEAD.lines(&chart.head, label);
    scene.lines(&own, Spot::new(area.left, base - HEAD.height(own.len())), HEAD, Align::Left);
    let mut top = base + 20.0;
    scene.fill(Rect::new(area.left, top, label + 12.0 + pitch * chart.columns.len() as f64, 1.0), RULE);
    top += 6.0;
    for row in &chart.rows {
        let lines = LABEL.lines(&row.label, label);
        let tall = LABEL.height(lines.len()).max(CELL);
        let from = top + (tall - LABEL.height(lines.len())) / 2.0;
        scene.lines(&lines, Spot::new(area.left, from), LABEL, Align::Left);
        for (place, one) in row.cells.iter().enumerate() {
            let left = (first + place as f64 * pitch).round();
            cell(one, scene, Rect::new(left, top, (pitch - GAP).floor(), tall));
        }
        top += tall + GAP;
    }
    top
}

fn headed(column: &HeatColumn) -> String {
    if column.letter.is_empty() {
        column.label.clone()
    } else {
        format!("{} {}", column.letter, column.label)
    }
}

/// Number over its n.
fn cell(one: &HeatCell, scene: &mut Scene, place: Rect) {
    scene.fill(place, colour(one));
    let centre = place.centre();
    match one.n {
        Some(n) if !one.text.is_empty() => {
            scene.text(&one.text, Spot::new(centre.x, centre.y - 7.0), VALUE, Align::Centre);
            let base =
                if one.above.is_empty() { format!("n {n}") } else { format!("n {n} · {}", one.above) };
            let lines = BASE.lines(&base, place.width() - 4.0);
            let base = if lines.len() > 1 { format!("n {n}") } else { base };
            scene.text(&base, Spot::new(centre.x, centre.y + 9.0), BASE, Align::Centre);
        }
        _ => scene.text(&one.text, centre, Style { colour: MUTED, ..BASE }, Align::Centre),
    }
    sign(one.standing, Spot::new(place.right - 8.0, place.top + 8.0), scene);
}

fn narrow(chart: &Heat, scene: &mut Scene, area: Rect) -> f64 {
    let mut top = area.top;
    for (place, row) in chart.rows.iter().enumerate() {
        top += if place == 0 { 0.0 } else { 14.0 };
        let bold = LABEL.bold();
        top =
            scene.lines(&bold.lines(&row.label, area.width()), Spot::new(area.left, top), bold, Align::Left);
        top += 4.0;
        for (one, column) in row.cells.iter().zip(&chart.columns) {
            top = under(one, column, scene, Rect { top, ..area }) + GAP;
        }
    }
    top
}

fn under(one: &HeatCell, column: &HeatColumn, scene: &mut Scene, area: Rect) -> f64 {
    let n = one.n.map_or_else(String::new, |n| format!(" (n {n})"));
    let lines = BASE.lines(&format!("{}{n}", column.label), area.width() - 84.0);
    let tall = BASE.height(lines.len()).max(22.0);
    let place = Rect::new(area.left, area.top, 74.0, tall);
    let style = if one.number.is_some() { VALUE } else { Style { colour: MUTED, ..BASE } };
    if one.number.is_none() && !one.hidden && !one.text.is_empty() {
        let text = format!("{}: {}", column.label, one.text);
        scene.text(&text, Spot::new(area.left, area.top + 11.0), BASE, Align::Left);
        return area.top + 22.0;
    }
    scene.fill(place, colour(one));
    scene.text(&one.text, Spot::new(place.left + 30.0, place.centre().y), style, Align::Centre);
    sign(one.standing, Spot::new(place.right - 9.0, place.centre().y), scene);
    let from = area.top + (tall - BASE.height(lines.len())) / 2.0;
    scene.lines(&lines, Spot::new(area.left + 84.0, from), BASE, Align::Left);
    area.top + tall
}

/// In five steps, so that two cells of one colour are close.
fn colour(one: &HeatCell) -> crate::palette::Colour {
    let Some(level) = one.level.filter(|_| one.number.is_some()) else { return VEIL };
    let mut reached = HEAT.iter().enumerate().filter(|(step, _)| *step as f64 <= level * HEAT.len() as f64);
    reached.next_back().map_or(VEIL, |(_, colour)| *colour)
}

fn sign(standing: Standing, at: Spot, scene: &mut Scene) {
    let (x, y) = (at.x, at.y);
    let corners = match standing {
        Standing::Above => [Spot::new(x, y - 4.0), Spot::new(x + 4.5, y + 3.5), Spot::new(x - 4.5, y + 3.5)],
        Standing::Below => [Spot::new(x, y + 4.0), Spot::new(x + 4.5, y - 3.5), Spot::new(x - 4.5, y - 3.5)],
        Standing::Alike => return,
    };
    scene.marks.push(Mark::Polygon { corners: corners.into(), fill: INK, outline: None });
}
