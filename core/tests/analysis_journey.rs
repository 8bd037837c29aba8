//! The whole answer on made surveys: what is filled in, what comes out, what is hidden and what is refused.

mod made;

use made::{Draws, all, answer, ask, codes, number, rating, single, survey};
use svarkort_core::analysis::{Measure, Performance, Quadrant, SettingsInput, Split};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;

/// Six items of 1-5 and an outcome that the first three carry, a background variable of three, 400 respondents.
fn job_centre() -> Survey {
    let mut draws = Draws(2023);
    let columns = draws.answers(400, 6, 5);
    let outcome: Vec<Option<i64>> = (0..400)
        .map(|row| {
            let sum: i64 = (0..3).map(|j| columns[j][row].unwrap_or(3)).sum();
            Some((sum + i64::from(draws.below(4)) - 1).div_euclid(3).clamp(1, 5))
        })
        .collect();
    let centre: Vec<Option<i64>> =
        (0..400).map(|row| Some(1 + i64::from(row % 397 == 0) + 2 * i64::from(row % 3 == 1))).collect();
    let mut variables = vec![rating("overall", Role::Outcome, 1, 5, &outcome)];
    for (j, column) in columns.iter().enumerate() {
        variables.push(rating(&format!("q{}", j + 1), Role::Item, 1, 5, column));
    }
    variables.push(single("centre", Role::Group, &[1, 2, 3, 4], &centre));
    survey(variables)
}

#[test]
fn defaults_come_from_the_survey() {
    let noted = answer(&job_centre(), &SettingsInput::default());
    let settings = &noted.value.settings;
    assert_eq!(settings.outcome.as_deref(), Some("overall"));
    assert_eq!(settings.drivers, ["q1", "q2", "q3", "q4", "q5", "q6"]);
    assert_eq!(settings.performance, Performance::Mean);
    assert_eq!(settings.minimum_group, 5);
    assert_eq!(noted.value.items.len(), 7);
}

#[test]
fn drivers_and_map_hang_together() {
    let noted = answer(&job_centre(), &SettingsInput::default());
    let drivers = noted.value.drivers.expect("an outcome and six items");
    assert_eq!(drivers.n.0, 400);
    let raw: f64 = drivers.weights.iter().map(|w| w.raw).sum();
    let share: f64 = drivers.weights.iter().map(|w| w.share.0).sum();
    let dominance: f64 = drivers.weights.iter().filter_map(|w| w.dominance).sum();
    assert!((raw - drivers.r2.0).abs() < 1e-12);
    assert!((share - 1.0).abs() < 1e-12);
    assert!((dominance - drivers.r2.0).abs() < 1e-12);
    let map = noted.value.priority_map.expect("drivers");
    assert_eq!(map.items.len(), 6);
    for item in &map.items {
        let important = item.importance >= map.split.importance - 1e-12;
        let high = item.performance >= map.split.performance - 1e-12;
        let expected = match (important, high) {
            (true, false) if item.negative => Quadrant::Watch,
            (true, false) => Quadrant::ImproveFirst,
            (true, true) => Quadrant::KeepUp,
            (false, false) => Quadrant::Watch,
            (false, true) => Quadrant::Maintain,
        };
        assert_eq!(item.quadrant, expected);
    }
}

#[test]
fn a_small_group_is_hidden_with_its_n() {
    let asked = SettingsInput { groups: Some(vec!["centre".to_owned()]), ..SettingsInput::default() };
    let noted = answer(&job_centre(), &asked);
    let group = &noted.value.groups[0];
    assert_eq!(group.categories.len(), 4);
    for category in &group.categories {
        assert_eq!(category.suppressed, category.n.is_none());
        assert_eq!(category.suppressed, category.items.is_none());
        assert!(category.n.is_none_or(|n| n >= 5));
    }
    assert!(group.categories.iter().any(|category| category.suppressed));
    assert!(codes(&noted).contains(&("small_group", Some("centre"))));
}

#[test]
fn different_scales_are_compared_by_index() {
    let mut made = job_centre();
    let wide: Vec<Option<i64>> = (0..400).map(|row| Some(row % 11)).collect();
    made.variables.push(rating("wide", Role::Item, 0, 11, &wide));
    let noted = answer(&made, &SettingsInput::default());
    assert_eq!(noted.value.settings.performance, Performance::Index);
    let map = noted.value.priority_map.expect("drivers");
    assert_eq!(map.performance, Performance::Index);
    let midpoint = answer(&made, &SettingsInput { split: Some(Split::Midpoint), ..SettingsInput::default() });
    let split = midpoint.value.priority_map.expect("drivers").split;
    assert!((split.performance - 50.0).abs() < 1e-12);
    assert!((split.importance - 1.0 / 7.0).abs() < 1e-12);
}

#[test]
fn a_mean_is_in_the_codes_of_its_scale() {
    let made = survey(vec![
        rating("wide", Role::Item, 0, 11, &all(&[0, 10, 5, 5, 10, 6])),
        number("age", Role::Item, &[Some(1.5), Some(2.5), None, Some(3.5), Some(2.5), Some(2.5)]),
    ]);
    let noted = answer(&made, &SettingsInput::default());
    let Measure::Rating { mean, index, favourable, neutral, unfavourable, .. } =
        &noted.value.items[0].measure
    else {
        panic!("a rating")
    };
    assert!((mean.expect("answers").value - 6.0).abs() < 1e-12);
    assert!((index.expect("answers") - 60.0).abs() < 1e-12);
    let n = |class: &Option<svarkort_core::analysis::ShareOf>| class.expect("answers").n;
    assert_eq!((n(favourable), n(neutral), n(unfavourable)), (2, 3, 1));
    let Measure::Number { mean } = &noted.value.items[1].measure else { panic!("a number") };
    assert!((mean.expect("answers").value - 2.5).abs() < 1e-12);
    assert!(noted.value.drivers.is_none());
}

#[test]
fn what_is_not_there_is_named() {
    let made = job_centre();
    let code = |asked: SettingsInput| ask(&made, &asked).expect_err("refused").code();
    let names = |name: &str| Some(vec![name.to_owned()]);
    assert_eq!(
        code(SettingsInput { outcome: Some("nobody".to_owned()), ..Default::default() }),
        "unknown_variable"
    );
    assert_eq!(code(SettingsInput { drivers: names("centre"), ..Default::default() }), "wrong_role");
    assert_eq!(code(SettingsInput { minimum_group: Some(11), ..Default::default() }), "bad_settings");
    assert_eq!(code(SettingsInput { weight: Some("q1".to_owned()), ..Default::default() }), "wrong_role");
    assert_eq!(code(SettingsInput { wave: Some("q1".to_owned()), ..Default::default() }), "bad_settings");
    let filter = [("centre".to_owned(), vec![svarkort_core::Code::Number(2)])];
    assert_eq!(
        code(SettingsInput { filter: Some(filter.into()), ..Default::default() }),
        "too_few_respondents"
    );
    let filter = [("centre".to_owned(), vec![svarkort_core::Code::Number(7)])];
    assert_eq!(code(SettingsInput { filter: Some(filter.into()), ..Default::default() }), "bad_settings");
}

#[test]
fn without_ratings_the_numbers_are_the_drivers() {
    let column = |seed: u64| -> Vec<Option<f64>> {
        let mut draws = Draws(seed);
        (0..40).map(|_| Some(f64::from(draws.below(100)))).collect()
    };
    let mut variables = vec![
        number("overall", Role::Outcome, &column(1)),
        number("wait", Role::Item, &column(2)),
        number("age", Role::Group, &column(3)),
    ];
    assert_eq!(
        answer(&survey(variables.clone()), &SettingsInput::default()).value.settings.drivers,
        ["wait"]
    );
    let ratings: Vec<Option<i64>> = (0..40).map(|row| Some(1 + row % 5)).collect();
    variables.push(rating("q1", Role::Item, 1, 5, &ratings));
    assert_eq!(answer(&survey(variables), &SettingsInput::default()).value.settings.drivers, ["q1"]);
}
