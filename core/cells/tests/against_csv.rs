//! Records are cut as the csv crate cuts them, whatever the pieces that a text comes in.

use proptest::prelude::*;
use svarkort_cells::{Cut, Flow, Found, Quotes, Record, Records, Rest, read};

type Rows = Vec<(Vec<Vec<u8>>, u32, Cut)>;

/// The first record as the csv crate reads it.
fn by_csv(text: &[u8], delimiter: u8, quoting: bool) -> Vec<Vec<u8>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text);
    let mut record = csv::ByteRecord::new();
    reader.read_byte_record(&mut record).expect("from memory");
    record.iter().map(<[u8]>::to_vec).collect()
}

fn rows(pieces: &[&[u8]], size: usize) -> Rows {
    let mut records = Records::new(b';', 3, 0, size as u64);
    let mut rows = Rows::new();
    let mut take = |row: svarkort_cells::Row, number, cut| {
        rows.push((row.iter().map(<[u8]>::to_vec).collect(), number, cut));
        Flow::On
    };
    for piece in pieces {
        records.feed(piece, Rest::Follows, &mut take);
    }
    records.feed(b"", Rest::Ended, &mut take);
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    #[test]
    fn a_record_is_what_the_csv_crate_makes_of_it(text in "[a;][a-c;,\"\" \r\n\u{e6}]{0,40}", paired: bool) {
        let quotes = if paired { Quotes::Paired } else { Quotes::AsTheyStand };
        let mut record = Record::default();
        let found = read(text.as_bytes(), b';', quotes, Rest::Ended, &mut record);
        prop_assert!(found != Found::Unfinished);
        let cells: Vec<Vec<u8>> = record.of(text.as_bytes()).iter().map(<[u8]>::to_vec).collect();
        prop_assert_eq!(cells, by_csv(text.as_bytes(), b';', paired));
    }

    #[test]
    fn pieces_make_no_difference(text in "[a-c;\"\" \r\n]{0,120}", cuts in prop::collection::vec(0_usize..120, 0..6)) {
        let text = text.as_bytes();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(text.len())).collect();
        cuts.sort_unstable();
        let mut pieces = Vec::new();
        let mut from = 0;
        for cut in cuts {
            pieces.push(&text[from..cut]);
            from = cut;
        }
        pieces.push(&text[from..]);
        prop_assert_eq!(rows(&pieces, text.len()), rows(&[text], text.len()));
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts() {
    for newline in ["\n", "\r\n", "\r"] {
        let text = ["a;b;c", "", "1;2;3", "", "", "\"x\";y;z", ""].join(newline);
        for size in 1..text.len() {
            let pieces: Vec<&[u8]> = text.as_bytes().chunks(size).collect();
            let numbers: Vec<u32> = rows(&pieces, text.len()).iter().map(|row| row.1).collect();
            assert_eq!(numbers, [1, 3, 6], "{newline:?} in pieces of {size}");
        }
    }
}

#[test]
fn a_cell_that_never_ends_is_not_held_for_ever() {
    let mut records = Records::new(b';', 2, 0, u64::MAX);
    let piece = vec![b'x'; 1 << 20];
    let mut lengths = Vec::new();
    let mut take = |row: svarkort_cells::Row, _, cut| {
        lengths.push((row.iter().map(<[u8]>::len).sum::<usize>(), cut));
        Flow::On
    };
    records.feed(b"a;\"", Rest::Follows, &mut take);
    for _ in 0..40 {
        records.feed(&piece, Rest::Follows, &mut take);
    }
    assert_eq!(lengths.len(), 1);
    assert_eq!(lengths[0].1, Cut::Off);
    assert!(lengths[0].0 < 34 << 20);
}
