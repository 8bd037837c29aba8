//! The priority map: where an item stands, and where the lines are.

mod made;

use made::{Draws, all, answer, ask, rating, reversed, single, survey};
use svarkort_core::analysis::{
    Favour, Performance, PriorityMap, Quadrant, SettingsInput, Split, SplitLines, favour,
};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;

fn five_items() -> Survey {
    let columns = Draws(42).answers(300, 6, 5);
    let mut variables = vec![rating("overall", Role::Outcome, 1, 5, &columns[0])];
    variables.extend((1..6).map(|j| rating(&format!("q{j}"), Role::Item, 1, 5, &columns[j])));
    survey(variables)
}

fn map(made: &Survey, asked: &SettingsInput) -> PriorityMap {
    answer(made, asked).value.priority_map.expect("drivers")
}

fn split_at(split: Split) -> SettingsInput {
    SettingsInput { split: Some(split), ..SettingsInput::default() }
}

#[test]
fn the_middle_class_is_the_declared_one() {
    let neutral = |points: u32| -> Vec<u32> {
        (1..=points).filter(|&f| favour(f, points) == Favour::Neutral).collect()
    };
    assert!(neutral(2).is_empty());
    assert_eq!(neutral(3), [2]);
    assert!(neutral(4).is_empty());
    assert_eq!(neutral(5), [3]);
    assert_eq!(neutral(6), [3, 4]);
    assert_eq!(neutral(7), [4]);
    assert_eq!(neutral(9), [5]);
    assert_eq!(neutral(10), [5, 6]);
    // Of 0-10, favourability 5 to 7 is the answers 4 to 6.
    assert_eq!(neutral(11), [5, 6, 7]);
    for points in 2..=101 {
        for f in 1..=points {
            let mirrored = match favour(points + 1 - f, points) {
                Favour::Favourable => Favour::Unfavourable,
                Favour::Neutral => Favour::Neutral,
                Favour::Unfavourable => Favour::Favourable,
            };
            assert_eq!(favour(f, points), mirrored);
        }
    }
}

#[test]
fn lines_stand_where_they_are_asked_for() {
    let made = five_items();
    let by_mean = map(&made, &SettingsInput::default());
    let mean = by_mean.items.iter().map(|item| item.performance).sum::<f64>() / 5.0;
    assert!((by_mean.split.performance - mean).abs() < 1e-12);
    assert!((by_mean.split.importance - 0.2).abs() < 1e-12);

    let by_median = map(&made, &split_at(Split::Median));
    let mut sorted: Vec<f64> = by_median.items.iter().map(|item| item.performance).collect();
    sorted.sort_by(f64::total_cmp);
    assert_eq!(by_median.split.performance, sorted[2]);

    let midpoint = map(&made, &split_at(Split::Midpoint));
    assert_eq!(midpoint.split, SplitLines { performance: 3.0, importance: 0.2 });

    let lines = SplitLines { performance: 4.25, importance: 0.1 };
    assert_eq!(map(&made, &split_at(Split::Free(lines))).split, lines);
}

#[test]
fn a_value_on_the_line_is_above_it() {
    let made = five_items();
    let plain = map(&made, &SettingsInput::default());
    for item in &plain.items {
        let lines = SplitLines { performance: item.performance, importance: item.importance };
        let again = map(&made, &split_at(Split::Free(lines)));
        let same = again.items.iter().find(|other| other.name == item.name).expect("there");
        assert_eq!(same.quadrant, Quadrant::KeepUp, "{}", item.name);
    }
    // The item in the median stands on it.
    let by_median = map(&made, &split_at(Split::Median));
    let on_it = by_median.items.iter().find(|item| item.performance == by_median.split.performance);
    assert!(matches!(on_it.expect("five items").quadrant, Quadrant::KeepUp | Quadrant::Maintain));
}

#[test]
fn four_quadrants_by_free_lines() {
    let made = five_items();
    let item = map(&made, &SettingsInput::default()).items[0].clone();
    for (above, beside, quadrant) in [
        (-0.1, -0.01, Quadrant::KeepUp),
        (0.1, -0.01, Quadrant::ImproveFirst),
        (0.1, 0.01, Quadrant::Watch),
        (-0.1, 0.01, Quadrant::Maintain),
    ] {
        let lines =
            SplitLines { performance: item.performance + above, importance: item.importance + beside };
        assert_eq!(map(&made, &split_at(Split::Free(lines))).items[0].quadrant, quadrant);
    }
}

#[test]
fn performance_in_three_measures() {
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &all(&[5, 4, 1, 2, 5, 3, 4, 4])),
        // Codes 1 = best: favourability counts, in the codes of the scale.
        reversed("q1", Role::Item, 1, 5, &all(&[1, 2, 5, 4, 2, 3, 1, 2])),
    ]);
    let at = |measure: Performance| {
        let asked = SettingsInput { performance: Some(measure), ..SettingsInput::default() };
        let map = map(&made, &asked);
        assert_eq!(map.performance, measure);
        map.items[0].performance
    };
    assert!((at(Performance::Mean) - 3.5).abs() < 1e-12);
    assert!((at(Performance::Index) - 62.5).abs() < 1e-12);
    assert!((at(Performance::Share) - 5.0 / 8.0).abs() < 1e-12);
}

#[test]
fn scales_that_differ_are_never_mixed() {
    let columns = Draws(4).answers(90, 4, 4);
    let from_zero: Vec<Option<i64>> = columns[2].iter().map(|x| x.map(|x| x - 1)).collect();
    let upper: Vec<Option<i64>> = columns[3].iter().map(|x| x.map(|x| i64::from(x > 2))).collect();
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 4, &columns[0]),
        rating("q1", Role::Item, 1, 4, &columns[1]),
        rating("q2", Role::Item, 0, 4, &from_zero),
        single("q3", Role::Item, &[0, 1], &upper),
    ]);
    let asked = |drivers: &[&str]| SettingsInput {
        drivers: Some(drivers.iter().map(|name| (*name).to_owned()).collect()),
        performance: Some(Performance::Mean),
        ..SettingsInput::default()
    };
    assert_eq!(map(&made, &asked(&["q1"])).performance, Performance::Mean);
    let mixed = map(&made, &asked(&["q1", "q2", "q3"]));
    assert_eq!(mixed.performance, Performance::Index);
    assert!(mixed.items.iter().all(|item| (0.0..=100.0).contains(&item.performance)));
    let share = upper.iter().flatten().sum::<i64>() as f64 / 90.0;
    assert!((mixed.items[2].performance - 100.0 * share).abs() < 1e-12);
}

#[test]
fn numbers_have_no_middle() {
    let values: Vec<Option<f64>> =
        Draws(6).answers(60, 1, 5)[0].iter().map(|x| x.map(|x| x as f64 * 1.5)).collect();
    let other: Vec<Option<f64>> = values.iter().rev().copied().collect();
    let made = survey(vec![made::number("y", Role::Outcome, &values), made::number("x", Role::Item, &other)]);
    let asked = SettingsInput { drivers: Some(vec!["x".to_owned()]), ..split_at(Split::Midpoint) };
    assert_eq!(ask(&made, &asked).expect_err("no scale").code(), "bad_settings");
    let asked = SettingsInput { drivers: Some(vec!["x".to_owned()]), ..SettingsInput::default() };
    assert_eq!(map(&made, &asked).performance, Performance::Mean);
}

#[test]
fn each_alternative_is_the_map_that_would_be_asked_for() {
    let made = five_items();
    let first = map(&made, &SettingsInput::default());
    assert_eq!(first.alternatives.len(), 6);
    for one in &first.alternatives {
        let asked =
            SettingsInput { split: Some(one.split), importance: Some(one.importance), ..Default::default() };
        let again = map(&made, &asked);
        assert_eq!(again.items.iter().map(|item| item.quadrant).collect::<Vec<_>>(), one.quadrants);
        assert!((again.split.importance - one.lines.importance).abs() < 1e-12);
        assert_eq!(again.split.performance, one.lines.performance);
    }
    let free = SplitLines { performance: 3.3, importance: 0.21 };
    let with_free = map(&made, &split_at(Split::Free(free)));
    assert_eq!(with_free.alternatives.len(), 8);
    let own = with_free.alternatives.iter().find(|one| one.lines == free).expect("the lines chosen");
    assert_eq!(own.quadrants, with_free.items.iter().map(|item| item.quadrant).collect::<Vec<_>>());
}
