//! Markers in, the places of their texts out: beside them where there is room, a little away with a leader where there is
//! not, else nowhere: the key has them all. A text stays in its marker's quadrant and touches nothing.
//!
//! Every text has a fixed set of places, scored; a search with a fixed seed looks for the choice that shows most texts at
//! the least cost (after Christensen, Marks & Shieber 1995, who compare such searches).

use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::{Map, Texts};

use super::markers::DOT;
use super::search::{APART, Candidate, Choice, search};
use super::{Label, Marker};
use crate::geometry::{Rect, Spot, lines_cross};
use crate::lettering;
use crate::scene::Style;

/// Lines of a text on the map, and letters of a line, at most.
const MOST_LINES: usize = 3;
const LETTERS: f64 = 24.0;
const GAP: f64 = 4.0;
/// Nearer than this to a stranger, a text could be taken for its.
const STRANGER: f64 = 9.0;
/// Of one text; the dearer ones are hardly ever taken.
const MOST_PLACES: usize = 60;

pub(super) fn place(
    map: &Map,
    markers: &[Marker],
    regions: &[Rect],
    corners: &[Rect],
    style: Style,
) -> Vec<Label> {
    if map.texts == Texts::Listed {
        return Vec::new();
    }
    let mut taken: Vec<Rect> = corners.to_vec();
    taken.extend(
        markers.iter().filter(|marker| marker.moved).map(|marker| Rect::around(marker.spot, DOT, DOT)),
    );
    let text = |i: usize| if markers[i].faded { "" } else { map.points[i].label.as_str() };
    let choices: Vec<Choice> =
        (0..markers.len()).map(|i| choice(i, text(i), markers, regions[i], &taken, style)).collect();
    let mut chosen = search(&choices);
    // A few texts among many numbers look like a choice that nobody made; the key has them all.
    let short_enough = choices.iter().filter(|choice| !choice.wrappings.is_empty()).count();
    if 2 * chosen.iter().flatten().count() < short_enough {
        chosen.fill(None);
    }
    let placed = choices.iter().zip(chosen).zip(markers);
    placed
        .filter_map(|((choice, chosen), marker)| {
            let candidate = &choice.candidates[chosen?];
            Some(Label {
                number: marker.number,
                lines: choice.wrappings[candidate.lines].clone(),
                rect: candidate.rect,
                leader: candidate.leader,
            })
        })
        .collect()
}

fn choice(i: usize, text: &str, markers: &[Marker], region: Rect, taken: &[Rect], style: Style) -> Choice {
    let marker = &markers[i];
    let absent = match marker.quadrant {
        Quadrant::ImproveFirst => 90.0,
        Quadrant::KeepUp => 70.0,
        Quadrant::Watch | Quadrant::Maintain => 60.0,
    };
    let mut choice = Choice { absent, ..Choice::default() };
    let room = LETTERS * style.width("n");
    for lines in 1..=MOST_LINES {
        let Some(wrapped) = wrapped(text, lines, room, style) else { continue };
        let (width, height) = (lettering::widest(&wrapped, style.size, style.weight), style.height(lines));
        let wrapping = choice.wrappings.len();
        choice.wrappings.push(wrapped);
        for (rect, leader, cost) in around(marker, width, height) {
            let candidate = Candidate { lines: wrapping, rect, leader, cost: cost + lines as f64 };
            if let Some(candidate) = allowed(i, candidate, markers, region, taken) {
                choice.candidates.push(candidate);
            }
        }
    }
    choice.candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    choice.candidates.truncate(MOST_PLACES);
    choice
}

/// The text in exactly so many lines, each no wider than `room`, no word broken; none where it takes more or fewer.
fn wrapped(text: &str, lines: usize, room: f64, style: Style) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.iter().any(|word| style.width(word) > room) {
        return None;
    }
    let whole = style.width(&words.join(" "));
    // Narrower than needed for fewer lines, as even as can be.
    let aim = if lines == 1 { room } else { (whole / (lines - 1) as f64 - 1.0).min(room) };
    let wrapped = lettering::wrap_evenly(text, aim, style.size, style.weight);
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    // A hyphen that is not the text's own would mean a broken word.
    let unbroken = letters(&wrapped.concat()) == letters(text);
    (wrapped.len() == lines && unbroken).then_some(wrapped)
}

/// A place, the leader to it and what it costs.
type Place = (Rect, Option<(Spot, Spot)>, f64);

/// Places round a marker: beside it, then farther off with a leader.
fn around(marker: &Marker, width: f64, height: f64) -> Vec<Place> {
    let mut places = Vec::new();
    let (rect, centre) = (marker.rect, marker.rect.centre());
    let (beside_right, beside_left) = (rect.right + GAP, rect.left - GAP - width);
    let (above, below) = (rect.top - GAP + 1.0 - height, rect.bottom + GAP - 1.0);
    for (shift, cost) in [(0.0, 0.0), (-0.3, 1.0), (0.3, 1.0), (-0.6, 2.5), (0.6, 2.5)] {
        let top = centre.y - height / 2.0 + shift * height * 0.8;
        places.push((Rect::new(beside_right, top, width, height), None, cost));
        places.push((Rect::new(beside_left, top, width, height), None, cost + 1.0));
        let left = centre.x - width / 2.0 + shift * width * 0.75;
        places.push((Rect::new(left, above, width, height), None, cost + 2.0));
        places.push((Rect::new(left, below, width, height), None, cost + 2.0));
    }
    for distance in [8.0, 16.0, 26.0, 38.0, 52.0] {
        for (dx, dy) in DIRECTIONS {
            // Centre such that the box's nearest side is `distance` from the marker's.
            let across = rect.width() / 2.0 + width / 2.0 + distance;
            let down = rect.height() / 2.0 + height / 2.0 + distance;
            let box_centre = Spot::new(centre.x + dx * across, centre.y + dy * down);
            let place = Rect::around(box_centre, width / 2.0, height / 2.0);
            let end = place.grown(1.0).nearest(centre);
            let start = edge(rect, centre, end);
            places.push((place, Some((start, end)), 7.0 + distance * 0.35));
        }
    }
    places
}

/// Where the line from a marker's middle leaves its box.
fn edge(rect: Rect, centre: Spot, end: Spot) -> Spot {
    let (dx, dy) = (end.x - centre.x, end.y - centre.y);
    let across = if dx == 0.0 { f64::INFINITY } else { rect.width() / 2.0 / dx.abs() };
    let down = if dy == 0.0 { f64::INFINITY } else { rect.height() / 2.0 / dy.abs() };
    let part = across.min(down).min(1.0);
    Spot::new(centre.x + dx * part, centre.y + dy * part)
}

/// The candidate if it is clear of all that stands already, dearer the nearer it comes to a stranger.
fn allowed(
    i: usize,
    mut candidate: Candidate,
    markers: &[Marker],
    region: Rect,
    taken: &[Rect],
) -> Option<Candidate> {
    let rect = candidate.rect;
    if !region.grown(-2.0).holds(&rect) || taken.iter().any(|taken| taken.grown(2.0).overlaps(&rect)) {
        return None;
    }
    for (j, other) in markers.iter().enumerate() {
        if other.moved && rect.grown(1.0).cut_by(other.spot, other.rect.centre()) {
            return None;
        }
        if let Some((start, end)) = candidate.leader {
            let line = (other.spot, other.rect.centre());
            if other.moved && lines_cross((start, end), line) {
                return None;
            }
        }
        if j == i {
            if rect.overlaps(&other.rect) {
                return None;
            }
            continue;
        }
        if rect.overlaps(&other.rect.grown(APART)) {
            return None;
        }
        if rect.overlaps(&other.rect.grown(STRANGER)) {
            candidate.cost += 3.0;
        }
        if let Some((start, end)) = candidate.leader
            && other.rect.grown(2.0).cut_by(start, end)
        {
            return None;
        }
    }
    if let Some((start, end)) = candidate.leader
        && taken.iter().any(|taken| taken.cut_by(start, end))
    {
        return None;
    }
    Some(candidate)
}

/// Right and left first: text is read along.
const DIRECTIONS: [(f64, f64); 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (1.0, -0.6),
    (1.0, 0.6),
    (-1.0, -0.6),
    (-1.0, 0.6),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.6, -1.0),
    (0.6, 1.0),
    (-0.6, -1.0),
    (-0.6, 1.0),
];
