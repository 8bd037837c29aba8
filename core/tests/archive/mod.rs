//! The bytes of an Office file in, its parts and what is wrong with them out: read without the writer's code.

use std::collections::{BTreeMap, BTreeSet};

pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// By the central directory at the end, as readers of zip go.
    pub fn of(bytes: &[u8]) -> Files {
        let word = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]) as usize;
        let long =
            |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let end = bytes.len() - 22;
        assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
        let mut files = BTreeMap::new();
        let mut at = long(end + 16);
        for _ in 0..word(end + 10) {
            assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
            let (packed, size, name) = (long(at + 20), long(at + 24), word(at + 28));
            let start = long(at + 42);
            let path = String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).expect("a name");
            let data = start + 30 + word(start + 26) + word(start + 28);
            let content =
                miniz_oxide::inflate::decompress_to_vec(&bytes[data..data + packed]).expect("deflate");
            assert_eq!(content.len(), size);
            assert!(files.insert(path, content).is_none(), "each part once");
            at += 46 + name + word(at + 30) + word(at + 32);
        }
        Files(files)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn bytes(&self, name: &str) -> &[u8] {
        &self.0[name]
    }

    pub fn text(&self, name: &str) -> &str {
        std::str::from_utf8(&self.0[name]).expect("XML is text")
    }

    /// Whether a part of XML, here or in a workbook inside, is so.
    pub fn any(&self, is: impl Fn(&str) -> bool + Copy) -> bool {
        self.0.iter().any(|(name, bytes)| {
            if name.ends_with(".xlsx") {
                return Files::of(bytes).any_of_own(is);
            }
            name.ends_with(".xml") && is(std::str::from_utf8(bytes).expect("XML is text"))
        })
    }

    fn any_of_own(&self, is: impl Fn(&str) -> bool) -> bool {
        self.names().filter(|name| name.ends_with(".xml")).any(|name| is(self.text(name)))
    }

    /// Every part is well formed and has a type, every relationship leads to a part, every id that is used is there.
    pub fn check(&self) {
        let types = self.text("[Content_Types].xml");
        for name in self.names() {
            if (name.ends_with(".xml") || name.ends_with(".rels"))
                && let Err(why) = well_formed(self.text(name))
            {
                panic!("{name}: {why}");
            }
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let typed = types.contains(&format!("PartName=\"/{name}\""))
                || ending != "xml" && types.contains(&format!("Extension=\"{ending}\""));
            assert!(typed || name == "[Content_Types].xml", "{name} has no type");
        }
        for part in attributes(types, "PartName") {
            assert!(self.0.contains_key(part.trim_start_matches('/')), "{part} is typed but not there");
        }
        for name in self.names().filter(|name| name.ends_with(".rels")) {
            let (folder, file) = name.split_once("_rels/").expect("where relationships stand");
            let source = format!("{folder}{}", file.trim_end_matches(".rels"));
            let mut ids = BTreeSet::new();
            for (id, target) in attributes(self.text(name), "Id").zip(attributes(self.text(name), "Target")) {
                let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
                for part in target.split('/') {
                    if part == ".." {
                        path.pop();
                    } else {
                        path.push(part);
                    }
                }
                assert!(self.0.contains_key(&path.join("/")), "{name} leads to {target}");
                assert!(ids.insert(id.to_owned()));
            }
            if source.is_empty() {
                continue;
            }
            for used in ["r:id", "r:embed"].into_iter().flat_map(|kind| attributes(self.text(&source), kind))
            {
                assert!(ids.contains(used), "{source} uses {used}");
            }
        }
    }
}

fn attributes<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let places: Vec<usize> = text.match_indices(&start).map(|(at, found)| at + found.len()).collect();
    places.into_iter().map(move |at| text[at..].split('"').next().unwrap_or_default())
}

/// Tags that close in their order, attributes in quotes, no letter that XML 1.0 does not know, no bare ampersand.
pub fn well_formed(text: &str) -> Result<(), String> {
    let bad = |letter: char| matches!(letter, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(bad) {
        return Err("a letter that XML does not know".to_owned());
    }
    for (at, _) in text.match_indices('&') {
        let name = text[at + 1..].split(';').next().unwrap_or_default();
        if !["amp", "lt", "gt", "quot"].contains(&name) {
            return Err(format!("&{}", name.chars().take(8).collect::<String>()));
        }
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].split('>').next().unwrap_or_default();
        rest = &rest[at + 1 + tag.len() + 1..];
        if tag.starts_with('?') || tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}>"));
            }
            continue;
        }
        if !tag.matches('"').count().is_multiple_of(2) {
            return Err(format!("<{tag}>"));
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let mut names = BTreeSet::new();
        for attribute in tag.split('"').step_by(2).filter_map(|part| part.trim().strip_suffix('=')) {
            if !names.insert(attribute.to_owned()) {
                return Err(format!("<{name}> has {attribute} twice"));
            }
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}
