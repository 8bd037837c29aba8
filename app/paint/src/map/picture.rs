//! A map's layout in, its marks out.

use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::Map;

use super::{ARROW, AXIS, CORNER, Look, MapLayout, Marker, TICK, half_size, layout, markers::DOT};
use crate::geometry::{Rect, Spot};
use crate::lettering::Weight;
use crate::palette::{Colour, GREEN, GREY, INK, MUTED, OUTLINE, RED, WHITE, YELLOW};
use crate::scene::{Align, Mark, Scene, Style};

const NUMBER: Style = Style { size: 11.5, weight: Weight::Bold, colour: INK, leading: 14.0 };
const DASH: (f64, f64) = (7.0, 5.0);
/// The outline of a spread, under texts.
const FAINT: Colour = (0xA8, 0xA8, 0xA8);
/// Of a point that others stand out from: its size, without shape and colour.
const FADED: f64 = 9.0;
/// The outline of a marker whose place is unsure.
const BROKEN: (f64, f64) = (4.0, 3.0);

/// Behind the points of a quadrant: its colour, hardly.
fn tint(quadrant: Quadrant) -> Colour {
    match quadrant {
        Quadrant::ImproveFirst => (0xFB, 0xEC, 0xEA),
        Quadrant::KeepUp => (0xE8, 0xF4, 0xEF),
        Quadrant::Watch => (0xFF, 0xFB, 0xE6),
        Quadrant::Maintain => (0xF5, 0xF5, 0xF5),
    }
}

/// Fill, and the ink of a number on it.
fn colours(quadrant: Quadrant) -> (Colour, Colour) {
    match quadrant {
        Quadrant::ImproveFirst => (RED, WHITE),
        Quadrant::KeepUp => (GREEN, INK),
        Quadrant::Watch => (YELLOW, INK),
        Quadrant::Maintain => (GREY, WHITE),
    }
}

pub(crate) fn draw(map: &Map, scene: &mut Scene, area: Rect) -> f64 {
    let placed = layout(map, area.width());
    scene.add(picture(map, &placed), Spot::new(area.left, area.top));
    area.top + placed.size.height
}

/// The marks of a map that is already laid out.
pub(crate) fn picture(map: &Map, placed: &MapLayout) -> Scene {
    let mut chart = Scene::new(placed.size.width);
    ground(map, placed, &mut chart);
    axes(placed, &mut chart);
    for corner in &placed.corners {
        let (x, align) =
            if corner.right { (corner.rect.right, Align::Right) } else { (corner.rect.left, Align::Left) };
        chart.lines(&corner.lines, Spot::new(x, corner.rect.top), CORNER, align);
    }
    for outline in &placed.outlines {
        chart.marks.push(Mark::Ring { corners: outline.clone(), width: 1.0, colour: FAINT });
    }
    for marker in placed.markers.iter().filter(|marker| marker.moved) {
        chart.line(marker.spot, marker.rect.centre(), 1.0, OUTLINE);
    }
    for (from, to) in placed.labels.iter().filter_map(|label| label.leader) {
        chart.line(from, to, 1.0, MUTED);
    }
    for marker in placed.markers.iter().filter(|marker| marker.moved) {
        let outline = Some((1.0, WHITE));
        chart.marks.push(Mark::Disc { centre: marker.spot, radius: DOT, fill: INK, outline });
    }
    for marker in &placed.markers {
        numbered(marker, placed.shrink, &mut chart);
    }
    for label in &placed.labels {
        // Towards its marker, so that the lines of a text hang on the side that belongs to it.
        let marker = placed.markers.iter().find(|marker| marker.number == label.number);
        let centre = marker.map_or(label.rect.left, |marker| marker.rect.centre().x);
        let (x, align) = if label.rect.right < centre {
            (label.rect.right, Align::Right)
        } else if label.rect.left > centre {
            (label.rect.left, Align::Left)
        } else {
            (label.rect.centre().x, Align::Centre)
        };
        chart.lines(&label.lines, Spot::new(x, label.rect.top), placed.label, align);
    }
    chart
}

/// The tinted quadrants, the frame and the split lines.
fn ground(map: &Map, placed: &MapLayout, scene: &mut Scene) {
    let plot = placed.plot;
    scene.fill(plot, OUTLINE);
    let inside = plot.grown(-1.0);
    let middle = Spot::new(
        placed.split_x.unwrap_or(if map.split_x < map.x.low { inside.left } else { inside.right }),
        placed.split_y.unwrap_or(if map.split_y < map.y.low { inside.bottom } else { inside.top }),
    );
    for (place, corner) in map.corners.iter().enumerate() {
        let (left, right) = if place % 2 == 0 { (inside.left, middle.x) } else { (middle.x, inside.right) };
        let (top, bottom) = if place < 2 { (inside.top, middle.y) } else { (middle.y, inside.bottom) };
        scene.fill(Rect { left, top, right, bottom }, tint(corner.quadrant));
    }
    if let Some(x) = placed.split_x {
        scene.dashes(Spot::new(x, inside.top), Spot::new(x, inside.bottom), DASH, OUTLINE);
    }
    if let Some(y) = placed.split_y {
        scene.dashes(Spot::new(inside.left, y), Spot::new(inside.right, y), DASH, OUTLINE);
    }
}

/// Ticks with their texts, and the names of the axes at the ends that they grow towards.
fn axes(placed: &MapLayout, scene: &mut Scene) {
    let plot = placed.plot;
    for (x, text) in &placed.x_ticks {
        scene.fill(Rect::new(x.round(), plot.bottom, 1.0, 4.0), OUTLINE);
        let middle = plot.bottom + 6.0 + TICK.leading / 2.0;
        scene.text(text, Spot::new(*x, middle), TICK, Align::Centre);
    }
    for (y, text) in &placed.y_ticks {
        scene.fill(Rect::new(plot.left - 4.0, y.round(), 4.0, 1.0), OUTLINE);
        scene.text(text, Spot::new(plot.left - 7.0, *y), TICK, Align::Right);
    }
    let y_end = scene.lines(&placed.y_label, Spot::new(ARROW, 0.0), AXIS, Align::Left);
    arrow(scene, Spot::new(4.5, (y_end / 2.0).min(AXIS.leading / 2.0)), (0.0, -1.0));
    let top = plot.bottom + 6.0 + TICK.leading + 4.0;
    scene.lines(&placed.x_label, Spot::new(plot.right - ARROW, top), AXIS, Align::Right);
    arrow(scene, Spot::new(plot.right - 5.0, top + AXIS.leading / 2.0), (1.0, 0.0));
}

fn arrow(scene: &mut Scene, at: Spot, (dx, dy): (f64, f64)) {
    let point =
        |along: f64, aside: f64| Spot::new(at.x + along * dx + aside * dy, at.y + along * dy + aside * dx);
    scene.marks.push(Mark::Polygon {
        corners: vec![point(5.0, 0.0), point(-4.0, 4.5), point(-4.0, -4.5)],
        fill: MUTED,
        outline: None,
    });
}

fn numbered(marker: &Marker, shrink: f64, scene: &mut Scene) {
    let centre = marker.rect.centre();
    if marker.faded {
        let outline = Some((1.0, FAINT));
        scene.marks.push(Mark::Disc { centre, radius: FADED * shrink, fill: WHITE, outline });
        let style = Style { colour: MUTED, size: 10.0, weight: Weight::Regular, ..NUMBER };
        scene.text(&marker.number.to_string(), centre, style, Align::Centre);
        return;
    }
    shape(marker.quadrant, marker.look, centre, shrink, scene);
    let (_, ink) = colours(marker.quadrant);
    let size = (NUMBER.size * (0.4 + 0.6 * shrink) * 2.0).round() / 2.0;
    let plain = marker.look == Look::default();
    let style = Style { colour: if plain { ink } else { INK }, size, ..NUMBER };
    // A triangle's middle lies low.
    let sink = if marker.quadrant == Quadrant::Maintain { 3.5 * shrink } else { 0.0 };
    scene.text(&marker.number.to_string(), Spot::new(centre.x, centre.y + sink), style, Align::Centre);
}

/// The sign of a quadrant in its look.
pub(super) fn shape(quadrant: Quadrant, look: Look, centre: Spot, shrink: f64, scene: &mut Scene) {
    let (across, down) = half_size(quadrant, shrink);
    let (colour, _) = colours(quadrant);
    let fill = match look {
        Look { hollow: true, .. } => WHITE,
        Look { unsure: true, .. } => paler(colour),
        Look { .. } => colour,
    };
    let width = if look == Look::default() { 1.0 } else { 2.0 };
    let outline = Some((width, OUTLINE)).filter(|_| !look.unsure);
    let at = |dx: f64, dy: f64| Spot::new(centre.x + dx * across, centre.y + dy * down);
    let corners = match quadrant {
        Quadrant::KeepUp => {
            let radius = across - 0.5;
            scene.marks.push(Mark::Disc { centre, radius, fill, outline });
            if look.unsure {
                scene.broken(&ring(centre, radius - width / 2.0), BROKEN, width, OUTLINE);
            }
            return;
        }
        Quadrant::ImproveFirst => vec![at(0.0, -1.0), at(1.0, 0.0), at(0.0, 1.0), at(-1.0, 0.0)],
        Quadrant::Watch => {
            // On whole pixels its sides are sharp.
            let square = Rect::around(centre, across, down).rounded();
            if look.unsure {
                scene.fill(square, fill);
                let edge = square.grown(-width / 2.0);
                let corner = |x: f64, y: f64| Spot::new(x, y);
                let corners = [
                    corner(edge.left, edge.top),
                    corner(edge.right, edge.top),
                    corner(edge.right, edge.bottom),
                    corner(edge.left, edge.bottom),
                ];
                scene.broken(&corners, BROKEN, width, OUTLINE);
            } else {
                scene.fill(square, OUTLINE);
                scene.fill(square.grown(-width), fill);
            }
            return;
        }
        Quadrant::Maintain => vec![at(0.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)],
    };
    if look.unsure {
        scene.marks.push(Mark::Polygon { corners: corners.clone(), fill, outline: None });
        scene.broken(&corners, BROKEN, width, OUTLINE);
    } else {
        scene.marks.push(Mark::Polygon { corners, fill, outline });
    }
}

/// Half way to white.
fn paler((red, green, blue): Colour) -> Colour {
    let half = |part: u8| part / 2 + 127;
    (half(red), half(green), half(blue))
}

/// A circle as the corners of a polygon.
pub(super) fn ring(centre: Spot, radius: f64) -> Vec<Spot> {
    const CORNERS: u32 = 48;
    (0..CORNERS)
        .map(|corner| {
            let angle = std::f64::consts::TAU * f64::from(corner) / f64::from(CORNERS);
            Spot::new(centre.x + radius * libm::cos(angle), centre.y + radius * libm::sin(angle))
        })
        .collect()
}
