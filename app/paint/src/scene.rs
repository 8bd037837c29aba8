//! What a picture consists of, in CSS pixels and drawing order: laid out once, played on any backend by
//! [`crate::stage`].

use crate::Size;
use crate::geometry::{Rect, Spot};
use crate::lettering::{self, Weight};
use crate::palette::Colour;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// A filled shape, a line or a line of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    Box {
        rect: Rect,
        fill: Colour,
    },
    Line {
        from: Spot,
        to: Spot,
        width: f64,
        colour: Colour,
    },
    /// A closed line.
    Ring {
        corners: Vec<Spot>,
        width: f64,
        colour: Colour,
    },
    Polygon {
        corners: Vec<Spot>,
        fill: Colour,
        outline: Option<(f64, Colour)>,
    },
    Disc {
        centre: Spot,
        radius: f64,
        fill: Colour,
        outline: Option<(f64, Colour)>,
    },
    Text(Text),
}

/// One line; `at` is the middle of its height, at the end that `align` names.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub text: String,
    pub at: Spot,
    pub size: f64,
    pub weight: Weight,
    pub align: Align,
    pub colour: Colour,
}

impl Text {
    /// What it covers, from the top of the tallest letter to the bottom of the lowest.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let width = lettering::width(&self.text, self.size, self.weight);
        let left = match self.align {
            Align::Left => self.at.x,
            Align::Centre => self.at.x - width / 2.0,
            Align::Right => self.at.x - width,
        };
        Rect::new(left, self.at.y - 0.6 * self.size, width, 1.2 * self.size)
    }
}

/// A finished picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    pub size: Size,
    pub marks: Vec<Mark>,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub size: f64,
    pub weight: Weight,
    pub colour: Colour,
    pub leading: f64,
}

impl Style {
    pub(crate) fn lines(&self, text: &str, room: f64) -> Vec<String> {
        lettering::wrap(text, room, self.size, self.weight)
    }

    pub(crate) fn width(&self, text: &str) -> f64 {
        lettering::width(text, self.size, self.weight)
    }

    pub(crate) fn height(&self, lines: usize) -> f64 {
        lines as f64 * self.leading
    }

    pub(crate) fn bold(self) -> Style {
        Style { weight: Weight::Bold, ..self }
    }
}

impl Scene {
    pub(crate) fn new(width: f64) -> Scene {
        Scene { size: Size { width, height: 0.0 }, marks: Vec::new() }
    }

    pub(crate) fn fill(&mut self, rect: Rect, fill: Colour) {
        if rect.right > rect.left && rect.bottom > rect.top {
            self.marks.push(Mark::Box { rect, fill });
        }
    }

    /// A filled box with a line of one pixel inside its edge.
    pub(crate) fn framed(&mut self, rect: Rect, fill: Colour, line: Colour) {
        self.fill(rect, line);
        self.fill(rect.grown(-1.0), fill);
    }

    pub(crate) fn line(&mut self, from: Spot, to: Spot, width: f64, colour: Colour) {
        self.marks.push(Mark::Line { from, to, width, colour });
    }

    /// Upright or level, in strokes of `on` with gaps of `off`.
    pub(crate) fn dashes(&mut self, from: Spot, to: Spot, (on, off): (f64, f64), colour: Colour) {
        let level = from.y == to.y;
        let (start, end) = if level { (from.x, to.x) } else { (from.y, to.y) };
        let mut at = start;
        while at < end {
            let stop = (at + on).min(end);
            let rect = if level {
                Rect { left: at, right: stop, top: from.y - 0.5, bottom: from.y + 0.5 }
            } else {
                Rect { top: at, bottom: stop, left: from.x - 0.5, right: from.x + 0.5 }
            };
            self.fill(rect, colour);
            at += on + off;
        }
    }

    /// The closed line through `corners`, in strokes of `on` with gaps of `off`.
    pub(crate) fn broken(&mut self, corners: &[Spot], (on, off): (f64, f64), width: f64, colour: Colour) {
        let (mut drawing, mut left) = (true, on);
        for (place, &from) in corners.iter().enumerate() {
            let to = corners[(place + 1) % corners.len()];
            let length = libm::hypot(to.x - from.x, to.y - from.y);
            let at = |along: f64| {
                let part = if length > 0.0 { along / length } else { 0.0 };
                Spot::new(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y))
            };
            let mut along = 0.0;
            while along < length {
                let stop = (along + left).min(length);
                if drawing {
                    self.line(at(along), at(stop), width, colour);
                }
                left -= stop - along;
                if left <= 0.0 {
                    (drawing, left) = (!drawing, if drawing { off } else { on });
                }
                along = stop;
            }
        }
    }

    pub(crate) fn text(&mut self, text: &str, at: Spot, style: Style, align: Align) {
        if !text.trim().is_empty() {
            self.marks.push(Mark::Text(Text {
                text: text.to_owned(),
                at,
                size: style.size,
                weight: style.weight,
                align,
                colour: style.colour,
            }));
        }
    }

    /// Lines below one another; `top` is where the first begins. Returns where the next would.
    pub(crate) fn lines(&mut self, lines: &[String], at: Spot, style: Style, align: Align) -> f64 {
        for (place, line) in lines.iter().enumerate() {
            let middle = at.y + (place as f64 + 0.5) * style.leading;
            self.text(line, Spot::new(at.x, middle), style, align);
        }
        at.y + style.height(lines.len())
    }

    /// Another scene's marks on top of these, with its top left corner at `at`.
    pub(crate) fn add(&mut self, other: Scene, at: Spot) {
        let to = |spot: Spot| Spot::new(spot.x + at.x, spot.y + at.y);
        self.marks.extend(other.marks.into_iter().map(|mark| match mark {
            Mark::Box { rect, fill } => Mark::Box { rect: rect.moved(at.x, at.y), fill },
            Mark::Line { from, to: end, width, colour } => {
                Mark::Line { from: to(from), to: to(end), width, colour }
            }
            Mark::Ring { corners, width, colour } => {
                Mark::Ring { corners: corners.into_iter().map(to).collect(), width, colour }
            }
            Mark::Polygon { corners, fill, outline } => {
                Mark::Polygon { corners: corners.into_iter().map(to).collect(), fill, outline }
            }
            Mark::Disc { centre, radius, fill, outline } => {
                Mark::Disc { centre: to(centre), radius, fill, outline }
            }
            Mark::Text(text) => Mark::Text(Text { at: to(text.at), ..text }),
        }));
    }

    /// Every line of text, in drawing order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
    }
}
