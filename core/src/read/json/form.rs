//! A form as XLSForm writes it in, its questions out: `survey` lists them, `choices` lists what may be answered.

use std::collections::BTreeMap;

use super::value::Json;
use crate::read::described::{Holds, MOST_LABELS, Set};
use crate::units::Code;

pub(super) struct Question {
    pub name: String,
    pub text: Option<String>,
    pub labels: Vec<(Code, String)>,
    pub set: Option<Set>,
    pub holds: Option<Holds>,
}

pub(super) type Form = Vec<Question>;

impl Question {
    /// Not what the tool notes down by itself.
    pub fn is_asked(&self) -> bool {
        self.holds != Some(Holds::Technical)
    }
}

/// `None` where its questions have more labels between them than there is room for.
pub(super) fn of(json: &Json) -> Option<Form> {
    let content = json.field("content").unwrap_or(json);
    let language = language(content);
    let lists = lists(content.field("choices").map_or(&[][..], Json::list));
    let rows = content.field("survey").map_or(&[][..], Json::list);
    let mut room = MOST_LABELS;
    let mut form = Form::new();
    for row in rows {
        let Some(question) = question(row, &lists, language) else { continue };
        room = room.checked_sub(question.labels.len())?;
        form.push(question);
    }
    Some(form)
}

/// The choices of each list.
type Lists<'j> = BTreeMap<&'j str, Vec<&'j Json>>;

fn lists(choices: &[Json]) -> Lists<'_> {
    let mut lists = Lists::new();
    for choice in choices {
        if let Some(name) = choice.field("list_name").and_then(Json::text) {
            lists.entry(name).or_default().push(choice);
        }
    }
    lists
}

/// The place of Danish among the form's languages, else the first.
fn language(content: &Json) -> usize {
    let languages = content.field("translations").map_or(&[][..], Json::list);
    let danish = |language: &Json| {
        language.text().is_some_and(|name| {
            let name = name.to_lowercase();
            name.contains("(da)") || name.starts_with("dansk") || name.starts_with("danish")
        })
    };
    languages.iter().position(danish).unwrap_or(0)
}

fn label(row: &Json, language: usize) -> Option<String> {
    let label = row.field("label")?;
    let text = label.text().or_else(|| {
        let chosen = label.list().get(language).and_then(Json::text);
        chosen.or_else(|| label.list().iter().find_map(Json::text))
    })?;
    Some(text.to_owned()).filter(|text| !text.trim().is_empty())
}

fn question(row: &Json, lists: &Lists, language: usize) -> Option<Question> {
    let name = ["name", "$autoname"].iter().find_map(|field| row.field(field)?.text())?.to_owned();
    let kind = row.field("type")?.text()?;
    let (kind, list) = match kind.split_once(' ') {
        Some((kind, list)) => (kind, Some(list)),
        None => (kind, row.field("select_from_list_name").and_then(Json::text)),
    };
    let (set, holds) = match kind {
        "select_one" | "rank" | "integer" | "decimal" | "range" => (None, None),
        "select_multiple" => (Some(Set::Joined), None),
        "text" => (None, Some(Holds::Text)),
        "date" | "time" | "datetime" | "dateTime" => (None, Some(Holds::Date)),
        "note" | "begin_group" | "end_group" | "begin_repeat" | "end_repeat" => return None,
        _ => (None, Some(Holds::Technical)),
    };
    let option = |choice: &Json| {
        let code = ["name", "value", "$autovalue"].iter().find_map(|field| choice.field(field)?.text())?;
        Some((Code::parse(code), label(choice, language).unwrap_or_else(|| code.to_owned())))
    };
    let labels = list.and_then(|list| lists.get(list)).into_iter().flatten();
    let labels = labels.take(MOST_LABELS + 1).filter_map(|choice| option(choice)).collect();
    Some(Question { name, text: label(row, language), labels, set, holds })
}

/// A form without answers: name, text and options of each question.
pub(super) fn listed(form: &Form) -> Vec<[String; 3]> {
    let row = |question: &Question| {
        let options: Vec<String> =
            question.labels.iter().map(|(code, label)| format!("{code}={label}")).collect();
        [question.name.clone(), question.text.clone().unwrap_or_default(), options.join("|")]
    };
    form.iter().map(row).collect()
}
