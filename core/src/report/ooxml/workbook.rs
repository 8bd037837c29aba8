//! Sheets in, a workbook out (SpreadsheetML): also the one inside a chart of Word and PowerPoint, by which the reader
//! edits it.
//!
//! Texts are texts: they are written in place as such, so that no text is a formula, and one that starts like a formula
//! carries the mark that keeps it a text when the reader edits the cell.

use super::EMU_PER_CM;
use super::FONT;
use super::chart::Chart;
use super::package::{Package, Properties, Relation};
use super::theme;
use super::xml::{Attributes, Xml};

mod styles;
mod tables;

pub use styles::Format;
use styles::Style;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
/// More rows than this no sheet has.
pub const MOST_ROWS: usize = 1_048_576;
/// Longer texts no cell takes.
const MOST_LETTERS: usize = 32_767;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64, Format),
    /// A number that is not told; the word that stands for it.
    Hidden(&'static str),
    Empty,
    Title(String),
    /// A text that leads to the sheet of this name.
    Link {
        text: String,
        sheet: String,
    },
}

/// A sheet that is one table: its head in the first row.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
    pub layout: Layout,
    pub chart: Option<Chart>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// With head, filter and frozen first row.
    Table,
    /// The rows as they are: a page of text.
    Plain,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub head: String,
    /// In letters.
    pub width: f64,
}

/// The sheets as a file. Their names must be those of [`sheet_names`].
#[must_use]
pub fn written(sheets: &[Sheet], properties: &Properties) -> Vec<u8> {
    let mut package = Package::default();
    let path = "xl/workbook.xml";
    package.relate("", Relation::Document, path);
    let mut book = Xml::part();
    book.open("workbook", &[("xmlns", &MAIN), ("xmlns:r", &RELATIONSHIPS)]);
    book.open("bookViews", &[]).leaf("workbookView", &[]).close();
    book.open("sheets", &[]);
    let mut parts = Vec::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let part = format!("xl/worksheets/sheet{}.xml", place + 1);
        let id = package.relate(path, Relation::Worksheet, &part);
        book.leaf("sheet", &[("name", &sheet.name), ("sheetId", &(place + 1)), ("r:id", &id)]);
        parts.push(part);
    }
    book.close();
    if sheets.iter().any(|sheet| sheet.layout == Layout::Table) {
        book.open("definedNames", &[]);
        for (place, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| sheet.layout == Layout::Table) {
            let rows = format!("{}!$1:$1", quoted(&sheet.name));
            book.element("definedName", &[("name", &"_xlnm.Print_Titles"), ("localSheetId", &place)], &rows);
        }
        book.close();
    }
    package.add(path, WORKBOOK, book.finish());
    for (place, (sheet, part)) in sheets.iter().zip(&parts).enumerate() {
        let xml = Writer { package: &mut package, part, place }.sheet(sheet, properties.language);
        package.add(part, SHEET, xml);
    }
    let styles = "xl/styles.xml";
    package.relate(path, Relation::Styles, styles);
    package.add(
        styles,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
        styles::part(properties.language),
    );
    let theme = "xl/theme/theme1.xml";
    package.relate(path, Relation::Theme, theme);
    package.add(theme, theme::CONTENT_TYPE, theme::part(theme::ACCENT));
    package.describe(properties);
    package.finish()
}

struct Writer<'a> {
    package: &'a mut Package,
    part: &'a str,
    place: usize,
}

impl Writer<'_> {
    fn sheet(&mut self, sheet: &Sheet, language: &str) -> String {
        let table = sheet.layout == Layout::Table;
        let mut xml = Xml::part();
        xml.open("worksheet", &[("xmlns", &MAIN), ("xmlns:r", &RELATIONSHIPS)]);
        xml.open("sheetPr", &[]).leaf("pageSetUpPr", &[("fitToPage", &1)]).close();
        xml.open("sheetViews", &[]);
        let selected = u8::from(self.place == 0);
        xml.open(
            "sheetView",
            &[("showGridLines", &u8::from(table)), ("tabSelected", &selected), ("workbookViewId", &0)],
        );
        if table {
            let pane: Attributes = &[
                ("ySplit", &1),
                ("topLeftCell", &"A2"),
                ("activePane", &"bottomLeft"),
                ("state", &"frozen"),
            ];
            xml.leaf("pane", pane)
                .leaf("selection", &[("pane", &"bottomLeft"), ("activeCell", &"A2"), ("sqref", &"A2")]);
        }
        xml.close_last(2).leaf("sheetFormatPr", &[("defaultRowHeight", &15)]);
        if !sheet.columns.is_empty() {
            xml.open("cols", &[]);
            for (place, column) in sheet.columns.iter().enumerate() {
                let at = place + 1;
                xml.leaf("col", &[("min", &at), ("max", &at), ("width", &column.width), ("customWidth", &1)]);
            }
            xml.close();
        }
        let heads = tables::heads(&sheet.columns);
        let mut links = Vec::new();
        xml.open("sheetData", &[]);
        let mut row = 0;
        if table {
            row += 1;
            xml.open("row", &[("r", &row)]);
            for (place, head) in heads.iter().enumerate() {
                text(&mut xml, &reference(place, row), head, Style::Head);
            }
            xml.close();
        }
        for cells in sheet.rows.iter().take(MOST_ROWS - 1) {
            row += 1;
            xml.open("row", &[("r", &row)]);
            for (place, value) in cells.iter().enumerate() {
                let at = reference(place, row);
                if let Value::Link { sheet, .. } = value {
                    links.push((at.clone(), format!("{}!A1", quoted(sheet))));
                }
                cell(&mut xml, &at, value);
            }
            xml.close();
        }
        xml.close();
        if !links.is_empty() {
            xml.open("hyperlinks", &[]);
            for (at, to) in &links {
                xml.leaf("hyperlink", &[("ref", at), ("location", to)]);
            }
            xml.close();
        }
        xml.leaf(
            "pageMargins",
            &[
                ("left", &0.5),
                ("right", &0.5),
                ("top", &0.6),
                ("bottom", &0.6),
                ("header", &0.3),
                ("footer", &0.3),
            ],
        );
        xml.leaf(
            "pageSetup",
            &[("paperSize", &9), ("orientation", &"landscape"), ("fitToWidth", &1), ("fitToHeight", &0)],
        );
        if let Some(chart) = &sheet.chart {
            let id = self.drawing(chart, &sheet.name, sheet.columns.len() + 1, language);
            xml.leaf("drawing", &[("r:id", &id)]);
        }
        if table && row > 1 {
            let part = format!("xl/tables/table{}.xml", self.place + 1);
            let last = reference(heads.len().saturating_sub(1), row);
            let id = self.package.relate(self.part, Relation::Table, &part);
            self.package.add(&part, tables::CONTENT_TYPE, tables::part(self.place + 1, &heads, &last));
            xml.open("tableParts", &[("count", &1)]).leaf("tablePart", &[("r:id", &id)]).close();
        }
        xml.finish()
    }

    /// The chart beside the table, `columns` to the right.
    fn drawing(&mut self, chart: &Chart, sheet: &str, columns: usize, language: &str) -> String {
        let number = self.place + 1;
        let drawing = format!("xl/drawings/drawing{number}.xml");
        let part = format!("xl/charts/chart{number}.xml");
        let chart_id = self.package.relate(&drawing, Relation::Chart, &part);
        let mut xml = Xml::part();
        xml.open(
            "xdr:wsDr",
            &[
                ("xmlns:xdr", &"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
                ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
            ],
        );
        xml.open("xdr:oneCellAnchor", &[]).open("xdr:from", &[]);
        let column = columns.to_string();
        for (name, at) in
            [("xdr:col", column.as_str()), ("xdr:colOff", "0"), ("xdr:row", "1"), ("xdr:rowOff", "0")]
        {
            xml.element(name, &[], at);
        }
        let (width, height) = chart.size;
        let emu = |cm: f64| (cm * EMU_PER_CM as f64) as i64;
        xml.close().leaf("xdr:ext", &[("cx", &emu(width)), ("cy", &emu(height))]);
        xml.open("xdr:graphicFrame", &[("macro", &"")]).open("xdr:nvGraphicFramePr", &[]);
        xml.leaf("xdr:cNvPr", &[("id", &2), ("name", &chart.name), ("descr", &chart.description)]);
        xml.leaf("xdr:cNvGraphicFramePr", &[]).close();
        xml.markup("<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm>");
        xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", &super::chart::NAMESPACE)]);
        xml.leaf(
            "c:chart",
            &[("xmlns:c", &super::chart::NAMESPACE), ("xmlns:r", &RELATIONSHIPS), ("r:id", &chart_id)],
        );
        xml.close_last(3).leaf("xdr:clientData", &[]);
        self.package.add(&part, super::chart::CONTENT_TYPE, chart.xml(sheet, None, language));
        self.package.add(&drawing, "application/vnd.openxmlformats-officedocument.drawing+xml", xml.finish());
        self.package.relate(self.part, Relation::Drawing, &drawing)
    }
}

fn cell(xml: &mut Xml, at: &str, value: &Value) {
    match value {
        Value::Empty => {}
        Value::Number(number, _) if !number.is_finite() => {}
        Value::Number(number, format) => {
            xml.open("c", &[("r", &at), ("s", &Style::Number(*format).place())]);
            xml.element("v", &[], &number.to_string()).close();
        }
        Value::Hidden(word) => text(xml, at, word, Style::Hidden),
        Value::Title(title) => text(xml, at, title, Style::Title),
        Value::Link { text: shown, .. } => text(xml, at, shown, Style::Link),
        Value::Text(said) if starts_like_a_formula(said) => text(xml, at, said, Style::Quoted),
        Value::Text(said) => text(xml, at, said, Style::Text),
    }
}

fn text(xml: &mut Xml, at: &str, text: &str, style: Style) {
    let text: String = text.chars().take(MOST_LETTERS).collect();
    xml.open("c", &[("r", &at), ("s", &style.place()), ("t", &"inlineStr")]).open("is", &[]);
    xml.element("t", &[("xml:space", &"preserve")], &unescaped(&text)).close_last(2);
}

/// What Excel would take for a formula if it were typed.
fn starts_like_a_formula(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    first.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}

/// A text that looks like Excel's own way to write a letter by its number (`_x0041_`) is kept as it is.
fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let looks = |at: usize| {
        bytes.get(at..at + 7).is_some_and(|seven| {
            seven[0] == b'_'
                && seven[1] == b'x'
                && seven[2..6].iter().all(u8::is_ascii_hexdigit)
                && seven[6] == b'_'
        })
    };
    let mut kept = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if looks(at) {
            kept.push_str("_x005F");
        }
        kept.push(letter);
    }
    kept
}

/// `A1` of the column and row: columns counted from 0, rows from 1.
#[must_use]
pub fn reference(column: usize, row: usize) -> String {
    format!("{}{row}", letters(column))
}

/// `$B$2:$B$9` of a sheet.
#[must_use]
pub fn range(sheet: &str, column: usize, first: usize, last: usize) -> String {
    let letters = letters(column);
    format!("{}!${letters}${first}:${letters}${last}", quoted(sheet))
}

#[must_use]
pub fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// Names that Excel takes: at most 31 letters, none of `: \ / ? * [ ]`, none twice.
#[must_use]
pub fn sheet_names<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for wish in wanted {
        let clean: String = wish
            .chars()
            .map(|letter| {
                if matches!(letter, ':' | '\\' | '/' | '?' | '*' | '[' | ']') || letter.is_control() {
                    ' '
                } else {
                    letter
                }
            })
            .collect();
        // Excel counts UTF-16 units.
        let cut = |text: &str, most: usize| {
            let mut units = 0;
            let kept = text.chars().take_while(|letter| {
                units += letter.len_utf16();
                units <= most
            });
            kept.collect::<String>().trim_matches([' ', '\'']).to_owned()
        };
        let mut name = cut(&clean, 31);
        if name.is_empty() {
            name = "Data".to_owned();
        }
        let taken = |name: &str, names: &[String]| {
            names.iter().any(|known| known.to_lowercase() == name.to_lowercase())
        };
        let mut number = 2;
        let stem = cut(&name, 26);
        while taken(&name, &names) {
            name = format!("{stem} {number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        for (column, name) in [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")] {
            assert_eq!(reference(column, 1), name);
        }
        assert_eq!(range("Bo's", 1, 2, 9), "'Bo''s'!$B$2:$B$9");
    }

    #[test]
    fn sheets_get_names_that_excel_takes() {
        let long = "x".repeat(40);
        let names = sheet_names(["a/b", "A b", "", "'q'", &long, &long].into_iter());
        assert_eq!(names[..4], ["a b", "A b 2", "Data", "q"]);
        assert!(names.iter().all(|name| name.len() <= 31));
        assert_ne!(names[4], names[5]);
    }

    #[test]
    fn a_text_that_looks_like_an_escape_is_kept() {
        assert_eq!(unescaped("_x0041_ æ _x00G1_"), "_x005F_x0041_ æ _x00G1_");
    }
}
