//! A figure in, its whole picture out: title and subtitle above the chart, the key to a map's numbers and the footnote
//! below it, where the picture stands alone.

use svarkort_core::figure::{Chart, Figure};

use crate::geometry::{Rect, Spot};
use crate::lettering::Weight;
use crate::palette::{INK, MUTED, WHITE};
use crate::scene::{Align, Scene, Style};
use crate::{Frame, Size, map};

const TITLE: Style = Style { size: 20.0, weight: Weight::Bold, colour: INK, leading: 26.0 };
const SUBTITLE: Style = Style { size: 14.0, weight: Weight::Regular, colour: INK, leading: 20.0 };
const FOOTNOTE: Style = Style { size: 12.0, weight: Weight::Regular, colour: MUTED, leading: 17.0 };
/// Narrower than this there is no room for a picture.
const NARROWEST: f64 = 200.0;

pub(crate) fn scene(figure: &Figure, width: f64, frame: Frame) -> Scene {
    let width = width.max(NARROWEST).floor();
    let mut scene = Scene::new(width);
    // Painted first, as large as all that follows; its height is known last.
    scene.fill(Rect::new(0.0, 0.0, width, 1.0), WHITE);
    let bottom = match frame {
        Frame::Chart => crate::chart(figure, &mut scene, Rect::new(0.0, 0.0, width, 0.0)),
        Frame::Complete => complete(figure, &mut scene, width),
    };
    scene.size.height = bottom.ceil();
    let height = scene.size.height;
    if let Some(crate::scene::Mark::Box { rect, .. }) = scene.marks.first_mut() {
        rect.bottom = height;
    }
    scene
}

/// A chart of this size on white.
pub(crate) fn around(size: Size, chart: Scene) -> Scene {
    let mut scene = Scene::new(size.width);
    scene.size.height = size.height.ceil();
    scene.fill(Rect::new(0.0, 0.0, size.width, scene.size.height), WHITE);
    scene.add(chart, Spot::new(0.0, 0.0));
    scene
}

fn complete(figure: &Figure, scene: &mut Scene, width: f64) -> f64 {
    let margin = if width < 480.0 { 12.0 } else { 20.0 };
    let room = width - 2.0 * margin;
    let at = |top: f64| Spot::new(margin, top);
    let mut top = scene.lines(&TITLE.lines(&figure.title, room), at(margin), TITLE, Align::Left);
    top = scene.lines(&SUBTITLE.lines(&figure.subtitle, room), at(top + 4.0), SUBTITLE, Align::Left);
    let area = Rect::new(margin, top + 16.0, room, 0.0);
    top = crate::chart(figure, scene, area);
    if let Chart::Map(chart) = &figure.chart {
        top = map::key(chart, scene, Rect::new(margin, top + 16.0, room, 0.0));
    }
    scene.lines(&FOOTNOTE.lines(&figure.footnote, room), at(top + 14.0), FOOTNOTE, Align::Left) + margin
}
