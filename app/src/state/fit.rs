//! Settings and a codebook in, the settings that the codebook still allows out.

use svarkort_core::Code;
use svarkort_core::analysis::{Importance, Population, SettingsInput};
use svarkort_core::codebook::{Codebook, Kind, Role};

use crate::arrange::source::groupings;

/// Drops what names a variable that is no longer there or no longer in that role, so that a decision under Kontrol
/// never leaves a question that cannot be answered.
pub fn fit(mut settings: SettingsInput, codebook: &Codebook) -> SettingsInput {
    let role = |name: &str| codebook.variables.iter().find(|v| v.name == name).map(|v| v.role);
    let measured = |name: &str| matches!(role(name), Some(Role::Outcome | Role::Item));
    settings.outcome = settings.outcome.filter(|name| measured(name));
    if let Some(drivers) = &mut settings.drivers {
        // In dominance a background variable may be a driver.
        let dominance = settings.importance == Some(Importance::Dominance);
        drivers.retain(|name| measured(name) || dominance && role(name) == Some(Role::Group));
    }
    if let Some(groups) = &mut settings.driver_groups {
        for members in groups.values_mut() {
            members.retain(|name| measured(name));
        }
        groups.retain(|_, members| !members.is_empty());
    }
    settings.driver_groups = settings.driver_groups.filter(|groups| !groups.is_empty());
    settings.maps_by = settings.maps_by.filter(|name| role(name) == Some(Role::Group));
    settings.drivers = settings.drivers.filter(|drivers| !drivers.is_empty());
    match &mut settings.groups {
        Some(groups) => groups.retain(|name| role(name) == Some(Role::Group)),
        // The first background variable is shown unasked; an empty list is the reader's choice of none.
        None => {
            let first = groupings(codebook).first().map(|variable| variable.name.clone());
            settings.groups = first.map(|name| vec![name]);
        }
    }
    if let Some(filter) = &mut settings.filter {
        filter.retain(|name, codes| {
            codes.retain(|code| has_code(codebook, name, code));
            !codes.is_empty() && role(name).is_some_and(|role| role != Role::Unused)
        });
    }
    settings.filter = settings.filter.filter(|filter| !filter.is_empty());
    if let Some(Population::Margins(margins)) = &mut settings.population {
        margins.retain(|name, counts| {
            counts.retain(|code, _| has_code(codebook, name, &Code::parse(code)));
            !counts.is_empty() && role(name) == Some(Role::Group)
        });
        if margins.is_empty() {
            settings.population = None;
        }
    }
    if let Some(crossed) = &mut settings.crossed {
        crossed.retain(|pair| pair.iter().all(|name| role(name) == Some(Role::Group)));
    }
    // A rule for an index names items: those that are left are taken by the core.
    settings.index_rule = settings
        .index_rule
        .filter(|rule| rule.items.as_ref().is_none_or(|items| items.iter().all(|name| measured(name))));
    let items = codebook.variables.iter().filter(|v| v.role == Role::Item && v.kind == Kind::Rating).count();
    if let Some(rule) = &mut settings.index_rule {
        let all = rule.items.as_ref().map_or(items, Vec::len);
        rule.needed = rule.needed.filter(|needed| (*needed as usize) <= all);
    }
    settings.weight = settings.weight.filter(|name| role(name) == Some(Role::Weight));
    settings.wave = settings.wave.filter(|name| role(name).is_some());
    settings
}

/// Whether respondents can have answered this variable with this code.
fn has_code(codebook: &Codebook, name: &str, code: &Code) -> bool {
    let variable = codebook.variables.iter().find(|variable| variable.name == name);
    variable.is_some_and(|variable| {
        variable.options.iter().any(|option| option.code == *code || option.merged.contains(code))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use svarkort_core::codebook::{ResponseOption, Variable};

    use super::*;

    fn background(name: &str, codes: &[i64]) -> Variable {
        let option = |code: &i64| ResponseOption {
            code: Code::Number(*code),
            label: format!("{name} {code}"),
            n: 10,
            missing: false,
            favourability: None,
            merged: Vec::new(),
        };
        Variable {
            name: name.to_owned(),
            label: name.to_owned(),
            file: "svar.csv".to_owned(),
            role: Role::Group,
            kind: Kind::Single,
            options: codes.iter().map(option).collect(),
            points: None,
            reversed: false,
            theme: None,
            valid: 20,
            missing: 0,
            reasons: Vec::new(),
            doubts: Vec::new(),
            asked_if: None,
            expected: None,
            derived: None,
            classes: None,
        }
    }

    fn codebook() -> Codebook {
        let variables =
            vec![background("alone", &[1]), background("sex", &[1, 2]), background("age", &[1, 2, 3])];
        Codebook { files: Vec::new(), variables }
    }

    #[test]
    fn the_first_background_that_parts_the_respondents_is_shown_unless_the_reader_wants_none() {
        let fitted = fit(SettingsInput::default(), &codebook());
        assert_eq!(fitted.groups, Some(vec!["sex".to_owned()]));
        let none = SettingsInput { groups: Some(Vec::new()), ..SettingsInput::default() };
        assert_eq!(fit(none, &codebook()).groups, Some(Vec::new()));
    }

    #[test]
    fn a_filter_keeps_only_codes_that_are_still_there() {
        let codes = |codes: &[i64]| codes.iter().copied().map(Code::Number).collect::<Vec<_>>();
        let filter = BTreeMap::from([("sex".to_owned(), codes(&[2, 7])), ("age".to_owned(), codes(&[9]))]);
        let fitted = fit(SettingsInput { filter: Some(filter), ..SettingsInput::default() }, &codebook());
        assert_eq!(fitted.filter, Some(BTreeMap::from([("sex".to_owned(), codes(&[2]))])));
        let gone = BTreeMap::from([("age".to_owned(), codes(&[9]))]);
        let fitted = fit(SettingsInput { filter: Some(gone), ..SettingsInput::default() }, &codebook());
        assert_eq!(fitted.filter, None);
    }
}
