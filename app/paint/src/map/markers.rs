//! Points in, the places of their markers out: at the values where it can be, else as near as can be, tied to them by a
//! line; never on one another, on a corner's name or over a split line.

use svarkort_core::figure::Map;

use super::half_size;
use crate::geometry::{Rect, Spot, lines_cross, within};

/// So far a marker may stand from its values unmarked: it still covers them.
const NUDGE: f64 = 5.0;
/// Half of the dot that marks the values of a marker that stands elsewhere.
pub(super) const DOT: f64 = 3.0;
const GAP: f64 = 2.0;
const ROUNDS: usize = 80;
/// Full size, and the sizes tried where that does not fit.
const SHRINK: [f64; 4] = [1.0, 0.86, 0.74, 0.64];

#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    pub rect: Rect,
    pub moved: bool,
}

/// How much is given up to find a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ease {
    /// Lines to the values cross nothing, dots are free.
    None,
    /// Lines may cross.
    Lines,
    /// Dots may be covered.
    Dots,
    /// Another quadrant will do.
    Region,
}

/// The size of the markers (a factor) and their places.
pub(super) fn place(
    map: &Map,
    spots: &[Spot],
    regions: &[Rect],
    quadrants: &[Rect],
    taken: &[Rect],
    largest: f64,
) -> (f64, Vec<Set>) {
    let mut last = None;
    for shrink in SHRINK.map(|factor| factor * largest) {
        let halves: Vec<(f64, f64)> =
            map.points.iter().map(|point| half_size(point.quadrant, shrink)).collect();
        let field = Field { spots, halves, regions, quadrants, taken };
        let (set, eased) = field.set();
        if eased < Ease::Dots {
            return (shrink, set);
        }
        // The first size that keeps every marker in its quadrant, else the smallest.
        match &last {
            Some((before, _, _)) if *before <= eased => {}
            _ => last = Some((eased, shrink, set)),
        }
    }
    last.map_or((largest, Vec::new()), |(_, shrink, set)| (shrink, set))
}

struct Field<'a> {
    spots: &'a [Spot],
    halves: Vec<(f64, f64)>,
    /// The quadrant of each point.
    regions: &'a [Rect],
    quadrants: &'a [Rect],
    taken: &'a [Rect],
}

impl Field<'_> {
    fn set(&self) -> (Vec<Set>, Ease) {
        let count = self.spots.len();
        let homes = self.nudged();
        let moved = self.moved(&homes);
        let mut centres: Vec<Option<Spot>> = (0..count).map(|i| (!moved[i]).then_some(homes[i])).collect();
        let mut eased = Ease::None;
        for i in (0..count).filter(|&i| moved[i]) {
            let (centre, ease) = self.beside(i, &centres, &moved);
            centres[i] = Some(centre);
            eased = eased.max(ease);
        }
        let set = (0..count)
            .map(|i| Set { rect: self.rect(i, centres[i].unwrap_or(homes[i])), moved: moved[i] })
            .collect();
        (set, eased)
    }

    fn rect(&self, i: usize, centre: Spot) -> Rect {
        Rect::around(centre, self.halves[i].0, self.halves[i].1)
    }

    /// The nearest centre to `spot` that keeps the marker inside `bounds`.
    fn kept_in(&self, i: usize, spot: Spot, bounds: Rect) -> Spot {
        let (across, down) = self.halves[i];
        Spot::new(
            within(spot.x, bounds.left + across, bounds.right - across),
            within(spot.y, bounds.top + down, bounds.bottom - down),
        )
    }

    /// Markers at their values, or pushed a little from one another where that is enough.
    fn nudged(&self) -> Vec<Spot> {
        let mut centres: Vec<Spot> =
            (0..self.spots.len()).map(|i| self.kept_in(i, self.spots[i], self.regions[i])).collect();
        for _ in 0..ROUNDS {
            let mut still = true;
            for i in 0..centres.len() {
                for j in 0..i {
                    let (a, b) = (self.rect(i, centres[i]), self.rect(j, centres[j]).grown(GAP));
                    if !a.overlaps(&b) {
                        continue;
                    }
                    still = false;
                    let right = (a.centre().x, i) > (b.centre().x, j);
                    let below = (a.centre().y, i) > (b.centre().y, j);
                    let dx = if right { b.right - a.left } else { b.left - a.right };
                    let dy = if below { b.bottom - a.top } else { b.top - a.bottom };
                    let (dx, dy) = if dx.abs() <= dy.abs() { (dx, 0.0) } else { (0.0, dy) };
                    centres[i] = self.leashed(i, Spot::new(centres[i].x + dx / 2.0, centres[i].y + dy / 2.0));
                    centres[j] = self.leashed(j, Spot::new(centres[j].x - dx / 2.0, centres[j].y - dy / 2.0));
                }
            }
            if still {
                break;
            }
        }
        centres
    }

    fn leashed(&self, i: usize, centre: Spot) -> Spot {
        let spot = self.spots[i];
        let far = centre.distance(spot);
        let pulled = if far > NUDGE {
            Spot::new(spot.x + (centre.x - spot.x) * NUDGE / far, spot.y + (centre.y - spot.y) * NUDGE / far)
        } else {
            centre
        };
        self.kept_in(i, pulled, self.regions[i])
    }

    /// Which markers cannot stay: too far from their values, on another marker, or on a dot.
    fn moved(&self, homes: &[Spot]) -> Vec<bool> {
        let count = homes.len();
        let mut moved: Vec<bool> = (0..count)
            .map(|i| {
                let rect = self.rect(i, homes[i]);
                homes[i].distance(self.spots[i]) > NUDGE
                    || !self.regions[i].holds(&rect.grown(-0.01))
                    || self.taken.iter().any(|taken| taken.overlaps(&rect))
            })
            .collect();
        let clash = |i: usize, j: usize| {
            i != j && self.rect(i, homes[i]).overlaps(&self.rect(j, homes[j]).grown(GAP - 0.01))
        };
        loop {
            let clashes = |i: usize| (0..count).filter(|&j| !moved[j] && clash(i, j)).count();
            let worst = (0..count).filter(|&i| !moved[i]).map(|i| (clashes(i), i)).max();
            match worst {
                Some((clashes, i)) if clashes > 0 => moved[i] = true,
                _ => break,
            }
        }
        // A marker on another's dot would hide where that one belongs.
        loop {
            let covers = |i: usize| {
                let rect = self.rect(i, homes[i]);
                (0..count).any(|j| moved[j] && self.dot(j).overlaps(&rect))
            };
            match (0..count).find(|&i| !moved[i] && covers(i)) {
                Some(i) => moved[i] = true,
                None => return moved,
            }
        }
    }

    fn dot(&self, i: usize) -> Rect {
        Rect::around(self.spots[i], DOT + 1.0, DOT + 1.0)
    }

    /// The nearest free place for a marker whose values' place is taken, giving up as little as can be.
    fn beside(&self, i: usize, centres: &[Option<Spot>], moved: &[bool]) -> (Spot, Ease) {
        for ease in [Ease::None, Ease::Lines, Ease::Dots, Ease::Region] {
            let own = [self.regions[i]];
            let bounds = if ease == Ease::Region { self.quadrants } else { &own };
            for candidates in [self.rings(i), self.cells(i, bounds)] {
                let mut candidates: Vec<(f64, Spot)> =
                    candidates.into_iter().map(|centre| (self.cost(i, centre, moved), centre)).collect();
                candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
                let free = |centre| self.free(i, centre, bounds, centres, moved, ease);
                if let Some((_, centre)) = candidates.into_iter().find(|&(_, centre)| free(centre)) {
                    return (centre, ease);
                }
            }
        }
        // No free place in the whole plot: the least covered one.
        let covered = |centre: Spot| {
            let rect = self.rect(i, centre);
            (0..centres.len())
                .filter_map(|j| centres[j].map(|other| self.rect(j, other)))
                .map(|other| overlap(&rect, &other))
                .sum::<f64>()
        };
        let least = self
            .cells(i, self.quadrants)
            .into_iter()
            .map(|centre| (covered(centre), centre))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        (least.map_or(self.spots[i], |(_, centre)| centre), Ease::Region)
    }

    /// Rings around the values.
    fn rings(&self, i: usize) -> Vec<Spot> {
        let (across, down) = self.halves[i];
        let mut candidates = Vec::new();
        for ring in 0..28 {
            for (dx, dy) in DIRECTIONS {
                // Clear of the own dot, whichever way.
                let (dx, dy) = (
                    dx * (across + DOT + 4.0 + 4.0 * f64::from(ring)),
                    dy * (down + DOT + 4.0 + 4.0 * f64::from(ring)),
                );
                candidates.push(Spot::new(self.spots[i].x + dx, self.spots[i].y + dy));
            }
        }
        candidates
    }

    /// A grid over all there is.
    fn cells(&self, i: usize, bounds: &[Rect]) -> Vec<Spot> {
        let (across, down) = self.halves[i];
        let mut candidates = Vec::new();
        let (step_x, step_y) = (2.0 * across + GAP, 2.0 * down + GAP);
        for bounds in bounds {
            let mut y = bounds.top + down;
            while y + down <= bounds.bottom {
                let mut x = bounds.left + across;
                while x + across <= bounds.right {
                    candidates.push(Spot::new(x, y));
                    x += step_x / 2.0;
                }
                y += step_y / 2.0;
            }
        }
        candidates
    }

    fn free(
        &self,
        i: usize,
        centre: Spot,
        bounds: &[Rect],
        centres: &[Option<Spot>],
        moved: &[bool],
        ease: Ease,
    ) -> bool {
        let rect = self.rect(i, centre);
        if !bounds.iter().any(|bounds| bounds.holds(&rect))
            || self.taken.iter().any(|taken| taken.overlaps(&rect))
        {
            return false;
        }
        let others = || (0..centres.len()).filter(|&j| j != i);
        let line = (self.spots[i], centre);
        for j in others() {
            let Some(other) = centres[j] else { continue };
            let other_rect = self.rect(j, other);
            if rect.overlaps(&other_rect.grown(GAP)) {
                return false;
            }
            if ease < Ease::Lines {
                let other_line = (self.spots[j], other);
                let crossed =
                    moved[j] && (lines_cross(line, other_line) || rect.cut_by(other_line.0, other_line.1));
                if crossed || other_rect.grown(1.0).cut_by(line.0, line.1) {
                    return false;
                }
            }
        }
        if ease >= Ease::Dots {
            return true;
        }
        let dots_free = others().filter(|&j| moved[j]).all(|j| !rect.overlaps(&self.dot(j)));
        dots_free && !rect.overlaps(&self.dot(i))
    }

    /// Near its values, and on the outer side of those that are moved with it.
    fn cost(&self, i: usize, centre: Spot, moved: &[bool]) -> f64 {
        let spot = self.spots[i];
        let (mut x, mut y, mut near) = (0.0, 0.0, 0.0);
        for j in (0..self.spots.len()).filter(|&j| j != i && moved[j]) {
            if self.spots[j].distance(spot) < 60.0 {
                x += self.spots[j].x - spot.x;
                y += self.spots[j].y - spot.y;
                near += 1.0;
            }
        }
        let far = centre.distance(spot);
        if near == 0.0 || far == 0.0 {
            return far;
        }
        let (x, y) = (x / near, y / near);
        let outward = -((centre.x - spot.x) * x + (centre.y - spot.y) * y) / far;
        far - 0.5 * outward
    }
}

fn overlap(a: &Rect, b: &Rect) -> f64 {
    let across = a.right.min(b.right) - a.left.max(b.left);
    let down = a.bottom.min(b.bottom) - a.top.max(b.top);
    across.max(0.0) * down.max(0.0)
}

/// Sixteen ways round a square: the first ones are tried first where they cost the same.
const DIRECTIONS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.75, -0.75),
    (0.75, 0.75),
    (-0.75, -0.75),
    (-0.75, 0.75),
    (0.95, -0.4),
    (0.95, 0.4),
    (-0.95, -0.4),
    (-0.95, 0.4),
    (0.4, -0.95),
    (-0.4, -0.95),
    (0.4, 0.95),
    (-0.4, 0.95),
];
