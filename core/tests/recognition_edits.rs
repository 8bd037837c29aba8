//! The reader's decisions: each does what it says, all or none, and nothing is lost.

mod recognised;

use std::collections::BTreeMap;

use recognised::{codebook, codes, column, find, missing, order};
use svarkort_core::analysis::{Favour, class_of};
use svarkort_core::codebook::{Classes, Codebook, Edit, Edits, Kind, Reason, Role};
use svarkort_core::problem::BadSetting;
use svarkort_core::{Code, NoteKind, Problem};

const SATISFIED: [&str; 6] =
    ["Meget utilfreds", "Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds", "Ved ikke"];

fn book() -> Codebook {
    codebook(vec![
        column("Alt i alt, hvor tilfreds er du?", SATISFIED.iter().cycle().take(60)),
        column("q1_01", ["0", "1", "2", "3", "4"].iter().cycle().take(60)),
        column("q1_02", ["0", "1", "2", "3", "4"].iter().cycle().take(60)),
        column("ydelse", ["Dagpenge", "Kontanthjælp", "Sygedagpenge"].iter().cycle().take(60)),
        column("gang", ["1", "2"].iter().cycle().take(60)),
    ])
}

fn one(name: &str, edit: Edit) -> Edits {
    BTreeMap::from([(name.to_owned(), edit)])
}

fn texts(codes: &[&str]) -> Vec<Code> {
    codes.iter().map(|code| Code::Text((*code).to_owned())).collect()
}

const OVERALL: &str = "Alt i alt, hvor tilfreds er du?";

#[test]
fn a_second_outcome_makes_the_first_an_item() {
    let before = book();
    assert_eq!(find(&before, OVERALL).role, Role::Outcome);
    let after =
        before.edited(&one("q1_01", Edit { role: Some(Role::Outcome), ..Edit::default() })).expect("known");
    assert_eq!((find(&after, OVERALL).role, find(&after, "q1_01").role), (Role::Item, Role::Outcome));
    assert_eq!(find(&after, "q1_01").reasons[0], Reason::Decided);
    // A question of two codes can be the outcome: the higher is the favourable one.
    let two =
        before.edited(&one("gang", Edit { role: Some(Role::Outcome), ..Edit::default() })).expect("known");
    assert_eq!((find(&two, "gang").kind, find(&two, "gang").points), (Kind::Rating, Some(2)));
}

#[test]
fn deciding_takes_the_doubt_away() {
    let before = book();
    let doubt = NoteKind::DoubtfulMissing { codes: vec![Code::Number(0)] };
    assert_eq!(find(&before, "q1_01").doubts, [doubt]);
    let none =
        before.edited(&one("q1_01", Edit { missing: Some(vec![]), ..Edit::default() })).expect("known");
    assert_eq!((find(&none, "q1_01").doubts.len(), find(&none, "q1_01").points), (0, Some(5)));
    let zero = Edit { missing: Some(vec![Code::Number(0)]), ..Edit::default() };
    let after = before.edited(&one("q1_01", zero)).expect("known");
    let variable = find(&after, "q1_01");
    assert_eq!(
        (variable.points, variable.valid, variable.missing, variable.scale_start()),
        (Some(4), 48, 12, 1)
    );
    assert_eq!(missing(variable), [Code::Number(0)]);
    assert_eq!(variable.options[0].favourability, Some(1));
    // And back: 0 counts again, in its place.
    let back = after.edited(&one("q1_01", Edit { missing: Some(vec![]), ..Edit::default() })).expect("known");
    assert_eq!(find(&back, "q1_01").options, find(&none, "q1_01").options);
}

#[test]
fn the_other_end_becomes_the_good_one() {
    let before = book();
    let after =
        before.edited(&one(OVERALL, Edit { reversed: Some(true), ..Edit::default() })).expect("known");
    let variable = find(&after, OVERALL);
    assert!(variable.reversed);
    assert_eq!(order(variable)[0], "Meget tilfreds");
    assert_eq!(variable.options[0].favourability, Some(1));
    let same =
        before.edited(&one(OVERALL, Edit { reversed: Some(false), ..Edit::default() })).expect("known");
    assert_eq!(order(find(&same, OVERALL)), order(find(&before, OVERALL)));
}

#[test]
fn options_are_merged_under_a_new_label() {
    let merge = BTreeMap::from([("Utilfredse".to_owned(), texts(&["Meget utilfreds", "Utilfreds"]))]);
    let after = book().edited(&one(OVERALL, Edit { merge: Some(merge), ..Edit::default() })).expect("known");
    let variable = find(&after, OVERALL);
    assert_eq!(
        (variable.points, variable.options[0].label.as_str(), variable.options[0].n),
        (Some(4), "Utilfredse", 20)
    );
    assert_eq!(variable.options[0].code, Code::Text("Meget utilfreds".into()));
    assert_eq!(variable.options[0].merged, texts(&["Utilfreds"]));
    assert_eq!((variable.valid, variable.missing), (50, 10));
    let places: Vec<Option<u32>> = variable.options.iter().map(|option| option.favourability).collect();
    assert_eq!(places, [Some(1), Some(2), Some(3), Some(4), None]);
    // A code that was merged is still known.
    let missing_again = Edit { missing: Some(texts(&["Utilfreds"])), ..Edit::default() };
    assert!(after.edited(&one(OVERALL, missing_again)).is_ok());

    let groups = BTreeMap::from([("Forsørgelse".to_owned(), texts(&["Kontanthjælp", "Dagpenge"]))]);
    let after =
        book().edited(&one("ydelse", Edit { merge: Some(groups), ..Edit::default() })).expect("known");
    assert_eq!(codes(find(&after, "ydelse")), texts(&["Kontanthjælp", "Sygedagpenge"]));
    assert_eq!(find(&after, "ydelse").options[0].n, 40);
}

#[test]
fn an_order_makes_a_rating() {
    let order_of = |codes: &[&str]| Edit { order: Some(texts(codes)), ..Edit::default() };
    let after = book()
        .edited(&one("ydelse", order_of(&["Sygedagpenge", "Kontanthjælp", "Dagpenge"])))
        .expect("known");
    let variable = find(&after, "ydelse");
    assert_eq!((variable.kind, variable.points), (Kind::Rating, Some(3)));
    assert_eq!(order(variable)[0], "Sygedagpenge");
    let short = book().edited(&one("ydelse", order_of(&["Sygedagpenge", "Dagpenge"]))).expect("known");
    assert_eq!(
        (find(&short, "ydelse").valid, missing(find(&short, "ydelse"))),
        (40, texts(&["Kontanthjælp"]))
    );
    let falling = Edit { order: Some((0..5).rev().map(Code::Number).collect()), ..Edit::default() };
    assert!(find(&book().edited(&one("q1_01", falling)).expect("known"), "q1_01").reversed);
}

#[test]
fn the_reader_parts_a_scale() {
    let parted = |unfavourable_to, favourable_from| Edit {
        classes: Some(Some(Classes { unfavourable_to, favourable_from })),
        ..Edit::default()
    };
    let classes = |book: &Codebook| -> Vec<Favour> {
        (1..=5).map(|place| class_of(find(book, OVERALL), place)).collect()
    };
    let after = book().edited(&one(OVERALL, parted(3, 5))).expect("five places");
    use Favour::{Favourable, Neutral, Unfavourable};
    assert_eq!(classes(&after), [Unfavourable, Unfavourable, Unfavourable, Neutral, Favourable]);
    // The other end is the good one: what was favourable is unfavourable.
    let turn = Edit { reversed: Some(true), ..Edit::default() };
    let turned = after.edited(&one(OVERALL, turn)).expect("known");
    assert_eq!(classes(&turned), [Unfavourable, Neutral, Favourable, Favourable, Favourable]);
    // Another number of places is another scale.
    let merge = BTreeMap::from([("Utilfredse".to_owned(), texts(&["Meget utilfreds", "Utilfreds"]))]);
    let merged = after.edited(&one(OVERALL, Edit { merge: Some(merge), ..Edit::default() })).expect("known");
    assert_eq!(find(&merged, OVERALL).classes, None);
    let by_rule = Edit { classes: Some(None), ..Edit::default() };
    let back = after.edited(&one(OVERALL, by_rule)).expect("known");
    assert_eq!(classes(&back), classes(&book()));
    for (to, from) in [(3, 3), (0, 7), (5, 2)] {
        assert!(book().edited(&one(OVERALL, parted(to, from))).is_err());
    }
    assert!(book().edited(&one("ydelse", parted(1, 2))).is_err(), "no scale");
}

#[test]
fn labels_and_themes_are_the_readers() {
    let edit = Edit { label: Some("Samtalen".into()), theme: Some(Some("Mødet".into())), ..Edit::default() };
    let after = book().edited(&one("q1_01", edit)).expect("known");
    let variable = find(&after, "q1_01");
    assert_eq!((variable.label.as_str(), variable.theme.as_deref()), ("Samtalen", Some("Mødet")));
    assert_eq!(variable.doubts.len(), 1, "a name decides nothing");
    let none = after.edited(&one("q1_01", Edit { theme: Some(None), ..Edit::default() })).expect("known");
    assert_eq!(find(&none, "q1_01").theme, None);
}

#[test]
fn what_is_not_there_changes_nothing() {
    let before = book();
    let told = |book: &Codebook| serde_json::to_string(&book.variables).expect("data");
    let mut edits = one("q1_01", Edit { role: Some(Role::Unused), ..Edit::default() });
    edits.insert("q9".into(), Edit::default());
    assert_eq!(
        before.edited(&edits).expect_err("there is no such thing"),
        Problem::UnknownVariable { name: "q9".into() }
    );
    let mut edits = one("q1_01", Edit { role: Some(Role::Unused), ..Edit::default() });
    edits.insert("ydelse".into(), Edit { missing: Some(texts(&["Pension"])), ..Edit::default() });
    let problem = before.edited(&edits).expect_err("there is no such thing");
    assert_eq!(problem, Problem::BadSettings { setting: "ydelse".into(), why: BadSetting::UnknownCode });
    assert_eq!(told(&before), told(&book()));
    for edit in [
        Edit { order: Some(texts(&["Dagpenge", "Pension"])), ..Edit::default() },
        Edit { order: Some(texts(&["Dagpenge", "Dagpenge"])), ..Edit::default() },
        Edit { order: Some(vec![]), ..Edit::default() },
        Edit { merge: Some(BTreeMap::from([("x".into(), texts(&["Pension"]))])), ..Edit::default() },
        Edit { merge: Some(BTreeMap::from([("x".into(), vec![])])), ..Edit::default() },
    ] {
        let told = before.edited(&one("ydelse", edit.clone()));
        assert!(matches!(told, Err(Problem::BadSettings { .. })), "{edit:?}");
    }
}

#[test]
fn decisions_survive_being_written_and_read() {
    let text = r#"{"q1_01": {"role": "item", "missing": [0], "theme": null}, "ydelse": {"merge": {"Andre": ["Dagpenge", "Sygedagpenge"]}}}"#;
    let edits: Edits = serde_json::from_str(text).expect("edits");
    let after = book().edited(&edits).expect("known");
    assert_eq!((find(&after, "q1_01").points, find(&after, "ydelse").options.len()), (Some(4), 2));
}
