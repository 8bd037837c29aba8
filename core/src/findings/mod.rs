//! An analysis in, what it gives licence to say out: typed sentences, each with the cells it rests on and its test.
//!
//! The licence: "higher" and "lower" of groups need p < 5 % after adjustment within the background variable; "best" and
//! "worst" of items need the first to beat the second among the same respondents, else all that it does not beat are
//! listed with it. A sentence without a comparison needs no test. No hidden cell is cited: findings are made from what
//! is shown. Their text is made in [`crate::words`].

mod groups;
mod items;
mod themes;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::analysis::{Adjustment, Analysis, Convention, Favour, Item, Measure, Rating, TestName, class_by};
use crate::codebook::VariableName;
use crate::survey::Survey;
use crate::units::Code;

/// One sentence that the numbers carry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Finding {
    pub statement: Statement,
    /// Every cell whose number the sentence tells: where one is hidden, the sentence must not be told.
    pub cells: Vec<Cell>,
    /// The test that gives the licence; absent where nothing is compared.
    pub test: Option<FindingTest>,
}

/// One number of an analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Cell {
    pub item: Option<VariableName>,
    pub theme: Option<String>,
    /// The background variable and its category; absent for everybody.
    pub variable: Option<VariableName>,
    pub code: Option<Code>,
    pub field: CellField,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellField {
    Favourable,
    Neutral,
    Unfavourable,
    Mean,
    Index,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct FindingTest {
    pub test: TestName,
    /// The largest of the p-values that the sentence needs.
    pub p: f64,
    pub p_adjusted: f64,
    pub adjustment: Adjustment,
}

/// What is said, with the data that its words need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statement {
    /// How everybody answered one item: favourable, neutral, unfavourable.
    Answers {
        of: AnswersOf,
        question: String,
        n: u32,
        parts: Vec<AnswerPart>,
    },
    /// The mean of the outcome.
    Mean {
        question: String,
        value: f64,
        interval: Option<(f64, f64)>,
        scale: Option<(i64, i64)>,
        n: u32,
    },
    /// The items that nothing else beats, or that everything else beats; one, where it stands alone.
    Ends {
        end: End,
        items: Vec<Placed>,
        answers: AnswerWords,
    },
    ThemeEnds {
        end: End,
        themes: Vec<Placed>,
    },
    /// Groups differ on the outcome; `highest` and `lowest` are empty where none can be named.
    GroupsDiffer {
        question: String,
        by: String,
        highest: Vec<Placed>,
        lowest: Vec<Placed>,
        groups: u32,
        answers: AnswerWords,
    },
    /// No difference was found; `detectable`: one of this size would have been, in points of the scale.
    GroupsAlike {
        question: String,
        by: String,
        groups: u32,
        detectable: Option<f64>,
    },
    /// One group against all others together.
    AgainstOthers {
        side: Side,
        question: String,
        by: String,
        group: Placed,
        others: Figure,
        answers: AnswerWords,
    },
    Range {
        class: Favour,
        question: String,
        by: String,
        low: Placed,
        high: Placed,
        groups: u32,
        answers: AnswerWords,
    },
    /// One item is at this end of the ranking in `count` of `of` groups, in `sure` of them ahead of the next by test.
    EndInGroups {
        end: End,
        question: String,
        by: String,
        count: u32,
        of: u32,
        sure: u32,
        answers: AnswerWords,
    },
    /// Two items by the same respondents.
    Pair {
        higher: String,
        lower: String,
        means: (f64, f64),
        differ: bool,
        index: bool,
        n: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswersOf {
    Outcome,
    Item,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Best,
    Worst,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Above,
    Below,
}

/// The answers of one class, by their labels, from the middle of the scale outwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct AnswerPart {
    pub class: Favour,
    pub n: u32,
    pub labels: Vec<String>,
}

/// A question, theme or group with the number that places it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Placed {
    pub label: String,
    pub figure: Figure,
}

/// A number as the convention tells it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    Share { n: u32, of: u32 },
    Mean(f64),
    Index(f64),
}

impl Figure {
    /// To order by; figures of one sentence are of one kind.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Figure::Share { n, of } => f64::from(n) / f64::from(of.max(1)),
            Figure::Mean(value) | Figure::Index(value) => value,
        }
    }
}

/// What favourable answers are called, read off their labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerWords {
    Satisfied,
    Agree,
    Favourable,
}

impl Finding {
    /// The stable name of the toolkit's contract.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        use Statement as S;
        match &self.statement {
            S::Answers { of: AnswersOf::Outcome, .. } => "key_figure",
            S::Answers { of: AnswersOf::Item, .. } => "item",
            S::Mean { .. } => "mean",
            S::Ends { end: End::Best, .. } => "best_items",
            S::Ends { end: End::Worst, .. } => "worst_items",
            S::ThemeEnds { end: End::Best, .. } => "best_themes",
            S::ThemeEnds { end: End::Worst, .. } => "worst_themes",
            S::GroupsDiffer { .. } => "groups_differ",
            S::GroupsAlike { .. } => "groups_alike",
            S::AgainstOthers { side: Side::Above, .. } => "group_above_others",
            S::AgainstOthers { side: Side::Below, .. } => "group_below_others",
            S::Range { .. } => "range",
            S::EndInGroups { end: End::Best, .. } => "best_in_groups",
            S::EndInGroups { end: End::Worst, .. } => "worst_in_groups",
            S::Pair { differ: true, .. } => "pair_differs",
            S::Pair { differ: false, .. } => "pair_alike",
        }
    }

    /// Whether every cell is among those shown: a publication that hides more keeps only these.
    #[must_use]
    pub fn holds(&self, shown: impl Fn(&Cell) -> bool) -> bool {
        self.cells.iter().all(shown)
    }
}

/// What the sentences are made from.
pub(crate) struct Evidence<'a> {
    pub analysis: &'a Analysis,
    pub survey: &'a Survey,
    pub ratings: &'a [Rating<'a>],
    pub rows: &'a [u32],
}

/// In the order in which a report tells them: the outcome, its groups, best and worst, themes, pairs, then item by item.
pub(crate) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let mut findings = items::outcome(evidence);
    findings.extend(groups::of_outcome(evidence.analysis));
    findings.extend(items::ends(evidence));
    findings.extend(groups::ends(evidence));
    findings.extend(themes::ends(evidence));
    findings.extend(items::pairs(evidence));
    findings.extend(items::each(evidence));
    findings
}

/// The findings of an analysis of which `published` is what leaves: what is said of groups is made anew of those shown,
/// and of the rest what rests on shown cells alone. `ranked`: whether every item that was ranked is still shown.
pub(crate) fn leaving(findings: Vec<Finding>, published: &Analysis, ranked: bool) -> Vec<Finding> {
    let mut anew = Some(groups::of_outcome(published));
    let mut left = Vec::new();
    for finding in findings {
        match &finding.statement {
            Statement::GroupsDiffer { .. }
            | Statement::GroupsAlike { .. }
            | Statement::AgainstOthers { .. }
            | Statement::Range { .. } => left.extend(anew.take().into_iter().flatten()),
            Statement::Ends { .. } if !ranked => {}
            Statement::Answers { .. }
            | Statement::Mean { .. }
            | Statement::Ends { .. }
            | Statement::ThemeEnds { .. }
            | Statement::EndInGroups { .. }
            | Statement::Pair { .. } => {
                left.extend(finding.holds(|cell| shown(published, cell)).then_some(finding))
            }
        }
    }
    left
}

fn shown(analysis: &Analysis, cell: &Cell) -> bool {
    if let Some(theme) = &cell.theme {
        return analysis.themes.iter().any(|own| own.name == *theme && !own.suppressed);
    }
    let Some(item) = &cell.item else { return false };
    let Some((variable, code)) = cell.variable.as_ref().zip(cell.code.as_ref()) else {
        return by_name(&analysis.items, item).is_some();
    };
    let categories =
        analysis.groups.iter().filter(|by| by.variable == *variable).flat_map(|by| &by.categories);
    let mut named = categories.filter(|category| category.code == *code);
    named.any(|category| by_name(category.items.as_deref().unwrap_or_default(), item).is_some())
}

/// The rating that is asked to be explained, where it is shown and somebody answered it.
fn outcome(analysis: &Analysis) -> Option<&Item> {
    let item = by_name(&analysis.items, analysis.settings.outcome.as_deref()?)?;
    (item.n.0 > 0 && matches!(item.measure, Measure::Rating { .. })).then_some(item)
}

/// The number that places an item by the convention, where the items that it stands among have one scale or not.
fn placing(item: &Item, convention: Convention, one_scale: OneScale) -> Option<Figure> {
    let Measure::Rating { favourable, mean, index, boxes, .. } = &item.measure else { return None };
    let share = |n: u32| Figure::Share { n, of: item.n.0 };
    match convention {
        Convention::TrafficLight => favourable.map(|found| share(found.n)),
        Convention::Top2 => boxes.upper_half.map(|found| share(found.n)),
        Convention::Mean if one_scale == OneScale::Yes => mean.map(|mean| Figure::Mean(mean.value)),
        Convention::Mean | Convention::Index => index.map(Figure::Index),
    }
}

/// The number that places an item by the convention, what its favourable answers are called, and its cell.
#[must_use]
pub fn item_figure(item: &Item, convention: Convention) -> Option<(Figure, AnswerWords, Cell)> {
    let figure = placing(item, convention, OneScale::Yes)?;
    (item.n.0 > 0).then(|| (figure, answer_words(item), cell(item, field(figure))))
}

impl<'a> Evidence<'a> {
    fn convention(&self) -> Convention {
        self.analysis.settings.convention
    }

    fn item(&self, name: &str) -> Option<&'a Item> {
        by_name(&self.analysis.items, name)
    }

    fn outcome(&self) -> Option<&'a Item> {
        outcome(self.analysis)
    }

    fn figure(&self, item: &Item, one_scale: OneScale) -> Option<Figure> {
        placing(item, self.convention(), one_scale)
    }

    fn rating(&self, name: &str) -> Option<&'a Rating<'a>> {
        self.ratings.iter().find(|rating| rating.name == name)
    }
}

/// Whether means may stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OneScale {
    Yes,
    No,
}

fn by_name<'i>(items: &'i [Item], name: &str) -> Option<&'i Item> {
    items.iter().find(|item| item.name == name)
}

fn field(figure: Figure) -> CellField {
    match figure {
        Figure::Share { .. } => CellField::Favourable,
        Figure::Mean(_) => CellField::Mean,
        Figure::Index(_) => CellField::Index,
    }
}

fn cell(item: &Item, field: CellField) -> Cell {
    Cell { item: Some(item.name.clone()), theme: None, variable: None, code: None, field }
}

fn group_cell(item: &Item, variable: &str, code: &Code, field: CellField) -> Cell {
    Cell { variable: Some(variable.to_owned()), code: Some(code.clone()), ..cell(item, field) }
}

/// What the favourable answers of an item are called.
fn answer_words(item: &Item) -> AnswerWords {
    let best = item.counts.last().map(|option| option.label.to_lowercase()).unwrap_or_default();
    if ["tilfreds", "satisfied"].iter().any(|word| best.contains(word)) {
        AnswerWords::Satisfied
    } else if ["enig", "agree"].iter().any(|word| best.contains(word)) {
        AnswerWords::Agree
    } else {
        AnswerWords::Favourable
    }
}

/// The same for several items: their own word where they share it.
fn common_words<'i>(items: impl IntoIterator<Item = &'i Item>) -> AnswerWords {
    let mut words = items.into_iter().map(answer_words);
    let Some(first) = words.next() else { return AnswerWords::Favourable };
    if words.all(|other| other == first) { first } else { AnswerWords::Favourable }
}

/// Where an answer counts: above the middle of the scale where the two upper of four are told, else the traffic light's.
fn class(favourability: u32, rating: &Rating, convention: Convention) -> Favour {
    if convention != Convention::Top2 {
        return class_by(rating.classes, favourability, rating.points);
    }
    match (2 * favourability).cmp(&(rating.points + 1)) {
        std::cmp::Ordering::Greater => Favour::Favourable,
        std::cmp::Ordering::Equal => Favour::Neutral,
        std::cmp::Ordering::Less => Favour::Unfavourable,
    }
}
