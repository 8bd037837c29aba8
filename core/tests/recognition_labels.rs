//! Response scales are known by their labels, whatever their codes and dress. The 41 sets are those collected in
//! `shared/data/scale_labels.json`, with the source of each.

mod recognised;
#[path = "made/shared.rs"]
#[allow(dead_code, reason = "only its JSON is used here")]
mod shared;

use recognised::{alone, codebook, codes, column, find, labelled, missing, order};
use svarkort_core::codebook::{Kind, Reason, Role};
use svarkort_core::{Code, NoteKind};

struct LabelSet {
    labels: Vec<String>,
    missing: Vec<String>,
}

fn sets() -> Vec<LabelSet> {
    let Some(json) = shared::json("data/scale_labels.json") else { return Vec::new() };
    let texts = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
    };
    let sets: Vec<LabelSet> = json["sets"]
        .as_array()
        .expect("sets")
        .iter()
        .map(|set| LabelSet { labels: texts(&set["labels_low_to_high"]), missing: texts(&set["missing"]) })
        .collect();
    assert_eq!(sets.len(), 41);
    sets
}

#[test]
fn every_collected_set_is_known_in_both_directions_of_its_codes() {
    for set in sets() {
        let points = set.labels.len();
        for reversed in [false, true] {
            let mut labels: Vec<(i64, &str)> = Vec::new();
            for (step, label) in set.labels.iter().enumerate() {
                let code = if reversed { points - step } else { step + 1 };
                labels.push((i64::try_from(code).expect("small"), label));
            }
            labels.sort_unstable();
            for (more, label) in set.missing.iter().enumerate() {
                labels.push((i64::try_from(points + 1 + more).expect("small"), label));
            }
            let cells: Vec<i64> = labels.iter().cycle().take(60).map(|(code, _)| *code).collect();
            let variable = labelled("q1", &labels, &cells);
            let told = format!("{:?} reversed {reversed}", set.labels);
            assert_eq!(variable.kind, Kind::Rating, "{told}");
            assert_eq!(order(&variable), set.labels, "{told}");
            assert_eq!(variable.points, u32::try_from(points).ok(), "{told}");
            assert_eq!(variable.reversed, reversed, "{told}");
            assert_eq!(missing(&variable).len(), set.missing.len(), "{told}");
            assert_eq!(variable.doubts, [], "{told}");
            let places: Vec<Option<u32>> =
                variable.options.iter().map(|option| option.favourability).take(points).collect();
            assert!(
                places.iter().enumerate().all(|(at, place)| *place == u32::try_from(at + 1).ok()),
                "{told}"
            );
            let known = matches!(variable.reasons.first(), Some(Reason::KnownLabels { points: p }) if *p as usize == points);
            assert!(known, "{told} {:?}", variable.reasons);
        }
    }
}

#[test]
fn every_collected_set_is_known_by_its_cells_alone() {
    for set in sets() {
        let all: Vec<&String> = set.labels.iter().chain(&set.missing).collect();
        let variable = alone("How was it?", all.iter().cycle().take(all.len() * 20));
        assert_eq!((variable.kind, variable.role), (Kind::Rating, Role::Item), "{:?}", set.labels);
        assert_eq!(order(&variable), set.labels);
        assert_eq!(missing(&variable).len(), set.missing.len(), "{:?}", set.labels);
        assert!(!variable.reversed);
    }
}

#[test]
fn every_collected_label_of_no_answer_is_missing() {
    let Some(json) = shared::json("data/scale_labels.json") else { return };
    for label in
        json["missing_like_labels"].as_array().expect("labels").iter().filter_map(|label| label.as_str())
    {
        let scale = ["Meget utilfreds", "Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds", label];
        let variable = alone("Tilfredshed med ventetid", scale.iter().cycle().take(120));
        assert_eq!(missing(&variable), [Code::Text(label.to_owned())], "{label}");
        assert_eq!((variable.points, variable.valid, variable.missing), (Some(5), 100, 20), "{label}");
    }
}

#[test]
fn the_dress_of_a_label_does_not_matter() {
    let cells = [
        "I meget høj grad (5)",
        "I HØJ GRAD (4)",
        " I nogen\u{a0}grad (3) ",
        "<strong>I ringe\ngrad</strong> (2)",
        "Slet ikke (1)",
        "Ikke relevant (0)",
    ];
    let variable = alone("Hjælpen passede til min situation", cells.iter().cycle().take(120));
    assert_eq!((variable.points, variable.reversed), (Some(5), false));
    let first = &variable.options[0];
    assert_eq!((first.code.clone(), first.favourability), (Code::Text("Slet ikke (1)".into()), Some(1)));
    assert_eq!(variable.options[4].code, Code::Text("I meget høj grad (5)".into()));
    assert_eq!(missing(&variable), [Code::Text("Ikke relevant (0)".into())]);

    let falling =
        ["1 = Meget tilfreds", "2 = Tilfreds", "3 = Hverken/eller", "4 = Utilfreds", "5 = Meget utilfreds"];
    let variable = alone("q", falling.iter().cycle().take(100));
    assert!(variable.reversed);
    assert_eq!(order(&variable)[0], "5 = Meget utilfreds");
}

#[test]
fn spellings_of_one_label_are_one_option() {
    let cells = [
        "Tilfreds",
        "Tilfreds",
        "tilfreds ",
        "Utilfreds",
        "Meget tilfreds",
        "Meget utilfreds",
        "Hverken/eller",
        "Hverken / eller",
    ];
    let variable = alone("q", cells.iter().cycle().take(160));
    assert_eq!((variable.points, variable.valid), (Some(5), 160));
    let satisfied = variable.options.iter().find(|option| option.favourability == Some(4)).expect("a step");
    assert_eq!((satisfied.n, satisfied.merged.len()), (60, 1));
}

#[test]
fn an_orderly_set_that_nobody_listed_is_put_in_order() {
    for labels in [
        &["Overhovedet ikke", "I mindre grad", "I nogen grad", "I høj grad", "I meget høj grad"][..],
        &["Meget utryg", "Utryg", "Hverken tryg eller utryg", "Tryg", "Meget tryg"],
        &["Aldrig", "Sjældent", "Nogle gange", "Ofte", "Næsten altid", "Altid"],
        &["Svært vanskelig", "Vanskelig", "Lett", "Svært lett"],
        &[
            "Not at all satisfied",
            "Slightly satisfied",
            "Moderately satisfied",
            "Very satisfied",
            "Extremely satisfied",
        ],
        &["Mycket dålig", "Dålig", "Varken bra eller dålig", "Bra", "Mycket bra"],
        &["Meget usandsynligt", "Usandsynligt", "Hverken eller", "Sandsynligt", "Meget sandsynligt"],
    ] {
        let listed: Vec<(i64, &str)> = (1..).zip(labels.iter().copied()).collect();
        let variable = labelled("q1", &listed, &[1, 2, 3, 4]);
        assert_eq!(order(&variable), labels);
        assert!(matches!(variable.reasons[0], Reason::LabelsInOrder { .. }), "{:?}", variable.reasons);
    }
}

#[test]
fn categories_stay_categories() {
    for labels in [
        &["Jobparat", "Aktivitetsparat", "Sygedagpenge", "Revalidering"][..],
        &["For lidt", "Passende", "For meget"],
        &["Under 30 år", "30-49 år", "50 år og derover"],
        &["Ja", "Nej"],
        &["Mand", "Kvinde", "Andet"],
    ] {
        let listed: Vec<(i64, &str)> = (1..).zip(labels.iter().copied()).collect();
        let variable = labelled("q1", &listed, &[1, 2, 1, 2, 1, 2]);
        assert_eq!((variable.kind, variable.points), (Kind::Single, None), "{labels:?}");
    }
}

#[test]
fn ends_alone_may_carry_words() {
    let variable =
        labelled("i_01", &[(1, "I liten grad"), (2, "2"), (3, "3"), (4, "I stor grad")], &[1, 2, 3, 4]);
    assert_eq!((variable.kind, variable.points, variable.reversed), (Kind::Rating, Some(4), false));
    assert_eq!(variable.doubts, []);
    let falling = labelled(
        "i_01",
        &[(1, "Meget tilfreds"), (2, "2"), (3, "3"), (4, "4"), (5, "Meget utilfreds")],
        &[1, 5],
    );
    assert!(falling.reversed);
    assert_eq!(codes(&falling)[0], Code::Number(5));
    let unsure = labelled("i_01", &[(1, "Jobcentret"), (2, "2"), (3, "3"), (4, "Mig selv")], &[1, 4]);
    assert_eq!(unsure.doubts, [NoteKind::DoubtfulDirection]);

    let cells = ["Extremely unhappy", "1", "2", "3", "4", "5", "6", "7", "8", "9", "Extremely happy"];
    let happy = alone("mood", cells.iter().cycle().take(220));
    assert_eq!((happy.points, happy.scale_start()), (Some(11), 1));
    assert_eq!(order(&happy)[0], "Extremely unhappy");
    assert_eq!(order(&happy)[10], "Extremely happy");
}

#[test]
fn a_label_of_no_answer_inside_the_run_is_taken_out() {
    let marks: Vec<(i64, &str)> =
        vec![(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5"), (6, "6"), (7, "Får ikke karakter")];
    let variable = labelled("bp_01", &marks, &[2, 3, 4, 5, 6, 7, 7]);
    assert_eq!((variable.kind, variable.points), (Kind::Rating, Some(6)));
    assert_eq!(missing(&variable), [Code::Number(7)]);
    assert_eq!((variable.valid, variable.missing), (5, 2));
}

#[test]
fn a_code_without_a_label_is_asked_about_unless_it_lies_far_outside() {
    let satisfied = [
        (1, "Meget utilfreds"),
        (2, "Utilfreds"),
        (3, "Hverken/eller"),
        (4, "Tilfreds"),
        (5, "Meget tilfreds"),
    ];
    let far = labelled("q1", &satisfied, &[1, 2, 3, 4, 5, 9, 99]);
    assert_eq!(missing(&far), [Code::Number(9), Code::Number(99)]);
    assert_eq!(far.doubts, []);
    let near = labelled("q1", &satisfied, &[1, 2, 3, 4, 5, 6]);
    assert_eq!(near.doubts, [NoteKind::DoubtfulMissing { codes: vec![Code::Number(6)] }]);
}

#[test]
fn a_battery_lends_its_scale_to_the_line_that_shows_least_of_it() {
    let all = ["Helt uenig", "Uenig", "Enig", "Helt enig"];
    let book = codebook(vec![
        column("Hvor enig er du? [Jeg blev hørt]", all.iter().cycle().take(40)),
        column("Hvor enig er du? [Jeg fik svar]", all[2..].iter().cycle().take(40)),
        column("Hvor enig er du? [Jeg fik hjælp]", all[3..].iter().cycle().take(40)),
    ]);
    for variable in &book.variables {
        assert_eq!((variable.kind, variable.points), (Kind::Rating, Some(4)), "{}", variable.name);
        assert_eq!(order(variable), all);
    }
}

#[test]
fn what_people_wrote_in_themselves_is_not_on_the_scale() {
    let mut cells: Vec<&str> = ["Poor", "Fairly good", "Good", "Very good", "Excellent"].repeat(40);
    cells.extend(["Disabled", "Back injury", "In poor shape, but active"]);
    let variable = alone("Health", cells);
    assert_eq!(
        (variable.kind, variable.points, variable.valid, variable.missing),
        (Kind::Rating, Some(5), 200, 3)
    );
    assert!(variable.reasons.contains(&Reason::RareTexts { answers: 3 }));
    assert_eq!(variable.doubts, [], "nobody's words stand in a note");
}

#[test]
fn agreeing_with_a_complaint_asks_for_the_direction() {
    let all = ["Helt uenig", "Uenig", "Enig", "Helt enig"];
    let lines = ["Jeg lærer let", "Matematikk er vanskeligere enn andre fag", "Det er ikke vanskelig"];
    let book = codebook(
        lines
            .iter()
            .map(|line| column(&format!("Hvor enig er du? - {line}"), all.iter().cycle().take(40)))
            .collect(),
    );
    assert_eq!(find(&book, "Hvor enig er du? - Jeg lærer let").doubts, []);
    assert_eq!(book.variables[1].doubts, [NoteKind::DoubtfulDirection]);
    assert_eq!(book.variables[2].doubts, []);
    assert!(book.variables.iter().all(|variable| !variable.reversed), "a doubt turns nothing");
}
