//! Published counts in, files of invented respondents out: whatever was published comes out of them, and nobody else.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod svendborg;

use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::codebook::Edits;
use svarkort_core::read::Source;
use svarkort_core::{Noted, Study};

/// A CSV file as a spreadsheet in Danish writes it.
pub fn file(name: &str, header: &[String], rows: &[Vec<String>]) -> Source {
    let line = |cells: &[String]| format!("{}\r\n", cells.join(";"));
    let mut text = line(header);
    rows.iter().for_each(|row| text.push_str(&line(row)));
    Source { name: name.to_owned(), bytes: text.into_bytes() }
}

pub fn open(sources: &[Source]) -> Study {
    Study::open(sources, &mut |_, _, _| {}).unwrap_or_else(|problem| panic!("{problem:?}"))
}

pub fn edited(sources: &[Source], edits: Edits) -> Study {
    let mut study = open(sources);
    study.edit(&edits).unwrap_or_else(|problem| panic!("{problem:?}"));
    study
}

pub fn analyse(study: &Study, asked: &SettingsInput) -> Noted<Analysis> {
    study.analyse(asked, &mut |_, _, _| {}).unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// Whole per cent, half up, as the seeds print them.
pub fn percent(n: u32, of: u32) -> u32 {
    svarkort_core::words::number::whole_percent(n, of).expect("a base")
}
