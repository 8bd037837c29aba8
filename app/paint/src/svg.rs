//! A figure in, SVG out: one file that needs nothing else, names itself to a screen reader and is the same to the byte
//! natively and in wasm.
//!
//! A backend of our own, since plotters-svg sets text with line breaks inside its elements and font sizes divided by
//! 1.24, and knows neither title nor language.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use svarkort_core::Language;
use svarkort_core::figure::Figure;

use crate::lettering::FAMILY;
use crate::scene::Scene;
use crate::stage;

/// Of the font size, from the middle of a line down to the foot of its letters: half of IBM Plex Sans' height of a capital.
const FOOT: f64 = 0.35;

/// The figure's scene as a file.
pub(crate) fn write(figure: &Figure, scene: &Scene) -> String {
    let (width, height) = (scene.size.width.ceil(), scene.size.height.ceil());
    let language = match figure.language {
        Language::Da => "da",
        Language::En => "en",
    };
    let id = escaped(&figure.id);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{language}\" \
         aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{FAMILY}\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        escaped(&figure.title),
        escaped(&figure.description),
    );
    let backend = Svg { out: &mut out, size: (width as u32, height as u32), fill: None };
    // Writing to a string cannot fail, so neither can this.
    let _ = stage::play(scene, backend, 1.0);
    out.push_str("</svg>\n");
    out
}

/// Text for an element or an attribute; signs that XML does not allow are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            other => out.push(other),
        }
    }
    out
}

/// Writes elements as they come; boxes of one colour that follow one another become one path.
struct Svg<'a> {
    out: &'a mut String,
    size: (u32, u32),
    fill: Option<(u8, u8, u8)>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg<'_> {
    fn element(&mut self, element: std::fmt::Arguments) -> Drawn {
        if self.fill.take().is_some() {
            self.out.push_str("\"/>\n");
        }
        let _ = self.out.write_fmt(element);
        Ok(())
    }

    fn path(points: impl IntoIterator<Item = BackendCoord>) -> String {
        let mut path = String::new();
        for (place, (x, y)) in points.into_iter().enumerate() {
            let _ = write!(path, "{}{x} {y}", if place == 0 { 'M' } else { 'L' });
        }
        path
    }
}

fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.element(format_args!(""))
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.element(format_args!("<path fill=\"{}\" d=\"M{x} {y}h1v1h-1z\"/>\n", hex(color)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (across, down) = (right - left, bottom - top);
        let path = format!("M{left} {top}h{across}v{down}h-{across}z");
        let colour = style.color();
        if !fill {
            let width = style.stroke_width();
            return self.element(format_args!(
                "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\" d=\"{path}\"/>\n",
                hex(colour)
            ));
        }
        if self.fill == Some(colour.rgb) {
            self.out.push_str(&path);
            return Ok(());
        }
        self.element(format_args!("<path fill=\"{}\" d=\"{path}", hex(colour)))?;
        self.fill = Some(colour.rgb);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let (path, colour, width) = (Svg::path(path), hex(style.color()), style.stroke_width());
        self.element(format_args!(
            "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" d=\"{path}\"/>\n"
        ))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let colour = hex(style.color());
        if fill {
            return self
                .element(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\"/>\n"));
        }
        let width = style.stroke_width();
        self.element(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n"
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let (path, colour) = (Svg::path(vert), hex(style.color()));
        self.element(format_args!("<path fill=\"{colour}\" d=\"{path}z\"/>\n"))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = match style.style() {
            FontStyle::Bold => " font-weight=\"bold\"",
            _ => "",
        };
        let (size, colour, text) = (style.size(), hex(style.color()), escaped(text));
        let foot = ((f64::from(y) + FOOT * size) * 10.0).round() / 10.0;
        self.element(format_args!(
            "<text x=\"{x}\" y=\"{foot}\" font-size=\"{size}\"{weight}{anchor} fill=\"{colour}\">{text}</text>\n"
        ))
    }
}
