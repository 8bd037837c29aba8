//! JSON in, a [`Table`] out: a list of answers, with its form where that stands beside them (Kobo), or a list of
//! variables with their texts.
//!
//! Sources: formpack and the API of KoboToolbox (`content.survey`, `content.choices`, `submissions` or `results`); the
//! XLSForm standard.

mod form;
mod value;

use std::collections::BTreeMap;

use self::value::Json;
use super::described::Described;
use super::rows::Names;
use super::{Column, MOST_CELLS, Source, Table};
use crate::note::Noted;
use crate::problem::{NoSurvey, NotText, Place, Problem};
use svarkort_cells::Interner;

/// Fields that hold the answers, by what tools call them.
const ANSWERS: [&str; 6] = ["submissions", "results", "responses", "answers", "data", "items"];

pub(super) fn table(source: &Source) -> Result<Noted<Table>, Problem> {
    let place = || Place::file(&source.name);
    let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes);
    let json: Json = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => Problem::TruncatedFile { place: place() },
        _ => Problem::UnreadableFormat { place: place(), kind: NotText::Data },
    })?;
    let Some(form) = form::of(&json) else {
        return Err(Problem::UnreadableFormat { place: place(), kind: NotText::Data });
    };
    let records = records(&json);
    if !records.is_empty() {
        return answers(source, records, &form).map(Noted::plain);
    }
    let listed: Vec<[String; 3]> = match form.is_empty() {
        false => form::listed(&form),
        true => texts(&json).map_or_else(Vec::new, |texts| {
            texts
                .iter()
                .map(|(name, text)| [name.clone(), text.text().unwrap_or("").to_owned(), String::new()])
                .collect()
        }),
    };
    if listed.is_empty() {
        return Err(Problem::UnreadableFormat { place: place(), kind: NotText::Data });
    }
    Ok(Noted::plain(list_of_variables(source, &listed)))
}

fn empty(source: &Source, rows: usize) -> Table {
    Table {
        file: source.name.clone(),
        format: "json",
        encoding: Some("UTF-8"),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        ..Table::default()
    }
}

/// The list of answers: the whole, the field that is called so, or the longest list of objects one level down.
fn records(json: &Json) -> &[Json] {
    let are_records =
        |list: &[Json]| list.iter().filter(|one| !one.fields().is_empty()).count() * 2 > list.len();
    if are_records(json.list()) {
        return json.list();
    }
    let named = ANSWERS.iter().filter_map(|name| json.field(name)).map(Json::list);
    let others = json.fields().iter().filter(|(name, _)| name != "survey" && name != "choices");
    let others = others.map(|(_, value)| value.list());
    named.chain(others).filter(|list| are_records(list)).max_by_key(|list| list.len()).unwrap_or(&[])
}

/// The field whose own fields are all texts: a name and a text for each variable.
fn texts(json: &Json) -> Option<&[(String, Json)]> {
    let all_texts = |fields: &&[(String, Json)]| {
        fields.len() >= 3 && fields.iter().all(|(_, value)| value.text().is_some())
    };
    json.fields().iter().map(|(_, value)| value.fields()).filter(all_texts).max_by_key(|fields| fields.len())
}

fn answers(source: &Source, records: &[Json], form: &form::Form) -> Result<Table, Problem> {
    let place = || Place::file(&source.name);
    let mut columns: Vec<Interner> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut paths: Vec<String> = Vec::new();
    // Questions first, in the order in which they are asked, also those that nobody answered.
    for question in form.iter().filter(|question| question.is_asked()) {
        places.insert(question.name.clone(), columns.len());
        paths.push(question.name.clone());
        columns.push(Interner::after(0));
    }
    let known: BTreeMap<&str, &form::Question> =
        form.iter().map(|question| (question.name.as_str(), question)).collect();
    for (row, record) in records.iter().enumerate() {
        let mut cells: Vec<(usize, String)> = Vec::new();
        flatten(record, "", 0, &mut |path, text| {
            // A question's group is not part of its name.
            let last = path.rsplit('/').next().unwrap_or(path);
            let key = if known.contains_key(last) { last } else { path };
            let column = *places.entry(key.to_owned()).or_insert_with(|| {
                paths.push(key.to_owned());
                columns.push(Interner::after(row));
                columns.len() - 1
            });
            cells.push((column, text));
        });
        if columns.len() > super::rows::MOST_COLUMNS {
            return Err(Problem::NotASurvey { place: place(), why: NoSurvey::TooManyColumns });
        }
        if (row as u64 + 1) * columns.len() as u64 > MOST_CELLS {
            let (bytes, limit) = (source.bytes.len() as u64, super::MOST_WHOLE);
            return Err(Problem::TooLarge { place: place(), bytes, limit });
        }
        cells.sort_by_key(|(column, _)| *column);
        cells.dedup_by_key(|(column, _)| *column);
        let mut cells = cells.into_iter().peekable();
        for (place, column) in columns.iter_mut().enumerate() {
            match cells.next_if(|(at, _)| *at == place) {
                Some((_, text)) => column.push(text.as_bytes()),
                None => column.push_blank(),
            }
        }
    }
    let mut table = empty(source, records.len());
    let mut names = Names::default();
    for (place, (path, cells)) in paths.iter().zip(columns).enumerate() {
        let column = Column::of(cells, names.unique(path, place), path.clone());
        let described = known.get(path.as_str()).map(|question| question.described()).unwrap_or_default();
        if !described.is_empty() {
            table.described.insert(column.name.clone(), described);
        }
        table.columns.push(column);
    }
    Ok(table)
}

/// Every text of a record with its path; several of one question joined, repeated groups left out.
fn flatten(json: &Json, path: &str, depth: u32, on_text: &mut dyn FnMut(&str, String)) {
    for (name, value) in json.fields() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        match value {
            Json::Nothing => {}
            Json::Text(text) => on_text(&path, text.clone()),
            Json::Fields(_) if depth < 8 => flatten(value, &path, depth + 1, on_text),
            Json::Fields(_) => {}
            Json::List(list) => {
                let texts: Vec<&str> = list.iter().filter_map(Json::text).collect();
                if !texts.is_empty() {
                    on_text(&path, format!("{};", texts.join(";")));
                }
            }
        }
    }
}

/// What a list of variables is as a file of its own: name, text, options.
fn list_of_variables(source: &Source, listed: &[[String; 3]]) -> Table {
    let mut table = empty(source, listed.len());
    for (place, header) in ["variable", "label", "choices"].into_iter().enumerate() {
        let mut cells = Interner::after(0);
        for row in listed {
            cells.push(row[place].as_bytes());
        }
        table.columns.push(Column::of(cells, header.to_owned(), header.to_owned()));
    }
    table
}

/// What the form says of each of its columns.
impl form::Question {
    fn described(&self) -> Described {
        Described {
            text: self.text.clone(),
            labels: self.labels.clone(),
            measure: None,
            set: self.set.clone(),
            holds: self.holds,
            ..Described::default()
        }
    }
}
