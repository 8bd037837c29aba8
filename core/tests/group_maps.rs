//! A map for each group: the same as asking for the group alone, hidden where the group is small, and a test that finds
//! what differs and nothing where nothing does.

mod made;

use made::{Draws, answer, codes, number, rating, single, survey};
use svarkort_core::analysis::{BootstrapInput, GroupMaps, Importance, MapStanding, Missing, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;
use svarkort_core::{Code, Seed};

/// Outcome, three items and a unit; in the second unit another item goes with the outcome. The third unit is small.
fn units(respondents: usize, differ: bool) -> Survey {
    let mut draws = Draws(5);
    let mut columns = vec![Vec::new(); 4];
    let mut unit = Vec::new();
    for i in 0..respondents {
        let own = if i < 4 { 3 } else { 1 + i as i64 % 2 };
        unit.push(Some(own));
        let item: Vec<i64> = (0..3).map(|_| 1 + i64::from(draws.below(5))).collect();
        let leading = if differ && own == 2 { item[2] } else { item[0] };
        let outcome = if draws.below(4) == 0 { 1 + i64::from(draws.below(5)) } else { leading };
        for (column, value) in columns.iter_mut().zip([outcome, item[0], item[1], item[2]]) {
            column.push(Some(value));
        }
    }
    survey(vec![
        rating("overall", Role::Outcome, 1, 5, &columns[0]),
        rating("q1", Role::Item, 1, 5, &columns[1]),
        rating("q2", Role::Item, 1, 5, &columns[2]),
        rating("q3", Role::Item, 1, 5, &columns[3]),
        single("unit", Role::Group, &[1, 2, 3], &unit),
    ])
}

fn asked(replicates: u32) -> SettingsInput {
    let bootstrap = BootstrapInput { replicates: Some(replicates), seed: Some(Seed(2)), confidence: None };
    SettingsInput { maps_by: Some("unit".to_owned()), bootstrap: Some(bootstrap), ..SettingsInput::default() }
}

fn maps(made: &Survey, asked: &SettingsInput) -> GroupMaps {
    answer(made, asked).value.group_maps.expect("maps are asked for")
}

#[test]
fn a_group_has_the_map_of_its_respondents_alone() {
    let made = units(240, true);
    let all = maps(&made, &asked(150));
    assert_eq!(all.maps.len(), 3);
    for map in &all.maps[..2] {
        let filter = [("unit".to_owned(), vec![map.code.clone()])].into();
        let alone = SettingsInput { filter: Some(filter), maps_by: None, ..asked(150) };
        let alone = answer(&made, &alone).value;
        let (ours, theirs) = (map.priority_map.as_ref().expect("a map"), alone.priority_map.expect("a map"));
        assert_eq!(ours.items, theirs.items);
        assert_eq!(ours.split, theirs.split);
        assert_eq!(map.n, Some(alone.drivers.expect("drivers").n));
    }
    let small = &all.maps[2];
    assert!(small.suppressed && small.standing == MapStanding::Hidden);
    assert!(small.n.is_none() && small.drivers.is_none() && small.priority_map.is_none());
}

#[test]
fn what_differs_is_named_and_what_does_not_is_not() {
    let found = maps(&units(240, true), &asked(0)).comparison.expect("two groups");
    assert_eq!(found.codes, [Code::Number(1), Code::Number(2)]);
    assert!(found.overall <= 0.01, "{found:?}");
    let p: Vec<f64> = found.drivers.iter().map(|driver| driver.p_adjusted).collect();
    assert!(p[0] <= 0.01 && p[2] <= 0.01, "{p:?}");
    for driver in &found.drivers {
        assert!(driver.p_adjusted >= driver.p && driver.shares.len() == 2);
    }
    let none = maps(&units(240, false), &asked(0)).comparison.expect("two groups");
    assert!(none.overall > 0.05, "{none:?}");
}

#[test]
fn few_respondents_are_told_of() {
    let few = maps(&units(60, true), &asked(100));
    let standing: Vec<MapStanding> = few.maps.iter().map(|map| map.standing).collect();
    assert!(
        standing[..2].iter().all(|one| matches!(one, MapStanding::Few | MapStanding::NothingSure)),
        "{standing:?}"
    );
    assert_eq!(few.maps[0].needed, 50 + 8 * 3);
    let many = maps(&units(400, true), &asked(100));
    assert!(many.maps[..2].iter().all(|map| map.standing == MapStanding::Sound));
}

#[test]
fn every_method_has_its_maps() {
    let made = units(200, true);
    for (importance, missing) in [
        (Importance::Dominance, Missing::Listwise),
        (Importance::RelativeWeights, Missing::Pairwise),
        (Importance::RelativeWeights, Missing::Em),
    ] {
        let asked = SettingsInput { importance: Some(importance), missing: Some(missing), ..asked(20) };
        let maps = maps(&made, &asked);
        assert!(maps.maps[..2].iter().all(|map| map.priority_map.is_some()), "{importance:?} {missing:?}");
        assert!(maps.comparison.is_some());
    }
}

#[test]
fn what_the_maps_are_by_is_among_the_groups() {
    let noted = answer(&units(100, true), &asked(0));
    assert_eq!(noted.value.settings.groups, ["unit"]);
    assert_eq!(noted.value.groups.len(), 1);
}

/// A number among ratings matters and has no place; the answer says so.
#[test]
fn what_has_no_place_is_told_of() {
    let mut draws = Draws(9);
    let columns = draws.answers(150, 3, 5);
    let minutes: Vec<Option<f64>> = (0..150).map(|_| Some(f64::from(draws.below(90)) / 4.0)).collect();
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &columns[0]),
        rating("q1", Role::Item, 1, 5, &columns[1]),
        rating("q2", Role::Item, 1, 5, &columns[2]),
        number("minutes", Role::Item, &minutes),
    ]);
    let drivers = ["q1", "q2", "minutes"].map(str::to_owned).to_vec();
    let noted = answer(&made, &SettingsInput { drivers: Some(drivers), ..SettingsInput::default() });
    assert!(codes(&noted).contains(&("no_place", Some("minutes"))), "{:?}", codes(&noted));
    let map = noted.value.priority_map.expect("a map");
    assert_eq!(map.items.len(), 2);
}
