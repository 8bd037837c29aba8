//! The project file: what is put in comes out, whatever was changed is noticed, an export is known again.

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;
use svarkort_core::analysis::{Bootstrap, BootstrapInput, SettingsInput, Split, SplitLines};
use svarkort_core::codebook::{Edit, Role};
use svarkort_core::problem::BadProject;
use svarkort_core::project::compare::MatchedBy;
use svarkort_core::project::{
    Aggregates, Date, Match, Project, VERSION, compare, fingerprint, open, write, write_with_answers,
};
use svarkort_core::read::Source;
use svarkort_core::report::case::{CaseEdits, CaseKind};
use svarkort_core::report::sender::Sender;
use svarkort_core::{Code, Problem, Study, example};

fn study() -> Study {
    Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens")
}

fn asked() -> SettingsInput {
    let group =
        study().codebook().value.variables.iter().find(|v| v.role == Role::Group).map(|v| v.name.clone());
    SettingsInput {
        groups: Some(group.into_iter().collect()),
        split: Some(Split::Free(SplitLines { performance: 3.1, importance: 0.1 + 0.2 })),
        bootstrap: Some(BootstrapInput { replicates: Some(0), ..BootstrapInput::default() }),
        ..SettingsInput::default()
    }
}

fn full() -> Project {
    let study = study();
    let codebook = study.codebook().value;
    let published = study.publish(&asked(), &[], None, &mut |_, _, _| {}).expect("published");
    let item = codebook.variables.iter().find(|v| v.role == Role::Item).expect("an item");
    let missing: Vec<Code> = item.options.iter().filter(|o| o.missing).map(|o| o.code.clone()).collect();
    let item = item.name.clone();
    let decisions = [
        Edit { theme: Some(None), ..Edit::default() },
        Edit { theme: Some(Some("Dialog".to_owned())), missing: Some(missing), ..Edit::default() },
    ];
    let mut project = Project {
        program: "0.1.0".to_owned(),
        saved: "2026-11-30".parse().ok(),
        files: fingerprint::marks(&example::sources()),
        example: true,
        history: decisions.map(|edit| BTreeMap::from([(item.clone(), edit)])).to_vec(),
        settings: asked(),
        taken: vec![vec![asked()], vec![asked(), SettingsInput::default()]],
        case: CaseEdits { number: "39".to_owned(), kind: CaseKind::Information, ..CaseEdits::default() },
        sender: Sender {
            name: "Rødovre Kommune".to_owned(),
            accent: "#004d99".to_owned(),
            ..Sender::default()
        },
        aggregates: Some(Aggregates::of(&published.answer.value)),
        notes: "Husk \"bilag\"\nog æøå".to_owned(),
        ..Project::default()
    };
    project.note_variables(&codebook);
    project
}

fn why(file: &[u8]) -> BadProject {
    match open("arbejde.svarkort", file) {
        Err(Problem::NotAProject { why, place }) => {
            assert_eq!(place.file, "arbejde.svarkort");
            why
        }
        other => panic!("{:?}", other.map(|opened| opened.version)),
    }
}

#[test]
fn what_is_put_in_comes_out() {
    let project = full();
    let file = write(&project);
    let opened = open("arbejde.svarkort", &file).expect("its own writing");
    // Not told by `assert_eq`: the whole of a survey's numbers is no message.
    assert!(opened.project == project);
    assert_eq!(opened.version, VERSION);
    assert!(opened.answers.is_empty());
    assert_eq!(write(&opened.project), file, "the same content, the same bytes");
    assert!(file.starts_with(b"{\"svarkort\":\"project\",\"version\":"));
}

#[test]
fn no_answer_is_in_it_unless_asked_for() {
    let comment = "Jeg blev mødt med venlighed i marts";
    let csv = format!("tilfreds;q2;kommentar\n{}", format!("1;2;{comment}\n3;4;\n").repeat(20));
    let sources = [Source { name: "svar.csv".to_owned(), bytes: csv.into_bytes() }];
    let study = Study::open(&sources, &mut |_, _, _| {}).expect("opens");
    let mut project = Project { files: fingerprint::marks(&sources), ..Project::default() };
    project.note_variables(&study.codebook().value);
    let holds = |file: &[u8]| file.windows(comment.len()).any(|part| part == comment.as_bytes());
    assert!(!holds(&write(&project)));

    let delete_by: Date = "2027-05-31".parse().expect("a date");
    let file = write_with_answers(&project, delete_by, &sources);
    assert!(holds(&file));
    let opened = open("arbejde.svarkort", &file).expect("its own writing");
    assert_eq!(opened.answers[0].bytes, sources[0].bytes);
    let kept = opened.project.answers.expect("it says that it holds them");
    assert!(!kept.overdue(delete_by) && kept.overdue("2027-06-01".parse().expect("a date")));
    assert!(!holds(&write(&opened.project)), "saved again without answers it holds none");
    assert_eq!(open("x", &write(&opened.project)).expect("opens").project.answers, None);
}

#[test]
fn every_way_to_damage_it_is_noticed() {
    let file = write(&full());
    let line = file.iter().position(|&byte| byte == b'\n').expect("a line");
    for cut in [1, 20, line, line + 1, file.len() / 2, file.len() - 1] {
        assert_eq!(
            why(&file[..cut]),
            if cut == 1 { BadProject::SomethingElse } else { BadProject::CutOff },
            "{cut}"
        );
    }
    let text = String::from_utf8(file.clone()).expect("text");
    assert_eq!(why(text.replace("Husk", "Glem").as_bytes()), BadProject::Changed);
    assert_eq!(why(format!("{text} ").as_bytes()), BadProject::Changed);
    assert_eq!(why(text.replacen("\"version\":", "\"version\":9", 1).as_bytes()), BadProject::Newer);
    assert_eq!(why(text.replacen("\"version\":", "\"version\":-", 1).as_bytes()), BadProject::Changed);
    assert_eq!(why(text.replacen("\"content\":", "\"content\":9", 1).as_bytes()), BadProject::CutOff);
    assert_eq!(why(b"{\"svarkort\":\"project\",\"version\":1}\n{}"), BadProject::Changed);
    assert_eq!(why("navn;svar\n1;2\n".as_bytes()), BadProject::SomethingElse);
    assert_eq!(why(&[0x50, 0x4b, 3, 4, b'\n']), BadProject::SomethingElse);
    assert!(matches!(open("tom.svarkort", b""), Err(Problem::EmptyFile { .. })));
    // A size that adds up to nonsense is not believed.
    let huge = "{\"svarkort\":\"project\",\"version\":2,\"content\":18446744073709551615,\"files\":[{\"name\":\"a\",\"bytes\":9}],\"sha256\":\"\"}\n";
    assert_eq!(why(huge.as_bytes()), BadProject::Changed);
}

#[test]
fn an_export_is_known_again() {
    let project = full();
    let study = study();
    let codebook = study.codebook().value;
    let marks = fingerprint::marks(&example::sources());
    assert_eq!(project.matches(&marks, &codebook), Match::Same);
    let renamed: Vec<_> = marks.iter().rev().cloned().collect();
    assert_eq!(project.matches(&renamed, &codebook), Match::Same, "whatever their order");

    let later = Study::open(&example::survey(svarkort_core::Seed(7)), &mut |_, _, _| {}).expect("opens");
    let others = fingerprint::marks(&example::survey(svarkort_core::Seed(7)));
    let of = u32::try_from(project.variables.len()).expect("few");
    assert_eq!(project.matches(&others, &later.codebook().value), Match::Survey { found: of, of });

    let csv = format!("alder;svar\n{}", "1;2\n3;4\n".repeat(20));
    let sources = [Source { name: "andet.csv".to_owned(), bytes: csv.into_bytes() }];
    let other = Study::open(&sources, &mut |_, _, _| {}).expect("opens");
    assert!(matches!(
        project.matches(&fingerprint::marks(&sources), &other.codebook().value),
        Match::Other { .. }
    ));
}

#[test]
fn decisions_that_fit_are_taken_and_the_others_counted() {
    let mut project = full();
    let study = study();
    let codebook = study.codebook().value;
    let all = project.fitting(&codebook);
    assert_eq!((all.history.len(), all.dropped), (2, 0));
    let gone = Edit { role: Some(Role::Item), ..Edit::default() };
    project.history[1].insert("findes ikke".to_owned(), gone.clone());
    project.history.push(BTreeMap::from([("heller ikke".to_owned(), gone)]));
    let some = project.fitting(&codebook);
    assert_eq!((some.history.clone(), some.dropped), (all.history, 2));
    let mut restored = study;
    restored.revise(&some.history).expect("what fits can be taken");
}

/// A year later one column is new, one is gone and one is called something else.
#[test]
fn a_codebook_is_used_on_next_years_export() {
    let csv = |name: &str, header: &str, texts: &str| {
        let rows: Vec<String> = (0..60)
            .map(|row| format!("{};{};{};{}", row % 5 + 1, row % 4 + 1, (row * 2) % 5 + 1, row % 3))
            .collect();
        let lines = texts.split('\n').map(|line| format!("{line}\n")).collect::<String>();
        let list = Source { name: "variable.csv".to_owned(), bytes: lines.into_bytes() };
        [
            Source { name: name.to_owned(), bytes: format!("{header}\n{}\n", rows.join("\n")).into_bytes() },
            list,
        ]
    };
    let opened = |sources: &[Source]| Study::open(sources, &mut |_, _, _| {}).expect("a survey");
    let before = opened(&csv(
        "svar 2025.csv",
        "q1;q2;q3;ydelse",
        "variabel;tekst\nq1;Hvor tilfreds er du med samtalen?\nq2;Hvor tilfreds er du med hjemmesiden?\nq3;Hvor tilfreds er du alt i alt?\nydelse;Hvilken ydelse får du?",
    ));
    let theme = |text: &str| Edit { theme: Some(Some(text.to_owned())), ..Edit::default() };
    let mut project = Project {
        history: vec![
            BTreeMap::from([("q1".to_owned(), theme("Samtalen"))]),
            BTreeMap::from([("q2".to_owned(), theme("Nettet"))]),
            BTreeMap::from([("q3".to_owned(), theme("Helheden"))]),
        ],
        ..Project::default()
    };
    project.note_variables(&before.codebook().value);
    // It is kept in a file meanwhile.
    let project = open("2025.svarkort", &write(&project)).expect("its own writing").project;

    let mut after = opened(&csv(
        "svar 2026.csv",
        "q1;spm4;q3;ydelse",
        "variabel;tekst\nq1;Hvor tilfreds er du med samtalen?\nspm4;Hvor tilfreds er du med ventetiden?\nq3;Hvor tilfreds er du alt i alt?\nydelse;Hvilken ydelse får du?",
    ));
    let changes = project.changes(&after.codebook().value);
    assert_eq!(
        (changes.new, changes.gone, changes.renamed),
        (vec!["spm4".into()], vec!["q2".into()], vec![])
    );
    let fitting = project.fitting(&after.codebook().value);
    assert_eq!((fitting.history.len(), fitting.dropped), (2, 1), "what is gone takes its decision with it");
    after.revise(&fitting.history).expect("what fits can be taken");

    let mut after = opened(&csv(
        "svar 2026.csv",
        "spm1;spm4;q3;ydelse",
        "variabel;tekst\nspm1;Hvor tilfreds er du med samtalen?\nspm4;Hvor tilfreds er du med ventetiden?\nq3;Hvor tilfreds er du alt i alt?\nydelse;Hvilken ydelse får du?",
    ));
    let codebook = after.codebook().value;
    assert_eq!(project.matches(&[], &codebook), Match::Survey { found: 3, of: 4 });
    let changes = project.changes(&codebook);
    let renamed = vec![("q1".to_owned(), "spm1".to_owned())];
    assert_eq!(
        (changes.new, changes.gone, changes.renamed),
        (vec!["spm4".into()], vec!["q2".into()], renamed)
    );
    let fitting = project.fitting(&codebook);
    assert_eq!((fitting.history.len(), fitting.dropped), (2, 1));
    after.revise(&fitting.history).expect("what fits can be taken");
    let themes: Vec<_> = after.codebook().value.variables.iter().map(|v| v.theme.clone()).collect();
    assert_eq!(themes[0].as_deref(), Some("Samtalen"), "{themes:?}");
}

/// Written by the program when this was the newest version; never written anew.
#[test]
fn a_file_of_version_1_opens() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases/project_v1.svarkort");
    let opened = open("project_v1.svarkort", &std::fs::read(path).expect("is committed")).expect("opens");
    assert_eq!(opened.version, 1);
    let Project { history, settings, taken, aggregates, notes, saved, case, .. } = opened.project;
    assert!(case == CaseEdits::default());
    assert_eq!((history.len(), taken), (2, vec![vec![asked()]]), "each output had left alone");
    assert_eq!(history[0].values().next().expect("an edit").theme, Some(None), "a theme taken away stays so");
    assert_eq!(settings, asked());
    assert_eq!(saved, "2026-11-30".parse().ok());
    assert_eq!(notes, "Husk \"bilag\"\nog æøå");
    let aggregates = aggregates.expect("a publication");
    assert_eq!(aggregates.answered, 761);
    assert_eq!(aggregates.settings.bootstrap, Bootstrap { replicates: 0, ..aggregates.settings.bootstrap });
}

#[test]
fn two_sets_of_numbers_stand_beside_each_other() {
    let left = full().aggregates.expect("numbers");
    let mut right = left.clone();
    assert!(compare(&left, &right).iter().all(|row| row.by == Some(MatchedBy::NameAndText)));
    right.items[1].name = "ny_1".to_owned();
    right.items[1].label = format!(" {}. ", right.items[1].label.to_uppercase());
    right.items[2].label = "Et helt andet spørgsmål".to_owned();
    right.items[3].name = "ny_3".to_owned();
    right.items[3].label = "Et nyt spørgsmål".to_owned();
    let rows = compare(&left, &right);
    let by: Vec<_> = rows.iter().take(4).map(|row| row.by).collect();
    assert_eq!(by, [Some(MatchedBy::NameAndText), Some(MatchedBy::Text), Some(MatchedBy::Name), None]);
    assert_eq!(rows.len(), left.items.len() + 1);
    let alone = rows.last().expect("rows");
    assert_eq!((alone.left.map(|item| &item.name), alone.right), (Some(&left.items[3].name), None));
}

#[test]
fn hidden_stays_hidden_in_a_project() {
    let study = study();
    let published = study.publish(&asked(), &[], None, &mut |_, _, _| {}).expect("published").answer.value;
    let aggregates = Aggregates::of(&published);
    for (by, kept) in published.groups.iter().zip(&aggregates.groups) {
        for (category, kept) in by.categories.iter().zip(&kept.categories) {
            assert_eq!(category.n, kept.n);
            assert_eq!(category.items.as_ref().map_or(0, Vec::len), kept.items.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any change of one byte is told, and nothing panics.
    #[test]
    fn one_other_byte_is_enough(at in any::<prop::sample::Index>(), other in any::<u8>()) {
        let project = Project { notes: "en note".to_owned(), ..Project::default() };
        let mut file = write(&project);
        let at = at.index(file.len());
        prop_assume!(file[at] != other);
        file[at] = other;
        // White space in the first line says the same; everything else is another file.
        if let Ok(opened) = open("x", &file) {
            prop_assert_eq!(opened.project, project);
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = open("x", &bytes);
        let mut begun = b"{\"svarkort\":\"project\",\"version\":1".to_vec();
        begun.extend(bytes);
        let _ = open("x", &begun);
    }
}
