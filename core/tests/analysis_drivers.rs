//! Drivers with gaps, weights, two-valued outcomes, themes and categories, from answers to weights, against R's tools.

mod made;

use made::{Draws, all, answer, ask, codes, number, rating, shared, single, survey};
use serde_json::Value;
use svarkort_core::analysis::{
    Analysis, BootstrapInput, Drivers, Importance, IntervalMethod, Missing, SettingsInput,
};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;
use svarkort_core::{NoteKind, Noted};

fn as_numbers(columns: &[(String, Vec<Option<f64>>)]) -> Survey {
    survey(columns.iter().map(|(name, values)| number(name, Role::Item, values)).collect())
}

fn asking(outcome: &str, drivers: &[&str], change: impl FnOnce(&mut SettingsInput)) -> SettingsInput {
    let mut asked = SettingsInput {
        outcome: Some(outcome.to_owned()),
        drivers: Some(drivers.iter().map(|name| (*name).to_owned()).collect()),
        ..SettingsInput::default()
    };
    change(&mut asked);
    asked
}

#[track_caller]
fn close(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: no number"));
    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs(), "{what}: {ours:e}, oracle {theirs:e}");
}

fn drivers_of(noted: Noted<Analysis>) -> Drivers {
    noted.value.drivers.expect("drivers")
}

#[test]
fn gaps_are_met_pairwise_as_rwa_does() {
    let Some(oracle) = shared::json("oracle/drivers.json") else { return };
    let case = &oracle["bfi10_missing"];
    let made = as_numbers(&shared::columns("oracle/data/bfi10_missing.csv").expect("the data beside it"));
    let names: Vec<&str> =
        case["predictors"].as_array().expect("names").iter().filter_map(Value::as_str).collect();
    let noted = answer(&made, &asking("Amean", &names, |asked| asked.missing = Some(Missing::Pairwise)));
    assert!(!codes(&noted).iter().any(|(code, _)| *code == "listwise_loss"));
    let drivers = drivers_of(noted);
    close(drivers.r2.0, &case["rwa"]["rsquare"], "R2");
    for weight in &drivers.weights {
        close(weight.raw, &case["rwa"]["raw"][&weight.name], &weight.name);
        close(100.0 * weight.share.0, &case["rwa"]["rescaled_pct"][&weight.name], &weight.name);
    }
    // The smallest pair is no smaller than the complete respondents, and EM rests on the same pairs or more.
    let listwise = drivers_of(answer(&made, &asking("Amean", &names, |_| {})));
    assert!(listwise.n < drivers.n, "{:?} {:?}", listwise.n, drivers.n);
    let em = drivers_of(answer(&made, &asking("Amean", &names, |asked| asked.missing = Some(Missing::Em))));
    assert!(em.n >= drivers.n);
    for (em, pairwise) in em.weights.iter().zip(&drivers.weights) {
        assert!((em.raw - pairwise.raw).abs() < 0.01, "{}", em.name);
    }
}

#[test]
fn pairs_that_do_not_fit_are_told_of() {
    let Some(columns) = shared::columns("oracle/data/degenerate_pairwise_not_psd.csv") else { return };
    let made = as_numbers(&columns);
    let noted =
        answer(&made, &asking("y", &["x1", "x2", "x3"], |asked| asked.missing = Some(Missing::Pairwise)));
    assert!(codes(&noted).contains(&("not_positive_definite", Some("y"))), "{:?}", codes(&noted));
    let drivers = drivers_of(noted);
    let sum: f64 = drivers.weights.iter().map(|weight| weight.raw).sum();
    assert!(drivers.r2.0 <= 1.0 && (sum - drivers.r2.0).abs() < 1e-12);
    assert!(drivers.weights.iter().all(|weight| weight.raw >= 0.0 && weight.raw.is_finite()));
}

#[test]
fn weights_from_a_column() {
    let Some(oracle) = shared::json("oracle/drivers_weighted.json") else { return };
    let columns = shared::columns("oracle/data/mobi_perq_weighted.csv").expect("the data beside it");
    let made = as_numbers(&columns);
    let names: Vec<String> = (1..=7).map(|j| format!("PERQ{j}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let weighted = |asked: &mut SettingsInput| asked.weight = Some("wt".to_owned());
    let noted = answer(&made, &asking("CUSA1", &names, weighted));
    let map = noted.value.priority_map.clone().expect("a map");
    let drivers = drivers_of(noted);
    assert_eq!(drivers.n.0, 250, "a weight is no number of respondents");
    close(drivers.r2.0, &oracle["r2_lm"], "R2");
    for weight in &drivers.weights {
        close(weight.raw, &oracle["relweights_raw"][&weight.name], &weight.name);
        close(weight.dominance.expect("few"), &oracle["lmg"][&weight.name], &weight.name);
    }
    // Performance is weighted too.
    let column = |name: &str| &columns.iter().find(|(own, _)| own == name).expect("there").1;
    let sum = |f: &dyn Fn(f64, f64) -> f64| -> f64 {
        column("PERQ1")
            .iter()
            .zip(column("wt"))
            .map(|(x, w)| f(x.expect("no gaps"), w.expect("no gaps")))
            .sum()
    };
    let mean = sum(&|x, w| x * w) / sum(&|_, w| w);
    assert!((map.items[0].performance - mean).abs() < 1e-12);
    let doubled: Vec<(String, Vec<Option<f64>>)> = columns
        .iter()
        .map(|(name, values)| {
            let factor = if name == "wt" { 2.0 } else { 1.0 };
            (name.clone(), values.iter().map(|x| x.map(|x| factor * x)).collect())
        })
        .collect();
    let twice = drivers_of(answer(&as_numbers(&doubled), &asking("CUSA1", &names, weighted)));
    for (a, b) in twice.weights.iter().zip(&drivers.weights) {
        assert!((a.raw - b.raw).abs() < 1e-14);
    }
}

#[test]
fn what_is_no_weight_is_refused_and_who_has_none_is_left_out() {
    let weights: Vec<Option<f64>> = (0..120).map(|row| (row % 6 != 0).then_some(1.5)).collect();
    let negative: Vec<Option<f64>> = (0..120).map(|row| Some(f64::from(row) - 3.0)).collect();
    let columns = Draws(5).answers(120, 3, 5);
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &columns[0]),
        rating("q1", Role::Item, 1, 5, &columns[1]),
        rating("q2", Role::Item, 1, 5, &columns[2]),
        number("wt", Role::Weight, &weights),
        number("wrong", Role::Weight, &negative),
    ]);
    let weight = |name: &str| SettingsInput { weight: Some(name.to_owned()), ..SettingsInput::default() };
    assert_eq!(drivers_of(answer(&made, &weight("wt"))).n.0, 100);
    assert_eq!(ask(&made, &weight("wrong")).expect_err("negative").code(), "wrong_role");
    assert_eq!(ask(&made, &weight("nix")).expect_err("not there").code(), "unknown_variable");
}

#[test]
fn logistic_weights_of_a_two_valued_outcome() {
    let Some(oracle) = shared::json("oracle/logistic.json") else { return };
    let case = &oracle["mobi_top9"];
    let made = as_numbers(&shared::columns("oracle/data/logit_mobi_top9.csv").expect("the data beside it"));
    let names: Vec<&str> =
        case["predictors"].as_array().expect("names").iter().filter_map(Value::as_str).collect();
    let logistic = |asked: &mut SettingsInput| asked.importance = Some(Importance::Logistic);
    let drivers = drivers_of(answer(&made, &asking("top", &names, logistic)));
    close(drivers.r2.0, &case["independent_recalc"]["R2_O"], "R2");
    for weight in &drivers.weights {
        close(weight.raw, &case["independent_recalc"]["raw"][&weight.name], &weight.name);
        let sign = case["glm"]["coef"][&weight.name].as_f64().expect("a coefficient").signum();
        assert_eq!(f64::from(weight.sign), sign, "{}", weight.name);
    }
    let separated =
        as_numbers(&shared::columns("oracle/data/logit_mtcars_separated.csv").expect("the data beside it"));
    let noted = answer(&separated, &asking("high", &["cyl", "disp", "hp", "wt"], logistic));
    assert!(noted.value.drivers.is_none() && codes(&noted).contains(&("separated", Some("high"))));
    let many = ask(&made, &asking("PERQ1", &names[1..], logistic)).expect_err("ten values");
    assert_eq!(many.code(), "bad_settings");
}

#[test]
fn themes_and_categories_are_one_driver_each() {
    let columns = Draws(9).answers(300, 5, 5);
    let places: Vec<Option<i64>> =
        (0..300).map(|row| Some(1 + (row as i64 + columns[0][row].expect("no gaps")) % 3)).collect();
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &columns[0]),
        rating("q1", Role::Item, 1, 5, &columns[1]),
        rating("q2", Role::Item, 1, 5, &columns[2]),
        rating("q3", Role::Item, 1, 5, &columns[3]),
        rating("q4", Role::Item, 1, 5, &columns[4]),
        single("place", Role::Group, &[1, 2, 3], &places),
    ]);
    let asked = asking("overall", &["q1", "q2", "q3", "place"], |asked| {
        asked.importance = Some(Importance::Dominance);
        asked.driver_groups = Some([("Samtalen".to_owned(), vec!["q2".to_owned(), "q4".to_owned()])].into());
        asked.bootstrap = Some(BootstrapInput { replicates: Some(60), ..BootstrapInput::default() });
    });
    let noted = answer(&made, &asked);
    assert_eq!(noted.value.settings.drivers, ["q1", "q2", "q3", "place", "q4"]);
    let map = noted.value.priority_map.clone().expect("a map");
    let item = |name: &str| noted.value.items.iter().find(|item| item.name == name).expect("there");
    let mean = |name: &str| match &item(name).measure {
        svarkort_core::analysis::Measure::Rating { mean, .. } => mean.expect("answers").value,
        _ => panic!("{name} is a rating"),
    };
    let places: Vec<(&str, f64)> =
        map.items.iter().map(|item| (item.name.as_str(), item.performance)).collect();
    assert_eq!(places.iter().map(|place| place.0).collect::<Vec<_>>(), ["q1", "Samtalen", "q3"]);
    assert!((places[1].1 - (mean("q2") + mean("q4")) / 2.0).abs() < 1e-12);
    assert!(map.items.iter().all(|item| item.stability.is_some()));
    let drivers = drivers_of(noted);
    let names: Vec<&str> = drivers.weights.iter().map(|weight| weight.name.as_str()).collect();
    assert_eq!(names, ["q1", "Samtalen", "q3", "place"]);
    let sum: f64 = drivers.weights.iter().map(|weight| weight.raw).sum();
    assert!((sum - drivers.r2.0).abs() < 1e-12);
    assert!(drivers.weights.iter().all(|weight| weight.interval.is_some()));
    assert_eq!(drivers.weights[3].sign, 1, "categories have no direction");

    let refused = |change: &dyn Fn(&mut SettingsInput)| {
        let mut asked = asked.clone();
        change(&mut asked);
        ask(&made, &asked).expect_err("refused").code()
    };
    let groups = |groups: &[(&str, &[&str])]| {
        let named = groups
            .iter()
            .map(|(name, of)| ((*name).to_owned(), of.iter().map(|name| (*name).to_owned()).collect()));
        Some(named.collect())
    };
    assert_eq!(refused(&|asked| asked.driver_groups = groups(&[("A", &["nix"])])), "unknown_variable");
    assert_eq!(
        refused(&|asked| asked.driver_groups = groups(&[("A", &["q2"]), ("B", &["q2"])])),
        "bad_settings"
    );
    assert_eq!(refused(&|asked| asked.driver_groups = groups(&[("q1", &["q2"])])), "bad_settings");
    assert_eq!(refused(&|asked| asked.driver_groups = groups(&[("A", &[])])), "bad_settings");
    // Relative weights of categories would depend on which of them is left out.
    assert_eq!(refused(&|asked| asked.importance = None), "wrong_role");
}

#[test]
fn the_outcome_is_no_driver_of_itself() {
    let columns = Draws(2).answers(150, 3, 5);
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &columns[0]),
        rating("q1", Role::Item, 1, 5, &columns[1]),
        rating("q2", Role::Item, 1, 5, &columns[2]),
    ]);
    let noted = answer(&made, &asking("overall", &["overall", "q1", "q2"], |_| {}));
    let told = NoteKind::OutcomeAmongDrivers { correlation: None };
    assert!(noted.notes.iter().any(|note| note.kind == told && note.variable.as_deref() == Some("overall")));
    let with = drivers_of(noted);
    let without = drivers_of(answer(&made, &asking("overall", &["q1", "q2"], |_| {})));
    assert_eq!(with, without);
}

#[test]
fn em_leaves_out_those_to_whom_a_question_does_not_apply() {
    let mut columns = Draws(8).answers(200, 4, 5);
    columns[1].iter_mut().step_by(10).for_each(|cell| *cell = None);
    columns[2].iter_mut().skip(1).step_by(10).for_each(|cell| *cell = Some(99));
    let variables = |columns: &[Vec<Option<i64>>]| {
        let mut variables = vec![rating("overall", Role::Outcome, 1, 5, &columns[0])];
        variables.extend((1..4).map(|j| rating(&format!("q{j}"), Role::Item, 1, 5, &columns[j])));
        survey(variables)
    };
    let asked = SettingsInput { missing: Some(Missing::Em), ..SettingsInput::default() };
    let ours = drivers_of(answer(&variables(&columns), &asked));
    let kept: Vec<Vec<Option<i64>>> = columns
        .iter()
        .map(|column| (0..200).filter(|row| row % 10 != 1).map(|row| column[row]).collect())
        .collect();
    let without = drivers_of(answer(&variables(&kept), &asked));
    assert_eq!((ours.n, ours.weights), (without.n, without.weights));
}

#[test]
fn what_if_matches_hc3() {
    let Some(oracle) = shared::json("oracle/stats.json") else { return };
    let case = &oracle["ols_hc3"]["mobi"];
    let Some(columns) = shared::columns("oracle/data/mobi_weighted_groups.csv") else { return };
    let columns: Vec<_> = columns.into_iter().filter(|(name, _)| name != "grp").collect();
    let made = as_numbers(&columns);
    let noted = answer(&made, &asking("CUSA1", &["PERQ1", "PERQ2", "PERQ3", "PERV1"], |_| {}));
    let what_if = noted.value.what_if.expect("drivers");
    close(what_if.r2.0, &case["r2"], "R2");
    for item in &what_if.items {
        close(item.per_point.value, &case["coef"][&item.name], &item.name);
        close(item.per_point.interval.low, &case["HC3_ci_lo"][&item.name], &item.name);
        close(item.per_point.interval.high, &case["HC3_ci_hi"][&item.name], &item.name);
        assert_eq!(item.per_point.interval.method, IntervalMethod::Hc3);
        assert!(item.room.is_none() && item.red_to_yellow.is_none(), "a number has neither top nor colours");
    }
}

/// The step up to yellow counts for two points, the step on to green for nothing.
#[test]
fn red_to_yellow_and_yellow_to_green_are_told_apart() {
    let mut draws = Draws(13);
    let q1: Vec<i64> = (0..400).map(|_| 1 + i64::from(draws.below(5))).collect();
    let q2: Vec<i64> = (0..400).map(|_| [5, 5, 5, 4, 3, 1][draws.below(6) as usize]).collect();
    let overall: Vec<i64> =
        q1.iter().map(|x| if *x >= 3 { 4 } else { 2 } + i64::from(draws.below(2))).collect();
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &all(&overall)),
        rating("q1", Role::Item, 1, 5, &all(&q1)),
        rating("q2", Role::Item, 1, 5, &all(&q2)),
    ]);
    let what_if = answer(&made, &SettingsInput::default()).value.what_if.expect("drivers");
    let [first, second] = &what_if.items[..] else { panic!("two items") };
    let (up, on) = (first.red_to_yellow.expect("all colours"), first.yellow_to_green.expect("all colours"));
    assert!((up.value - 2.0).abs() < 0.2 && up.interval.low > 1.5, "{up:?}");
    assert!(on.value.abs() < 0.2 && on.interval.low < 0.0 && on.interval.high > 0.0, "{on:?}");
    assert!(!first.ceiling && second.ceiling, "{:?} {:?}", second.room, second.at_top);
    assert!(first.red_to_green.is_none());
}
