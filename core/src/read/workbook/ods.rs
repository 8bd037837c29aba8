//! An OpenDocument spreadsheet in, the rows of its sheets out.
//!
//! Source: OASIS OpenDocument 1.3 part 3, chapter 9 (tables); files of LibreOffice.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::xml::{Node, Nodes, attribute};
use super::{Flow, MOST_COLUMNS, OnRow, Row, Sheet};
use crate::read::zip::{Archive, Fault};

/// Repeated rows without content stand for the rest of the sheet; with content so many are believed.
const MOST_REPEATED: usize = 20_000;

/// Sheets are told apart by their place, which stands for their part.
pub(super) fn open(archive: &mut Archive) -> Result<(String, Vec<Sheet>), Fault> {
    let text = String::from_utf8_lossy(&archive.read("content.xml")?).into_owned();
    let mut sheets: Vec<Sheet> = Vec::new();
    for node in Nodes::of(&text) {
        if let Node::Open(open) = node
            && open.local_name().as_ref() == "table"
        {
            let name = attribute(&open, "name").unwrap_or_default();
            sheets.push(Sheet { name, part: sheets.len().to_string(), hidden: false });
        }
    }
    // With a password, what is in its place is not XML.
    if sheets.is_empty() && !text.contains("document-content") {
        Err(Fault::Encrypted)
    } else {
        Ok((text, sheets))
    }
}

pub(super) fn rows(text: &str, sheet: &Sheet, on_row: OnRow) {
    let wanted = sheet.part.parse::<usize>().unwrap_or(0);
    let mut tables = 0_usize;
    let mut row = Row::default();
    let mut cell = Cell::default();
    let (mut place, mut repeat_rows, mut number) = (0_usize, 1_usize, 0_u32);
    let mut paragraph = 0_usize;
    for node in Nodes::of(text) {
        match node {
            Node::Open(open) => match open.local_name().as_ref() {
                "table" => tables += 1,
                _ if tables != wanted + 1 => {}
                "table-row" => {
                    repeat_rows = repeated(&open, "number-rows-repeated");
                    row.begin(number.saturating_add(1));
                    place = 0;
                }
                "table-cell" | "covered-table-cell" => cell = Cell::begin(&open),
                // A note on a cell is not in it.
                "annotation" => cell.outside += 1,
                "p" => {
                    paragraph += 1;
                    if !cell.text.is_empty() && cell.outside == 0 {
                        cell.text.push('\n');
                    }
                }
                "s" => cell.push(&" ".repeat(repeated(&open, "c").min(100))),
                "tab" => cell.push("\t"),
                "line-break" => cell.push("\n"),
                _ => {}
            },
            Node::Text(text) if paragraph > 0 => cell.push(&text),
            Node::Text(_) => {}
            Node::Close(name) => match name.as_str() {
                "table" if tables == wanted + 1 => return,
                _ if tables != wanted + 1 => {}
                "annotation" => cell.outside = cell.outside.saturating_sub(1),
                "p" => paragraph = paragraph.saturating_sub(1),
                "table-cell" | "covered-table-cell" => {
                    let shown = cell.shown();
                    if shown.is_empty() {
                        place = place.saturating_add(cell.repeat);
                    } else {
                        for _ in 0..cell.repeat.min(MOST_COLUMNS.saturating_sub(place)) {
                            row.put(place, &shown);
                            place += 1;
                        }
                    }
                }
                "table-row" => {
                    let times = if row.is_blank() { 1 } else { repeat_rows.min(MOST_REPEATED) };
                    for _ in 0..times {
                        if on_row(&mut row) == Flow::Stop {
                            return;
                        }
                        row.number = row.number.saturating_add(1);
                    }
                    number = number.saturating_add(u32::try_from(repeat_rows).unwrap_or(u32::MAX));
                }
                _ => {}
            },
        }
    }
}

fn repeated(open: &BytesStart, name: &str) -> usize {
    attribute(open, name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

#[derive(Default)]
struct Cell {
    repeat: usize,
    /// The value by its type, where it has one.
    value: Option<String>,
    text: String,
    outside: usize,
}

impl Cell {
    fn begin(open: &BytesStart) -> Cell {
        let value = match attribute(open, "value-type").as_deref() {
            Some("float" | "percentage" | "currency") => attribute(open, "value").map(|value| {
                super::cell::number(&value, super::cell::Shown::Number, super::cell::Epoch::From1900)
                    .into_owned()
            }),
            Some("date") => {
                attribute(open, "date-value").map(|date| date.trim_end_matches("T00:00:00").replace('T', " "))
            }
            Some("boolean") => attribute(open, "boolean-value").map(|value| value.to_uppercase()),
            _ => None,
        };
        Cell { repeat: repeated(open, "number-columns-repeated"), value, ..Cell::default() }
    }

    fn push(&mut self, text: &str) {
        if self.outside == 0 {
            self.text.push_str(text);
        }
    }

    fn shown(&self) -> Cow<'_, str> {
        match &self.value {
            Some(value) => Cow::Borrowed(value),
            // An error: "#N/A", "#VALUE!", "Err:502".
            None if self.text.starts_with('#')
                && self.text.ends_with(['!', 'A', '?'])
                && self.text.len() < 9 =>
            {
                Cow::Borrowed("")
            }
            None if self.text.starts_with("Err:5") => Cow::Borrowed(""),
            None => Cow::Borrowed(&self.text),
        }
    }
}
