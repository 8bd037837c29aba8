//! A map in, the list of its numbers and their whole texts out, by quadrant: for a picture that stands alone.

use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::{Map, Point};

use super::Look;
use super::picture::shape;
use crate::bars::LEGEND;
use crate::geometry::{Rect, Spot};
use crate::lettering::Weight;
use crate::palette::{INK, MUTED};
use crate::scene::{Align, Scene, Style};

const NAME: Style = Style { size: 13.5, weight: Weight::Bold, colour: INK, leading: 20.0 };
const TEXT: Style = Style { size: 12.5, weight: Weight::Regular, colour: INK, leading: 16.5 };
const NUMBER_ROOM: f64 = 24.0;
/// Two columns where each has room for a line of text.
const BESIDE: f64 = 640.0;
const GAP: f64 = 28.0;
/// A quadrant's points are parted only where that makes the list so much shorter.
const PARTED: f64 = 60.0;
const ABOVE_NAME: f64 = 10.0;
const ORDER: [Quadrant; 4] = [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain];

/// A line of the list, wrapped to the width of its column.
enum Entry<'a> {
    Name(Quadrant, Vec<String>),
    Item(&'a Point, Vec<String>),
}

impl Entry<'_> {
    fn height(&self) -> f64 {
        match self {
            Entry::Name(_, lines) => ABOVE_NAME + NAME.height(lines.len()) + 3.0,
            Entry::Item(_, lines) => TEXT.height(lines.len()) + 2.0,
        }
    }
}

/// Returns the bottom of the list.
pub(crate) fn draw(map: &Map, scene: &mut Scene, area: Rect) -> f64 {
    let columns = if area.width() >= BESIDE { 2 } else { 1 };
    let width = (area.width() - GAP * (columns - 1) as f64) / columns as f64;
    let entries = entries(map, width - NUMBER_ROOM);
    let (first, second) = entries.split_at(if columns == 2 { halfway(&entries) } else { entries.len() });
    let left = column(first, scene, area.left, area.top);
    let right = column(second, scene, area.left + width + GAP, area.top);
    let mut bottom = left.max(right);
    let looks = [
        (&map.negative_name, Look { hollow: true, unsure: false }),
        (&map.unsure_name, Look { hollow: false, unsure: true }),
    ];
    for (name, look) in looks.iter().filter_map(|(name, look)| Some((name.as_ref()?, *look))) {
        bottom += 8.0;
        let centre = Spot::new(area.left + 9.0, bottom + LEGEND.leading / 2.0);
        shape(Quadrant::KeepUp, look, centre, 0.65, scene);
        let style = Style { colour: MUTED, ..LEGEND };
        let lines = style.lines(name, area.width() - NUMBER_ROOM);
        bottom = scene.lines(&lines, Spot::new(area.left + NUMBER_ROOM, bottom), style, Align::Left);
    }
    bottom
}

fn entries(map: &Map, room: f64) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for quadrant in ORDER {
        let mut points = map.points.iter().filter(|point| point.quadrant == quadrant).peekable();
        let Some(corner) = map.corners.iter().find(|corner| corner.quadrant == quadrant) else { continue };
        if points.peek().is_some() {
            entries.push(Entry::Name(quadrant, NAME.lines(&corner.name, room)));
        }
        entries.extend(points.map(|point| Entry::Item(point, TEXT.lines(&point.label, room))));
    }
    entries
}

/// Where the second column begins, so that the longer of the two is about as short as can be: best before a name, and
/// never after one.
fn halfway(entries: &[Entry]) -> usize {
    let height = |entries: &[Entry]| -> f64 { entries.iter().map(Entry::height).sum() };
    (0..=entries.len())
        .filter(|&at| at == 0 || !matches!(entries[at - 1], Entry::Name(..)))
        .map(|at| {
            let within = entries.get(at).is_some_and(|entry| matches!(entry, Entry::Item(..)));
            let parted = if within { PARTED } else { 0.0 };
            (height(&entries[..at]).max(height(&entries[at..])) + parted, at)
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(entries.len(), |(_, at)| at)
}

fn column(entries: &[Entry], scene: &mut Scene, left: f64, top: f64) -> f64 {
    let mut top = top;
    for (place, entry) in entries.iter().enumerate() {
        let text = left + NUMBER_ROOM;
        match entry {
            Entry::Name(quadrant, lines) => {
                top += if place == 0 { 0.0 } else { ABOVE_NAME };
                shape(
                    *quadrant,
                    Look::default(),
                    Spot::new(left + 9.0, top + NAME.leading / 2.0),
                    0.6,
                    scene,
                );
                top = scene.lines(lines, Spot::new(text, top), NAME, Align::Left) + 3.0;
            }
            Entry::Item(point, lines) => {
                let number = Spot::new(text - 7.0, top + TEXT.leading / 2.0);
                scene.text(&point.number.to_string(), number, TEXT.bold(), Align::Right);
                top = scene.lines(lines, Spot::new(text, top), TEXT, Align::Left) + 2.0;
            }
        }
    }
    top
}
