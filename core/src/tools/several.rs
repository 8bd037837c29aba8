//! Several exports of the same questions in, one with a row for each respondent of all of them out: a file per unit, or
//! a file per wave.
//!
//! Questions are the same where name and text agree, or where the text does; the answers' codes are those of the first
//! file, found by their labels. What agrees in name and not in text is kept apart. The file a respondent comes from
//! becomes a variable, named by what tells the files' names apart.

use std::collections::BTreeMap;

use super::{Asked, Meaning, Progress, Reached, Teller, Told};
use crate::note::{Note, NoteKind};
use crate::read::{Column, Names, Table};
use crate::units::Code;

/// One export by itself.
pub(super) struct Part {
    pub table: Table,
    pub meaning: Meaning,
    /// What its file or sheet is called.
    pub name: String,
}

/// The exports as one, with notes; gives them back where they are not of the same questions.
pub(super) fn stack(parts: Vec<Part>) -> Result<(Table, Meaning, Vec<Note>), Vec<Part>> {
    if parts.len() < 2 {
        return Err(parts);
    }
    let mut questions: Vec<Question> = Vec::new();
    let mut notes = Matched::default();
    for (at, part) in parts.iter().enumerate() {
        let before = questions.len();
        let mut matched = 0;
        for (place, column) in part.table.columns.iter().enumerate() {
            let told = part.meaning.of(&column.name);
            let source = Source { place, recode: BTreeMap::new() };
            match find(&mut questions[..before], at, column, told, &mut notes) {
                Some((question, recode)) => {
                    matched += 1;
                    question.sources[at] = Some(Source { recode, ..source });
                }
                None => questions.push(Question::of(column, told, parts.len(), at, source)),
            }
        }
        // Two surveys share a few columns; the same survey shares most.
        let fewer = part.table.columns.len().min(before);
        if at > 0 && (matched * 2 < fewer || matched < 2) {
            return Err(parts);
        }
    }
    Ok(joined(&parts, &questions, notes))
}

#[derive(Default)]
struct Matched {
    reworded: Vec<String>,
    apart: Vec<String>,
}

/// A column of the whole, and where its cells come from.
struct Question {
    name: String,
    header: String,
    texts: Vec<String>,
    told: Option<Told>,
    /// One per part.
    sources: Vec<Option<Source>>,
}

struct Source {
    place: usize,
    /// Texts of its cells that stand for another code in the first file.
    recode: BTreeMap<String, String>,
}

impl Question {
    fn of(column: &Column, told: Option<&Told>, parts: usize, at: usize, source: Source) -> Question {
        let mut sources: Vec<Option<Source>> = (0..parts).map(|_| None).collect();
        sources[at] = Some(source);
        Question {
            name: column.name.clone(),
            header: column.header.clone(),
            texts: column.texts.clone(),
            told: told.cloned(),
            sources,
        }
    }
}

/// The question as a key: what was asked, without case and blanks.
fn asked(told: Option<&Told>, texts: &[String], header: &str) -> String {
    let text = told.and_then(|told| told.text.as_deref()).or(texts.first().map(String::as_str));
    // A header of several words is the question itself.
    let text = text.or(Some(header).filter(|header| header.contains(' '))).unwrap_or("");
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn find<'q>(
    questions: &'q mut [Question],
    at: usize,
    column: &Column,
    told: Option<&Told>,
    notes: &mut Matched,
) -> Option<(&'q mut Question, BTreeMap<String, String>)> {
    let text = asked(told, &column.texts, &column.header);
    let free = |question: &Question| question.sources[at].is_none();
    let text_of = |question: &Question| asked(question.told.as_ref(), &question.texts, &question.header);
    let named = questions
        .iter()
        .position(|question| free(question) && question.name.eq_ignore_ascii_case(&column.name));
    let by_text = || {
        let mut same = (0..questions.len()).filter(|place| {
            free(&questions[*place]) && !text.is_empty() && text_of(&questions[*place]) == text
        });
        same.next().filter(|_| same.next().is_none())
    };
    let place = match named {
        Some(place) => {
            let other = text_of(&questions[place]);
            if text.is_empty() || other.is_empty() || text == other {
                place
            } else if let Some(elsewhere) = by_text() {
                elsewhere
            } else if alike(&text, &other) {
                notes.reworded.push(questions[place].name.clone());
                place
            } else {
                notes.apart.push(column.name.clone());
                return None;
            }
        }
        None => by_text()?,
    };
    match recoded(questions[place].told.as_mut(), told) {
        Some(recode) => Some((&mut questions[place], recode)),
        None => {
            notes.apart.push(column.name.clone());
            None
        }
    }
}

/// Whether two texts are the same question with a word changed: most runs of four letters are in both.
fn alike(a: &str, b: &str) -> bool {
    let runs = |text: &str| -> std::collections::BTreeSet<String> {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(4).map(|run| run.iter().collect()).collect()
    };
    let (a, b) = (runs(a), runs(b));
    let both = a.intersection(&b).count();
    both * 10 >= a.union(&b).count() * 7
}

fn key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// How the codes of a later file become those of the first; `None` where their labels contradict each other.
fn recoded(first: Option<&mut Told>, later: Option<&Told>) -> Option<BTreeMap<String, String>> {
    let (Some(first), Some(later)) = (first, later) else { return Some(BTreeMap::new()) };
    let mut recode = BTreeMap::new();
    let mut new = Vec::new();
    for (code, label) in &later.labels {
        let by_code = first.labels.iter().find(|(known, _)| known == code);
        if by_code.is_some_and(|(_, known)| key(known) == key(label)) {
            continue;
        }
        match first.labels.iter().find(|(_, known)| key(known) == key(label)) {
            Some((known, _)) => {
                recode.insert(code.to_string(), known.to_string());
            }
            None if by_code.is_none() => new.push((code.clone(), label.clone())),
            None => return None,
        }
    }
    first.labels.extend(new);
    for code in &later.missing {
        if !first.missing.contains(code) && !recode.contains_key(&code.to_string()) {
            first.missing.push(code.clone());
        }
    }
    Some(recode)
}

fn joined(parts: &[Part], questions: &[Question], matched: Matched) -> (Table, Meaning, Vec<Note>) {
    let (variable, names) = tell_apart(parts);
    let mut unique = Names::default();
    let mut columns = Vec::with_capacity(questions.len() + 1);
    let mut meaning = Meaning { tool: parts[0].meaning.tool, ..Meaning::default() };
    for (place, question) in questions.iter().enumerate() {
        let name = unique.unique(&question.name, place);
        let mut cells = Cells::default();
        for (part, source) in parts.iter().zip(&question.sources) {
            match source {
                Some(source) => cells.add(&part.table.columns[source.place], &source.recode),
                None => cells.cells.resize(cells.cells.len() + part.table.rows as usize, 0),
            }
        }
        if let Some(told) = &question.told {
            meaning.columns.insert(name.clone(), told.clone());
        }
        columns.push(Column {
            name,
            header: question.header.clone(),
            texts: question.texts.clone(),
            cells: cells.cells.into_iter().collect(),
            values: cells.values.iter().collect(),
        });
    }
    let name = unique.unique(variable, columns.len());
    let mut cells = Cells::default();
    for (part, name) in parts.iter().zip(&names) {
        let number = cells.number(name);
        cells.cells.resize(cells.cells.len() + part.table.rows as usize, number);
    }
    columns.push(Column {
        name: name.clone(),
        header: name.clone(),
        texts: Vec::new(),
        cells: cells.cells.into_iter().collect(),
        values: cells.values.iter().collect(),
    });
    let told = Told { asked: Some(Asked::Single), teller: Teller::FileNames, ..Told::default() };
    meaning.columns.insert(name.clone(), told);
    meaning.progress = progress(parts);
    let files: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
    let mut notes =
        vec![Note { kind: NoteKind::FilesStacked { files, waves: variable == WAVE }, variable: Some(name) }];
    let mut note = |names: Vec<String>, kind: fn(Vec<String>) -> NoteKind| {
        if !names.is_empty() {
            notes.push(Note { kind: kind(names), variable: None });
        }
    };
    note(matched.reworded, |variables| NoteKind::RewordedItems { variables });
    note(matched.apart, |variables| NoteKind::ItemsKeptApart { variables });
    let first = &parts[0].table;
    let table = Table {
        rows: parts.iter().map(|part| part.table.rows).sum(),
        blank_rows: parts.iter().map(|part| part.table.blank_rows).sum(),
        columns,
        file: first.file.clone(),
        format: first.format,
        encoding: first.encoding,
        delimiter: first.delimiter,
        ..Table::default()
    };
    (table, meaning, notes)
}

#[derive(Default)]
struct Cells {
    cells: Vec<u32>,
    values: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

impl Cells {
    fn number(&mut self, text: &str) -> u32 {
        if self.values.is_empty() {
            self.values.push(String::new());
        }
        if text.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.values.len() as u32;
        self.values.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    fn add(&mut self, column: &Column, recode: &BTreeMap<String, String>) {
        let numbers: Vec<u32> = column
            .values
            .iter()
            .map(|value| {
                let code = Code::parse(value).to_string();
                self.number(recode.get(&code).map_or(value, String::as_str))
            })
            .collect();
        self.cells.extend(column.cells.iter().map(|cell| numbers[cell as usize]));
    }
}

/// A file without a status counts as completed, beside one that has it.
fn progress(parts: &[Part]) -> Option<Progress> {
    let mut whole: Option<Progress> = None;
    if parts.iter().all(|part| part.meaning.progress.is_none()) {
        return None;
    }
    for part in parts {
        let whole = whole.get_or_insert(Progress { told_by: Vec::new(), reached: Vec::new() });
        match &part.meaning.progress {
            Some(progress) => {
                whole.reached.extend(&progress.reached);
                for name in &progress.told_by {
                    if !whole.told_by.contains(name) {
                        whole.told_by.push(name.clone());
                    }
                }
            }
            None => whole.reached.resize(whole.reached.len() + part.table.rows as usize, Reached::Completed),
        }
    }
    whole
}

/// Names of the variable that says which file a respondent comes from.
const UNIT: &str = "enhed";
const WAVE: &str = "år";

/// What tells the files' names apart: their years, else what is left without their common beginning and end.
fn tell_apart(parts: &[Part]) -> (&'static str, Vec<String>) {
    let stems: Vec<&str> = parts
        .iter()
        .map(|part| match part.name.rsplit_once('.') {
            Some((stem, end)) if (2..=5).contains(&end.len()) && !stem.is_empty() => stem,
            _ => part.name.as_str(),
        })
        .collect();
    let years: Option<Vec<String>> = stems.iter().map(|stem| year(stem)).collect();
    if let Some(years) = years.filter(|years| all_different(years)) {
        return (WAVE, years);
    }
    let letters: Vec<Vec<char>> = stems.iter().map(|stem| stem.chars().collect()).collect();
    let shortest = letters.iter().map(Vec::len).min().unwrap_or(0);
    let agree = |at: &dyn Fn(&[char]) -> char| letters.windows(2).all(|pair| at(&pair[0]) == at(&pair[1]));
    let mut start = (0..shortest).take_while(|place| agree(&|letters| letters[*place])).count();
    // Words stay whole.
    while start > 0 && letters.iter().any(|letters| letters[start - 1].is_alphanumeric()) {
        start -= 1;
    }
    let most = shortest - start;
    let mut end = (0..most).take_while(|place| agree(&|letters| letters[letters.len() - 1 - place])).count();
    while end > 0 && letters.iter().any(|letters| letters[letters.len() - end].is_alphanumeric()) {
        end -= 1;
    }
    let middle = |letters: &Vec<char>| -> String {
        let middle: String = letters[start..letters.len() - end].iter().collect();
        middle.trim_matches(|c: char| c.is_whitespace() || "_-.,()".contains(c)).replace('_', " ")
    };
    let names: Vec<String> = letters.iter().map(middle).collect();
    if all_different(&names) && names.iter().all(|name| !name.is_empty()) {
        return (UNIT, names);
    }
    let mut unique = Names::default();
    (UNIT, stems.iter().enumerate().map(|(place, stem)| unique.unique(stem, place)).collect())
}

fn all_different(names: &[String]) -> bool {
    names.iter().collect::<std::collections::BTreeSet<_>>().len() == names.len()
}

/// The only year in a name.
fn year(name: &str) -> Option<String> {
    let mut years = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")));
    years.next().filter(|_| years.next().is_none()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> (&'static str, Vec<String>) {
        let part = |name: &&str| Part {
            table: Table::default(),
            meaning: Meaning::default(),
            name: (*name).to_owned(),
        };
        tell_apart(&names.iter().map(part).collect::<Vec<_>>())
    }

    #[test]
    fn files_are_told_apart_by_what_differs_in_their_names() {
        assert_eq!(
            names(&["Borgere_Jobcenter Nord.xlsx", "Borgere_Jobcenter Syd.xlsx"]),
            ("enhed", vec!["Nord".to_owned(), "Syd".to_owned()])
        );
        assert_eq!(
            names(&["brugere 2023.csv", "brugere 2025.csv"]),
            ("år", vec!["2023".to_owned(), "2025".to_owned()])
        );
        assert_eq!(names(&["a.csv", "b.csv"]), ("enhed", vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(names(&["svar.csv", "svar.csv"]).1, ["svar", "svar_2"]);
        assert_eq!(names(&["Nord", "Nordvest"]).1, ["Nord", "Nordvest"]);
    }

    #[test]
    fn a_changed_word_is_the_same_question_and_another_question_is_not() {
        let text = |text: &str| asked(None, &[text.to_owned()], "");
        assert!(alike(
            &text("Hvor tilfreds er du med vejledningen fra jobcentret?"),
            &text("Hvor tilfreds er du med vejledningen fra dit jobcenter?")
        ));
        assert!(!alike(&text("Hvor tilfreds er du med vejledningen?"), &text("Hvor gammel er du?")));
    }
}
