//! Files longer than what their beginning is judged by: what only the rest tells is heard.

use svarkort_core::read::{self, Incoming, MOST_BYTES, Source, Table};
use svarkort_core::{Language, NoteKind, Noted, Problem, words};

/// Rows of ASCII until the text is longer than a megabyte.
fn plain_rows(text: &mut String) -> u32 {
    let mut rows = 0;
    while text.len() < 1_200_000 {
        rows += 1;
        text.push_str(&format!("{rows};5;4;Tilfreds\n"));
    }
    rows
}

fn read(bytes: &[u8]) -> Noted<Table> {
    let source = Source { name: "svar.csv".to_owned(), bytes: bytes.to_vec() };
    let read = read::tables(&[source], &mut |_, _, _| {}).expect("readable");
    let in_pieces = |piece: usize| {
        let mut incoming = Incoming::new("svar.csv", bytes.len() as u64).expect("small");
        bytes.chunks(piece).for_each(|piece| incoming.push(piece).expect("readable"));
        incoming.finish().expect("readable")
    };
    for piece in [65_536, 999_983] {
        let pieces = in_pieces(piece);
        assert_eq!(pieces.notes, read.notes);
        for (a, b) in pieces.value[0].columns.iter().zip(&read.value[0].columns) {
            assert_eq!((&a.name, &a.cells, &a.values), (&b.name, &b.cells, &b.values));
        }
    }
    read.map(|mut tables| tables.remove(0))
}

#[test]
fn letters_that_come_late_tell_the_encoding() {
    let mut text = String::from("id;q1;q2;samlet\n");
    let rows = plain_rows(&mut text);
    text.push_str("a;1;2;Særlig utilfreds på Ærø\n");
    let western: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, encoding) in [(text.as_bytes(), "UTF-8"), (&western, "Windows-1252"), (&utf16, "UTF-16BE")] {
        let read = read(bytes);
        assert_eq!(read.value.encoding, Some(encoding));
        assert_eq!(read.value.rows, rows + 1);
        assert_eq!(read.value.columns[3].text(rows as usize), "Særlig utilfreds på Ærø");
        assert!(read.notes.is_empty(), "{:?}", read.notes);
    }
}

#[test]
fn what_is_wrong_late_is_mended_as_it_is_early() {
    let mut text = String::from("id;q1;q2;samlet\n");
    let rows = plain_rows(&mut text);
    text.push_str(";;;\n\"x;1;2;ja\ny;1;2;\"nej, \"\"aldrig\"\"\"\nz;1\n;;\u{a0};\n");
    let read = read(text.as_bytes());
    assert_eq!((read.value.rows, read.value.blank_rows), (rows + 3, 2));
    let last: Vec<&str> = (0..3).map(|row| read.value.columns[3].text(rows as usize + row)).collect();
    assert_eq!(last, ["ja", "nej, \"aldrig\"", ""]);
    let row = rows + 3;
    let kinds: Vec<NoteKind> = read.notes.into_iter().map(|note| note.kind).collect();
    assert!(kinds.contains(&NoteKind::RaggedRows {
        file: "svar.csv".to_owned(),
        rows: vec![row, row + 2],
        count: 2
    }));
    assert!(kinds.contains(&NoteKind::RowsSkipped {
        file: "svar.csv".to_owned(),
        rows: vec![rows + 2],
        count: 1
    }));
}

#[test]
fn texts_that_are_all_different_take_little_more_than_their_letters() {
    let mut text = String::from("id;kommentar\n");
    for row in 0..60_000 {
        text.push_str(&format!("{row};Det her er bemærkning nummer {}\n", (row * 7_919) % 60_000));
    }
    let read = read(text.as_bytes());
    assert_eq!(read.value.columns[1].values.len(), 60_001);
    let held: usize =
        read.value.columns.iter().map(|column| column.cells.bytes() + column.values.bytes()).sum();
    assert!(held < text.len() + 12 * 2 * 60_000, "{held} of {}", text.len());
}

#[test]
fn a_file_too_large_is_refused_with_its_size_before_a_byte_is_read() {
    let problem = Incoming::new("stor.csv", 3 << 30).expect_err("too large");
    assert!(matches!(&problem, Problem::TooLarge { bytes, limit: MOST_BYTES, .. } if *bytes == 3 << 30));
    for language in [Language::Da, Language::En] {
        let said = words::problem(&problem, language);
        assert!(said.contains("stor.csv") && said.contains(" MB"), "{said}");
    }
}
