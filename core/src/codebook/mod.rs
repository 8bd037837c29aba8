//! Tables in, a [`Codebook`] out: what each column means, with the evidence for each guess and the doubts left.
//!
//! [`propose`] makes the first codebook; [`Codebook::edited`] takes the reader's decisions. What the
//! codebook says and what the tables hold meet in [`crate::survey`].

mod bands;
mod bare_codes;
mod degree;
mod edit;
mod ends;
mod label_scales;
mod label_sets;
mod labels;
mod meaning;
mod outcome;
mod profile;
mod propose;
mod rating;
mod role_words;
mod roles;
mod unordered;
mod wording;

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::note::NoteKind;
use crate::order::InOrder;
use crate::tools::ToolSign;
use crate::units::Code;

pub use propose::propose;

/// A column's name as the export writes it, made unique.
pub type VariableName = String;

/// What was read and what it was taken to mean.
#[derive(Debug, Clone, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Codebook {
    pub files: Vec<FileFacts>,
    pub variables: Vec<Variable>,
}

/// What was recognised of one file.
#[derive(Debug, Clone, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct FileFacts {
    pub name: String,
    /// `"csv"`; later formats add their own.
    pub format: String,
    /// The survey tool that wrote it, as its maker spells it.
    pub tool: Option<String>,
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    /// Rows of answers, header rows not counted.
    pub rows: u32,
    /// What told its tool; absent for a file that holds no answers.
    #[serde(skip)]
    pub sign: Option<ToolSign>,
}

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Outcome,
    Item,
    Group,
    Weight,
    Comment,
    Id,
    Technical,
    Unused,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Outcome,
        Role::Item,
        Role::Group,
        Role::Weight,
        Role::Comment,
        Role::Id,
        Role::Technical,
        Role::Unused,
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Ordered options with a favourable end.
    Rating,
    Single,
    Multiple,
    Number,
    Date,
    Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ResponseOption {
    pub code: Code,
    pub label: String,
    /// Respondents who chose it. The codebook is for the data holder: not suppressed.
    pub n: u32,
    pub missing: bool,
    /// 1 (least favourable) to `points`; absent for missing options and where options have no order.
    pub favourability: Option<u32>,
    /// Further codes of the export that the reader made part of this option.
    #[serde(default)]
    pub merged: Vec<Code>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Variable {
    pub name: VariableName,
    pub label: String,
    pub file: String,
    pub role: Role,
    pub kind: Kind,
    /// Least to most favourable, then the missing ones.
    pub options: Vec<ResponseOption>,
    pub points: Option<u32>,
    pub reversed: bool,
    pub theme: Option<String>,
    pub valid: u32,
    pub missing: u32,
    /// Why it was read so, most telling reason first.
    pub reasons: Vec<Reason>,
    /// What the reader is asked to decide; emptied by deciding.
    pub doubts: Vec<NoteKind>,
    /// To whom it was put; absent: to everybody.
    #[serde(default)]
    pub asked_if: Option<AskedIf>,
    /// The codes that a report expects, in its order; others that turn up are flagged.
    #[serde(default)]
    pub expected: Option<Vec<Code>>,
    /// Made by the reader from another variable.
    #[serde(default)]
    pub derived: Option<Derived>,
    /// Where the reader parts a rating's scale; absent: by the rule for all scales.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classes: Option<Classes>,
}

/// A response scale parted in three: its places up to one are unfavourable, from another on favourable, between neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    /// 0: no place is unfavourable.
    pub unfavourable_to: u32,
    /// One more than there are places: none is favourable.
    pub favourable_from: u32,
}

/// A question that was put only to those who gave one of these answers to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedIf {
    pub variable: VariableName,
    pub codes: Vec<Code>,
}

/// Bands of a variable's numbers. The bands' codes run from 1; a number on a cut belongs to the band above it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Derived {
    pub from: VariableName,
    pub cuts: Vec<f64>,
}

/// The grouping variable that an edit makes of a variable's numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bands {
    /// Of the new variable; the old one's with what it is cut by where nothing is said.
    pub name: Option<VariableName>,
    pub label: Option<String>,
    /// Rising; one band more than cuts.
    pub cuts: Vec<f64>,
    /// One per band; "< 30", "30-49", "≥ 50" where nothing is said.
    pub labels: Option<Vec<String>>,
}

impl Variable {
    /// What favourability 1 stands for on the scale as the export codes it: 0 for 0-10, else 1.
    #[must_use]
    pub fn scale_start(&self) -> i64 {
        let codes: Option<Vec<i64>> =
            self.options.iter().filter(|o| o.favourability.is_some()).map(|o| o.code.number()).collect();
        let Some(mut codes) = codes.filter(|codes| !codes.is_empty()) else { return 1 };
        codes.order();
        if codes.windows(2).all(|pair| pair[1] == pair[0] + 1) { codes[0] } else { 1 }
    }
}

/// Why a column was read as it was; the sentence is made in [`crate::words`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The labels are those of a known response scale of this many points.
    KnownLabels {
        points: u32,
    },
    /// The labels contain the same stem with growing degree, though the set is not a known one.
    LabelsInOrder {
        points: u32,
    },
    /// Bare codes from `low` to `high`.
    BareCodes {
        low: i64,
        high: i64,
    },
    /// Other columns beside it have the same scale.
    Battery {
        items: u32,
    },
    /// Only the ends carry labels.
    EndLabels {
        points: u32,
    },
    /// A label that means "don't know" or "not relevant".
    MissingLabel {
        code: Code,
    },
    /// A code outside the scale.
    MissingOutside {
        code: Code,
    },
    /// The scale starts at 1, so 0 is no answer on it.
    MissingZero,
    /// Labels run from favourable to unfavourable.
    ReversedLabels,
    /// Name or text says overall satisfaction.
    OutcomeWords,
    /// Name or text says that people may write what they like.
    CommentWords,
    /// Name or text says that it is background.
    BackgroundWords,
    FewCategories {
        categories: u32,
    },
    ManyDifferentTexts,
    AllDifferent,
    NumbersManyValues {
        different: u32,
    },
    Dates,
    TechnicalName,
    IdName,
    WeightName,
    ToolSays,
    /// The file's own format says so.
    FileSays,
    /// Made of the names of several files.
    FileNames,
    /// The file declares that the code means no answer.
    MissingDeclared {
        code: Code,
    },
    OneOfMultiple,
    /// No respondent gave two columns of the battery the same answer: choices put in rank order, not ratings.
    NeverTheSame {
        columns: u32,
    },
    /// Texts that are not on the scale and so rare that somebody must have written them in.
    RareTexts {
        answers: u32,
    },
    /// Cells hold several answers joined by a sign.
    JoinedAnswers,
    /// Name or content tells who somebody is.
    Personal,
    Constant,
    Empty,
    /// The reader said so.
    Decided,
}

/// The reader's decisions, by variable.
pub type Edits = BTreeMap<VariableName, Edit>;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Edit {
    pub role: Option<Role>,
    pub reversed: Option<bool>,
    /// `Some(None)` takes the theme away.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub theme: Option<Option<String>>,
    pub label: Option<String>,
    /// The codes that mean no answer; replaces what was recognised.
    pub missing: Option<Vec<Code>>,
    /// Codes from least to most favourable; makes the variable a rating.
    pub order: Option<Vec<Code>>,
    /// New label -> the codes that become one option.
    pub merge: Option<BTreeMap<String, Vec<Code>>>,
    /// Code -> new label.
    pub rename: Option<BTreeMap<String, String>>,
    /// `Some(None)`: to everybody.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub asked_if: Option<Option<AskedIf>>,
    /// Codes or labels; one that no option has becomes an option that nobody chose. `Some(None)` takes the list away.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub expected: Option<Option<Vec<Code>>>,
    /// Makes a grouping variable of this one's numbers, or makes it anew.
    pub derive: Option<Bands>,
    /// `Some(None)`: by the rule for all scales.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub classes: Option<Option<Classes>>,
}

/// A field that is there, even as `null`, is a decision.
fn present<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    field: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(field).map(Some)
}
