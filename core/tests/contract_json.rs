//! The plain shapes against the toolkit's contract: each field by its name, absent as `null`, no number that is none.

use serde_json::{Map, Value, json};
use svarkort_core::analysis::Analysis;
use svarkort_core::codebook::Codebook;
use svarkort_core::note::{Note, NoteKind, Noted};
use svarkort_core::problem::{BadSetting, NotText, Place};
use svarkort_core::protect::Published;
use svarkort_core::report::json as plain;
use svarkort_core::{Language, Problem};

/// An analysis as the contract writes it, with everything that can be there.
fn full() -> Value {
    let interval = json!({ "low": 0.5, "high": 0.58, "method": "wilson" });
    let t = json!({ "low": 3.4, "high": 3.6, "method": "t" });
    let share = json!({ "n": 54, "share": 0.54, "interval": interval });
    let rating = json!({
        "name": "q1", "label": "Alt i alt", "theme": "Samlet", "n": 100, "missing": { "blank": 3, "not_applicable": 2 },
        "counts": [{ "code": 1, "label": "Meget utilfreds", "n": 25, "share": 0.25 },
                   { "code": "B", "label": "Tilfreds", "n": 75, "share": 0.75 }],
        "kind": "rating", "points": 5, "favourable": share, "neutral": share, "unfavourable": share,
        "mean": { "value": 3.5, "sd": 1.25, "interval": t }, "index": 62.5,
    });
    let number = json!({
        "name": "age", "label": "Alder", "theme": null, "n": 90, "missing": { "blank": 15, "not_applicable": 0 }, "counts": [],
        "kind": "number", "mean": { "value": 41.5, "sd": 11.0, "interval": t },
    });
    let single = json!({
        "name": "sex", "label": "Køn", "n": 105, "missing": { "blank": 0, "not_applicable": 0 }, "counts": [],
        "kind": "single",
    });
    let mut multiple = single.clone();
    multiple["kind"] = json!("multiple");
    json!({
        "version": "0.1.0",
        "settings": {
            "language": "en", "outcome": "q1", "drivers": ["q2"], "driver_groups": { "Samtalen": ["q2", "q3"] },
            "groups": ["sex"], "where": { "sex": [1, "x"] }, "wave": "year", "weight": "w",
            "population": { "sex": { "1": 900, "2": 800 } },
            "missing": "pairwise", "importance": "dominance", "performance": "share", "convention": "top2",
            "split": { "performance": 3.5, "importance": 0.2 }, "minimum_group": 5, "finite_population": true,
            "bootstrap": { "replicates": 1000, "seed": 7, "confidence": 0.95 },
        },
        "respondents": {
            "rows": 110, "started": 108, "answered": 105, "completed": 100, "invited": 1700, "rate": 0.0625,
            "by_group": [{ "variable": "sex", "code": 1, "invited": 900, "answered": 60, "rate": 0.0625 }],
        },
        "items": [rating, number, single, multiple], "hidden_items": [{ "name": "q9", "why": "all_alike" }],
        "groups": [{
            "variable": "sex", "label": "Køn",
            "categories": [
                { "code": 1, "label": "Kvinde", "n": 60, "suppressed": false, "items": [rating],
            "hidden_items": [] },
                { "code": 2, "label": "Mand", "n": null, "suppressed": true, "items": null,
            "hidden_items": [] },
            ],
            "tests": [{ "item": "q1", "test": "kruskal_wallis", "statistic": 4.5, "df": [1.0], "p": 0.0337,
                        "p_adjusted": 0.0674, "adjustment": "holm", "detectable": 0.4 }],
        }],
        "drivers": {
            "outcome": "q1", "n": 98, "r2": 0.41, "method": "relative_weights", "missing": "listwise", "replicates": 1000,
            "weights": [{ "name": "q2", "label": "Venlighed", "raw": 0.41, "share": 1.0,
                          "interval": { "low": 0.9, "high": 1.0, "method": "bca" },
                          "rank": { "low": 1.0, "high": 1.0, "method": "percentile" },
                          "dominance": 0.41, "beta": 0.64, "correlation": 0.64, "sign": 1, "above_noise": true }],
        },
        "priority_map": {
            "performance": "mean", "split": { "performance": 3.5, "importance": 0.5 },
            "items": [{ "name": "q2", "label": "Venlighed", "performance": 4.1, "importance": 1.0, "quadrant": "keep_up",
                        "negative": false,
                        "stability": { "improve_first": 0.0, "keep_up": 0.97, "watch": 0.0, "maintain": 0.03 } }],
        },
    })
}

/// The same with everything absent that may be.
fn bare() -> Value {
    let mut value = full();
    value["settings"] = json!({
        "language": "da", "outcome": null, "drivers": [], "driver_groups": {}, "groups": [], "where": {}, "wave": null,
        "weight": null, "population": null, "missing": "listwise", "importance": "relative_weights",
        "performance": "mean", "convention": "traffic_light", "split": "mean", "minimum_group": 5,
        "finite_population": false, "bootstrap": { "replicates": 0, "seed": 1, "confidence": 0.95 },
    });
    for field in ["started", "completed", "invited", "rate"] {
        value["respondents"][field] = Value::Null;
    }
    for field in ["favourable", "neutral", "unfavourable", "mean", "index"] {
        value["items"][0][field] = Value::Null;
    }
    value["items"][1]["mean"]["interval"] = Value::Null;
    value["groups"][0]["tests"][0]["detectable"] = Value::Null;
    for field in ["interval", "rank", "dominance", "above_noise"] {
        value["drivers"]["weights"][0][field] = Value::Null;
    }
    value["priority_map"]["items"][0]["stability"] = Value::Null;
    value
}

fn typed(value: &Value) -> Analysis {
    serde_json::from_value(value.clone()).expect("the core's types follow the contract")
}

fn note(kind: NoteKind) -> Note {
    Note { kind, variable: Some("q2".to_owned()) }
}

/// Every field of `contract` stands in `told` with the same value; `told` may have more.
fn holds(contract: &Value, told: &Value, path: &str) {
    match (contract, told) {
        (Value::Object(contract), Value::Object(told)) => {
            for (name, value) in contract {
                let found = told.get(name).unwrap_or_else(|| panic!("{path}.{name} is not there"));
                holds(value, found, &format!("{path}.{name}"));
            }
        }
        (Value::Array(contract), Value::Array(told)) => {
            assert_eq!(contract.len(), told.len(), "{path}");
            for (place, (value, found)) in contract.iter().zip(told).enumerate() {
                holds(value, found, &format!("{path}[{place}]"));
            }
        }
        _ => assert_eq!(contract, told, "{path}"),
    }
}

#[test]
fn an_analysis_has_the_fields_of_the_contract() {
    for contract in [full(), bare()] {
        let answer =
            Noted { value: typed(&contract), notes: vec![note(NoteKind::Collinear { condition: 31.5 })] };
        let told = serde_json::to_value(plain::analysis(&answer, Language::En)).expect("plain data");
        holds(&contract, &told, "analysis");
        assert_eq!(told["notes"][0]["code"], "collinear");
        assert_eq!(told["notes"][0]["severity"], "warning");
        assert_eq!(told["notes"][0]["variable"], "q2");
        assert_eq!(told["notes"][0]["detail"], json!({ "condition": 31.5 }));
        assert!(!told["notes"][0]["text"].as_str().expect("a sentence").is_empty());
    }
    let mut alone = bare();
    alone["drivers"] = Value::Null;
    alone["priority_map"] = Value::Null;
    let told = serde_json::to_value(plain::analysis(&Noted::plain(typed(&alone)), Language::Da))
        .expect("plain data");
    assert_eq!(told["drivers"], Value::Null);
    assert_eq!(told.get("priority_map"), Some(&Value::Null), "absent is null, not a missing field");
}

#[test]
fn population_and_split_keep_their_forms() {
    let mut contract = bare();
    for population in [json!(1700), json!({ "sex": { "1": 900 } })] {
        for split in [
            json!("mean"),
            json!("median"),
            json!("midpoint"),
            json!({ "performance": 3.0, "importance": 0.1 }),
        ] {
            contract["settings"]["population"] = population.clone();
            contract["settings"]["split"] = split;
            let told = serde_json::to_value(plain::analysis(&Noted::plain(typed(&contract)), Language::Da))
                .expect("plain data");
            holds(&contract, &told, "analysis");
        }
    }
}

#[test]
fn a_codebook_has_the_fields_of_the_contract() {
    let files = json!([{ "name": "svar.csv", "format": "csv", "tool": "SurveyXact", "encoding": "utf-16le",
                         "delimiter": "\t", "rows": 999 },
                       { "name": "b.csv", "format": "csv", "tool": null, "encoding": null, "delimiter": null, "rows": 1 }]);
    let contract = json!({
        "name": "q1", "label": "Alt i alt", "file": "svar.csv", "role": "outcome", "kind": "rating",
        "options": [{ "code": 1, "label": "Slet ikke", "n": 4, "missing": false, "favourability": 1 },
                    { "code": "x", "label": "Ved ikke", "n": 2, "missing": true, "favourability": null }],
        "points": 5, "reversed": false, "theme": null, "valid": 97, "missing": 3,
    });
    let mut internal = contract.clone();
    for option in internal["options"].as_array_mut().expect("a list") {
        option["merged"] = json!([]);
    }
    internal["reasons"] = json!(["outcome_words"]);
    internal["doubts"] = json!(["doubtful_direction"]);
    let codebook: Codebook = serde_json::from_value(json!({ "files": files, "variables": [internal] }))
        .expect("the core's types follow the contract");
    let noted = Noted { value: codebook, notes: vec![note(NoteKind::DoubtfulDirection)] };
    let told = serde_json::to_value(plain::codebook(&noted, Language::Da)).expect("plain data");
    holds(&json!({ "files": files, "variables": [contract] }), &told, "codebook");
    let variable = &told["variables"][0];
    assert!(variable["evidence"].is_string());
    assert_eq!(variable["doubts"], json!(["doubtful_direction"]));
    assert_eq!(variable.get("reasons"), None, "the reasons are told as a sentence");
    assert_eq!(told["notes"][0]["code"], "doubtful_direction");
    assert_eq!(told["notes"][0]["detail"], json!({}));
}

#[test]
fn a_number_that_is_none_is_null() {
    let endless = note(NoteKind::FlatWeights { condition: f64::INFINITY });
    assert_eq!(plain::note(&endless, Language::Da).detail, json!({ "condition": null }));
}

#[test]
fn a_problem_tells_where_and_what_flat() {
    let place = Place { file: "svar.csv".to_owned(), row: Some(3), column: None };
    let told = plain::problem(&Problem::UnreadableFormat { place, kind: NotText::Picture }, Language::Da);
    assert_eq!(told.code, "unreadable_format");
    assert!(!told.message.is_empty());
    assert_eq!(told.detail, json!({ "file": "svar.csv", "row": 3, "column": null, "kind": "picture" }));

    let why = BadSetting::NotOneOf { allowed: vec!["da".to_owned(), "en".to_owned()] };
    let told = plain::problem(&Problem::BadSettings { setting: "language".to_owned(), why }, Language::En);
    assert_eq!(told.detail, json!({ "setting": "language", "why": "not_one_of", "allowed": ["da", "en"] }));

    let why = BadSetting::OutOfRange;
    let told =
        plain::problem(&Problem::BadSettings { setting: "minimum_group".to_owned(), why }, Language::En);
    assert_eq!(told.detail, json!({ "setting": "minimum_group", "why": "out_of_range" }));
}

#[test]
fn the_json_report_is_the_analysis_with_its_imprint() {
    let contract = full();
    let imprint = plain::Imprint { unit: Some("Jobcenter Eksempel".to_owned()), date: None };
    let published = Published { answer: Noted::plain(typed(&contract)), further: 0 };
    let bytes = plain::document(&published, &imprint);
    let told: Map<String, Value> = serde_json::from_slice(&bytes).expect("JSON in UTF-8");
    let publication = json!({ "unit": "Jobcenter Eksempel", "date": null, "protection": "audited" });
    assert_eq!(told["publication"], publication);
    holds(&contract, &Value::Object(told), "report");
}
