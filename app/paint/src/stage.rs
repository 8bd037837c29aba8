//! A [`Scene`] in, calls to a plotters backend out, at any number of device pixels per CSS pixel.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, IntoFont, PathElement, Polygon, RGBColor, Rectangle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, FontTransform, ShapeStyle, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::PaintError;
use crate::geometry::Spot;
use crate::lettering::{self, FAMILY, Weight};
use crate::palette::Colour;
use crate::scene::{Align, Mark, Scene, Text};

/// Draws every mark and shows the result.
///
/// # Errors
/// When the backend refuses.
pub(crate) fn play<B: DrawingBackend>(scene: &Scene, backend: B, scale: f64) -> Result<(), PaintError> {
    let area = Measured(backend).into_drawing_area();
    let stage = Stage { area, scale };
    for mark in &scene.marks {
        stage.mark(mark)?;
    }
    stage.area.present().map_err(PaintError::from_backend)
}

struct Stage<B: DrawingBackend> {
    area: DrawingArea<Measured<B>, Shift>,
    scale: f64,
}

impl<B: DrawingBackend> Stage<B> {
    fn mark(&self, mark: &Mark) -> Result<(), PaintError> {
        match mark {
            Mark::Box { rect, fill } => {
                let from = self.pixel(Spot::new(rect.left, rect.top));
                let to = self.pixel(Spot::new(rect.right, rect.bottom));
                // A line thinner than a pixel is still a line.
                let to = (to.0.max(from.0 + 1), to.1.max(from.1 + 1));
                self.area.draw(&Rectangle::new([from, to], filled(*fill)))
            }
            Mark::Line { from, to, width, colour } => {
                let path = vec![self.pixel(*from), self.pixel(*to)];
                self.area.draw(&PathElement::new(path, self.stroke(*width, *colour)))
            }
            Mark::Ring { corners, width, colour } => {
                let mut path: Vec<BackendCoord> = corners.iter().map(|corner| self.pixel(*corner)).collect();
                path.extend_from_within(..2.min(path.len()));
                self.area.draw(&PathElement::new(path, self.stroke(*width, *colour)))
            }
            Mark::Polygon { corners, fill, outline } => {
                let mut path: Vec<BackendCoord> = corners.iter().map(|corner| self.pixel(*corner)).collect();
                self.area
                    .draw(&Polygon::new(path.clone(), filled(*fill)))
                    .map_err(PaintError::from_backend)?;
                let Some((width, colour)) = outline else { return Ok(()) };
                // Once round and along the first side again, so that the last corner is joined too.
                path.extend_from_within(..2.min(path.len()));
                self.area.draw(&PathElement::new(path, self.stroke(*width, *colour)))
            }
            Mark::Disc { centre, radius, fill, outline } => {
                let (centre, radius) = (self.pixel(*centre), (radius * self.scale).round().max(1.0) as u32);
                self.area
                    .draw(&Circle::new(centre, radius, filled(*fill)))
                    .map_err(PaintError::from_backend)?;
                let Some((width, colour)) = outline else { return Ok(()) };
                self.area.draw(&Circle::new(centre, radius, self.stroke(*width, *colour)))
            }
            Mark::Text(text) => return self.text(text),
        }
        .map_err(PaintError::from_backend)
    }

    fn text(&self, text: &Text) -> Result<(), PaintError> {
        let style = match text.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let across = match text.align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        let ink = colour(text.colour);
        let style = TextStyle::from((FAMILY, text.size * self.scale).into_font().style(style))
            .color(&ink)
            .pos(Pos::new(across, VPos::Center));
        self.area.draw_text(&text.text, &style, self.pixel(text.at)).map_err(PaintError::from_backend)
    }

    fn pixel(&self, spot: Spot) -> BackendCoord {
        ((spot.x * self.scale).round() as i32, (spot.y * self.scale).round() as i32)
    }

    fn stroke(&self, width: f64, ink: Colour) -> ShapeStyle {
        let width = (width * self.scale).round().max(1.0) as u32;
        ShapeStyle { color: colour(ink).into(), filled: false, stroke_width: width }
    }
}

fn colour((red, green, blue): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn filled(fill: Colour) -> ShapeStyle {
    ShapeStyle { color: colour(fill).into(), filled: true, stroke_width: 0 }
}

/// A backend that measures text by the table of glyph widths: plotters would ask the browser's document, which a worker
/// does not have and a strict style policy answers wrongly.
struct Measured<B>(B);

impl<B: DrawingBackend> DrawingBackend for Measured<B> {
    type ErrorType = B::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.present()
    }

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.fill_polygon(vert, style)
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_text(text, style, pos)
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let weight = match style.style() {
            FontStyle::Bold => Weight::Bold,
            _ => Weight::Regular,
        };
        let size = style.size();
        let (across, down) = (lettering::width(text, size, weight).ceil() as u32, (1.2 * size).ceil() as u32);
        Ok(match style.transform() {
            FontTransform::Rotate90 | FontTransform::Rotate270 => (down, across),
            _ => (across, down),
        })
    }
}
