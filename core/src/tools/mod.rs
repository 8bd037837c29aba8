//! Tables in, an [`Export`] out: the table of the respondents, and what the tool that wrote it says of it.
//!
//! One file per survey tool, facts only: which columns it adds, how many header rows it writes, where it keeps texts and
//! labels, who has completed. What nobody wrote down is guessed in [`crate::codebook`].

mod shape;
mod surveyxact;

use std::collections::BTreeMap;

use self::shape::Shape;
use crate::codebook::{FileFacts, VariableName};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NoSurvey, Place, Problem};
use crate::read::Table;
use crate::units::Code;

/// The respondents' table with its meaning, as far as the export itself tells it.
#[derive(Debug, Clone, Default)]
pub struct Export {
    /// One row per respondent; header rows of the tool are in [`crate::read::Column::texts`].
    pub table: Table,
    pub meaning: Meaning,
    /// Every file that was read, also those that only held texts and labels.
    pub files: Vec<FileFacts>,
}

/// What the tool says.
#[derive(Debug, Clone, Default)]
pub struct Meaning {
    pub tool: Option<Tool>,
    /// By the column's name; a column that the tool says nothing of is absent.
    pub columns: BTreeMap<VariableName, Told>,
    pub progress: Option<Progress>,
}

impl Meaning {
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Told> {
        self.columns.get(name)
    }
}

/// What the tool says of one column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// The question as it was asked, with its battery's stem.
    pub text: Option<String>,
    /// The stem that columns of one battery, or of one question with several answers, share.
    pub stem: Option<String>,
    /// The part of the text that is the column's own.
    pub part: Option<String>,
    /// In the tool's order.
    pub labels: Vec<(Code, String)>,
    pub asked: Option<Asked>,
}

/// How a question was asked, or that it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// One answer among several.
    Single,
    /// This column is one option of a question with several answers.
    Multiple,
    Text,
    Number,
    Date,
    /// Identifies the respondent.
    Id,
    /// Written by the tool, not by the respondent.
    Technical,
}

/// How far each row's respondent came, where the tool writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The columns that tell it; technical, all of them.
    pub told_by: Vec<VariableName>,
    /// One per row.
    pub reached: Vec<Reached>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Known to the tool, not invited yet.
    Created,
    Invited,
    /// Refused, or could not be reached.
    DroppedOut,
    Started,
    Completed,
}

/// A survey tool, with what is particular about its exports in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    SurveyXact,
}

impl Tool {
    /// As its maker spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tool::SurveyXact => "SurveyXact",
        }
    }
}

/// Finds the respondents' table among what was read, and what the tool says of it.
///
/// # Errors
/// When no table holds respondents, or several do.
pub fn recognise(tables: Vec<Table>) -> Result<Noted<Export>, Problem> {
    let mut files: Vec<FileFacts> = tables.iter().map(facts).collect();
    let (mut structure, mut labels, mut datasets) = (None, None, Vec::new());
    for table in tables {
        match surveyxact::part(&table) {
            Some(surveyxact::Part::Structure) if structure.is_none() => structure = Some(table),
            Some(surveyxact::Part::Labels) if labels.is_none() => labels = Some(table),
            _ => datasets.push(table),
        }
    }
    // A dataset of three columns may look like labels; labels never come alone.
    if datasets.is_empty() && structure.is_none() {
        datasets.extend(labels.take());
    }
    let table = only(datasets, structure.as_ref().or(labels.as_ref()))?;
    let notes = holds_respondents(&table)?;
    let mut meaning = Meaning::default();
    if structure.is_some() || labels.is_some() || surveyxact::wrote(&table) {
        meaning.tool = Some(Tool::SurveyXact);
        meaning.columns = surveyxact::told(&table, structure.as_ref(), labels.as_ref());
        meaning.progress = surveyxact::progress(&table);
    }
    for column in meaning.progress.iter().flat_map(|progress| &progress.told_by) {
        meaning.columns.entry(column.clone()).or_default().asked = Some(Asked::Technical);
    }
    for file in &mut files {
        file.tool = meaning.tool.map(|tool| tool.name().to_owned());
        if labels.as_ref().is_some_and(|labels| labels.file == file.name) {
            // Without a header, its first row is one of them.
            file.rows += 1;
        }
    }
    Ok(Noted { value: Export { table, meaning, files }, notes })
}

fn facts(table: &Table) -> FileFacts {
    FileFacts {
        name: table.file.clone(),
        format: table.format.to_owned(),
        tool: None,
        encoding: table.encoding.map(str::to_owned),
        delimiter: table.delimiter.map(|delimiter| delimiter.to_string()),
        rows: table.rows,
    }
}

/// The one table that may hold respondents; `beside` is what else was dropped.
fn only(mut datasets: Vec<Table>, beside: Option<&Table>) -> Result<Table, Problem> {
    let (place, why) = match (datasets.len(), beside) {
        (1, _) => return Ok(datasets.remove(0)),
        (0, Some(beside)) => (Place::file(&beside.file), NoSurvey::NoDataset),
        (0, None) => (Place::default(), NoSurvey::NoDataset),
        _ => (Place::file(&datasets[0].file), NoSurvey::SeveralDatasets),
    };
    Err(Problem::NotASurvey { place, why })
}

/// What is to be remarked of a table that may hold respondents.
fn holds_respondents(table: &Table) -> Result<Vec<Note>, Problem> {
    let place = Place::file(&table.file);
    match (table.rows, table.blank_rows) {
        (0, 0) => return Err(Problem::NotASurvey { place, why: NoSurvey::HeaderOnly }),
        (0, _) => return Err(Problem::NotASurvey { place, why: NoSurvey::AllEmpty }),
        _ => {}
    }
    match shape::shape(table) {
        Shape::Respondents => Ok(Vec::new()),
        Shape::Aggregated => Err(Problem::AggregatedTable { place }),
        Shape::OneColumnOfText => Err(Problem::NotASurvey { place, why: NoSurvey::OneColumnOfText }),
        Shape::Long => {
            Ok(vec![Note { kind: NoteKind::LongFormat { file: table.file.clone() }, variable: None }])
        }
    }
}
