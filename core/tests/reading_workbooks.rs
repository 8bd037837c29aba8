//! Workbooks as people make them: titles over the table, several sheets, numbers stored as text, dates, errors.

#[path = "made/zipped.rs"]
mod zipped;

use svarkort_core::codebook::{Kind, Role};
use svarkort_core::problem::NotText;
use svarkort_core::read::{self, Source, Table};
use svarkort_core::{Code, NoteKind, Problem, Study};
use zipped::{rows, xlsx};

fn source(bytes: Vec<u8>) -> Source {
    Source { name: "svar.xlsx".to_owned(), bytes }
}

fn tables(bytes: Vec<u8>) -> Result<(Vec<Table>, Vec<NoteKind>), Problem> {
    let read = read::tables(&[source(bytes)], &mut |_, _, _| {})?;
    Ok((read.value, read.notes.into_iter().map(|note| note.kind).collect()))
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    let row = |row: usize| table.columns.iter().map(|column| column.text(row)).collect();
    (0..table.rows as usize).map(row).collect()
}

#[test]
fn cells_are_what_the_spreadsheet_shows() {
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"inlineStr\"><is><r><t>Da</t></r><r><t>to</t></r></is></c><c r=\"E1\" t=\"str\"><v>sandt</v></c><c r=\"F1\" t=\"str\"><v>tal</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"D2\" s=\"1\"><v>45047</v></c><c r=\"E2\" t=\"b\"><v>1</v></c><c r=\"F2\"><v>0.1</v></c></row>\
        <row r=\"4\"><c r=\"A4\"><f>1+1</f><v>2</v></c><c r=\"B4\" t=\"e\"><v>#N/A</v></c><c r=\"D4\" s=\"2\"><v>45047.75</v></c><c r=\"E4\" t=\"b\"><v>0</v></c><c r=\"F4\" t=\"str\"><v>3,5</v></c></row>";
    let (tables, _) = tables(xlsx(&[("Svar", "visible", sheet)], &["Nr", "Svar &amp; ord", "æ&#248;å"]))
        .expect("a workbook");
    let [table] = tables.as_slice() else { panic!("one sheet") };
    let headers: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["Nr", "Svar & ord", "Dato", "sandt", "tal"]);
    assert_eq!(
        texts(table),
        [["1", "æøå", "2023-05-01", "TRUE", "0.1"], ["2", "", "2023-05-01 18:00:00", "FALSE", "3,5"]]
    );
    assert_eq!((table.format, table.sheet.as_deref()), ("xlsx", None));
}

#[test]
fn what_stands_over_the_table_is_no_header() {
    let sheet = rows(&[
        &["Brugerundersøgelse 2025", "", "", "", "", ""],
        &["Udtrukket:", "1. maj", "", "", "", ""],
        &["", "", "", "", "", ""],
        &["id", "q1", "q2", "q3", "q4", "q5"],
        &["1", "5", "4", "3", "", ""],
        &["2", "4", "4", "2", "1", "5"],
    ]);
    let (tables, notes) = tables(xlsx(&[("Ark1", "visible", &sheet)], &[])).expect("a workbook");
    assert_eq!(tables[0].columns[5].header, "q5");
    assert_eq!(texts(&tables[0]), [["1", "5", "4", "3", "", ""], ["2", "4", "4", "2", "1", "5"]]);
    assert!(matches!(notes.as_slice(), [NoteKind::RowsSkipped { count: 2, .. }]), "{notes:?}");
}

#[test]
fn the_sheet_of_answers_is_found_among_others() {
    let mut answers: Vec<Vec<String>> = vec![["id", "tilfreds", "venlig", "køn"].map(str::to_owned).to_vec()];
    for person in 0..30 {
        let scale = |step: i32| ((person * 3 + step) % 5 + 1).to_string();
        answers.push(vec![
            person.to_string(),
            scale(0),
            scale(1),
            ["K", "M"][person as usize % 2].to_owned(),
        ]);
    }
    let answers: Vec<Vec<&str>> =
        answers.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let answers = rows(&answers.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let results =
        rows(&[&["Svar", "Antal", "Procent"], &["Tilfreds", "60", "60"], &["Utilfreds", "40", "40"]]);
    let book = xlsx(
        &[
            ("Resultater", "visible", &results),
            ("Svar", "visible", &answers),
            ("Gammel", "hidden", &rows(&[&["a", "b"], &["1", "2"]])),
        ],
        &[],
    );
    let study = Study::open(&[source(book)], &mut |_, _, _| {}).expect("a survey");
    let codebook = study.codebook();
    assert_eq!((codebook.value.files.len(), codebook.value.files[0].rows), (1, 30));
    let other = codebook.notes.iter().find_map(|note| match &note.kind {
        NoteKind::OtherSheets { used, others, .. } => Some((used.clone(), *others)),
        _ => None,
    });
    assert_eq!(other, Some((vec!["Svar".to_owned()], 1)));
    assert_eq!(codebook.value.variables[1].kind, Kind::Rating);
}

#[test]
fn a_sheet_per_unit_becomes_one_survey() {
    let sheet = |from: usize| {
        let mut text = rows(&[&["Hvor tilfreds er du?", "Hvor venligt var det?", "Hvor hurtigt gik det?"]]);
        for row in 0..12 {
            let cell = |step: usize| ((row + step + from) % 5 + 1).to_string();
            text += &rows(&[&[&cell(0), &cell(1), &cell(3)]]);
        }
        text
    };
    let book = xlsx(&[("Nord", "visible", &sheet(0)), ("Syd", "visible", &sheet(2))], &[]);
    let study = Study::open(&[source(book)], &mut |_, _, _| {}).expect("a survey");
    let variables = study.codebook().value.variables;
    let unit = variables.last().expect("a variable");
    assert_eq!((unit.name.as_str(), unit.role), ("enhed", Role::Group));
    let codes: Vec<(Code, u32)> = unit.options.iter().map(|o| (o.code.clone(), o.n)).collect();
    assert_eq!(codes, [(Code::Text("Nord".to_owned()), 12), (Code::Text("Syd".to_owned()), 12)]);
}

#[test]
fn surveyxacts_wide_datasets_are_put_together() {
    let labels =
        rows(&[&["q1", "1", "Utilfreds"], &["q1", "2", "Tilfreds"], &["q9", "1", "Nej"], &["q9", "2", "Ja"]]);
    let variables = rows(&[
        &["variableName", "variableDescription"],
        &["q1", "Hvor tilfreds er du?"],
        &["q9", "Kommer du igen?"],
    ]);
    let one = rows(&[&["respondentid", "q1"], &["1", "1"], &["2", "2"], &["3", "2"]]);
    let two = rows(&[
        &["respondentid", "q9", "stato_1", "stato_2", "stato_3", "stato_4", "stato_5"],
        &["1", "1", "0", "0", "0", "1", "0"],
        &["2", "2", "0", "0", "1", "0", "0"],
        &["3", "2", "0", "0", "0", "1", "0"],
    ]);
    let book = xlsx(
        &[
            ("Labels", "visible", &labels),
            ("Variables", "visible", &variables),
            ("Dataset(1)", "visible", &one),
            ("Dataset(2)", "visible", &two),
        ],
        &[],
    );
    let study = Study::open(&[source(book)], &mut |_, _, _| {}).expect("a survey");
    let codebook = study.codebook().value;
    assert_eq!(codebook.files[0].tool.as_deref(), Some("SurveyXact"));
    let again =
        codebook.variables.iter().find(|variable| variable.name == "q9").expect("from the second sheet");
    assert_eq!((again.label.as_str(), again.valid), ("Kommer du igen?", 2), "the two who completed");
}

#[test]
fn an_opendocument_sheet_is_read_alike() {
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Svar\">\
        <table:table-row><table:table-cell office:value-type=\"string\"><text:p>q1</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>dato</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>q<text:s/>3</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"4.50\"><text:p>4,5</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2025-03-01T00:00:00\"><text:p>1/3</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"1\" office:value-type=\"string\"><text:p>Ja</text:p><text:p>tak</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        </table:table></office:spreadsheet></office:body></office:document-content>";
    let book = zipped::zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]);
    let (tables, _) = tables(book).expect("a sheet");
    assert_eq!(texts(&tables[0]), [["4.5", "2025-03-01", "Ja\ntak"], ["4.5", "2025-03-01", "Ja\ntak"]]);
    assert_eq!((tables[0].columns[2].header.as_str(), tables[0].format), ("q 3", "ods"));
}

#[test]
fn other_office_files_are_named() {
    let kind = |parts: &[(&str, &str)]| match tables(zipped::zipped(parts)) {
        Err(Problem::UnreadableFormat { kind, .. }) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(&[("word/document.xml", "<w/>")]), NotText::Document);
    assert_eq!(kind(&[("data.csv", "a;b")]), NotText::Archive);
    assert_eq!(kind(&[("xl/workbook.bin", "")]), NotText::BinaryWorkbook);
    let empty = xlsx(&[("Ark1", "visible", "")], &[]);
    assert!(matches!(tables(empty), Err(Problem::EmptyFile { .. })));
    let whole = xlsx(&[("Ark1", "visible", &rows(&[&["a", "b"], &["1", "2"]]))], &[]);
    for cut in [40, whole.len() / 2, whole.len() - 30] {
        let read = tables(whole[..cut].to_vec());
        assert!(matches!(read, Err(Problem::TruncatedFile { .. })), "{cut}: {read:?}");
    }
}
