//! Same bytes and settings, same bits: the numbers of one survey against a file that the toolkit's tests hold wasm to as
//! well (tests/toolkit/bits.test.mjs). Where a number is meant to change, run with SVARKORT_GOLDEN=1 and look at it.

use std::path::Path;

use serde_json::Value;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::read::Source;
use svarkort_core::report::json;
use svarkort_core::{Language, Study};

#[test]
fn numbers_are_the_same_bits_as_in_wasm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bits");
    let bytes = std::fs::read(folder.join("svar.csv")).expect("the survey lies beside the test");
    let source = Source { name: "svar.csv".to_owned(), bytes };
    let study = Study::open(&[source], &mut |_, _, _| {}).expect("a survey");
    let asked = SettingsInput { groups: Some(vec!["afdeling".to_owned()]), ..SettingsInput::default() };
    let answer = study.analyse(&asked, &mut |_, _, _| {}).expect("an analysis");
    let Ok(Value::Object(mut told)) = serde_json::to_value(json::analysis(&answer, Language::Da)) else {
        panic!("an object")
    };
    // Sentences may be worded anew, versions go up.
    told.retain(|name, _| !matches!(name.as_str(), "notes" | "version"));
    assert!(told["drivers"]["weights"].as_array().expect("drivers").len() == 8);
    let text = serde_json::to_string(&told).expect("plain data") + "\n";
    let file = folder.join("numbers.json");
    if std::env::var_os("SVARKORT_GOLDEN").is_some() {
        std::fs::write(&file, &text).expect("the folder can be written to");
    }
    let golden = std::fs::read_to_string(&file).expect("the numbers lie beside the survey");
    assert!(golden == text, "the numbers have changed; see this file's first lines");
}
