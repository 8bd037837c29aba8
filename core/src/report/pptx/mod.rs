//! A document in, a PowerPoint file out (PresentationML), 16:9: a title on every slide, charts that can be edited, tables
//! with a head, an alternative text for each, and what is said of a figure in the speaker's notes too.

mod master;
mod shapes;
mod tables;

use super::document::{Block, Document, KeyFigure, LogoFormat};
use super::docx::under_title;
use super::ooxml::chart::{self, Chart, Place, lines};
use super::ooxml::package::{Package, Properties, Relation, locale};
use super::ooxml::theme;
use super::ooxml::xml::Xml;
use crate::figure::{self, Figure};
use crate::words::document::DocumentWords;
use shapes::{Frame, Line, Look, cm};

const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const MAIN: &str = "ppt/presentation.xml";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.";

/// In centimetres: the slide, its margin, and where what it shows begins and ends.
const SLIDE: (f64, f64) = (33.867, 19.05);
const MARGIN: f64 = 1.5;
const WIDTH: f64 = SLIDE.0 - 2.0 * MARGIN;
const TOP: f64 = 4.4;
const BOTTOM: f64 = 17.9;
/// Of running text, in points.
const LETTERS: f64 = 16.0;
const SMALL: f64 = 10.5;

#[must_use]
pub fn document(document: &Document) -> Vec<u8> {
    let mut writer = Writer {
        package: Package::default(),
        document,
        words: DocumentWords::of(document.language),
        language: locale(document.language),
        slides: Vec::new(),
        charts: 0,
        tag: String::new(),
    };
    writer.title();
    for (place, section) in document.sections.iter().enumerate() {
        writer.tag = format!("{:02}  {}", place + 1, section.heading);
        writer.section(&section.heading, &section.blocks);
    }
    writer.finish()
}

struct Writer<'a> {
    package: Package,
    document: &'a Document,
    words: &'static DocumentWords,
    language: &'static str,
    /// Paths of those written.
    slides: Vec<String>,
    charts: usize,
    /// Number and name of the section, above the title of each of its slides.
    tag: String,
}

/// What stands on a slide of text.
#[derive(Debug, Default)]
struct Page<'a> {
    title: String,
    lines: Vec<Line>,
    figures: &'a [KeyFigure],
    /// In centimetres, taken.
    height: f64,
}

const KEY_HEIGHT: f64 = 4.4;

impl Writer<'_> {
    fn section(&mut self, heading: &str, blocks: &[Block]) {
        let mut page = Page { title: heading.to_owned(), ..Page::default() };
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    // A heading near the foot of a slide goes to the next one.
                    if page.height > (BOTTOM - TOP) * 0.6 {
                        self.turn(&mut page);
                    }
                    self.say(&mut page, Line::head(text));
                }
                Block::Paragraph(text) => self.say(&mut page, Line::plain(text)),
                Block::List(items) => items.iter().for_each(|item| self.say(&mut page, Line::point(item))),
                Block::Note(text) => self.say(&mut page, Line::point(text)),
                Block::KeyFigures(figures) => {
                    if page.height + KEY_HEIGHT > BOTTOM - TOP || !page.figures.is_empty() {
                        self.turn(&mut page);
                    }
                    page.figures = figures;
                    page.height = BOTTOM - TOP;
                }
                Block::Figure(figure) => {
                    self.turn(&mut page);
                    self.figure(figure);
                }
                Block::Table(table) => {
                    self.turn(&mut page);
                    for part in tables::parts(table, self.document.language) {
                        self.table(&part);
                    }
                }
            }
        }
        self.turn(&mut page);
    }

    fn say<'a>(&mut self, page: &mut Page<'a>, line: Line) {
        let height = lines(&line.text, WIDTH - 1.0, LETTERS) * 0.69 + 0.28;
        if page.height + height > BOTTOM - TOP && !page.lines.is_empty() {
            self.turn(page);
        }
        page.height += height;
        page.lines.push(line);
    }

    /// Writes the page, if anything stands on it, and begins the next one of the same title.
    fn turn<'a>(&mut self, page: &mut Page<'a>) {
        if page.lines.is_empty() && page.figures.is_empty() {
            return;
        }
        let done = std::mem::take(page);
        page.title.clone_from(&done.title);
        let Page { title, lines: said, figures, .. } = done;
        let body: f64 = said.iter().map(|line| lines(&line.text, WIDTH - 1.0, LETTERS) * 0.69 + 0.28).sum();
        self.slide(&title, None, |_, xml, ids| {
            if !said.is_empty() {
                let look = Look { size: LETTERS, colour: theme::INK };
                shapes::body(xml, ids, &said, look, Frame::new(MARGIN, TOP, WIDTH, body + 0.4));
            }
            let each = (WIDTH + 0.6) / figures.len().max(1) as f64;
            for (place, figure) in figures.iter().enumerate() {
                let top = TOP + if said.is_empty() { 0.0 } else { body + 1.0 };
                let frame = Frame::new(MARGIN + each * place as f64, top, each - 0.6, KEY_HEIGHT - 0.6);
                shapes::key_figure(xml, ids, figure, frame);
            }
        });
    }

    fn figure(&mut self, figure: &Figure) {
        const FOOT: f64 = 1.5;
        let height = BOTTOM - TOP - FOOT - 0.9;
        let map = matches!(figure.chart, figure::Chart::Map(_));
        let key = map_key(figure);
        let width = if map && !key.is_empty() { 19.6 } else { WIDTH };
        let letters = if map { 11.0 } else { 12.0 };
        let place = Place { width, most_height: height, letters, row: 1.2 };
        for (figure, chart) in chart::charts(figure, place) {
            let chart = chart.filling(height);
            let notes = [&figure.description, &figure.footnote].map(String::as_str).join("\n");
            self.slide(&figure.title, Some(&notes), |writer, xml, ids| {
                if !figure.subtitle.is_empty() {
                    let look = Look { size: 14.0, colour: theme::MUTED };
                    let line = [Line::plain(&figure.subtitle)];
                    shapes::text(
                        xml,
                        ids,
                        "Undertitel",
                        &line,
                        look,
                        Frame::new(MARGIN, TOP - 0.7, WIDTH, 0.9),
                    );
                }
                let top = TOP + 0.35;
                let frame = Frame::new(MARGIN, top, chart.size.0, chart.size.1);
                let id = writer.chart(&chart);
                shapes::chart(xml, ids, &chart, &id, frame);
                if !key.is_empty() {
                    let left = MARGIN + width + 0.5;
                    let size = if key.len() > 16 { 9.0 } else { SMALL };
                    let look = Look { size, colour: theme::INK };
                    let frame = Frame::new(left, top, SLIDE.0 - MARGIN - left, height);
                    shapes::text(xml, ids, "Nøgle", &key, look, frame);
                }
                let look = Look { size: SMALL, colour: theme::MUTED };
                let foot = [Line::plain(&figure.footnote)];
                let at = (top + chart.size.1 + 0.15).min(BOTTOM - FOOT);
                shapes::text(xml, ids, "Fodnote", &foot, look, Frame::new(MARGIN, at, WIDTH, FOOT));
            });
        }
    }

    /// The relationship by which the slide under way names the chart.
    fn chart(&mut self, chart: &Chart) -> String {
        self.charts += 1;
        let slide = self.path();
        let part = format!("ppt/charts/chart{}.xml", self.charts);
        let book = format!("ppt/embeddings/chart{}.xlsx", self.charts);
        let inside = self.package.relate(&part, Relation::Package, &book);
        self.package.add(&part, chart::CONTENT_TYPE, chart.xml(chart::DATA, Some(&inside), self.language));
        self.package.add_bytes(&book, "xlsx", chart::WORKBOOK_TYPE, chart.workbook());
        self.package.relate(&slide, Relation::Chart, &part)
    }

    fn table(&mut self, part: &tables::Part) {
        let language = self.document.language;
        let locale = self.language;
        self.slide(&part.title, None, |_, xml, ids| {
            tables::table(xml, ids, part, language, locale, Frame::new(MARGIN, TOP, WIDTH, part.height));
        });
    }

    /// Of the slide under way.
    fn path(&self) -> String {
        format!("ppt/slides/slide{}.xml", self.slides.len() + 1)
    }

    fn slide(
        &mut self,
        title: &str,
        notes: Option<&str>,
        content: impl FnOnce(&mut Self, &mut Xml, &mut u32),
    ) {
        let path = self.path();
        self.package.relate(&path, Relation::SlideLayout, master::CONTENT);
        let mut xml = Xml::part();
        shapes::open_slide(&mut xml, "p:sld");
        let mut ids = 2;
        shapes::placeholder(&mut xml, &mut ids, "title", None, title);
        if !self.tag.is_empty() {
            let look = Look { size: 11.0, colour: theme::MUTED };
            let line = [Line::plain(&self.tag)];
            shapes::text(&mut xml, &mut ids, "Afsnit", &line, look, Frame::new(MARGIN, 0.75, WIDTH, 0.8));
        }
        content(self, &mut xml, &mut ids);
        shapes::placeholder(&mut xml, &mut ids, "ftr", Some(11), &self.document.title);
        shapes::slide_number(&mut xml, &mut ids, self.slides.len() + 1);
        self.close(xml, path, notes);
    }

    fn title(&mut self) {
        let path = self.path();
        self.package.relate(&path, Relation::SlideLayout, master::TITLE);
        let mut xml = Xml::part();
        shapes::open_slide(&mut xml, "p:sld");
        let mut ids = 2;
        shapes::placeholder(&mut xml, &mut ids, "ctrTitle", None, &self.document.title);
        shapes::placeholder(&mut xml, &mut ids, "subTitle", Some(1), &under_title(self.document));
        if let Some(logo) = &self.document.brand.logo {
            let (extension, kind) = match logo.format {
                LogoFormat::Png => ("png", "image/png"),
                LogoFormat::Jpeg => ("jpeg", "image/jpeg"),
            };
            let picture = format!("ppt/media/logo.{extension}");
            self.package.add_bytes(&picture, extension, kind, logo.bytes.clone());
            let id = self.package.relate(&path, Relation::Image, &picture);
            let ratio = f64::from(logo.width.max(1)) / f64::from(logo.height.max(1));
            let width = (2.2 * ratio).min(12.0);
            let frame = Frame::new(MARGIN + 0.5, 1.6, width, width / ratio);
            shapes::picture(&mut xml, &mut ids, &logo.description, &id, frame);
        }
        self.close(xml, path, None);
    }

    fn close(&mut self, mut xml: Xml, path: String, notes: Option<&str>) {
        xml.close_last(2).markup("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
        self.package.add(
            &path,
            "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
            xml.finish(),
        );
        if let Some(notes) = notes {
            let part = format!("ppt/notesSlides/notesSlide{}.xml", self.slides.len() + 1);
            self.package.relate(&path, Relation::NotesSlide, &part);
            self.package.relate(&part, Relation::NotesMaster, master::NOTES);
            self.package.relate(&part, Relation::Slide, &path);
            let kind = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
            self.package.add(&part, kind, master::notes(notes, self.language));
        }
        self.slides.push(path);
    }

    fn finish(mut self) -> Vec<u8> {
        let accent =
            self.document.brand.accent.map_or_else(|| theme::ACCENT.to_owned(), super::document::Rgb::hex);
        master::write(&mut self.package, &accent, self.language);
        self.package.relate("", Relation::Document, MAIN);
        let main = self.package.relate(MAIN, Relation::SlideMaster, master::MASTER);
        let notes = self.package.relate(MAIN, Relation::NotesMaster, master::NOTES);
        let theme = "ppt/theme/theme1.xml";
        self.package.relate(MAIN, Relation::Theme, theme);
        let mut xml = Xml::part();
        xml.open("p:presentation", &[("xmlns:p", &P), ("xmlns:r", &R), ("xmlns:a", &A)]);
        xml.open("p:sldMasterIdLst", &[])
            .leaf("p:sldMasterId", &[("id", &2_147_483_648_u32), ("r:id", &main)]);
        xml.close().open("p:notesMasterIdLst", &[]).leaf("p:notesMasterId", &[("r:id", &notes)]).close();
        xml.open("p:sldIdLst", &[]);
        for (place, slide) in self.slides.iter().enumerate() {
            let id = self.package.relate(MAIN, Relation::Slide, slide);
            xml.leaf("p:sldId", &[("id", &(256 + place)), ("r:id", &id)]);
        }
        xml.close().leaf("p:sldSz", &[("cx", &cm(SLIDE.0)), ("cy", &cm(SLIDE.1))]);
        xml.leaf("p:notesSz", &[("cx", &6_858_000), ("cy", &9_144_000)]);
        self.package.add(MAIN, TYPE_MAIN, xml.finish());
        self.package.describe(&Properties {
            title: &self.document.title,
            subject: self.document.subtitle.as_deref().or(self.document.imprint.unit.as_deref()),
            creator: self.document.brand.organisation.as_deref(),
            language: self.language,
            date: self.document.imprint.date.as_deref(),
        });
        let _ = (self.words, TYPE);
        self.package.finish()
    }
}

const TYPE_MAIN: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

/// What the numbers of a map mean; nothing where they are too many to stand beside it.
fn map_key(figure: &Figure) -> Vec<Line> {
    const MOST: usize = 24;
    let figure::Chart::Map(map) = &figure.chart else { return Vec::new() };
    if map.points.len() > MOST {
        return Vec::new();
    }
    let mut key = Vec::new();
    let mut before = None;
    for point in &map.points {
        if before != Some(point.quadrant) {
            before = Some(point.quadrant);
            let corner = map.corners.iter().find(|corner| corner.quadrant == point.quadrant);
            key.push(Line::head(corner.map_or("", |corner| &corner.name)));
        }
        key.push(Line::plain(&format!("{}  {}", point.number, chart::shortened(&point.label, 80))));
    }
    key
}
