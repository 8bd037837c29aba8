//! A map in, the list of its numbers and their whole texts out, by quadrant: for a picture that stands alone.

use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::{Corner, Map, Point};

use super::picture::shape;
use crate::bars::LEGEND;
use crate::geometry::{Rect, Spot};
use crate::lettering::Weight;
use crate::palette::{INK, MUTED, OUTLINE, WHITE};
use crate::scene::{Align, Mark, Scene, Style};

const NAME: Style = Style { size: 13.5, weight: Weight::Bold, colour: INK, leading: 20.0 };
const TEXT: Style = Style { size: 12.5, weight: Weight::Regular, colour: INK, leading: 16.5 };
const NUMBER_ROOM: f64 = 24.0;
const BESIDE: f64 = 640.0;
const ORDER: [Quadrant; 4] = [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain];

/// Returns the bottom of the list.
pub(crate) fn draw(map: &Map, scene: &mut Scene, area: Rect) -> f64 {
    let columns: &[&[Quadrant]] =
        if area.width() >= BESIDE { &[&ORDER[..2], &ORDER[2..]] } else { &[&ORDER] };
    let gap = 28.0;
    let width = (area.width() - gap * (columns.len() - 1) as f64) / columns.len() as f64;
    let mut bottom = area.top;
    for (place, quadrants) in columns.iter().enumerate() {
        let column = Rect { left: area.left + place as f64 * (width + gap), ..area };
        let column = Rect { right: column.left + width, ..column };
        let mut top = area.top;
        for &quadrant in *quadrants {
            let points: Vec<&Point> = map.points.iter().filter(|point| point.quadrant == quadrant).collect();
            if let Some(corner) = map.corners.iter().find(|corner| corner.quadrant == quadrant)
                && !points.is_empty()
            {
                top = block(corner, &points, scene, column, top) + 10.0;
            }
        }
        bottom = bottom.max(top);
    }
    if let Some(name) = &map.negative_name {
        let centre = Spot::new(area.left + 9.0, bottom + LEGEND.leading / 2.0);
        scene.marks.push(Mark::Disc { centre, radius: 7.0, fill: WHITE, outline: Some((2.0, OUTLINE)) });
        let style = Style { colour: MUTED, ..LEGEND };
        let lines = style.lines(name, area.width() - NUMBER_ROOM);
        bottom = scene.lines(&lines, Spot::new(area.left + NUMBER_ROOM, bottom), style, Align::Left) + 6.0;
    }
    bottom - 6.0
}

fn block(corner: &Corner, points: &[&Point], scene: &mut Scene, column: Rect, top: f64) -> f64 {
    let sign = Spot::new(column.left + 9.0, top + NAME.leading / 2.0);
    shape(corner.quadrant, false, sign, 0.6, scene);
    let lines = NAME.lines(&corner.name, column.width() - NUMBER_ROOM);
    let mut top = scene.lines(&lines, Spot::new(column.left + NUMBER_ROOM, top), NAME, Align::Left) + 3.0;
    for point in points {
        let style = Style { weight: Weight::Bold, ..TEXT };
        let number = Spot::new(column.left + NUMBER_ROOM - 7.0, top + TEXT.leading / 2.0);
        scene.text(&point.number.to_string(), number, style, Align::Right);
        let lines = TEXT.lines(&point.label, column.width() - NUMBER_ROOM);
        let at = Spot::new(column.left + NUMBER_ROOM, top);
        top = scene.lines(&lines, at, TEXT, Align::Left) + 2.0;
    }
    top
}
