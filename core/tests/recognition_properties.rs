//! What must hold of any recognition: order of rows and columns decides nothing, counts add up, decisions are all or
//! none and can be taken back.

mod recognised;
#[path = "made/shared.rs"]
#[allow(dead_code, reason = "only its paths are used here")]
mod shared;

use std::collections::BTreeMap;

use proptest::prelude::*;
use recognised::{codebook, column};
use svarkort_core::Code;
use svarkort_core::codebook::{Codebook, Edit, Kind, Role};
use svarkort_core::read::Column;

/// A survey as anybody might have it: some ratings by code, some by label, some of neither.
fn columns() -> impl Strategy<Value = Vec<Column>> {
    let texts = prop::sample::select(vec![
        &["Meget utilfreds", "Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds", "Ved ikke"][..],
        &["Slet ikke", "I mindre grad", "I nogen grad", "I høj grad"],
        &["Ja", "Nej"],
        &["Nord", "Syd", "Øst"],
        &["1", "2", "3", "4", "5", "9"],
        &["1", "2", "3", "4", "5"],
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        &["1", "2"],
        &["18", "25", "33", "41", "58", "62", "77", "80", "29", "37", "44", "51"],
        &["", "Valgt"],
        &["12,5", "0,75", "1,25"],
        &[""],
    ]);
    let names = prop::sample::select(vec!["q1_", "q2_", "Q", "alder", "Tilfredshed alt i alt ", "id", "x"]);
    let rows = 5_usize..60;
    (rows, prop::collection::vec((texts, names), 1..8)).prop_flat_map(|(rows, kinds)| {
        let cells: Vec<_> = kinds
            .into_iter()
            .enumerate()
            .map(|(at, (texts, name))| {
                prop::collection::vec(prop::sample::select(texts.to_vec()), rows)
                    .prop_map(move |cells| column(&format!("{name}{at:02}"), cells))
            })
            .collect();
        cells
    })
}

/// Text that looks like something, and text that does not.
fn any_cell() -> impl Strategy<Value = String> {
    let fragments = prop::sample::select(vec![
        "",
        "1",
        "5",
        "9",
        "-99",
        "0",
        "3,5",
        "NA",
        "Tilfreds",
        "meget",
        "utilfreds",
        "(5)",
        "1 =",
        "<b>",
        "<",
        "&amp;",
        "/",
        " - ",
        "[",
        "]",
        ":",
        "ikke",
        "Ved ikke",
        "2023-01-02",
        "T12:00",
        "01.02.03",
        "a@b.dk",
        "0101701234",
        "svært",
        "grad",
        "om ugen",
        "æøå",
        "\u{a0}",
        "\u{200b}",
        "\0",
        "😀",
        "İ",
        "ß",
        "1e9",
        "12345678901234567890",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(fragments, 0..4).prop_map(|parts| parts.join(" ")),
        (-12_i64..12).prop_map(|number| number.to_string()),
    ]
}

fn in_rows(columns: &[Column], order: &[usize]) -> Vec<Column> {
    columns.iter().map(|c| column(&c.name, order.iter().map(|&row| c.text(row)))).collect()
}

fn told(book: &Codebook) -> BTreeMap<String, serde_json::Value> {
    let json = |v| serde_json::to_value(v).expect("a codebook is data");
    book.variables.iter().map(|variable| (variable.name.clone(), json(variable))).collect()
}

/// Kept apart from proptest's own randomness: a permutation that depends on the data only.
fn turned(n: usize, by: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&at| (at.wrapping_mul(7919).wrapping_add(by)) % 101);
    order
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn order_of_rows_and_columns_decides_nothing(columns in columns(), by in 0_usize..100) {
        let as_is = told(&codebook(columns.clone()));
        let rows = columns[0].cells.len();
        let mut shuffled = in_rows(&columns, &turned(rows, by));
        let places = turned(shuffled.len(), by);
        shuffled = places.iter().map(|&at| shuffled[at].clone()).collect();
        prop_assert_eq!(as_is, told(&codebook(shuffled)));
    }

    #[test]
    fn counts_add_up_and_scales_are_whole(columns in columns()) {
        let rows = u32::try_from(columns[0].cells.len()).expect("few");
        let book = codebook(columns);
        prop_assert!(book.variables.iter().filter(|v| v.role == Role::Outcome).count() <= 1);
        for variable in &book.variables {
            prop_assert_eq!(variable.valid + variable.missing, rows, "{}", &variable.name);
            prop_assert!(!variable.reasons.is_empty());
            let places: Vec<u32> = variable.options.iter().filter_map(|option| option.favourability).collect();
            if variable.kind == Kind::Rating {
                prop_assert_eq!(places, (1..=variable.points.unwrap_or(0)).collect::<Vec<_>>(), "{}", &variable.name);
            } else {
                prop_assert!(places.is_empty() && variable.points.is_none());
            }
            for option in &variable.options {
                prop_assert!(!(option.missing && option.favourability.is_some()));
            }
            let missing_last = variable.options.windows(2).all(|pair| pair[0].missing <= pair[1].missing);
            prop_assert!(missing_last);
        }
    }

    #[test]
    fn doubling_every_respondent_doubles_the_counts_and_nothing_else(columns in columns()) {
        // Whether a small file's texts are categories depends on how often they repeat, so only larger ones are doubled.
        if columns[0].cells.len() < 40 {
            return Ok(());
        }
        let rows = columns[0].cells.len();
        let once = codebook(columns.clone());
        let twice = codebook(in_rows(&columns, &(0..rows).chain(0..rows).collect::<Vec<_>>()));
        for (one, two) in once.variables.iter().zip(&twice.variables) {
            if one.kind == Kind::Rating && two.kind == Kind::Rating {
                prop_assert_eq!(one.valid * 2, two.valid);
                prop_assert_eq!(one.points, two.points);
            }
        }
    }

    #[test]
    fn whatever_a_file_holds_is_read_without_a_fall(
        name in any::<String>(),
        label in any::<String>(),
        cells in prop::collection::vec(any_cell(), 0..30),
        listed in prop::collection::vec((-3_i64..12, any_cell()), 0..8),
    ) {
        let rows = u32::try_from(cells.len()).expect("few");
        let mut export = recognised::export(vec![column(&name, &cells), column("q1", &cells)]);
        let labels = listed.into_iter().map(|(code, label)| (Code::Number(code), label)).collect();
        let told = svarkort_core::tools::Told { text: Some(label), labels, ..Default::default() };
        export.meaning.columns.insert("q1".into(), told);
        let book = svarkort_core::codebook::propose(&export).expect("recognised");
        for variable in &book.value.variables {
            prop_assert_eq!(variable.valid + variable.missing, rows, "{:?}", variable);
            let places: Vec<u32> = variable.options.iter().filter_map(|option| option.favourability).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{:?}", variable);
        }
    }

    #[test]
    fn turning_a_scale_twice_changes_nothing(columns in columns()) {
        let book = codebook(columns);
        for variable in book.variables.iter().filter(|v| v.kind == Kind::Rating) {
            let turn = |to: bool| [(variable.name.clone(), Edit { reversed: Some(to), ..Edit::default() })].into();
            let there = book.edited(&turn(!variable.reversed)).expect("known");
            let back = there.edited(&turn(variable.reversed)).expect("known");
            let found = back.variables.iter().find(|v| v.name == variable.name).expect("still there");
            prop_assert_eq!(&variable.options, &found.options);
        }
    }
}

#[test]
fn real_files_are_read_alike_in_any_order() {
    for file in
        ["kcmo_resident_survey_2021Q3", "mobi_ecsi_250", "somerville_happiness_2015", "ess2014_dk_subset"]
    {
        let Some(path) = shared::path(&format!("data/real/{file}.csv")) else { return };
        let text = std::fs::read_to_string(path).expect("UTF-8");
        let rows: Vec<Vec<&str>> =
            text.trim_start_matches('\u{feff}').lines().map(|line| line.split(',').collect()).collect();
        let columns: Vec<Column> = (0..rows[0].len())
            .map(|at| column(rows[0][at], rows[1..].iter().map(|row| row[at].trim_matches('"'))))
            .collect();
        let as_is = told(&codebook(columns.clone()));
        let order = turned(rows.len() - 1, 17);
        let mut turned_columns = in_rows(&columns, &order);
        turned_columns.reverse();
        assert_eq!(as_is, told(&codebook(turned_columns)), "{file}");
    }
}

#[test]
fn codes_are_read_the_same_as_numbers_and_as_text_with_decimals() {
    let plain = codebook(vec![column("q1", ["1", "2", "3", "4", "5"].iter().cycle().take(50))]);
    let decimals = codebook(vec![column("q1", ["1.0", "2.0", "3.0", "4.0", "5.0"].iter().cycle().take(50))]);
    assert_eq!(told(&plain), told(&decimals));
    assert_eq!(plain.variables[0].options[0].code, Code::Number(1));
}
