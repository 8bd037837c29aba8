//! Real surveys from answers to weights, against relative weights computed elsewhere (R², and the largest shares in
//! per cent, as the list of data sets states them).

mod made;

use made::{answer, kinds, rating, shared, survey};
use svarkort_core::analysis::{Drivers, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;
use svarkort_core::{NoteKind, Noted};

/// Every column whose answers are on `codes` becomes a rating; a code outside is no answer.
fn ratings(
    columns: &[(String, Vec<Option<f64>>)],
    names: &[String],
    codes: std::ops::RangeInclusive<i64>,
) -> Survey {
    let points = (codes.end() - codes.start() + 1) as u32;
    let variables = names.iter().map(|name| {
        let (_, values) = columns.iter().find(|(column, _)| column == name).expect("a column of that name");
        let answers: Vec<Option<i64>> =
            values.iter().map(|x| x.map(|x| x as i64).filter(|code| codes.contains(code))).collect();
        rating(name, Role::Item, *codes.start(), points, &answers)
    });
    survey(variables.collect())
}

fn numbered(stem: &str, from: usize, to: usize) -> Vec<String> {
    (from..=to).map(|j| format!("{stem}{j}")).collect()
}

fn ask(made: &Survey, outcome: &str, drivers: &[String]) -> Noted<svarkort_core::analysis::Analysis> {
    let asked = SettingsInput {
        outcome: Some(outcome.to_owned()),
        drivers: Some(drivers.to_vec()),
        ..SettingsInput::default()
    };
    answer(made, &asked)
}

/// R² to four digits and the leading shares to a tenth of a per cent, in their order.
#[track_caller]
fn leads(drivers: &Drivers, n: u32, r2: f64, shares: &[(&str, f64)]) {
    assert_eq!(drivers.n.0, n);
    assert!((drivers.r2.0 - r2).abs() <= 0.5e-4, "R² {}", drivers.r2.0);
    let mut weights = drivers.weights.clone();
    weights.sort_by(|a, b| b.share.0.total_cmp(&a.share.0));
    for (weight, (name, share)) in weights.iter().zip(shares) {
        assert_eq!(&weight.name, name);
        assert!((100.0 * weight.share.0 - share).abs() <= 0.05, "{name}: {}", 100.0 * weight.share.0);
    }
}

#[test]
fn kansas_city_2021() {
    let Some(columns) = shared::columns("data/real/kcmo_resident_survey_2021Q3.csv") else { return };
    let drivers: Vec<String> = (1..=16).map(|j| format!("q3_{j:02}")).collect();
    let mut names = vec!["q2_01".to_owned()];
    names.extend(drivers.iter().cloned());
    // 9 is "don't know".
    let noted = ask(&ratings(&columns, &names, 1..=5), "q2_01", &drivers);
    let weights = noted.value.drivers.as_ref().expect("drivers");
    let shares = [("q3_13", 14.9), ("q3_03", 13.3), ("q3_04", 9.3), ("q3_16", 9.1), ("q3_07", 7.9)];
    leads(weights, 452, 0.4130, &shares);
    let losses = kinds(&noted, "listwise_loss");
    assert_eq!(losses, [&NoteKind::ListwiseLoss { kept: 452, of: 1033 }]);
}

#[test]
fn airline() {
    let file = "data/real/airline_satisfaction_25976.csv";
    let Some(mut columns) = shared::columns(file) else { return };
    let path = shared::path(file).expect("read a moment ago");
    let mut reader = csv::Reader::from_path(path).expect("opens");
    let satisfied: Vec<Option<f64>> = reader
        .records()
        .map(|row| row.ok().and_then(|row| row.get(24).map(|cell| f64::from(u8::from(cell == "satisfied")))))
        .collect();
    let drivers: Vec<String> = columns[8..22].iter().map(|(name, _)| name.clone()).collect();
    let items = ratings(&columns, &drivers, 1..=5);
    columns.push(("Y".to_owned(), satisfied));
    let mut variables = ratings(&columns, &["Y".to_owned()], 0..=1).variables;
    variables.extend(items.variables);
    let noted = ask(&survey(variables), "Y", &drivers);
    let shares = [("Online boarding", 31.4), ("Inflight wifi service", 11.1), ("Leg room service", 8.4)];
    leads(&noted.value.drivers.expect("drivers"), 23_863, 0.4911, &shares);
}

#[test]
fn mobile_phones() {
    let Some(columns) = shared::columns("data/real/mobi_ecsi_250.csv") else { return };
    let drivers = [numbered("PERQ", 1, 7), numbered("PERV", 1, 2), numbered("IMAG", 1, 5)].concat();
    let names = [vec!["CUSA1".to_owned()], drivers.clone()].concat();
    let noted = ask(&ratings(&columns, &names, 1..=10), "CUSA1", &drivers);
    leads(
        &noted.value.drivers.expect("drivers"),
        250,
        0.4851,
        &[("PERQ1", 17.7), ("PERQ4", 12.4), ("IMAG5", 9.1)],
    );
}

#[test]
fn bank() {
    let Some(columns) = shared::columns("data/real/plspm_bank_satisfaction_250.csv") else { return };
    let drivers = [numbered("qual", 1, 5), numbered("val", 1, 4), numbered("imag", 1, 5)].concat();
    let names = [vec!["sat1".to_owned()], drivers.clone()].concat();
    // 0-10: here nought is an answer.
    let noted = ask(&ratings(&columns, &names, 0..=10), "sat1", &drivers);
    leads(
        &noted.value.drivers.expect("drivers"),
        250,
        0.6850,
        &[("val1", 16.1), ("val4", 13.2), ("val2", 13.1)],
    );
}

#[test]
fn somerville() {
    let Some(columns) = shared::columns("data/real/somerville_happiness_2015.csv") else { return };
    let drivers = numbered("X", 1, 6);
    let mut variables = ratings(&columns, &["Y".to_owned()], 0..=1).variables;
    variables.extend(ratings(&columns, &drivers, 1..=5).variables);
    let noted = ask(&survey(variables), "Y", &drivers);
    leads(&noted.value.drivers.expect("drivers"), 143, 0.1172, &[("X1", 53.4), ("X6", 19.3)]);
}

#[test]
fn supervisors() {
    let Some(columns) = shared::columns("data/real/attitude_supervisors_30.csv") else { return };
    let drivers: Vec<String> = columns[2..].iter().map(|(name, _)| name.clone()).collect();
    let names = [vec!["rating".to_owned()], drivers.clone()].concat();
    let noted = ask(&ratings(&columns, &names, 0..=100), "rating", &drivers);
    assert_eq!(kinds(&noted, "few_respondents"), [&NoteKind::FewRespondents { n: 30, drivers: 6 }]);
    let shares = [("complaints", 49.5), ("learning", 22.3), ("raises", 16.6)];
    leads(&noted.value.drivers.expect("drivers"), 30, 0.7326, &shares);
}

#[test]
fn engagement() {
    let Some(columns) = shared::columns("data/real/peopleanalytics_engagement.csv") else { return };
    let drivers = ["belong", "incl", "psafety", "ldrshp", "effort"].map(str::to_owned).to_vec();
    let names = [vec!["happ".to_owned()], drivers.clone()].concat();
    let noted = ask(&ratings(&columns, &names, 1..=7), "happ", &drivers);
    leads(&noted.value.drivers.expect("drivers"), 400, 0.4878, &[("ldrshp", 33.3), ("belong", 29.2)]);
}
