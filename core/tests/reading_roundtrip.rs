//! Any table, written in any dialect and encoding, reads back the same.

use proptest::prelude::*;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::read::{self, Source};
use svarkort_core::{Language, Study, words};

#[derive(Debug, Clone, Copy)]
enum Written {
    Utf8,
    Utf8Marked,
    Utf16Little,
    Utf16Big,
    Utf16LittleUnmarked,
    Windows1252,
    MacRoman,
}

const ENCODINGS: [Written; 7] = [
    Written::Utf8,
    Written::Utf8Marked,
    Written::Utf16Little,
    Written::Utf16Big,
    Written::Utf16LittleUnmarked,
    Written::Windows1252,
    Written::MacRoman,
];

#[derive(Debug, Clone, Copy)]
struct Form {
    encoding: Written,
    delimiter: char,
    newline: &'static str,
    quote_all: bool,
    last_newline: bool,
    trailing_delimiter: bool,
}

fn form() -> impl Strategy<Value = Form> {
    (
        prop::sample::select(ENCODINGS.to_vec()),
        prop::sample::select(vec![';', ',', '\t', '|']),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(encoding, delimiter, newline, quote_all, last_newline, trailing_delimiter)| Form {
            encoding,
            delimiter,
            newline,
            quote_all,
            last_newline,
            trailing_delimiter,
        })
}

/// As answers are: codes, numbers with comma, labels, comments with delimiters, quotes and line breaks.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[0-9]",
        1 => "-?[0-9]{1,3}[,.][0-9]{1,2}",
        1 => Just(String::new()),
        2 => prop::sample::select(vec!["Meget tilfreds", "Utilfreds", "Ved ikke", "Ærø", "Århus Å"]).prop_map(str::to_owned),
        1 => "[a-zæøå<>\"';,| &]{1,20}",
        1 => "[A-ZÆØÅ][a-zæøå]{0,8}[\n][a-zæøå;,\"]{1,8}",
    ]
}

fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    (2_usize..8, 3_usize..30).prop_flat_map(|(columns, rows)| {
        let header = prop::collection::vec("[a-zæøå][a-z0-9_?]{0,12}", columns);
        let body = prop::collection::vec(prop::collection::vec(cell(), columns), rows);
        (header, body)
    })
}

fn write(header: &[String], body: &[Vec<String>], form: Form) -> Vec<u8> {
    let mut text = String::new();
    let rows: Vec<&[String]> = std::iter::once(header).chain(body.iter().map(Vec::as_slice)).collect();
    for (place, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push(form.delimiter);
            }
            if form.quote_all || cell.contains([form.delimiter, '"', '\n', '\r']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\"").replace('\n', form.newline));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        if form.trailing_delimiter {
            text.push(form.delimiter);
        }
        if form.last_newline || place + 1 < rows.len() {
            text.push_str(form.newline);
        }
    }
    let little = || text.encode_utf16().flat_map(u16::to_le_bytes);
    match form.encoding {
        Written::Utf8 => text.into_bytes(),
        Written::Utf8Marked => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Written::Utf16Little => [0xff, 0xfe].into_iter().chain(little()).collect(),
        Written::Utf16Big => {
            [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
        }
        Written::Utf16LittleUnmarked => little().collect(),
        // Letters of Latin-1 only, and there a byte is its code point.
        Written::Windows1252 => text.chars().map(|letter| letter as u8).collect(),
        Written::MacRoman => text.chars().map(mac_roman).collect(),
    }
}

/// The letters beyond ASCII that the tables hold.
fn mac_roman(letter: char) -> u8 {
    match letter {
        'æ' => 0xbe,
        'ø' => 0xbf,
        'å' => 0x8c,
        'Æ' => 0xae,
        'Ø' => 0xaf,
        'Å' => 0x81,
        _ => letter as u8,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_table_reads_back_as_it_was_written((header, body) in table(), form in form()) {
        let bytes = write(&header, &body, form);
        let source = Source { name: "svar.csv".to_owned(), bytes };
        let read = read::tables(&[source], &mut |_, _, _| {}).expect("a table");
        let table = &read.value[0];
        prop_assert_eq!(table.delimiter, Some(form.delimiter));
        let headers: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
        prop_assert_eq!(headers, header.iter().map(String::as_str).collect::<Vec<_>>());
        let full = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let expected: Vec<&Vec<String>> = body.iter().filter(full).collect();
        prop_assert_eq!(table.rows as usize, expected.len());
        for (row, cells) in expected.iter().enumerate() {
            for (column, cell) in table.columns.iter().zip(*cells) {
                prop_assert_eq!(column.text(row), cell.trim());
            }
        }
        let names: std::collections::BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        prop_assert_eq!(names.len(), table.columns.len());
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let source = Source { name: "svar.csv".to_owned(), bytes };
        let _ = Study::open(&[source], &mut |_, _, _| {});
    }

    #[test]
    fn no_text_brings_it_down(text in "[a-c0-9;,\t\"\r\n æ]{0,300}") {
        let source = Source { name: "svar.csv".to_owned(), bytes: text.clone().into_bytes() };
        if let Ok(read) = read::tables(&[source], &mut |_, _, _| {}) {
            for column in &read.value[0].columns {
                assert_eq!(column.cells.len(), read.value[0].rows as usize);
            }
        }
        opened(&text);
    }

    #[test]
    fn no_small_survey_brings_it_down(
        (header, body) in table(),
        name in prop::sample::select(vec!["tilfredshed", "stato_4", "id", "vægt", "submitdate", "svar", "Timestamp"]),
    ) {
        let mut header = header;
        header[0] = name.to_owned();
        let form = Form {
            encoding: Written::Utf8,
            delimiter: ';',
            newline: "\n",
            quote_all: false,
            last_newline: true,
            trailing_delimiter: false,
        };
        let bytes = write(&header, &body, form);
        opened(&String::from_utf8_lossy(&bytes));
    }
}

/// A result or a sentence, in both languages.
fn opened(text: &str) {
    let source = Source { name: "svar.csv".to_owned(), bytes: text.as_bytes().to_vec() };
    let study = match Study::open(&[source], &mut |_, _, _| {}) {
        Ok(study) => study,
        Err(problem) => {
            assert!(words::problem(&problem, Language::Da).ends_with('.'));
            assert!(words::problem(&problem, Language::En).ends_with('.'));
            return;
        }
    };
    for note in study.codebook().notes {
        assert!(!words::note(&note, Language::Da).is_empty() && !words::note(&note, Language::En).is_empty());
    }
    if let Err(problem) = study.analyse(&SettingsInput::default(), &mut |_, _, _| {}) {
        assert!(words::problem(&problem, Language::Da).ends_with('.'));
    }
}
