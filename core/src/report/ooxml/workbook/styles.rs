//! How cells look, by their places in the part of styles.

use super::FONT;
use super::theme;
use super::{MAIN, Xml};

/// How a number is shown; what is stored is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As many digits as it has.
    Exact,
    /// Whole, thousands apart.
    Count,
    /// With so many decimals.
    Decimal(u8),
    /// A share, shown as per cent with so many decimals.
    Percent(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Text,
    /// Stays a text when it is edited.
    Quoted,
    Head,
    Hidden,
    Title,
    Link,
    Number(Format),
}

const MOST_DECIMALS: u8 = 4;
/// Places before those of numbers.
const TEXTS: usize = 7;

impl Format {
    /// The code that Excel knows it by. `language`: `da-DK`; Danish keeps a space before the sign of per cent.
    #[must_use]
    pub fn code(self, language: &str) -> String {
        let decimals = |decimals: u8| {
            let zeros = "0".repeat(usize::from(decimals.min(MOST_DECIMALS)));
            if zeros.is_empty() { "0".to_owned() } else { format!("0.{zeros}") }
        };
        match self {
            Format::Exact => "General".to_owned(),
            Format::Count => "#,##0".to_owned(),
            Format::Decimal(count) => decimals(count),
            Format::Percent(count) if language.starts_with("da") => format!("{}\"\u{a0}\"%", decimals(count)),
            Format::Percent(count) => format!("{}%", decimals(count)),
        }
    }
}

impl Style {
    /// Its place among the formats of cells.
    pub(super) fn place(self) -> usize {
        let span = usize::from(MOST_DECIMALS) + 1;
        let decimals = |count: u8| usize::from(count.min(MOST_DECIMALS));
        match self {
            Style::Text => 1,
            Style::Quoted => 2,
            Style::Head => 3,
            Style::Hidden => 4,
            Style::Title => 5,
            Style::Link => 6,
            Style::Number(Format::Exact) => TEXTS,
            Style::Number(Format::Count) => TEXTS + 1,
            Style::Number(Format::Decimal(count)) => TEXTS + 2 + decimals(count),
            Style::Number(Format::Percent(count)) => TEXTS + 2 + span + decimals(count),
        }
    }
}

pub(super) fn part(language: &str) -> String {
    let numbers: Vec<Format> = [Format::Exact, Format::Count]
        .into_iter()
        .chain((0..=MOST_DECIMALS).map(Format::Decimal))
        .chain((0..=MOST_DECIMALS).map(Format::Percent))
        .collect();
    let mut xml = Xml::part();
    xml.open("styleSheet", &[("xmlns", &MAIN)]);
    xml.open("numFmts", &[("count", &(numbers.len() - 1))]);
    for (place, format) in numbers.iter().enumerate().skip(1) {
        xml.leaf("numFmt", &[("numFmtId", &(164 + place)), ("formatCode", &format.code(language))]);
    }
    xml.close().open("fonts", &[("count", &5)]);
    let plain = (10, "", theme::INK);
    for (size, mark, colour) in [
        plain,
        (10, "<b/>", theme::WHITE),
        (10, "<i/>", theme::MUTED),
        (14, "<b/>", theme::INK),
        (10, "<u/>", theme::ACCENT),
    ] {
        xml.open("font", &[]).markup(mark).leaf("sz", &[("val", &size)]);
        xml.leaf("color", &[("rgb", &format_args!("FF{colour}"))]).leaf("name", &[("val", &FONT)]).close();
    }
    xml.close().open("fills", &[("count", &3)]);
    xml.markup(
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
    );
    xml.open("fill", &[]).open("patternFill", &[("patternType", &"solid")]);
    xml.leaf("fgColor", &[("rgb", &format_args!("FF{}", theme::OUTLINE))]).close_last(3);
    xml.markup("<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>");
    xml.markup("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
    xml.open("cellXfs", &[("count", &(TEXTS + numbers.len()))]);
    // The default, then those of `Style::place`.
    let wrapped = "<alignment vertical=\"top\" wrapText=\"1\"/>";
    let top = "<alignment vertical=\"top\"/>";
    for (font, fill, quote, alignment) in [
        (0, 0, 0, ""),
        (0, 0, 0, wrapped),
        (0, 0, 1, wrapped),
        (1, 2, 0, wrapped),
        (2, 0, 0, "<alignment horizontal=\"right\" vertical=\"top\"/>"),
        (3, 0, 0, top),
        (4, 0, 0, top),
    ] {
        xml.open(
            "xf",
            &[
                ("numFmtId", &0),
                ("fontId", &font),
                ("fillId", &fill),
                ("borderId", &0),
                ("xfId", &0),
                ("quotePrefix", &quote),
                ("applyFont", &1),
                ("applyFill", &1),
                ("applyAlignment", &1),
            ],
        );
        xml.markup(alignment).close();
    }
    for place in 0..numbers.len() {
        let format = if place == 0 { 0 } else { 164 + place };
        xml.open(
            "xf",
            &[
                ("numFmtId", &format),
                ("fontId", &0),
                ("fillId", &0),
                ("borderId", &0),
                ("xfId", &0),
                ("applyNumberFormat", &1),
                ("applyAlignment", &1),
            ],
        );
        xml.markup(top).close();
    }
    xml.close();
    xml.markup(
        "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
    );
    xml.finish()
}
