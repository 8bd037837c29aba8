//! Workbooks and statistics files, cell by cell against what openpyxl and pyreadstat read in the same files.

use std::path::Path;

use serde::Deserialize;
use svarkort_core::read::described::Measure;
use svarkort_core::read::{self, Column, Source, Table, number};

#[derive(Deserialize)]
struct Oracle {
    files: std::collections::BTreeMap<String, Read>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Read {
    Sheets { sheets: Vec<Sheet> },
    Table(Sheet),
}

#[derive(Deserialize)]
struct Sheet {
    sheet: Option<String>,
    rows: u32,
    columns: Vec<Facts>,
}

#[derive(Deserialize)]
struct Facts {
    name: String,
    filled: u32,
    /// Of row number times value.
    sum: Option<f64>,
    hash: Option<String>,
    labels: Option<usize>,
    text: Option<String>,
    missing: Option<Vec<(f64, f64)>>,
    measure: Option<String>,
}

fn oracle() -> Oracle {
    serde_json::from_str(include_str!("../oracle/formats.json")).expect("made by its script")
}

fn tables(name: &str) -> Option<Vec<Table>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return None;
    };
    // What a file is called decides nothing.
    let source = Source { name: "svar.csv".to_owned(), bytes };
    Some(read::tables(&[source], &mut |_, _, _| {}).expect(name).value)
}

fn fnv(cells: impl Iterator<Item = String>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for cell in cells {
        for byte in cell.bytes().chain([0x1f]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

fn agrees(column: &Column, facts: &Facts, at: &str) {
    let filled = column.cells.iter().filter(|cell| *cell != 0).count();
    assert_eq!(filled as u32, facts.filled, "{at}: filled");
    let rows = 0..column.cells.len();
    // Quarters are dates here, and pyreadstat leaves them as the seconds that they are stored as.
    if let Some(sum) = facts.sum.filter(|_| facts.name != "quarter") {
        let mut own = 0.0;
        for row in rows.clone().filter(|row| column.cells.at(*row) != 0) {
            let value =
                number::parse(column.text(row)).unwrap_or_else(|| panic!("{at}: row {row} is no number"));
            own += (row + 1) as f64 * value;
        }
        assert!((own - sum).abs() <= 1e-6 * sum.abs().max(1.0), "{at}: {own} is not {sum}");
    }
    if let Some(hash) = &facts.hash {
        assert_eq!(fnv(rows.map(|row| column.text(row).to_owned())), *hash, "{at}: texts");
    }
}

fn describes(table: &Table, column: &Column, facts: &Facts, at: &str) {
    let none = Default::default();
    let described = table.described.get(&column.name).unwrap_or(&none);
    if let Some(labels) = facts.labels {
        assert_eq!(described.labels.len(), labels, "{at}: labels");
    }
    if let Some(text) = &facts.text {
        assert_eq!(described.text.as_deref().unwrap_or(""), text.trim(), "{at}: text");
    }
    let measure = match facts.measure.as_deref() {
        Some("nominal") => Some(Measure::Nominal),
        Some("ordinal") => Some(Measure::Ordinal),
        Some("scale") => Some(Measure::Scale),
        _ => None,
    };
    assert_eq!(described.measure, measure, "{at}: measure");
    for value in column.values.iter().skip(1) {
        let Some(number) = number::parse(value) else { continue };
        let ranges = facts.missing.as_deref().unwrap_or_default();
        let declared = ranges.iter().any(|(low, high)| (*low..=*high).contains(&number));
        let found = described.missing.iter().any(|code| code.to_string() == *value);
        assert_eq!(found, declared, "{at}: {value} as a code of no answer");
    }
}

#[test]
fn every_cell_is_what_other_readers_read() {
    for (name, read) in oracle().files {
        let Some(tables) = tables(&name) else { return };
        let sheets = match read {
            Read::Sheets { sheets } => sheets,
            Read::Table(table) => vec![table],
        };
        assert_eq!(tables.len(), sheets.len(), "{name}");
        for (table, sheet) in tables.iter().zip(&sheets) {
            let at = format!("{name} {}", sheet.sheet.as_deref().unwrap_or(""));
            assert_eq!((table.rows, table.columns.len()), (sheet.rows, sheet.columns.len()), "{at}");
            for (column, facts) in table.columns.iter().zip(&sheet.columns) {
                let at = format!("{at} {}", facts.name);
                assert_eq!(column.header.replace('\n', " "), facts.name.replace('\n', " "), "{at}");
                agrees(column, facts, &at);
                if sheet.sheet.is_none() {
                    describes(table, column, facts, &at);
                }
            }
        }
    }
}

/// Six invented rows in each release of the formats: made/files/README.md.
#[test]
fn every_release_holds_the_same_rows() {
    let files: [(&str, &[u8]); 7] = [
        ("sav", include_bytes!("made/files/long.sav")),
        ("zsav", include_bytes!("made/files/long.zsav")),
        ("113", include_bytes!("made/files/v8.dta")),
        ("114", include_bytes!("made/files/v10.dta")),
        ("115", include_bytes!("made/files/v12.dta")),
        ("117", include_bytes!("made/files/v13.dta")),
        ("119", include_bytes!("made/files/v15.dta")),
    ];
    for (name, bytes) in files {
        let source = Source { name: name.to_owned(), bytes: bytes.to_vec() };
        let table = read::tables(&[source], &mut |_, _, _| {}).expect(name).value.remove(0);
        let cells =
            |column: usize| -> Vec<&str> { (0..6).map(|row| table.columns[column].text(row)).collect() };
        assert_eq!(cells(0), ["1", "2", "3", "4", "5", "9"], "{name}");
        assert_eq!(cells(1), ["1.5", "2.25", "", "4", "5.5", "-1"], "{name}");
        let danish = name.ends_with("sav") || name == "119";
        let first = if danish { ["æble", "østers", "ål", ""] } else { ["aeble", "oesters", "aal", ""] };
        assert_eq!(cells(2)[..4], first, "{name}");
        assert_eq!(cells(2)[4], "lang ".repeat(20).trim_end(), "{name}");
        let long = table.columns[3].text(0);
        let whole = ["sav", "zsav", "117", "119"].contains(&name);
        assert_eq!(
            (long.len(), long.ends_with('z')),
            if whole { (601, true) } else { (200, false) },
            "{name}"
        );
        assert!(long.trim_end_matches('z').chars().all(|letter| letter == 'y'), "{name}");
        let described = &table.described["q1"];
        assert_eq!(described.text.as_deref(), Some("Hvor tilfreds?"), "{name}");
        assert_eq!(described.labels[0].1, "Meget utilfreds", "{name}");
        assert_eq!(described.missing.len(), usize::from(name.ends_with("sav")), "{name}");
    }
}
