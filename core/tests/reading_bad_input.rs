//! Damaged, odd and wrong files: each is read as far as it can be, or refused with a sentence; nothing panics.

use svarkort_core::problem::{NoSurvey, NotText};
use svarkort_core::read::{self, Source, Table};
use svarkort_core::{Language, NoteKind, Noted, Problem, Study, words};

fn source(bytes: &[u8]) -> Source {
    Source { name: "svar.csv".to_owned(), bytes: bytes.to_vec() }
}

fn table(text: &str) -> Noted<Table> {
    let read = read::tables(&[source(text.as_bytes())], &mut |_, _, _| {}).expect("readable");
    read.map(|mut tables| tables.remove(0))
}

/// The rows of a table, cell by cell.
fn cells(table: &Table) -> Vec<Vec<&str>> {
    let row = |row| table.columns.iter().map(|column| column.text(row)).collect();
    (0..table.rows as usize).map(row).collect()
}

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

fn kinds(notes: &[svarkort_core::Note]) -> Vec<&NoteKind> {
    notes.iter().map(|note| &note.kind).collect()
}

fn refused(bytes: &[u8]) -> Problem {
    let problem = Study::open(&[source(bytes)], &mut |_, _, _| {}).expect_err("no survey");
    for language in [Language::Da, Language::En] {
        let text = words::problem(&problem, language);
        assert!(text.contains("svar.csv") && text.matches(['.', ':']).count() >= 2, "{text}");
    }
    problem
}

fn no_survey(text: &str) -> NoSurvey {
    match refused(text.as_bytes()) {
        Problem::NotASurvey { why, .. } => why,
        other => panic!("{other:?}"),
    }
}

fn not_text(bytes: &[u8]) -> NotText {
    match refused(bytes) {
        Problem::UnreadableFormat { kind, .. } => kind,
        other => panic!("{other:?}"),
    }
}

fn opened(text: &str) -> Study {
    Study::open(&[source(text.as_bytes())], &mut |_, _, _| {}).expect("a survey, if a small one")
}

#[test]
fn nothing_to_read() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"\xff\xfe", b"\n\n \r\n", b"\0\0\0", b";;;\n;;;\n"] {
        let problem = refused(bytes);
        assert!(matches!(problem, Problem::EmptyFile { .. }), "{bytes:?}: {problem:?}");
    }
    assert_eq!(no_survey("køn;alder;q1\n"), NoSurvey::HeaderOnly);
    assert_eq!(no_survey("køn;alder;q1"), NoSurvey::HeaderOnly);
    assert_eq!(no_survey("køn;alder;q1\n;;\n ; ;\u{a0}\n"), NoSurvey::AllEmpty);
    let none = Study::open(&[], &mut |_, _, _| {}).expect_err("nothing was chosen");
    assert!(matches!(none, Problem::NotASurvey { why: NoSurvey::NoDataset, .. }));
}

#[test]
fn files_that_hold_no_text() {
    assert_eq!(not_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), NotText::Picture);
    assert_eq!(not_text(b"\xff\xd8\xff\xe0\0\x10JFIF\0"), NotText::Picture);
    assert_eq!(not_text(b"%PDF-1.7\n%\xe2\xe3"), NotText::Pdf);
    assert_eq!(not_text(b"PK\x03\x04\x14\0dataset.csv PK\x05\x06"), NotText::Archive);
    assert_eq!(not_text(b"<html><table><tr><td>1</td></tr></table></html>"), NotText::WebPage);
    assert_eq!(not_text(&[1, 2, 3, 4, 5, 6, 7, 8, 200, 201, 202]), NotText::Binary);
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(refused(&locked), Problem::EncryptedFile { .. }));
}

#[test]
fn tables_that_hold_no_respondents() {
    let results = "Spørgsmål;Tilfreds;Hverken/eller;Utilfreds\nVenlighed;73;16;11\nHjælp;54;21;25\n";
    assert!(matches!(refused(results.as_bytes()), Problem::AggregatedTable { .. }));
    let letter = "Kære borger\nTak for din henvendelse til os den 3. maj.\nVi svarer, så snart vi kan det.\n";
    assert_eq!(no_survey(letter), NoSurvey::OneColumnOfText);
    let wide = format!("{}\n1\n", "a;".repeat(20_000));
    assert_eq!(no_survey(&wide), NoSurvey::TooManyColumns);
    let two = [source(b"a;b\n1;2\n2;1\n"), source(b"c;d\n1;2\n2;1\n")];
    let problem = Study::open(&two, &mut |_, _, _| {}).expect_err("which one?");
    assert!(matches!(problem, Problem::NotASurvey { why: NoSurvey::SeveralDatasets, .. }));
}

#[test]
fn small_surveys_are_surveys() {
    for text in [
        "tilfreds\n1\n2\n5\n",
        "tilfreds\n5\n",
        "a;b;c\n1;2;3\n",
        "a;b\n5;5\n5;5\n5;5\n",
        "Hvor tilfreds er du, alt i alt?\nMeget tilfreds\nTilfreds\nTilfreds\n",
        "tal\n1,5\n2,5\n",
    ] {
        let study = opened(text);
        assert!(!study.codebook().value.variables.is_empty(), "{text}");
        // A number or a sentence, but no panic.
        let _ = study.analyse(&svarkort_core::analysis::SettingsInput::default(), &mut |_, _, _| {});
    }
    let wide: Vec<String> = (1..=300).map(|number| format!("q{number}")).collect();
    let row = vec!["3"; 300].join(";");
    let study = opened(&format!("{}\n{row}\n{row}\n", wide.join(";")));
    assert_eq!(study.codebook().value.variables.len(), 300);
}

#[test]
fn names_may_hold_anything() {
    let read = table("\"q \"\"1\"\"\";<script>alert(1)</script>;q 'x'\n1;2;3\n");
    assert_eq!(names(&read.value), ["q \"1\"", "<script>alert(1)</script>", "q 'x'"]);
    let read = table("a;a;;A;a_2;;a\n1;2;3;4;5;6;7\n");
    assert_eq!(names(&read.value), ["a", "a_2", "kolonne 3", "A", "a_2_2", "kolonne 6", "a_3"]);
    let read = table("a;\"b\r\nc\";d\n1;2;3\n");
    assert_eq!(names(&read.value), ["a", "b c", "d"]);
}

#[test]
fn padding_is_taken_away() {
    let read = table("\u{a0}a ;b\0;c\n1\0; 2 ;Ved\u{a0}ikke\n");
    assert_eq!(names(&read.value), ["a", "b", "c"]);
    assert_eq!(cells(&read.value), [["1", "2", "Ved ikke"]]);
    assert!(read.notes.is_empty());
}

#[test]
fn a_redundant_delimiter_makes_no_column() {
    let read = table("a;b;\n1;2;\n3;4;\n");
    assert_eq!(names(&read.value), ["a", "b"]);
    let read = table("a;b\n1;2;\n3;4;\n");
    assert_eq!(names(&read.value), ["a", "b"]);
    let read = table("a;b;;;\n1;2\n3;4\n");
    assert_eq!(names(&read.value), ["a", "b"]);
    assert!(read.notes.is_empty());
}

#[test]
fn ragged_rows_are_kept_and_named() {
    let read = table("a;b;c\n1;2;3\n4;5\n\n6;7;8;9\n1;2;3;;\n1;1;1\n");
    assert_eq!(names(&read.value), ["a", "b", "c", "kolonne 4"]);
    let rows = [
        ["1", "2", "3", ""],
        ["4", "5", "", ""],
        ["6", "7", "8", "9"],
        ["1", "2", "3", ""],
        ["1", "1", "1", ""],
    ];
    assert_eq!(cells(&read.value), rows);
    let ragged = NoteKind::RaggedRows { file: "svar.csv".to_owned(), rows: vec![3, 5], count: 2 };
    assert_eq!(kinds(&read.notes), [&ragged], "rows as a spreadsheet counts, the empty one too");
}

#[test]
fn a_list_of_answers_becomes_a_row_per_respondent() {
    let mut text = String::from("respondent;spørgsmål;svar\n");
    for respondent in 1..=30 {
        for item in 1..=4 {
            text.push_str(&format!("{respondent};q{item};{}\n", 1 + (respondent * item) % 5));
        }
    }
    let study = opened(&text);
    let codebook = study.codebook();
    let found: Vec<&str> = codebook.value.variables.iter().map(|variable| variable.name.as_str()).collect();
    assert_eq!(found, ["respondent", "q1", "q2", "q3", "q4"]);
    assert_eq!(codebook.value.files[0].rows, 30);
    assert!(kinds(&codebook.notes).contains(&&NoteKind::LongFormat { file: "svar.csv".to_owned() }));
}

#[test]
fn every_overlong_row_is_named() {
    let read = table("a;b\n1;2;3\n1;2\n1;2;4\n");
    let ragged = NoteKind::RaggedRows { file: "svar.csv".to_owned(), rows: vec![2, 4], count: 2 };
    assert_eq!(kinds(&read.notes), [&ragged]);
}

#[test]
fn rs_row_names_shift_no_column() {
    let read = table("\"q1\",\"q2\",\"q3\"\n\"1\",5,4,3\n\"2\",4,4,4\n\"3\",1,2,3\n");
    assert_eq!(names(&read.value), ["kolonne 1", "q1", "q2", "q3"]);
    assert_eq!(cells(&read.value)[0], ["1", "5", "4", "3"]);
    assert!(read.notes.is_empty());
}

#[test]
fn a_table_without_a_header_loses_no_respondent() {
    let read = table("5;4;4;3\n1;2;2;9\n");
    assert_eq!(names(&read.value), ["kolonne 1", "kolonne 2", "kolonne 3", "kolonne 4"]);
    assert_eq!(cells(&read.value), [["5", "4", "4", "3"], ["1", "2", "2", "9"]]);
    // Numbered questions.
    let read = table("1;2;3;4\n5;4;4;3\n");
    assert_eq!(names(&read.value), ["1", "2", "3", "4"]);
}

#[test]
fn lines_that_are_wholly_quoted_are_unwrapped() {
    let read = table("\"a,b,\"\"c, d\"\"\"\r\n\"1,2,\"\"x\"\"\"\r\n\"3,4,5\"\r\n");
    assert_eq!(names(&read.value), ["a", "b", "c, d"]);
    assert_eq!(cells(&read.value), [["1", "2", "x"], ["3", "4", "5"]]);
}

#[test]
fn empty_rows_and_titles_are_passed_over() {
    let read = table("Brugerundersøgelse 2023\n\na;b;c\n1;2;3\n;;\n4;5;6\n;;\n;;\n");
    assert_eq!(names(&read.value), ["a", "b", "c"]);
    assert_eq!(read.value.rows, 2);
    assert_eq!(read.value.blank_rows, 3);
    let skipped = NoteKind::RowsSkipped { file: "svar.csv".to_owned(), rows: vec![1, 5], count: 2 };
    assert_eq!(kinds(&read.notes), [&skipped]);
}

#[test]
fn a_row_cut_off_in_a_quote_is_kept() {
    let read = table("a;b;c\n1;2;fin\n4;5;\"det var");
    assert_eq!(cells(&read.value), [["1", "2", "fin"], ["4", "5", "det var"]]);
    let cut = NoteKind::RaggedRows { file: "svar.csv".to_owned(), rows: vec![3], count: 1 };
    assert_eq!(kinds(&read.notes), [&cut]);
    // In the middle of a comment of several lines.
    let read = table("a;b;c\n1;2;fin\n4;5;\"det var\nvist nok");
    assert_eq!(cells(&read.value), [["1", "2", "fin"], ["4", "5", "det var\nvist nok"]]);
}

#[test]
fn a_quote_that_never_closes_takes_one_row_and_not_the_rest() {
    let read = table("a;b;c\n1;2;3\n\"4;5;6\n7;8;9\n1;1;1\n");
    assert_eq!(cells(&read.value), [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["1", "1", "1"]]);
    let cut = NoteKind::RaggedRows { file: "svar.csv".to_owned(), rows: vec![3], count: 1 };
    assert_eq!(kinds(&read.notes), [&cut]);
    // Two of them close each other; what lies between is rows all the same.
    let read = table("a;b;c\n1;2;\"x\n4;5;6\n7;8;\"y\n1;1;1\n2;2;2\n");
    let rows = [["1", "2", "x"], ["4", "5", "6"], ["7", "8", "y"], ["1", "1", "1"], ["2", "2", "2"]];
    assert_eq!(cells(&read.value), rows);
}

#[test]
fn many_open_quotes_take_no_time() {
    let text = format!("a;b;c\n{}", "\"1;2;3\n".repeat(20_000));
    let started = std::time::Instant::now();
    let read = table(&text);
    assert_eq!(read.value.rows, 20_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn embedded_line_breaks_stay_in_their_cell() {
    for newline in ["\n", "\r\n", "\r"] {
        let text = ["a;b", "1;\"linje 1", "linje 2\"", "2;x", "3"].join(newline);
        let read = table(&text);
        assert_eq!(cells(&read.value), [["1", "linje 1\nlinje 2"], ["2", "x"], ["3", ""]]);
        let short = NoteKind::RaggedRows { file: "svar.csv".to_owned(), rows: vec![4], count: 1 };
        assert_eq!(kinds(&read.notes), [&short], "{newline:?}: rows count records, not lines");
    }
}

#[test]
fn the_first_line_may_declare_the_delimiter() {
    let read = table("sep=,\r\na,b;c\r\n1,2\r\n3\r\n");
    assert_eq!(names(&read.value), ["a", "b;c"]);
    let short = NoteKind::RaggedRows { file: "svar.csv".to_owned(), rows: vec![4], count: 1 };
    assert_eq!(kinds(&read.notes), [&short]);
}

#[test]
fn nothing_of_an_answer_is_in_a_note_or_a_sentence() {
    let read = table("a;b;c\n1;2;3\n4;HEMMELIG\n\"HEMMELIG;2\n7;8;9\n");
    for note in &read.notes {
        assert!(!format!("{note:?}").contains("HEMMELIG"));
        assert!(!words::note(note, Language::Da).contains("HEMMELIG"));
    }
}
