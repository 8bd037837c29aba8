//! Settings and a codebook in, the settings that the codebook still allows out.

use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::{Codebook, Role};

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
    if let Some(groups) = &mut settings.groups {
        groups.retain(|name| role(name) == Some(Role::Group));
    }
    if let Some(filter) = &mut settings.filter {
        filter.retain(|name, _| role(name).is_some_and(|role| role != Role::Unused));
    }
    settings.weight = settings.weight.filter(|name| role(name) == Some(Role::Weight));
    settings.wave = settings.wave.filter(|name| role(name).is_some());
    settings
}
