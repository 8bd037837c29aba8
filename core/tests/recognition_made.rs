//! Small surveys as municipalities hold them, made for the purpose: what is asked of the reader, and what is not.

mod recognised;

use recognised::{alone, codebook, codes, column, find, missing, order};
use svarkort_core::codebook::{Codebook, Kind, Reason, Role};
use svarkort_core::read::Column;
use svarkort_core::{Code, NoteKind};

/// Answers that do not follow each other from column to column; every code is used.
fn numbers(name: &str, codes: &[i64], n: usize) -> Column {
    let mut state =
        name.bytes().fold(7_u32, |state, byte| state.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let mut draw = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % codes.len()
    };
    column(name, (0..n).map(|row| codes[if row < codes.len() { row } else { draw() }].to_string()))
}

fn doubts(book: &Codebook) -> Vec<(&str, &NoteKind)> {
    book.variables.iter().flat_map(|v| v.doubts.iter().map(move |doubt| (v.name.as_str(), doubt))).collect()
}

#[test]
fn a_job_centre_survey_with_words() {
    let satisfied =
        ["Meget utilfreds", "Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds", "Ved ikke"];
    let degree = ["Slet ikke", "I mindre grad", "I nogen grad", "I høj grad", "Ikke relevant"];
    let texts = |name: &str, labels: &[&str]| column(name, labels.iter().cycle().take(120));
    let book = codebook(vec![
        column("Respondent", (1000..1120).map(|n: i32| n.to_string())),
        texts("Hvilken ydelse modtager du?", &["Dagpenge", "Kontanthjælp", "Sygedagpenge"]),
        texts("Køn", &["Mand", "Kvinde"]),
        column("Alder", (0..120).map(|n: i32| (18 + n % 45).to_string())),
        texts("Hvor tilfreds er du alt i alt med jobcentret?", &satisfied),
        texts("Hvor tilfreds er du med ventetiden?", &satisfied),
        texts("I hvilken grad blev du mødt venligt?", &degree),
        texts("Har du en plan?", &["Ja", "Nej", "Ved ikke"]),
        column(
            "Har du forslag til forbedringer?",
            (0..120).map(|n: i32| match n % 4 {
                0 => "Nej".to_owned(),
                _ => String::new(),
            }),
        ),
        column("Vægt", (0..120).map(|n: i32| if n % 2 == 0 { "0,85" } else { "1,15" })),
    ]);
    let role = |name: &str| (find(&book, name).role, find(&book, name).kind);
    assert_eq!(role("Respondent").0, Role::Id);
    assert_eq!(role("Hvilken ydelse modtager du?"), (Role::Group, Kind::Single));
    assert_eq!(role("Køn"), (Role::Group, Kind::Single));
    assert_eq!(role("Alder"), (Role::Group, Kind::Number));
    assert_eq!(role("Hvor tilfreds er du alt i alt med jobcentret?"), (Role::Outcome, Kind::Rating));
    assert_eq!(role("Hvor tilfreds er du med ventetiden?"), (Role::Item, Kind::Rating));
    assert_eq!(find(&book, "I hvilken grad blev du mødt venligt?").points, Some(4));
    assert_eq!(role("Har du en plan?"), (Role::Item, Kind::Single));
    assert_eq!(role("Har du forslag til forbedringer?"), (Role::Comment, Kind::Text));
    assert_eq!(role("Vægt"), (Role::Weight, Kind::Number));
    assert_eq!(doubts(&book), []);
}

#[test]
fn four_points_without_words_are_a_scale_where_most_questions_have_them() {
    let four = [1, 2, 3, 4, 9];
    let names = ["venlighed", "information", "samarbejde", "samlet_tilfredshed"];
    let mut columns: Vec<Column> = names.iter().map(|name| numbers(name, &four, 100)).collect();
    columns.push(numbers("koen", &[1, 2], 100));
    let book = codebook(columns);
    for name in names {
        let variable = find(&book, name);
        assert_eq!(
            (variable.kind, variable.points, missing(variable)),
            (Kind::Rating, Some(4), vec![Code::Number(9)]),
            "{name}"
        );
    }
    assert_eq!(find(&book, "samlet_tilfredshed").role, Role::Outcome);
    assert_eq!((find(&book, "koen").role, find(&book, "koen").kind), (Role::Group, Kind::Single));
}

#[test]
fn scales_of_every_common_length_are_read_from_their_codes() {
    for (low, high) in [(1, 4), (1, 5), (1, 7), (1, 10), (0, 10), (1, 6), (1, 3)] {
        let all: Vec<i64> = (low..=high).collect();
        let book = codebook((1..=6).map(|item| numbers(&format!("q1_{item:02}"), &all, 132)).collect());
        for variable in &book.variables {
            let points = u32::try_from(high - low + 1).ok();
            assert_eq!(
                (variable.kind, variable.role, variable.points),
                (Kind::Rating, Role::Item, points),
                "{low}-{high}"
            );
            assert_eq!((variable.scale_start(), codes(variable)[0].clone()), (low, Code::Number(low)));
            assert!(!variable.reversed && missing(variable).is_empty());
        }
    }
}

#[test]
fn codes_beyond_every_scale_are_no_answer() {
    for outside in [9, 8, 99, 98, 97, -1, -7, -9, -99] {
        let book = codebook(
            (1..=4).map(|item| numbers(&format!("q1_{item:02}"), &[1, 2, 3, 4, 5, outside], 120)).collect(),
        );
        for variable in &book.variables {
            assert_eq!(
                (variable.points, missing(variable)),
                (Some(5), vec![Code::Number(outside)]),
                "{outside}"
            );
            let none =
                variable.options.iter().filter(|option| option.missing).map(|option| option.n).sum::<u32>();
            assert_eq!(
                (variable.valid, variable.missing, variable.doubts.len()),
                (120 - none, none, 0),
                "{outside}"
            );
            assert!(variable.reasons.contains(&Reason::MissingOutside { code: Code::Number(outside) }));
        }
    }
}

#[test]
fn a_zero_that_may_be_either_is_asked_about() {
    let book =
        codebook((1..=4).map(|item| numbers(&format!("q1_{item:02}"), &[0, 1, 2, 3, 4], 120)).collect());
    let asks = NoteKind::DoubtfulMissing { codes: vec![Code::Number(0)] };
    assert!(book.variables.iter().all(|v| v.doubts == [asks.clone()] && v.points == Some(5)));
    let book =
        codebook((1..=4).map(|item| numbers(&format!("q1_{item:02}"), &[0, 1, 2, 3, 4, 5], 120)).collect());
    assert!(book.variables.iter().all(|v| v.doubts == [asks.clone()] && v.points == Some(5)));
    assert!(book.variables.iter().all(|v| v.reasons.contains(&Reason::MissingZero)));
}

#[test]
fn a_six_may_be_the_best_answer_or_none() {
    let book =
        codebook((1..=4).map(|item| numbers(&format!("q1_{item:02}"), &[1, 2, 3, 4, 5, 6], 120)).collect());
    let asks = NoteKind::DoubtfulMissing { codes: vec![Code::Number(6)] };
    assert!(book.variables.iter().all(|v| v.doubts == [asks.clone()] && v.points == Some(6)));
}

#[test]
fn bad_columns_are_named_for_what_they_are() {
    let book = codebook(vec![
        column("tom", [""].repeat(30)),
        numbers("q1", &[1, 2, 3, 4, 5], 30),
        numbers("q2", &[5, 4, 3, 2, 1], 30),
        numbers("q3", &[2, 1, 4, 3, 5], 30),
        column("q4", ["4"].repeat(30)),
        column("kommune", ["Rødovre"].repeat(30)),
        column("nr", (1..=30).map(|n| n.to_string())),
        column("cpr", (0..30).map(|n| format!("0101{:02}-12{n:02}", 50 + n))),
        column("kontakt", (0..30).map(|n| format!("borger{n}@eksempel.dk"))),
        column("<script>alert(1)</script>", ["Ja", "Nej"].repeat(15)),
    ]);
    let is = |name: &str| (find(&book, name).role, find(&book, name).kind);
    assert_eq!(is("tom").0, Role::Unused);
    assert_eq!(is("kommune"), (Role::Unused, Kind::Single));
    assert_eq!(is("nr").0, Role::Id);
    // All gave the same answer: an item still, which the analysis leaves out and says so.
    assert_eq!(is("q4"), (Role::Item, Kind::Rating));
    for name in ["cpr", "kontakt"] {
        assert_eq!(is(name).0, Role::Id);
        assert!(find(&book, name).options.is_empty() && find(&book, name).reasons == [Reason::Personal]);
    }
    assert_eq!(book.variables[9].role, Role::Item);
    let text = serde_json::to_string(&book).expect("data");
    assert!(!text.contains("0101") && !text.contains("borger"), "no person in the codebook");
}

#[test]
fn one_respondent_is_no_reason_to_fall() {
    let book = codebook(vec![column("q1", ["4"]), column("q2", ["Tilfreds"]), column("q3", [""])]);
    assert_eq!(book.variables.len(), 3);
    assert!(codebook(vec![]).variables.is_empty());
    assert!(codebook(vec![column::<&str>("q1", [])]).variables[0].role == Role::Unused);
}

#[test]
fn few_answers_show_their_scale_together() {
    let book = codebook(vec![
        column("q1_1", ["2", "5", "4", "5", "4", "5"]),
        column("q1_2", ["3", "4", "4", "3", "4", "5"]),
        column("q1_3", ["1", "2", "2", "1", "5", "4"]),
        column("q1_4", ["4", "4", "4", "5", "5", "4"]),
    ]);
    for variable in &book.variables {
        assert_eq!((variable.kind, variable.points), (Kind::Rating, Some(5)), "{}", variable.name);
    }
}

#[test]
fn numbers_with_a_code_of_no_answer() {
    let ages =
        alone("Alder", (0..100).map(|n| if n % 10 == 0 { "999".into() } else { (20 + n % 40).to_string() }));
    assert_eq!((ages.kind, missing(&ages), ages.valid), (Kind::Number, vec![Code::Number(999)], 90));
    let share = alone("Andel af tiden", (0..100).map(|n| format!("{},5", n)));
    assert_eq!((share.kind, share.role, share.valid), (Kind::Number, Role::Item, 100));
}

#[test]
fn bands_stand_in_their_order() {
    let bands = ["30-49 år", "Under 18 år", "50 år og derover", "18-29 år"];
    let variable = alone("Aldersgruppe", bands.iter().cycle().take(80));
    assert_eq!((variable.role, variable.kind), (Role::Group, Kind::Single));
    assert_eq!(order(&variable), ["Under 18 år", "18-29 år", "30-49 år", "50 år og derover"]);
}

#[test]
fn what_does_not_concern_one_is_beside_a_scale_and_among_categories() {
    let scale = ["Meget utilfreds", "Utilfreds", "Tilfreds", "Meget tilfreds", "Har ikke haft kontakt"];
    let rated = alone("Hvor tilfreds er du med sagsbehandleren?", scale.iter().cycle().take(100));
    assert_eq!((rated.points, missing(&rated)), (Some(4), vec![Code::Text("Har ikke haft kontakt".into())]));
    let often = ["Har ikke haft kontakt", "1 gang", "2-5 gange", "Mere end 5 gange"];
    let kept = alone("Hvor mange gange har du haft kontakt?", often.iter().cycle().take(100));
    assert_eq!((kept.kind, missing(&kept).len()), (Kind::Single, 0));
}

#[test]
fn a_count_is_no_result() {
    let book = codebook(vec![
        column("Samlet antal dage", (0..90).map(|n| n.to_string())),
        numbers("venlighed", &[1, 2, 3, 4, 5], 90),
        numbers("ventetid", &[1, 2, 3, 4, 5], 90),
    ]);
    assert!(book.variables.iter().all(|variable| variable.role != Role::Outcome));
}

#[test]
fn labels_in_the_cells_of_a_labelled_column_are_its_codes() {
    let satisfied = [(1, "Meget utilfreds"), (2, "Utilfreds"), (3, "Tilfreds"), (4, "Meget tilfreds")];
    let mut export =
        recognised::export(vec![column("q1", satisfied.iter().map(|(_, label)| *label).cycle().take(40))]);
    let labels = satisfied.iter().map(|(code, label)| (Code::Number(*code), (*label).to_owned())).collect();
    let told = svarkort_core::tools::Told { labels, ..Default::default() };
    export.meaning.columns.insert("q1".into(), told);
    let variable = &svarkort_core::codebook::propose(&export).expect("recognised").value.variables[0];
    assert_eq!((variable.points, variable.valid, variable.options.len()), (Some(4), 40, 4));
    assert_eq!(codes(variable), (1..=4).map(Code::Number).collect::<Vec<_>>());
}

#[test]
fn a_length_in_words_is_background_and_the_overall_result_may_be_named_with_underscores() {
    let texts = |name: &str, labels: &[&str]| column(name, labels.iter().cycle().take(120));
    let book = codebook(vec![
        texts("varighed", &["Under 26 uger", "26-52 uger", "1-2 år", "Over 2 år"]),
        numbers("tilfreds_alt_i_alt", &[1, 2, 3, 4, 5], 120),
        numbers("venlighed", &[1, 2, 3, 4, 5], 120),
        numbers("ventetid", &[1, 2, 3, 4, 5], 120),
    ]);
    assert_eq!(find(&book, "varighed").role, Role::Group);
    assert_eq!(find(&book, "tilfreds_alt_i_alt").role, Role::Outcome);
    assert_eq!(find(&book, "ventetid").role, Role::Item);
}
