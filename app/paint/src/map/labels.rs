//! Markers in, the places of their texts out: beside them where there is room, a little away with a leader where there is
//! not, else nowhere: the key has them all. A text stays in its marker's quadrant and touches nothing.
//!
//! Every text has a fixed set of places, scored; a search with a fixed seed looks for the choice that shows most texts at
//! the least cost (after Christensen, Marks & Shieber 1995, who compare such searches).

use svarkort_core::analysis::Quadrant;
use svarkort_core::figure::Map;

use super::{Label, Marker, markers::DOT};
use crate::geometry::{Rect, Spot, lines_cross};
use crate::lettering;
use crate::scene::Style;

/// Lines of a text on the map, and letters of a line, at most.
const MOST_LINES: usize = 3;
const LETTERS: f64 = 24.0;
const GAP: f64 = 4.0;
/// Between a text and what is not its own.
const APART: f64 = 4.0;
/// Nearer than this to a stranger, a text could be taken for its.
const STRANGER: f64 = 9.0;
/// Of one text; the dearer ones are hardly ever taken.
const MOST_PLACES: usize = 60;
const STEPS_PER_TEXT: usize = 150;

#[derive(Debug, Clone)]
struct Candidate {
    lines: usize,
    rect: Rect,
    leader: Option<(Spot, Spot)>,
    cost: f64,
}

impl Candidate {
    /// Beyond this it touches nothing.
    fn reach(&self) -> Rect {
        let rect = self.rect.grown(APART);
        let Some((start, end)) = self.leader else { return rect };
        Rect {
            left: rect.left.min(start.x).min(end.x),
            right: rect.right.max(start.x).max(end.x),
            top: rect.top.min(start.y).min(end.y),
            bottom: rect.bottom.max(start.y).max(end.y),
        }
    }
}

/// A text's wrappings and the places for them.
#[derive(Default)]
struct Choice {
    wrappings: Vec<Vec<String>>,
    candidates: Vec<Candidate>,
    /// What it costs to leave it to the key.
    absent: f64,
}

pub(super) fn place(
    map: &Map,
    markers: &[Marker],
    regions: &[Rect],
    corners: &[Rect],
    style: Style,
) -> Vec<Label> {
    let mut taken: Vec<Rect> = corners.to_vec();
    taken.extend(
        markers.iter().filter(|marker| marker.moved).map(|marker| Rect::around(marker.spot, DOT, DOT)),
    );
    let choices: Vec<Choice> = (0..markers.len())
        .map(|i| choice(i, &map.points[i].label, markers, regions[i], &taken, style))
        .collect();
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
    if words.iter().any(|word| style.width(word) > room) {
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

fn clash(a: &Candidate, b: &Candidate) -> bool {
    a.rect.grown(APART).overlaps(&b.rect)
        || a.leader.is_some_and(|(start, end)| b.rect.grown(2.0).cut_by(start, end))
        || b.leader.is_some_and(|(start, end)| a.rect.grown(2.0).cut_by(start, end))
        || matches!((a.leader, b.leader), (Some(a), Some(b)) if lines_cross(a, b))
}

/// Which candidate each text takes. Starts from the cheapest free ones; then one text at a time moves to a place by
/// chance, driving out what is in its way, which looks for another; what made it worse is taken back, save now and then
/// in the beginning (simulated annealing).
fn search(choices: &[Choice]) -> Vec<Option<usize>> {
    let mut board = Board::new(choices);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    // The fewer places a text has, the earlier it chooses.
    order.sort_by_key(|&i| (choices[i].candidates.len(), i));
    for &i in &order {
        board.take_cheapest_free(i);
    }
    let mut best = (board.cost, board.chosen.clone());
    let mut draw = Draw(0x5EED_CA4D);
    let steps = STEPS_PER_TEXT * choices.len();
    for step in 0..steps {
        let i = draw.below(choices.len());
        let places = choices[i].candidates.len();
        if places == 0 {
            continue;
        }
        let (before, cost_before) = (board.chosen.clone(), board.cost);
        board.put(i, draw.below(places));
        let heat = 12.0 * (1.0 - step as f64 / steps as f64);
        if board.cost > cost_before + heat * draw.part() * draw.part() {
            board.restore(&before);
        } else if board.cost < best.0 {
            best = (board.cost, board.chosen.clone());
        }
    }
    board.restore(&best.1);
    // What came free at the last.
    for &i in &order {
        board.take_cheapest_free(i);
    }
    board.chosen
}

/// Where the texts stand, and what that bars.
struct Board<'a> {
    choices: &'a [Choice],
    /// Where each text's candidates begin among all.
    first: Vec<usize>,
    /// Of each candidate of all: those of other texts that clash with it.
    clashes: Vec<Vec<u32>>,
    /// Of each candidate: how many chosen ones clash with it.
    barred: Vec<u32>,
    text_of: Vec<usize>,
    chosen: Vec<Option<usize>>,
    cost: f64,
}

impl<'a> Board<'a> {
    fn new(choices: &'a [Choice]) -> Self {
        let mut first = Vec::with_capacity(choices.len());
        let (mut all, mut text_of) = (Vec::new(), Vec::new());
        for (text, choice) in choices.iter().enumerate() {
            first.push(all.len());
            all.extend(&choice.candidates);
            text_of.resize(all.len(), text);
        }
        Board {
            choices,
            first,
            clashes: clashes(&all, &text_of),
            barred: vec![0; all.len()],
            text_of,
            chosen: vec![None; choices.len()],
            cost: choices.iter().map(|choice| choice.absent).sum(),
        }
    }

    fn choose(&mut self, text: usize, candidate: Option<usize>) {
        let cost_of = |candidate: Option<usize>| {
            candidate.map_or(self.choices[text].absent, |c| self.choices[text].candidates[c].cost)
        };
        self.cost += cost_of(candidate) - cost_of(self.chosen[text]);
        if let Some(old) = self.chosen[text] {
            for &other in &self.clashes[self.first[text] + old] {
                self.barred[other as usize] -= 1;
            }
        }
        if let Some(new) = candidate {
            for &other in &self.clashes[self.first[text] + new] {
                self.barred[other as usize] += 1;
            }
        }
        self.chosen[text] = candidate;
    }

    /// Whatever stands there goes elsewhere.
    fn put(&mut self, text: usize, candidate: usize) {
        self.choose(text, None);
        let place = self.first[text] + candidate;
        let mut driven_out: Vec<usize> = Vec::new();
        if self.barred[place] > 0 {
            for &other in &self.clashes[place] {
                let (other, owner) = (other as usize, self.text_of[other as usize]);
                if self.chosen[owner] == Some(other - self.first[owner]) {
                    driven_out.push(owner);
                }
            }
        }
        for &other in &driven_out {
            self.choose(other, None);
        }
        self.choose(text, Some(candidate));
        for other in driven_out {
            self.take_cheapest_free(other);
        }
    }

    /// A text moves to its cheapest free place if that is cheaper than where it is.
    fn take_cheapest_free(&mut self, text: usize) {
        let first = self.first[text];
        let free = (0..self.choices[text].candidates.len()).find(|place| self.barred[first + place] == 0);
        if let Some(free) = free
            && self.chosen[text].is_none_or(|now| free < now)
        {
            self.choose(text, Some(free));
        }
    }

    fn restore(&mut self, chosen: &[Option<usize>]) {
        for (text, &candidate) in chosen.iter().enumerate() {
            if self.chosen[text] != candidate {
                self.choose(text, None);
            }
        }
        for (text, &candidate) in chosen.iter().enumerate() {
            if self.chosen[text] != candidate {
                self.choose(text, candidate);
            }
        }
    }
}

/// Those of other texts that each candidate clashes with. Looked for from left to right, so that only what stands above
/// or below one another is compared.
fn clashes(all: &[&Candidate], text_of: &[usize]) -> Vec<Vec<u32>> {
    let reach: Vec<Rect> = all.iter().map(|candidate| candidate.reach()).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|&a, &b| reach[a].left.total_cmp(&reach[b].left));
    let mut clashes: Vec<Vec<u32>> = vec![Vec::new(); all.len()];
    for (place, &a) in order.iter().enumerate() {
        for &b in order[place + 1..].iter().take_while(|&&b| reach[b].left < reach[a].right) {
            if text_of[a] != text_of[b] && reach[a].overlaps(&reach[b]) && clash(all[a], all[b]) {
                clashes[a].push(b as u32);
                clashes[b].push(a as u32);
            }
        }
    }
    clashes
}

/// SplitMix64, by Steele, Lea & Flood (2014): the same map has the same texts everywhere.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
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
