//! Reference data beside the project in, columns of numbers out; `None` where they are not there.

use std::path::PathBuf;

/// `relative` under the folder of reference data, if that is there.
pub fn path(relative: &str) -> Option<PathBuf> {
    let root = std::env::var_os("SVARKORT_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let file = root.join(relative);
    if file.exists() {
        Some(file)
    } else {
        eprintln!("skipped: no {}", file.display());
        None
    }
}

/// A CSV file's columns in order: name, and one number per row where the cell holds one.
pub fn columns(relative: &str) -> Option<Vec<(String, Vec<Option<f64>>)>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path(relative)?).expect("opens");
    let mut columns: Vec<(String, Vec<Option<f64>>)> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(|name| (name.trim_start_matches('\u{feff}').to_owned(), Vec::new()))
        .collect();
    for row in reader.records() {
        let row = row.expect("a row");
        for (j, column) in columns.iter_mut().enumerate() {
            column.1.push(row.get(j).and_then(|cell| cell.trim().parse().ok()));
        }
    }
    Some(columns)
}

pub fn json(relative: &str) -> Option<serde_json::Value> {
    let text = std::fs::read_to_string(path(relative)?).expect("readable");
    Some(serde_json::from_str(&text).expect("JSON"))
}
