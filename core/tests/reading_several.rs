//! Several files at once: a file per unit or per wave, a list of the variables, a list of those invited with ids.

use svarkort_core::codebook::{Kind, Reason, Role, Variable};
use svarkort_core::problem::NoSurvey;
use svarkort_core::read::Source;
use svarkort_core::{Code, NoteKind, Problem, Study};

fn study(files: &[(&str, &str)]) -> Result<Study, Problem> {
    let source =
        |(name, text): &(&str, &str)| Source { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
    let sources: Vec<Source> = files.iter().map(source).collect();
    Study::open(&sources, &mut |_, _, _| {})
}

fn opened(files: &[(&str, &str)]) -> (Vec<Variable>, Vec<NoteKind>) {
    let book = study(files).expect("a survey").codebook();
    (book.value.variables, book.notes.into_iter().map(|note| note.kind).collect())
}

fn find<'v>(variables: &'v [Variable], name: &str) -> &'v Variable {
    let names = || variables.iter().map(|v| v.name.clone()).collect::<Vec<_>>();
    variables.iter().find(|v| v.name == name).unwrap_or_else(|| panic!("{name} in {:?}", names()))
}

/// Answers of `rows` respondents on a scale of satisfaction, after a header.
fn answers(header: &str, columns: usize, rows: usize, from: usize) -> String {
    let labels = ["Meget utilfreds", "Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds"];
    let mut text = format!("{header}\n");
    for row in 0..rows {
        let cells: Vec<&str> = (0..columns).map(|column| labels[(row * 3 + column + from) % 5]).collect();
        text += &format!("{}\n", cells.join(";"));
    }
    text
}

const Q: &str =
    "Hvor tilfreds er du med hjælpen?;Hvor tilfreds er du med tiden?;Hvor tilfreds er du alt i alt?";

#[test]
fn a_file_per_unit_becomes_one_survey() {
    let (north, south) = (answers(Q, 3, 20, 0), answers(Q, 3, 30, 1));
    let (variables, notes) = opened(&[("Jobcenter Nord.csv", &north), ("Jobcenter Syd.csv", &south)]);
    assert_eq!(variables.len(), 4);
    let unit = find(&variables, "enhed");
    assert_eq!((unit.role, unit.kind), (Role::Group, Kind::Single));
    let counts: Vec<(String, u32)> = unit.options.iter().map(|o| (o.label.clone(), o.n)).collect();
    assert_eq!(counts, [("Nord".to_owned(), 20), ("Syd".to_owned(), 30)]);
    assert!(unit.reasons.contains(&Reason::FileNames));
    assert_eq!(variables[0].valid, 50);
    assert!(notes.iter().any(|kind| matches!(kind, NoteKind::FilesStacked { waves: false, .. })));
}

#[test]
fn waves_are_kept_apart_by_their_years() {
    let (before, after) = (answers(Q, 3, 20, 0), answers(Q, 3, 30, 1));
    let (variables, notes) = opened(&[("Brugere 2023.csv", &before), ("Brugere 2025.csv", &after)]);
    let wave = find(&variables, "år");
    assert_eq!((wave.role, wave.kind), (Role::Group, Kind::Single));
    let codes: Vec<Code> = wave.options.iter().map(|option| option.code.clone()).collect();
    assert_eq!(codes, [Code::Number(2023), Code::Number(2025)]);
    assert!(notes.iter().any(|kind| matches!(kind, NoteKind::FilesStacked { waves: true, .. })));
}

#[test]
fn questions_are_matched_by_text_where_their_order_differs() {
    let moved =
        "Hvor tilfreds er du alt i alt?;Hvor tilfreds er du med hjælpen?;Hvor tilfreds er du med tiden?";
    let (one, other) = (answers(Q, 3, 20, 0), answers(moved, 3, 20, 0));
    let (variables, _) = opened(&[("a.csv", &one), ("b.csv", &other)]);
    assert_eq!(variables.len(), 4);
    assert!(variables.iter().take(3).all(|variable| variable.valid == 40));
}

/// Structure, labels and data as SurveyXact writes them.
fn surveyxact(text: &str, labels: &str) -> (String, String, String) {
    let data = "respondentid;s_1;s_2;stato_1;stato_2;stato_3;stato_4;stato_5\n1;1;2;0;0;0;1;0\n2;1;3;0;0;0;1;0\n3;2;1;0;0;0;1;0\n";
    let structure = format!(
        "questionName;variableName;questionType;subType;questionText;choiceValue;choiceText\ns_1;s_1;Closed;Single;{text};;\ns_2;s_2;Closed;Single;Hvor tit kommer du i hallen?;;\n"
    );
    (data.to_owned(), structure, labels.to_owned())
}

#[test]
fn each_dataset_keeps_its_own_labels_and_codes_are_mapped() {
    let first = surveyxact(
        "Hvor tilfreds er du med hallen?",
        "s_1;1;Utilfreds\ns_1;2;Hverken/eller\ns_1;3;Tilfreds\ns_2;1;Ofte\ns_2;2;Jævnligt\ns_2;3;Aldrig\n",
    );
    // The other file codes satisfaction from the top.
    let second = surveyxact(
        "Hvor tilfreds er du med hallen?",
        "s_1;3;Utilfreds\ns_1;2;Hverken/eller\ns_1;1;Tilfreds\ns_2;1;Ofte\ns_2;2;Jævnligt\ns_2;3;Aldrig\n",
    );
    let files = [
        ("nord data.csv", first.0.as_str()),
        ("nord struktur.csv", &first.1),
        ("nord labels.csv", &first.2),
        ("syd data.csv", &second.0),
        ("syd struktur.csv", &second.1),
        ("syd labels.csv", &second.2),
    ];
    let (variables, notes) = opened(&files);
    let satisfied = find(&variables, "s_1");
    let counts: Vec<(String, u32)> = satisfied.options.iter().map(|o| (o.label.clone(), o.n)).collect();
    let expected = [("Utilfreds", 2), ("Hverken/eller", 2), ("Tilfreds", 2)];
    assert_eq!(counts, expected.map(|(label, n)| (label.to_owned(), n)));
    assert!(!notes.iter().any(|kind| matches!(kind, NoteKind::ItemsKeptApart { .. })), "{notes:?}");
}

#[test]
fn what_only_shares_its_name_is_kept_apart() {
    let labels = "s_1;1;Utilfreds\ns_1;2;Hverken/eller\ns_1;3;Tilfreds\n";
    let first = surveyxact("Hvor tilfreds er du med hallen?", labels);
    let second = surveyxact("Hvad synes du om åbningstiderne om søndagen?", labels);
    let files = [
        ("a data.csv", first.0.as_str()),
        ("a struktur.csv", &first.1),
        ("b data.csv", &second.0),
        ("b struktur.csv", &second.1),
    ];
    let (variables, notes) = opened(&files);
    assert!(notes.iter().any(
        |kind| matches!(kind, NoteKind::ItemsKeptApart { variables } if variables == &["s_1".to_owned()])
    ));
    assert_eq!((find(&variables, "s_1").valid, find(&variables, "s_1_2").valid), (3, 3));
}

#[test]
fn other_surveys_are_not_put_together() {
    let files = [
        ("a.csv", "q1;q2;q3;q4\n1;2;3;4\n2;3;4;5\n3;4;5;1\n"),
        ("b.csv", "x1;x2;x3;x4\n1;2;3;4\n2;3;4;5\n3;4;5;1\n"),
    ];
    let error = study(&files).expect_err("two surveys");
    assert!(matches!(error, Problem::NotASurvey { why: NoSurvey::SeveralDatasets, .. }), "{error:?}");
}

#[test]
fn a_list_of_variables_gives_texts_and_labels() {
    let mut data = "q1;q2;q3;kon\n".to_owned();
    for row in 0..30 {
        data += &format!("{};{};{};{}\n", row % 5 + 1, (row + 1) % 5 + 1, (row + 2) % 5 + 1, row % 2 + 1);
    }
    let by_code = "variabel;spørgsmål;kode;etiket\nq1;Hvor tilfreds er du med A?;1;Meget utilfreds\nq1;;2;Utilfreds\nq1;;3;Hverken/eller\nq1;;4;Tilfreds\nq1;;5;Meget tilfreds\nq2;Hvor tilfreds er du med B?;;\nq3;Hvor tilfreds er du alt i alt?;;\nkon;Køn;1;Mand\nkon;;2;Kvinde\n";
    let by_name = "Variabel;Label;Svarmuligheder\nq1;Hvor tilfreds er du med A?;1=Meget utilfreds|2=Utilfreds|3=Hverken/eller|4=Tilfreds|5=Meget tilfreds\nq2;Hvor tilfreds er du med B?;\nq3;Hvor tilfreds er du alt i alt?;\nkon;Køn;1=Mand|2=Kvinde\n";
    for list in [by_code, by_name] {
        let (variables, _) = opened(&[("kodebog.csv", list), ("data.csv", &data)]);
        assert_eq!(variables.len(), 4);
        assert_eq!(find(&variables, "q1").label, "Hvor tilfreds er du med A?");
        let first = find(&variables, "q1");
        assert_eq!((first.kind, first.options[0].label.as_str()), (Kind::Rating, "Meget utilfreds"));
        assert_eq!(find(&variables, "q3").label, "Hvor tilfreds er du alt i alt?");
        let labels: Vec<&str> = find(&variables, "kon").options.iter().map(|o| o.label.as_str()).collect();
        assert_eq!(labels, ["Mand", "Kvinde"]);
    }
    let error = study(&[("kodebog.csv", by_code)]);
    assert!(error.is_ok() || matches!(error, Err(Problem::NotASurvey { .. })));
}

#[test]
fn background_is_matched_by_an_id_that_is_dropped() {
    let mut answers = "nøgle;tilfreds;venlighed\n".to_owned();
    let mut invited = "nøgle;navn;distrikt;køn\n".to_owned();
    for person in 0..40 {
        let district = ["Nord", "Syd"][person % 2];
        let sex = ["K", "M"][person / 2 % 2];
        invited += &format!("0101{person:02}-12{person:02};Person {person};{district};{sex}\n");
        if person % 3 != 0 {
            answers +=
                &format!("0101{person:02}-12{person:02};{};{}\n", person % 5 + 1, (person + 2) % 5 + 1);
        }
    }
    let (variables, notes) = opened(&[("inviterede.csv", &invited), ("svar.csv", &answers)]);
    let names: Vec<&str> = variables.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["tilfreds", "venlighed", "distrikt", "køn"], "neither the id nor the names");
    let district = find(&variables, "distrikt");
    assert_eq!((district.role, district.valid), (Role::Group, 26));
    assert!(notes.iter().any(|kind| matches!(kind, NoteKind::FrameFile { rows: 40, .. })), "{notes:?}");
}

#[test]
fn between_labelled_ends_are_steps_and_beyond_them_are_none() {
    let mut data = "q1;q2;q3\n".to_owned();
    for row in 0..40 {
        let q1 = if row % 10 == 0 { 9 } else { row % 5 + 1 };
        data += &format!("{q1};{};{}\n", (row + 1) % 5 + 1, (row + 2) % 5 + 1);
    }
    let list =
        "variabel;label;koder\nq1;Hvor tilfreds er du?;1=Meget utilfreds|5=Meget tilfreds\nq2;A;\nq3;B;\n";
    let (variables, _) = opened(&[("data.csv", &data), ("liste.csv", list)]);
    let rated = find(&variables, "q1");
    assert_eq!((rated.kind, rated.points, rated.valid, rated.missing), (Kind::Rating, Some(5), 36, 4));
    assert!(rated.reasons.contains(&Reason::MissingOutside { code: Code::Number(9) }));
}
