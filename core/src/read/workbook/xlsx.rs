//! An .xlsx or .xlsm workbook in, the rows of its sheets out.
//!
//! Source: ECMA-376 part 1, chapter 18 (SpreadsheetML); files of Excel, LibreOffice, SurveyXact and openpyxl.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cell::{self, Epoch, Shown};
use super::xml::{Node, Nodes, attribute};
use super::{Flow, OnRow, Row, Sheet};
use crate::read::zip::{Archive, Fault};

/// What the sheets share.
pub(super) struct Workbook {
    pub sheets: Vec<Sheet>,
    strings: Vec<String>,
    styles: Vec<Shown>,
    epoch: Epoch,
}

fn text_of(archive: &mut Archive, part: &str) -> Result<String, Fault> {
    let bytes = archive.read(part)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

/// A part that may be left out.
fn or_empty(archive: &mut Archive, part: &str) -> Result<String, Fault> {
    match text_of(archive, part) {
        Err(Fault::Absent) => Ok(String::new()),
        read => read,
    }
}

impl Workbook {
    pub fn open(archive: &mut Archive) -> Result<Workbook, Fault> {
        let main = archive.names().find(|name| name.to_ascii_lowercase().ends_with("workbook.xml"));
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |name| name.replace('\\', "/"));
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let targets = targets(&or_empty(archive, &format!("{folder}/_rels/{file}.rels"))?, folder);
        let (mut sheets, mut epoch) = (Vec::new(), Epoch::From1900);
        for node in Nodes::of(&text_of(archive, &main)?) {
            let Node::Open(open) = node else { continue };
            match open.local_name().as_ref() {
                "workbookPr" if matches!(attribute(&open, "date1904").as_deref(), Some("1" | "true")) => {
                    epoch = Epoch::From1904;
                }
                "sheet" => {
                    let part = attribute(&open, "id").and_then(|id| targets.get(&id).cloned());
                    let Some(part) = part.filter(|part| !part.contains("chartsheets")) else { continue };
                    let hidden = attribute(&open, "state").is_some_and(|state| state != "visible");
                    let name = attribute(&open, "name").unwrap_or_default();
                    sheets.push(Sheet { name, part, hidden });
                }
                _ => {}
            }
        }
        let at = |file: &str| format!("{folder}/{file}");
        let strings = strings(&or_empty(archive, &at("sharedStrings.xml"))?);
        let styles = styles(&or_empty(archive, &at("styles.xml"))?);
        Ok(Workbook { sheets, strings, styles, epoch })
    }

    pub fn rows(&self, archive: &mut Archive, sheet: &Sheet, on_row: OnRow) -> Result<(), Fault> {
        let text = text_of(archive, &sheet.part)?;
        let mut row = Row::default();
        let mut stored = Stored::default();
        let (mut in_value, mut in_text) = (false, false);
        let mut place = 0_usize;
        for node in Nodes::of(&text) {
            match node {
                Node::Open(open) => match open.local_name().as_ref() {
                    "row" => {
                        let number = attribute(&open, "r").and_then(|r| r.parse().ok());
                        row.begin(number.unwrap_or(row.number + 1));
                        place = 0;
                    }
                    "c" => {
                        let column = attribute(&open, "r").and_then(|reference| column(&reference));
                        place = column.unwrap_or(place);
                        stored.begin(&open);
                    }
                    "v" => in_value = true,
                    "t" => in_text = true,
                    "rPh" => stored.phonetic = true,
                    _ => {}
                },
                Node::Text(text) if in_value || (in_text && !stored.phonetic) => stored.text.push_str(&text),
                Node::Text(_) => {}
                Node::Close(name) => match name.as_str() {
                    "v" => in_value = false,
                    "t" => in_text = false,
                    "rPh" => stored.phonetic = false,
                    "c" => {
                        row.put(place, &self.shown(&stored));
                        place += 1;
                    }
                    "row" if on_row(&mut row) == Flow::Stop => return Ok(()),
                    "sheetData" => return Ok(()),
                    _ => {}
                },
            }
        }
        Ok(())
    }

    fn shown<'s>(&'s self, stored: &'s Stored) -> Cow<'s, str> {
        let text = stored.text.as_str();
        match stored.kind.as_str() {
            "s" => {
                let place = text.trim().parse::<usize>().ok();
                Cow::Borrowed(place.and_then(|place| self.strings.get(place)).map_or("", String::as_str))
            }
            "str" | "inlineStr" => cell::unescaped(text),
            "b" if text.trim() == "1" => Cow::Borrowed("TRUE"),
            "b" if text.trim() == "0" => Cow::Borrowed("FALSE"),
            // #N/A, #REF! and so on: nothing was answered.
            "e" => Cow::Borrowed(""),
            "d" => Cow::Owned(text.trim().trim_end_matches("T00:00:00").replace('T', " ")),
            _ => {
                let shown = self.styles.get(stored.style).copied().unwrap_or_default();
                cell::number(text, shown, self.epoch)
            }
        }
    }
}

/// A cell as it is stored.
#[derive(Default)]
struct Stored {
    kind: String,
    style: usize,
    text: String,
    /// How a word is pronounced is not part of it.
    phonetic: bool,
}

impl Stored {
    fn begin(&mut self, open: &quick_xml::events::BytesStart) {
        self.kind.clear();
        self.text.clear();
        self.phonetic = false;
        self.style = 0;
        for found in open.attributes().flatten() {
            match found.key.local_name().as_ref() {
                "t" => self.kind.push_str(&found.value),
                "s" => self.style = found.value.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

/// "AB12" is column 27, counted from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0_usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

/// Relations of the workbook: id to part.
fn targets(text: &str, folder: &str) -> BTreeMap<String, String> {
    let target = |node| {
        let Node::Open(open) = node else { return None };
        let (id, target) = (attribute(&open, "Id")?, attribute(&open, "Target")?);
        let part = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}/{}", target.trim_start_matches("./")),
        };
        Some((id, part))
    };
    Nodes::of(text).filter_map(target).collect()
}

fn strings(text: &str) -> Vec<String> {
    let mut strings: Vec<String> = Vec::new();
    let (mut in_text, mut phonetic) = (false, false);
    let mut string = String::new();
    for node in Nodes::of(text) {
        match node {
            Node::Open(open) => match open.local_name().as_ref() {
                "si" => string.clear(),
                "t" => in_text = true,
                "rPh" => phonetic = true,
                _ => {}
            },
            Node::Text(text) if in_text && !phonetic => string.push_str(&text),
            Node::Text(_) => {}
            Node::Close(name) => match name.as_str() {
                "si" => strings.push(cell::unescaped(&string).into_owned()),
                "t" => in_text = false,
                "rPh" => phonetic = false,
                _ => {}
            },
        }
    }
    strings
}

/// What each cell format makes of numbers.
fn styles(text: &str) -> Vec<Shown> {
    let mut codes: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    for node in Nodes::of(text) {
        match node {
            Node::Open(open) => {
                let id = || attribute(&open, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                match open.local_name().as_ref() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (id(), attribute(&open, "formatCode")) {
                            codes.insert(id, cell::by_code(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = id().unwrap_or(0);
                        styles.push(codes.get(&id).copied().unwrap_or_else(|| cell::built_in(id)));
                    }
                    _ => {}
                }
            }
            Node::Close(name) if name == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    styles
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn columns_are_letters() {
        assert_eq!(
            [column("A1"), column("Z9"), column("AA1"), column("XFD1")],
            [Some(0), Some(25), Some(26), Some(16_383)]
        );
        assert_eq!(column("12"), None);
    }
}
