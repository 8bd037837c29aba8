//! What went with a result without stopping it. A note is typed; its sentence is made in [`crate::words`].

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::codebook::VariableName;

/// A value and what its reader must know about it: never one without the other.
#[must_use]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Noted<T> {
    pub value: T,
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    pub fn plain(value: T) -> Self {
        Noted { value, notes: Vec::new() }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: change(self.value), notes: self.notes }
    }
}

/// One remark, about one variable or about the whole. Never holds the content of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Note {
    pub kind: NoteKind,
    pub variable: Option<VariableName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Info,
    Warning,
    Error,
}

/// Every remark there is, with the data that its sentence needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    // drivers
    ConstantItem,
    ConstantOutcome,
    IdenticalItems {
        other: VariableName,
    },
    Collinear {
        condition: f64,
    },
    /// `needed`: for an estimate at all, or (where there is one) for one to rely on.
    FewRespondents {
        n: u32,
        drivers: u32,
        needed: u32,
        estimated: bool,
    },
    ListwiseLoss {
        kept: u32,
        of: u32,
    },
    StraightLining {
        respondents: u32,
        of: u32,
    },
    FlatWeights {
        condition: f64,
    },
    Ceiling {
        share: f64,
    },
    /// The weightiest first; the note is about it.
    NegativeDriver {
        drivers: Vec<VariableName>,
    },
    /// Negative alone and positive with the others held fixed.
    SignsDiffer {
        drivers: Vec<VariableName>,
    },
    /// Drivers without a response scale: they have a weight and no place on the map.
    NoPlace {
        drivers: Vec<VariableName>,
    },
    MethodsDisagree {
        relative_weight_rank: u32,
        dominance_rank: u32,
    },
    /// `None`: the outcome itself was named as a driver, and is left out.
    OutcomeAmongDrivers {
        correlation: Option<f64>,
    },
    /// Pairwise correlations that cannot be of one set of answers.
    NotPositiveDefinite,
    /// A two-valued outcome that the drivers foretell without fault.
    Separated,
    // reading
    RowsSkipped {
        file: String,
        rows: Vec<u32>,
        count: u32,
    },
    RaggedRows {
        file: String,
        rows: Vec<u32>,
        count: u32,
    },
    EncodingGuessed {
        file: String,
        encoding: String,
    },
    DelimiterGuessed {
        file: String,
        delimiter: String,
    },
    PartialAnswers {
        rows: u32,
        completed: u32,
    },
    LongFormat {
        file: String,
    },
    DuplicateRespondents {
        count: u32,
    },
    // recognition
    DoubtfulScale,
    DoubtfulMissing {
        codes: Vec<crate::Code>,
    },
    DoubtfulDirection,
    DoubtfulRole,
    PersonalData,
    // groups
    SmallGroup {
        groups: u32,
        minimum: u32,
    },
    AllAlike {
        groups: u32,
    },
    SmallExpected {
        tests: u32,
    },
    TwoItems {
        theme: String,
    },
    MixedScales {
        theme: String,
    },
    Untested {
        items: u32,
    },
    /// The reader parted their scales.
    ClassesDecided {
        variables: Vec<VariableName>,
    },
    // what leaves
    HiddenCells,
    AuditCutShort,
    LowResponse {
        rate: f64,
        limit: f64,
    },
    RateMismatch {
        stated: f64,
        computed: f64,
        base_low: u32,
        base_high: u32,
    },
    LedgerMismatch {
        part: LedgerPart,
        n: u32,
        whole: LedgerPart,
        of: u32,
    },
    MoreThanInvited {
        groups: u32,
    },
    MarginsDiffer {
        low: u32,
        high: u32,
    },
    UnexpectedGroup {
        labels: Vec<String>,
    },
    AbsentGroup {
        labels: Vec<String>,
    },
    PopulationUnknown {
        groups: u32,
    },
    FrameFile {
        file: String,
        rows: u32,
        variables: Vec<VariableName>,
    },
    // several files or sheets
    /// Of a workbook, these sheets were used and others were not.
    OtherSheets {
        file: String,
        used: Vec<String>,
        others: u32,
    },
    /// Files of the same questions became one survey; the note's variable tells which file each respondent is from.
    FilesStacked {
        files: Vec<String>,
        /// The files are of different years.
        waves: bool,
    },
    /// Of the same name, with texts that differ a little; read as one question.
    RewordedItems {
        variables: Vec<VariableName>,
    },
    /// Of the same name, with other texts or labels; read as questions of their own.
    ItemsKeptApart {
        variables: Vec<VariableName>,
    },
}

/// A line of the response ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerPart {
    Invited,
    /// Bounced and ineligible together.
    NotReached,
    Reached,
    Started,
    Completed,
    Usable,
}

impl NoteKind {
    /// The stable name of the toolkit's contract.
    #[must_use]
    pub fn code(&self) -> &'static str {
        use NoteKind::*;
        match self {
            ConstantItem => "constant_item",
            ConstantOutcome => "constant_outcome",
            IdenticalItems { .. } => "identical_items",
            Collinear { .. } => "collinear",
            FewRespondents { .. } => "few_respondents",
            ListwiseLoss { .. } => "listwise_loss",
            StraightLining { .. } => "straight_lining",
            FlatWeights { .. } => "flat_weights",
            Ceiling { .. } => "ceiling",
            NegativeDriver { .. } => "negative_driver",
            SignsDiffer { .. } => "signs_differ",
            NoPlace { .. } => "no_place",
            MethodsDisagree { .. } => "methods_disagree",
            OutcomeAmongDrivers { .. } => "outcome_among_drivers",
            NotPositiveDefinite => "not_positive_definite",
            Separated => "separated",
            RowsSkipped { .. } => "rows_skipped",
            RaggedRows { .. } => "ragged_rows",
            EncodingGuessed { .. } => "encoding_guessed",
            DelimiterGuessed { .. } => "delimiter_guessed",
            PartialAnswers { .. } => "partial_answers",
            LongFormat { .. } => "long_format",
            DuplicateRespondents { .. } => "duplicate_respondents",
            DoubtfulScale => "doubtful_scale",
            DoubtfulMissing { .. } => "doubtful_missing",
            DoubtfulDirection => "doubtful_direction",
            DoubtfulRole => "doubtful_role",
            PersonalData => "personal_data",
            SmallGroup { .. } => "small_group",
            AllAlike { .. } => "all_alike",
            TwoItems { .. } => "two_items",
            MixedScales { .. } => "mixed_scales",
            SmallExpected { .. } => "small_expected",
            Untested { .. } => "untested",
            ClassesDecided { .. } => "classes_decided",
            HiddenCells => "hidden_cells",
            AuditCutShort => "audit_cut_short",
            LowResponse { .. } => "low_response",
            RateMismatch { .. } => "rate_mismatch",
            LedgerMismatch { .. } => "ledger_mismatch",
            MoreThanInvited { .. } => "more_than_invited",
            MarginsDiffer { .. } => "margins_differ",
            UnexpectedGroup { .. } => "unexpected_group",
            AbsentGroup { .. } => "absent_group",
            PopulationUnknown { .. } => "population_unknown",
            FrameFile { .. } => "frame_file",
            OtherSheets { .. } => "other_sheets",
            FilesStacked { .. } => "files_stacked",
            RewordedItems { .. } => "reworded_items",
            ItemsKeptApart { .. } => "items_kept_apart",
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        use NoteKind::*;
        match self {
            EncodingGuessed { .. }
            | DelimiterGuessed { .. }
            | PartialAnswers { .. }
            | FrameFile { .. }
            | OtherSheets { .. }
            | FilesStacked { waves: false, .. }
            | PopulationUnknown { .. }
            | Untested { .. }
            | ClassesDecided { .. }
            | NoPlace { .. }
            | HiddenCells
            | AuditCutShort
            | TwoItems { .. }
            | MixedScales { .. } => Severity::Info,
            _ => Severity::Warning,
        }
    }

    /// A doubt of recognition asks the reader to decide; everything else only informs.
    #[must_use]
    pub fn asks(&self) -> bool {
        use NoteKind::*;
        matches!(self, DoubtfulScale | DoubtfulMissing { .. } | DoubtfulDirection | DoubtfulRole)
    }
}
