//! The theme part that Word, PowerPoint and Excel take their choices of colours and fonts from: a reader who edits a
//! chart finds our colours in the palette.

use super::FONT;
use super::xml::Xml;

pub const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// Hexadecimal, as OOXML writes them. Green, yellow and red differ by 3:1 or more from one another.
pub const INK: &str = "1A1A1A";
pub const WHITE: &str = "FFFFFF";
pub const OUTLINE: &str = "454545";
pub const MUTED: &str = "595959";
pub const RULE: &str = "BFBFBF";
pub const VEIL: &str = "F2F2F2";
pub const GREEN: &str = "309772";
pub const YELLOW: &str = "FFEB84";
pub const RED: &str = "7E0101";
pub const GREY: &str = "6B6B6B";
pub const BLUE: &str = "9CC3E0";
/// Of headings and rules, where nobody chose another.
pub const ACCENT: &str = "004D99";

#[must_use]
pub fn part(accent: &str) -> String {
    let mut xml = Xml::part();
    xml.open(
        "a:theme",
        &[("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"), ("name", &"Svarkort")],
    );
    xml.open("a:themeElements", &[]).open("a:clrScheme", &[("name", &"Svarkort")]);
    for (name, colour) in [
        ("a:dk1", INK),
        ("a:lt1", WHITE),
        ("a:dk2", OUTLINE),
        ("a:lt2", VEIL),
        ("a:accent1", GREEN),
        ("a:accent2", YELLOW),
        ("a:accent3", RED),
        ("a:accent4", BLUE),
        ("a:accent5", accent),
        ("a:accent6", GREY),
        ("a:hlink", ACCENT),
        ("a:folHlink", MUTED),
    ] {
        xml.open(name, &[]).leaf("a:srgbClr", &[("val", &colour)]).close();
    }
    xml.close().open("a:fontScheme", &[("name", &"Svarkort")]);
    for name in ["a:majorFont", "a:minorFont"] {
        xml.open(name, &[]).leaf("a:latin", &[("typeface", &FONT)]);
        xml.leaf("a:ea", &[("typeface", &"")]).leaf("a:cs", &[("typeface", &"")]).close();
    }
    // Three of each are demanded; all are plain.
    xml.close().open("a:fmtScheme", &[("name", &"Svarkort")]);
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!(
        "<a:ln w=\"9525\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{fill}<a:prstDash val=\"solid\"/></a:ln>"
    );
    for (name, one) in [
        ("a:fillStyleLst", fill),
        ("a:lnStyleLst", line.as_str()),
        ("a:effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>"),
        ("a:bgFillStyleLst", fill),
    ] {
        xml.open(name, &[]).markup(&one.repeat(3)).close();
    }
    xml.finish()
}
