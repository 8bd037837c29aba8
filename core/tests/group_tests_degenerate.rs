//! Groups that cannot be tested, and pairs and themes that the primary rule hides: a reason, never a number that is none.

mod made;

use made::{all, answer, codes, number, rating, single, survey};
use svarkort_core::analysis::{Analysis, GroupBreakdown, SettingsInput, TestOf, WhyNot};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Measured;
use svarkort_core::{Code, NoteKind, Noted};

fn asked(variables: Vec<Measured>, minimum: u32) -> Noted<Analysis> {
    let asked = SettingsInput {
        groups: Some(vec!["centre".to_owned()]),
        minimum_group: Some(minimum),
        ..SettingsInput::default()
    };
    answer(&survey(variables), &asked)
}

fn centres(sizes: &[usize]) -> Measured {
    let list: Vec<i64> = (1_i64..).zip(sizes).flat_map(|(code, &n)| vec![code; n]).collect();
    single("centre", Role::Group, &(1..=sizes.len() as i64).collect::<Vec<_>>(), &all(&list))
}

fn why(by: &GroupBreakdown, item: &str, of: TestOf) -> Option<WhyNot> {
    assert!(!by.tests.iter().any(|test| test.item == item && test.of == of), "{item} is tested");
    by.untested.iter().find(|one| one.item == item && one.of == of).map(|one| one.why)
}

fn no_number_is_none(analysis: &Analysis) {
    let text = serde_json::to_string(analysis).expect("JSON");
    // A float that is none is written as null; every float of a test that is there is a number.
    for by in &analysis.groups {
        for test in &by.tests {
            let finite =
                [test.statistic, test.p, test.p_adjusted].iter().chain(&test.df).all(|x| x.is_finite());
            assert!(finite, "{test:?}");
        }
    }
    assert!(!text.contains("NaN"));
}

#[test]
fn one_group_is_no_comparison() {
    let column: Vec<Option<i64>> = (0..30).map(|row| Some(1 + row % 5)).collect();
    // The second is too small to be shown.
    let noted = asked(vec![centres(&[27, 3]), rating("q", Role::Item, 1, 5, &column)], 5);
    let by = &noted.value.groups[0];
    assert_eq!(why(by, "q", TestOf::Answers), Some(WhyNot::OneGroup));
    assert_eq!(why(by, "q", TestOf::Mean), Some(WhyNot::OneGroup));
    assert!(by.against_others.is_empty());
    assert_eq!(by.letters.rows[0].above, [None, None]);
    assert!(codes(&noted).contains(&("untested", Some("centre"))));
    no_number_is_none(&noted.value);
}

#[test]
fn everybody_alike_has_no_ranks() {
    let same = vec![Some(4); 40];
    let noted = asked(vec![centres(&[20, 20]), rating("q", Role::Item, 1, 5, &same)], 1);
    let by = &noted.value.groups[0];
    assert_eq!(why(by, "q", TestOf::Answers), Some(WhyNot::AllAlike));
    assert_eq!(why(by, "q", TestOf::Mean), Some(WhyNot::AllAlike));
    no_number_is_none(&noted.value);
}

#[test]
fn a_group_without_spread_has_ranks_but_no_analysis_of_variance() {
    let column: Vec<Option<i64>> = (0..60).map(|row| Some(if row < 20 { 4 } else { 1 + row % 5 })).collect();
    let noted = asked(vec![centres(&[20, 20, 20]), rating("q", Role::Item, 1, 5, &column)], 1);
    let by = &noted.value.groups[0];
    assert_eq!(why(by, "q", TestOf::Mean), Some(WhyNot::GroupAlike));
    let test = by.tests.iter().find(|test| test.of == TestOf::Answers).expect("ranks are there");
    assert_eq!((test.compared, test.left_out, test.detectable), (3, 0, None));
    // Shown as small groups are, that cell is hidden and takes no part.
    let noted = asked(vec![centres(&[20, 20, 20]), rating("q", Role::Item, 1, 5, &column)], 5);
    let test = &noted.value.groups[0].tests[0];
    assert_eq!((test.compared, test.left_out), (2, 1));
    assert!(test.detectable.is_some());
    no_number_is_none(&noted.value);
}

#[test]
fn an_empty_group_is_left_out() {
    let column: Vec<Option<i64>> = (0..45).map(|row| (row < 30).then_some(1 + row % 5)).collect();
    let noted = asked(vec![centres(&[15, 15, 15]), rating("q", Role::Item, 1, 5, &column)], 5);
    let test = &noted.value.groups[0].tests[0];
    assert_eq!((test.compared, test.left_out, test.n), (2, 1, 30));
    no_number_is_none(&noted.value);
}

#[test]
fn few_expected_are_warned_about() {
    let rare: Vec<Option<i64>> = (0..40).map(|row| Some(if row % 13 == 0 { 2 } else { 1 })).collect();
    let noted = asked(vec![centres(&[20, 20]), single("told", Role::Item, &[1, 2], &rare)], 5);
    let test = &noted.value.groups[0].tests[0];
    let caution = test.caution.expect("a caution");
    assert_eq!(caution.share_under_5.0, 0.5);
    assert!((caution.least_expected - 2.0).abs() < 1e-12);
    let warned = noted.notes.iter().any(|note| note.kind == NoteKind::SmallExpected { tests: 1 });
    assert!(warned, "{:?}", codes(&noted));
    no_number_is_none(&noted.value);
}

#[test]
fn numbers_are_compared_by_their_means() {
    let minutes: Vec<Option<f64>> =
        (0..40).map(|row| Some(f64::from(row % 7) + 10.0 * f64::from(row / 20))).collect();
    let noted = asked(vec![centres(&[20, 20]), number("minutes", Role::Item, &minutes)], 5);
    let tests = &noted.value.groups[0].tests;
    assert_eq!(tests.len(), 1);
    assert!(tests[0].of == TestOf::Mean && tests[0].interval.is_some() && tests[0].p < 0.001);
    no_number_is_none(&noted.value);
}

#[test]
fn a_pair_that_few_answered_both_of_is_hidden() {
    let a: Vec<Option<i64>> = (0..40).map(|row| (row < 22).then_some(1 + row % 5)).collect();
    let b: Vec<Option<i64>> = (0..40).map(|row| (row >= 18).then_some(1 + row % 4)).collect();
    let noted = asked(
        vec![centres(&[20, 20]), rating("a", Role::Outcome, 1, 5, &a), rating("b", Role::Item, 1, 5, &b)],
        5,
    );
    let pair = &noted.value.pairs[0];
    assert!(pair.suppressed && pair.figures.is_none() && pair.tests.is_empty());
    // Nobody at all is no secret.
    let none: Vec<Option<i64>> = (0..40).map(|row| (row >= 22).then_some(1 + row % 4)).collect();
    let noted = asked(
        vec![centres(&[20, 20]), rating("a", Role::Outcome, 1, 5, &a), rating("b", Role::Item, 1, 5, &none)],
        5,
    );
    let pair = &noted.value.pairs[0];
    assert!(!pair.suppressed && pair.figures.is_none() && pair.untested == Some(WhyNot::TooFew));
}

#[test]
fn a_theme_is_hidden_where_one_of_its_items_is() {
    let column = |shift: i64| (0..60).map(|row| Some(1 + (row + shift) % 5)).collect::<Vec<_>>();
    // In the first centre all answer b alike.
    let b: Vec<Option<i64>> = (0..60).map(|row| Some(if row < 20 { 4 } else { 1 + row % 5 })).collect();
    let themed = |name: &str, column: &[Option<i64>]| {
        let mut item = rating(name, Role::Item, 1, 5, column);
        item.variable.theme = Some("talks".to_owned());
        item
    };
    let noted = asked(
        vec![centres(&[20, 20, 20]), themed("a", &column(0)), themed("b", &b), themed("c", &column(2))],
        5,
    );
    let theme = &noted.value.themes[0];
    assert!(!theme.suppressed && theme.mean.is_some());
    let by = &theme.groups[0];
    assert_eq!(by.categories.iter().map(|c| c.suppressed).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(by.categories[0].code, Code::Number(1));
    assert!(by.categories[0].n.is_none() && by.categories[0].mean.is_none());
    assert!(by.test.is_some());
}
