//! Answers that no regression wants: each gives a note that names it, and never a NaN.

mod made;

use made::{Draws, all, answer, ask, codes, kinds, number, rating, reversed, single, survey};
use svarkort_core::analysis::{Analysis, Importance, Measure, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::survey::{Measured, Survey};
use svarkort_core::{NoteKind, Noted};

const OUTCOME: &str = "overall";

/// 120 respondents, an outcome and three items that share a trait.
fn base() -> Vec<Measured> {
    let columns = Draws(7).answers(120, 4, 5);
    let item = |j: usize| rating(&format!("q{j}"), Role::Item, 1, 5, &columns[j]);
    vec![rating(OUTCOME, Role::Outcome, 1, 5, &columns[0]), item(1), item(2), item(3)]
}

fn with(more: Vec<Measured>) -> Survey {
    let mut variables = base();
    variables.extend(more);
    survey(variables)
}

fn plain(made: &Survey) -> Noted<Analysis> {
    let noted = answer(made, &SettingsInput::default());
    let text = serde_json::to_string(&noted.value).expect("serialisable");
    for weight in noted.value.drivers.iter().flat_map(|drivers| &drivers.weights) {
        let numbers = [weight.raw, weight.share.0, weight.beta, weight.correlation];
        assert!(numbers.iter().all(|x| x.is_finite()), "{text}");
    }
    noted
}

fn names(noted: &Noted<Analysis>) -> Vec<&str> {
    noted
        .value
        .drivers
        .iter()
        .flat_map(|drivers| &drivers.weights)
        .map(|weight| weight.name.as_str())
        .collect()
}

#[test]
fn ordinary_answers_need_no_warning_about_the_design() {
    let noted = plain(&survey(base()));
    let seen = codes(&noted);
    for code in
        ["constant_item", "identical_items", "collinear", "few_respondents", "listwise_loss", "ceiling"]
    {
        assert!(seen.iter().all(|(seen, _)| *seen != code), "{seen:?}");
    }
}

#[test]
fn a_constant_item_is_left_out() {
    let noted = plain(&with(vec![rating("same", Role::Item, 1, 5, &[Some(4); 120])]));
    assert!(codes(&noted).contains(&("constant_item", Some("same"))));
    assert_eq!(names(&noted), ["q1", "q2", "q3"]);
}

#[test]
fn an_item_constant_among_the_complete_is_left_out_and_costs_nobody() {
    let column: Vec<Option<i64>> = (0..120)
        .map(|row| {
            if row < 60 {
                Some(5)
            } else if row < 70 {
                Some(1)
            } else {
                None
            }
        })
        .collect();
    let gaps: Vec<Option<i64>> =
        (0..120).map(|row| if (60..70).contains(&row) { None } else { Some(1 + row % 5) }).collect();
    let made =
        with(vec![rating("routed", Role::Item, 1, 5, &column), rating("gaps", Role::Item, 1, 5, &gaps)]);
    let noted = plain(&made);
    assert!(codes(&noted).contains(&("constant_item", Some("routed"))));
    assert_eq!(noted.value.drivers.expect("drivers").n.0, 110);
}

#[test]
fn an_empty_item_costs_nobody() {
    let made = with(vec![rating("empty", Role::Item, 1, 5, &[None; 120])]);
    assert_eq!(names(&plain(&made)), ["q1", "q2", "q3"]);
    let asked = SettingsInput {
        drivers: Some(["q1", "q2", "empty"].map(str::to_owned).to_vec()),
        ..SettingsInput::default()
    };
    let noted = answer(&made, &asked);
    assert!(codes(&noted).contains(&("constant_item", Some("empty"))));
    assert_eq!(noted.value.drivers.as_ref().expect("drivers").n.0, 120);
    let empty = noted.value.items.iter().find(|item| item.name == "empty").expect("shown as empty");
    assert_eq!((empty.n.0, empty.missing.blank), (0, 120));
    let Measure::Rating { favourable, neutral, unfavourable, mean, index, .. } = &empty.measure else {
        panic!()
    };
    assert!(
        favourable.is_none()
            && neutral.is_none()
            && unfavourable.is_none()
            && mean.is_none()
            && index.is_none()
    );
}

#[test]
fn a_constant_outcome_has_no_drivers() {
    let mut variables = base();
    variables[0] = rating(OUTCOME, Role::Outcome, 1, 5, &[Some(3); 120]);
    let noted = plain(&survey(variables));
    assert!(noted.value.drivers.is_none() && noted.value.priority_map.is_none());
    assert!(codes(&noted).contains(&("constant_outcome", Some(OUTCOME))));
}

#[test]
fn identical_items_share_and_are_named() {
    let copy = Draws(7).answers(120, 4, 5)[2].clone();
    let noted = plain(&with(vec![rating("twin", Role::Item, 1, 5, &copy)]));
    let kinds = kinds(&noted, "identical_items");
    assert_eq!(kinds, [&NoteKind::IdenticalItems { other: "q2".to_owned() }]);
    assert!(codes(&noted).contains(&("identical_items", Some("twin"))));
    let drivers = noted.value.drivers.as_ref().expect("drivers");
    let raw = |name: &str| drivers.weights.iter().find(|weight| weight.name == name).expect("there").raw;
    assert!((raw("q2") - raw("twin")).abs() < 1e-14);
    let sum: f64 = drivers.weights.iter().map(|weight| weight.raw).sum();
    assert!((sum - drivers.r2.0).abs() < 1e-12);
}

#[test]
fn fewer_respondents_than_drivers_is_no_estimate() {
    let columns = Draws(3).answers(9, 9, 5);
    let item = |j: usize| rating(&format!("q{j}"), Role::Item, 1, 5, &columns[j]);
    let mut variables = vec![rating(OUTCOME, Role::Outcome, 1, 5, &columns[0])];
    variables.extend((1..9).map(item));
    let noted = plain(&survey(variables.clone()));
    assert!(noted.value.drivers.is_none());
    let few = NoteKind::FewRespondents { n: 9, drivers: 8, needed: 10, estimated: false };
    assert_eq!(kinds(&noted, "few_respondents"), [&few]);
    // One respondent more than coefficients is an estimate, though with a warning.
    variables.pop();
    let noted = plain(&survey(variables));
    assert!(noted.value.drivers.is_some());
    let few = NoteKind::FewRespondents { n: 9, drivers: 7, needed: 106, estimated: true };
    assert_eq!(kinds(&noted, "few_respondents"), [&few]);
}

#[test]
fn losing_over_half_is_told() {
    let gaps: Vec<Option<i64>> = (0..120).map(|row| (row % 10 < 4).then_some(1 + row % 5)).collect();
    let made = with(vec![rating("gaps", Role::Item, 1, 5, &gaps)]);
    let asked = SettingsInput {
        drivers: Some(["q1", "gaps"].map(str::to_owned).to_vec()),
        ..SettingsInput::default()
    };
    let noted = answer(&made, &asked);
    assert_eq!(kinds(&noted, "listwise_loss"), [&NoteKind::ListwiseLoss { kept: 48, of: 120 }]);
    // By default such an item is not taken in.
    assert_eq!(plain(&made).value.settings.drivers, ["q1", "q2", "q3"]);
}

#[test]
fn the_outcome_under_another_name_is_told() {
    let again: Vec<Option<i64>> = Draws(7).answers(120, 4, 5)[0].clone();
    let noted = plain(&with(vec![rating("again", Role::Item, 1, 5, &again)]));
    assert!(codes(&noted).contains(&("outcome_among_drivers", Some("again"))));
    let drivers = noted.value.drivers.expect("drivers");
    assert!((drivers.r2.0 - 1.0).abs() < 1e-12 && drivers.r2.0 <= 1.0);
}

#[test]
fn an_unrelated_outcome_has_nothing_to_share_out() {
    let cells: Vec<(i64, i64)> = (0..40).map(|row| (1 + row % 2, 1 + row / 2 % 2)).collect();
    let column = |pick: fn(&(i64, i64)) -> i64| all(&cells.iter().map(pick).collect::<Vec<_>>());
    let made = survey(vec![
        rating(OUTCOME, Role::Outcome, 1, 5, &column(|cell| cell.0)),
        rating("q1", Role::Item, 1, 5, &column(|cell| cell.1)),
    ]);
    let noted = plain(&made);
    assert!(noted.value.drivers.is_none());
    assert!(codes(&noted).iter().any(|(code, _)| *code == "flat_weights"));
}

#[test]
fn straight_lines_ceilings_and_negative_drivers_are_told() {
    let columns = Draws(11).answers(200, 6, 5);
    let straight = |j: usize| -> Vec<Option<i64>> {
        (0..200).map(|row| if row % 4 == 0 { Some(3) } else { columns[j][row] }).collect()
    };
    let against: Vec<Option<i64>> = columns[0]
        .iter()
        .zip(&columns[1])
        .map(|(a, b)| Some((8 - a.unwrap_or(3) - b.unwrap_or(3)).clamp(1, 5)))
        .collect();
    let top: Vec<Option<i64>> = columns[0].iter().map(|x| x.map(|x| if x >= 3 { 5 } else { x })).collect();
    let mut variables = vec![rating(OUTCOME, Role::Outcome, 1, 5, &top)];
    for j in 1..6 {
        // The straight line is in the codes, whichever way the scale runs.
        let make = if j % 2 == 0 { reversed } else { rating };
        variables.push(make(&format!("q{j}"), Role::Item, 1, 5, &straight(j)));
    }
    let noted = plain(&survey(variables.clone()));
    let lines = kinds(&noted, "straight_lining");
    assert!(matches!(lines[..], [NoteKind::StraightLining { respondents: 50.., of: 200 }]), "{lines:?}");
    assert!(codes(&noted).contains(&("ceiling", Some(OUTCOME))));

    variables.push(rating("against", Role::Item, 1, 5, &against));
    let noted = plain(&survey(variables));
    assert!(codes(&noted).contains(&("negative_driver", Some("against"))));
    let map = noted.value.priority_map.expect("drivers");
    let placed = map.items.iter().find(|item| item.name == "against").expect("placed");
    assert!(placed.negative);
    assert_ne!(placed.quadrant, svarkort_core::analysis::Quadrant::ImproveFirst);
}

#[test]
fn more_drivers_than_dominance_can_take() {
    let columns = Draws(5).answers(600, 28, 5);
    let variables = |items: usize| -> Survey {
        let mut variables = vec![rating(OUTCOME, Role::Outcome, 1, 5, &columns[0])];
        variables.extend((1..=items).map(|j| rating(&format!("q{j}"), Role::Item, 1, 5, &columns[j])));
        survey(variables)
    };
    let noted = plain(&variables(27));
    let drivers = noted.value.drivers.expect("drivers");
    assert!(drivers.weights.iter().all(|weight| weight.dominance.is_none()));
    let asked = SettingsInput { importance: Some(Importance::Dominance), ..SettingsInput::default() };
    assert_eq!(ask(&variables(27), &asked).expect_err("too many").code(), "bad_settings");
}

#[test]
fn two_answers_count_as_nought_and_one() {
    let yes: Vec<Option<i64>> = base_outcome().iter().map(|x| x.map(|x| i64::from(x >= 4))).collect();
    let mut variables = base();
    variables[0] = single(OUTCOME, Role::Outcome, &[0, 1], &yes);
    let upright = plain(&survey(variables.clone())).value.drivers.expect("drivers");
    variables[0] = single(OUTCOME, Role::Outcome, &[1, 0], &yes);
    let turned = plain(&survey(variables.clone())).value.drivers.expect("drivers");
    assert_eq!(upright, turned, "the codes decide, not the order of the options");
    let as_number: Vec<Option<f64>> = yes.iter().map(|x| x.map(|x| x as f64)).collect();
    variables[0] = number(OUTCOME, Role::Outcome, &as_number);
    assert_eq!(upright.weights, plain(&survey(variables)).value.drivers.expect("drivers").weights);
}

fn base_outcome() -> Vec<Option<i64>> {
    Draws(7).answers(120, 4, 5)[0].clone()
}

#[test]
fn numbers_of_every_size_stay_finite() {
    let huge: Vec<Option<f64>> = base_outcome().iter().map(|x| x.map(|x| 1e300 * x as f64)).collect();
    let tiny: Vec<Option<f64>> =
        base_outcome().iter().rev().map(|x| x.map(|x| 1e9 + 1e-3 * x as f64)).collect();
    let made = with(vec![number("huge", Role::Item, &huge), number("tiny", Role::Item, &tiny)]);
    let asked = SettingsInput {
        drivers: Some(["q1", "huge", "tiny"].map(str::to_owned).to_vec()),
        ..SettingsInput::default()
    };
    let noted = answer(&made, &asked);
    for item in &noted.value.items {
        if let Measure::Number { mean: Some(mean) } = &item.measure {
            assert!(mean.value.is_finite() && mean.sd.is_finite(), "{}", item.name);
        }
    }
    let drivers = noted.value.drivers.expect("drivers");
    assert!(drivers.weights.iter().all(|weight| weight.raw.is_finite() && weight.share.0.is_finite()));
}
