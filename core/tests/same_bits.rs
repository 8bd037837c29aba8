//! One survey through reading, recognition and analysis to numbers that are the same bits natively and in wasm: the
//! toolkit's tests ask the same of the same files.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use svarkort_core::analysis::SettingsInput;
use svarkort_core::read::Source;
use svarkort_core::report::json::analysis;
use svarkort_core::{Language, Study};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name)
}

/// What is asked: the defaults, by group; drivers on three scales; a part of the survey, by dominance and median; a
/// bootstrap in whole numbers and one in real ones; with gaps pairwise and by EM; a theme; a map for each group.
fn asked() -> Vec<Value> {
    let items = ["telefon", "ventetid", "venlighed", "forklaring", "hjemmeside", "sagsbehandling"];
    let every: Vec<&str> = items.into_iter().chain(["anbefaling", "minutter"]).collect();
    vec![
        json!({ "outcome": "tilfreds_samlet", "groups": ["omraade"] }),
        json!({ "outcome": "tilfreds_samlet", "drivers": every, "split": "midpoint" }),
        json!({
            "outcome": "tilfreds_samlet",
            "drivers": items,
            "where": { "omraade": ["Nord", "Syd"] },
            "importance": "dominance",
            "performance": "share",
            "split": "median",
            "bootstrap": { "confidence": 0.9 },
            "population": 400,
        }),
        json!({
            "outcome": "tilfreds_samlet",
            "drivers": items,
            "bootstrap": { "replicates": 300, "seed": 17 },
        }),
        json!({
            "outcome": "tilfreds_samlet",
            "drivers": every,
            "split": "median",
            "bootstrap": { "replicates": 90, "confidence": 0.8 },
        }),
        json!({
            "outcome": "tilfreds_samlet",
            "drivers": items,
            "missing": "pairwise",
            "bootstrap": { "replicates": 60 },
        }),
        json!({ "outcome": "tilfreds_samlet", "drivers": items, "missing": "em", "bootstrap": { "replicates": 20 } }),
        json!({
            "outcome": "tilfreds_samlet",
            "drivers": items,
            "importance": "dominance",
            "driver_groups": { "Kontakt": ["telefon", "ventetid", "venlighed"] },
            "bootstrap": { "replicates": 40 },
        }),
        json!({ "outcome": "tilfreds_samlet", "drivers": items, "maps_by": "omraade", "bootstrap": { "replicates": 30 } }),
    ]
}

const OF_ITEM: [&str; 8] = ["name", "n", "missing", "favourable", "neutral", "unfavourable", "mean", "index"];
const OF_WEIGHT: [&str; 10] = [
    "name",
    "raw",
    "share",
    "dominance",
    "beta",
    "correlation",
    "interval",
    "percentile",
    "rank",
    "above_noise",
];
const OF_PLACE: [&str; 5] = ["name", "performance", "importance", "quadrant", "stability"];

const OF_MEMBERS: [&str; 4] = ["name", "n", "favourable", "mean"];

/// The numbers of an answer, one object to a line; what more an answer may come to hold is not looked at.
fn lines(asked: &Value, whole: &Value) -> Vec<String> {
    let each = |name: &str, list: &Value, fields: &[&str]| -> Vec<Value> {
        let picked = |entry: &Value| -> Value {
            let kept =
                fields.iter().filter_map(|field| Some(((*field).to_owned(), entry.get(*field)?.clone())));
            Value::Object(kept.collect())
        };
        list.as_array().into_iter().flatten().map(|entry| json!({ name: picked(entry) })).collect()
    };
    let mut lines = vec![json!({ "asked": asked })];
    lines.extend(each("item", &whole["items"], &OF_ITEM));
    lines.extend(each("weight", &whole["drivers"]["weights"], &OF_WEIGHT));
    lines.extend(each("place", &whole["priority_map"]["items"], &OF_PLACE));
    for category in whole["groups"][0]["categories"].as_array().into_iter().flatten() {
        lines.extend(each("in_group", &category["items"], &OF_MEMBERS));
    }
    if let Some(comparison) = whole["group_maps"].get("comparison") {
        lines.push(json!({ "comparison": comparison }));
    }
    lines.push(json!({ "r2": whole["drivers"]["r2"], "split": whole["priority_map"]["split"] }));
    lines.iter().map(Value::to_string).collect()
}

#[test]
fn the_same_bits_everywhere() {
    let bytes = std::fs::read(case("same_bits.csv")).expect("the case");
    let study = Study::open(&[Source { name: "same_bits.csv".to_owned(), bytes }], &mut |_, _, _| {})
        .expect("a survey");
    let mut ours = Vec::new();
    for asked in asked() {
        let settings: SettingsInput = serde_json::from_value(asked.clone()).expect("settings");
        let noted = study.analyse(&settings, &mut |_, _, _| {}).expect("an answer");
        let plain = serde_json::to_value(analysis(&noted, Language::Da)).expect("plain");
        ours.extend(lines(&asked, &plain));
    }
    let ours = format!("[\n{}\n]\n", ours.join(",\n"));
    let file = case("same_bits.json");
    if std::env::var_os("SVARKORT_GOLDEN").is_some() {
        std::fs::write(&file, &ours).expect("writable");
    }
    let kept = std::fs::read_to_string(&file).expect("the answers, by SVARKORT_GOLDEN=1");
    // As text: each number is written with just the digits that tell its bits from all others.
    for (line, (ours, kept)) in (1..).zip(ours.lines().zip(kept.lines())) {
        assert_eq!(ours, kept, "same_bits.json line {line}");
    }
    assert_eq!(ours.len(), kept.len());
}
