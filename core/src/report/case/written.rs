//! A case in, a document to be written as Word out, and clean text for an agenda system: plain, and as HTML.

use super::laid::{Case, Paragraph};
use super::{Form, Part};
use crate::report::document::{Block, Brand, Document, Imprint, Section};
use crate::words::case::Words;

/// Which of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    Case,
    Press,
}

/// One heading with what stands under it; level 1 or 2.
struct Piece<'a> {
    heading: &'static str,
    level: u8,
    paragraphs: &'a [Paragraph],
}

fn pieces(case: &Case, text: Text) -> Vec<Piece<'_>> {
    let words = Words::of(case.language);
    let parts: &[Part] = match text {
        Text::Case => &Part::CASE,
        Text::Press => &Part::PRESS,
    };
    let piece = |part: &Part| {
        let paragraphs = case.part(*part);
        let level = if part.within_presentation() { 2 } else { 1 };
        // The resolution is the committee's to write; another part without text has no heading.
        let stands = !paragraphs.is_empty() || *part == Part::Resolution;
        stands.then(|| Piece { heading: words.heading(*part), level, paragraphs })
    };
    parts.iter().filter_map(piece).collect()
}

/// `Sagsnr.: ...` and `Beslutningskompetence: ...`, each with its line even where it is empty.
fn facts(case: &Case, text: Text) -> Vec<(&'static str, &str)> {
    let words = Words::of(case.language);
    match text {
        Text::Case => {
            vec![(words.number, case.number.as_str()), (words.competence, case.competence.as_str())]
        }
        Text::Press => Vec::new(),
    }
}

#[must_use]
pub fn document(case: &Case, text: Text, imprint: Imprint, brand: Brand) -> Document {
    let mut sections: Vec<Section> = Vec::new();
    for piece in pieces(case, text) {
        let blocks = blocks(piece.paragraphs);
        match sections.last_mut() {
            Some(section) if piece.level == 2 => {
                section.blocks.push(Block::Heading(piece.heading.to_owned()));
                section.blocks.extend(blocks);
            }
            _ => sections.push(Section { heading: piece.heading.to_owned(), blocks }),
        }
    }
    let lines: Vec<String> =
        facts(case, text).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let subtitle = (!lines.is_empty()).then(|| lines.join("    "));
    Document { language: case.language, title: case.title.clone(), subtitle, imprint, brand, sections }
}

/// Points that follow each other are one list.
fn blocks(paragraphs: &[Paragraph]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for paragraph in paragraphs {
        match (paragraph.form, blocks.last_mut()) {
            (Form::Point, Some(Block::List(points))) => points.push(paragraph.text.clone()),
            (Form::Point, _) => blocks.push(Block::List(vec![paragraph.text.clone()])),
            (Form::Paragraph, _) => blocks.push(Block::Paragraph(paragraph.text.clone())),
        }
    }
    blocks
}

/// As it is pasted where only text is taken.
#[must_use]
pub fn plain(case: &Case, text: Text) -> String {
    let mut lines = vec![case.title.clone()];
    lines.extend(facts(case, text).into_iter().map(|(name, value)| format!("{name}: {value}")));
    for piece in pieces(case, text) {
        lines.push(String::new());
        lines.push(piece.heading.to_owned());
        for paragraph in piece.paragraphs {
            lines.push(match paragraph.form {
                Form::Paragraph => paragraph.text.clone(),
                Form::Point => format!("- {}", paragraph.text),
            });
        }
    }
    lines.push(String::new());
    lines.join("\r\n")
}

/// As it is pasted where headings and lists are taken; no styles, so that it looks as its surroundings do.
#[must_use]
pub fn html(case: &Case, text: Text) -> String {
    let mut html = format!("<h1>{}</h1>", escaped(&case.title));
    for (name, value) in facts(case, text) {
        html.push_str(&format!("<p>{}: {}</p>", escaped(name), escaped(value)));
    }
    for piece in pieces(case, text) {
        let level = piece.level + 1;
        html.push_str(&format!("<h{level}>{}</h{level}>", escaped(piece.heading)));
        for block in blocks(piece.paragraphs) {
            match block {
                Block::List(points) => {
                    html.push_str("<ul>");
                    points.iter().for_each(|point| html.push_str(&format!("<li>{}</li>", escaped(point))));
                    html.push_str("</ul>");
                }
                Block::Paragraph(text) => html.push_str(&format!("<p>{}</p>", escaped(&text))),
                _ => {}
            }
        }
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
