//! Exports as people and tools write them in ways of their own: headers in two rows, sums under the answers, labels under
//! the names, several answers in one cell, trials among the answers. Invented answers; the forms are the tools'.

#[path = "made/zipped.rs"]
mod zipped;

mod recognised;

use recognised::{find, missing, open};
use svarkort_core::codebook::{Kind, Role};
use svarkort_core::read::Source;
use svarkort_core::{NoteKind, Study};

const ANSWERS: [&str; 5] = ["Meget utilfreds", "Utilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds"];

fn study(name: &str, bytes: Vec<u8>) -> Study {
    let source = Source { name: name.to_owned(), bytes };
    Study::open(&[source], &mut |_, _, _| {}).expect("a survey")
}

fn sheet(rows: &[Vec<&str>]) -> Vec<u8> {
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    zipped::xlsx(&[("Ark1", "visible", &zipped::rows(&rows))], &[])
}

#[test]
fn a_header_of_two_rows_names_its_columns_by_both() {
    let mut rows = vec![
        vec!["Id", "Køn", "Hvor tilfreds er du med", "", ""],
        vec!["", "", "Hjælpen", "Ventetiden", "Svaret"],
    ];
    let ids: Vec<String> = (1..=20).map(|id| id.to_string()).collect();
    for (place, id) in ids.iter().enumerate() {
        let answer = |step: usize| ANSWERS[(place * step + step) % 5];
        rows.push(vec![id, ["Mand", "Kvinde"][place % 2], answer(1), answer(2), answer(3)]);
    }
    // Merged cells are written or left out.
    let mut short = rows.clone();
    short[0].truncate(3);
    for rows in [rows, short] {
        let study = study("to_rækker.xlsx", sheet(&rows));
        let codebook = study.codebook();
        assert!(codebook.notes.iter().all(|note| note.kind.code() != "ragged_rows"));
        let found = find(&codebook.value, "Hvor tilfreds er du med - Ventetiden");
        assert_eq!((found.valid, found.missing, found.points), (20, 0, Some(5)));
        assert_eq!(codebook.value.variables.len(), 5);
    }
}

#[test]
fn a_first_respondent_is_no_second_header() {
    let rows: Vec<Vec<&str>> = vec![
        vec!["id", "q1", "", ""],
        vec!["1", "Tilfreds", "Tilfreds", "en bemærkning"],
        vec!["2", "Utilfreds", "Tilfreds", ""],
        vec!["3", "Utilfreds", "Utilfreds", "en anden"],
        vec!["4", "Tilfreds", "Tilfreds", ""],
    ];
    assert_eq!(find(&study("x.xlsx", sheet(&rows)).codebook().value, "id").valid, 4);
}

#[test]
fn sums_under_the_answers_are_left_out_and_noted() {
    let mut rows = vec![vec!["Afdeling", "Q1", "Q2", "Q3"]];
    for place in 0..20_usize {
        let answer = |step: usize| ["1", "2", "3", "4", "5"][(place * step + step) % 5];
        rows.push(vec![["Nord", "Syd", "Øst"][place % 3], answer(1), answer(2), answer(3)]);
    }
    rows.push(vec!["Total", "61", "62", "63"]);
    rows.push(vec!["Gennemsnit:", "3.05", "3.1", "3.15"]);
    let codebook = study("sum.xlsx", sheet(&rows)).codebook();
    assert!(codebook.notes.iter().any(|note| matches!(note.kind, NoteKind::RowsSkipped { count: 2, .. })));
    let unit = find(&codebook.value, "Afdeling");
    assert_eq!((unit.valid, unit.options.len()), (20, 3));
    assert_eq!(
        (find(&codebook.value, "Q1").kind, find(&codebook.value, "Q1").points),
        (Kind::Rating, Some(5))
    );
    // A unit of that name that answers more than once is one.
    rows.push(vec!["Total", "3", "3", "3"]);
    assert_eq!(find(&study("sum.xlsx", sheet(&rows)).codebook().value, "Afdeling").valid, 23);
}

#[test]
fn google_forms_few_options_in_the_order_of_the_form_are_several_answers() {
    let mut text = "Tidsstempel,\"Hvilke kanaler\nbruger du?\",Tilfredshed\n".to_owned();
    let options = ["Telefon", "Borger.dk", "Fremmøde"];
    for row in 0..28_usize {
        let chosen: Vec<&str> =
            (0..3).filter(|bit| (row % 7 + 1) >> bit & 1 == 1).map(|bit| options[bit]).collect();
        text += &format!(
            "2024/05/{:02} 9:11:12 AM GMT+2,\"{}\",{}\n",
            row + 1,
            chosen.join(", "),
            ANSWERS[row % 5]
        );
    }
    let codebook = open(&[("svar.csv", text.into_bytes())]);
    let option = find(&codebook, "Hvilke kanaler bruger du? - Borger.dk");
    assert_eq!((option.kind, option.valid), (Kind::Multiple, 28));
}

fn qualtrics() -> String {
    let ids = ["startDate", "status", "finished", "_recordId", "QID1", "QID2"];
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{{\"\"ImportId\"\":\"\"{id}\"\"}}\"")).collect();
    let mut text = "StartDate,Status,Finished,ResponseId,Q1,Q2\n".to_owned();
    text += "Start Date,Response Type,Finished,Response ID,How satisfied?,Which have you used? - Selected Choice\n";
    text += &format!("{}\n", ids.join(","));
    let options = ["Course", "Job fair, local", "CV help"];
    for row in 0..28_usize {
        let chosen: Vec<&str> =
            (0..3).filter(|bit| (row % 7 + 1) >> bit & 1 == 1).map(|bit| options[bit]).collect();
        let kind = if row == 3 { "Survey Preview" } else { "IP Address" };
        let answer = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"][row % 5];
        let finished = if row % 9 == 8 { "False" } else { "True" };
        let chosen = chosen.join(",");
        text += &format!("2024-05-01 10:00:00,{kind},{finished},R_{row:012},{answer},\"{chosen}\"\n");
    }
    text
}

#[test]
fn qualtrics_joins_answers_by_a_bare_comma_and_marks_trials() {
    let study = study("q.csv", qualtrics().into_bytes());
    let codebook = study.codebook().value;
    let option = find(&codebook, "Q2 - Job fair, local");
    // 28 rows, of which 3 are not finished and 1 is a preview.
    assert_eq!((option.kind, option.valid), (Kind::Multiple, 24));
    assert_eq!(find(&codebook, "Status").role, Role::Technical);
}

#[test]
fn soscis_labels_may_stand_under_the_names() {
    let mut text = "CASE\tQUESTNNR\tSTARTED\tA101\tFINISHED\tLASTPAGE\nInterview-Nummer\tFragebogen\tZeitpunkt\tZufriedenheit: Wartezeit\tabgeschlossen\tSeite\n".to_owned();
    for row in 0..20 {
        let answer = if row % 6 == 5 { -9 } else { 1 + row % 5 };
        text += &format!("{}\tbase\t2024-05-01 10:00:00\t{answer}\t1\t3\n", row + 7);
    }
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let codebook = open(&[("data.csv", utf16)]);
    let item = find(&codebook, "A101");
    assert_eq!((item.label.as_str(), item.valid, missing(item).len()), ("Zufriedenheit: Wartezeit", 17, 1));
}

#[test]
fn formulas_without_a_value_are_empty_cells() {
    let mut rows = "<row><c t=\"inlineStr\"><is><t>q1</t></is></c><c t=\"inlineStr\"><is><t>q2</t></is></c><c t=\"inlineStr\"><is><t>snit</t></is></c></row>".to_owned();
    for row in 0..12 {
        rows += &format!(
            "<row><c><v>{}</v></c><c><v>{}</v></c><c><f>AVERAGE(A1:B1)</f><v></v></c></row>",
            1 + row % 5,
            1 + row % 4
        );
    }
    let codebook = study("f.xlsx", zipped::xlsx(&[("Ark1", "visible", &rows)], &[])).codebook().value;
    assert_eq!((find(&codebook, "snit").valid, find(&codebook, "q1").valid), (0, 12));
}
