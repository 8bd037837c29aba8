//! Real exports from bytes to weights, as recognised and without a correction, against relative weights computed elsewhere
//! (R², and the largest shares in per cent, as the list of data sets states them).

#[path = "made/shared.rs"]
#[expect(dead_code, reason = "this file asks for paths alone")]
mod shared;

use svarkort_core::analysis::{Analysis, Drivers, Performance, SettingsInput};
use svarkort_core::read::Source;
use svarkort_core::{NoteKind, Noted, Study};

fn opened(files: &[&str]) -> Option<Study> {
    let mut sources = Vec::new();
    for file in files {
        let bytes = std::fs::read(shared::path(&format!("data/{file}"))?).expect("readable");
        let name = file.rsplit('/').next().unwrap_or(file);
        sources.push(Source { name: name.to_owned(), bytes });
    }
    Some(Study::open(&sources, &mut |_, _, _| {}).expect("a survey"))
}

fn numbered(stem: &str, from: usize, to: usize) -> Vec<String> {
    (from..=to).map(|j| format!("{stem}{j}")).collect()
}

fn ask(study: &Study, outcome: &str, drivers: Option<Vec<String>>) -> Noted<Analysis> {
    let asked = SettingsInput { outcome: Some(outcome.to_owned()), drivers, ..SettingsInput::default() };
    study.analyse(&asked, &mut |_, _, _| {}).expect("an answer")
}

/// R² to four digits and the leading shares to a tenth of a per cent, in their order.
#[track_caller]
fn leads(noted: &Noted<Analysis>, n: u32, r2: f64, shares: &[(&str, f64)]) {
    let drivers: &Drivers = noted.value.drivers.as_ref().expect("drivers");
    assert_eq!(drivers.n.0, n);
    assert!((drivers.r2.0 - r2).abs() <= 0.5e-4, "R² {}", drivers.r2.0);
    let mut weights = drivers.weights.clone();
    weights.sort_by(|a, b| b.share.0.total_cmp(&a.share.0));
    for (weight, (name, share)) in weights.iter().zip(shares) {
        assert_eq!(&weight.name, name);
        assert!((100.0 * weight.share.0 - share).abs() <= 0.05, "{name}: {}", 100.0 * weight.share.0);
    }
    assert!(noted.value.priority_map.is_some());
}

#[test]
fn kansas_city_2021() {
    let Some(study) = opened(&["real/kcmo_resident_survey_2021Q3.csv"]) else { return };
    let noted = ask(&study, "q2_01", Some((1..=16).map(|j| format!("q3_{j:02}")).collect()));
    let shares = [("q3_13", 14.9), ("q3_03", 13.3), ("q3_04", 9.3), ("q3_16", 9.1), ("q3_07", 7.9)];
    leads(&noted, 452, 0.4130, &shares);
    let loss = NoteKind::ListwiseLoss { kept: 452, of: 1033 };
    assert!(noted.notes.iter().any(|note| note.kind == loss));
}

#[test]
fn defaults_keep_half_of_the_respondents() {
    let triple =
        ["dataset", "labels", "structure"].map(|name| format!("surveyxact/elev_tab_utf16/{name}.csv"));
    let surveys = [
        (opened(&["real/kcmo_resident_survey_2021Q3.csv"]), "q2_01", 1033),
        (opened(&triple.each_ref().map(String::as_str)), "up_03", 340),
    ];
    for (study, outcome, respondents) in surveys {
        let Some(study) = study else { return };
        let noted = ask(&study, outcome, None);
        assert_eq!(noted.value.respondents.answered, respondents);
        let drivers = noted.value.drivers.expect("enough complete answers");
        assert!(2 * drivers.n.0 >= respondents && drivers.weights.len() > 10, "{outcome}: n {}", drivers.n.0);
        assert!(!noted.notes.iter().any(|note| note.kind.code() == "listwise_loss"), "{outcome}");
    }
}

#[test]
fn airline() {
    let Some(study) = opened(&["real/airline_satisfaction_25976.csv"]) else { return };
    let noted = ask(&study, "satisfaction", None);
    let shares = [("Online boarding", 31.4), ("Inflight wifi service", 11.1), ("Leg room service", 8.4)];
    leads(&noted, 23_863, 0.4911, &shares);
}

#[test]
fn mobile_phones() {
    let Some(study) = opened(&["real/mobi_ecsi_250.csv"]) else { return };
    let drivers = [numbered("PERQ", 1, 7), numbered("PERV", 1, 2), numbered("IMAG", 1, 5)].concat();
    let shares = [("PERQ1", 17.7), ("PERQ4", 12.4), ("IMAG5", 9.1)];
    leads(&ask(&study, "CUSA1", Some(drivers)), 250, 0.4851, &shares);
}

#[test]
fn bank() {
    let Some(study) = opened(&["real/plspm_bank_satisfaction_250.csv"]) else { return };
    let drivers = [numbered("qual", 1, 5), numbered("val", 1, 4), numbered("imag", 1, 5)].concat();
    leads(
        &ask(&study, "sat1", Some(drivers)),
        250,
        0.6850,
        &[("val1", 16.1), ("val4", 13.2), ("val2", 13.1)],
    );
}

#[test]
fn somerville() {
    let Some(study) = opened(&["real/somerville_happiness_2015.csv"]) else { return };
    leads(&ask(&study, "Y", None), 143, 0.1172, &[("X1", 53.4), ("X6", 19.3)]);
}

#[test]
fn supervisors() {
    let Some(study) = opened(&["real/attitude_supervisors_30.csv"]) else { return };
    let noted = ask(&study, "rating", None);
    leads(&noted, 30, 0.7326, &[("complaints", 49.5), ("learning", 22.3), ("raises", 16.6)]);
    let few = NoteKind::FewRespondents { n: 30, drivers: 6, needed: 98, estimated: true };
    assert!(noted.notes.iter().any(|note| note.kind == few));
}

#[test]
fn engagement() {
    let Some(study) = opened(&["real/peopleanalytics_engagement.csv"]) else { return };
    let drivers = ["belong", "incl", "psafety", "ldrshp", "effort"].map(str::to_owned).to_vec();
    let noted = ask(&study, "happ", Some(drivers));
    leads(&noted, 400, 0.4878, &[("ldrshp", 33.3), ("belong", 29.2)]);
    // 1-5 beside 1-7.
    assert_eq!(noted.value.settings.performance, Performance::Index);
}

#[test]
fn oddjob_airways_from_spss() {
    let Some(study) = opened(&["spss/oddjob_airways.sav"]) else { return };
    let noted = ask(&study, "overall_sat", Some(numbered("s", 1, 23)));
    leads(&noted, 793, 0.4722, &[("s23", 36.9), ("s18", 5.8)]);
}
