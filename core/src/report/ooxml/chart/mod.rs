//! A figure in, a native chart out (DrawingML): the reader can edit it, for its numbers are a workbook beside it.
//!
//! What office suites leave to chance is written: every fill as a colour, every flag of a label, and the numbers
//! themselves beside the references to them, so that the chart is drawn where the workbook is not read.

mod bars;
mod marks;
mod scatter;

use crate::Language;
use crate::figure::{self, Figure};
use crate::words::document::ChartWords;

use super::super::document::parts::parts;
use super::package::{Properties, locale};
use super::theme;
use super::workbook::{self, Column, Layout, Sheet, Value};
use super::xml::Xml;

pub const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
pub const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/// Of the workbook inside a chart.
pub const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The sheet of the workbook inside a chart.
pub const DATA: &str = "Data";

/// Centimetres of one point of type.
const CM_PER_POINT: f64 = 2.54 / 72.0;
/// A letter of Arial is about half as wide as high; a little more, to be on the safe side.
const LETTER: f64 = 0.49;

/// A chart that knows its place: how wide it is, and so how high, and how large its letters are.
#[derive(Debug, Clone)]
pub struct Chart {
    pub name: String,
    /// For those who do not see it.
    pub description: String,
    /// Width and height in centimetres.
    pub size: (f64, f64),
    chart: figure::Chart,
    /// In points.
    letters: f64,
    language: Language,
}

/// What a chart has to keep within.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// In centimetres.
    pub width: f64,
    pub most_height: f64,
    /// In points.
    pub letters: f64,
    /// Of a bar with the space about it, at the least; in centimetres.
    pub row: f64,
}

/// The figure in as many charts as the place asks for, each with the figure that it shows.
#[must_use]
pub fn charts(figure: &Figure, place: Place) -> Vec<(Figure, Chart)> {
    let row = match &figure.chart {
        figure::Chart::Stacked(stacked) => {
            bars::row(stacked.rows.iter().map(|row| row.label.as_str()), place)
        }
        figure::Chart::Importance(bars) => bars::row(bars.rows.iter().map(|row| row.label.as_str()), place),
        figure::Chart::Map(_) | figure::Chart::Heat(_) => 1.0,
    };
    let most = ((place.most_height - bars::ABOVE) / row) as usize;
    let of = |figure: Figure| {
        let chart = Chart::of(&figure, place);
        (figure, chart)
    };
    parts(figure, most).into_iter().map(of).collect()
}

impl Chart {
    #[must_use]
    pub fn of(figure: &Figure, place: Place) -> Chart {
        let height = match &figure.chart {
            figure::Chart::Stacked(stacked) => {
                let row = bars::row(stacked.rows.iter().map(|row| row.label.as_str()), place);
                bars::ABOVE + row * stacked.rows.len() as f64
            }
            figure::Chart::Importance(bars) => {
                let row = bars::row(bars.rows.iter().map(|row| row.label.as_str()), place);
                bars::ABOVE + row * bars.rows.len() as f64
            }
            figure::Chart::Map(_) => (place.width * 0.68).min(place.most_height),
            figure::Chart::Heat(_) => 0.0,
        };
        let title = if figure.subtitle.is_empty() {
            &figure.title
        } else {
            &format!("{}. {}", figure.title, figure.subtitle)
        };
        Chart {
            name: figure.title.clone(),
            description: format!("{title} {}", figure.description).chars().take(2_000).collect(),
            size: (place.width, height.min(place.most_height)),
            chart: figure.chart.clone(),
            letters: place.letters,
            language: figure.language,
        }
    }

    /// Drawn higher where there is room, for a slide: bars not thicker than they should be.
    #[must_use]
    pub fn filling(self, height: f64) -> Chart {
        const THICK: f64 = 1.75;
        let rows = match &self.chart {
            figure::Chart::Stacked(stacked) => stacked.rows.len(),
            figure::Chart::Importance(importance) => importance.rows.len(),
            figure::Chart::Map(_) | figure::Chart::Heat(_) => return self,
        };
        let most = (bars::ABOVE + THICK * rows as f64).min(height);
        Chart { size: (self.size.0, self.size.1.max(most)), ..self }
    }

    /// Its numbers, as the chart refers to them.
    #[must_use]
    pub fn sheet(&self, name: &str) -> Sheet {
        let words = ChartWords::of(self.language);
        let (columns, rows) = match &self.chart {
            figure::Chart::Stacked(stacked) => bars::stacked_rows(stacked),
            figure::Chart::Importance(importance) => bars::importance_rows(importance, words),
            figure::Chart::Map(map) => scatter::rows(map, words),
            figure::Chart::Heat(_) => (Vec::new(), Vec::new()),
        };
        let width = |place: usize| if place == 0 { 48.0 } else { 14.0 };
        let columns =
            columns.into_iter().enumerate().map(|(place, head)| Column { head, width: width(place) });
        Sheet { name: name.to_owned(), columns: columns.collect(), rows, layout: Layout::Table, chart: None }
    }

    /// The workbook by which it is edited.
    #[must_use]
    pub fn workbook(&self) -> Vec<u8> {
        let properties = Properties {
            title: &self.name,
            subject: None,
            creator: None,
            language: locale(self.language),
            date: None,
        };
        workbook::written(&[self.sheet(DATA)], &properties)
    }

    /// `sheet`: where its numbers stand; `external`: the relationship to the workbook inside, where they stand there.
    #[must_use]
    pub fn xml(&self, sheet: &str, external: Option<&str>, language: &str) -> String {
        let mut xml = Xml::part();
        xml.open(
            "c:chartSpace",
            &[
                ("xmlns:c", &NAMESPACE),
                ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
                ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
            ],
        );
        xml.leaf("c:date1904", &[("val", &0)]).leaf("c:lang", &[("val", &language)]);
        xml.leaf("c:roundedCorners", &[("val", &0)]);
        xml.open("c:chart", &[]).leaf("c:autoTitleDeleted", &[("val", &1)]);
        let drawn = Drawn {
            sheet,
            language,
            letters: self.letters,
            size: self.size,
            numbers: self.sheet(sheet).rows,
        };
        match &self.chart {
            figure::Chart::Stacked(stacked) => bars::stacked(&mut xml, stacked, &drawn),
            figure::Chart::Importance(importance) => {
                bars::importance(&mut xml, importance, &drawn, ChartWords::of(self.language));
            }
            figure::Chart::Map(map) => scatter::map(&mut xml, map, &drawn, ChartWords::of(self.language)),
            // Office programs have no such chart: it stands in documents as the table that it is.
            figure::Chart::Heat(_) => {}
        }
        xml.leaf("c:plotVisOnly", &[("val", &1)]).leaf("c:dispBlanksAs", &[("val", &"gap")]).close();
        xml.open("c:spPr", &[]).markup("<a:noFill/><a:ln><a:noFill/></a:ln>").close();
        marks::text(&mut xml, Letters { size: self.letters, ..Letters::default() }, language);
        if let Some(id) = external {
            xml.open("c:externalData", &[("r:id", &id)]).leaf("c:autoUpdate", &[("val", &0)]).close();
        }
        xml.finish()
    }
}

/// What the parts of a chart share.
struct Drawn<'a> {
    sheet: &'a str,
    language: &'a str,
    letters: f64,
    size: (f64, f64),
    /// The rows of its sheet, below the head.
    numbers: Vec<Vec<Value>>,
}

#[derive(Debug, Clone, Copy)]
struct Letters {
    size: f64,
    weight: Weight,
    colour: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Normal,
    Bold,
}

impl Default for Letters {
    fn default() -> Self {
        Letters { size: 9.0, weight: Weight::Normal, colour: theme::INK }
    }
}

impl Drawn<'_> {
    /// A reference to texts of a column, with the texts.
    fn texts(&self, xml: &mut Xml, column: usize, rows: std::ops::Range<usize>) {
        xml.open("c:strRef", &[]).element(
            "c:f",
            &[],
            &workbook::range(self.sheet, column, rows.start + 2, rows.end + 1),
        );
        xml.open("c:strCache", &[]).leaf("c:ptCount", &[("val", &rows.len())]);
        for (place, row) in rows.enumerate() {
            if let Some(Value::Text(text)) = self.numbers.get(row).and_then(|row| row.get(column)) {
                xml.open("c:pt", &[("idx", &place)]).element("c:v", &[], text).close();
            }
        }
        xml.close_last(2);
    }

    /// The name of a series: a single cell.
    fn name(&self, xml: &mut Xml, column: usize, row: usize, name: &str) {
        let cell = workbook::range(self.sheet, column, row, row);
        let cell = cell.split(':').next().unwrap_or(&cell);
        xml.open("c:tx", &[]).open("c:strRef", &[]).element("c:f", &[], cell);
        xml.open("c:strCache", &[]).leaf("c:ptCount", &[("val", &1)]);
        xml.open("c:pt", &[("idx", &0)]).element("c:v", &[], name).close_last(4);
    }

    /// A reference to numbers of a column, with the numbers.
    fn values(&self, xml: &mut Xml, column: usize, rows: std::ops::Range<usize>, format: &str) {
        xml.open("c:numRef", &[]).element(
            "c:f",
            &[],
            &workbook::range(self.sheet, column, rows.start + 2, rows.end + 1),
        );
        xml.open("c:numCache", &[]).element("c:formatCode", &[], format);
        xml.leaf("c:ptCount", &[("val", &rows.len())]);
        for (place, row) in rows.enumerate() {
            if let Some(Value::Number(number, _)) = self.numbers.get(row).and_then(|row| row.get(column)) {
                xml.open("c:pt", &[("idx", &place)]).element("c:v", &[], &number.to_string()).close();
            }
        }
        xml.close_last(2);
    }
}

/// In how many lines of so many centimetres a text stands, about.
#[must_use]
pub fn lines(text: &str, width: f64, letters: f64) -> f64 {
    let in_line = (width / (letters * CM_PER_POINT * LETTER)).max(1.0);
    // Words do not fill their lines.
    (text.chars().count() as f64 * 1.08 / in_line).ceil().max(1.0)
}

/// At most so many letters, cut at a word.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    let kept = if kept.chars().count() * 2 < most { &cut } else { kept };
    format!("{}…", kept.trim_end_matches([' ', ',', '.', ';', ':', '-']))
}
