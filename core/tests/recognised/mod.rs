//! Columns of text in, the codebook recognised from them out, without a file.
#![allow(dead_code, reason = "each test file uses its own part")]

use svarkort_core::Code;
use svarkort_core::codebook::{self, Codebook, Variable};
use svarkort_core::read::{Column, Source, Table};
use svarkort_core::tools::{self, Export, Told};

/// A column as reading would make it: each different text once.
pub fn column<T: AsRef<str>>(name: &str, cells: impl IntoIterator<Item = T>) -> Column {
    let mut column = Column {
        name: name.to_owned(),
        header: name.to_owned(),
        values: [""].into_iter().collect(),
        ..Column::default()
    };
    for cell in cells {
        let cell = cell.as_ref();
        let known = column.values.iter().position(|value| value == cell);
        let place = known.unwrap_or_else(|| {
            column.values.push(cell);
            column.values.len() - 1
        });
        column.cells.push(u32::try_from(place).expect("few values"));
    }
    column
}

pub fn export(columns: Vec<Column>) -> Export {
    let rows = columns.first().map_or(0, |column| u32::try_from(column.cells.len()).expect("few rows"));
    let table = Table { file: "made.csv".into(), format: "csv", rows, columns, ..Table::default() };
    Export { table, ..Export::default() }
}

pub fn codebook(columns: Vec<Column>) -> Codebook {
    codebook::propose(&export(columns)).expect("recognised").value
}

/// One column with value labels.
pub fn labelled(name: &str, labels: &[(i64, &str)], cells: &[i64]) -> Variable {
    let mut export = export(vec![column(name, cells.iter().map(i64::to_string))]);
    let labels = labels.iter().map(|(code, label)| (Code::Number(*code), (*label).to_owned())).collect();
    export.meaning.columns.insert(name.to_owned(), Told { labels, ..Told::default() });
    codebook::propose(&export).expect("recognised").value.variables.remove(0)
}

/// One column of texts or codes.
pub fn alone<T: AsRef<str>>(name: &str, cells: impl IntoIterator<Item = T>) -> Variable {
    codebook(vec![column(name, cells)]).variables.remove(0)
}

pub fn open(files: &[(&str, Vec<u8>)]) -> Codebook {
    let sources: Vec<Source> =
        files.iter().map(|(name, bytes)| Source { name: (*name).to_owned(), bytes: bytes.clone() }).collect();
    let tables = svarkort_core::read::tables(&sources, &mut |_, _, _| {}).expect("readable").value;
    let export = tools::recognise(tables, tools::ReadAs::Recognised).expect("respondents").value;
    codebook::propose(&export).expect("recognised").value
}

pub fn find<'a>(codebook: &'a Codebook, name: &str) -> &'a Variable {
    codebook.variables.iter().find(|variable| variable.name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// Labels from least to most favourable.
pub fn order(variable: &Variable) -> Vec<String> {
    variable.options.iter().filter(|option| !option.missing).map(|option| option.label.clone()).collect()
}

pub fn codes(variable: &Variable) -> Vec<Code> {
    variable.options.iter().filter(|option| !option.missing).map(|option| option.code.clone()).collect()
}

pub fn missing(variable: &Variable) -> Vec<Code> {
    variable.options.iter().filter(|option| option.missing).map(|option| option.code.clone()).collect()
}
