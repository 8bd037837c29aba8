//! All rows of an export in, the last question that each of those who did not get to the end answered out.

use super::Reader;
use crate::codebook::{Codebook, Kind, Role, VariableName};
use crate::tools::{Export, Reached};

/// How many stopped where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stops {
    /// Who began and is not marked as completed; everybody with an answer where the tool marks nothing.
    pub base: u32,
    /// Of those, who answered nothing.
    pub none: u32,
    /// Per question, in the order of the questionnaire: those whose last answer it is.
    pub at: Vec<(VariableName, u32)>,
}

/// Questions are the outcome, the items, and nothing that may be left out by everybody: comments and boxes are skipped,
/// background may be known beforehand. "Don't know" is an answer here: whoever gave it had come that far.
pub(super) fn stops(export: &Export, codebook: &Codebook, columns: &[Option<Reader>]) -> Option<Stops> {
    let questions: Vec<(&VariableName, &Reader)> = codebook
        .variables
        .iter()
        .zip(columns)
        .filter(|(variable, _)| matches!(variable.role, Role::Outcome | Role::Item))
        .filter(|(variable, _)| {
            !matches!(variable.kind, Kind::Multiple | Kind::Text) && variable.derived.is_none()
        })
        .filter_map(|(variable, reader)| Some((&variable.name, reader.as_ref()?)))
        .collect();
    if questions.len() < 2 {
        return None;
    }
    let progress = export.meaning.progress.as_ref();
    let rows: Vec<usize> = match progress {
        Some(progress) => {
            // Whoever dropped out may have begun: only an answer tells.
            let unfinished = |reached: &Reached| matches!(reached, Reached::Started | Reached::DroppedOut);
            let rows = progress.reached.iter().enumerate().filter(|(_, reached)| unfinished(reached));
            rows.map(|(row, _)| row).collect()
        }
        None => (0..export.table.rows as usize).collect(),
    };
    let written: Vec<Vec<bool>> = questions
        .iter()
        .map(|(_, reader)| reader.column.values.iter().map(|value| !value.trim().is_empty()).collect())
        .collect();
    let mut stops =
        Stops { base: 0, none: 0, at: questions.iter().map(|(name, _)| ((*name).clone(), 0)).collect() };
    for row in rows {
        let answered = |place: &usize| written[*place][questions[*place].1.column.cells.at(row)];
        let last = (0..questions.len()).rev().find(answered);
        let began = progress.is_some_and(|progress| progress.reached[row] == Reached::Started);
        match last {
            Some(place) => stops.at[place].1 += 1,
            None if began => stops.none += 1,
            None => continue,
        }
        stops.base += 1;
    }
    (stops.base > 0).then_some(stops)
}
