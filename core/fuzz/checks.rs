//! A file's bytes in, nothing out: whatever they are, what must hold of them holds. Run by the fuzz targets, and by tests
//! over cases that are kept.
#![allow(dead_code, reason = "each target has its own")]

#[path = "../tests/made/zipped.rs"]
#[allow(dead_code, reason = "only its zips are used here")]
mod zipped;

use svarkort_core::analysis::SettingsInput;
use svarkort_core::project;
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

/// What stands in a workbook, without the zip around it that hides it from a fuzzer: its first sheet's rows, shared
/// strings, styles, then the workbook itself, with a zero between.
pub fn excel(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(4, '\0');
    let mut part = |name, instead| (name, parts.next().unwrap_or(instead));
    let sheet = part("xl/worksheets/sheet0.xml", "");
    let strings = part("xl/sharedStrings.xml", "");
    let styles = part("xl/styles.xml", "");
    let book =
        part("xl/workbook.xml", "<workbook><sheets><sheet name=\"Ark1\" r:id=\"r0\"/></sheets></workbook>");
    let relations =
        "<Relationships><Relationship Id=\"r0\" Target=\"worksheets/sheet0.xml\"/></Relationships>";
    read(&zipped::zipped(&[book, ("xl/_rels/workbook.xml.rels", relations), strings, styles, sheet]));
}

/// The same of an OpenDocument spreadsheet: its content.
pub fn open_document(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    read(&zipped::zipped(&[("mimetype", kind), ("content.xml", &text)]));
}

/// Every input is a system file.
pub fn spss(bytes: &[u8]) {
    let mut bytes = bytes.to_vec();
    if let Some(mark) = bytes.get_mut(..4) {
        mark.copy_from_slice(b"$FL2");
    }
    read(&bytes);
}

pub fn stata(bytes: &[u8]) {
    let begins = bytes.starts_with(b"<stata_dta>") || matches!(bytes.first(), Some(102..=115));
    if begins {
        read(bytes);
    }
}

pub fn json(bytes: &[u8]) {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if matches!(begins, Some(b'{' | b'[')) {
        read(bytes);
    }
}

/// A project file, as it is and as the content of one whose check sum is right: what it holds is tried on a survey.
pub fn project(bytes: &[u8]) {
    let Ok(mut study) = Study::open(&[source(SURVEY.as_bytes())], &mut |_, _, _| {}) else {
        unreachable!("it is the same each time")
    };
    let marks = [mark(bytes)];
    let mut tried = vec![bytes.to_vec()];
    for version in 1..=project::VERSION {
        let line = format!(
            "{{\"svarkort\":\"project\",\"version\":{version},\"content\":{},\"files\":[],\"sha256\":\"{}\"}}\n",
            bytes.len(),
            marks[0].sha256
        );
        tried.push([line.as_bytes(), bytes].concat());
    }
    for file in tried {
        let opened = match project::open("x.svarkort", &file) {
            Ok(opened) => opened.project,
            Err(problem) => {
                said(&problem);
                continue;
            }
        };
        let codebook = study.codebook().value;
        let _ = opened.matches(&marks, &codebook);
        drop(opened.fitting(&codebook));
        if let Err(problem) = study.revise(&opened.history) {
            said(&problem);
        }
        // Replicates only take time.
        let asked = SettingsInput { bootstrap: None, ..opened.settings.clone() };
        match study.publish_after(&asked, &opened.taken, None, &mut |_, _, _| {}) {
            Ok(published) => told(&published.answer.notes),
            Err(problem) => said(&problem),
        }
        drop(project::write(&opened));
    }
}

fn mark(bytes: &[u8]) -> project::FileMark {
    let mut fingerprint = project::Fingerprint::default();
    fingerprint.add(bytes);
    fingerprint.of("svar.csv")
}

const SURVEY: &str = "id;køn;q1;q2;samlet\n1;Mand;5;4;5\n2;Kvinde;4;;4\n3;Mand;1;2;2\n4;Kvinde;3;3;3\n5;Mand;2;5;4\n6;Kvinde;4;4;5\n";

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
