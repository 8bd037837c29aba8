//! A language and an accent colour in, Word's parts of styles, lists and settings out.

use super::super::ooxml::xml::Xml;
use super::super::ooxml::{FONT, theme};
use super::W;

/// A style of paragraphs.
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    based_on: Option<&'a str>,
    next: Option<&'a str>,
    /// The insides of `w:pPr` and `w:rPr`.
    paragraph: String,
    letters: String,
}

pub fn styles(language: &str, accent: &str) -> String {
    let mut xml = Xml::part();
    xml.open("w:styles", &[("xmlns:w", &W)]).open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]).open("w:rPr", &[]);
    xml.leaf("w:rFonts", &[("w:ascii", &FONT), ("w:hAnsi", &FONT), ("w:cs", &FONT), ("w:eastAsia", &FONT)]);
    xml.leaf("w:color", &[("w:val", &theme::INK)])
        .leaf("w:sz", &[("w:val", &21)])
        .leaf("w:szCs", &[("w:val", &21)]);
    xml.leaf("w:lang", &[("w:val", &language), ("w:eastAsia", &language), ("w:bidi", &"ar-SA")])
        .close_last(2);
    xml.open("w:pPrDefault", &[]).open("w:pPr", &[]);
    xml.leaf("w:spacing", &[("w:after", &120), ("w:line", &276), ("w:lineRule", &"auto")]).close_last(3);
    for style in all(accent) {
        let default = style.based_on.is_none();
        let own = [("w:type", &"paragraph" as &dyn std::fmt::Display), ("w:styleId", &style.id)];
        if default {
            xml.open("w:style", &[own[0], ("w:default", &1), own[1]]);
        } else {
            xml.open("w:style", &own);
        }
        xml.leaf("w:name", &[("w:val", &style.name)]);
        if let Some(based_on) = style.based_on {
            xml.leaf("w:basedOn", &[("w:val", &based_on)]);
        }
        if let Some(next) = style.next {
            xml.leaf("w:next", &[("w:val", &next)]);
        }
        xml.leaf("w:qFormat", &[]);
        xml.open("w:pPr", &[]).markup(&style.paragraph).close();
        xml.open("w:rPr", &[]).markup(&style.letters).close_last(2);
    }
    for (id, name, letters) in [
        (
            "KeyNumber",
            "Svarkort Key Number",
            format!("<w:b/><w:color w:val=\"{accent}\"/><w:sz w:val=\"40\"/>"),
        ),
        (
            "KeyBase",
            "Svarkort Key Base",
            format!("<w:color w:val=\"{}\"/><w:sz w:val=\"18\"/>", theme::MUTED),
        ),
    ] {
        xml.open("w:style", &[("w:type", &"character"), ("w:customStyle", &1), ("w:styleId", &id)]);
        xml.leaf("w:name", &[("w:val", &name)]);
        xml.open("w:rPr", &[]).markup(&letters).close_last(2);
    }
    table_style(&mut xml);
    xml.finish()
}

fn all(accent: &str) -> Vec<Style<'static>> {
    let heading = |before: u32, after: u32, level: u8| {
        format!(
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"{level}\"/>"
        )
    };
    let letters = |size: u32, colour: &str| {
        format!("<w:b/><w:color w:val=\"{colour}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
    };
    let muted = |size: u32| {
        format!("<w:color w:val=\"{}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>", theme::MUTED)
    };
    let spacing = |before: u32, after: u32| format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>");
    let cell = "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>";
    let size = |size: u32| format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    let style = |id, name, next, paragraph: String, letters: String| Style {
        id,
        name,
        based_on: Some("Normal"),
        next,
        paragraph,
        letters,
    };
    let rule = format!(
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"6\" w:color=\"{accent}\"/></w:pBdr>"
    );
    vec![
        Style { id: "Normal", name: "Normal", based_on: None, next: None, paragraph: String::new(), letters: String::new() },
        style("Title", "Title", Some("Subtitle"), spacing(0, 60), letters(48, accent)),
        style("Subtitle", "Subtitle", Some("Normal"), format!("{rule}{}", spacing(0, 240)), muted(22)),
        style("Heading1", "heading 1", Some("Normal"), heading(400, 120, 0), letters(32, accent)),
        style("Heading2", "heading 2", Some("Normal"), heading(280, 60, 1), letters(24, theme::INK)),
        style("Heading3", "heading 3", Some("Normal"), heading(200, 40, 2), letters(21, theme::INK)),
        style(
            "ListBullet",
            "List Bullet",
            None,
            format!("<w:numPr><w:numId w:val=\"1\"/></w:numPr>{}", spacing(0, 80)),
            String::new(),
        ),
        style(
            "KeyFigure",
            "Svarkort Key Figure",
            None,
            "<w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"1500\"/></w:tabs><w:spacing w:before=\"20\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"1500\" w:hanging=\"1500\"/>"
                .to_owned(),
            String::new(),
        ),
        style("FigureSubtitle", "Svarkort Figure Subtitle", None, format!("<w:keepNext/>{}", spacing(0, 60)), muted(19)),
        style("Figure", "Svarkort Figure", Some("Footnote"), format!("<w:keepNext/>{}", spacing(0, 40)), String::new()),
        style("Footnote", "Svarkort Footnote", Some("Normal"), spacing(0, 200), muted(16)),
        style("Caption", "caption", None, format!("<w:keepNext/>{}", spacing(200, 80)), letters(21, theme::INK)),
        style(
            "Note",
            "Svarkort Note",
            None,
            "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"FEBB30\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF8E5\"/><w:spacing w:before=\"60\" w:after=\"120\"/><w:ind w:left=\"227\"/>".to_string(),
            size(20),
        ),
        style("TableText", "Svarkort Table", None, cell.to_owned(), size(18)),
        style("TableSmall", "Svarkort Table Small", None, cell.to_owned(), size(15)),
        style("Header", "header", None, spacing(0, 240), String::new()),
        style(
            "Footer",
            "footer",
            None,
            "<w:tabs><w:tab w:val=\"right\" w:pos=\"9412\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"0\"/>".to_owned(),
            muted(16),
        ),
    ]
}

fn table_style(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", &"table"), ("w:default", &1), ("w:styleId", &"TableNormal")]);
    xml.leaf("w:name", &[("w:val", &"Normal Table")]);
    xml.markup("<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr>").close();
    xml.open("w:style", &[("w:type", &"table"), ("w:customStyle", &1), ("w:styleId", &"Svarkort")]);
    xml.leaf("w:name", &[("w:val", &"Svarkort")]).leaf("w:basedOn", &[("w:val", &"TableNormal")]);
    let rule = |name: &str, size: u32, colour: &str| {
        format!("<w:{name} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"{colour}\"/>")
    };
    xml.open("w:tblPr", &[]).leaf("w:tblStyleRowBandSize", &[("w:val", &1)]);
    xml.open("w:tblBorders", &[]);
    xml.markup(&rule("top", 8, theme::OUTLINE)).markup(&rule("bottom", 8, theme::OUTLINE));
    xml.markup(&rule("insideH", 4, "DCDCDC")).close();
    xml.markup(
        "<w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>",
    );
    xml.close();
    xml.open("w:tblStylePr", &[("w:type", &"firstRow")]);
    xml.markup("<w:rPr><w:b/></w:rPr>").open("w:tcPr", &[]).open("w:tcBorders", &[]);
    xml.markup(&rule("bottom", 8, theme::OUTLINE)).close();
    xml.leaf("w:shd", &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &theme::VEIL)]);
    xml.markup("<w:vAlign w:val=\"bottom\"/>").close_last(3);
}

/// The one list there is: of points.
pub fn numbering() -> String {
    let mut xml = Xml::part();
    xml.open("w:numbering", &[("xmlns:w", &W)]).open("w:abstractNum", &[("w:abstractNumId", &0)]);
    xml.leaf("w:multiLevelType", &[("w:val", &"singleLevel")]).open("w:lvl", &[("w:ilvl", &0)]);
    for (name, value) in [("w:start", "1"), ("w:numFmt", "bullet"), ("w:lvlText", "•"), ("w:lvlJc", "left")]
    {
        xml.leaf(name, &[("w:val", &value)]);
    }
    xml.markup("<w:pPr><w:ind w:left=\"357\" w:hanging=\"357\"/></w:pPr>").close_last(2);
    xml.open("w:num", &[("w:numId", &1)]).leaf("w:abstractNumId", &[("w:val", &0)]);
    xml.finish()
}

pub fn settings(language: &str) -> String {
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", &W)]);
    xml.leaf("w:defaultTabStop", &[("w:val", &709)]);
    xml.open("w:compat", &[]);
    xml.leaf(
        "w:compatSetting",
        &[
            ("w:name", &"compatibilityMode"),
            ("w:uri", &"http://schemas.microsoft.com/office/word"),
            ("w:val", &15),
        ],
    );
    xml.close().leaf("w:themeFontLang", &[("w:val", &language)]);
    xml.leaf("w:decimalSymbol", &[("w:val", &if language == "da-DK" { "," } else { "." })]);
    xml.leaf("w:listSeparator", &[("w:val", &if language == "da-DK" { ";" } else { "," })]);
    xml.finish()
}
