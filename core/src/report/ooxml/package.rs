//! Parts and relationships in, the file out: content types and relationship parts follow from what was added
//! (ECMA-376 part 2, Open Packaging Conventions).

use std::collections::BTreeMap;

use super::archive::zipped;
use super::xml::Xml;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What a part is to the one that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Document,
    CoreProperties,
    ExtendedProperties,
    Styles,
    Numbering,
    Settings,
    Header,
    Footer,
    Theme,
    Chart,
    Package,
    Image,
    Drawing,
    Table,
    Worksheet,
    Slide,
    SlideLayout,
    SlideMaster,
    NotesSlide,
    NotesMaster,
}

impl Relation {
    fn kind(self) -> String {
        let name = match self {
            Relation::CoreProperties => {
                return "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                    .to_owned();
            }
            Relation::Document => "officeDocument",
            Relation::ExtendedProperties => "extended-properties",
            Relation::Styles => "styles",
            Relation::Numbering => "numbering",
            Relation::Settings => "settings",
            Relation::Header => "header",
            Relation::Footer => "footer",
            Relation::Theme => "theme",
            Relation::Chart => "chart",
            Relation::Package => "package",
            Relation::Image => "image",
            Relation::Drawing => "drawing",
            Relation::Table => "table",
            Relation::Worksheet => "worksheet",
            Relation::Slide => "slide",
            Relation::SlideLayout => "slideLayout",
            Relation::SlideMaster => "slideMaster",
            Relation::NotesSlide => "notesSlide",
            Relation::NotesMaster => "notesMaster",
        };
        format!("{OFFICE}{name}")
    }
}

/// A file under way.
#[derive(Debug, Default)]
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// Of the parts that are XML; others go by their extension.
    types: Vec<(String, &'static str)>,
    extensions: BTreeMap<&'static str, &'static str>,
    /// From the part of this path (the package itself is `""`), in the order of their ids.
    relations: BTreeMap<String, Vec<(Relation, String)>>,
}

impl Package {
    pub fn add(&mut self, path: &str, content_type: &'static str, xml: String) {
        self.types.push((path.to_owned(), content_type));
        self.parts.push((path.to_owned(), xml.into_bytes()));
    }

    /// A part that its extension tells the type of.
    pub fn add_bytes(
        &mut self,
        path: &str,
        extension: &'static str,
        content_type: &'static str,
        bytes: Vec<u8>,
    ) {
        self.extensions.insert(extension, content_type);
        self.parts.push((path.to_owned(), bytes));
    }

    /// The id by which `from` names `to`; the same for the same.
    pub fn relate(&mut self, from: &str, relation: Relation, to: &str) -> String {
        let of = self.relations.entry(from.to_owned()).or_default();
        let known = of.iter().position(|known| known.0 == relation && known.1 == to);
        let place = known.unwrap_or_else(|| {
            of.push((relation, to.to_owned()));
            of.len() - 1
        });
        format!("rId{}", place + 1)
    }

    /// Title, language and who it is from, as search and screen readers look for them.
    pub fn describe(&mut self, properties: &Properties) {
        const CORE: &str = "docProps/core.xml";
        const APP: &str = "docProps/app.xml";
        let mut core = Xml::part();
        core.open(
            "cp:coreProperties",
            &[
                ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
                ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
                ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
            ],
        );
        core.element("dc:title", &[], properties.title);
        if let Some(subject) = properties.subject {
            core.element("dc:subject", &[], subject);
        }
        core.element("dc:creator", &[], properties.creator.unwrap_or("Svarkort"));
        core.element("dc:language", &[], properties.language);
        if let Some(date) = properties.date.filter(|date| is_date(date)) {
            for name in ["dcterms:created", "dcterms:modified"] {
                core.element(name, &[("xsi:type", &"dcterms:W3CDTF")], &format!("{date}T00:00:00Z"));
            }
        }
        self.add(CORE, "application/vnd.openxmlformats-package.core-properties+xml", core.finish());
        let mut app = Xml::part();
        app.open(
            "Properties",
            &[("xmlns", &"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")],
        );
        app.element("Application", &[], "Svarkort");
        if let Some(company) = properties.creator {
            app.element("Company", &[], company);
        }
        self.add(APP, "application/vnd.openxmlformats-officedocument.extended-properties+xml", app.finish());
        self.relate("", Relation::CoreProperties, CORE);
        self.relate("", Relation::ExtendedProperties, APP);
    }

    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut files = vec![("[Content_Types].xml".to_owned(), self.content_types().into_bytes())];
        for (from, relations) in &self.relations {
            files.push((relations_path(from), written(from, relations).into_bytes()));
        }
        files.extend(self.parts);
        zipped(&files)
    }

    fn content_types(&self) -> String {
        let mut xml = Xml::part();
        xml.open("Types", &[("xmlns", &"http://schemas.openxmlformats.org/package/2006/content-types")]);
        let own = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ];
        for (extension, content_type) in own.into_iter().chain(self.extensions.iter().map(|(a, b)| (*a, *b)))
        {
            xml.leaf("Default", &[("Extension", &extension), ("ContentType", &content_type)]);
        }
        for (path, content_type) in &self.types {
            xml.leaf("Override", &[("PartName", &format_args!("/{path}")), ("ContentType", content_type)]);
        }
        xml.finish()
    }
}

/// What a file tells of itself.
#[derive(Debug, Clone, Copy)]
pub struct Properties<'a> {
    pub title: &'a str,
    pub subject: Option<&'a str>,
    pub creator: Option<&'a str>,
    /// `da-DK`.
    pub language: &'a str,
    /// Told where it is written as 2026-11-30.
    pub date: Option<&'a str>,
}

/// `da-DK` or `en-GB`.
#[must_use]
pub fn locale(language: crate::Language) -> &'static str {
    match language {
        crate::Language::Da => "da-DK",
        crate::Language::En => "en-GB",
    }
}

fn is_date(text: &str) -> bool {
    let two = |part: Option<&str>, most: u8| {
        part.is_some_and(|part| {
            part.len() == 2 && part.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number))
        })
    };
    let mut parts = text.split('-');
    let year = parts.next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    year && two(parts.next(), 12) && two(parts.next(), 31) && parts.next().is_none()
}

fn relations_path(of: &str) -> String {
    let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

fn written(from: &str, relations: &[(Relation, String)]) -> String {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", &RELATIONSHIPS)]);
    for (place, (relation, to)) in relations.iter().enumerate() {
        xml.leaf(
            "Relationship",
            &[
                ("Id", &format_args!("rId{}", place + 1)),
                ("Type", &relation.kind()),
                ("Target", &relative(from, to)),
            ],
        );
    }
    xml.finish()
}

/// `word/document.xml` names `word/charts/chart1.xml` as `charts/chart1.xml`.
fn relative(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let parts: Vec<&str> = to.split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let mut path = vec![".."; folders.len() - shared];
    path.extend(&parts[shared..]);
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_from_where_the_other_stands() {
        assert_eq!(relative("", "word/document.xml"), "word/document.xml");
        assert_eq!(relative("word/document.xml", "word/charts/chart1.xml"), "charts/chart1.xml");
        assert_eq!(
            relative("ppt/slides/slide1.xml", "ppt/slideLayouts/slideLayout1.xml"),
            "../slideLayouts/slideLayout1.xml"
        );
        assert_eq!(relations_path(""), "_rels/.rels");
        assert_eq!(relations_path("word/document.xml"), "word/_rels/document.xml.rels");
    }

    #[test]
    fn only_a_date_is_told_as_one() {
        assert!(is_date("2026-11-30"));
        for text in ["30. november 2026", "2026-13-01", "2026-1-1", "2026-01-00", "2026-01-01T00:00", ""] {
            assert!(!is_date(text), "{text}");
        }
    }
}
