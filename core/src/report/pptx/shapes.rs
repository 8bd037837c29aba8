//! Texts, charts and pictures with their frames in, the shapes of a slide out.

use super::super::document::KeyFigure;
use super::super::ooxml::chart::{self, Chart};
use super::super::ooxml::xml::Xml;
use super::super::ooxml::{EMU_PER_CM, theme};
use super::{A, P, R};

/// Left, top, width and height in centimetres.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Frame {
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Frame {
        Frame { left, top, width, height }
    }

    /// Its place and size under the name that stands there.
    pub fn write(self, xml: &mut Xml, name: &'static str) {
        xml.open(name, &[]).leaf("a:off", &[("x", &cm(self.left)), ("y", &cm(self.top))]);
        xml.leaf("a:ext", &[("cx", &cm(self.width)), ("cy", &cm(self.height))]).close();
    }
}

/// Centimetres in what slides are measured in.
pub fn cm(length: f64) -> i64 {
    (length * EMU_PER_CM as f64).round() as i64
}

#[derive(Debug, Clone)]
pub struct Line {
    pub text: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Point,
    Head,
}

impl Line {
    pub fn plain(text: &str) -> Line {
        Line { text: text.to_owned(), kind: Kind::Plain }
    }

    pub fn point(text: &str) -> Line {
        Line { text: text.to_owned(), kind: Kind::Point }
    }

    pub fn head(text: &str) -> Line {
        Line { text: text.to_owned(), kind: Kind::Head }
    }
}

/// Size in points, and colour.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub size: f64,
    pub colour: &'static str,
}

/// A slide, layout or master: its tree of shapes stays open.
pub fn open_slide(xml: &mut Xml, name: &'static str) {
    xml.open(name, &[("xmlns:p", &P), ("xmlns:r", &R), ("xmlns:a", &A)]);
    xml.open("p:cSld", &[]).open("p:spTree", &[]);
    xml.markup(
        "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>",
    );
}

fn next(ids: &mut u32) -> u32 {
    *ids += 1;
    *ids - 1
}

/// A text in the place that the layout keeps for its kind.
pub fn placeholder(xml: &mut Xml, ids: &mut u32, kind: &str, index: Option<u32>, text: &str) {
    open_placeholder(xml, ids, kind, index);
    xml.leaf("p:spPr", &[]).open("p:txBody", &[]).markup("<a:bodyPr/><a:lstStyle/>");
    for line in text.split('\n') {
        xml.open("a:p", &[]).open("a:r", &[]).leaf("a:rPr", &[]).element("a:t", &[], line).close_last(2);
    }
    xml.close_last(2);
}

fn open_placeholder(xml: &mut Xml, ids: &mut u32, kind: &str, index: Option<u32>) {
    let id = next(ids);
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
    xml.leaf("p:cNvPr", &[("id", &id), ("name", &format_args!("{kind} {id}"))]);
    xml.open("p:cNvSpPr", &[]).leaf("a:spLocks", &[("noGrp", &1)]).close().open("p:nvPr", &[]);
    match index {
        Some(index) => xml.leaf("p:ph", &[("type", &kind), ("idx", &index)]),
        None => xml.leaf("p:ph", &[("type", &kind)]),
    };
    xml.close_last(2);
}

/// The number of the slide, as a field.
pub fn slide_number(xml: &mut Xml, ids: &mut u32, number: usize) {
    open_placeholder(xml, ids, "sldNum", Some(12));
    xml.leaf("p:spPr", &[]).open("p:txBody", &[]).markup("<a:bodyPr/><a:lstStyle/>").open("a:p", &[]);
    xml.open("a:fld", &[("id", &"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), ("type", &"slidenum")]);
    xml.leaf("a:rPr", &[]).element("a:t", &[], &number.to_string()).close_last(4);
}

/// The text of a slide, in its body placeholder.
pub fn body(xml: &mut Xml, ids: &mut u32, lines: &[Line], look: Look, frame: Frame) {
    open_placeholder(xml, ids, "body", Some(1));
    xml.open("p:spPr", &[]);
    frame.write(xml, "a:xfrm");
    xml.close();
    said(xml, lines, look);
    xml.close();
}

pub fn text(xml: &mut Xml, ids: &mut u32, name: &str, lines: &[Line], look: Look, frame: Frame) {
    open_text(xml, ids, name, frame);
    said(xml, lines, look);
    xml.close();
}

fn open_text(xml: &mut Xml, ids: &mut u32, name: &str, frame: Frame) {
    let id = next(ids);
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
    xml.leaf("p:cNvPr", &[("id", &id), ("name", &format_args!("{name} {id}"))]);
    xml.leaf("p:cNvSpPr", &[("txBox", &1)]).leaf("p:nvPr", &[]).close().open("p:spPr", &[]);
    frame.write(xml, "a:xfrm");
    xml.markup("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>").close();
}

fn said(xml: &mut Xml, lines: &[Line], look: Look) {
    xml.open("p:txBody", &[]);
    xml.markup("<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>");
    for (place, line) in lines.iter().enumerate() {
        let size = (look.size * 100.0) as u32;
        let before = match line.kind {
            Kind::Head if place > 0 => 60,
            Kind::Head => 0,
            _ => 15,
        };
        let space = (look.size * f64::from(before)) as u32;
        xml.open("a:p", &[]);
        match line.kind {
            Kind::Point => xml.open("a:pPr", &[("marL", &270_000), ("indent", &-270_000)]),
            Kind::Plain | Kind::Head => xml.open("a:pPr", &[("marL", &0), ("indent", &0)]),
        };
        xml.open("a:spcBef", &[]).leaf("a:spcPts", &[("val", &space)]).close();
        xml.markup(if line.kind == Kind::Point {
            "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>"
        } else {
            "<a:buNone/>"
        });
        xml.close().open("a:r", &[]);
        xml.open("a:rPr", &[("sz", &size), ("b", &u8::from(line.kind == Kind::Head))]);
        colour(xml, look.colour);
        xml.close().element("a:t", &[], &line.text.replace('\n', " ")).close_last(2);
    }
    if lines.is_empty() {
        xml.leaf("a:p", &[]);
    }
    xml.close();
}

pub fn colour(xml: &mut Xml, colour: &str) {
    xml.open("a:solidFill", &[]).leaf("a:srgbClr", &[("val", &colour)]).close();
}

/// A large number, what it is, and what it is of, one under the other.
pub fn key_figure(xml: &mut Xml, ids: &mut u32, figure: &KeyFigure, frame: Frame) {
    open_text(xml, ids, "Nøgletal", frame);
    xml.open("p:txBody", &[]);
    xml.markup("<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>");
    for (text, size, bold, fill) in [
        (&figure.value, 4_000, 1, "<a:schemeClr val=\"accent5\"/>".to_owned()),
        (&figure.label, 1_600, 0, format!("<a:srgbClr val=\"{}\"/>", theme::INK)),
        (&figure.base, 1_200, 0, format!("<a:srgbClr val=\"{}\"/>", theme::MUTED)),
    ] {
        if text.is_empty() {
            continue;
        }
        xml.open("a:p", &[]).open("a:r", &[]).open("a:rPr", &[("sz", &size), ("b", &bold)]);
        xml.open("a:solidFill", &[]).markup(&fill).close_last(2);
        xml.element("a:t", &[], text).close_last(2);
    }
    xml.close_last(2);
}

/// A frame that is filled from elsewhere stays open: a chart, a table.
pub fn open_graphic(xml: &mut Xml, ids: &mut u32, name: &str, description: &str, frame: Frame, uri: &str) {
    let id = next(ids);
    xml.open("p:graphicFrame", &[]).open("p:nvGraphicFramePr", &[]);
    xml.leaf("p:cNvPr", &[("id", &id), ("name", &format_args!("{name} {id}")), ("descr", &description)]);
    xml.open("p:cNvGraphicFramePr", &[]).leaf("a:graphicFrameLocks", &[("noGrp", &1)]).close();
    xml.leaf("p:nvPr", &[]).close();
    frame.write(xml, "p:xfrm");
    xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", &uri)]);
}

pub fn chart(xml: &mut Xml, ids: &mut u32, chart: &Chart, id: &str, frame: Frame) {
    open_graphic(xml, ids, &chart.name, &chart.description, frame, chart::NAMESPACE);
    xml.leaf("c:chart", &[("xmlns:c", &chart::NAMESPACE), ("r:id", &id)]).close_last(3);
}

pub fn picture(xml: &mut Xml, ids: &mut u32, description: &str, relationship: &str, frame: Frame) {
    let id = next(ids);
    xml.open("p:pic", &[]).open("p:nvPicPr", &[]);
    xml.leaf("p:cNvPr", &[("id", &id), ("name", &format_args!("Logo {id}")), ("descr", &description)]);
    xml.open("p:cNvPicPr", &[])
        .leaf("a:picLocks", &[("noChangeAspect", &1)])
        .close()
        .leaf("p:nvPr", &[])
        .close();
    xml.open("p:blipFill", &[]).leaf("a:blip", &[("r:embed", &relationship)]);
    xml.markup("<a:stretch><a:fillRect/></a:stretch>").close().open("p:spPr", &[]);
    frame.write(xml, "a:xfrm");
    xml.markup("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>").close_last(2);
}
