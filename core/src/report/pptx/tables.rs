//! A table in, the slides that it takes and their shapes out.

use super::super::document::cells::{Side, side, widths, written};
use super::super::ooxml::chart::lines;
use super::super::ooxml::theme;
use super::super::ooxml::xml::Xml;
use super::shapes::{Frame, cm, colour, open_graphic};
use super::{BOTTOM, TOP, WIDTH};
use crate::figure::{Cell, Table};
use crate::units::Language;
use crate::words::document::DocumentWords;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
const PADDING: f64 = 0.2;

/// The rows of one slide.
pub struct Part<'a> {
    pub title: String,
    pub height: f64,
    header: &'a [String],
    rows: &'a [Vec<Cell>],
    /// Parts of the width.
    columns: Vec<f64>,
    heights: Vec<f64>,
    letters: f64,
    caption: &'a str,
}

/// How high a table is in letters of this size.
struct Measured {
    letters: f64,
    columns: Vec<f64>,
    head: f64,
    heights: Vec<f64>,
}

fn measure(table: &Table, language: Language, letters: f64) -> Measured {
    let columns = widths(&table.header, &table.rows, language, WIDTH / (letters * 0.0183));
    let height = |cells: &mut dyn Iterator<Item = String>| {
        let most =
            cells.zip(&columns).map(|(text, part)| lines(&text, part * WIDTH - 2.0 * PADDING, letters));
        most.fold(1.0, f64::max) * letters * 0.0353 * 1.22 + 0.22
    };
    let head = height(&mut table.header.iter().cloned());
    let heights =
        table.rows.iter().map(|row| height(&mut row.iter().map(|cell| written(cell, language)))).collect();
    Measured { letters, columns, head, heights }
}

pub fn parts(table: &Table, language: Language) -> Vec<Part<'_>> {
    // Smaller letters, down to what can be read from a seat, rather than one more slide.
    let sizes: &[f64] = if table.header.len() > 7 { &[10.0] } else { &[12.0, 11.0, 10.0] };
    let measured = sizes.iter().map(|&letters| measure(table, language, letters));
    let fits = |measured: &Measured| measured.head + measured.heights.iter().sum::<f64>() <= BOTTOM - TOP;
    let all: Vec<Measured> = measured.collect();
    let Some(found) = all.iter().find(|measured| fits(measured)).or(all.first()) else { return Vec::new() };
    let Measured { letters, ref columns, head, ref heights } = *found;
    // As many slides as it takes, each with about as much.
    let room = BOTTOM - TOP - head;
    let of = (heights.iter().sum::<f64>() / room).ceil().max(1.0);
    let each = (heights.iter().sum::<f64>() / of + 0.6).min(room);
    let mut starts = vec![0];
    let mut taken = 0.0;
    for (place, height) in heights.iter().enumerate() {
        if taken + height > each && place > starts[starts.len() - 1] {
            starts.push(place);
            taken = 0.0;
        }
        taken += height;
    }
    let words = DocumentWords::of(language);
    let of = starts.len();
    let ends = starts.iter().skip(1).copied().chain([table.rows.len()]);
    starts
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(number, (&start, end))| Part {
            title: if of == 1 {
                table.caption.clone()
            } else {
                format!("{} ({})", table.caption, (words.part)(number + 1, of))
            },
            height: head + heights[start..end].iter().sum::<f64>(),
            header: &table.header,
            rows: &table.rows[start..end],
            columns: columns.clone(),
            heights: std::iter::once(head).chain(heights[start..end].iter().copied()).collect(),
            letters,
            caption: &table.caption,
        })
        .collect()
}

pub fn table(xml: &mut Xml, ids: &mut u32, part: &Part, language: Language, locale: &str, frame: Frame) {
    open_graphic(xml, ids, "Tabel", part.caption, frame, NAMESPACE);
    xml.open("a:tbl", &[]).open("a:tblPr", &[("firstRow", &1)]);
    // "No style, no grid": ours is written in the cells.
    xml.element("a:tableStyleId", &[], "{2D5ABB26-0587-4C30-8999-92F81FD0307C}").close();
    xml.open("a:tblGrid", &[]);
    for column in &part.columns {
        xml.leaf("a:gridCol", &[("w", &cm(column * WIDTH))]);
    }
    xml.close();
    let right = |column: usize| {
        column > 0 && part.rows.iter().filter_map(|row| row.get(column)).all(|cell| side(cell) == Side::Right)
    };
    let columns = part.columns.len();
    let row = |xml: &mut Xml, place: usize, cell: &dyn Fn(usize) -> String| {
        xml.open("a:tr", &[("h", &cm(part.heights[place]))]);
        for column in 0..columns {
            let side = if right(column) { "r" } else { "l" };
            write(xml, &cell(column), side, place == 0, part.letters, locale);
        }
        xml.close();
    };
    row(xml, 0, &|column| part.header[column].clone());
    for (place, cells) in part.rows.iter().enumerate() {
        row(xml, place + 1, &|column| {
            cells.get(column).map_or_else(String::new, |cell| written(cell, language))
        });
    }
    xml.close_last(4);
}

fn write(xml: &mut Xml, text: &str, side: &str, head: bool, letters: f64, locale: &str) {
    let size = (letters * 100.0) as u32;
    xml.open("a:tc", &[]).open("a:txBody", &[]).markup("<a:bodyPr/><a:lstStyle/>").open("a:p", &[]);
    xml.leaf("a:pPr", &[("algn", &side)]);
    if text.is_empty() {
        xml.leaf("a:endParaRPr", &[("lang", &locale), ("sz", &size)]);
    } else {
        xml.open("a:r", &[]).open("a:rPr", &[("lang", &locale), ("sz", &size), ("b", &u8::from(head))]);
        colour(xml, theme::INK);
        xml.close().element("a:t", &[], &text.replace('\n', " ")).close();
    }
    xml.close_last(2);
    let pad = cm(PADDING);
    xml.open(
        "a:tcPr",
        &[
            ("marL", &pad),
            ("marR", &pad),
            ("marT", &cm(0.08)),
            ("marB", &cm(0.08)),
            ("anchor", &if head { "b" } else { "t" }),
        ],
    );
    xml.open("a:lnB", &[("w", &if head { 12_700 } else { 6_350 })]);
    colour(xml, if head { theme::OUTLINE } else { theme::RULE });
    xml.close();
    if head {
        colour(xml, theme::VEIL);
    } else {
        xml.leaf("a:noFill", &[]);
    }
    xml.close_last(2);
}
