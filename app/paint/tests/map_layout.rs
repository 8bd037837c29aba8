//! On any map of 3 to 40 points, coincident ones among them, at any width of the page: nothing overlaps, nothing crosses a
//! split line, nothing leaves the frame, no text is cut.

mod sample;

use sample::{LONG, QUESTIONS, noise};
use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::{Axis, Corner, Map, Outlines, Point, Tick};
use svarkort_paint::geometry::Rect;
use svarkort_paint::{MapLayout, layout_map, lettering};

const WIDTHS: [f64; 5] = [280.0, 390.0, 640.0, 960.0, 1200.0];

#[derive(Debug, Clone, Copy)]
enum Spread {
    Even,
    /// Most near the split lines.
    Middle,
    /// Several at the very same place.
    Coincident,
    /// All at one place.
    OnePlace,
}

fn map(count: usize, spread: Spread, seed: u64) -> Map {
    let n = noise(4 * count + 4, seed);
    let at = |k: usize| match spread {
        Spread::Even => n[k],
        Spread::Middle => (n[k] + n[(k + 7) % n.len()] + n[(k + 3) % n.len()]) / 3.0,
        Spread::Coincident => (n[k] * 4.0).floor() / 4.0,
        Spread::OnePlace => n[0],
    };
    let values: Vec<(f64, f64)> = (0..count).map(|i| (at(4 * i), at(4 * i + 1))).collect();
    let mean = |part: fn(&(f64, f64)) -> f64| values.iter().map(part).sum::<f64>() / count as f64;
    let (split_x, split_y) = (mean(|v| v.0), mean(|v| v.1));
    let quadrants = [Quadrant::Maintain, Quadrant::KeepUp, Quadrant::Watch, Quadrant::ImproveFirst];
    let names = ["Ingen særlig indsats", "Fasthold", "Hold øje", "Forbedr først"];
    let points = values
        .iter()
        .enumerate()
        .map(|(i, &(x, y))| Point {
            number: i as u32 + 1,
            name: format!("q{i}"),
            label: match i % 5 {
                0 => LONG.chars().take(200).collect(),
                _ => QUESTIONS[i % QUESTIONS.len()].0.to_owned(),
            },
            x,
            y,
            quadrant: match (x >= split_x, y >= split_y) {
                (true, false) => Quadrant::ImproveFirst,
                (true, true) => Quadrant::KeepUp,
                (false, false) => Quadrant::Watch,
                (false, true) => Quadrant::Maintain,
            },
            negative: i % 11 == 10,
            unsure: i % 5 == 3,
            faded: false,
            spread: None,
        })
        .collect();
    let axis = |label: &str| Axis {
        label: label.to_owned(),
        low: -0.02,
        high: 1.02,
        ticks: (0..=5).map(|k| Tick { at: f64::from(k) / 5.0, text: format!("{}\u{a0}%", 20 * k) }).collect(),
    };
    Map {
        x: axis("Betydning (andel af R²)"),
        y: axis("Andel tilfredse"),
        split_x,
        split_y,
        corners: std::array::from_fn(|k| Corner { name: names[k].to_owned(), quadrant: quadrants[k] }),
        points,
        negative_name: None,
        unsure_name: None,
        outlines: Outlines::Hidden,
        texts: svarkort_core::figure::Texts::Beside,
    }
}

/// Every box on the map with what it is.
fn boxes(layout: &MapLayout) -> Vec<(String, Rect)> {
    let mut boxes: Vec<(String, Rect)> =
        layout.markers.iter().map(|marker| (format!("point {}", marker.number), marker.rect)).collect();
    boxes.extend(layout.labels.iter().map(|label| (format!("text {}", label.number), label.rect)));
    boxes.extend(layout.corners.iter().map(|corner| (format!("corner {:?}", corner.quadrant), corner.rect)));
    boxes
}

fn faults(map: &Map, width: f64) -> Vec<String> {
    let layout = layout_map(map, width);
    let boxes = boxes(&layout);
    let mut faults = Vec::new();
    for (i, (a, rect)) in boxes.iter().enumerate() {
        for (b, other) in &boxes[..i] {
            if rect.grown(-0.01).overlaps(other) {
                faults.push(format!("{a} overlaps {b}"));
            }
        }
        if !layout.plot.holds(rect) {
            faults.push(format!("{a} leaves the frame"));
        }
        let crosses = |line: Option<f64>, low: f64, high: f64| line.is_some_and(|at| low < at && at < high);
        if crosses(layout.split_x, rect.left, rect.right) || crosses(layout.split_y, rect.top, rect.bottom) {
            faults.push(format!("{a} crosses a split line"));
        }
    }
    for label in &layout.labels {
        for marker in &layout.markers {
            if label.rect.overlaps(&Rect::around(marker.spot, 1.0, 1.0)) {
                faults.push(format!("text {} covers point {}", label.number, marker.number));
            }
            let line = (marker.spot, marker.rect.centre());
            if marker.moved && label.rect.cut_by(line.0, line.1) {
                faults
                    .push(format!("the line of point {} runs through text {}", marker.number, label.number));
            }
        }
        for other in layout.labels.iter().filter(|other| other.number != label.number) {
            if other.leader.is_some_and(|(from, to)| label.rect.cut_by(from, to)) {
                faults.push(format!("the line of text {} runs through text {}", other.number, label.number));
            }
        }
        let point = &map.points[label.number as usize - 1];
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        if words(&label.lines.join(" ")) != words(&point.label) {
            faults.push(format!("text {} is cut", label.number));
        }
        let size = if width < 480.0 { 11.0 } else { 12.0 };
        if lettering::widest(&label.lines, size, lettering::Weight::Regular) > label.rect.width() + 0.01 {
            faults.push(format!("text {} is wider than its place", label.number));
        }
    }
    faults
}

fn nothing_overlaps(spread: Spread) {
    for (place, count) in [3, 5, 8, 12, 15, 20, 27, 33, 40].into_iter().enumerate() {
        for seed in 0..2 {
            let map = map(count, spread, 100 * place as u64 + seed);
            for width in WIDTHS {
                let faults = faults(&map, width);
                assert!(
                    faults.is_empty(),
                    "{count} points, {spread:?}, seed {seed}, {width} px: {faults:#?}"
                );
            }
        }
    }
}

#[test]
fn nothing_overlaps_where_points_are_spread() {
    nothing_overlaps(Spread::Even);
}

#[test]
fn nothing_overlaps_where_points_are_crowded() {
    nothing_overlaps(Spread::Middle);
}

#[test]
fn nothing_overlaps_where_points_coincide() {
    nothing_overlaps(Spread::Coincident);
}

#[test]
fn many_points_at_one_place_stand_round_it() {
    for count in [3, 12, 20] {
        for width in WIDTHS {
            let map = map(count, Spread::OnePlace, 5);
            let faults = faults(&map, width);
            assert!(faults.is_empty(), "{count} points, {width} px: {faults:#?}");
        }
    }
}

#[test]
fn a_moved_point_is_tied_to_its_values_and_others_stand_on_theirs() {
    for seed in 0..6 {
        let layout = layout_map(&map(20, Spread::Coincident, seed), 960.0);
        for marker in &layout.markers {
            let distance = marker.rect.centre().distance(marker.spot);
            assert!(marker.moved || distance <= 5.01, "point {} stands {distance} px away", marker.number);
            let seen = marker.rect.distance(marker.spot) > 0.0;
            assert!(!marker.moved || seen, "point {} hides its own values", marker.number);
        }
    }
}

#[test]
fn most_texts_find_room_on_a_page() {
    let mut shown = 0;
    for seed in 0..10 {
        let mut map = map(15, Spread::Even, seed);
        for (place, point) in map.points.iter_mut().enumerate() {
            point.label = QUESTIONS[place].0.to_owned();
        }
        shown += layout_map(&map, 960.0).labels.len();
    }
    assert!(shown >= 145, "{shown} of 150");
}

#[test]
fn the_same_map_is_laid_out_the_same() {
    let map = map(25, Spread::Middle, 3);
    assert_eq!(layout_map(&map, 640.0), layout_map(&map, 640.0));
}
