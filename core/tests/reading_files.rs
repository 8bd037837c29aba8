//! Real export files open with the encoding, delimiter and rows that `shared/data/MANIFEST.md` tells.

use std::path::Path;

use svarkort_core::read::{self, Source};
use svarkort_core::{NoteKind, Problem};

/// Under `shared/data`; encoding, delimiter, rows under the first header row (Python's csv module, empty rows left out),
/// columns with a name or a cell.
const READ: [(&str, &str, char, u32, usize); 25] = [
    ("surveyxact/elev_tab_utf16/dataset.csv", "UTF-16LE", '\t', 999, 242),
    ("surveyxact/elev_tab_utf16/structure.csv", "UTF-16LE", '\t', 242, 7),
    ("surveyxact/elev_tab_utf16/labels.csv", "UTF-16LE", '\t', 1198, 3),
    ("surveyxact/elev_semicolon_ansi/dataset.csv", "Windows-1252", ';', 999, 242),
    ("surveyxact/elev_semicolon_ansi/structure.csv", "Windows-1252", ';', 242, 7),
    ("surveyxact/elev_semicolon_ansi/labels.csv", "Windows-1252", ';', 1198, 3),
    ("real/kcmo_resident_survey_2021Q3.csv", "UTF-8", ',', 1033, 160),
    ("real/airline_satisfaction_25976.csv", "UTF-8", ',', 25_976, 25),
    ("real/mobi_ecsi_250.csv", "UTF-8", ',', 250, 24),
    ("real/plspm_bank_satisfaction_250.csv", "UTF-8", ',', 250, 28),
    ("real/peopleanalytics_engagement.csv", "UTF-8", ',', 400, 12),
    ("real/attitude_supervisors_30.csv", "UTF-8", ',', 30, 8),
    ("real/somerville_happiness_2015.csv", "UTF-8", ',', 143, 7),
    ("real/dk_covid_panel_main.csv", "UTF-8", ',', 6152, 8),
    ("real/ess2014_dk_subset.csv", "UTF-8", ',', 1502, 9),
    ("surveymonkey/starwars_two_header_rows.csv", "Windows-1252", ',', 1187, 38),
    ("typeform/osmi_2018.csv", "UTF-8", ',', 417, 123),
    ("google_forms/toronto_ebike_2013.csv", "UTF-8", ',', 2238, 22),
    ("qualtrics/qualtricstools_better_sample.csv", "UTF-8", ',', 12, 59),
    ("qualtrics/qualtricstools_long_exhaustive.csv", "UTF-8", ',', 33, 367),
    ("qualtrics/qualtrics_german_headers.csv", "UTF-8", ',', 3, 20),
    ("qualtrics/qualtrics_legacy_two_headers.csv", "UTF-8", ',', 2, 15),
    ("limesurvey/survey_180102_R_data_file.csv", "UTF-8", ',', 157, 48),
    ("sosci/exp3_tab.csv", "UTF-8", '\t', 143, 358),
    ("redcap/simple/data.csv", "UTF-8", ',', 5, 24),
];

fn source(name: &str) -> Option<Source> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: {} is not here", data.display());
        return None;
    }
    // Renamed: what a file is called decides nothing.
    Some(Source {
        name: "svar.csv".to_owned(),
        bytes: std::fs::read(data.join(name)).expect("in the manifest"),
    })
}

fn tables(source: Source) -> Result<svarkort_core::Noted<Vec<read::Table>>, Problem> {
    read::tables(&[source], &mut |_, _, _| {})
}

#[test]
fn every_delimited_file_opens_as_it_was_written() {
    for (name, encoding, delimiter, rows, columns) in READ {
        let Some(source) = source(name) else { return };
        let read = tables(source).expect(name);
        let table = &read.value[0];
        assert_eq!(
            (table.encoding, table.delimiter, table.rows, table.columns.len()),
            (Some(encoding), Some(delimiter), rows, columns),
            "{name}"
        );
        assert!(table.columns.iter().all(|column| column.cells.len() == rows as usize), "{name}");
        // Two bytes that are no UTF-8 and no Danish letters either.
        let guessed = name.starts_with("surveymonkey");
        let kinds: Vec<&NoteKind> = read.notes.iter().map(|note| &note.kind).collect();
        assert_eq!(kinds.len(), usize::from(guessed), "{name}: {kinds:?}");
    }
}

#[test]
fn names_are_those_of_the_file() {
    let Some(somerville) = source("real/somerville_happiness_2015.csv") else { return };
    let table = tables(somerville).expect("delimited").value.remove(0);
    assert_eq!(table.columns[0].name, "Y", "without its byte order mark");
    let Some(airline) = source("real/airline_satisfaction_25976.csv") else { return };
    let table = tables(airline).expect("delimited").value.remove(0);
    assert_eq!(table.columns[0].name, "kolonne 1");
    assert_eq!(table.columns[24].values, ["", "satisfied", "neutral or dissatisfied"]);
    let delay =
        table.columns.iter().find(|column| column.name == "Arrival Delay in Minutes").expect("a column");
    assert_eq!(delay.counts()[0], 83);
}
