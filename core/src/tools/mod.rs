//! Tables in, an [`Export`] out: the table of the respondents, and what the tool that wrote it says of it.
//!
//! One file per survey tool, facts only: which columns it adds, how many header rows it writes, where it keeps texts and
//! labels, who has completed. What nobody wrote down is guessed in [`crate::codebook`].

mod battery;
mod described;
mod forms;
mod frame;
mod header;
mod limesurvey;
mod long;
mod qualtrics;
mod redcap;
mod shape;
mod sosci;
mod surveymonkey;
mod surveyxact;

use std::collections::BTreeMap;

use self::shape::Shape;
use crate::codebook::{FileFacts, VariableName};
use crate::note::{Note, NoteKind, Noted};
use crate::problem::{NoSurvey, Place, Problem};
use crate::read::Table;
use crate::read::described::Measure;
use crate::units::Code;

/// The respondents' table with its meaning, as far as the export itself tells it.
#[derive(Debug, Clone, Default)]
pub struct Export {
    /// One row per respondent; header rows of the tool are in [`crate::read::Column::texts`].
    pub table: Table,
    pub meaning: Meaning,
    /// A file of those invited, without answers, where one lies beside.
    pub frame: Option<Table>,
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
    /// Codes said to mean that nothing was answered.
    pub missing: Vec<Code>,
    /// The level of measurement, where it is stated.
    pub measure: Option<Measure>,
    pub teller: Teller,
}

/// Who says what is [`Told`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Teller {
    #[default]
    Tool,
    /// The format of the file, as a statistics program writes it.
    File,
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

/// A survey tool whose exports are known; what is particular about them is in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    SurveyXact,
    Qualtrics,
    SurveyMonkey,
    LimeSurvey,
    MicrosoftForms,
    GoogleForms,
    Typeform,
    SoSci,
    RedCap,
}

impl Tool {
    /// As its maker spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tool::SurveyXact => "SurveyXact",
            Tool::Qualtrics => "Qualtrics",
            Tool::SurveyMonkey => "SurveyMonkey",
            Tool::LimeSurvey => "LimeSurvey",
            Tool::MicrosoftForms => "Microsoft Forms",
            Tool::GoogleForms => "Google Forms",
            Tool::Typeform => "Typeform",
            Tool::SoSci => "SoSci Survey",
            Tool::RedCap => "REDCap",
        }
    }
}

/// What is particular about one tool's table of answers.
struct Facts {
    tool: Tool,
    wrote: fn(&Table) -> bool,
    /// Lifts further header rows out of the answers.
    prepare: fn(&mut Table),
    told: fn(&Table) -> BTreeMap<VariableName, Told>,
    progress: fn(&Table) -> Option<Progress>,
}

/// The tools that write one file. A tool that writes several is asked first, in [`recognise`].
const SINGLE_FILE: [Facts; 7] = [
    qualtrics::FACTS,
    surveymonkey::FACTS,
    limesurvey::FACTS,
    sosci::FACTS,
    forms::MICROSOFT,
    forms::GOOGLE,
    forms::TYPEFORM,
];

/// Finds the respondents' table among what was read, and what the tool says of it.
///
/// # Errors
/// When no table holds respondents, or several do.
pub fn recognise(tables: Vec<Table>) -> Result<Noted<Export>, Problem> {
    let mut files: Vec<FileFacts> = tables.iter().map(facts).collect();
    let (mut structure, mut labels, mut dictionary, mut datasets) = (None, None, None, Vec::new());
    for table in tables {
        let place = match surveyxact::part(&table) {
            Some(surveyxact::Part::Structure) => &mut structure,
            Some(surveyxact::Part::Labels) => &mut labels,
            None if redcap::is_dictionary(&table) => &mut dictionary,
            None => {
                datasets.push(table);
                continue;
            }
        };
        *place = Some(table);
    }
    let beside = structure.as_ref().or(labels.as_ref()).or(dictionary.as_ref());
    let frame = frame::take(&mut datasets);
    let mut table = only(datasets, beside)?;
    if table.rows == 0 {
        return Err(no_rows(&table));
    }
    let mut meaning = if structure.is_some() || labels.is_some() || surveyxact::wrote(&table) {
        Meaning {
            tool: Some(Tool::SurveyXact),
            columns: surveyxact::told(&table, structure.as_ref(), labels.as_ref()),
            progress: surveyxact::progress(&table),
        }
    } else if dictionary.is_some() || redcap::wrote(&table) {
        let columns = redcap::told(&table, dictionary.as_ref());
        Meaning { tool: Some(Tool::RedCap), columns, progress: None }
    } else if let Some(facts) = SINGLE_FILE.iter().find(|facts| (facts.wrote)(&table)) {
        (facts.prepare)(&mut table);
        Meaning { tool: Some(facts.tool), columns: (facts.told)(&table), progress: (facts.progress)(&table) }
    } else {
        Meaning::default()
    };
    let mut notes = holds_respondents(&mut table)?;
    if let Some(frame) = &frame {
        notes.push(frame::note(frame, &table));
    }
    if meaning.tool.is_none() {
        meaning.columns.extend(header::texts(&table));
    }
    for (name, told) in described::told(&table) {
        meaning.columns.entry(name).or_insert(told);
    }
    for column in meaning.progress.iter().flat_map(|progress| &progress.told_by) {
        meaning.columns.entry(column.clone()).or_default().asked = Some(Asked::Technical);
    }
    for file in &mut files {
        file.tool = meaning.tool.map(|tool| tool.name().to_owned());
        if file.name == table.file {
            file.rows = table.rows;
        } else if labels.as_ref().is_some_and(|labels| labels.file == file.name) {
            // Without a header, its first row is one of them.
            file.rows += 1;
        }
    }
    Ok(Noted { value: Export { table, meaning, frame, files }, notes })
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

fn no_rows(table: &Table) -> Problem {
    let why = if table.blank_rows > 0 { NoSurvey::AllEmpty } else { NoSurvey::HeaderOnly };
    Problem::NotASurvey { place: Place::file(&table.file), why }
}

/// What is to be remarked of a table that may hold respondents; one row per answer becomes one per respondent.
fn holds_respondents(table: &mut Table) -> Result<Vec<Note>, Problem> {
    if table.rows == 0 {
        return Err(no_rows(table));
    }
    let place = Place::file(&table.file);
    match shape::shape(table) {
        Shape::Respondents => Ok(Vec::new()),
        Shape::Aggregated => Err(Problem::AggregatedTable { place }),
        Shape::OneColumnOfText => Err(Problem::NotASurvey { place, why: NoSurvey::OneColumnOfText }),
        Shape::Long(long) => {
            *table = long.wide(table);
            Ok(vec![Note { kind: NoteKind::LongFormat { file: table.file.clone() }, variable: None }])
        }
    }
}
