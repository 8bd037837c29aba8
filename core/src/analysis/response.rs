//! Ledger, margins and the survey's own counts in, the [`Response`] out: who was asked, who answered, at what rates, and
//! where the others stopped.
//!
//! Rates after AAPOR's Standard Definitions: of the eligible (RR2: everybody with usable answers; RR1 where only
//! completed ones count), of those reached (COOP2), reached of the eligible (CON1), completed of those who started.
//! Bounced invitations stay in the base, known ineligible ones leave it.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::distribution::is_tick_box;
use super::ledger::{Ledger, Unit};
use super::margins::{self, Margins};
use super::{Population, Settings, settings};
use crate::codebook::{Kind, Role, VariableName};
use crate::note::{LedgerPart, Note, NoteKind};
use crate::problem::{BadSetting, Problem};
use crate::protect::PrimaryRule;
use crate::survey::{Answers, Survey};
use crate::units::{Code, Share};

/// The respondents that the analysis rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Respondents {
    pub rows: u32,
    pub started: Option<u32>,
    /// Respondents that the analysis rests on, after the filter.
    pub answered: u32,
    pub completed: Option<u32>,
    pub invited: Option<u32>,
    /// Of the whole survey: a filter has no count of invited of its own.
    pub rate: Option<Share>,
    pub by_group: Vec<GroupRate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct GroupRate {
    pub variable: VariableName,
    pub code: Code,
    #[serde(default)]
    pub label: String,
    /// Who told how many were invited.
    #[serde(default)]
    pub source: Source,
    pub invited: u32,
    pub answered: u32,
    pub rate: Share,
}

/// A group with too few answers, or with more answers than invited: its rate is not told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct HiddenRate {
    pub variable: VariableName,
    pub code: Code,
    pub label: String,
}

/// Who was asked and who answered, in the whole survey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Response {
    pub unit: Unit,
    pub invited: Option<Counted>,
    pub bounced: Option<Counted>,
    pub ineligible: Option<Counted>,
    /// Invited less ineligible.
    pub eligible: Option<Counted>,
    /// Eligible less bounced, where it is not told by itself.
    pub reached: Option<Counted>,
    pub started: Option<Counted>,
    pub completed: Option<Counted>,
    /// Respondents whose answers count.
    pub usable: u32,
    /// The first is the response rate; those whose parts are not known are absent.
    pub rates: Vec<ResponseRate>,
    pub stated: Option<Stated>,
    /// Rates under this carry a reservation.
    pub limit: Share,
    pub below_limit: Option<bool>,
    pub by_group: Vec<GroupRate>,
    pub hidden_groups: Vec<HiddenRate>,
    pub questions: QuestionCount,
    /// In the order of the questionnaire.
    pub answers: Vec<QuestionAnswers>,
    pub drop_out: Option<DropOut>,
}

/// A count and who told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Counted {
    pub n: u32,
    pub source: Source,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// By the reader.
    Typed,
    /// A file of those invited.
    Frame,
    /// The survey tool's own status of each row.
    #[default]
    Export,
    /// Reckoned from the others.
    Derived,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ResponseRate {
    pub name: RateName,
    pub n: u32,
    pub base: u32,
    pub share: Share,
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
pub enum RateName {
    /// Usable of the eligible: AAPOR's RR2, or RR1 where only completed answers count.
    ResponseRate,
    /// Usable of everybody invited; told where it differs.
    OfInvited,
    /// Usable of those reached: AAPOR's COOP2.
    Cooperation,
    /// Reached of the eligible: AAPOR's CON1.
    Contact,
    /// Completed of those who started.
    Completion,
}

/// A stated rate held against the parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Stated {
    pub rate: Share,
    /// The rate that it is, as far as it was rounded; absent where it is none of them: then it is not used.
    pub agrees_with: Option<RateName>,
    /// How many would have to be asked for it to be true, about; the ends are rounded to whole numbers.
    pub base_low: u32,
    pub base_high: u32,
}

/// How long the questionnaire is; the boxes of one question with several answers are one question.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub struct QuestionCount {
    pub items: u32,
    pub background: u32,
    pub comments: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct QuestionAnswers {
    pub name: VariableName,
    pub label: String,
    pub role: Role,
    pub asked: u32,
    pub valid: u32,
    pub not_applicable: u32,
    pub blank: u32,
}

/// Where those who did not get to the end stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct DropOut {
    /// Who began and is not marked as completed; where the tool marks nothing, everybody with an answer.
    pub base: u32,
    /// Began without answering anything.
    pub none: u32,
    /// By the last question with an answer, in the order of the questionnaire; the last one is the end.
    pub stops: Vec<StopAt>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct StopAt {
    pub name: VariableName,
    pub label: String,
    /// From 1.
    pub position: u32,
    pub n: u32,
}

/// Invited in all: as typed, else as the files tell, else as the margins add up.
pub(super) fn invited(survey: &Survey, population: Option<&Population>, ledger: &Ledger) -> Option<Counted> {
    let typed = |n| Counted { n, source: Source::Typed };
    if let Some(n) = ledger.invited {
        return Some(typed(n));
    }
    if let Some(Population::Total(n)) = population {
        return Some(typed(*n));
    }
    if let Some(frame) = &survey.response.frame {
        return Some(Counted { n: frame.rows, source: frame.source });
    }
    if let Some(Population::Margins(margins)) = population
        && let Some(sum) = margins::sum(survey, margins)
    {
        return Some(typed(sum));
    }
    survey.response.invited.map(|n| Counted { n, source: Source::Export })
}

/// The ledger of the whole survey.
pub(super) fn response(
    survey: &Survey,
    settings: &Settings,
    margins: &Margins,
    notes: &mut Vec<Note>,
) -> Response {
    let ledger = &settings.ledger;
    let mut note = |kind| notes.push(Note { kind, variable: None });
    let typed = |n: Option<u32>| n.map(|n| Counted { n, source: Source::Typed });
    let told = |n: Option<u32>| n.map(|n| Counted { n, source: Source::Export });
    let usable = survey.respondents;
    let mut response = Response {
        unit: ledger.unit,
        invited: invited(survey, settings.population.as_ref(), ledger),
        bounced: typed(ledger.bounced),
        ineligible: typed(ledger.ineligible),
        reached: typed(ledger.reached),
        started: typed(ledger.started).or(told(survey.response.started)),
        completed: told(survey.response.completed),
        usable,
        limit: ledger.limit,
        ..Response::default()
    };
    let less = |whole: Option<Counted>, part: Option<Counted>| {
        let n = whole?.n.checked_sub(part.map_or(0, |part| part.n))?;
        Some(if part.is_none() { whole? } else { Counted { n, source: Source::Derived } })
    };
    response.eligible = less(response.invited, response.ineligible);
    if response.reached.is_none() && response.bounced.is_some() {
        response.reached = less(response.eligible, response.bounced);
    }

    // Each part is of the one before it: what is larger than its whole was counted otherwise, or typed wrongly.
    let chain = [
        (LedgerPart::Invited, response.invited),
        (LedgerPart::Reached, response.reached),
        (LedgerPart::Started, response.started),
        (LedgerPart::Completed, response.completed),
        (LedgerPart::Usable, Some(Counted { n: usable, source: Source::Export })),
    ];
    let known: Vec<(LedgerPart, u32)> =
        chain.iter().filter_map(|(part, counted)| Some((*part, (*counted)?.n))).collect();
    let mut sound = true;
    for pair in known.windows(2) {
        let [(whole, of), (part, n)] = [pair[0], pair[1]];
        // Partial answers may count where nobody completed.
        if n > of && (whole, part) != (LedgerPart::Completed, LedgerPart::Usable) {
            note(NoteKind::LedgerMismatch { part, n, whole, of });
            sound = false;
        }
    }
    let away = response.bounced.map_or(0, |c| c.n).saturating_add(response.ineligible.map_or(0, |c| c.n));
    if let Some(invited) = response.invited.filter(|invited| away > invited.n) {
        note(NoteKind::LedgerMismatch {
            part: LedgerPart::NotReached,
            n: away,
            whole: LedgerPart::Invited,
            of: invited.n,
        });
        sound = false;
    }
    if sound {
        response.rates = rates(&response);
    }
    let rate = response.rates.iter().find(|rate| rate.name == RateName::ResponseRate).copied();
    response.below_limit = rate.map(|rate| rate.share.0 < ledger.limit.0);
    if let Some(rate) = rate.filter(|rate| rate.share.0 < ledger.limit.0) {
        note(NoteKind::LowResponse { rate: rate.share.0, limit: ledger.limit.0 });
    }
    if let Some(rate) = ledger.stated_rate {
        let stated = stated(rate, usable, &response.rates);
        if let (None, Some(computed)) = (stated.agrees_with, response.rates.first()) {
            note(NoteKind::RateMismatch {
                stated: rate.0,
                computed: computed.share.0,
                base_low: stated.base_low,
                base_high: stated.base_high,
            });
        }
        response.stated = Some(stated);
    }
    by_group(survey, settings, margins, &mut response, notes);
    questions(survey, &mut response);
    response
}

fn rates(response: &Response) -> Vec<ResponseRate> {
    let mut rates = Vec::new();
    let mut add = |name, n: u32, base: Option<Counted>| {
        let Some(base) = base.map(|base| base.n).filter(|&base| base > 0 && n <= base) else { return };
        rates.push(ResponseRate { name, n, base, share: Share(f64::from(n) / f64::from(base)) });
    };
    add(RateName::ResponseRate, response.usable, response.eligible);
    if response.ineligible.is_some() {
        add(RateName::OfInvited, response.usable, response.invited);
    }
    if let Some(reached) = response.reached {
        add(RateName::Cooperation, response.usable, response.reached);
        add(RateName::Contact, reached.n, response.eligible);
    }
    if let Some(completed) = response.completed {
        add(RateName::Completion, completed.n, response.started);
    }
    rates
}

/// Whether a rate as printed is one of those that follow from the parts, rounded half up to as many decimals.
fn stated(rate: Share, usable: u32, rates: &[ResponseRate]) -> Stated {
    let (mut scale, mut units) = (1_u64, 100.0 * rate.0);
    while scale < 10_000 && (units - (units + 0.5).floor()).abs() > 1e-7 {
        scale *= 10;
        units = 100.0 * rate.0 * scale as f64;
    }
    let printed = (units + 0.5).floor() as u64;
    let agrees = |rate: &&ResponseRate| {
        let (n, base) = (u64::from(rate.n), u64::from(rate.base));
        rate.name != RateName::Completion
            && rate.name != RateName::Contact
            && (2 * 100 * scale * n + base) / (2 * base) == printed
    };
    let base = |percent: f64| {
        let base = 100.0 * f64::from(usable) / percent;
        if base < f64::from(u32::MAX) { (base + 0.5).floor() as u32 } else { u32::MAX }
    };
    let half = 0.5 / scale as f64;
    let percent = printed as f64 / scale as f64;
    Stated {
        rate,
        agrees_with: rates.iter().find(agrees).map(|rate| rate.name),
        base_low: base(percent + half),
        base_high: base((percent - half).max(f64::MIN_POSITIVE)),
    }
}

/// Each background variable whose invited are known, category by category.
fn by_group(
    survey: &Survey,
    settings: &Settings,
    margins: &Margins,
    response: &mut Response,
    notes: &mut Vec<Note>,
) {
    let rule = PrimaryRule::of(settings.minimum_group);
    for measured in &survey.variables {
        let variable = &measured.variable;
        let (Some(margin), Answers::Coded(answers)) =
            (margins.by_variable.get(&variable.name), &measured.answers)
        else {
            continue;
        };
        let counts = answers.counts(variable.options.len());
        let mut too_many = 0;
        for ((option, &answered), invited) in variable.options.iter().zip(&counts).zip(&margin.invited) {
            let Some(Counted { n: invited, source }) = invited.filter(|_| !option.missing) else { continue };
            let hidden = HiddenRate {
                variable: variable.name.clone(),
                code: option.code.clone(),
                label: option.label.clone(),
            };
            if answered > invited {
                too_many += 1;
                response.hidden_groups.push(hidden);
            } else if rule.too_few(answered) {
                response.hidden_groups.push(hidden);
            } else if invited > 0 {
                response.by_group.push(GroupRate {
                    variable: hidden.variable,
                    code: hidden.code,
                    label: hidden.label,
                    source,
                    invited,
                    answered,
                    rate: Share(f64::from(answered) / f64::from(invited)),
                });
            }
        }
        if too_many > 0 {
            let kind = NoteKind::MoreThanInvited { groups: too_many };
            notes.push(Note { kind, variable: Some(variable.name.clone()) });
        }
    }
}

fn questions(survey: &Survey, response: &mut Response) {
    let mut stem_before: Option<&str> = None;
    for measured in &survey.variables {
        let variable = &measured.variable;
        let stem = variable.label.split_once(" - ").map(|(stem, _)| stem);
        let box_of_the_same = variable.kind == Kind::Multiple && stem.is_some() && stem == stem_before;
        stem_before = stem.filter(|_| variable.kind == Kind::Multiple);
        let count = match variable.role {
            Role::Outcome | Role::Item => &mut response.questions.items,
            Role::Group => &mut response.questions.background,
            Role::Comment => &mut response.questions.comments,
            Role::Weight | Role::Id | Role::Technical | Role::Unused => continue,
        };
        *count += u32::from(!box_of_the_same);
        let not_applicable = match &measured.answers {
            Answers::NotKept => continue,
            Answers::Numbers { not_applicable, .. } => {
                u32::try_from(not_applicable.len()).unwrap_or(u32::MAX)
            }
            Answers::Coded(_) => variable.options.iter().filter(|o| o.missing).map(|o| o.n).sum(),
        };
        let asked = measured.asked.as_ref().map_or(survey.respondents, |asked| {
            u32::try_from(asked.iter().filter(|asked| **asked).count()).unwrap_or(u32::MAX)
        });
        // A blank box is an answer: not ticked.
        let valid = if is_tick_box(variable) { asked - not_applicable.min(asked) } else { variable.valid };
        response.answers.push(QuestionAnswers {
            name: variable.name.clone(),
            label: variable.label.clone(),
            role: variable.role,
            asked,
            valid,
            not_applicable,
            blank: asked.saturating_sub(valid + not_applicable),
        });
    }
    let label = |name: &VariableName| {
        let found = survey.variables.iter().find(|measured| measured.variable.name == *name);
        found.map_or_else(|| name.clone(), |measured| measured.variable.label.clone())
    };
    response.drop_out = survey.response.stops.as_ref().map(|stops| DropOut {
        base: stops.base,
        none: stops.none,
        stops: (1..)
            .zip(&stops.at)
            .map(|(position, (name, n))| StopAt { name: name.clone(), label: label(name), position, n: *n })
            .collect(),
    });
}

/// What the contract tells beside the analysis.
///
/// # Errors
/// When more answered than are said to be invited in all.
pub(super) fn respondents(
    survey: &Survey,
    settings: &Settings,
    response: &Response,
    answered: u32,
) -> Result<Respondents, Problem> {
    let whole = settings.filter.is_empty();
    if let Some(Population::Total(total)) = &settings.population
        && whole
        && answered > *total
    {
        return Err(settings::bad("population", BadSetting::OutOfRange));
    }
    let rate = response.rates.iter().find(|rate| rate.name == RateName::ResponseRate && whole);
    Ok(Respondents {
        rows: survey.response.rows,
        started: response.started.map(|counted| counted.n),
        answered,
        completed: survey.response.completed,
        invited: response.invited.map(|counted| counted.n),
        rate: rate.map(|rate| rate.share),
        by_group: if whole { response.by_group.clone() } else { Vec::new() },
    })
}
