//! What the primary rule hides, where, and what it says of it.

mod made;

use made::{Draws, all, answer, codes, kinds, number, rating, single, survey};
use svarkort_core::analysis::{Category, Hidden, HiddenItem, Measure, SettingsInput};
use svarkort_core::codebook::{Kind, Role};
use svarkort_core::survey::{Measured, Survey};
use svarkort_core::{Code, NoteKind};

/// Groups 1 (30 respondents), 2 (12), 3 (4) and 4 (nobody). In group 2 everybody answers q1 with 4; q2 was put to few.
fn groups() -> Survey {
    let group: Vec<i64> = [vec![1; 30], vec![2; 12], vec![3; 4]].concat();
    let q1: Vec<Option<i64>> =
        (0..46).map(|row| Some(if (30..42).contains(&row) { 4 } else { 1 + row % 5 })).collect();
    let q2: Vec<Option<i64>> = (0..46).map(|row| (row < 28 || row == 33).then_some(1 + row % 5)).collect();
    let q3: Vec<Option<f64>> =
        (0..46).map(|row| Some(if (30..42).contains(&row) { 2.5 } else { row as f64 })).collect();
    survey(vec![
        single("centre", Role::Group, &[1, 2, 3, 4], &all(&group)),
        rating("q1", Role::Item, 1, 5, &q1),
        rating("q2", Role::Item, 1, 5, &q2),
        number("q3", Role::Item, &q3),
        rating("q4", Role::Item, 1, 5, &(0..46).map(|row| Some(1 + (row * 7) % 5)).collect::<Vec<_>>()),
    ])
}

fn by_centre(minimum_group: Option<u32>) -> SettingsInput {
    SettingsInput { groups: Some(vec!["centre".to_owned()]), minimum_group, ..SettingsInput::default() }
}

fn category(made: &Survey, minimum: Option<u32>, code: i64) -> Category {
    let noted = answer(made, &by_centre(minimum));
    noted.value.groups[0]
        .categories
        .iter()
        .find(|category| category.code == Code::Number(code))
        .expect("there")
        .clone()
}

fn names(category: &Category) -> Vec<&str> {
    category.items.iter().flatten().map(|item| item.name.as_str()).collect()
}

fn hidden(name: &str, why: Hidden) -> HiddenItem {
    HiddenItem { name: name.to_owned(), why: Some(why) }
}

#[test]
fn cells_in_which_all_are_alike_or_few_are_hidden() {
    let second = category(&groups(), None, 2);
    assert_eq!(second.n, Some(12));
    assert!(!second.suppressed);
    assert_eq!(names(&second), ["q4"]);
    assert_eq!(
        second.hidden_items,
        [hidden("q1", Hidden::AllAlike), hidden("q2", Hidden::Small), hidden("q3", Hidden::AllAlike)]
    );
    assert_eq!(names(&category(&groups(), None, 1)), ["q1", "q2", "q3", "q4"]);
}

#[test]
fn small_and_empty_categories_keep_their_name_alone() {
    for code in [3, 4] {
        let small = category(&groups(), None, code);
        assert!(
            small.suppressed && small.n.is_none() && small.items.is_none() && small.hidden_items.is_empty()
        );
    }
    let noted = answer(&groups(), &by_centre(None));
    assert_eq!(kinds(&noted, "small_group"), [&NoteKind::SmallGroup { groups: 2, minimum: 5 }]);
    assert_eq!(kinds(&noted, "all_alike"), [&NoteKind::AllAlike { groups: 1 }]);
    assert!(codes(&noted).contains(&("all_alike", Some("centre"))));
}

#[test]
fn a_category_with_nothing_left_to_show_is_hidden() {
    let made = survey(vec![
        single("centre", Role::Group, &[1, 2], &all(&[vec![1; 12], vec![2; 10]].concat())),
        rating(
            "q1",
            Role::Item,
            1,
            5,
            &all(&[vec![4; 12], (0..10).map(|row| 1 + row % 5).collect()].concat()),
        ),
    ]);
    let first = category(&made, None, 1);
    assert!(first.suppressed && first.n.is_none() && first.items.is_none());
    assert!(!category(&made, None, 2).suppressed);
}

#[test]
fn the_smallest_group_can_be_chosen() {
    assert!(!category(&groups(), Some(4), 3).suppressed);
    assert!(category(&groups(), Some(10), 3).suppressed);
    // One says that nothing needs to be hidden.
    let second = category(&groups(), Some(1), 2);
    assert_eq!(names(&second), ["q1", "q2", "q3", "q4"]);
    assert!(second.hidden_items.is_empty());
}

#[test]
fn the_whole_survey_shows_what_all_answered_but_not_what_few_did() {
    let mut few = vec![None; 40];
    few[3] = Some(2);
    few[7] = Some(5);
    let made = survey(vec![
        rating("same", Role::Item, 1, 5, &[Some(4); 40]),
        rating("few", Role::Item, 1, 5, &few),
        rating("none", Role::Item, 1, 5, &[None; 40]),
        single("sex", Role::Group, &[1, 2], &(0..40).map(|row| Some(1 + row % 2)).collect::<Vec<_>>()),
    ]);
    let whole = answer(&made, &SettingsInput::default()).value;
    assert_eq!(whole.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["same", "none"]);
    assert_eq!(whole.hidden_items, [hidden("few", Hidden::Small)]);
    // A filter makes a group of those it keeps.
    let filter = [("sex".to_owned(), vec![Code::Number(1)])].into();
    let part = answer(&made, &SettingsInput { filter: Some(filter), ..SettingsInput::default() }).value;
    assert_eq!(part.hidden_items, [hidden("same", Hidden::AllAlike)]);
    assert_eq!(part.respondents.answered, 20);
}

/// One column per option of a question with several answers, written only where it is chosen.
fn tick_box(name: &str, ticked: &[bool]) -> Measured {
    let codes: Vec<Option<i64>> = ticked.iter().map(|ticked| ticked.then_some(1)).collect();
    let mut measured = single(name, Role::Item, &[1], &codes);
    measured.variable.kind = Kind::Multiple;
    measured
}

#[test]
fn a_blank_tick_box_is_an_answer() {
    let ticks = |every: usize| -> Vec<bool> { (0..40).map(|row| row % every == 0).collect() };
    let outcome = Draws(9).answers(40, 1, 5).remove(0);
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &outcome),
        tick_box("phone", &ticks(4)),
        tick_box("letter", &[false; 40]),
        single("sex", Role::Group, &[1, 2], &(0..40).map(|row| Some(1 + row % 2)).collect::<Vec<_>>()),
    ]);
    let asked = SettingsInput {
        groups: Some(vec!["sex".to_owned()]),
        drivers: Some(vec!["phone".to_owned()]),
        ..SettingsInput::default()
    };
    let noted = answer(&made, &asked);
    let phone = &noted.value.items[1];
    assert_eq!(phone.measure, Measure::Multiple);
    assert_eq!((phone.n.0, phone.missing.blank, phone.counts[0].n), (40, 0, 10));
    assert!((phone.counts[0].share.0 - 0.25).abs() < 1e-15);
    assert_eq!(noted.value.drivers.expect("a box can be a driver").n.0, 40);
    assert!((noted.value.priority_map.expect("one item").items[0].performance - 0.25).abs() < 1e-15);
    // Nobody of either sex ticked "letter": that tells of everybody.
    for category in &noted.value.groups[0].categories {
        assert!(category.hidden_items.contains(&hidden("letter", Hidden::AllAlike)));
    }
}

#[test]
fn respondents_without_a_group_are_in_no_category() {
    let mut made = groups();
    let outside: Vec<Option<i64>> = (0..46).map(|row| (row >= 10).then_some(1)).collect();
    made.variables[0] = single("centre", Role::Group, &[1], &outside);
    assert_eq!(category(&made, None, 1).n, Some(36));
}
