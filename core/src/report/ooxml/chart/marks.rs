//! Colours, letters and labels in, the elements that all charts share out.

use super::super::FONT;
use super::super::theme;
use super::{Letters, Weight, Xml};

/// Outlined, since yellow is pale on white.
pub fn fill(xml: &mut Xml, colour: &str) {
    xml.open("c:spPr", &[]);
    shape(xml, Some(colour), theme::OUTLINE, "solid");
    xml.close();
}

/// The inside of `c:spPr`: a fill, or none, and an outline.
pub fn shape(xml: &mut Xml, colour: Option<&str>, outline: &str, dash: &str) {
    match colour {
        Some(colour) => solid(xml, colour),
        None => {
            xml.leaf("a:noFill", &[]);
        }
    }
    line(xml, 9_525, outline, dash);
}

pub fn line(xml: &mut Xml, width: u32, colour: &str, dash: &str) {
    xml.open("a:ln", &[("w", &width)]);
    solid(xml, colour);
    xml.leaf("a:prstDash", &[("val", &dash)]).close();
}

pub fn no_line(xml: &mut Xml) {
    xml.open("c:spPr", &[]).markup("<a:ln w=\"9525\"><a:noFill/></a:ln>").close();
}

pub fn solid(xml: &mut Xml, colour: &str) {
    xml.open("a:solidFill", &[]).leaf("a:srgbClr", &[("val", &colour)]).close();
}

/// `c:txPr`: how the texts of an element look.
pub fn text(xml: &mut Xml, letters: Letters, language: &str) {
    lettered(xml, "<a:bodyPr/>", letters, language);
}

/// The same of the labels of marks, which stand in one line.
pub fn label_text(xml: &mut Xml, letters: Letters, language: &str) {
    lettered(xml, "<a:bodyPr wrap=\"none\"/>", letters, language);
}

fn lettered(xml: &mut Xml, body: &str, letters: Letters, language: &str) {
    xml.open("c:txPr", &[]).markup(body).markup("<a:lstStyle/>");
    xml.open("a:p", &[]).open("a:pPr", &[]);
    run(xml, "a:defRPr", letters, None);
    xml.close().leaf("a:endParaRPr", &[("lang", &language)]).close_last(2);
}

/// The properties of letters, under the name that stands there.
pub fn run(xml: &mut Xml, name: &'static str, letters: Letters, language: Option<&str>) {
    let size = (letters.size * 100.0) as u32;
    let bold = u8::from(letters.weight == Weight::Bold);
    match language {
        Some(language) => xml.open(name, &[("lang", &language), ("sz", &size), ("b", &bold)]),
        None => xml.open(name, &[("sz", &size), ("b", &bold)]),
    };
    solid(xml, letters.colour);
    xml.leaf("a:latin", &[("typeface", &FONT)]).close();
}

/// A text of its own, as `c:tx` has it.
pub fn rich(xml: &mut Xml, said: &str, letters: Letters, language: &str) {
    xml.open("c:tx", &[])
        .open("c:rich", &[])
        .markup("<a:bodyPr wrap=\"none\"/><a:lstStyle/>")
        .open("a:p", &[]);
    xml.open("a:pPr", &[]);
    run(xml, "a:defRPr", letters, None);
    xml.close().open("a:r", &[]);
    run(xml, "a:rPr", letters, Some(language));
    xml.element("a:t", &[], said).close_last(4);
}

/// What a label shows. All six are written: some suites show what is not denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    Value,
    Nothing,
}

pub fn flags(xml: &mut Xml, shows: Shows) {
    let value = u8::from(shows == Shows::Value);
    for (name, on) in [
        ("c:showLegendKey", 0),
        ("c:showVal", value),
        ("c:showCatName", 0),
        ("c:showSerName", 0),
        ("c:showPercent", 0),
        ("c:showBubbleSize", 0),
    ] {
        xml.leaf(name, &[("val", &on)]);
    }
}

/// Where the plot stands in its chart, in parts of it: left, top, width, height.
pub fn layout(xml: &mut Xml, target: Target, (x, y, w, h): (f64, f64, f64, f64)) {
    xml.open("c:layout", &[]).open("c:manualLayout", &[]);
    if target == Target::Plot {
        xml.leaf("c:layoutTarget", &[("val", &"inner")]);
    }
    xml.leaf("c:xMode", &[("val", &"edge")]).leaf("c:yMode", &[("val", &"edge")]);
    for (name, value) in [("c:x", x), ("c:y", y), ("c:w", w), ("c:h", h)] {
        xml.leaf(name, &[("val", &format_args!("{value:.4}"))]);
    }
    xml.close_last(2);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Plot,
    Legend,
}
