//! Persons in, the three files of a SurveyXact export out: UTF-8 with a byte order mark, semicolons, CR LF.

use super::content::{
    AGES, AGREE, COMMENT_QUESTION, DONT_KNOW, DURATIONS, GROUPS, ITEMS, OUTCOME, SATISFIED, SEXES, THEMES,
};
use super::{NOT_RELEVANT, Person};
use crate::read::Source;

const STATUS: [&str; 5] = ["Ny", "Distribueret", "Nogen svar", "Gennemført", "Frafaldet"];
const ORGANISATION: &str = "Jobcenter Eksempelby (opdigtet)";

/// What everybody's row holds besides the answers: name, question, options.
const BACKGROUND: [(&str, &str); 4] = [
    ("ydelse", "Ydelsesgruppe"),
    ("koen", "Køn"),
    ("alder", "Alder"),
    ("kontakt", "Hvor længe har du været i kontakt med jobcentret?"),
];

pub(super) fn files(people: &[Person]) -> Vec<Source> {
    vec![file("dataset", &dataset(people)), file("structure", &structure()), file("labels", &labels())]
}

fn file(part: &str, rows: &[Vec<String>]) -> Source {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    Source { name: format!("opdigtet-eksempel-{part}.csv"), bytes: text.into_bytes() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn dataset(people: &[Person]) -> Vec<Vec<String>> {
    let mut header: Vec<String> = vec!["respondentid".to_owned(), "organization".to_owned()];
    header.extend(BACKGROUND.iter().map(|(name, _)| (*name).to_owned()));
    header.push(OUTCOME.name.to_owned());
    header.extend(ITEMS.iter().map(|item| item.name.to_owned()));
    header.push("kommentar".to_owned());
    header.extend((1..=STATUS.len()).map(|status| format!("statoverall_{status}")));
    let mut rows = vec![header];
    rows.extend(people.iter().map(row));
    rows
}

fn row(person: &Person) -> Vec<String> {
    let mut row = vec![person.id.to_string(), ORGANISATION.to_owned()];
    row.extend([person.group, person.sex, person.age, person.duration].map(|code| code.to_string()));
    let answers = person.answers.as_ref();
    row.push(answers.map(|answers| answers.outcome.to_string()).unwrap_or_default());
    row.extend((0..ITEMS.len()).map(|place| {
        let code = answers.and_then(|answers| answers.items[place]);
        code.map(|code| code.to_string()).unwrap_or_default()
    }));
    row.push(answers.and_then(|answers| answers.comment).unwrap_or_default().to_owned());
    let reached = if answers.is_some() { "Gennemført" } else { "Distribueret" };
    row.extend(STATUS.map(|status| u8::from(status == reached).to_string()));
    row
}

fn structure() -> Vec<Vec<String>> {
    let names = [
        "questionName",
        "variableName",
        "questionType",
        "subType",
        "questionText",
        "choiceValue",
        "choiceText",
    ];
    let mut rows: Vec<Vec<String>> = vec![names.map(str::to_owned).to_vec()];
    let mut question = |name: &str, kind: [&str; 2], text: &str, choice: [&str; 2]| {
        let group = name.split_once('_').map_or(name, |(group, _)| group);
        rows.push([group, name, kind[0], kind[1], text, choice[0], choice[1]].map(str::to_owned).to_vec());
    };
    let (single, none) = (["Closed", "Single"], ["", ""]);
    for (name, text) in BACKGROUND {
        question(name, single, text, none);
    }
    question(OUTCOME.name, single, OUTCOME.text, none);
    for item in &ITEMS {
        question(item.name, single, &format!("{} - {}", THEMES[item.theme], item.text), none);
    }
    question("kommentar", ["Open", "String"], COMMENT_QUESTION, none);
    for (code, status) in (1..).zip(STATUS) {
        let (name, code) = (format!("statoverall_{code}"), code.to_string());
        question(&name, ["Closed", "Multiple"], "Samlet status", [&code, status]);
    }
    rows
}

fn labels() -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut labelled = |name: &str, labels: &[&str], first: u8| {
        for (code, label) in (first..).zip(labels) {
            rows.push(vec![name.to_owned(), code.to_string(), (*label).to_owned()]);
        }
    };
    let groups = GROUPS.map(|group| group.label);
    for (name, labels) in ["ydelse", "koen", "alder", "kontakt"].iter().zip([
        &groups[..],
        &SEXES[..],
        &AGES[..],
        &DURATIONS[..],
    ]) {
        labelled(name, labels, 1);
    }
    labelled(OUTCOME.name, &SATISFIED, 1);
    for item in &ITEMS {
        labelled(item.name, &AGREE, 1);
        labelled(item.name, &[DONT_KNOW], NOT_RELEVANT);
    }
    for status in 1..=STATUS.len() {
        labelled(&format!("statoverall_{status}"), &["Ikke valgt", "Valgt"], 0);
    }
    rows
}
