//! A chart of stacked bars in, its marks out: label, bar with the value in each segment, number of answers.

use svarkort_core::figure::{Stacked, StackedRow};

use crate::geometry::{Rect, Spot};
use crate::lettering::{self, Weight};
use crate::palette::{CLASSES, INK, MUTED, OUTLINE, RULE, VEIL};
use crate::scene::{Align, Mark, Scene, Style};

pub(crate) const LABEL: Style = Style { size: 14.0, weight: Weight::Regular, colour: INK, leading: 18.0 };
pub(crate) const HEAD: Style = Style { size: 12.5, weight: Weight::Bold, colour: MUTED, leading: 16.0 };
pub(crate) const LEGEND: Style = Style { size: 13.5, weight: Weight::Regular, colour: INK, leading: 18.0 };
const THEME: Style = Style { size: 14.0, weight: Weight::Bold, colour: INK, leading: 19.0 };
const VALUE: Style = Style { size: 13.0, weight: Weight::Bold, colour: INK, leading: 16.0 };
const BAR: f64 = 26.0;
const GAP: f64 = 2.0;
const SWATCH: f64 = 18.0;
/// A share that is not nothing is seen.
const THINNEST: f64 = 4.0;

/// Where the columns of a bar chart are.
pub(crate) struct Columns {
    pub label: (f64, f64),
    pub bar: (f64, f64),
    /// Right edge of the number at the end.
    pub end: f64,
    /// On a narrow picture the label stands above its bar.
    pub above: bool,
}

impl Columns {
    /// `end` is the width of the widest number at the end of a row.
    pub(crate) fn new(area: Rect, end: f64) -> Columns {
        let above = area.width() < 520.0;
        let end_room = if end > 0.0 { end + 12.0 } else { 0.0 };
        let label = (0.36 * area.width()).min(420.0).floor();
        let bar_left = if above { area.left } else { area.left + label + 16.0 };
        Columns {
            label: (area.left, if above { area.right } else { area.left + label }),
            bar: (bar_left, area.right - end_room),
            end: area.right,
            above,
        }
    }

    pub(crate) fn label_room(&self) -> f64 {
        self.label.1 - self.label.0
    }

    /// Heads of the columns, over a rule.
    pub(crate) fn heads(&self, scene: &mut Scene, top: f64, heads: &svarkort_core::figure::Heads) -> f64 {
        let bar_room = self.bar.1 - self.bar.0;
        let label = if self.above { Vec::new() } else { HEAD.lines(&heads.label, self.label_room()) };
        let bar = HEAD.lines(&heads.bar, bar_room);
        let end = HEAD.lines(&heads.end, self.end - self.bar.1);
        let height = HEAD.height(label.len().max(bar.len()).max(end.len()));
        let at = |x: f64, lines: usize| Spot::new(x, top + height - HEAD.height(lines));
        scene.lines(&label, at(self.label.0, label.len()), HEAD, Align::Left);
        scene.lines(&bar, at(self.bar.0, bar.len()), HEAD, Align::Left);
        scene.lines(&end, at(self.end, end.len()), HEAD, Align::Right);
        let bottom = top + height + 5.0;
        scene.fill(Rect::new(self.label.0, bottom, self.end - self.label.0, 1.0), RULE);
        bottom + 9.0
    }

    /// The label of a row with a bar of `thick`; returns the middle of the bar and the bottom of the row.
    pub(crate) fn label(
        &self,
        scene: &mut Scene,
        top: f64,
        label: &str,
        style: Style,
        thick: f64,
    ) -> (f64, f64) {
        let lines = lettering::wrap_evenly(label, self.label_room(), style.size, style.weight);
        let height = style.height(lines.len());
        if self.above {
            let below = scene.lines(&lines, Spot::new(self.label.0, top), style, Align::Left) + 3.0;
            return (below + thick / 2.0, below + thick);
        }
        let row = height.max(thick);
        scene.lines(&lines, Spot::new(self.label.0, top + (row - height) / 2.0), style, Align::Left);
        (top + row / 2.0, top + row)
    }
}

pub(crate) fn draw(chart: &Stacked, scene: &mut Scene, area: Rect) -> f64 {
    let neutral = chart.rows.iter().any(|row| row.middle);
    let mut top = legend(&chart.legend, neutral, scene, area) + 12.0;
    let end = chart.rows.iter().map(|row| LABEL.width(&row.end)).fold(HEAD.width(&chart.heads.end), f64::max);
    let columns = Columns::new(area, end);
    top = columns.heads(scene, top, &chart.heads);
    let pitch = if columns.above { 12.0 } else { 8.0 };
    let last = chart.rows.len().saturating_sub(1);
    let mut theme: Option<&str> = None;
    for (place, row) in chart.rows.iter().enumerate() {
        if row.theme.as_deref() != theme {
            theme = row.theme.as_deref();
            top = heading(theme, place == 0, scene, area, top);
        }
        let style = if row.total { LABEL.bold() } else { LABEL };
        let (middle, bottom) = columns.label(scene, top, &row.label, style, BAR);
        bar(row, scene, Rect::new(columns.bar.0, middle - BAR / 2.0, columns.bar.1 - columns.bar.0, BAR));
        scene.text(&row.end, Spot::new(columns.end, middle), style, Align::Right);
        top = bottom + if place < last { pitch } else { 0.0 };
        if row.total && place < last {
            scene.fill(Rect::new(area.left, top, area.width(), 1.0), RULE);
            top += 1.0 + pitch;
        }
    }
    top
}

/// Above the rows of a theme; a rule where they are of none.
fn heading(theme: Option<&str>, first: bool, scene: &mut Scene, area: Rect, top: f64) -> f64 {
    let top = if first { top } else { top + 10.0 };
    let Some(theme) = theme else {
        scene.fill(Rect::new(area.left, top - 4.0, area.width(), 1.0), RULE);
        return top + 8.0;
    };
    let lines = THEME.lines(theme, area.width());
    scene.lines(&lines, Spot::new(area.left, top), THEME, Align::Left) + 5.0
}

/// What the colours mean; each carries its symbol, so that it is known without its colour.
fn legend(names: &[String; 3], neutral: bool, scene: &mut Scene, area: Rect) -> f64 {
    let (mut left, mut top) = (area.left, area.top);
    for (class, name) in names.iter().enumerate() {
        if class == 1 && !neutral {
            continue;
        }
        let width = SWATCH + 7.0 + LEGEND.width(name);
        if left > area.left && left + width > area.right {
            left = area.left;
            top += SWATCH + 6.0;
        }
        let (fill, ink) = CLASSES[class];
        let swatch = Rect::new(left, top, SWATCH, SWATCH);
        scene.framed(swatch, fill, OUTLINE);
        symbol(class, swatch.centre(), ink, scene);
        scene.text(name, Spot::new(left + SWATCH + 7.0, swatch.centre().y), LEGEND, Align::Left);
        left += width + 22.0;
    }
    top + SWATCH
}

fn symbol(class: usize, centre: Spot, ink: crate::palette::Colour, scene: &mut Scene) {
    let (x, y) = (centre.x, centre.y);
    let corners = match class {
        0 => vec![Spot::new(x, y - 4.0), Spot::new(x + 5.0, y + 4.0), Spot::new(x - 5.0, y + 4.0)],
        2 => vec![Spot::new(x, y + 4.0), Spot::new(x + 5.0, y - 4.0), Spot::new(x - 5.0, y - 4.0)],
        _ => {
            scene.marks.push(Mark::Disc { centre, radius: 4.0, fill: ink, outline: None });
            return;
        }
    };
    scene.marks.push(Mark::Polygon { corners, fill: ink, outline: None });
}

fn bar(row: &StackedRow, scene: &mut Scene, place: Rect) {
    let (Some(shares), Some(percents)) = (row.shares, row.percents) else {
        scene.fill(place, VEIL);
        let text = row.instead.as_deref().unwrap_or_default();
        let style = Style { colour: MUTED, ..LEGEND };
        scene.text(text, Spot::new(place.left + 10.0, place.centre().y), style, Align::Left);
        return;
    };
    for (class, (left, right)) in segments(shares, place.left, place.right) {
        let (fill, ink) = CLASSES[class];
        let segment = Rect { left, right, ..place };
        scene.framed(segment, fill, OUTLINE);
        let value = percents[class].to_string();
        if VALUE.width(&value) + 6.0 <= segment.width() {
            let style = Style { colour: ink, ..VALUE };
            scene.text(&value, segment.centre(), style, Align::Centre);
        }
    }
}

/// Left and right edge of each class that is not empty, on whole pixels, with a gap between neighbours.
fn segments(shares: [f64; 3], left: f64, right: f64) -> Vec<(usize, (f64, f64))> {
    let present: Vec<usize> = (0..3).filter(|&class| shares[class] > 0.0).collect();
    let room = right - left - GAP * present.len().saturating_sub(1) as f64;
    let mut widths = shares.map(|share| if share > 0.0 { (share * room).max(THINNEST) } else { 0.0 });
    let surplus = widths.iter().sum::<f64>() - room;
    if let Some(widest) = present.iter().copied().max_by(|&a, &b| widths[a].total_cmp(&widths[b])) {
        widths[widest] -= surplus;
    }
    let mut at = left;
    let mut segments = Vec::new();
    for class in present {
        segments.push((class, (at.round(), (at + widths[class]).round())));
        at += widths[class] + GAP;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_fill_the_bar_and_keep_their_gap() {
        for shares in [[0.54, 0.21, 0.25], [1.0, 0.0, 0.0], [0.001, 0.998, 0.001], [0.5, 0.0, 0.5]] {
            let segments = segments(shares, 100.0, 400.0);
            assert_eq!(segments[0].1.0, 100.0);
            assert_eq!(segments[segments.len() - 1].1.1, 400.0);
            for pair in segments.windows(2) {
                assert_eq!(pair[1].1.0 - pair[0].1.1, GAP);
            }
            assert!(segments.iter().all(|(_, (left, right))| right - left >= THINNEST - 1.0));
        }
    }
}
