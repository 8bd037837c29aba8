//! Background variables in, a [`GroupBreakdown`] for each out: the same items per category, small ones hidden.

use super::{Category, GroupBreakdown, Item, Settings, distribution, settings};
use crate::Problem;
use crate::note::{Note, NoteKind};
use crate::protect::PrimaryRule;
use crate::study::{OnProgress, Stage};
use crate::survey::{Answers, Measured, Survey};

/// The breakdown by each of the settings' groups. A respondent without an answer to the background variable is in no
/// category.
///
/// # Errors
/// When a group variable is not there or has no categories.
pub(super) fn breakdowns(
    survey: &Survey,
    settings: &Settings,
    asked: &[&Measured],
    rows: &[u32],
    on_progress: OnProgress,
    notes: &mut Vec<Note>,
) -> Result<Vec<GroupBreakdown>, Problem> {
    let total = u32::try_from(settings.groups.len()).unwrap_or(u32::MAX);
    let mut breakdowns = Vec::with_capacity(settings.groups.len());
    for (done, name) in (0..).zip(&settings.groups) {
        on_progress(done, total, Stage::Groups);
        breakdowns.push(breakdown(settings::grouping(survey, name)?, settings, asked, rows, notes));
    }
    if total > 0 {
        on_progress(total, total, Stage::Groups);
    }
    Ok(breakdowns)
}

fn breakdown(
    by: &Measured,
    settings: &Settings,
    asked: &[&Measured],
    rows: &[u32],
    notes: &mut Vec<Note>,
) -> GroupBreakdown {
    let rule = PrimaryRule::of(settings.minimum_group);
    let options = &by.variable.options;
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); options.len()];
    if let Answers::Coded(answers) = &by.answers {
        for &row in rows {
            if let Some(option) = answers[row as usize] {
                members[usize::from(option)].push(row);
            }
        }
    }
    let (mut small, mut all_alike) = (0, 0);
    let mut categories: Vec<Category> = Vec::new();
    for (option, members) in options.iter().zip(&members).filter(|(option, _)| !option.missing) {
        let n = u32::try_from(members.len()).unwrap_or(u32::MAX);
        let items: Vec<Item> = asked
            .iter()
            .filter(|item| item.variable.name != by.variable.name)
            .filter_map(|item| distribution::item(item, members, settings.bootstrap.confidence.0))
            .collect();
        let protected = rule.category(option.code.clone(), option.label.clone(), n, items);
        small += u32::from(protected.small);
        all_alike += u32::from(protected.all_alike);
        categories.push(protected.category);
    }
    let mut note = |kind| notes.push(Note { kind, variable: Some(by.variable.name.clone()) });
    if small > 0 {
        note(NoteKind::SmallGroup { groups: small, minimum: settings.minimum_group });
    }
    if all_alike > 0 {
        note(NoteKind::AllAlike { groups: all_alike });
    }
    GroupBreakdown {
        variable: by.variable.name.clone(),
        label: by.variable.label.clone(),
        categories,
        tests: Vec::new(),
    }
}
