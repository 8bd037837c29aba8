//! Tables in, an [`Export`] out: the table of the respondents, and what the tool that wrote it says of it.
//!
//! One file per survey tool, facts only: which columns it adds, how many header rows it writes, where it keeps texts and
//! labels, who has completed. What nobody wrote down is guessed in [`crate::codebook`].

mod battery;
mod beside;
mod codebook_file;
mod described;
mod forms;
mod frame;
mod header;
mod joined;
mod kobo;
mod limesurvey;
mod long;
mod qualtrics;
mod redcap;
mod several;
mod several_answers;
mod shape;
mod sheets;
mod sosci;
mod surveymonkey;
mod surveyxact;
mod totals;
mod two_rows;

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use self::beside::{Beside, Turn};
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

impl Told {
    /// What a list beside the export adds to what the export itself says; a person wrote the list, so its texts count.
    fn add(&mut self, list: Told) {
        self.text = list.text.or(self.text.take());
        if self.labels.is_empty() {
            self.labels = list.labels;
        }
    }
}

/// Who says what is [`Told`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Teller {
    #[default]
    Tool,
    /// The format of the file, as a statistics program writes it.
    File,
    /// The names of several files that were put together.
    FileNames,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
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
    Kobo,
}

/// By whose rules tables are read: what was recognised can be overruled.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    #[default]
    Recognised,
    /// A plain table, which no tool is known to have written.
    Plain,
    Export(Tool),
}

/// What told which tool wrote a file.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum ToolSign {
    /// The reader.
    Chosen,
    /// Columns that the tool adds, by their headers.
    Columns(Vec<String>),
    /// Header rows under the first.
    HeaderRows,
    /// A file or a sheet beside it: texts, labels, a dictionary.
    Beside,
    /// Nothing did.
    Nothing,
}

impl Tool {
    pub const ALL: [Tool; 10] = [
        Tool::SurveyXact,
        Tool::MicrosoftForms,
        Tool::GoogleForms,
        Tool::LimeSurvey,
        Tool::Qualtrics,
        Tool::SurveyMonkey,
        Tool::Typeform,
        Tool::SoSci,
        Tool::RedCap,
        Tool::Kobo,
    ];

    /// Columns by which its tables are told, as far as names tell.
    fn signs(self) -> &'static [&'static str] {
        match self {
            Tool::SurveyXact => &[
                "statoverall_1",
                "statoverall_4",
                "stato_1",
                "stato_4",
                "statoverall",
                "respondentid",
                "digitaldistributionstatus",
                "closetime",
            ],
            Tool::Qualtrics => &["ResponseId", "Finished"],
            Tool::SurveyMonkey => &["RespondentID", "Respondent ID"],
            Tool::LimeSurvey => &["submitdate", "lastpage", "Date submitted", "Last page"],
            Tool::MicrosoftForms => &[
                "ID",
                "Start time",
                "Completion time",
                "Email",
                "Name",
                "Starttidspunkt",
                "Fuldførelsestidspunkt",
                "Mail",
                "Navn",
            ],
            Tool::GoogleForms => &forms::TIMESTAMP,
            Tool::Typeform => &["#", "Network ID"],
            Tool::SoSci => &["CASE", "QUESTNNR", "STARTED", "LASTPAGE"],
            Tool::RedCap => &["record_id"],
            Tool::Kobo => &["_submission_time", "_uuid", "_id", "_validation_status"],
        }
    }

    /// Columns of the table by which it is told.
    fn signed(self, table: &Table) -> Vec<String> {
        let signs = |header: &str| {
            self.signs().iter().any(|sign| sign.eq_ignore_ascii_case(header))
                || (self == Tool::RedCap && header.ends_with("_complete"))
        };
        let headers = table.columns.iter().map(|column| &column.header);
        headers.filter(|header| signs(header)).take(4).cloned().collect()
    }

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
            Tool::Kobo => "KoboToolbox",
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
const SINGLE_FILE: [Facts; 8] = [
    qualtrics::FACTS,
    surveymonkey::FACTS,
    limesurvey::FACTS,
    sosci::FACTS,
    forms::MICROSOFT,
    forms::GOOGLE,
    forms::TYPEFORM,
    kobo::FACTS,
];

/// Finds the respondents' table among what was read, and what the tool says of it. Several exports of the same questions
/// become one.
///
/// # Errors
/// When no table holds respondents, or several do that do not belong together.
pub fn recognise(tables: Vec<Table>, read_as: ReadAs) -> Result<Noted<Export>, Problem> {
    let mut files = all_facts(&tables);
    let (beside, datasets) = Beside::sort(tables);
    let with_labels = |file: &str| {
        beside.structure.iter().chain(&beside.labels).chain(&beside.variables).any(|table| table.file == file)
    };
    let (datasets, mut notes) = sheets::settle(datasets, &with_labels);
    let (lists, mut datasets) = beside::lists(datasets);
    let frame = if let [one, other] = datasets.as_mut_slice()
        && (joined::join(one, other) || joined::join(other, one))
    {
        // Whoever has fewer rows answered.
        let place = usize::from(datasets[0].rows <= datasets[1].rows);
        Some(datasets.remove(place))
    } else {
        frame::take(&mut datasets)
    };
    if datasets.is_empty() {
        return Err(no_dataset(beside.any().or(lists.first())));
    }
    let all = datasets.len();
    let mut parts = Vec::new();
    for (place, table) in datasets.into_iter().enumerate() {
        let turn = Turn { place, of: all };
        let name = part_name(&table, &parts);
        let (table, meaning, remarks, sign) = by_itself(table, &beside, &lists, turn, read_as)?;
        notes.extend(remarks);
        if let Some(file) = files.iter_mut().find(|file| file.name == table.file && file.sign.is_none()) {
            file.sign = Some(sign);
        }
        parts.push(several::Part { table, meaning, name });
    }
    for file in &mut files {
        let part = parts.iter().find(|part| part.table.file == file.name);
        let tool = part.or(parts.first()).and_then(|part| part.meaning.tool);
        file.tool = tool.map(|tool| tool.name().to_owned());
        let rows = parts.iter().filter(|part| part.table.file == file.name).map(|part| part.table.rows);
        if part.is_some() {
            file.rows = rows.sum();
        } else if beside.labels.iter().any(|labels| labels.file == file.name) {
            // Without a header, its first row is one of them.
            file.rows += 1;
        }
    }
    let (mut table, mut meaning) = if all > 1 {
        let (table, meaning, remarks) = several::stack(parts).map_err(|parts| Problem::NotASurvey {
            place: Place::file(&parts[0].table.file),
            why: NoSurvey::SeveralDatasets,
        })?;
        notes.extend(remarks);
        (table, meaning)
    } else {
        let Some(part) = parts.pop() else { return Err(no_dataset(None)) };
        (part.table, part.meaning)
    };
    several_answers::spread(&mut table, &mut meaning);
    if let Some(frame) = &frame {
        notes.push(frame::note(frame, &table));
    }
    for column in meaning.progress.iter().flat_map(|progress| &progress.told_by) {
        meaning.columns.entry(column.clone()).or_default().asked = Some(Asked::Technical);
    }
    Ok(Noted { value: Export { table, meaning, frame, files }, notes })
}

/// By what a file or a sheet is told from the others.
fn part_name(table: &Table, before: &[several::Part]) -> String {
    match &table.sheet {
        Some(sheet) if before.iter().all(|part| part.table.file == table.file) => sheet.clone(),
        _ => table.file.clone(),
    }
}

/// One table of answers with what the files beside it and its own header say of it.
fn by_itself(
    mut table: Table,
    beside: &Beside,
    lists: &[Table],
    turn: Turn,
    read_as: ReadAs,
) -> Result<(Table, Meaning, Vec<Note>, ToolSign), Problem> {
    if table.rows == 0 {
        return Err(no_rows(&table));
    }
    let structure = beside::of(&beside.structure, &table, turn);
    let variables = beside::of(&beside.variables, &table, turn);
    let labels = beside::of(&beside.labels, &table, turn);
    let dictionary = beside::of(&beside.dictionary, &table, turn);
    let tool = match read_as {
        ReadAs::Plain => None,
        ReadAs::Export(tool) => Some(tool),
        ReadAs::Recognised if structure.or(labels).or(variables).is_some() || surveyxact::wrote(&table) => {
            Some(Tool::SurveyXact)
        }
        ReadAs::Recognised if dictionary.is_some() || redcap::wrote(&table) => Some(Tool::RedCap),
        ReadAs::Recognised => SINGLE_FILE.iter().find(|facts| (facts.wrote)(&table)).map(|facts| facts.tool),
    };
    let sign = match tool {
        _ if read_as != ReadAs::Recognised => ToolSign::Chosen,
        None => ToolSign::Nothing,
        Some(tool) => match tool.signed(&table) {
            columns if !columns.is_empty() => ToolSign::Columns(columns),
            _ if matches!(tool, Tool::SurveyXact | Tool::RedCap) => ToolSign::Beside,
            _ => ToolSign::HeaderRows,
        },
    };
    let (columns, progress) = match tool {
        Some(Tool::SurveyXact) => {
            (surveyxact::told(&table, structure.or(variables), labels), surveyxact::progress(&table))
        }
        Some(Tool::RedCap) => (redcap::told(&table, dictionary), None),
        tool => match SINGLE_FILE.iter().find(|facts| Some(facts.tool) == tool) {
            Some(facts) => {
                (facts.prepare)(&mut table);
                ((facts.told)(&table), (facts.progress)(&table))
            }
            // Of no tool that is known, but with a row of texts under the names all the same.
            None if read_as == ReadAs::Recognised && two_rows::has(&table) => {
                two_rows::lift(&mut table);
                (two_rows::told(&table), None)
            }
            None => Default::default(),
        },
    };
    let mut meaning = Meaning { tool, columns, progress };
    let notes = holds_respondents(&mut table)?;
    if meaning.tool.is_none() && meaning.columns.is_empty() {
        meaning.columns = header::texts(&table);
    }
    for (name, told) in described::told(&table) {
        meaning.columns.entry(name).or_insert(told);
    }
    for list in lists {
        for (name, told) in codebook_file::told(list, &table) {
            meaning.columns.entry(name).or_default().add(told);
        }
    }
    Ok((table, meaning, notes, sign))
}

fn facts(table: &Table) -> FileFacts {
    FileFacts {
        name: table.file.clone(),
        format: table.format.to_owned(),
        tool: None,
        encoding: table.encoding.map(str::to_owned),
        delimiter: table.delimiter.map(|delimiter| delimiter.to_string()),
        rows: table.rows,
        sign: None,
    }
}

/// One entry per file, also for a workbook of several sheets.
fn all_facts(tables: &[Table]) -> Vec<FileFacts> {
    let mut all: Vec<FileFacts> = Vec::new();
    let mut sheets: Option<&str> = None;
    for table in tables {
        if table.sheet.is_some() && sheets == Some(table.file.as_str()) {
            continue;
        }
        sheets = table.sheet.as_ref().map(|_| table.file.as_str());
        all.push(facts(table));
    }
    all
}

fn no_dataset(beside: Option<&Table>) -> Problem {
    let place = beside.map_or_else(Place::default, |table| Place::file(&table.file));
    Problem::NotASurvey { place, why: NoSurvey::NoDataset }
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
        Shape::Respondents => Ok(totals::left_out(table).into_iter().collect()),
        Shape::Aggregated => Err(Problem::AggregatedTable { place }),
        Shape::OneColumnOfText => Err(Problem::NotASurvey { place, why: NoSurvey::OneColumnOfText }),
        Shape::Long(long) => {
            *table = long.wide(table);
            Ok(vec![Note { kind: NoteKind::LongFormat { file: table.file.clone() }, variable: None }])
        }
    }
}
