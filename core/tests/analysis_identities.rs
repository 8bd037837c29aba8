//! What must hold of the whole answer whatever was answered.

mod made;

use made::{answer, number, rating, reversed, single, survey};
use proptest::prelude::*;
use svarkort_core::analysis::{Analysis, Item, Measure, SettingsInput, ShareOf};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;

/// A respondent: outcome, four items of 1-5 with gaps and "not applicable", one of 0-10, a number, a group.
type Respondent = (Option<i64>, [Option<i64>; 4], Option<i64>, Option<f64>, Option<i64>);

fn respondents() -> impl Strategy<Value = Vec<Respondent>> {
    let of = |low: i64, high: i64| prop_oneof![12 => (low..=high).prop_map(Some), 1 => Just(Some(99)), 1 => Just(None)];
    let item = move || of(1, 5);
    let number = prop_oneof![9 => (0_i32..400).prop_map(|x| Some(f64::from(x) / 8.0)), 1 => Just(None)];
    let group = prop_oneof![9 => (1_i64..=4).prop_map(Some), 1 => Just(None)];
    prop::collection::vec((item(), [item(), item(), item(), item()], of(0, 10), number, group), 25..90)
}

fn built(people: &[Respondent], turned_items: bool) -> Survey {
    let item = |j: usize| people.iter().map(|person| person.1[j]).collect::<Vec<_>>();
    let mut items = vec![
        rating("q1", Role::Item, 1, 5, &item(0)),
        reversed("q2", Role::Item, 1, 5, &item(1)),
        rating("q3", Role::Item, 1, 5, &item(2)),
        reversed("q4", Role::Item, 1, 5, &item(3)),
        rating("wide", Role::Item, 0, 11, &people.iter().map(|person| person.2).collect::<Vec<_>>()),
        number("amount", Role::Item, &people.iter().map(|person| person.3).collect::<Vec<_>>()),
    ];
    if turned_items {
        items.reverse();
    }
    let mut variables =
        vec![rating("overall", Role::Outcome, 1, 5, &people.iter().map(|p| p.0).collect::<Vec<_>>())];
    variables.extend(items);
    variables.push(single(
        "centre",
        Role::Group,
        &[1, 2, 3, 4],
        &people.iter().map(|p| p.4).collect::<Vec<_>>(),
    ));
    survey(variables)
}

fn asked() -> SettingsInput {
    SettingsInput { groups: Some(vec!["centre".to_owned()]), ..SettingsInput::default() }
}

fn near(ours: f64, theirs: f64) -> Result<(), TestCaseError> {
    prop_assert!((ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0), "{ours:e} and {theirs:e}");
    Ok(())
}

fn classes(measure: &Measure) -> Vec<ShareOf> {
    match measure {
        Measure::Rating { favourable, neutral, unfavourable, .. } => {
            [favourable, neutral, unfavourable].into_iter().copied().flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn consistent(item: &Item, respondents: u32) -> Result<(), TestCaseError> {
    prop_assert_eq!(item.n.0 + item.missing.blank + item.missing.not_applicable, respondents);
    if !item.counts.is_empty() {
        prop_assert_eq!(item.counts.iter().map(|option| option.n).sum::<u32>(), item.n.0);
    }
    let Measure::Rating { points, mean, index, .. } = &item.measure else { return Ok(()) };
    let classes = classes(&item.measure);
    if item.n.0 == 0 {
        prop_assert!(classes.is_empty() && mean.is_none() && index.is_none());
        return Ok(());
    }
    prop_assert_eq!(classes.iter().map(|class| class.n).sum::<u32>(), item.n.0);
    near(classes.iter().map(|class| class.share.0).sum(), 1.0)?;
    for class in classes {
        prop_assert!(class.interval.low <= class.share.0 && class.share.0 <= class.interval.high);
    }
    let (mean, index) = (mean.expect("answers"), index.expect("answers"));
    let start = if *points == 11 { 0.0 } else { 1.0 };
    near(index, 100.0 * (mean.value - start) / f64::from(points - 1))?;
    if let Some(interval) = mean.interval {
        prop_assert!(interval.low < mean.value && mean.value < interval.high);
    }
    Ok(())
}

fn everything(analysis: &Analysis) -> String {
    serde_json::to_string(analysis).expect("serialisable")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_and_missing_answers_make_up_the_respondents(people in respondents()) {
        let noted = answer(&built(&people, false), &asked());
        for item in &noted.value.items {
            consistent(item, noted.value.respondents.answered)?;
        }
        for category in &noted.value.groups[0].categories {
            for item in category.items.iter().flatten() {
                consistent(item, category.n.expect("shown"))?;
                prop_assert!(item.n.0 == 0 || item.n.0 >= 5);
                prop_assert!(item.n.0 == 0 || item.counts.iter().all(|option| option.n < item.n.0));
            }
        }
        if let Some(drivers) = &noted.value.drivers {
            near(drivers.weights.iter().map(|weight| weight.raw).sum(), drivers.r2.0)?;
            near(drivers.weights.iter().map(|weight| weight.share.0).sum(), 1.0)?;
            near(drivers.weights.iter().filter_map(|weight| weight.dominance).sum(), drivers.r2.0)?;
        }
    }

    #[test]
    fn the_order_of_respondents_changes_no_bit(people in respondents(), turn in 1_usize..20) {
        let mut turned = people.clone();
        turned.rotate_left(turn);
        turned.reverse();
        let (ours, theirs) = (answer(&built(&people, false), &asked()), answer(&built(&turned, false), &asked()));
        prop_assert_eq!(everything(&ours.value), everything(&theirs.value));
        prop_assert_eq!(ours.notes, theirs.notes);
    }

    #[test]
    fn the_order_of_items_changes_nothing_but_their_order(people in respondents()) {
        let (ours, theirs) = (answer(&built(&people, false), &asked()), answer(&built(&people, true), &asked()));
        for item in &ours.value.items {
            prop_assert_eq!(Some(item), theirs.value.items.iter().find(|other| other.name == item.name));
        }
        let (Some(ours), Some(theirs)) = (&ours.value.drivers, &theirs.value.drivers) else { return Ok(()) };
        for weight in &ours.weights {
            let other = theirs.weights.iter().find(|other| other.name == weight.name).expect("the same drivers");
            near(other.raw, weight.raw)?;
            near(other.dominance.expect("few"), weight.dominance.expect("few"))?;
            near(other.beta, weight.beta)?;
        }
    }

    #[test]
    fn doubling_every_respondent_leaves_the_estimates(people in respondents()) {
        let doubled = [people.clone(), people.clone()].concat();
        let (ours, theirs) = (answer(&built(&people, false), &asked()), answer(&built(&doubled, false), &asked()));
        for item in &ours.value.items {
            let other = theirs.value.items.iter().find(|other| other.name == item.name).expect("the same items");
            for (ours, theirs) in classes(&item.measure).iter().zip(classes(&other.measure)) {
                near(ours.share.0, theirs.share.0)?;
            }
        }
        if let (Some(ours), Some(theirs)) = (&ours.value.drivers, &theirs.value.drivers) {
            prop_assert_eq!(2 * ours.n.0, theirs.n.0);
            for (ours, theirs) in ours.weights.iter().zip(&theirs.weights) {
                near(ours.raw, theirs.raw)?;
            }
        }
    }
}
