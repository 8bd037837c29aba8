//! The tool that was recognised is overruled: the same files by other rules.

use svarkort_core::read::{self, Source};
use svarkort_core::tools::{ReadAs, Tool, ToolSign};
use svarkort_core::words::tool_evidence;
use svarkort_core::{Language, Problem, Study};

const QUALTRICS: &str = "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q1,Q2\n\
    Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,How satisfied are you?,How friendly were we?\n\
    {\"ImportId\":\"startDate\"},{\"ImportId\":\"endDate\"},{\"ImportId\":\"status\"},{\"ImportId\":\"ip\"},{\"ImportId\":\"progress\"},{\"ImportId\":\"duration\"},{\"ImportId\":\"finished\"},{\"ImportId\":\"recordedDate\"},{\"ImportId\":\"_recordId\"},{\"ImportId\":\"QID1\"},{\"ImportId\":\"QID2\"}\n";

fn opened(text: &str, read_as: ReadAs) -> Result<Study, Problem> {
    let source = Source { name: "svar.csv".to_owned(), bytes: text.as_bytes().to_vec() };
    let tables = read::tables(&[source], &mut |_, _, _| {})?;
    Study::from_tables(tables.value, tables.notes, read_as)
}

fn answers(header: &str) -> String {
    let rows = (0..60).map(|at| {
        format!(
            "2026-01-01 10:00,2026-01-01 10:05,0,,100,300,1,2026-01-01 10:05,R_{at:04},{},{}\n",
            at % 5 + 1,
            (at * 7) % 5 + 1
        )
    });
    header.to_owned() + &rows.collect::<String>()
}

fn tool_and_rows(study: &Study) -> (Option<String>, u32) {
    let codebook = study.codebook().value;
    (codebook.files[0].tool.clone(), codebook.files[0].rows)
}

#[test]
fn what_was_recognised_can_be_read_as_a_plain_table() {
    let text = answers(QUALTRICS);
    let recognised = opened(&text, ReadAs::Recognised).expect("opens");
    assert_eq!(tool_and_rows(&recognised), (Some("Qualtrics".to_owned()), 60));
    let plain = opened(&text, ReadAs::Plain).expect("opens");
    // Its further header rows are answers now.
    assert_eq!(tool_and_rows(&plain), (None, 62));
}

#[test]
fn what_was_not_recognised_can_be_named() {
    // Renamed by hand, so that nothing tells Qualtrics' columns.
    let text = answers(QUALTRICS)
        .replace("StartDate,EndDate,Status,IPAddress", "Fra,Til,Slags,Adresse")
        .replace("ImportId", "Felt")
        .replace("ResponseId", "Svar")
        .replace("RecordedDate", "Gemt");
    let named = opened(&text, ReadAs::Export(Tool::Qualtrics)).expect("opens");
    assert_eq!(tool_and_rows(&named).0.as_deref(), Some("Qualtrics"));
}

#[test]
fn any_table_can_be_named_as_any_tools() {
    let tables = [
        answers(QUALTRICS),
        "tilfreds;venlig;enhed\n4;5;Nord\n3;4;Syd\n5;5;Nord\n".to_owned(),
        "a\n1\n".to_owned(),
        "a,b\n,\n1,\n".to_owned(),
        "statoverall_1,statoverall_4,q1\n0,1,5\n1,0,3\n".to_owned(),
    ];
    for text in &tables {
        for tool in Tool::ALL {
            match opened(text, ReadAs::Export(tool)) {
                Ok(study) => assert_eq!(tool_and_rows(&study).0.as_deref(), Some(tool.name())),
                Err(problem) => {
                    for language in [Language::Da, Language::En] {
                        assert!(svarkort_core::words::problem(&problem, language).ends_with('.'));
                    }
                }
            }
        }
    }
}

#[test]
fn each_file_tells_what_its_tool_was_known_by() {
    let sign = |text: &str, read_as| {
        opened(text, read_as).expect("opens").codebook().value.files[0].sign.clone().expect("holds answers")
    };
    let text = answers(QUALTRICS);
    let columns = ToolSign::Columns(vec!["Finished".to_owned(), "ResponseId".to_owned()]);
    assert_eq!(sign(&text, ReadAs::Recognised), columns);
    assert_eq!(sign(&text, ReadAs::Plain), ToolSign::Chosen);
    assert_eq!(sign(&text, ReadAs::Export(Tool::Qualtrics)), ToolSign::Chosen);
    assert_eq!(sign("q1;q2\n4;5\n3;4\n5;5\n", ReadAs::Recognised), ToolSign::Nothing);

    let source = |name: &str| Source { name: name.to_owned(), bytes: text.clone().into_bytes() };
    let both = Study::open(&[source("Nord.csv"), source("Syd.csv")], &mut |_, _, _| {}).expect("opens");
    let signs: Vec<_> = both.codebook().value.files.into_iter().map(|file| file.sign).collect();
    assert_eq!(signs, [Some(columns.clone()), Some(columns)]);
}

#[test]
fn every_evidence_is_said_in_both_languages() {
    let signs = [
        ToolSign::Chosen,
        ToolSign::Columns(vec!["ResponseId".to_owned()]),
        ToolSign::HeaderRows,
        ToolSign::Beside,
        ToolSign::Nothing,
    ];
    for sign in signs {
        let [da, en] = [Language::Da, Language::En].map(|language| tool_evidence(&sign, language));
        assert!(da != en && da.ends_with('.') && en.ends_with('.'), "{da} {en}");
    }
}
