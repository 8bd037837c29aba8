//! What stops a request, typed and placed. Its sentence is made in [`crate::words`]; it never holds an answer's content.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::codebook::VariableName;

/// Where in a file, as a spreadsheet counts: the first row and column are 1.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Place {
    pub file: String,
    pub row: Option<u32>,
    pub column: Option<u32>,
}

impl Place {
    #[must_use]
    pub fn file(name: &str) -> Self {
        Place { file: name.to_owned(), row: None, column: None }
    }
}

/// Why a file's bytes are not a table of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotText {
    Picture,
    Pdf,
    Archive,
    /// A workbook in which no sheet is found.
    Workbook,
    /// .xls, of Excel before 2007.
    OldWorkbook,
    /// .xlsb.
    BinaryWorkbook,
    Document,
    /// SAS, R; SPSS and Stata where the file contradicts itself or is too old.
    Statistics,
    /// HTML, also where it is named as a workbook.
    WebPage,
    /// XML, or JSON without a list of answers.
    Data,
    Binary,
}

/// Why a table holds no respondents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoSurvey {
    HeaderOnly,
    AllEmpty,
    NoDataset,
    OneColumnOfText,
    TooManyColumns,
    /// Several files with answers; `place` names the first.
    SeveralDatasets,
}

/// Why a file is not a project that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum BadProject {
    SomethingElse,
    CutOff,
    /// Its check sum is another.
    Changed,
    /// Written by a newer version of the program.
    Newer,
    /// Its check sum is right, but not its content.
    Unreadable,
}

/// Everything that can stop a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    EmptyFile {
        place: Place,
    },
    UnreadableFormat {
        place: Place,
        kind: NotText,
    },
    EncryptedFile {
        place: Place,
    },
    TruncatedFile {
        place: Place,
    },
    TooLarge {
        place: Place,
        bytes: u64,
        limit: u64,
    },
    /// What a file holds takes more room than there is: known only after so many of its rows.
    TooMuch {
        place: Place,
        rows: u32,
        /// In bytes.
        limit: u64,
    },
    NotASurvey {
        place: Place,
        why: NoSurvey,
    },
    AggregatedTable {
        place: Place,
    },
    NotAProject {
        place: Place,
        why: BadProject,
    },
    UnknownVariable {
        name: VariableName,
    },
    WrongRole {
        name: VariableName,
        wanted: Wanted,
    },
    BadSettings {
        setting: String,
        why: BadSetting,
    },
    TooFewRespondents {
        n: u32,
        minimum: u32,
    },
    /// Worker was asked before any file was opened, or the work was ended from outside.
    Cancelled,
    /// A fault in the program itself. `at`: where in the program, for whoever reports it.
    Internal {
        at: String,
    },
}

/// What a setting needs of the variable it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    Numeric,
    Grouping,
    Weight,
}

/// What is wrong with a setting. `setting` names it by its path: `"bootstrap.seed"`, `"Q1.role"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum BadSetting {
    Unreadable,
    /// Is not a setting at all; these are.
    UnknownField {
        allowed: Vec<String>,
    },
    /// Is a word, but none of these.
    NotOneOf {
        allowed: Vec<String>,
    },
    WrongType {
        wanted: WantedType,
    },
    /// Cannot be asked for while an analysis runs.
    Busy,
    OutOfRange,
    UnknownCode,
    NotYetAvailable,
    /// Of an outcome with two values only.
    NeedsTwoValues,
    /// Only with respondents who answered everything.
    NeedsListwise,
    /// A name stands for two drivers, or an item is in two of them.
    Ambiguous,
    /// A share of a population of unknown size is asked for.
    NeedsPopulation,
    /// A new variable cannot have the name of one that is there.
    NameTaken,
}

/// What a setting shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum WantedType {
    Text,
    /// Names of variables, in a list.
    Texts,
    /// Pairs of names of variables, in a list.
    Pairs,
    /// Codes of response options, numbers or texts, in a list.
    Codes,
    /// Numbers, in a list.
    Numbers,
    /// true or false.
    Flag,
    /// From 0.
    WholeNumber,
    Number,
    /// An object of named fields.
    Fields,
    /// A list of such objects.
    List,
    /// A whole number, or per background variable an object of code and whole number.
    Population,
    /// A list of objects with `name` and `bytes`.
    Files,
    /// A Uint8Array.
    Bytes,
    /// A function to call.
    Function,
}

impl Problem {
    /// The stable name of the toolkit's contract.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Problem::EmptyFile { .. } => "empty_file",
            Problem::UnreadableFormat { .. } => "unreadable_format",
            Problem::EncryptedFile { .. } => "encrypted_file",
            Problem::TruncatedFile { .. } => "truncated_file",
            Problem::TooLarge { .. } | Problem::TooMuch { .. } => "too_large",
            Problem::NotASurvey { .. } => "not_a_survey",
            Problem::AggregatedTable { .. } => "aggregated_table",
            Problem::NotAProject { .. } => "not_a_project",
            Problem::UnknownVariable { .. } => "unknown_variable",
            Problem::WrongRole { .. } => "wrong_role",
            Problem::BadSettings { .. } => "bad_settings",
            Problem::TooFewRespondents { .. } => "too_few_respondents",
            Problem::Cancelled => "cancelled",
            Problem::Internal { .. } => "internal",
        }
    }
}
