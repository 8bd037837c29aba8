//! SurveyXact's three files, from a real Norwegian export (readSX, MIT) that lies in `shared/data`.

use std::path::{Path, PathBuf};

use svarkort_core::codebook::{Codebook, Kind, ResponseOption, Role, Variable};
use svarkort_core::problem::NoSurvey;
use svarkort_core::read::{self, Source};
use svarkort_core::survey::{self, Answers};
use svarkort_core::tools::{self, Asked, Export, Reached};
use svarkort_core::{Code, NoteKind, Problem};

fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/surveyxact").join(name);
    if !path.is_dir() {
        eprintln!("skipped: {} is not here", path.display());
        return None;
    }
    Some(path)
}

fn sources(folder: &Path, names: &[&str]) -> Vec<Source> {
    let source = |name: &&str| Source {
        name: format!("{name}.csv"),
        bytes: std::fs::read(folder.join(format!("{name}.csv"))).expect("listed in the manifest"),
    };
    names.iter().map(source).collect()
}

fn export(sources: &[Source]) -> Result<Export, Problem> {
    let tables = read::tables(sources, &mut |_, _, _| {})?;
    assert_eq!(tables.notes, [], "nothing to remark on a sound export");
    Ok(tools::recognise(tables.value, tools::ReadAs::Recognised)?.value)
}

const TRIPLE: [&str; 3] = ["dataset", "structure", "labels"];

#[test]
fn both_dialects_give_the_same_survey_in_any_order() {
    let (Some(tab), Some(semicolon)) = (folder("elev_tab_utf16"), folder("elev_semicolon_ansi")) else {
        return;
    };
    let tab = export(&sources(&tab, &TRIPLE)).expect("a sound export");
    let mut shuffled = sources(&semicolon, &["labels", "dataset", "structure"]);
    for (number, source) in shuffled.iter_mut().enumerate() {
        source.name = format!("{number}.txt");
    }
    let semicolon = export(&shuffled).expect("a sound export");

    assert_eq!((tab.table.rows, tab.table.columns.len()), (999, 242));
    assert_eq!(tab.table.encoding, Some("UTF-16LE"));
    assert_eq!(semicolon.table.encoding, Some("Windows-1252"));
    for (a, b) in tab.table.columns.iter().zip(&semicolon.table.columns) {
        assert_eq!((&a.name, &a.values, &a.cells), (&b.name, &b.values, &b.cells));
    }
    assert_eq!(tab.meaning.columns, semicolon.meaning.columns);
    assert_eq!(tab.meaning.progress, semicolon.meaning.progress);
    assert!(tab.files.iter().all(|file| file.tool.as_deref() == Some("SurveyXact")));
    let rows: Vec<u32> = tab.files.iter().map(|file| file.rows).collect();
    assert_eq!(rows, [999, 242, 1199]);
}

#[test]
fn texts_labels_and_kinds_are_the_tools_own() {
    let Some(folder) = folder("elev_tab_utf16") else { return };
    let meaning = export(&sources(&folder, &TRIPLE)).expect("a sound export").meaning;
    assert_eq!(meaning.columns.len(), 242);

    let item = meaning.of("up_03").expect("in structure");
    let stem =
        "Hvor enig er du i følgende utsagn om deg og fagene på programområdet/programfag du har valgt?";
    assert_eq!(item.stem.as_deref(), Some(stem));
    assert_eq!(item.part.as_deref(), Some("Jeg kommer til å trives med programområdet jeg har valgt"));
    assert_eq!(item.asked, Some(Asked::Single));
    assert_eq!(item.labels.len(), 4);
    assert_eq!(item.labels[0], (Code::Number(1), "Helt uenig".to_owned()));
    assert_eq!(item.labels[3], (Code::Number(4), "Helt enig".to_owned()));

    let option = meaning.of("v_1_4").expect("in structure");
    assert_eq!(option.asked, Some(Asked::Multiple));
    assert_eq!(option.part.as_deref(), Some("Natur, miljø og friluftsliv"));
    assert_eq!(
        option.labels,
        [(Code::Number(0), "Ikke valgt".to_owned()), (Code::Number(1), "Valgt".to_owned())]
    );

    assert_eq!(meaning.of("a_p").and_then(|told| told.asked), Some(Asked::Text));
    let birth = meaning.of("b_6_2").expect("in structure");
    assert_eq!(birth.text.as_deref(), Some("Hvor ble moren din (eller annen foresatt) født?"));
    assert_eq!(birth.stem, None);
    // A question on its own keeps its dash and gets no stem.
    let other = meaning.of("b_3").expect("in structure");
    assert_eq!(other.stem, None);
}

#[test]
fn only_completed_answers_count() {
    let Some(folder) = folder("elev_tab_utf16") else { return };
    for names in [&TRIPLE[..], &["dataset"]] {
        let export = export(&sources(&folder, names)).expect("a sound export");
        let progress = export.meaning.progress.as_ref().expect("stato_1 to stato_5");
        let count = |which| progress.reached.iter().filter(|reached| **reached == which).count();
        assert_eq!(
            (count(Reached::Completed), count(Reached::Started), count(Reached::Invited)),
            (340, 85, 574)
        );
        assert_eq!(progress.told_by.len(), 5);
        assert_eq!(export.meaning.of("stato_4").and_then(|told| told.asked), Some(Asked::Technical));
        assert_eq!(survey::rows_that_count(&export).len(), 340);
    }
}

#[test]
fn answers_are_counted_over_the_respondents() {
    let Some(folder) = folder("elev_semicolon_ansi") else { return };
    let export = export(&sources(&folder, &TRIPLE)).expect("a sound export");
    let labels = &export.meaning.of("up_03").expect("in structure").labels;
    let option = |(code, label): &(Code, String)| ResponseOption {
        code: code.clone(),
        label: label.clone(),
        n: 0,
        missing: false,
        favourability: code.number().and_then(|code| u32::try_from(code).ok()),
        merged: Vec::new(),
    };
    let mut variable = Variable {
        name: "up_03".to_owned(),
        label: String::new(),
        file: export.table.file.clone(),
        role: Role::Outcome,
        kind: Kind::Rating,
        options: labels.iter().map(option).collect(),
        points: Some(4),
        reversed: false,
        theme: None,
        valid: 0,
        missing: 0,
        reasons: Vec::new(),
        doubts: Vec::new(),
        asked_if: None,
        expected: None,
        derived: None,
        classes: None,
    };
    let codebook = |variable: &Variable| Codebook { files: Vec::new(), variables: vec![variable.clone()] };
    let checked = survey::check(&export, &codebook(&variable));
    let survey = checked.value;
    let response = survey.response;
    assert_eq!((response.rows, response.completed, response.started), (999, Some(340), Some(425)));
    assert_eq!(response.invited, Some(999));
    let kinds: Vec<NoteKind> = checked.notes.into_iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::PartialAnswers { rows: 999, completed: 340 }]);
    let measured = &survey.variables[0];
    let counts: Vec<u32> = measured.variable.options.iter().map(|option| option.n).collect();
    // Counted with Python's csv module over the rows with stato_4 = 1.
    assert_eq!(counts, [10, 28, 201, 95]);
    assert_eq!(survey.respondents, counts.iter().sum::<u32>());
    let Answers::Coded(answers) = &measured.answers else { panic!("rated answers are coded") };
    assert_eq!(answers.len() as u32, survey.respondents);

    // Two codes made one option, and one that is no answer.
    let lowest = variable.options.remove(0);
    variable.options[0].merged.push(lowest.code);
    variable.options[2].missing = true;
    let survey = survey::check(&export, &codebook(&variable)).value;
    let counts: Vec<u32> = survey.variables[0].variable.options.iter().map(|option| option.n).collect();
    assert_eq!(counts, [10 + 28, 201, 0]);
    assert_eq!(survey.respondents, 10 + 28 + 201);
}

#[test]
fn texts_and_labels_without_answers_are_no_survey() {
    let Some(folder) = folder("elev_tab_utf16") else { return };
    let error = export(&sources(&folder, &["structure", "labels"])).expect_err("no dataset");
    assert!(matches!(error, Problem::NotASurvey { why: NoSurvey::NoDataset, .. }), "{error:?}");
}
