//! What leaves: the publication against the data holder's answer, against subtraction, and against what left before.

mod made;

use made::{Draws, all, ask, rating, single, survey};
use proptest::prelude::*;
use svarkort_core::analysis::{Analysis, Category, Item, Measure, Settings, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::protect::{Publication, Published};
use svarkort_core::report::json::{self, Imprint};
use svarkort_core::survey::Survey;
use svarkort_core::{Code, Noted};

fn fill(survey: &Survey, asked: &SettingsInput) -> Settings {
    Settings::fill(asked, survey).expect("settings of a made survey")
}

fn publish(survey: &Survey, taken: &[&SettingsInput], now: &SettingsInput) -> Published {
    let taken: Vec<Settings> = taken.iter().map(|asked| fill(survey, asked)).collect();
    let now = fill(survey, now);
    let publication = Publication::of(survey, &taken, std::slice::from_ref(&now)).expect("they exist");
    publication.publish(survey, &now, 0, None, &mut |_, _, _| {}).expect("enough respondents")
}

fn by(groups: &[&str]) -> SettingsInput {
    let groups = groups.iter().map(|&name| name.to_owned()).collect();
    SettingsInput { groups: Some(groups), ..SettingsInput::default() }
}

fn filtered(asked: SettingsInput, name: &str, codes: &[i64]) -> SettingsInput {
    let codes = codes.iter().copied().map(Code::Number).collect();
    SettingsInput { filter: Some([(name.to_owned(), codes)].into()), ..asked }
}

/// Random answers to four questions; centres of 30, 25, 20, 4 and two without a centre; sex; bands of age within halves.
fn made(seed: u64) -> Survey {
    let centre: Vec<Option<i64>> =
        [vec![Some(1); 30], vec![Some(2); 25], vec![Some(3); 20], vec![Some(4); 4], vec![None; 2]].concat();
    let n = centre.len();
    let mut draws = Draws(seed);
    let mut random = |most: u32| -> Vec<i64> { (0..n).map(|_| 1 + i64::from(draws.below(most))).collect() };
    let (sex, age) = (random(2), random(6));
    let half: Vec<i64> = age.iter().map(|band| (band + 2) / 3).collect();
    let mut variables = vec![
        single("centre", Role::Group, &[1, 2, 3, 4], &centre),
        single("sex", Role::Group, &[1, 2], &all(&sex)),
        single("age", Role::Group, &[1, 2, 3, 4, 5, 6], &all(&age)),
        single("half", Role::Group, &[1, 2], &all(&half)),
        rating("overall", Role::Outcome, 1, 5, &all(&random(5))),
    ];
    for name in ["q1", "q2", "q3"] {
        variables.push(rating(name, Role::Item, 1, 5, &all(&random(5))));
    }
    survey(variables)
}

fn category(analysis: &Analysis, variable: &str, code: i64) -> Category {
    let breakdown = analysis.groups.iter().find(|b| b.variable == variable).expect("asked for");
    breakdown.categories.iter().find(|c| c.code == Code::Number(code)).expect("there").clone()
}

#[test]
fn a_small_group_cannot_be_reached_by_subtraction() {
    let survey = made(1);
    let published = publish(&survey, &[], &by(&["centre"]));
    let holder = ask(&survey, &by(&["centre"])).expect("enough").value;
    assert_eq!(holder.groups[0].categories.iter().filter(|c| c.suppressed).count(), 1, "the centre of four");
    let told = &published.answer.value;
    let hidden: Vec<bool> = told.groups[0].categories.iter().map(|c| c.suppressed).collect();
    // Another size is hidden too, or four would be what 81 - 30 - 25 - 20 - 2 leaves.
    assert!(hidden[3] && hidden.iter().filter(|&&hidden| hidden).count() >= 2, "{hidden:?}");
    assert!(published.further > 0);
    assert!(told.items.len() == 4, "the totals stay");
}

#[test]
fn no_reason_is_told_in_what_leaves() {
    let survey = made(2);
    let mut alike = survey.clone();
    alike.variables.push(rating("same", Role::Item, 1, 5, &vec![Some(4); 81]));
    for survey in [survey, alike] {
        let asked = by(&["centre", "age"]);
        let published = publish(&survey, &[], &asked);
        let text = String::from_utf8(json::document(&published, &Imprint::default())).expect("UTF-8");
        for word in ["small_group", "all_alike", "\"small\""] {
            assert!(!text.contains(word), "{word}");
        }
        assert!(text.contains("hidden_cells"), "but that something is hidden is told");
        let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(told["publication"]["protection"], "audited");
    }
}

#[test]
fn what_is_left_of_two_filters_is_protected() {
    let mut survey = made(3);
    // All but three are of the first kind: with the whole known, the filter tells of the three.
    let kind: Vec<Option<i64>> = (0..81).map(|row| Some(if row % 27 == 5 { 2 } else { 1 })).collect();
    survey.variables.push(single("kind", Role::Group, &[1, 2], &kind));
    let told = publish(&survey, &[], &filtered(by(&[]), "kind", &[1])).answer.value;
    assert!(told.items.is_empty(), "78 of 81: the totals are known");
    assert_eq!(told.hidden_items.len(), 4);
    assert!(told.drivers.is_none() && told.priority_map.is_none());
    // By centre, the same filter and the whole tell of one or two in each.
    let first = by(&["centre"]);
    let later = publish(&survey, &[&first], &filtered(by(&["centre"]), "kind", &[1])).answer.value;
    assert!(
        later.groups[0].categories.iter().all(|c| c.suppressed || c.items.iter().flatten().next().is_none())
    );
}

#[test]
fn bands_within_bands_are_one_table() {
    let survey = made(5);
    let told = publish(&survey, &[], &by(&["age", "half"])).answer.value;
    let alone = publish(&survey, &[], &by(&["age"])).answer.value;
    assert_eq!(told.groups[0].categories.len(), alone.groups[0].categories.len());
}

/// What is shown of a category's items, as names.
fn names(items: Option<&Vec<Item>>) -> Vec<String> {
    items.into_iter().flatten().map(|item| item.name.clone()).collect()
}

/// Every shown cell: variable, category and item.
fn shown(analysis: &Analysis) -> Vec<(String, Code, String)> {
    let mut shown: Vec<_> =
        names(Some(&analysis.items)).into_iter().map(|name| (String::new(), Code::Number(0), name)).collect();
    for breakdown in &analysis.groups {
        for category in &breakdown.categories {
            for name in names(category.items.as_ref()) {
                shown.push((breakdown.variable.clone(), category.code.clone(), name));
            }
        }
    }
    shown
}

fn random_survey(seed: u64) -> (Survey, SettingsInput) {
    let mut draws = Draws(seed.wrapping_mul(7919) + 3);
    let n = 25 + draws.below(60);
    let mut column = |most: u32, blank: u32| -> Vec<Option<i64>> {
        (0..n)
            .map(|_| {
                let skewed = draws.below(most).min(draws.below(most));
                (draws.below(100) >= blank).then_some(1 + i64::from(skewed))
            })
            .collect()
    };
    let survey = survey(vec![
        single("a", Role::Group, &[1, 2, 3, 4, 5], &column(5, 3)),
        single("b", Role::Group, &[1, 2, 3], &column(3, 0)),
        rating("overall", Role::Outcome, 1, 5, &column(5, 10)),
        rating("q1", Role::Item, 1, 4, &column(4, 30)),
        rating("q2", Role::Item, 1, 5, &column(5, 0)),
    ]);
    (survey, by(&["a", "b"]))
}

fn same_again(seed: u64) {
    let (survey, asked) = random_survey(seed);
    let once = publish(&survey, &[], &asked).answer;
    let again = publish(&survey, &[&asked], &asked).answer;
    // Not as one message: an analysis fills pages.
    assert!(once.value == again.value, "seed {seed}: other cells are hidden the second time");
    assert!(once.notes == again.notes, "seed {seed}: other notes the second time");
}

/// A table whose cells, once they have left, leave a cheaper way to protect the rest.
#[test]
fn what_is_taken_again_is_not_protected_in_another_way() {
    same_again(473_864);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_leaves_is_part_of_what_the_data_holder_sees(seed in 0_u64..1_000_000) {
        let (survey, asked) = random_survey(seed);
        let holder = ask(&survey, &asked).expect("enough").value;
        let told = publish(&survey, &[], &asked).answer.value;
        let seen = shown(&holder);
        for cell in shown(&told) {
            prop_assert!(seen.contains(&cell), "{cell:?}");
        }
        for (mine, theirs) in told.groups.iter().zip(&holder.groups) {
            for (mine, theirs) in mine.categories.iter().zip(&theirs.categories) {
                prop_assert!(mine.suppressed || !theirs.suppressed);
                prop_assert!(mine.n.is_none() || mine.n == theirs.n);
                for item in mine.items.iter().flatten() {
                    let same = theirs.items.iter().flatten().find(|other| other.name == item.name);
                    prop_assert_eq!(Some(item), same, "no number is changed");
                }
            }
        }
    }

    #[test]
    fn taking_the_same_again_changes_nothing(seed in 0_u64..1_000_000) {
        same_again(seed);
    }

    #[test]
    fn a_cell_that_left_is_not_taken_back_and_more_outputs_never_show_more(seed in 0_u64..1_000_000) {
        let (survey, asked) = random_survey(seed);
        let first = by(&["a"]);
        let alone = shown(&publish(&survey, &[], &asked).answer.value);
        let after = shown(&publish(&survey, &[&first], &asked).answer.value);
        let gone = shown(&publish(&survey, &[], &first).answer.value);
        for cell in gone {
            prop_assert!(after.contains(&cell), "{cell:?} has left");
        }
        prop_assert!(after.len() <= alone.len() + 5);
    }

    #[test]
    fn the_smallest_group_of_one_hides_nothing(seed in 0_u64..1_000_000) {
        let (survey, asked) = random_survey(seed);
        let open = SettingsInput { minimum_group: Some(1), ..asked };
        let holder = ask(&survey, &open).expect("enough");
        let told = publish(&survey, &[], &open);
        prop_assert_eq!(told.further, 0);
        prop_assert_eq!(holder.value, told.answer.value);
    }
}

/// Two surveys in which two persons of two hidden groups have changed places: same sizes, same totals. Whatever the data
/// holder sees and whatever leaves is the same text, so that nothing of it rests on what the hidden groups answered.
#[test]
fn what_hidden_groups_answered_changes_nothing_that_is_told() {
    for seed in 0..40 {
        let mut draws = Draws(seed * 31 + 7);
        let centre: Vec<i64> = [vec![1; 30], vec![2; 25], vec![3; 3], vec![4; 4]].concat();
        let mut column = || -> Vec<i64> { (0..62).map(|_| 1 + i64::from(draws.below(5))).collect() };
        let (overall, other) = (column(), column());
        let told = |centre: &[i64]| {
            let made = survey(vec![
                single("centre", Role::Group, &[1, 2, 3, 4], &all(centre)),
                rating("overall", Role::Outcome, 1, 5, &all(&overall)),
                rating("other", Role::Item, 1, 5, &all(&other)),
            ]);
            let seen = ask(&made, &by(&["centre"])).expect("enough");
            let left = publish(&made, &[], &by(&["centre"]));
            assert!(left.answer.value.groups[0].categories[2..].iter().all(|category| category.suppressed));
            (seen, String::from_utf8(json::document(&left, &Imprint::default())).expect("UTF-8"))
        };
        let mut swapped = centre.clone();
        swapped.swap(55, 58);
        let ((seen, left), (seen_swapped, left_swapped)) = (told(&centre), told(&swapped));
        assert_eq!(seen.value, seen_swapped.value, "seed {seed}");
        assert_eq!(left, left_swapped, "seed {seed}");
    }
}

#[test]
fn one_hidden_question_does_not_follow_from_the_map() {
    // Asked of three only: hidden in the whole, and so is all that is made of it.
    let mut few = vec![None; 81];
    (few[3], few[40], few[70]) = (Some(2), Some(4), Some(5));
    let mut survey = made(8);
    survey.variables.push(rating("few", Role::Item, 1, 5, &few));
    let published = publish(&survey, &[], &by(&["centre"]));
    let Noted { value, .. } = published.answer;
    assert!(value.items.iter().all(|item| item.name != "few"));
    assert!(value.drivers.expect("of the others").weights.iter().all(|weight| weight.name != "few"));
    assert!(value.priority_map.expect("of the others").items.iter().all(|item| item.name != "few"));
    for category in &category_list(&value.groups[0].categories) {
        assert!(category.iter().all(|item| item.name != "few" || item.n.0 == 0));
    }
}

fn category_list(categories: &[Category]) -> Vec<Vec<Item>> {
    categories.iter().map(|category| category.items.clone().unwrap_or_default()).collect()
}

#[test]
fn a_number_is_protected_as_a_choice_is() {
    let mut survey = made(9);
    let minutes: Vec<Option<f64>> = (0..81).map(|row| Some(f64::from(row * row % 97))).collect();
    survey.variables.push(made::number("minutes", Role::Item, &minutes));
    let told = publish(&survey, &[], &by(&["centre"])).answer.value;
    assert!(told.items.iter().any(|item| matches!(item.measure, Measure::Number { .. })));
    assert!(category(&told, "centre", 4).suppressed);
}
