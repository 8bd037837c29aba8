//! Points and boxes of a picture, in CSS pixels from its top left corner.

/// A place in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
}

impl Spot {
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Spot { x, y }
    }

    #[must_use]
    pub fn distance(self, other: Spot) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }
}

/// A box with upright sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    #[must_use]
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    #[must_use]
    pub fn around(centre: Spot, half_width: f64, half_height: f64) -> Self {
        Rect::new(centre.x - half_width, centre.y - half_height, 2.0 * half_width, 2.0 * half_height)
    }

    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    #[must_use]
    pub fn centre(&self) -> Spot {
        Spot::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Whether they share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    #[must_use]
    pub fn holds(&self, other: &Rect) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    #[must_use]
    pub fn grown(&self, by: f64) -> Rect {
        Rect { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Rect {
        Rect { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// With each side on a whole pixel.
    pub(crate) fn rounded(&self) -> Rect {
        Rect {
            left: self.left.round(),
            top: self.top.round(),
            right: self.right.round(),
            bottom: self.bottom.round(),
        }
    }

    /// The place in the box that is nearest to `spot`.
    #[must_use]
    pub fn nearest(&self, spot: Spot) -> Spot {
        Spot::new(within(spot.x, self.left, self.right), within(spot.y, self.top, self.bottom))
    }

    #[must_use]
    pub fn distance(&self, spot: Spot) -> f64 {
        self.nearest(spot).distance(spot)
    }

    /// Whether the straight line between two spots runs through the box (Liang and Barsky's clipping).
    #[must_use]
    pub fn cut_by(&self, from: Spot, to: Spot) -> bool {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, gap) in [
            (-dx, from.x - self.left),
            (dx, self.right - from.x),
            (-dy, from.y - self.top),
            (dy, self.bottom - from.y),
        ] {
            if step == 0.0 {
                if gap <= 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enter = enter.max(gap / step);
            } else {
                leave = leave.min(gap / step);
            }
        }
        enter < leave
    }
}

/// `value`, or the end of the range that it lies beyond; the middle where the range is inside out.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    if low > high { (low + high) / 2.0 } else { value.max(low).min(high) }
}

/// Whether two straight lines cross.
pub(crate) fn lines_cross(a: (Spot, Spot), b: (Spot, Spot)) -> bool {
    let side = |p: Spot, q: Spot, r: Spot| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a.0, a.1, b.0) * side(a.0, a.1, b.1) < 0.0 && side(b.0, b.1, a.0) * side(b.0, b.1, a.1) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_a_box_is_seen() {
        let square = Rect::new(10.0, 10.0, 10.0, 10.0);
        assert!(square.cut_by(Spot::new(0.0, 15.0), Spot::new(30.0, 15.0)));
        assert!(square.cut_by(Spot::new(12.0, 12.0), Spot::new(13.0, 13.0)));
        assert!(!square.cut_by(Spot::new(0.0, 15.0), Spot::new(9.0, 15.0)));
        assert!(!square.cut_by(Spot::new(0.0, 0.0), Spot::new(30.0, 5.0)));
        assert!(!square.cut_by(Spot::new(10.0, 0.0), Spot::new(10.0, 40.0)), "along an edge is not through");
    }

    #[test]
    fn crossing_lines_are_told_from_touching_ones() {
        let cross = |a, b, c, d, e, f, g, h| {
            lines_cross((Spot::new(a, b), Spot::new(c, d)), (Spot::new(e, f), Spot::new(g, h)))
        };
        assert!(cross(0.0, 0.0, 10.0, 10.0, 0.0, 10.0, 10.0, 0.0));
        assert!(!cross(0.0, 0.0, 10.0, 10.0, 0.0, 1.0, 10.0, 11.0));
        assert!(!cross(0.0, 0.0, 10.0, 0.0, 10.0, 0.0, 10.0, 10.0));
    }
}
