//! What a file's own format says of its columns in, the same as what a tool says out.

use std::collections::BTreeMap;

use super::{Asked, Teller, Told};
use crate::codebook::VariableName;
use crate::read::Table;
use crate::read::described::{Described, Holds, Measure, Set};

pub(super) fn told(table: &Table) -> BTreeMap<VariableName, Told> {
    table.described.iter().map(|(name, described)| (name.clone(), of(described))).collect()
}

fn of(described: &Described) -> Told {
    let mut told = Told {
        text: described.text.clone(),
        labels: described.labels.clone(),
        missing: described.missing.clone(),
        measure: described.measure,
        teller: Teller::File,
        ..Told::default()
    };
    told.asked = match (&described.set, described.holds) {
        (Some(Set::Option { .. }), _) => Some(Asked::Multiple),
        (_, Some(Holds::Text)) => Some(Asked::Text),
        (_, Some(Holds::Date)) => Some(Asked::Date),
        (_, Some(Holds::Id)) => Some(Asked::Id),
        (_, Some(Holds::Technical)) => Some(Asked::Technical),
        _ if described.measure == Some(Measure::Nominal) && !described.labels.is_empty() => {
            Some(Asked::Single)
        }
        _ => None,
    };
    if let (Some(stem), Some(part)) = (&described.stem, &described.text) {
        told.text = Some(format!("{stem} - {part}"));
        told.stem = Some(stem.clone());
        told.part = Some(part.clone());
    }
    told
}
