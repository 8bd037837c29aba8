//! A document in, one self-contained web page out: nothing is fetched, nothing is run, and its policy says so. Its tables
//! are tables to screen readers, its bars stand in them, and it prints as a document.

mod figures;

use super::base64;
use super::document::cells::{Side, side, written};
use super::document::{Block, Document, KeyFigure, Logo, LogoFormat};
use super::docx::under_title;
use super::ooxml::xml::Xml;
use crate::figure::{Cell, Table};
use crate::units::Language;
use crate::words::document::DocumentWords;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("style.css");
/// SHA-256 of [`STYLE`] in base64: the only style that the page's policy lets through.
pub const STYLE_HASH: &str = "2wlYCY+MdEof/iqo1sRTfPf8HRvIAGvPx+6y1qa+yTQ=";

#[must_use]
pub fn document(document: &Document) -> Vec<u8> {
    let words = DocumentWords::of(document.language);
    let language = if document.language == Language::Da { "da" } else { "en" };
    let mut html = Xml::default();
    html.markup("<!DOCTYPE html>\n").open("html", &[("lang", &language)]).open("head", &[]);
    html.markup("<meta charset=\"utf-8\">\n");
    let accent = document.brand.accent.map(|colour| format!(":root{{--accent:#{}}}", colour.hex()));
    let also = accent.as_ref().map_or_else(String::new, |style| {
        format!(" 'sha256-{}'", base64::written(&Sha256::digest(style.as_bytes())))
    });
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'{also}; img-src data:; base-uri 'none'; form-action 'none'"
    );
    void(&mut html, "meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    void(&mut html, "meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    void(&mut html, "meta", &[("name", "generator"), ("content", "Svarkort")]);
    html.element("title", &[], &document.title);
    html.open("style", &[]).markup(STYLE).close();
    if let Some(style) = &accent {
        html.open("style", &[]).markup(style).close();
    }
    html.close();
    html.open("body", &[]);
    html.element("a", &[("class", &"skip"), ("href", &"#indhold")], words.skip);
    html.open("header", &[]);
    if let Some(logo) = &document.brand.logo {
        let source = data(logo);
        void(&mut html, "img", &[("src", &source), ("alt", &logo.description)]);
    }
    html.element("h1", &[], &document.title);
    html.element("p", &[("class", &"under")], &under_title(document)).close();
    html.open("nav", &[("aria-label", &words.contents)]).open("ol", &[]);
    for (place, section) in document.sections.iter().enumerate() {
        let to = format!("#afsnit-{}", place + 1);
        html.open("li", &[]).element("a", &[("href", &to)], &section.heading).close();
    }
    html.close_last(2).open("main", &[("id", &"indhold")]);
    for (place, section) in document.sections.iter().enumerate() {
        let id = format!("afsnit-{}", place + 1);
        html.open("section", &[("aria-labelledby", &id)]);
        html.element("h2", &[("id", &id)], &section.heading);
        let mut under = Under::Section;
        for block in &section.blocks {
            if matches!(block, Block::Heading(_)) {
                under = Under::Heading;
            }
            write(&mut html, block, under, document.language);
        }
        html.close();
    }
    html.finish().into_bytes()
}

/// What a figure's title stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Section,
    Heading,
}

fn write(html: &mut Xml, block: &Block, under: Under, language: Language) {
    match block {
        Block::Heading(text) => {
            html.element("h3", &[], text);
        }
        Block::Paragraph(text) => {
            html.element("p", &[], text);
        }
        Block::List(items) => {
            html.open("ul", &[]);
            for item in items {
                html.element("li", &[], item);
            }
            html.close();
        }
        Block::Note(text) => {
            html.element("p", &[("class", &"note")], text);
        }
        Block::KeyFigures(figures) => key_figures(html, figures),
        Block::Figure(figure) => {
            figures::figure(html, figure, if under == Under::Heading { "h4" } else { "h3" })
        }
        Block::Table(of) => table(html, of, language),
    }
}

fn key_figures(html: &mut Xml, figures: &[KeyFigure]) {
    html.open("dl", &[("class", &"key")]);
    for figure in figures {
        html.open("div", &[]).element("dt", &[], &figure.label);
        html.element("dd", &[("class", &"value")], &figure.value);
        if !figure.base.is_empty() {
            html.element("dd", &[("class", &"base")], &figure.base);
        }
        html.close();
    }
    html.close();
}

fn table(html: &mut Xml, table: &Table, language: Language) {
    let right = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        column > 0 && cells.all(|cell| side(cell) == Side::Right)
    };
    // What can be scrolled can be reached by keyboard, and has a name.
    html.open(
        "div",
        &[("class", &"wide"), ("tabindex", &0), ("role", &"region"), ("aria-label", &table.caption)],
    );
    html.open("table", &[]).element("caption", &[], &table.caption).open("thead", &[]).open("tr", &[]);
    for (column, head) in table.header.iter().enumerate() {
        if right(column) {
            html.element("th", &[("scope", &"col"), ("class", &"number")], head);
        } else {
            html.element("th", &[("scope", &"col")], head);
        }
    }
    html.close_last(2).open("tbody", &[]);
    for row in &table.rows {
        html.open("tr", &[]);
        for (column, cell) in row.iter().enumerate() {
            let text = written(cell, language);
            let class = match cell {
                Cell::Hidden => "number hidden",
                _ if right(column) => "number",
                _ => "",
            };
            match (column, class) {
                (0, _) => html.element("th", &[("scope", &"row")], &text),
                (_, "") => html.element("td", &[], &text),
                (_, class) => html.element("td", &[("class", &class)], &text),
            };
        }
        html.close();
    }
    html.close_last(3);
}

/// An element that HTML does not close.
fn void(html: &mut Xml, name: &'static str, attributes: &[(&str, &str)]) {
    let mut markup = format!("<{name}");
    for (name, value) in attributes {
        markup.push(' ');
        markup.push_str(name);
        markup.push_str("=\"");
        super::ooxml::xml::escape(value, &mut markup);
        markup.push('"');
    }
    markup.push_str(">\n");
    html.markup(&markup);
}

/// The picture itself, in its own address.
fn data(logo: &Logo) -> String {
    let kind = match logo.format {
        LogoFormat::Png => "png",
        LogoFormat::Jpeg => "jpeg",
    };
    format!("data:image/{kind};base64,{}", base64::written(&logo.bytes))
}
