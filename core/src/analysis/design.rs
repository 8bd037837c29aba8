//! Outcome, drivers and respondents in, what can be estimated on out: who and what is left out, each with its note.
//!
//! Step by step: the outcome is no driver of itself; items without spread are left out; respondents are kept by the rule
//! for missing answers; and there must be more of them than coefficients.

use super::quantity::Quantity;
use super::{Importance, Missing, Settings, asked_drivers, settings};
use crate::codebook::VariableName;
use crate::note::{Note, NoteKind};
use crate::problem::{BadSetting, Problem};
use crate::stats::bootstrap::Answers as Answered;
use crate::stats::correlation::Column;
use crate::survey::{Answers, Measured, Survey};

/// What is estimated on. Columns: those of the items, then those of the categories.
#[derive(Debug)]
pub(super) struct Design<'a> {
    pub outcome: Quantity<'a>,
    pub items: Vec<Quantity<'a>>,
    pub dummies: Vec<Dummy<'a>>,
    pub drivers: Vec<Driver>,
    /// Respondents with an answer to everything.
    pub rows: Vec<u32>,
    /// The items' answers, then the outcome's, of those respondents.
    pub columns: Vec<Column>,
    /// The base of the estimate: those respondents, or the fewest behind any pair of columns.
    pub n: u32,
    /// Respondents who are resampled, with their weights.
    pub domain: Vec<u32>,
    pub weights: Option<Vec<f64>>,
}

/// One driver and the columns that it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Driver {
    pub name: String,
    pub label: String,
    pub kind: DriverKind,
    pub columns: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DriverKind {
    Item,
    /// Several items as one.
    Theme,
    /// A variable of categories without order.
    Category,
}

/// 1 for one category, 0 for every other one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dummy<'a> {
    of: &'a Measured,
    option: u16,
}

impl Dummy<'_> {
    pub fn answers(&self, rows: &[u32]) -> Answered {
        let chosen = |row: &u32| chosen(self.of, *row);
        Answered {
            values: Column::Whole(
                rows.iter().map(|row| i32::from(chosen(row) == Some(self.option))).collect(),
            ),
            valid: rows.iter().map(|row| chosen(row).is_some()).collect(),
        }
    }
}

/// The valid option that a respondent chose.
fn chosen(of: &Measured, row: u32) -> Option<u16> {
    let Answers::Coded(answers) = &of.answers else { return None };
    answers.at(row).filter(|&option| !of.variable.options[usize::from(option)].missing)
}

impl<'a> Design<'a> {
    /// Each item one driver, in their order; everybody counts once and only with every answer.
    pub fn is_plain(&self, settings: &Settings) -> bool {
        settings.missing == Missing::Listwise
            && self.weights.is_none()
            && self.drivers.iter().all(|driver| driver.kind == DriverKind::Item)
            && settings.importance != Importance::Logistic
    }

    /// Columns in all.
    pub fn width(&self) -> usize {
        self.items.len() + self.dummies.len()
    }

    /// `None` where nothing can be estimated; the notes say why.
    ///
    /// # Errors
    /// When a setting names what is not there or cannot be.
    pub fn settle(
        survey: &'a Survey,
        settings: &Settings,
        rows: &[u32],
        notes: &mut Vec<Note>,
    ) -> Result<Option<Self>, Problem> {
        let Some(name) = &settings.outcome else { return Ok(None) };
        let outcome = settings::quantity(survey, name)?;
        let (mut items, mut categories) = (Vec::new(), Vec::new());
        for driver in settings.drivers.iter().filter(|driver| *driver != name) {
            match settings::quantity(survey, driver) {
                Ok(item) => items.push(item),
                Err(_) => categories.push(settings::grouping(survey, driver)?),
            }
        }
        if settings.drivers.contains(name) {
            let kind = NoteKind::OutcomeAmongDrivers { correlation: None };
            notes.push(Note { kind, variable: Some(name.clone()) });
        }
        let (domain, weights) = weighted(survey, settings, rows)?;
        let Some(mut design) = Settling { settings, outcome, notes }.settle(items, categories, &domain)
        else {
            return Ok(None);
        };
        design.weights = weights.map(|weights| {
            let of = |row: &u32| domain.binary_search(row).map_or(0.0, |at| weights[at]);
            design.domain.iter().map(of).collect()
        });
        if settings.importance == Importance::Logistic && !two_valued(&design.columns) {
            return Err(settings::bad("importance", BadSetting::NeedsTwoValues));
        }
        Ok(Some(design))
    }
}

/// Whether the outcome, the last column, has exactly two values.
fn two_valued(columns: &[Column]) -> bool {
    let mut values: Vec<f64> = match columns.last() {
        Some(Column::Whole(values)) => values.iter().map(|&x| f64::from(x)).collect(),
        Some(Column::Real(values)) => values.clone(),
        None => return false,
    };
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    values.len() == 2
}

/// Respondents with a weight above 0, and the weights.
fn weighted(
    survey: &Survey,
    settings: &Settings,
    rows: &[u32],
) -> Result<(Vec<u32>, Option<Vec<f64>>), Problem> {
    let Some(name) = &settings.weight else { return Ok((rows.to_vec(), None)) };
    let weight = asked_drivers::weight(survey, name)?;
    let all = weight.answers(rows);
    let values: Vec<f64> = match all.values {
        Column::Whole(values) => values.into_iter().map(f64::from).collect(),
        Column::Real(values) => values,
    };
    let counts = || values.iter().zip(&all.valid).map(|(weight, valid)| *valid && *weight > 0.0);
    let kept = rows.iter().zip(counts()).filter(|(_, counts)| *counts).map(|(row, _)| *row).collect();
    let weights = values.iter().zip(counts()).filter(|(_, counts)| *counts).map(|(weight, _)| *weight);
    Ok((kept, Some(weights.collect())))
}

struct Settling<'s, 'a> {
    settings: &'s Settings,
    outcome: Quantity<'a>,
    notes: &'s mut Vec<Note>,
}

impl<'a> Settling<'_, 'a> {
    fn note(&mut self, kind: NoteKind, variable: &str) {
        self.notes.push(Note { kind, variable: Some(variable.to_owned()) });
    }

    fn settle(
        mut self,
        mut items: Vec<Quantity<'a>>,
        categories: Vec<&'a Measured>,
        rows: &[u32],
    ) -> Option<Design<'a>> {
        if items.is_empty() && categories.is_empty() {
            return None;
        }
        let outcome = self.outcome.clone();
        let answered: Vec<u32> = rows.iter().copied().filter(|&row| outcome.answered(row)).collect();
        if outcome.column(&answered).constant() {
            self.note(NoteKind::ConstantOutcome, outcome.name());
            return None;
        }
        // Items that are constant even before the others' gaps are looked at must not cost respondents by their own gaps.
        items.retain(|item| {
            let valid: Vec<u32> = answered.iter().copied().filter(|&row| item.answered(row)).collect();
            let constant = item.column(&valid).constant();
            if constant {
                self.note(NoteKind::ConstantItem, item.name());
            }
            !constant
        });
        loop {
            let complete: Vec<u32> = answered
                .iter()
                .copied()
                .filter(|&row| items.iter().all(|item| item.answered(row)))
                .filter(|&row| categories.iter().all(|of| chosen(of, row).is_some()))
                .collect();
            let domain = self.domain(rows, &answered, &items);
            let base = if self.settings.missing == Missing::Listwise { &complete } else { &domain };
            let dummies = dummies(&categories, base);
            let p = items.len() + dummies.len();
            if p == 0 {
                return None;
            }
            let n = match self.settings.missing {
                Missing::Listwise => complete.len(),
                Missing::Pairwise | Missing::Em => fewest(&outcome, &items, &dummies, &domain),
            };
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            if n as usize <= p + 1 || n < self.settings.minimum_group {
                let drivers = u32::try_from(p).unwrap_or(u32::MAX);
                let needed = (drivers + 2).max(self.settings.minimum_group);
                self.note(NoteKind::FewRespondents { n, drivers, needed, estimated: false }, outcome.name());
                self.note_loss(n, rows, outcome.name());
                return None;
            }
            let mut columns: Vec<Column> = items.iter().map(|item| item.column(&complete)).collect();
            let alike: Vec<bool> = items.iter().map(|item| constant(item, base)).collect();
            if alike.contains(&true) {
                let mut alike = alike.into_iter();
                items.retain(|item| {
                    let leave = alike.next() == Some(true);
                    if leave {
                        self.note(NoteKind::ConstantItem, item.name());
                    }
                    !leave
                });
                continue;
            }
            columns.push(outcome.column(&complete));
            if constant(&outcome, base) {
                self.note(NoteKind::ConstantOutcome, outcome.name());
                return None;
            }
            self.note_loss(n, rows, outcome.name());
            let drivers = self.drivers(&items, &categories, &dummies);
            return Some(Design {
                outcome,
                items,
                dummies,
                drivers,
                rows: complete,
                columns,
                n,
                domain,
                weights: None,
            });
        }
    }

    /// Who is resampled: pairwise, those with an outcome, as rwa has it; for EM those none of whose gaps is "not applicable",
    /// for there is no answer behind such a gap.
    fn domain(&self, rows: &[u32], answered: &[u32], items: &[Quantity]) -> Vec<u32> {
        match self.settings.missing {
            Missing::Listwise => rows.to_vec(),
            Missing::Pairwise => answered.to_vec(),
            Missing::Em => {
                let applies = |row: &u32| !items.iter().any(|item| item.not_applicable(*row));
                rows.iter().copied().filter(applies).collect()
            }
        }
    }

    /// Listwise keeps only respondents with every answer; under half of them is worth knowing.
    fn note_loss(&mut self, kept: u32, rows: &[u32], outcome: &str) {
        let of = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let listwise = self.settings.missing == Missing::Listwise;
        if listwise && 2 * u64::from(kept) < u64::from(of) {
            self.note(NoteKind::ListwiseLoss { kept, of }, outcome);
        }
    }

    /// In the order of the settings; a theme stands where its first item would.
    fn drivers(&self, items: &[Quantity], categories: &[&Measured], dummies: &[Dummy]) -> Vec<Driver> {
        let mut drivers: Vec<Driver> = Vec::new();
        let theme = |name: &str| -> Option<&String> {
            let of = |members: &Vec<VariableName>| members.iter().any(|member| member == name);
            self.settings.driver_groups.iter().find(|(_, members)| of(members)).map(|(theme, _)| theme)
        };
        for name in &self.settings.drivers {
            if let Some(column) = items.iter().position(|item| item.name() == name) {
                match theme(name) {
                    None => drivers.push(Driver {
                        name: name.clone(),
                        label: items[column].label().to_owned(),
                        kind: DriverKind::Item,
                        columns: vec![column],
                    }),
                    Some(theme) => match drivers.iter_mut().find(|driver| driver.name == *theme) {
                        Some(driver) => driver.columns.push(column),
                        None => drivers.push(Driver {
                            name: theme.clone(),
                            label: theme.clone(),
                            kind: DriverKind::Theme,
                            columns: vec![column],
                        }),
                    },
                }
            } else if let Some(of) = categories.iter().find(|of| of.variable.name == *name) {
                let own = |dummy: &Dummy| dummy.of.variable.name == *name;
                let columns: Vec<usize> =
                    (0..dummies.len()).filter(|&d| own(&dummies[d])).map(|d| items.len() + d).collect();
                // One whose respondents are all of one category is nothing to tell apart by.
                if !columns.is_empty() {
                    let (name, label) = (name.clone(), of.variable.label.clone());
                    drivers.push(Driver { name, label, kind: DriverKind::Category, columns });
                }
            }
        }
        drivers
    }
}

fn constant(quantity: &Quantity, rows: &[u32]) -> bool {
    let valid: Vec<u32> = rows.iter().copied().filter(|&row| quantity.answered(row)).collect();
    quantity.column(&valid).constant()
}

/// One column for each category but the most frequent one. Which one is left out changes nothing in dominance.
fn dummies<'a>(categories: &[&'a Measured], rows: &[u32]) -> Vec<Dummy<'a>> {
    let mut dummies = Vec::new();
    for of in categories {
        let mut counts = vec![0_u32; of.variable.options.len()];
        rows.iter().filter_map(|&row| chosen(of, row)).for_each(|option| counts[usize::from(option)] += 1);
        let most = (0..counts.len()).rev().max_by_key(|&option| counts[option]);
        let kept = (0..counts.len()).filter(|&option| counts[option] > 0 && Some(option) != most);
        dummies.extend(kept.filter_map(|option| Some(Dummy { of, option: u16::try_from(option).ok()? })));
    }
    dummies
}

/// The smallest number of respondents behind a correlation.
fn fewest(outcome: &Quantity, items: &[Quantity], dummies: &[Dummy], rows: &[u32]) -> usize {
    let mut valid: Vec<Vec<bool>> = items.iter().map(|item| item.answers(rows).valid).collect();
    valid.extend(dummies.iter().map(|dummy| dummy.answers(rows).valid));
    valid.push(outcome.answers(rows).valid);
    let both = |a: &[bool], b: &[bool]| a.iter().zip(b).filter(|(a, b)| **a && **b).count();
    let pairs = valid.iter().enumerate().flat_map(|(i, a)| valid[..i].iter().map(move |b| both(a, b)));
    pairs.min().unwrap_or(0)
}
