//! What every file under `shared/data` is taken to be, in one table: tool, format, encoding, respondents, roles, outcome,
//! scales and codes of no answer. The facts are those of its MANIFEST.md and of the files themselves.

use std::collections::BTreeMap;
use std::path::Path;

use svarkort_core::codebook::{Kind, Reason, Role};
use svarkort_core::read::Source;
use svarkort_core::{Problem, Study};

/// Files dropped together, and what is recognised.
struct Expected {
    files: &'static [&'static str],
    tool: &'static str,
    format: &'static str,
    /// Rows of answers, and those that count: completed where the tool tells.
    rows: (u32, u32),
    outcome: &'static str,
    /// Items, groups, weights, comments, ids, technical, unused; the outcome is none of them.
    roles: [usize; 7],
    /// Points of each response scale with its codes of no answer, and how many variables have it.
    scales: &'static str,
}

#[rustfmt::skip]
const EXPECTED: &[Expected] = &[
    Expected { files: &["surveyxact/elev_tab_utf16/dataset.csv", "surveyxact/elev_tab_utf16/structure.csv", "surveyxact/elev_tab_utf16/labels.csv"], tool: "SurveyXact", format: "csv UTF-16LE tab", rows: (999, 340), outcome: "",
        roles: [202, 10, 0, 3, 0, 5, 22], scales: "4: 65, 6 (7): 66" },
    Expected { files: &["surveyxact/elev_semicolon_ansi/dataset.csv", "surveyxact/elev_semicolon_ansi/structure.csv", "surveyxact/elev_semicolon_ansi/labels.csv"], tool: "SurveyXact", format: "csv Windows-1252 ;", rows: (999, 340), outcome: "",
        roles: [202, 10, 0, 3, 0, 5, 22], scales: "4: 65, 6 (7): 66" },
    Expected { files: &["surveyxact/dansk_sdu_excel_5ark.xlsx"], tool: "SurveyXact", format: "xlsx", rows: (3, 3), outcome: "",
        roles: [6, 1, 0, 1, 0, 5, 0], scales: "5: 3" },
    Expected { files: &["real/kcmo_resident_survey_2021Q3.csv"], tool: "", format: "csv UTF-8 ,", rows: (1033, 1033), outcome: "",
        roles: [142, 12, 0, 2, 1, 0, 3], scales: "4 (9): 5, 5 (9): 86" },
    Expected { files: &["real/kcmo_resident_survey_2021Q3.csv", "real/kcmo_codebook.json"], tool: "", format: "csv UTF-8 ,", rows: (1033, 1033), outcome: "q2_01",
        roles: [141, 12, 0, 2, 1, 0, 3], scales: "4 (9): 5, 5 (9): 86" },
    Expected { files: &["redcap/simple/data.csv"], tool: "REDCap", format: "csv UTF-8 ,", rows: (5, 5), outcome: "",
        roles: [7, 5, 0, 1, 7, 3, 1], scales: "3: 1" },
    Expected { files: &["redcap/simple/data.csv", "redcap/simple/dictionary.csv"], tool: "REDCap", format: "csv UTF-8 ,", rows: (5, 5), outcome: "",
        roles: [7, 5, 0, 1, 7, 4, 0], scales: "" },
    Expected { files: &["redcap/checkboxes-1/data.csv", "redcap/checkboxes-1/dictionary.csv"], tool: "REDCap", format: "csv UTF-8 ,", rows: (4, 4), outcome: "",
        roles: [9, 0, 0, 1, 1, 2, 0], scales: "" },
    Expected { files: &["google_forms/toronto_ebike_2013.csv"], tool: "Google Forms", format: "csv UTF-8 ,", rows: (2238, 2238), outcome: "",
        roles: [58, 8, 0, 10, 0, 1, 0], scales: "5: 1" },
    Expected { files: &["kobo/formpack_customer_satisfaction_v1.json"], tool: "KoboToolbox", format: "json UTF-8", rows: (3, 3), outcome: "",
        roles: [1, 0, 0, 1, 1, 6, 0], scales: "" },
    Expected { files: &["limesurvey/survey_180102_R_data_file.csv"], tool: "LimeSurvey", format: "csv UTF-8 ,", rows: (157, 14), outcome: "",
        roles: [2, 0, 0, 10, 1, 5, 30], scales: "" },
    Expected { files: &["qualtrics/qualtrics_german_headers.csv"], tool: "Qualtrics", format: "csv UTF-8 ,", rows: (1, 1), outcome: "",
        roles: [0, 0, 0, 0, 2, 11, 7], scales: "" },
    Expected { files: &["qualtrics/qualtrics_legacy_two_headers.csv"], tool: "Qualtrics", format: "csv UTF-8 ,", rows: (1, 1), outcome: "",
        roles: [0, 0, 0, 0, 3, 8, 4], scales: "" },
    Expected { files: &["qualtrics/qualtricstools_better_sample.csv"], tool: "Qualtrics", format: "csv UTF-8 ,", rows: (10, 10), outcome: "",
        roles: [29, 1, 0, 1, 1, 8, 19], scales: "3 (-1): 3, 4: 6" },
    Expected { files: &["qualtrics/qualtricstools_long_exhaustive.csv"], tool: "Qualtrics", format: "csv UTF-8 ,", rows: (31, 31), outcome: "",
        roles: [314, 0, 0, 31, 1, 8, 13], scales: "3: 54, 5: 1, 7: 3" },
    Expected { files: &["real/airline_satisfaction_25976.csv"], tool: "", format: "csv UTF-8 ,", rows: (25976, 25976), outcome: "satisfaction",
        roles: [17, 5, 0, 0, 2, 0, 0], scales: "2: 1, 5: 4, 5 (0): 10" },
    Expected { files: &["real/attitude_supervisors_30.csv"], tool: "", format: "csv UTF-8 ,", rows: (30, 30), outcome: "rating",
        roles: [6, 0, 0, 0, 1, 0, 0], scales: "" },
    Expected { files: &["real/dk_covid_panel_main.csv"], tool: "", format: "csv UTF-8 ,", rows: (6152, 6152), outcome: "y",
        roles: [1, 5, 0, 0, 1, 0, 0], scales: "5: 2" },
    Expected { files: &["real/ess2014_dk_subset.csv"], tool: "", format: "csv UTF-8 ,", rows: (1502, 1502), outcome: "happy",
        roles: [3, 4, 0, 0, 1, 0, 0], scales: "7: 1, 11: 2" },
    Expected { files: &["real/mobi_ecsi_250.csv"], tool: "", format: "csv UTF-8 ,", rows: (250, 250), outcome: "",
        roles: [24, 0, 0, 0, 0, 0, 0], scales: "10: 24" },
    Expected { files: &["real/peopleanalytics_engagement.csv"], tool: "", format: "csv UTF-8 ,", rows: (400, 400), outcome: "happ",
        roles: [11, 0, 0, 0, 0, 0, 0], scales: "5: 11, 7: 1" },
    Expected { files: &["real/plspm_bank_satisfaction_250.csv"], tool: "", format: "csv UTF-8 ,", rows: (250, 250), outcome: "sat1",
        roles: [26, 1, 0, 0, 0, 0, 0], scales: "11: 27" },
    Expected { files: &["real/somerville_happiness_2015.csv"], tool: "", format: "csv UTF-8 ,", rows: (143, 143), outcome: "Y",
        roles: [6, 0, 0, 0, 0, 0, 0], scales: "2: 1, 5: 6" },
    Expected { files: &["real/springer_nature_data_sharing.xlsx"], tool: "", format: "xlsx", rows: (7718, 7718), outcome: "",
        roles: [16, 4, 0, 3, 0, 0, 1], scales: "11: 3" },
    Expected { files: &["sosci/exp3_tab.csv"], tool: "SoSci Survey", format: "csv UTF-8 tab", rows: (143, 108), outcome: "",
        roles: [317, 3, 0, 2, 3, 30, 3], scales: "" },
    Expected { files: &["spss/haven_labelled-num-na.sav"], tool: "", format: "sav UTF-8", rows: (2, 2), outcome: "",
        roles: [0, 1, 0, 0, 0, 0, 0], scales: "" },
    Expected { files: &["spss/haven_labelled-str.sav"], tool: "", format: "sav UTF-8", rows: (2, 2), outcome: "",
        roles: [0, 1, 0, 0, 0, 0, 0], scales: "" },
    Expected { files: &["spss/haven_umlauts.sav"], tool: "", format: "sav UTF-8", rows: (4, 4), outcome: "",
        roles: [0, 1, 0, 0, 0, 0, 0], scales: "" },
    Expected { files: &["spss/oddjob_airways.sav"], tool: "", format: "sav UTF-8", rows: (1065, 1065), outcome: "overall_sat",
        roles: [61, 9, 0, 0, 0, 0, 0], scales: "7: 13, 11: 1" },
    Expected { files: &["spss/pyreadstat_sample.zsav"], tool: "", format: "zsav Windows-1252", rows: (5, 5), outcome: "",
        roles: [1, 2, 0, 2, 0, 2, 0], scales: "" },
    Expected { files: &["spss/pyreadstat_sample_large.sav"], tool: "", format: "sav UTF-8", rows: (485, 485), outcome: "",
        roles: [1, 4, 0, 0, 0, 2, 0], scales: "" },
    Expected { files: &["spss/pyreadstat_sample_missing.sav"], tool: "", format: "sav Windows-1252", rows: (7, 7), outcome: "",
        roles: [1, 2, 0, 2, 0, 2, 0], scales: "" },
    Expected { files: &["spss/pyreadstat_simple_alltypes.sav"], tool: "", format: "sav Windows-1252", rows: (6, 6), outcome: "",
        roles: [8, 1, 0, 1, 0, 6, 0], scales: "" },
    Expected { files: &["stata/ess2014_dk_subset.dta"], tool: "", format: "dta UTF-8", rows: (1502, 1502), outcome: "happy",
        roles: [3, 5, 0, 0, 1, 0, 0], scales: "7: 1, 11: 2" },
    Expected { files: &["stata/pyreadstat_sample.dta"], tool: "", format: "dta Windows-1252", rows: (5, 5), outcome: "",
        roles: [1, 2, 0, 1, 0, 3, 0], scales: "" },
    Expected { files: &["surveymonkey/starwars_two_header_rows.csv"], tool: "SurveyMonkey", format: "csv Windows-1252 ,", rows: (1186, 1186), outcome: "",
        roles: [31, 6, 0, 0, 1, 0, 0], scales: "5: 14" },
    Expected { files: &["typeform/osmi_2018.csv"], tool: "Typeform", format: "csv UTF-8 ,", rows: (417, 417), outcome: "",
        roles: [77, 13, 0, 14, 2, 2, 15], scales: "3: 1, 4: 2, 5: 2, 11: 7" },
];

fn opened(files: &[&str]) -> Option<Result<Study, Problem>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: {} is not here", data.display());
        return None;
    }
    let source = |file: &&str| Source {
        name: file.rsplit('/').next().unwrap_or(file).to_owned(),
        bytes: std::fs::read(data.join(file)).expect("in the manifest"),
    };
    let sources: Vec<Source> = files.iter().map(source).collect();
    Some(Study::open(&sources, &mut |_, _, _| {}))
}

#[test]
fn every_file_is_taken_for_what_it_is() {
    let mut differences = Vec::new();
    for expected in EXPECTED {
        let Some(study) = opened(expected.files) else { return };
        let study = study.unwrap_or_else(|problem| panic!("{:?}: {problem:?}", expected.files));
        let book = study.codebook().value;
        let data = book.files.iter().max_by_key(|file| file.rows).expect("a file");
        let main = book.variables.first().map_or(data, |variable| {
            book.files.iter().find(|file| file.name == variable.file).unwrap_or(data)
        });
        let encoding = main.encoding.as_deref().unwrap_or("");
        let delimiter = main.delimiter.as_deref().unwrap_or("").replace('\t', "tab");
        let format = [main.format.as_str(), encoding, &delimiter].join(" ").trim().to_owned();
        let counted =
            book.variables.iter().map(|variable| variable.valid + variable.missing).max().unwrap_or(0);
        let outcome = book.variables.iter().find(|variable| variable.role == Role::Outcome);
        let order =
            [Role::Item, Role::Group, Role::Weight, Role::Comment, Role::Id, Role::Technical, Role::Unused];
        let roles = order.map(|role| book.variables.iter().filter(|variable| variable.role == role).count());
        let mut scales: BTreeMap<String, u32> = BTreeMap::new();
        for variable in book.variables.iter().filter(|variable| variable.kind == Kind::Rating) {
            let missing: Vec<String> = variable
                .options
                .iter()
                .filter(|option| option.missing && option.code.number().is_some())
                .map(|option| option.code.to_string())
                .collect();
            let missing =
                if missing.is_empty() { String::new() } else { format!(" ({})", missing.join(" ")) };
            let points = variable.points.unwrap_or(0);
            *scales.entry(format!("{points:02}{missing}")).or_default() += 1;
        }
        let scales: Vec<String> =
            scales.iter().map(|(scale, n)| format!("{}: {n}", scale.trim_start_matches('0'))).collect();
        let tool = main.tool.clone().unwrap_or_default();
        let found = (
            tool.as_str(),
            format.as_str(),
            (main.rows, counted),
            outcome.map_or("", |v| &v.name),
            roles,
            scales.join(", "),
        );
        let wanted = (
            expected.tool,
            expected.format,
            expected.rows,
            expected.outcome,
            expected.roles,
            expected.scales.to_owned(),
        );
        if found != wanted {
            differences.push(format!(
                "    Expected {{ files: &{:?}, tool: {:?}, format: {:?}, rows: {:?}, outcome: {:?},\n        roles: {:?}, scales: {:?} }},",
                expected.files, found.0, found.1, found.2, found.3, found.4, found.5
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Every file of the folder has its line.
#[test]
fn no_file_is_left_out() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let Ok(folders) = std::fs::read_dir(&data) else { return };
    let listed: Vec<&str> = EXPECTED.iter().flat_map(|expected| expected.files.iter().copied()).collect();
    let mut waiting: Vec<std::path::PathBuf> =
        folders.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(&data).expect("inside").to_string_lossy().replace('\\', "/");
            assert!(listed.contains(&name.as_str()), "{name} has no expectation");
        }
    }
}

/// Codes that the file itself declares to be no answer, and what it calls them.
#[test]
fn what_a_file_declares_missing_is_missing() {
    for (file, variable, missing) in [
        ("spss/haven_labelled-num-na.sav", "VAR00002", &["9"][..]),
        ("spss/pyreadstat_sample_missing.sav", "mylabl", &["-1"]),
        ("spss/pyreadstat_sample_missing.sav", "myord", &["-1", "-3"]),
        ("spss/pyreadstat_sample_missing.sav", "mynum", &["-1", "2500"]),
        ("spss/pyreadstat_simple_alltypes.sav", "x", &["8"]),
        ("stata/ess2014_dk_subset.dta", "happy", &[".b", ".c", ".d"]),
        ("stata/ess2014_dk_subset.dta", "cgtsday", &[".a", ".c", ".d"]),
    ] {
        let Some(study) = opened(&[file]) else { return };
        let book = study.expect(file).codebook().value;
        let found = book.variables.iter().find(|found| found.name == variable).expect(variable);
        let codes: Vec<String> = found
            .options
            .iter()
            .filter(|option| option.missing)
            .map(|option| option.code.to_string())
            .collect();
        assert_eq!(codes, missing, "{file} {variable}");
        let declared =
            found.reasons.iter().filter(|reason| matches!(reason, Reason::MissingDeclared { .. })).count();
        assert_eq!(declared, missing.len(), "{file} {variable}: {:?}", found.reasons);
    }
}
