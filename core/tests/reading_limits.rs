//! Small files that stand for much: each is refused, or read as what it says once, before there is no room left.

#[path = "made/zipped.rs"]
#[allow(dead_code, reason = "only its zips are used here")]
mod zipped;

use svarkort_core::Problem;
use svarkort_core::read::{self, Source, Table};

fn read(bytes: Vec<u8>) -> Result<Vec<Table>, Problem> {
    read::tables(&[Source { name: "x".to_owned(), bytes }], &mut |_, _, _| {}).map(|read| read.value)
}

fn made(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made/files").join(name);
    std::fs::read(path).expect("committed")
}

fn ods(content: &str) -> Vec<u8> {
    let content = format!("<office:document-content>{content}</office:document-content>");
    zipped::zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

#[test]
fn one_shared_text_in_every_cell_of_a_row() {
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(3000);
    let rows = format!("<row>{cells}</row>").repeat(3);
    let book = zipped::xlsx(&[("Ark1", "visible", &rows)], &[&"x".repeat(10_000)]);
    assert!(matches!(read(book), Err(Problem::TooLarge { .. })));
}

#[test]
fn one_cell_repeated_as_often_as_it_likes() {
    let cell = |times: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{times}\"><text:p>{}</text:p></table:table-cell>",
            "x".repeat(10_000)
        )
    };
    let row = |times: &str| {
        format!("<table:table><table:table-row>{}</table:table-row></table:table>", cell(times))
    };
    for times in ["16000", "18446744073709551615"] {
        assert!(matches!(read(ods(&row(times))), Err(Problem::TooLarge { .. })), "{times}");
    }
    // Far to the right nothing is put down, however often.
    let far = format!(
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\"/>{}</table:table-row></table:table>",
        "<table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>x</text:p></table:table-cell>".repeat(2000)
    );
    assert!(matches!(read(ods(&far)), Err(Problem::EmptyFile { .. })));
}

#[test]
fn more_sheets_than_anybody_has() {
    assert!(matches!(read(ods(&"<table:table/>".repeat(20_000))), Err(Problem::EmptyFile { .. })));
}

#[test]
fn stata_labels_that_lie_over_each_other() {
    let mut file = made("v12.dta");
    assert!(read(file.clone()).is_ok());
    let (count, text) = (10_000_u32, vec![b'x'; 32_000]);
    let mut list = [count.to_le_bytes(), (text.len() as u32).to_le_bytes()].concat();
    list.extend((0..count).flat_map(|_| 0_u32.to_le_bytes()));
    list.extend((0..count).flat_map(u32::to_le_bytes));
    list.extend(text);
    file.extend((list.len() as u32).to_le_bytes());
    file.extend([b'a'; 33]);
    file.extend([0; 3]);
    file.extend(list);
    assert!(matches!(read(file), Err(Problem::TruncatedFile { .. })));
}

#[test]
fn spss_labels_given_to_one_variable_again_and_again() {
    let file = made("long.sav");
    let end = [999_i32.to_le_bytes(), [0; 4]].concat();
    let at = file.windows(8).position(|window| window == end).expect("the dictionary ends");
    let mut record = [3_i32.to_le_bytes(), 3000_i32.to_le_bytes()].concat();
    for value in 0..3000 {
        record.extend(f64::from(value).to_le_bytes());
        record.extend(b"\x07etiket ");
    }
    record.extend([4_i32.to_le_bytes(), 3000_i32.to_le_bytes()].concat());
    record.extend((0..3000).flat_map(|_| 1_i32.to_le_bytes()));
    let file = [&file[..at], &record, &file[at..]].concat();
    let read = read(file).expect("as before");
    let labels = read[0].described.values().map(|described| described.labels.len()).max();
    assert!(labels.is_some_and(|labels| (3000..3100).contains(&labels)), "{labels:?}");
}

#[test]
fn a_form_whose_questions_share_a_long_list() {
    let choices: Vec<String> =
        (0..1100).map(|code| format!("{{\"list_name\":\"l\",\"name\":\"{code}\"}}")).collect();
    let survey: Vec<String> =
        (0..1100).map(|place| format!("{{\"type\":\"select_one l\",\"name\":\"q{place}\"}}")).collect();
    let form = format!(
        "{{\"survey\":[{}],\"choices\":[{}],\"results\":[{{\"q1\":\"1\"}}]}}",
        survey.join(","),
        choices.join(",")
    );
    assert!(matches!(read(form.into_bytes()), Err(Problem::UnreadableFormat { .. })));
}
