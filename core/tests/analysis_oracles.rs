//! The whole analysis on the reference data, from answers to weights, against rwa, relaimpo and R's lm.

mod made;

use made::{answer, number, rating, shared, survey};
use serde_json::Value;
use svarkort_core::analysis::{Drivers, Importance, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::survey::{Measured, Survey};

#[track_caller]
fn close(ours: f64, theirs: &Value, relative: f64, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: no number"));
    assert!((ours - theirs).abs() <= relative * theirs.abs(), "{what}: {ours:e}, oracle {theirs:e}");
}

/// Every column a number; the outcome first in the settings.
fn as_numbers(columns: &[(String, Vec<Option<f64>>)]) -> Survey {
    survey(columns.iter().map(|(name, values)| number(name, Role::Item, values)).collect())
}

/// Whole answers from 1 as ratings, the rest as numbers.
fn as_ratings(columns: &[(String, Vec<Option<f64>>)], points: u32) -> Survey {
    let measured = |(name, values): &(String, Vec<Option<f64>>)| -> Measured {
        let whole =
            values.iter().flatten().all(|x| x.fract() == 0.0 && (1.0..=f64::from(points)).contains(x));
        if whole {
            let codes: Vec<Option<i64>> = values.iter().map(|x| x.map(|x| x as i64)).collect();
            rating(name, Role::Item, 1, points, &codes)
        } else {
            number(name, Role::Item, values)
        }
    };
    survey(columns.iter().map(measured).collect())
}

fn drivers(made: &Survey, case: &Value, importance: Importance) -> Drivers {
    let texts = case["predictors"].as_array().expect("predictors").iter();
    let asked = SettingsInput {
        outcome: case["outcome"].as_str().map(str::to_owned),
        drivers: Some(texts.filter_map(Value::as_str).map(str::to_owned).collect()),
        importance: Some(importance),
        ..SettingsInput::default()
    };
    answer(made, &asked).value.drivers.expect("drivers")
}

#[test]
fn weights_from_answers() {
    let Some(reference) = shared::json("oracle/drivers.json") else { return };
    for (name, case) in reference.as_object().expect("cases") {
        let file = format!("oracle/{}", case["csv"].as_str().expect("csv"));
        let columns = shared::columns(&file).expect("the data beside the oracle");
        let points = if name.starts_with("bfi") { 6 } else { 10 };
        for made in [as_numbers(&columns), as_ratings(&columns, points)] {
            let ours = drivers(&made, case, Importance::RelativeWeights);
            let reference = case.get("rwa_listwise").unwrap_or(&case["rwa"]);
            assert_eq!(Value::from(ours.n.0), case["n_complete"], "{name}");
            close(ours.r2.0, &case["lm"]["r2"], 1e-9, name);
            for weight in &ours.weights {
                let what = format!("{name} {}", weight.name);
                close(weight.raw, &reference["raw"][&weight.name], 1e-9, &what);
                close(100.0 * weight.share.0, &reference["rescaled_pct"][&weight.name], 1e-9, &what);
                close(weight.beta, &case["lm"]["beta_std"][&weight.name], 1e-9, &what);
                close(
                    weight.dominance.expect("few drivers"),
                    &case["relaimpo"]["lmg"][&weight.name],
                    1e-9,
                    &what,
                );
                assert_eq!(Value::from(weight.sign), case["sign_ols_coef"][&weight.name], "{what}");
                let correlation = if weight.correlation < 0.0 { -1 } else { 1 };
                assert_eq!(Value::from(correlation), case["sign_correlation"][&weight.name], "{what}");
            }
            let dominance = drivers(&made, case, Importance::Dominance);
            let raw: f64 = dominance.weights.iter().map(|weight| weight.raw).sum();
            assert!((raw - dominance.r2.0).abs() < 1e-12, "{name}");
            for weight in &dominance.weights {
                close(weight.raw, &case["relaimpo"]["lmg"][&weight.name], 1e-9, name);
            }
        }
    }
}

#[test]
fn dependent_designs_from_answers() {
    let Some(limit) = shared::json("oracle/psd_limit.json") else { return };
    for (name, case) in limit.as_object().expect("cases") {
        let columns =
            shared::columns(&format!("oracle/{}", case["csv"].as_str().expect("csv"))).expect("data");
        let asked = SettingsInput {
            outcome: Some("y".to_owned()),
            drivers: Some(["x1", "x2", "x3"].map(str::to_owned).to_vec()),
            ..SettingsInput::default()
        };
        let noted = answer(&as_numbers(&columns), &asked);
        let codes = made::codes(&noted);
        assert!(codes.contains(&("collinear", Some("y"))), "{name}: {codes:?}");
        assert_eq!(codes.contains(&("identical_items", Some("x3"))), name == "duplicate");
        let ours = noted.value.drivers.expect("drivers");
        close(ours.r2.0, &case["r2"], 1e-9, name);
        for (weight, raw) in ours.weights.iter().zip(case["raw"].as_array().expect("raw")) {
            close(weight.raw, raw, 1e-9, name);
        }
    }
}

/// What R's tools do there is in `degenerate.json`; what we do is the rule in `analysis::drivers`.
#[test]
fn degenerate_designs_from_answers() {
    let Some(reference) = shared::json("oracle/degenerate.json") else { return };
    let run = |name: &str, count: usize| {
        let case = &reference[name];
        let columns =
            shared::columns(&format!("oracle/{}", case["csv"].as_str().expect("csv"))).expect("data");
        let asked = SettingsInput {
            outcome: Some("y".to_owned()),
            drivers: Some((1..=count).map(|j| format!("x{j}")).collect()),
            ..SettingsInput::default()
        };
        (answer(&as_numbers(&columns), &asked), case.clone())
    };

    for name in ["constant", "all_na_column"] {
        let (noted, case) = run(name, 3);
        assert!(made::codes(&noted).contains(&("constant_item", Some("x3"))), "{name}");
        let ours = noted.value.drivers.expect("two drivers are left");
        assert_eq!(ours.n.0, 200, "{name}");
        for (weight, raw) in ours.weights.iter().zip(case["rwa"]["raw"].as_array().expect("raw")) {
            close(weight.raw, raw, 1e-9, name);
        }
    }
    let (noted, _) = run("constant_outcome", 2);
    assert!(noted.value.drivers.is_none());
    assert!(made::codes(&noted).contains(&("constant_outcome", Some("y"))));

    let (noted, case) = run("single_predictor", 1);
    let ours = noted.value.drivers.expect("one driver");
    close(ours.r2.0, &case["rwa"]["rsquare"], 1e-9, "single");
    assert_eq!(ours.weights[0].share.0, 1.0);

    let (noted, _) = run("n_lt_p", 8);
    assert!(noted.value.drivers.is_none());
    assert!(made::codes(&noted).contains(&("few_respondents", Some("y"))));

    let (noted, case) = run("outcome_unrelated", 2);
    for (weight, raw) in
        noted.value.drivers.expect("drivers").weights.iter().zip(case["rwa"]["raw"].as_array().expect("raw"))
    {
        close(weight.raw, raw, 1e-9, "unrelated");
    }

    let (noted, _) = run("pairwise_not_psd", 3);
    assert!(noted.value.drivers.is_none(), "nobody answered everything");

    // A millionth of own spread is more than a double's rounding: kept, as the tools do, to the digits that are there.
    let (noted, case) = run("near_collinear_1e6", 3);
    let ours = noted.value.drivers.expect("drivers");
    close(ours.r2.0, &case["lm"]["r2"], 1e-4, "near");
    for (weight, raw) in ours.weights.iter().zip(case["rwa"]["raw"].as_array().expect("raw")) {
        close(weight.raw, raw, 1e-4, "near");
    }
    assert!(noted.notes.iter().any(|note| note.kind.code() == "collinear"));
}
