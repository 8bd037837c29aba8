//! The file of all numbers: read back with another reader, every number is there, in the language's dialect, and no text
//! of the survey can run as a formula.

use serde_json::json;
use svarkort_core::analysis::Analysis;
use svarkort_core::note::Noted;
use svarkort_core::protect::Published;
use svarkort_core::report::csv::document;

fn analysis(language: &str, label: &str) -> Published {
    let interval = json!({ "low": 0.4423, "high": 0.6348, "method": "wilson" });
    let share = json!({ "n": 54, "share": 0.54, "interval": interval });
    let rating = json!({
        "name": "q1", "label": label, "n": 100, "missing": { "blank": 3, "not_applicable": 2 },
        "counts": [{ "code": -99, "label": label, "n": 25, "share": 0.25 },
                   { "code": "=1", "label": "Tilfreds", "n": 75, "share": 0.75 }],
        "kind": "rating", "points": 5, "favourable": share, "neutral": null, "unfavourable": null,
        "mean": { "value": 3.456789012345, "sd": 1.25, "interval": null }, "index": 62.5,
    });
    let value = json!({
        "version": "0.1.0",
        "settings": {
            "language": language, "outcome": "q1", "drivers": ["q2"], "driver_groups": {}, "groups": ["sex"],
            "where": {}, "wave": null, "weight": null, "population": null, "missing": "listwise",
            "importance": "relative_weights", "performance": "mean", "convention": "traffic_light", "split": "mean",
            "minimum_group": 5, "finite_population": false,
            "bootstrap": { "replicates": 0, "seed": 1, "confidence": 0.95 },
        },
        "respondents": { "rows": 110, "started": null, "answered": 105, "completed": 100, "invited": null, "rate": null,
                         "by_group": [] },
        "items": [rating], "hidden_items": [{ "name": "q9", "why": "small" }],
        "groups": [{ "variable": "sex", "label": "Køn", "tests": [], "categories": [
            { "code": 1, "label": "Kvinde", "n": 101, "suppressed": false, "items": [rating],
            "hidden_items": [] },
            { "code": 2, "label": "Mand", "n": null, "suppressed": true, "items": null,
            "hidden_items": [] }] }],
        "drivers": { "outcome": "q1", "n": 98, "r2": 0.41, "method": "relative_weights", "missing": "listwise",
            "replicates": 0, "weights": [{ "name": "q2", "label": "Venlighed", "raw": 0.41, "share": 1.0,
            "interval": null, "rank": null, "dominance": 0.41, "beta": -0.64, "correlation": 0.64, "sign": -1,
            "above_noise": null }] },
        "priority_map": { "performance": "mean", "split": { "performance": 3.5, "importance": 0.5 },
            "items": [{ "name": "q2", "label": "Venlighed", "performance": 4.1, "importance": 1.0,
                        "quadrant": "keep_up", "negative": false, "stability": null }] },
    });
    let analysis: Analysis = serde_json::from_value(value).expect("the core's types follow the contract");
    Published { answer: Noted::plain(analysis), further: 0 }
}

fn read(bytes: &[u8], delimiter: u8) -> (Vec<String>, Vec<Vec<String>>) {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text);
    let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
    let header = row(reader.headers().expect("a header").clone());
    (header, reader.records().map(|record| row(record.expect("rows as wide as the header"))).collect())
}

#[test]
fn danish_is_written_for_danish_spreadsheets() {
    let bytes = document(&analysis("da", "Alt i alt; \"venlighed\"\nog hjælp"));
    assert!(bytes.windows(2).any(|end| end == b"\r\n"));
    let (header, rows) = read(&bytes, b';');
    assert_eq!(header[0], "afsnit");
    let cell =
        |row: &[String], name: &str| row[header.iter().position(|h| h == name).expect("a column")].clone();
    let find = |section: &str, measure: &str| {
        rows.iter().find(|row| cell(row, "afsnit") == section && cell(row, "mål") == measure).expect("a row")
    };
    let mean = find("Resultater", "Gennemsnit");
    assert_eq!(cell(mean, "værdi"), "3,456789012345");
    assert_eq!(cell(mean, "n"), "100");
    assert_eq!(cell(mean, "tekst"), "Alt i alt; \"venlighed\"\nog hjælp");
    let positive = find("Resultater", "Andel positive");
    assert_eq!(
        ["værdi", "antal", "n", "lav", "høj", "metode"].map(|name| cell(positive, name)),
        ["0,54", "54", "100", "0,4423", "0,6348", "Wilson"]
    );
    assert_eq!(cell(find("Drivere", "Standardiseret koefficient"), "værdi"), "-0,64");
    assert_eq!(cell(find("Prioriteringskort", "Felt"), "værdi"), "Fasthold");
    assert_eq!(cell(find("Indstillinger", "minimum_group"), "værdi"), "5");
    let hidden = rows.iter().filter(|row| cell(row, "gruppe") == "Mand").collect::<Vec<_>>();
    assert_eq!(hidden.len(), 1, "of a hidden group nothing else is told");
    assert_eq!(cell(hidden[0], "værdi"), "skjult");
}

#[test]
fn english_is_written_for_english_spreadsheets() {
    let (header, rows) = read(&document(&analysis("en", "Overall, \"how\"")), b',');
    assert_eq!(header[..3], ["section", "variable", "text"]);
    assert!(
        rows.iter().any(|row| row[5] == "Mean" && row[8] == "3.456789012345" && row[2] == "Overall, \"how\"")
    );
}

#[test]
fn no_text_runs_as_a_formula() {
    for label in ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "＝1"] {
        let (_, rows) = read(&document(&analysis("da", label)), b';');
        let told: Vec<&String> = rows.iter().flatten().filter(|cell| cell.contains(label)).collect();
        assert!(!told.is_empty(), "{label:?}");
        assert!(told.iter().all(|cell| cell.starts_with('\'')), "{label:?}");
    }
    let (_, rows) = read(&document(&analysis("da", "-99")), b';');
    assert!(rows.iter().flatten().any(|cell| cell == "-99"), "a number is left alone");
    assert!(!rows.iter().flatten().any(|cell| cell == "'-99"));
    assert!(rows.iter().flatten().any(|cell| cell == "'=1"), "a code is a text of the survey too");
}
