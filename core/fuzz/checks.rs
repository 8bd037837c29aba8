//! A file's bytes in, nothing out: whatever they are, what must hold of them holds. Run by the fuzz targets, and by a test
//! over cases that are kept.
#![allow(dead_code, reason = "each target has its own")]

use svarkort_core::analysis::SettingsInput;
use svarkort_core::read::{self, Incoming, Source, Table};
use svarkort_core::{Language, Note, Noted, Problem, Study, words};

/// Tables have as many cells in each column as rows; a file in pieces is read as the same file at once; what is refused is
/// refused with a sentence.
pub fn read(bytes: &[u8]) {
    let at_once = read::tables(&[source(bytes)], &mut |_, _, _| {});
    // The first byte says how long the pieces are.
    let piece = bytes.first().map_or(1, |byte| 1 + usize::from(*byte) * 7);
    let in_pieces = pieces(bytes, piece);
    match (at_once, in_pieces) {
        (Ok(once), Ok(pieces)) => {
            assert_eq!(once.notes, pieces.notes);
            assert_eq!(once.value.len(), pieces.value.len());
            for (a, b) in once.value.iter().zip(&pieces.value) {
                well_formed(a);
                assert_eq!((a.rows, a.encoding, a.delimiter), (b.rows, b.encoding, b.delimiter));
                for (a, b) in a.columns.iter().zip(&b.columns) {
                    assert_eq!((&a.name, &a.cells, &a.values), (&b.name, &b.cells, &b.values));
                }
            }
            told(&once.notes);
        }
        (Err(once), Err(pieces)) => {
            assert_eq!(once, pieces);
            said(&once);
        }
        (once, pieces) => panic!("at once {}, in pieces {}", once.is_ok(), pieces.is_ok()),
    }
}

/// Recognition says something of whatever can be read.
pub fn open(bytes: &[u8]) {
    match Study::open(&[source(bytes)], &mut |_, _, _| {}) {
        Ok(study) => told(&study.codebook().notes),
        Err(problem) => said(&problem),
    }
}

/// A survey that opens is analysed, or it is said why not.
pub fn analyse(bytes: &[u8]) {
    let Ok(study) = Study::open(&[source(bytes)], &mut |_, _, _| {}) else { return };
    let codebook = study.codebook().value;
    // Whatever can be a group is one, so that breakdowns and protection are tried as well.
    let groups = codebook.variables.iter().filter(|variable| (2..8).contains(&variable.options.len()));
    let groups: Vec<String> = groups.take(2).map(|variable| variable.name.clone()).collect();
    for asked in
        [SettingsInput::default(), SettingsInput { groups: Some(groups), ..SettingsInput::default() }]
    {
        match study.analyse(&asked, &mut |_, _, _| {}) {
            Ok(answer) => told(&answer.notes),
            Err(problem) => said(&problem),
        }
    }
}

fn source(bytes: &[u8]) -> Source {
    Source { name: "svar.csv".to_owned(), bytes: bytes.to_vec() }
}

fn pieces(bytes: &[u8], piece: usize) -> Result<Noted<Vec<Table>>, Problem> {
    let mut incoming = Incoming::new("svar.csv", bytes.len() as u64)?;
    for piece in bytes.chunks(piece) {
        incoming.push(piece)?;
    }
    incoming.finish()
}

fn well_formed(table: &Table) {
    for column in &table.columns {
        assert_eq!(column.cells.len(), table.rows as usize);
        assert_eq!(&column.values[0], "");
        assert!(column.cells.iter().all(|cell| (cell as usize) < column.values.len()));
    }
}

fn told(notes: &[Note]) {
    for note in notes {
        for language in [Language::Da, Language::En] {
            assert!(!words::note(note, language).is_empty());
        }
    }
}

fn said(problem: &Problem) {
    for language in [Language::Da, Language::En] {
        assert!(words::problem(problem, language).ends_with('.'));
    }
}
