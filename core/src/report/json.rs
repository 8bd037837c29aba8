//! Typed values and a language in, the plain shapes of the toolkit's contract out: names in `snake_case`, absent as
//! `null`, notes and reasons as sentences. The toolkit hands them to JavaScript, and they are the JSON report.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::analysis::{
    Analysis, Bridge, BridgeFigure, Conversion, Crossing, Drivers, GroupBreakdown, GroupMaps, HiddenItem,
    IndexScore, Item, Pair, PriorityMap, Ranked, RateName, Respondents, Response, Settings, Theme, ThemePair,
    WhatIf,
};
use crate::codebook::{AskedIf, Classes, Codebook, Derived, FileFacts, Kind, ResponseOption, Role, Variable};
use crate::findings::{Cell, Finding, FindingTest};
use crate::note::{Note, Noted, Severity};
use crate::problem::Problem;
use crate::protect::Published;
use crate::units::{Code, Language};
use crate::words;

/// What a page is told of a remark.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlainNote<'a> {
    pub code: &'static str,
    pub severity: Severity,
    pub variable: Option<&'a str>,
    pub text: String,
    /// The remark's data by name; empty where there is none.
    pub detail: Value,
}

/// What a page is told when a request is stopped.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlainProblem {
    pub code: &'static str,
    pub message: String,
    /// Where (file, row, column) and what, by name.
    pub detail: Value,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlainCodebook<'a> {
    pub files: &'a [FileFacts],
    pub variables: Vec<PlainVariable<'a>>,
    pub notes: Vec<PlainNote<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlainVariable<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub file: &'a str,
    pub role: Role,
    pub kind: Kind,
    pub options: &'a [ResponseOption],
    pub points: Option<u32>,
    pub reversed: bool,
    pub theme: Option<&'a str>,
    pub valid: u32,
    pub missing: u32,
    /// Why it was read so, as a sentence.
    pub evidence: String,
    pub asked_if: Option<&'a AskedIf>,
    pub expected: Option<&'a [Code]>,
    pub derived: Option<&'a Derived>,
    pub classes: Option<Classes>,
    /// Codes of the notes that ask for a decision on this variable.
    pub doubts: Vec<&'static str>,
}

/// A sentence that the numbers carry, and where they stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlainFinding<'a> {
    pub kind: &'static str,
    pub text: String,
    pub cells: &'a [Cell],
    pub test: Option<FindingTest>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlainAnalysis<'a> {
    pub version: &'a str,
    pub settings: &'a Settings,
    pub respondents: &'a Respondents,
    pub response: PlainResponse<'a>,
    pub items: &'a [Item],
    pub hidden_items: &'a [HiddenItem],
    pub ranking: &'a [Ranked],
    pub index: Option<&'a IndexScore>,
    pub bridge: PlainBridge<'a>,
    pub groups: &'a [GroupBreakdown],
    pub crossed: &'a [Crossing],
    pub pairs: &'a [Pair],
    pub themes: &'a [Theme],
    pub theme_pairs: &'a [ThemePair],
    pub findings: Vec<PlainFinding<'a>>,
    /// What a press release opens with: the first of the findings, the response, the reservations.
    pub summary: Vec<String>,
    pub drivers: Option<&'a Drivers>,
    pub priority_map: Option<&'a PriorityMap>,
    pub what_if: Option<&'a WhatIf>,
    pub group_maps: Option<&'a GroupMaps>,
    pub notes: Vec<PlainNote<'a>>,
}

/// The ledger with its rates defined in words.
#[derive(Debug, Clone, Serialize)]
pub struct PlainResponse<'a> {
    #[serde(flatten)]
    pub response: &'a Response,
    /// What each of the rates is.
    pub definitions: BTreeMap<RateName, &'static str>,
    /// The ledger as one sentence; absent where nobody is known to be invited.
    pub text: Option<String>,
}

/// The four conventions with the rule of each in words.
#[derive(Debug, Clone, Serialize)]
pub struct PlainBridge<'a> {
    pub outcome: Option<&'a str>,
    pub items: &'a [String],
    pub figures: Vec<PlainBridgeFigure<'a>>,
    pub conversions: &'a [Conversion],
}

#[derive(Debug, Clone, Serialize)]
pub struct PlainBridgeFigure<'a> {
    #[serde(flatten)]
    pub figure: &'a BridgeFigure,
    pub rule: String,
}

/// What is known of a document that leaves, beside its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Imprint {
    /// The unit that the report is about: a centre, a department.
    pub unit: Option<String>,
    /// As it shall be printed.
    pub date: Option<String>,
}

/// How far small groups are hidden in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// Small cells are hidden, and so much beside them that none follows from what is shown: [`crate::protect`].
    Audited,
}

#[derive(Serialize)]
struct Publication<'a> {
    #[serde(flatten)]
    imprint: &'a Imprint,
    protection: Protection,
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    analysis: PlainAnalysis<'a>,
    publication: Publication<'a>,
}

#[must_use]
pub fn note(note: &Note, language: Language) -> PlainNote<'_> {
    PlainNote {
        code: note.kind.code(),
        severity: note.kind.severity(),
        variable: note.variable.as_deref(),
        text: words::note(note, language),
        detail: Value::Object(data(&note.kind)),
    }
}

#[must_use]
pub fn problem(problem: &Problem, language: Language) -> PlainProblem {
    let mut detail = data(problem);
    // A place and a nested reason are told flat: `detail.file`, `detail.why`.
    if let Some(Value::Object(place)) = detail.remove("place") {
        detail.extend(place);
    }
    if let Some(Value::Object(why)) = detail.get("why").cloned() {
        for (name, data) in why {
            detail.insert("why".to_owned(), Value::String(name));
            if let Value::Object(data) = data {
                detail.extend(data);
            }
        }
    }
    PlainProblem {
        code: problem.code(),
        message: words::problem(problem, language),
        detail: Value::Object(detail),
    }
}

#[must_use]
pub fn codebook(codebook: &Noted<Codebook>, language: Language) -> PlainCodebook<'_> {
    PlainCodebook {
        files: &codebook.value.files,
        variables: codebook.value.variables.iter().map(|v| variable(v, language)).collect(),
        notes: codebook.notes.iter().map(|n| note(n, language)).collect(),
    }
}

#[must_use]
pub fn variable(variable: &Variable, language: Language) -> PlainVariable<'_> {
    PlainVariable {
        name: &variable.name,
        label: &variable.label,
        file: &variable.file,
        role: variable.role,
        kind: variable.kind,
        options: &variable.options,
        points: variable.points,
        reversed: variable.reversed,
        theme: variable.theme.as_deref(),
        valid: variable.valid,
        missing: variable.missing,
        evidence: words::evidence(&variable.reasons, language),
        asked_if: variable.asked_if.as_ref(),
        expected: variable.expected.as_deref(),
        derived: variable.derived.as_ref(),
        classes: variable.classes,
        doubts: variable.doubts.iter().map(crate::NoteKind::code).collect(),
    }
}

#[must_use]
pub fn finding(finding: &Finding, language: Language) -> PlainFinding<'_> {
    PlainFinding {
        kind: finding.kind(),
        text: words::finding(finding, language),
        cells: &finding.cells,
        test: finding.test,
    }
}

#[must_use]
pub fn analysis(analysis: &Noted<Analysis>, language: Language) -> PlainAnalysis<'_> {
    let Noted { value, notes } = analysis;
    PlainAnalysis {
        version: &value.version,
        settings: &value.settings,
        respondents: &value.respondents,
        response: response(&value.response, language),
        items: &value.items,
        hidden_items: &value.hidden_items,
        ranking: &value.ranking,
        index: value.index.as_ref(),
        bridge: bridge(&value.bridge, &value.settings, language),
        groups: &value.groups,
        crossed: &value.crossed,
        pairs: &value.pairs,
        themes: &value.themes,
        theme_pairs: &value.theme_pairs,
        findings: value.findings.iter().map(|f| finding(f, language)).collect(),
        summary: words::summary(value, notes, language),
        drivers: value.drivers.as_ref(),
        priority_map: value.priority_map.as_ref(),
        what_if: value.what_if.as_ref(),
        group_maps: value.group_maps.as_ref(),
        notes: notes.iter().map(|n| note(n, language)).collect(),
    }
}

fn response(response: &Response, language: Language) -> PlainResponse<'_> {
    let define = |name| (name, words::response::definition(name, response.unit, language));
    PlainResponse {
        response,
        definitions: response.rates.iter().map(|rate| define(rate.name)).collect(),
        text: words::response::sentence(response, language),
    }
}

fn bridge<'a>(bridge: &'a Bridge, settings: &Settings, language: Language) -> PlainBridge<'a> {
    let rule = |figure| words::convention::rule(figure, &settings.index_rule, language);
    PlainBridge {
        outcome: bridge.outcome.as_deref(),
        items: &bridge.items,
        figures: bridge
            .figures
            .iter()
            .map(|figure| PlainBridgeFigure { figure, rule: rule(figure) })
            .collect(),
        conversions: &bridge.conversions,
    }
}

/// The JSON report: the analysis as it may leave, in UTF-8, indented, with its imprint and how it is protected. Its
/// sentences are in the language of the analysis' settings.
#[must_use]
pub fn document(published: &Published, imprint: &Imprint) -> Vec<u8> {
    let answer = &published.answer;
    let published = Document {
        analysis: analysis(answer, answer.value.settings.language),
        publication: Publication { imprint, protection: Protection::Audited },
    };
    let mut bytes = serde_json::to_vec_pretty(&published)
        .expect("every map of the shape has text keys, and a vector takes every write");
    bytes.push(b'\n');
    bytes
}

/// The fields of an enum's variant, without its name; a number that is none is `null`.
fn data(variant: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(variant) {
        Ok(Value::Object(named)) => match named.into_iter().next() {
            Some((_, Value::Object(fields))) => fields,
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}
