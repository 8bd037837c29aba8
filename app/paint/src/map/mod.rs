//! A priority map in, its layout and its marks out: numbered points at their values, texts beside them where there is
//! room, and the key to all numbers.
//!
//! Nothing overlaps: first the points are set ([`markers`]), each wholly in its own quadrant, beside its true place where
//! that is taken; then the texts ([`labels`]). A text that finds no room is found in the key under its number.

use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::{Map, Outlines, Point};

use crate::Size;
use crate::geometry::{Rect, Spot, within};
use crate::lettering::{self, Weight};
use crate::palette::{INK, MUTED, OUTLINE};
use crate::scene::Style;

mod key;
mod labels;
mod markers;
mod picture;
mod search;

pub(crate) use key::draw as key;
pub(crate) use picture::{draw, picture};

const AXIS: Style = Style { size: 12.5, weight: Weight::Bold, colour: MUTED, leading: 16.0 };
const TICK: Style = Style { size: 12.0, weight: Weight::Regular, colour: MUTED, leading: 15.0 };
const CORNER: Style = Style { size: 13.0, weight: Weight::Bold, colour: OUTLINE, leading: 16.0 };
const LABEL: Style = Style { size: 12.0, weight: Weight::Regular, colour: INK, leading: 14.5 };
/// Narrower pictures have smaller points and texts.
const NARROW: f64 = 480.0;
const ARROW: f64 = 14.0;

/// Where everything on a map stands, in CSS pixels from the top left corner of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct MapLayout {
    pub size: Size,
    /// The frame that holds every point and text.
    pub plot: Rect,
    /// Where the split lines run; absent where they lie outside the frame.
    pub split_x: Option<f64>,
    pub split_y: Option<f64>,
    /// Where the least and the largest value of each axis stand.
    across: (f64, f64),
    down: (f64, f64),
    /// In the order of the map's points.
    pub markers: Vec<Marker>,
    /// The texts that found room, in the order of the points.
    pub labels: Vec<Label>,
    pub corners: Vec<NamedCorner>,
    /// Where the spread of each point ends, if that is drawn.
    pub(crate) outlines: Vec<Vec<Spot>>,
    /// Of markers, 1 for full size.
    pub(crate) shrink: f64,
    pub(crate) label: Style,
    pub(crate) x_ticks: Vec<(f64, String)>,
    pub(crate) y_ticks: Vec<(f64, String)>,
    pub(crate) x_label: Vec<String>,
    pub(crate) y_label: Vec<String>,
}

impl MapLayout {
    /// The value across that stands at `x`, and the value up that stands at `y`, kept on the axes.
    #[must_use]
    pub fn values_at(&self, map: &Map, Spot { x, y }: Spot) -> (f64, f64) {
        let value = |at: f64, (low, high): (f64, f64), axis: &svarkort_core::figure::Axis| {
            axis.low + part(at, low, high) * (axis.high - axis.low)
        };
        let (bottom, top) = (self.down.1, self.down.0);
        (value(x, self.across, &map.x), value(top + bottom - y, (top, bottom), &map.y))
    }
}

/// A numbered point.
#[derive(Debug, Clone, PartialEq)]
pub struct Marker {
    pub number: u32,
    /// Where its values are.
    pub spot: Spot,
    /// What it covers.
    pub rect: Rect,
    /// Whether it stands beside its spot, tied to it by a line.
    pub moved: bool,
    pub quadrant: Quadrant,
    pub look: Look,
    /// Others stand out.
    pub faded: bool,
}

/// How a marker is drawn: hollow for a negative driver, pale with a broken outline where its place is unsure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub hollow: bool,
    pub unsure: bool,
}

/// The text of a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub number: u32,
    pub lines: Vec<String>,
    pub rect: Rect,
    /// From the marker to the text, where it does not stand right beside it.
    pub leader: Option<(Spot, Spot)>,
}

/// The name of a quadrant, in its outer corner.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedCorner {
    pub quadrant: Quadrant,
    pub lines: Vec<String>,
    pub rect: Rect,
    pub(crate) right: bool,
}

/// Half of a marker's width and height. Each quadrant has its own shape, so that it is known without its colour.
pub(crate) fn half_size(quadrant: Quadrant, shrink: f64) -> (f64, f64) {
    let (across, down) = match quadrant {
        Quadrant::ImproveFirst => (15.0, 15.0),
        Quadrant::KeepUp => (11.5, 11.5),
        Quadrant::Watch => (10.5, 10.5),
        Quadrant::Maintain => (15.0, 12.5),
    };
    (across * shrink, down * shrink)
}

/// Places everything at this width; the height follows.
#[must_use]
pub fn layout(map: &Map, width: f64) -> MapLayout {
    let narrow = width < NARROW;
    let x_label = AXIS.lines(&map.x.label, width - ARROW);
    let y_label = AXIS.lines(&map.y.label, width - ARROW);
    let tick_room = map.y.ticks.iter().map(|tick| TICK.width(&tick.text)).fold(0.0, f64::max);
    let left = (tick_room + 10.0).ceil();
    let top = AXIS.height(y_label.len()) + 6.0;
    let plot = Rect::new(left, top, width - left - 1.0, plot_height(map.points.len(), width));
    let bottom = plot.bottom + 6.0 + TICK.leading + 4.0 + AXIS.height(x_label.len());

    // The names of the corners stand in bands at the top and the bottom, which hold no values.
    let reach = 16.0;
    let across = (plot.left + reach + 2.0, plot.right - reach - 2.0);
    let x = |value: f64| across.0 + (across.1 - across.0) * part(value, map.x.low, map.x.high);
    let inside = |value: f64, low: f64, high: f64| (low..=high).contains(&value);
    let split_x = inside(map.split_x, map.x.low, map.x.high).then(|| x(map.split_x).round() + 0.5);
    let corner_lines = corner_names(map, plot, split_x);
    let band = |corners: &[Vec<String>]| {
        let lines = corners.iter().map(Vec::len).max().unwrap_or_default();
        if lines == 0 { 4.0 } else { CORNER.height(lines) + 10.0 }
    };
    let down = (plot.top + band(&corner_lines[..2]) + reach, plot.bottom - band(&corner_lines[2..]) - reach);
    let y = |value: f64| down.1 - (down.1 - down.0) * part(value, map.y.low, map.y.high);
    let split_y = inside(map.split_y, map.y.low, map.y.high).then(|| y(map.split_y).round() + 0.5);
    let corners = set_corners(map, plot, corner_lines);

    let spots: Vec<Spot> = map.points.iter().map(|point| Spot::new(x(point.x), y(point.y))).collect();
    let regions: Vec<Rect> = map
        .points
        .iter()
        .map(|point| {
            let right = point.x >= map.split_x;
            let above = point.y >= map.split_y;
            region(plot, split_x, split_y, right, above)
        })
        .collect();
    let taken: Vec<Rect> = corners.iter().map(|corner| corner.rect).collect();
    let quadrants = [(false, true), (true, true), (false, false), (true, false)]
        .map(|(right, above)| region(plot, split_x, split_y, right, above));
    let largest = if narrow { 0.9 } else { 1.0 };
    let (shrink, set) = markers::place(map, &spots, &regions, &quadrants, &taken, largest);
    let markers: Vec<Marker> = map
        .points
        .iter()
        .zip(spots)
        .zip(set)
        .map(|((point, spot), set)| Marker {
            number: point.number,
            spot,
            rect: set.rect,
            moved: set.moved,
            quadrant: point.quadrant,
            look: Look { hollow: point.negative, unsure: point.unsure },
            faded: point.faded,
        })
        .collect();
    let label = if narrow { Style { size: 11.0, leading: 13.5, ..LABEL } } else { LABEL };
    let labels = labels::place(map, &markers, &regions, &taken, label);

    MapLayout {
        size: Size { width, height: bottom.ceil() },
        plot,
        split_x,
        split_y,
        across,
        down,
        markers,
        labels,
        corners,
        outlines: outlines(map, x, y),
        shrink,
        label,
        x_ticks: thinned(map.x.ticks.iter().map(|tick| (x(tick.at), tick.text.clone())).collect(), |text| {
            TICK.width(text) + 10.0
        }),
        y_ticks: thinned(
            map.y.ticks.iter().rev().map(|tick| (y(tick.at), tick.text.clone())).collect(),
            |_| TICK.leading + 4.0,
        ),
        x_label,
        y_label,
    }
}

/// Of the squared distance from the middle of a two-dimensional normal distribution, 95 % is under this (chi-square, 2
/// degrees of freedom: -2 ln 0.05).
const OUTLINE_95: f64 = 5.991_464_547_107_98;

/// The ellipses of the points' spreads, as corners, in pixels.
fn outlines(map: &Map, x: impl Fn(f64) -> f64, y: impl Fn(f64) -> f64) -> Vec<Vec<Spot>> {
    if map.outlines == Outlines::Hidden {
        return Vec::new();
    }
    let reach = OUTLINE_95.sqrt();
    let ellipse = |point: &Point| {
        let (across, up, correlation) = point.spread?;
        // The lower triangle of the covariance's root turns a circle into the ellipse.
        let own = (1.0 - correlation * correlation).max(0.0).sqrt();
        let corner = |turn: Spot| {
            let value_x = point.x + reach * across * turn.x;
            let value_y = point.y + reach * up * (correlation * turn.x + own * turn.y);
            Spot::new(x(value_x), y(value_y))
        };
        Some(picture::ring(Spot::new(0.0, 0.0), 1.0).into_iter().map(corner).collect())
    };
    map.points.iter().filter_map(ellipse).collect()
}

/// Wide pictures lie down, narrow ones stand up; many points ask for more room.
fn plot_height(points: usize, width: f64) -> f64 {
    let crowd = points.saturating_sub(12) as f64;
    let plain = if width < NARROW { 1.1 * width } else { within(0.6 * width, 400.0, 600.0) };
    (plain + crowd * if width < NARROW { 7.0 } else { 5.0 }).round()
}

/// How far `value` is from low to high, kept inside.
fn part(value: f64, low: f64, high: f64) -> f64 {
    if high > low { within((value - low) / (high - low), 0.0, 1.0) } else { 0.5 }
}

/// The part of the plot on one side of each split line.
fn region(plot: Rect, split_x: Option<f64>, split_y: Option<f64>, right: bool, above: bool) -> Rect {
    let mut region = plot.grown(-1.0);
    match (split_x, right) {
        (Some(line), true) => region.left = line + 1.0,
        (Some(line), false) => region.right = line - 1.0,
        (None, _) => {}
    }
    match (split_y, above) {
        (Some(line), true) => region.bottom = line - 1.0,
        (Some(line), false) => region.top = line + 1.0,
        (None, _) => {}
    }
    region
}

/// Each corner's name in as many lines as its width asks for; none where not even its longest word has room.
fn corner_names(map: &Map, plot: Rect, split_x: Option<f64>) -> [Vec<String>; 4] {
    let split = split_x.unwrap_or(if map.split_x < map.x.low { plot.left } else { plot.right });
    let rooms = [split - plot.left - 16.0, plot.right - split - 16.0];
    [0, 1, 2, 3].map(|place| {
        let (name, room) = (&map.corners[place].name, rooms[place % 2]);
        let longest = name.split(' ').map(|word| CORNER.width(word)).fold(0.0, f64::max);
        if longest > room {
            return Vec::new();
        }
        lettering::wrap_evenly(name, room, CORNER.size, CORNER.weight)
    })
}

fn set_corners(map: &Map, plot: Rect, lines: [Vec<String>; 4]) -> Vec<NamedCorner> {
    let named = lines.into_iter().zip(&map.corners).enumerate().filter(|(_, (lines, _))| !lines.is_empty());
    named
        .map(|(place, (lines, corner))| {
            let (right, below) = (place % 2 == 1, place >= 2);
            let width = lettering::widest(&lines, CORNER.size, CORNER.weight);
            let height = CORNER.height(lines.len());
            let left = if right { plot.right - 8.0 - width } else { plot.left + 8.0 };
            let top = if below { plot.bottom - 6.0 - height } else { plot.top + 6.0 };
            NamedCorner { quadrant: corner.quadrant, lines, rect: Rect::new(left, top, width, height), right }
        })
        .collect()
}

/// Every tick, or every second, third ... where their texts would run into each other.
fn thinned(ticks: Vec<(f64, String)>, room: impl Fn(&str) -> f64) -> Vec<(f64, String)> {
    let fits = |step: usize| {
        let kept: Vec<&(f64, String)> = ticks.iter().step_by(step).collect();
        kept.windows(2)
            .all(|pair| (pair[1].0 - pair[0].0).abs() >= (room(&pair[0].1) + room(&pair[1].1)) / 2.0)
    };
    let step = (1..ticks.len().max(2)).find(|&step| fits(step)).unwrap_or(ticks.len().max(1));
    ticks.into_iter().step_by(step).collect()
}
