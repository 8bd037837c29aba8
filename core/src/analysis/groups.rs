//! Background variables in, a [`GroupBreakdown`] for each out: the same items per category, small ones hidden; two crossed.

use super::distribution::Precision;
use super::{
    Base, Category, Compared, Comparing, Crossing, GroupBreakdown, Item, NotAnswered, compare, distribution,
    range, settings,
};
use crate::Problem;
use crate::codebook::{ResponseOption, VariableName};
use crate::note::{Note, NoteKind};
use crate::problem::BadSetting;
use crate::protect::PrimaryRule;
use crate::study::{OnProgress, Stage};
use crate::survey::{Answers, Measured, Survey};
use crate::units::Code;

/// The breakdown by each of the settings' groups. A respondent without an answer to the background variable is in no
/// category.
///
/// # Errors
/// When a group variable is not there or has no categories.
pub(super) fn breakdowns(
    base: &Base,
    asked: &[&Measured],
    rows: &[u32],
    on_progress: OnProgress,
    notes: &mut Vec<Note>,
) -> Result<Vec<GroupBreakdown>, Problem> {
    let names = &base.settings.groups;
    let total = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let mut breakdowns = Vec::with_capacity(names.len());
    for (done, name) in (0..).zip(names) {
        on_progress(done, total, Stage::Groups);
        let by = settings::grouping(base.survey, name)?;
        let cells = cells_of(base, by);
        expectations(by, notes);
        breakdowns.push(breakdown(base, &[by], cells, asked, rows, notes));
    }
    if total > 0 {
        on_progress(total, total, Stage::Groups);
    }
    Ok(breakdowns)
}

/// Each pair of the settings, as one breakdown by their categories' pairs.
///
/// # Errors
/// When a variable is not there or has no categories.
pub(super) fn crossings(
    base: &Base,
    asked: &[&Measured],
    rows: &[u32],
    on_progress: OnProgress,
    notes: &mut Vec<Note>,
) -> Result<Vec<Crossing>, Problem> {
    let pairs = &base.settings.crossed;
    let total = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    let mut crossings = Vec::with_capacity(pairs.len());
    for (done, [first, second]) in (0..).zip(pairs) {
        on_progress(done, total, Stage::Groups);
        let by = [settings::grouping(base.survey, first)?, settings::grouping(base.survey, second)?];
        let valid = by.map(|measured| measured.variable.options.iter().filter(|option| !option.missing));
        let [rows_of, columns_of] = valid.map(Iterator::collect::<Vec<&ResponseOption>>);
        let cells = rows_of.iter().flat_map(|row| {
            columns_of.iter().map(move |column| Cell {
                code: Code::Text(format!("{} × {}", row.code, column.code)),
                label: format!("{} × {}", row.label, column.label),
                population: None,
                expected: None,
            })
        });
        let sizes = [rows_of.len(), columns_of.len()].map(|size| u32::try_from(size).unwrap_or(u32::MAX));
        let breakdown = breakdown(base, &by, cells.collect(), asked, rows, notes);
        crossings.push(Crossing { variables: [first.clone(), second.clone()], sizes, breakdown });
    }
    if total > 0 {
        on_progress(total, total, Stage::Groups);
    }
    Ok(crossings)
}

/// Most cells of two crossed variables: more can be neither read nor protected.
const MOST_CROSSED: usize = 2_000;

/// The pairs asked for, each once.
///
/// # Errors
/// When a variable is not there or has no categories, or a pair has too many or is one variable twice.
pub(super) fn crossed(
    survey: &Survey,
    asked: &[[VariableName; 2]],
) -> Result<Vec<[VariableName; 2]>, Problem> {
    let mut crossed: Vec<[VariableName; 2]> = Vec::new();
    for pair in asked {
        let [rows, columns] = [settings::grouping(survey, &pair[0])?, settings::grouping(survey, &pair[1])?];
        let cells = rows.variable.options.len() * columns.variable.options.len();
        if pair[0] == pair[1] || cells > MOST_CROSSED {
            return Err(settings::bad("crossed", BadSetting::OutOfRange));
        }
        if !crossed.contains(pair) {
            crossed.push(pair.clone());
        }
    }
    Ok(crossed)
}

/// A category before anybody is in it.
struct Cell {
    code: Code,
    label: String,
    /// Invited of this category, where it is known.
    population: Option<u32>,
    expected: Option<bool>,
}

fn cells_of(base: &Base, by: &Measured) -> Vec<Cell> {
    let variable = &by.variable;
    let margin = base.margins.by_variable.get(&variable.name);
    let options = variable.options.iter().enumerate().filter(|(_, option)| !option.missing);
    options
        .map(|(place, option)| Cell {
            code: option.code.clone(),
            label: option.label.clone(),
            population: margin.and_then(|margin| margin.invited[place]).map(|counted| counted.n),
            expected: variable.expected.as_ref().map(|list| list.contains(&option.code)),
        })
        .collect()
}

/// A group that nobody expected is flagged, and one that was expected and is not there.
fn expectations(by: &Measured, notes: &mut Vec<Note>) {
    let variable = &by.variable;
    let Some(expected) = &variable.expected else { return };
    let labels = |on_the_list: bool, answered: bool| -> Vec<String> {
        let options = variable.options.iter().filter(|option| !option.missing);
        options
            .filter(|option| expected.contains(&option.code) == on_the_list && (option.n > 0) == answered)
            .map(|option| option.label.clone())
            .collect()
    };
    let (unexpected, absent) = (labels(false, true), labels(true, false));
    let mut note = |kind| notes.push(Note { kind, variable: Some(variable.name.clone()) });
    if !unexpected.is_empty() {
        note(NoteKind::UnexpectedGroup { labels: unexpected });
    }
    if !absent.is_empty() {
        note(NoteKind::AbsentGroup { labels: absent });
    }
}

/// Per respondent the place of the cell, counted over the options that are answers; the later variable runs faster.
fn places(by: &[&Measured], rows: &[u32]) -> Vec<Option<usize>> {
    let mut places = vec![Some(0_usize); rows.len()];
    for measured in by {
        let mut answers = 0;
        let place_of: Vec<Option<usize>> = measured
            .variable
            .options
            .iter()
            .map(|option| {
                let place = (!option.missing).then_some(answers);
                answers += usize::from(!option.missing);
                place
            })
            .collect();
        let Answers::Coded(given) = &measured.answers else { continue };
        for (place, &row) in places.iter_mut().zip(rows) {
            let own = given.at(row).and_then(|option| place_of[usize::from(option)]);
            *place = place.zip(own).map(|(place, own)| place * answers + own);
        }
    }
    places
}

fn breakdown(
    base: &Base,
    by: &[&Measured],
    cells: Vec<Cell>,
    asked: &[&Measured],
    rows: &[u32],
    notes: &mut Vec<Note>,
) -> GroupBreakdown {
    let settings = base.settings;
    let rule = PrimaryRule::of(settings.minimum_group);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); cells.len()];
    let mut outside = 0;
    for (place, &row) in places(by, rows).into_iter().zip(rows) {
        match place.and_then(|place| members.get_mut(place)) {
            Some(members) => members.push(row),
            None => outside += 1,
        }
    }
    let named = |join: fn(&Measured) -> &str| by.iter().map(|m| join(m)).collect::<Vec<_>>().join(" × ");
    let (variable, label) = (named(|m| &m.variable.name), named(|m| &m.variable.label));
    let (mut small, mut all_alike, mut unknown) = (0, 0, 0);
    let mut categories: Vec<Category> = Vec::with_capacity(cells.len());
    for (cell, members) in cells.into_iter().zip(&members) {
        let n = u32::try_from(members.len()).unwrap_or(u32::MAX);
        // A filter leaves a part of those invited, and how many is not known.
        let population = cell.population.filter(|_| settings.finite_population && settings.filter.is_empty());
        unknown += u32::from(settings.finite_population && population.is_none() && !rule.too_few(n));
        let precision = Precision { confidence: settings.bootstrap.confidence.0, population };
        let items: Vec<Item> = if rule.too_few(n) {
            Vec::new()
        } else {
            let others = asked.iter().filter(|item| by.iter().all(|m| m.variable.name != item.variable.name));
            others.filter_map(|item| distribution::item(item, members, precision)).collect()
        };
        let protected = rule.category(cell.code, cell.label, n, items);
        small += u32::from(protected.small);
        all_alike += u32::from(protected.all_alike);
        let mut category = protected.category;
        category.expected = cell.expected;
        if let Some(items) = &category.items {
            category.ranking = super::ranking(items, settings.convention);
            category.index = rule.index(base.scores.score(members, precision), super::Part::Group);
        }
        categories.push(category);
    }
    let mut note = |kind| notes.push(Note { kind, variable: Some(variable.clone()) });
    if small > 0 {
        note(NoteKind::SmallGroup { groups: small, minimum: settings.minimum_group });
    }
    if all_alike > 0 {
        note(NoteKind::AllAlike { groups: all_alike });
    }
    if unknown > 0 {
        note(NoteKind::PopulationUnknown { groups: unknown });
    }
    let suppressed = outside > 0 && rule.too_few(outside);
    // Two crossed make more pairs of cells than anybody reads; the single variables are tested.
    let compared = match by {
        [_] => compare::compared(&categories, Comparing::of(base.settings)),
        _ => Compared::default(),
    };
    notes.extend(compare::notes(&compared, &variable));
    GroupBreakdown {
        ranges: range::ranges(&categories),
        variable,
        label,
        categories,
        not_answered: NotAnswered { n: (!suppressed).then_some(outside), suppressed },
        tests: compared.tests,
        untested: compared.untested,
        letters: compared.letters,
        against_others: compared.against_others,
    }
}
