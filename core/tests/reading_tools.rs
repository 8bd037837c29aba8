//! Other tools' real exports: header rows are no respondents, completed is what the tool calls completed.

use std::path::Path;

use svarkort_core::read::{self, Source};
use svarkort_core::survey;
use svarkort_core::tools::{self, Asked, Export, Tool};
use svarkort_core::{Code, Noted};

fn export(names: &[&str]) -> Option<Noted<Export>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: {} is not here", data.display());
        return None;
    }
    let source = |name: &&str| Source {
        name: (*name).to_owned(),
        bytes: std::fs::read(data.join(name)).expect("in the manifest"),
    };
    let sources: Vec<Source> = names.iter().map(source).collect();
    let read = read::tables(&sources, &mut |_, _, _| {}).expect("delimited text");
    Some(tools::recognise(read.value, tools::ReadAs::Recognised).expect("respondents"))
}

/// File; tool; respondents as the manifest counts them; respondents that count.
const EXPORTS: [(&str, Option<Tool>, u32, usize); 20] = [
    ("qualtrics/qualtricstools_long_exhaustive.csv", Some(Tool::Qualtrics), 31, 31),
    ("qualtrics/qualtricstools_better_sample.csv", Some(Tool::Qualtrics), 10, 10),
    ("qualtrics/qualtrics_german_headers.csv", Some(Tool::Qualtrics), 1, 1),
    ("qualtrics/qualtrics_legacy_two_headers.csv", Some(Tool::Qualtrics), 1, 1),
    ("surveymonkey/starwars_two_header_rows.csv", Some(Tool::SurveyMonkey), 1186, 1186),
    ("limesurvey/survey_180102_R_data_file.csv", Some(Tool::LimeSurvey), 157, 14),
    ("sosci/exp3_tab.csv", Some(Tool::SoSci), 143, 108),
    // The manifest counts ten empty rows at its end.
    ("google_forms/toronto_ebike_2013.csv", Some(Tool::GoogleForms), 2238, 2238),
    ("typeform/osmi_2018.csv", Some(Tool::Typeform), 417, 417),
    ("redcap/simple/data.csv", Some(Tool::RedCap), 5, 5),
    ("redcap/checkboxes-1/data.csv", Some(Tool::RedCap), 4, 4),
    ("real/kcmo_resident_survey_2021Q3.csv", None, 1033, 1033),
    ("real/airline_satisfaction_25976.csv", None, 25_976, 25_976),
    ("real/mobi_ecsi_250.csv", None, 250, 250),
    ("real/plspm_bank_satisfaction_250.csv", None, 250, 250),
    ("real/peopleanalytics_engagement.csv", None, 400, 400),
    ("real/attitude_supervisors_30.csv", None, 30, 30),
    ("real/somerville_happiness_2015.csv", None, 143, 143),
    ("real/dk_covid_panel_main.csv", None, 6152, 6152),
    ("real/ess2014_dk_subset.csv", None, 1502, 1502),
];

#[test]
fn each_export_is_its_tools_and_has_its_respondents() {
    for (name, tool, rows, count) in EXPORTS {
        let Some(export) = export(&[name]) else { return };
        assert_eq!((export.value.meaning.tool, export.value.table.rows), (tool, rows), "{name}");
        assert_eq!(survey::rows_that_count(&export.value).len(), count, "{name}");
        assert!(export.notes.is_empty(), "{name}: {:?}", export.notes);
        let file = &export.value.files[0];
        assert_eq!((file.tool.as_deref(), file.rows), (tool.map(Tool::name), rows), "{name}");
        for column in &export.value.table.columns {
            let used = column.counts();
            assert!(used[1..].iter().all(|n| *n > 0), "{name}: {} has values that no row holds", column.name);
        }
        for column in export.value.meaning.columns.keys() {
            assert!(export.value.table.columns.iter().any(|known| known.name == *column), "{name}: {column}");
        }
    }
}

#[test]
fn qualtrics_texts_stand_under_the_names() {
    let Some(export) = export(&["qualtrics/qualtricstools_better_sample.csv"]) else { return };
    let meaning = export.value.meaning;
    let told = meaning.of("q4_rank_2").expect("a text");
    assert_eq!(told.stem.as_deref(), Some("Please rank each food"));
    assert_eq!(told.part.as_deref(), Some("Kiwi"));
    assert_eq!(meaning.of("ResponseID").and_then(|told| told.asked), Some(Asked::Id));
    assert_eq!(meaning.of("Finished").and_then(|told| told.asked), Some(Asked::Technical));
}

#[test]
fn surveymonkeys_columns_are_named_by_question_and_option() {
    let Some(export) = export(&["surveymonkey/starwars_two_header_rows.csv"]) else { return };
    let Export { table, meaning, .. } = export.value;
    let gender = table.columns.iter().find(|column| column.name == "Gender").expect("named by its question");
    assert_eq!(gender.values, ["", "Male", "Female"]);
    let han =
        table.columns.iter().find(|column| column.name.ends_with(" - Han Solo")).expect("named by its row");
    let told = meaning.of(&han.name).expect("told");
    assert!(told.stem.as_deref().is_some_and(|stem| stem.starts_with("Please state whether you view")));
    assert_eq!((told.part.as_deref(), told.asked), (Some("Han Solo"), None));
    let multiple = meaning.columns.values().filter(|told| told.asked == Some(Asked::Multiple)).count();
    assert_eq!(multiple, 6, "the films one has seen");
}

#[test]
fn redcaps_dictionary_gives_texts_and_labels() {
    let Some(export) = export(&["redcap/checkboxes-1/dictionary.csv", "redcap/checkboxes-1/data.csv"]) else {
        return;
    };
    let meaning = export.value.meaning;
    let told = meaning.of("check_two___b").expect("a check box");
    assert_eq!((told.text.as_deref(), told.asked), (Some("check two - B"), Some(Asked::Multiple)));
    let Some(simple) = self::export(&["redcap/simple/data.csv", "redcap/simple/dictionary.csv"]) else {
        return;
    };
    let sex = simple.value.meaning.of("sex").expect("a radio button").clone();
    assert_eq!(sex.asked, Some(Asked::Single));
    assert_eq!(
        simple.value.meaning.of("telephone").and_then(|told| told.asked),
        Some(Asked::Id),
        "an identifier"
    );
    assert_eq!(sex.labels, [(Code::Number(0), "Female".to_owned()), (Code::Number(1), "Male".to_owned())]);
}
