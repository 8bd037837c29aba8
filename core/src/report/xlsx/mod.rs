//! What may leave in, an Excel file out: every number on a sheet of its kind, the codes, how it was reckoned, and the
//! figures as native charts beside their numbers. Numbers are stored whole and shown rounded; what is hidden says so.

mod items;
mod told;

use super::appendix::{Extent, appendix};
use super::document::Imprint;
use super::ooxml::chart::{self, Place};
use super::ooxml::package::{Properties, locale};
use super::ooxml::workbook::{Column, Format, Layout, Sheet, Value, sheet_names, written};
use crate::analysis::Analysis;
use crate::figure::{self, Cell, QuadrantNames, Table};
use crate::protect::Published;
use crate::units::Language;
use crate::words::document::DocumentWords;
use crate::words::figure::FigureWords;
use crate::words::workbook::WorkbookWords;

const PLACE: Place = Place { width: 24.0, most_height: 24.0, letters: 10.0, row: 0.8 };

#[must_use]
pub fn document(published: &Published, imprint: &Imprint) -> Vec<u8> {
    let analysis = &published.answer.value;
    let language = analysis.settings.language;
    let words = WorkbookWords::of(language);
    let about = About { published, analysis, language, words, hidden: FigureWords::of(language).hidden };
    let mut sheets = about.sheets();
    let document = appendix(published, imprint, Extent::Full);
    for (place, figure) in document.figures().enumerate() {
        for (figure, chart) in chart::charts(figure, PLACE) {
            let name = format!("{} {} {}", words.figure, place + 1, figure.title);
            let mut sheet = chart.sheet(&name);
            sheet.chart = Some(chart);
            sheets.push((format!("{}. {} {}", figure.title, figure.subtitle, figure.footnote), sheet));
        }
    }
    let names = std::iter::once(words.contents).chain(sheets.iter().map(|(_, sheet)| sheet.name.as_str()));
    let names = sheet_names(names);
    for ((_, sheet), name) in sheets.iter_mut().zip(names.iter().skip(1)) {
        sheet.name.clone_from(name);
    }
    let title = DocumentWords::of(language).numbers;
    let mut all = vec![contents(title, &super::docx::under_title(&document), &sheets, words)];
    all.extend(sheets.into_iter().map(|(_, sheet)| sheet));
    let properties = Properties {
        title,
        subject: imprint.unit.as_deref(),
        creator: None,
        language: locale(language),
        date: imprint.date.as_deref(),
    };
    written(&all, &properties)
}

/// Each sheet's name as a link, and what it holds.
fn contents(title: &str, under: &str, sheets: &[(String, Sheet)], words: &WorkbookWords) -> Sheet {
    let mut rows = vec![
        vec![Value::Title(title.to_owned())],
        vec![Value::Text(under.to_owned())],
        vec![Value::Text(words.sheet.to_owned()), Value::Text(words.holds.to_owned())],
    ];
    rows.extend(sheets.iter().map(|(holds, sheet)| {
        let link = Value::Link { text: sheet.name.clone(), sheet: sheet.name.clone() };
        vec![link, Value::Text(holds.clone())]
    }));
    let columns = [34.0, 100.0].map(|width| Column { head: String::new(), width });
    Sheet {
        name: words.contents.to_owned(),
        columns: columns.into(),
        rows,
        layout: Layout::Plain,
        chart: None,
    }
}

struct About<'a> {
    published: &'a Published,
    analysis: &'a Analysis,
    language: Language,
    words: &'static WorkbookWords,
    hidden: &'static str,
}

impl About<'_> {
    /// What each holds, and the sheet; those without rows are left out.
    fn sheets(&self) -> Vec<(String, Sheet)> {
        let (analysis, language, words) = (self.analysis, self.language, self.words);
        let mut sheets = vec![
            self.key_figures(),
            self.questions(),
            self.answers(),
            self.groups(),
            self.group_answers(),
            self.tests(),
        ];
        let drawn = [
            (words.themes, figure::themes(analysis, language)),
            (words.drivers, figure::importance(analysis, language).map(|figure| figure.table)),
            (
                words.map,
                figure::priority_map(analysis, figure::Orientation::default(), language)
                    .map(|figure| figure.table),
            ),
            (words.placements, figure::placements(analysis, &QuadrantNames::default(), language)),
            (words.bridge, figure::bridge(analysis, language)),
        ];
        for (names, table) in drawn {
            sheets.extend(table.map(|table| self.table(names, &table)));
        }
        sheets.extend([
            self.weights(),
            self.response(),
            self.findings(),
            self.method(),
            self.notes(),
            self.codes(),
        ]);
        sheets.retain(|(_, sheet)| !sheet.rows.is_empty());
        sheets
    }

    fn sheet(&self, names: (&str, &str), heads: &[(&str, f64)], rows: Vec<Vec<Value>>) -> (String, Sheet) {
        let columns = heads.iter().map(|(head, width)| Column { head: (*head).to_owned(), width: *width });
        let columns = columns.collect();
        let sheet = Sheet { name: names.0.to_owned(), columns, rows, layout: Layout::Table, chart: None };
        (names.1.to_owned(), sheet)
    }

    /// The table of a figure: per cent as shares, so that they can be reckoned with.
    fn table(&self, names: (&str, &str), table: &Table) -> (String, Sheet) {
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => Value::Text(text.clone()),
            Cell::Number { value, decimals, percent: true } => {
                Value::Number(value / 100.0, Format::Percent(*decimals))
            }
            Cell::Number { value, decimals: 0, .. } => Value::Number(*value, Format::Count),
            Cell::Number { value, decimals, .. } => Value::Number(*value, Format::Decimal(*decimals)),
            Cell::Hidden => Value::Hidden(self.hidden),
            Cell::Empty => Value::Empty,
        };
        let rows = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let long = table.rows.first().and_then(|row| {
            row.iter().position(|cell| matches!(cell, Cell::Text(text) if text.chars().count() > 12))
        });
        let heads: Vec<(&str, f64)> = table
            .header
            .iter()
            .enumerate()
            .map(|(place, head)| {
                (
                    head.as_str(),
                    if place == 0 && long != Some(1) || long == Some(place) { 50.0 } else { 17.0 },
                )
            })
            .collect();
        self.sheet(names, &heads, rows)
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn count(n: u32) -> Value {
    Value::Number(f64::from(n), Format::Count)
}

fn share(value: f64) -> Value {
    Value::Number(value, Format::Percent(1))
}

fn decimal(value: f64) -> Value {
    Value::Number(value, Format::Decimal(2))
}

fn code(code: &crate::Code) -> Value {
    match code {
        crate::Code::Number(number) => Value::Number(*number as f64, Format::Exact),
        crate::Code::Text(code) => text(code),
    }
}
