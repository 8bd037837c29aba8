//! Settings and a codebook in, the settings that the codebook still allows out.

use svarkort_core::Code;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::{Codebook, Role};

use crate::arrange::source::groupings;

/// Drops what names a variable that is no longer there or no longer in that role, so that a decision under Kontrol
/// never leaves a question that cannot be answered.
pub fn fit(mut settings: SettingsInput, codebook: &Codebook) -> SettingsInput {
    let role = |name: &str| codebook.variables.iter().find(|v| v.name == name).map(|v| v.role);
    let measured = |name: &str| matches!(role(name), Some(Role::Outcome | Role::Item));
    settings.outcome = settings.outcome.filter(|name| measured(name));
    if let Some(drivers) = &mut settings.drivers {
        drivers.retain(|name| measured(name));
    }
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
