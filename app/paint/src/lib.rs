//! A figure in, marks on any plotters backend out: a canvas on the page, SVG in files and golden tests.
//!
//! Laying out ([`scene`]) knows no backend and drawing ([`stage`]) no figure, so what a test finds of the first holds on
//! every backend. All measures are CSS pixels; [`Theme::scale`] says how many device pixels one has.

use plotters_backend::DrawingBackend;
use svarkort_core::figure::{Chart, Figure, Map};

mod bars;
mod frame;
pub mod geometry;
mod glyph_widths;
mod heat;
mod importance;
pub mod lettering;
mod map;
mod palette;
pub mod scene;
mod stage;
mod svg;

pub use map::{Label, Look, MapLayout, Marker, NamedCorner, layout as layout_map};

/// In CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// What is drawn around the chart itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frame {
    /// Nothing: title, text and table stand beside it on the page.
    #[default]
    Chart,
    /// Title, subtitle, footnote and, for a map, the key to its numbers: for a file that stands alone.
    Complete,
}

/// How a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Device pixels per CSS pixel.
    pub scale: f64,
    pub frame: Frame,
}

impl Default for Theme {
    fn default() -> Self {
        Theme { scale: 1.0, frame: Frame::Chart }
    }
}

/// The backend refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaintError(String);

impl PaintError {
    fn from_backend(error: impl std::error::Error) -> Self {
        PaintError(error.to_string())
    }
}

impl std::fmt::Display for PaintError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "could not draw: {}", self.0)
    }
}

impl std::error::Error for PaintError {}

/// How large the figure is at this width: its texts wrap, so its height follows.
#[must_use]
pub fn size(figure: &Figure, width: f64, theme: Theme) -> Size {
    scene(figure, width, theme).size
}

/// Everything the figure consists of, placed.
#[must_use]
pub fn scene(figure: &Figure, width: f64, theme: Theme) -> scene::Scene {
    frame::scene(figure, width, theme.frame)
}

/// Draws the figure on a backend of `size` times [`Theme::scale`] device pixels.
///
/// # Errors
/// When the backend refuses.
pub fn draw<B: DrawingBackend>(
    figure: &Figure,
    backend: B,
    size: Size,
    theme: Theme,
) -> Result<(), PaintError> {
    draw_scene(&scene(figure, size.width, theme), backend, theme.scale)
}

/// Draws what is already placed, `scale` device pixels to each CSS pixel.
///
/// # Errors
/// When the backend refuses.
pub fn draw_scene<B: DrawingBackend>(scene: &scene::Scene, backend: B, scale: f64) -> Result<(), PaintError> {
    stage::play(scene, backend, scale)
}

/// The chart of a map that is already laid out: placing forty points and their texts is work that is done once.
#[must_use]
pub fn scene_of_map(map: &Map, layout: &MapLayout) -> scene::Scene {
    frame::around(layout.size, map::picture(map, layout))
}

/// The complete figure as an SVG file.
#[must_use]
pub fn svg(figure: &Figure, width: f64) -> String {
    let theme = Theme { scale: 1.0, frame: Frame::Complete };
    svg::write(figure, &scene(figure, width, theme))
}

/// The chart alone as SVG, for where no canvas is: forced colours, print.
#[must_use]
pub fn svg_of_chart(figure: &Figure, width: f64) -> String {
    svg::write(figure, &scene(figure, width, Theme::default()))
}

fn chart(figure: &Figure, scene: &mut scene::Scene, area: geometry::Rect) -> f64 {
    match &figure.chart {
        Chart::Stacked(stacked) => bars::draw(stacked, scene, area),
        Chart::Importance(chart) => importance::draw(chart, scene, area),
        Chart::Map(chart) => map::draw(chart, scene, area),
        Chart::Heat(chart) => heat::draw(chart, scene, area),
    }
}
