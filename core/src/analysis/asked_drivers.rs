//! What is asked for as drivers in, the drivers it means out: names checked, themes with their members, the default.

use std::collections::BTreeMap;

use super::quantity::{Quantity, Scale};
use super::settings::{bad, grouping, quantity, variable, without_repeats};
use super::{Importance, Performance};
use crate::codebook::{Kind, Role, VariableName};
use crate::order::InOrder;
use crate::problem::{BadSetting, Problem, Wanted};
use crate::stats::correlation::Column;
use crate::survey::Survey;

/// Variables as numbers; for dominance also those of categories without order. The outcome may be among them: it is left
/// out with a note.
pub(super) fn named_drivers(
    survey: &Survey,
    named: &[VariableName],
    importance: Importance,
) -> Result<Vec<VariableName>, Problem> {
    for name in named {
        let as_number = quantity(survey, name).map(|_| ());
        let known = !matches!(as_number, Err(Problem::UnknownVariable { .. }));
        let role = variable(survey, name).map(|measured| measured.variable.role);
        let told = matches!(role, Ok(Role::Id | Role::Comment));
        match as_number {
            Err(_) if known && !told && importance == Importance::Dominance => {
                grouping(survey, name)?;
            }
            of_number => of_number?,
        }
    }
    Ok(without_repeats(named))
}

/// The drivers and those that the groups name beside them.
pub(super) fn with_members(
    survey: &Survey,
    drivers: Vec<VariableName>,
    groups: &BTreeMap<String, Vec<VariableName>>,
) -> Result<Vec<VariableName>, Problem> {
    let mut all = drivers;
    let mut seen: Vec<&VariableName> = Vec::new();
    for (name, members) in groups {
        let setting = || format!("driver_groups.{name}");
        if members.is_empty() {
            return Err(bad(&setting(), BadSetting::OutOfRange));
        }
        for member in members {
            quantity(survey, member)?;
            if seen.contains(&member) {
                return Err(bad(&setting(), BadSetting::Ambiguous));
            }
            seen.push(member);
            all.push(member.clone());
        }
    }
    let all = without_repeats(&all);
    // A group of the name of a driver that is not in it would be two drivers of one name.
    let taken =
        |(name, members): (&String, &Vec<VariableName>)| all.contains(name) && !members.contains(name);
    match groups.iter().find(|group| taken(*group)) {
        Some((name, _)) => Err(bad(&format!("driver_groups.{name}"), BadSetting::Ambiguous)),
        None => Ok(all),
    }
}

/// The variable as weights, none of them negative.
pub(super) fn weight<'a>(survey: &'a Survey, name: &str) -> Result<Quantity<'a>, Problem> {
    let measured = variable(survey, name)?;
    let wrong = || Problem::WrongRole { name: name.to_owned(), wanted: Wanted::Weight };
    let number = measured.variable.kind == Kind::Number && measured.variable.role != Role::Id;
    if !number && measured.variable.role != Role::Weight {
        return Err(wrong());
    }
    let weight = Quantity::of(measured).ok_or_else(wrong)?;
    let rows: Vec<u32> = (0..survey.respondents).collect();
    let negative = match weight.column(&rows) {
        Column::Whole(values) => values.iter().any(|x| *x < 0) || values.iter().all(|x| *x == 0),
        Column::Real(values) => values.iter().any(|x| *x < 0.0) || values.iter().all(|x| *x == 0.0),
    };
    if negative { Err(wrong()) } else { Ok(weight) }
}

/// The rating items that are not the outcome and that somebody answered; in a file without any rating, the numbers.
///
/// In a questionnaire with routing hardly anybody has answered everything. The items are therefore taken in by their
/// number of answers, and one that would leave under half of the respondents (or of those who answered the outcome, where
/// they are fewer than half) is left out.
pub(super) fn default_drivers(
    survey: &Survey,
    outcome: Option<&VariableName>,
    rows: &[u32],
) -> Vec<VariableName> {
    let Some(outcome) = outcome.and_then(|name| quantity(survey, name).ok()) else { return Vec::new() };
    let base: Vec<u32> = rows.iter().copied().filter(|&row| outcome.answered(row)).collect();
    let items_of = |kind: Kind| -> Vec<(usize, Quantity)> {
        survey
            .variables
            .iter()
            .filter(|measured| measured.variable.role == Role::Item && measured.variable.kind == kind)
            .filter(|measured| measured.variable.name != outcome.name())
            .filter_map(Quantity::of)
            .map(|item| (base.iter().filter(|&&row| item.answered(row)).count(), item))
            .filter(|(answers, _)| *answers > 0)
            .collect()
    };
    let ratings = items_of(Kind::Rating);
    let mut candidates = if ratings.is_empty() { items_of(Kind::Number) } else { ratings };
    let order: Vec<VariableName> = candidates.iter().map(|(_, item)| item.name().to_owned()).collect();
    // Equals by name: the order of columns in a file shall not choose.
    candidates.order_by_key(|(answers, item)| (std::cmp::Reverse(*answers), item.name()));
    let mut kept = std::collections::BTreeSet::new();
    let whole = if 2 * base.len() >= rows.len() { rows.len() } else { base.len() };
    let mut complete = base;
    for (_, item) in &candidates {
        let with: Vec<u32> = complete.iter().copied().filter(|&row| item.answered(row)).collect();
        if 2 * with.len() >= whole {
            complete = with;
            kept.insert(item.name().to_owned());
        }
    }
    order.into_iter().filter(|name| kept.contains(name)).collect()
}

/// The mean, or the index where the drivers' response scales differ.
pub(super) fn performance(
    survey: &Survey,
    drivers: &[VariableName],
    outcome: Option<&VariableName>,
    asked: Performance,
) -> Performance {
    let mut scales: Vec<Option<Scale>> = Vec::new();
    for name in drivers.iter().filter(|name| outcome != Some(name)) {
        // Categories are not on the map.
        let Ok(quantity) = quantity(survey, name) else { continue };
        if !quantity.one_valued() {
            scales.push(quantity.scale());
        }
    }
    let differ = scales.windows(2).any(|pair| pair[0] != pair[1]);
    if asked == Performance::Mean && differ { Performance::Index } else { asked }
}
