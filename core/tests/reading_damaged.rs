//! Real files cut off and damaged: every reader gives a table or a problem, and none panics. What is cut off says so.

#[path = "made/zipped.rs"]
#[allow(dead_code, reason = "only its zips are used here")]
mod zipped;

use std::path::Path;

use proptest::prelude::*;
use svarkort_core::read::{self, Source};
use svarkort_core::{Problem, Study};

/// Small enough to be read many times.
const FILES: [&str; 9] = [
    "surveyxact/dansk_sdu_excel_5ark.xlsx",
    "spss/haven_labelled-num-na.sav",
    "spss/haven_umlauts.sav",
    "spss/pyreadstat_sample.zsav",
    "spss/pyreadstat_sample_missing.sav",
    "spss/pyreadstat_simple_alltypes.sav",
    "stata/pyreadstat_sample.dta",
    "kobo/formpack_customer_satisfaction_v1.json",
    "real/kcmo_codebook.json",
];

fn bytes(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    let read = std::fs::read(&path).ok();
    if read.is_none() {
        eprintln!("skipped: {} is not here", path.display());
    }
    read
}

fn open(bytes: Vec<u8>) -> Result<Study, Problem> {
    Study::open(&[Source { name: "x".to_owned(), bytes }], &mut |_, _, _| {})
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    for (name, least) in [
        ("surveyxact/dansk_sdu_excel_5ark.xlsx", 100),
        ("real/springer_nature_data_sharing.xlsx", 1000),
        ("spss/oddjob_airways.sav", 200),
        ("spss/pyreadstat_sample.zsav", 200),
        ("stata/ess2014_dk_subset.dta", 100),
        ("stata/pyreadstat_sample.dta", 100),
        ("kobo/formpack_customer_satisfaction_v1.json", 100),
    ] {
        let Some(whole) = bytes(name) else { return };
        for tenth in 1..10 {
            let length = (whole.len() * tenth / 10).max(least);
            let read = read::tables(
                &[Source { name: "x".to_owned(), bytes: whole[..length].to_vec() }],
                &mut |_, _, _| {},
            );
            assert!(matches!(read, Err(Problem::TruncatedFile { .. })), "{name} {tenth}: {:?}", read.err());
        }
    }
}

fn damaged(whole: &[u8], hits: &[(prop::sample::Index, u8)], cut: Option<prop::sample::Index>) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (place, byte) in hits {
        let place = place.index(bytes.len());
        bytes[place] = *byte;
    }
    if let Some(cut) = cut {
        let length = cut.index(bytes.len());
        bytes.truncate(length);
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_do_not_panic(
        file in 0..FILES.len(),
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let Some(whole) = bytes(FILES[file]) else { return Ok(()) };
        drop(open(damaged(&whole, &hits, cut)));
    }

    #[test]
    fn damaged_sheets_do_not_panic(
        hits in prop::collection::vec((any::<prop::sample::Index>(), "[ -~]"), 0..8),
        ods in any::<bool>(),
    ) {
        // Stored and not packed, so that the damage reaches what reads the XML.
        let sheet = zipped::rows(&[&["q1", "q2", "q3"], &["1", "2", "tre"], &["4", "5", "seks"]]);
        let content = "<office:document-content><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"3\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:document-content>";
        let mut book = if ods {
            zipped::zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
        } else {
            zipped::xlsx(&[("Ark1", "visible", &sheet)], &["a"])
        };
        for (place, letter) in &hits {
            let place = place.index(book.len());
            book[place] = letter.as_bytes()[0];
        }
        drop(open(book));
    }
}
