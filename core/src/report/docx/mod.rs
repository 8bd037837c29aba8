//! A document in, a Word file out (WordprocessingML): headings that are headings, tables whose heads are repeated and
//! told as such, charts that can be edited, and an alternative text for each.

mod styles;

use super::document::cells::{Side, side, widths, written};
use super::document::{Block, Document, KeyFigure, LogoFormat};
use super::ooxml::EMU_PER_CM;
use super::ooxml::chart::{self, Chart, Place};
use super::ooxml::package::{Package, Properties, Relation, locale};
use super::ooxml::theme;
use super::ooxml::xml::Xml;
use crate::figure::{Cell, Figure, Table};
use crate::words::document::DocumentWords;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const MAIN: &str = "word/document.xml";

/// A4 upright, in twentieths of a point, and its margins.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_247;
/// What lies between the margins.
const WIDTH: u32 = PAGE.0 - 2 * MARGIN;
const PLACE: Place = Place { width: 16.5, most_height: 20.5, letters: 9.0, row: 0.72 };

#[must_use]
pub fn document(document: &Document) -> Vec<u8> {
    let mut writer = Writer {
        package: Package::default(),
        document,
        words: DocumentWords::of(document.language),
        language: locale(document.language),
        drawings: 0,
        charts: 0,
    };
    writer.package.relate("", Relation::Document, MAIN);
    let xml = writer.body();
    writer.package.add(
        MAIN,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        xml,
    );
    writer.rest();
    writer.package.finish()
}

struct Writer<'a> {
    package: Package,
    document: &'a Document,
    words: &'static DocumentWords,
    language: &'static str,
    /// Ids are given in order, and each once.
    drawings: u32,
    charts: u32,
}

impl Writer<'_> {
    fn body(&mut self) -> String {
        let document = self.document;
        let mut xml = Xml::part();
        xml.open("w:document", &[("xmlns:w", &W), ("xmlns:r", &R), ("xmlns:a", &A), ("xmlns:wp", &WP)]);
        xml.open("w:body", &[]);
        paragraph(&mut xml, "Title", &document.title);
        let line = under_title(document);
        if !line.is_empty() {
            paragraph(&mut xml, "Subtitle", &line);
        }
        for section in &document.sections {
            paragraph(&mut xml, "Heading1", &section.heading);
            let mut under = 1;
            for block in &section.blocks {
                if matches!(block, Block::Heading(_)) {
                    under = 2;
                }
                self.block(&mut xml, block, under);
            }
        }
        let footer = self.package.relate(MAIN, Relation::Footer, "word/footer1.xml");
        xml.open("w:sectPr", &[]);
        if document.brand.logo.is_some() {
            let header = self.package.relate(MAIN, Relation::Header, "word/header1.xml");
            xml.leaf("w:headerReference", &[("w:type", &"first"), ("r:id", &header)]);
        }
        xml.leaf("w:footerReference", &[("w:type", &"default"), ("r:id", &footer)]);
        xml.leaf("w:footerReference", &[("w:type", &"first"), ("r:id", &footer)]);
        xml.leaf("w:pgSz", &[("w:w", &PAGE.0), ("w:h", &PAGE.1)]);
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", &MARGIN),
                ("w:right", &MARGIN),
                ("w:bottom", &MARGIN),
                ("w:left", &MARGIN),
                ("w:header", &567),
                ("w:footer", &567),
                ("w:gutter", &0),
            ],
        );
        xml.leaf("w:titlePg", &[]);
        xml.finish()
    }

    /// `under`: the level of the heading that the block stands under.
    fn block(&mut self, xml: &mut Xml, block: &Block, under: u8) {
        match block {
            Block::Heading(text) => paragraph(xml, "Heading2", text),
            Block::Paragraph(text) => paragraph(xml, "Normal", text),
            Block::List(items) => items.iter().for_each(|item| paragraph(xml, "ListBullet", item)),
            Block::KeyFigures(figures) => figures.iter().for_each(|figure| key_figure(xml, figure)),
            Block::Figure(figure) => {
                self.figure(xml, figure, if under > 1 { "Heading3" } else { "Heading2" })
            }
            Block::Table(table) => self.table(xml, table),
            Block::Note(text) => paragraph(xml, "Note", text),
        }
    }

    fn figure(&mut self, xml: &mut Xml, figure: &Figure, heading: &str) {
        for (figure, chart) in chart::charts(figure, PLACE) {
            paragraph(xml, heading, &figure.title);
            if !figure.subtitle.is_empty() {
                paragraph(xml, "FigureSubtitle", &figure.subtitle);
            }
            self.chart(xml, &chart);
            paragraph(xml, "Footnote", &figure.footnote);
        }
    }

    fn chart(&mut self, xml: &mut Xml, chart: &Chart) {
        self.charts += 1;
        let part = format!("word/charts/chart{}.xml", self.charts);
        let book = format!("word/embeddings/chart{}.xlsx", self.charts);
        let id = self.package.relate(MAIN, Relation::Chart, &part);
        let inside = self.package.relate(&part, Relation::Package, &book);
        self.package.add(&part, chart::CONTENT_TYPE, chart.xml(chart::DATA, Some(&inside), self.language));
        self.package.add_bytes(&book, "xlsx", chart::WORKBOOK_TYPE, chart.workbook());
        let emu = |cm: f64| (cm * EMU_PER_CM as f64) as i64;
        xml.open("w:p", &[]).open("w:pPr", &[]).leaf("w:pStyle", &[("w:val", &"Figure")]).close();
        xml.open("w:r", &[]).open("w:drawing", &[]);
        let size = (emu(chart.size.0), emu(chart.size.1));
        self.inline(xml, size, &chart.name, &chart.description);
        xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", &chart::NAMESPACE)]);
        xml.leaf("c:chart", &[("xmlns:c", &chart::NAMESPACE), ("r:id", &id)]);
        xml.close_last(6);
    }

    /// Opens a drawing in the line of text: its size, name and alternative text.
    fn inline(&mut self, xml: &mut Xml, (width, height): (i64, i64), name: &str, description: &str) {
        self.drawings += 1;
        xml.open("wp:inline", &[("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)]);
        xml.leaf("wp:extent", &[("cx", &width), ("cy", &height)]);
        xml.leaf("wp:docPr", &[("id", &self.drawings), ("name", &name), ("descr", &description)]);
        xml.leaf("wp:cNvGraphicFramePr", &[]);
    }

    fn table(&mut self, xml: &mut Xml, table: &Table) {
        paragraph(xml, "Caption", &table.caption);
        let small = table.header.len() > 6;
        let letters = if small { 118.0 } else { 98.0 };
        let columns = widths(&table.header, &table.rows, self.document.language, letters);
        let columns: Vec<u32> = columns.iter().map(|part| (part * f64::from(WIDTH)) as u32).collect();
        let small = if small { "TableSmall" } else { "TableText" };
        xml.open("w:tbl", &[]).open("w:tblPr", &[]).leaf("w:tblStyle", &[("w:val", &"Svarkort")]);
        xml.leaf("w:tblW", &[("w:w", &WIDTH), ("w:type", &"dxa")]);
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        xml.leaf(
            "w:tblLook",
            &[
                ("w:val", &"0020"),
                ("w:firstRow", &1),
                ("w:lastRow", &0),
                ("w:firstColumn", &0),
                ("w:lastColumn", &0),
                ("w:noHBand", &0),
                ("w:noVBand", &1),
            ],
        );
        xml.leaf("w:tblCaption", &[("w:val", &table.caption)]).close();
        xml.open("w:tblGrid", &[]);
        for width in &columns {
            xml.leaf("w:gridCol", &[("w:w", width)]);
        }
        xml.close();
        let right = |column: usize| {
            let mut cells = table.rows.iter().filter_map(|row| row.get(column));
            column > 0 && cells.all(|cell| side(cell) == Side::Right)
        };
        row(xml, RowKind::Head, table.header.len(), |xml, column| {
            let side = if right(column) { Side::Right } else { Side::Left };
            cell(xml, columns[column], small, side, &table.header[column]);
        });
        for cells in &table.rows {
            row(xml, RowKind::Body, cells.len().min(columns.len()), |xml, column| {
                let value: &Cell = &cells[column];
                let side = if right(column) { Side::Right } else { Side::Left };
                cell(xml, columns[column], small, side, &written(value, self.document.language));
            });
        }
        xml.close();
        // Two tables that touch become one.
        paragraph(xml, "Footnote", "");
    }

    /// Everything that the main part names.
    fn rest(&mut self) {
        let document = self.document;
        let accent =
            document.brand.accent.map_or_else(|| theme::ACCENT.to_owned(), super::document::Rgb::hex);
        let parts = [
            (Relation::Styles, "word/styles.xml", "styles", styles::styles(self.language, &accent)),
            (Relation::Numbering, "word/numbering.xml", "numbering", styles::numbering()),
            (Relation::Settings, "word/settings.xml", "settings", styles::settings(self.language)),
        ];
        for (relation, path, name, xml) in parts {
            let kind = match name {
                "styles" => "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
                "numbering" => "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
                _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
            };
            self.package.relate(MAIN, relation, path);
            self.package.add(path, kind, xml);
        }
        let theme = "word/theme/theme1.xml";
        self.package.relate(MAIN, Relation::Theme, theme);
        self.package.add(theme, theme::CONTENT_TYPE, theme::part(&accent));
        let footer = self.footer();
        self.package.add(
            "word/footer1.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
            footer,
        );
        self.logo();
        self.package.describe(&Properties {
            title: &document.title,
            subject: document.subtitle.as_deref().or(document.imprint.unit.as_deref()),
            creator: document.brand.organisation.as_deref(),
            language: self.language,
            date: document.imprint.date.as_deref(),
        });
    }

    fn footer(&self) -> String {
        let mut xml = Xml::part();
        xml.open("w:ftr", &[("xmlns:w", &W)]);
        xml.open("w:p", &[]).open("w:pPr", &[]).leaf("w:pStyle", &[("w:val", &"Footer")]).close();
        run(&mut xml, &self.document.title);
        xml.open("w:r", &[]).leaf("w:tab", &[]).close();
        run(&mut xml, &format!("{} ", self.words.page));
        xml.open("w:fldSimple", &[("w:instr", &"PAGE")]);
        run(&mut xml, "1");
        xml.finish()
    }

    fn logo(&mut self) {
        const HEIGHT: f64 = 1.4;
        const MOST_WIDTH: f64 = 8.0;
        let Some(logo) = &self.document.brand.logo else { return };
        let (extension, kind) = match logo.format {
            LogoFormat::Png => ("png", "image/png"),
            LogoFormat::Jpeg => ("jpeg", "image/jpeg"),
        };
        let picture = format!("word/media/logo.{extension}");
        let header = "word/header1.xml";
        self.package.add_bytes(&picture, extension, kind, logo.bytes.clone());
        let id = self.package.relate(header, Relation::Image, &picture);
        let ratio = f64::from(logo.width.max(1)) / f64::from(logo.height.max(1));
        let width = (HEIGHT * ratio).min(MOST_WIDTH);
        let emu = |cm: f64| (cm * EMU_PER_CM as f64) as i64;
        let size = (emu(width), emu(width / ratio));
        let mut xml = Xml::part();
        xml.open("w:hdr", &[("xmlns:w", &W), ("xmlns:r", &R), ("xmlns:a", &A), ("xmlns:wp", &WP)]);
        xml.open("w:p", &[]).open("w:pPr", &[]).leaf("w:pStyle", &[("w:val", &"Header")]).close();
        xml.open("w:r", &[]).open("w:drawing", &[]);
        self.inline(&mut xml, size, "Logo", &logo.description);
        xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", &PICTURE)]);
        xml.open("pic:pic", &[("xmlns:pic", &PICTURE)]).open("pic:nvPicPr", &[]);
        xml.leaf("pic:cNvPr", &[("id", &self.drawings), ("name", &"Logo"), ("descr", &logo.description)]);
        xml.leaf("pic:cNvPicPr", &[]).close().open("pic:blipFill", &[]).leaf("a:blip", &[("r:embed", &id)]);
        xml.markup("<a:stretch><a:fillRect/></a:stretch>").close().open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]).leaf("a:off", &[("x", &0), ("y", &0)]);
        xml.leaf("a:ext", &[("cx", &size.0), ("cy", &size.1)]).close();
        xml.markup("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
        self.package.add(
            header,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
            xml.finish(),
        );
    }
}

/// `Svendborg Kommune · Jobcentret · 30. november 2026`.
pub(super) fn under_title(document: &Document) -> String {
    let imprint = &document.imprint;
    let date = imprint.date.as_ref().map(|date| crate::words::document::date(date, document.language));
    let parts = [document.subtitle.clone(), document.brand.organisation.clone(), imprint.unit.clone(), date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.open("w:p", &[]).open("w:pPr", &[]).leaf("w:pStyle", &[("w:val", &style)]).close();
    if !text.is_empty() {
        run(xml, text);
    }
    xml.close();
}

fn run(xml: &mut Xml, text: &str) {
    xml.open("w:r", &[]);
    letters(xml, text);
    xml.close();
}

/// A line break in a text is one on paper.
fn letters(xml: &mut Xml, text: &str) {
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            xml.leaf("w:br", &[]);
        }
        xml.element("w:t", &[("xml:space", &"preserve")], line);
    }
}

fn key_figure(xml: &mut Xml, figure: &KeyFigure) {
    xml.open("w:p", &[]).open("w:pPr", &[]).leaf("w:pStyle", &[("w:val", &"KeyFigure")]).close();
    xml.open("w:r", &[]).open("w:rPr", &[]).leaf("w:rStyle", &[("w:val", &"KeyNumber")]).close();
    letters(xml, &figure.value);
    xml.close();
    xml.open("w:r", &[]).leaf("w:tab", &[]).close();
    run(xml, &figure.label);
    if !figure.base.is_empty() {
        xml.open("w:r", &[]).open("w:rPr", &[]).leaf("w:rStyle", &[("w:val", &"KeyBase")]).close();
        letters(xml, &format!("  {}", figure.base));
        xml.close();
    }
    xml.close();
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// Repeated on each page, and told as the head.
    Head,
    Body,
}

fn row(xml: &mut Xml, kind: RowKind, cells: usize, mut write: impl FnMut(&mut Xml, usize)) {
    xml.open("w:tr", &[]).open("w:trPr", &[]).leaf("w:cantSplit", &[]);
    if kind == RowKind::Head {
        xml.leaf("w:tblHeader", &[]);
    }
    xml.close();
    for column in 0..cells {
        write(xml, column);
    }
    xml.close();
}

fn cell(xml: &mut Xml, width: u32, style: &str, side: Side, text: &str) {
    xml.open("w:tc", &[]).open("w:tcPr", &[]).leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]).close();
    xml.open("w:p", &[]).open("w:pPr", &[]).leaf("w:pStyle", &[("w:val", &style)]);
    if side == Side::Right {
        xml.leaf("w:jc", &[("w:val", &"right")]);
    }
    xml.close();
    run(xml, text);
    xml.close_last(2);
}
