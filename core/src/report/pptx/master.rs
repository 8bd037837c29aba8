//! An accent colour in, what all slides rest on out: master, two layouts, and the master and pages of notes.

use super::super::ooxml::package::{Package, Relation};
use super::super::ooxml::xml::Xml;
use super::super::ooxml::{FONT, theme};
use super::shapes::{Frame, cm, open_slide};
use super::{A, MARGIN, P, R, SLIDE, TOP, WIDTH};

pub const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
pub const TITLE: &str = "ppt/slideLayouts/slideLayout1.xml";
pub const CONTENT: &str = "ppt/slideLayouts/slideLayout2.xml";
pub const NOTES: &str = "ppt/notesMasters/notesMaster1.xml";

pub fn write(package: &mut Package, accent: &str, language: &str) {
    for (number, of) in [(1, MASTER), (2, NOTES)] {
        let part = format!("ppt/theme/theme{number}.xml");
        package.add(&part, theme::CONTENT_TYPE, theme::part(accent));
        if of == NOTES {
            package.relate(NOTES, Relation::Theme, &part);
        }
    }
    let layouts = [TITLE, CONTENT].map(|layout| package.relate(MASTER, Relation::SlideLayout, layout));
    package.relate(MASTER, Relation::Theme, "ppt/theme/theme1.xml");
    for layout in [TITLE, CONTENT] {
        package.relate(layout, Relation::SlideMaster, MASTER);
    }
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
    package.add(MASTER, kind, master(&layouts, language));
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
    package.add(TITLE, kind, title());
    package.add(CONTENT, kind, content());
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
    package.add(NOTES, kind, notes_master());
}

/// The page of notes of one slide.
pub fn notes(text: &str, language: &str) -> String {
    let mut xml = Xml::part();
    open_slide(&mut xml, "p:notes");
    picture_of_slide(&mut xml);
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]).leaf("p:cNvPr", &[("id", &3), ("name", &"Noter 3")]);
    xml.markup(
        "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr>",
    );
    xml.close().leaf("p:spPr", &[]).open("p:txBody", &[]).markup("<a:bodyPr/><a:lstStyle/>");
    for line in text.split('\n') {
        xml.open("a:p", &[]).open("a:r", &[]).leaf("a:rPr", &[("lang", &language)]);
        xml.element("a:t", &[], line).close_last(2);
    }
    xml.close_last(4).markup("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    xml.finish()
}

fn picture_of_slide(xml: &mut Xml) {
    xml.markup(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Dias 2\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>",
    );
}

/// A place for a text; `style` is the inside of its first level.
struct Place<'a> {
    name: &'a str,
    kind: &'a str,
    index: Option<u32>,
    frame: Frame,
    anchor: &'a str,
    size: u32,
    letters: String,
    prompt: &'a str,
}

fn place(xml: &mut Xml, id: u32, place: &Place) {
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]).leaf("p:cNvPr", &[("id", &id), ("name", &place.name)]);
    xml.markup("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>").open("p:nvPr", &[]);
    match place.index {
        Some(index) => xml.leaf("p:ph", &[("type", &place.kind), ("idx", &index)]),
        None => xml.leaf("p:ph", &[("type", &place.kind)]),
    };
    xml.close_last(2).open("p:spPr", &[]);
    place.frame.write(xml, "a:xfrm");
    xml.markup("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>").close();
    xml.open("p:txBody", &[]);
    xml.open(
        "a:bodyPr",
        &[("lIns", &0), ("tIns", &0), ("rIns", &0), ("bIns", &0), ("anchor", &place.anchor)],
    );
    xml.markup("<a:normAutofit/>").close().open("a:lstStyle", &[]);
    xml.open("a:lvl1pPr", &[("marL", &0), ("indent", &0)]).markup("<a:buNone/>");
    xml.open("a:defRPr", &[("sz", &place.size)]).markup(&place.letters);
    xml.leaf("a:latin", &[("typeface", &FONT)]).close_last(3);
    xml.open("a:p", &[]);
    if place.kind == "sldNum" {
        xml.markup("<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr/><a:t>‹#›</a:t></a:fld>");
    } else {
        xml.open("a:r", &[]).leaf("a:rPr", &[]).element("a:t", &[], place.prompt).close();
    }
    xml.close_last(3);
}

fn letters(colour: &str) -> String {
    format!("<a:solidFill>{colour}</a:solidFill>")
}

fn rgb(colour: &str) -> String {
    letters(&format!("<a:srgbClr val=\"{colour}\"/>"))
}

fn accented() -> String {
    letters("<a:schemeClr val=\"accent5\"/>")
}

/// Titles, texts, footer and number, as master and layout of contents have them.
fn shared(xml: &mut Xml) {
    let foot = SLIDE.1 - 1.0;
    for (id, one) in (2..).zip([
        Place {
            name: "Titel",
            kind: "title",
            index: None,
            frame: Frame::new(MARGIN, 1.4, WIDTH, 1.95),
            anchor: "b",
            size: 2_200,
            letters: accented(),
            prompt: "Titel",
        },
        Place {
            name: "Tekst",
            kind: "body",
            index: Some(1),
            frame: Frame::new(MARGIN, TOP, WIDTH, SLIDE.1 - TOP - 1.3),
            anchor: "t",
            size: 1_600,
            letters: rgb(theme::INK),
            prompt: "Tekst",
        },
        Place {
            name: "Sidefod",
            kind: "ftr",
            index: Some(11),
            frame: Frame::new(MARGIN, foot, WIDTH - 4.0, 0.6),
            anchor: "ctr",
            size: 900,
            letters: rgb(theme::MUTED),
            prompt: "Sidefod",
        },
        Place {
            name: "Diasnummer",
            kind: "sldNum",
            index: Some(12),
            frame: Frame::new(SLIDE.0 - MARGIN - 3.0, foot, 3.0, 0.6),
            anchor: "ctr",
            size: 900,
            letters: rgb(theme::MUTED),
            prompt: "",
        },
    ]) {
        place(xml, id, &one);
    }
    rule(xml, 6, MARGIN, 3.5, 3.2);
}

/// A short line in the accent colour.
fn rule(xml: &mut Xml, id: u32, left: f64, top: f64, width: f64) {
    xml.open("p:cxnSp", &[]).open("p:nvCxnSpPr", &[]);
    xml.leaf("p:cNvPr", &[("id", &id), ("name", &"Streg")])
        .leaf("p:cNvCxnSpPr", &[])
        .leaf("p:nvPr", &[])
        .close();
    xml.open("p:spPr", &[]);
    Frame::new(left, top, width, 0.0).write(xml, "a:xfrm");
    xml.markup("<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>");
    xml.open("a:ln", &[("w", &28_575)]).markup(&accented()).close_last(3);
}

fn master(layouts: &[String; 2], language: &str) -> String {
    let mut xml = Xml::part();
    xml.open("p:sldMaster", &[("xmlns:p", &P), ("xmlns:r", &R), ("xmlns:a", &A)]).open("p:cSld", &[]);
    xml.markup(
        "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>",
    );
    xml.open("p:spTree", &[]);
    xml.markup(
        "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>",
    );
    shared(&mut xml);
    xml.close_last(2);
    xml.markup("<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>");
    xml.open("p:sldLayoutIdLst", &[]);
    for (place, id) in (0..).zip(layouts) {
        xml.leaf("p:sldLayoutId", &[("id", &(2_147_483_649_u32 + place)), ("r:id", id)]);
    }
    xml.close().open("p:txStyles", &[]);
    for (name, size, bold, colour) in [
        ("p:titleStyle", 2_400, 1, accented()),
        ("p:bodyStyle", 1_600, 0, rgb(theme::INK)),
        ("p:otherStyle", 1_200, 0, rgb(theme::INK)),
    ] {
        xml.open(name, &[]).open("a:lvl1pPr", &[("marL", &0), ("indent", &0), ("algn", &"l")]);
        xml.markup("<a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:buNone/>");
        xml.open("a:defRPr", &[("lang", &language), ("sz", &size), ("b", &bold)]).markup(&colour);
        xml.leaf("a:latin", &[("typeface", &FONT)]).close_last(3);
    }
    xml.finish()
}

fn title() -> String {
    let mut xml = Xml::part();
    xml.open(
        "p:sldLayout",
        &[
            ("xmlns:p", &P),
            ("xmlns:r", &R),
            ("xmlns:a", &A),
            ("type", &"title"),
            ("showMasterSp", &0),
            ("preserve", &1),
        ],
    );
    xml.open("p:cSld", &[("name", &"Titel")]).open("p:spTree", &[]);
    xml.markup(
        "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>",
    );
    place(
        &mut xml,
        2,
        &Place {
            name: "Titel",
            kind: "ctrTitle",
            index: None,
            frame: Frame::new(MARGIN + 0.5, 5.4, WIDTH - 1.0, 4.0),
            anchor: "b",
            size: 4_000,
            letters: accented(),
            prompt: "Titel",
        },
    );
    place(
        &mut xml,
        3,
        &Place {
            name: "Undertitel",
            kind: "subTitle",
            index: Some(1),
            frame: Frame::new(MARGIN + 0.5, 10.4, WIDTH - 1.0, 2.5),
            anchor: "t",
            size: 2_000,
            letters: rgb(theme::MUTED),
            prompt: "Undertitel",
        },
    );
    rule(&mut xml, 4, MARGIN + 0.5, 9.8, 6.0);
    xml.close_last(2).markup("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    xml.finish()
}

fn content() -> String {
    let mut xml = Xml::part();
    xml.open(
        "p:sldLayout",
        &[("xmlns:p", &P), ("xmlns:r", &R), ("xmlns:a", &A), ("type", &"obj"), ("preserve", &1)],
    );
    xml.open("p:cSld", &[("name", &"Titel og indhold")]).open("p:spTree", &[]);
    xml.markup(
        "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>",
    );
    shared(&mut xml);
    xml.close_last(2).markup("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
    xml.finish()
}

fn notes_master() -> String {
    let mut xml = Xml::part();
    open_slide(&mut xml, "p:notesMaster");
    picture_of_slide(&mut xml);
    xml.open("p:sp", &[]).open("p:nvSpPr", &[]).leaf("p:cNvPr", &[("id", &3), ("name", &"Noter 3")]);
    xml.markup(
        "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr>",
    )
    .close();
    xml.open("p:spPr", &[]).open("a:xfrm", &[]).leaf("a:off", &[("x", &cm(1.9)), ("y", &cm(12.0))]);
    xml.leaf("a:ext", &[("cx", &cm(15.2)), ("cy", &cm(11.0))]).close();
    xml.markup("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>").close();
    xml.markup("<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr/><a:t>Noter</a:t></a:r></a:p></p:txBody>");
    xml.close_last(3);
    xml.markup("<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>");
    xml.finish()
}
