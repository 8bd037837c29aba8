//! Outcome, drivers and respondents in, what can be estimated on out: who and what is left out, each with its note.
//!
//! Step by step: items without spread are left out, respondents with an answer to everything are kept (listwise), and there
//! must be more of them than coefficients.

use super::quantity::Quantity;
use crate::note::{Note, NoteKind};
use crate::stats::correlation::Column;

/// What was estimated on: the drivers' columns in their order, then the outcome's, over the complete respondents.
#[derive(Debug)]
pub(super) struct Design<'a> {
    pub outcome: Quantity<'a>,
    pub items: Vec<Quantity<'a>>,
    pub rows: Vec<u32>,
    pub columns: Vec<Column>,
}

impl Design<'_> {
    pub fn n(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }
}

/// The drivers and respondents that can be estimated on.
pub(super) fn settle<'a>(
    outcome: Quantity<'a>,
    mut items: Vec<Quantity<'a>>,
    rows: &[u32],
    minimum_group: u32,
    notes: &mut Vec<Note>,
) -> Option<Design<'a>> {
    if items.is_empty() {
        return None;
    }
    let mut note = |kind, variable: &str| notes.push(Note { kind, variable: Some(variable.to_owned()) });
    let answered: Vec<u32> = rows.iter().copied().filter(|&row| outcome.answered(row)).collect();
    if outcome.column(&answered).constant() {
        note(NoteKind::ConstantOutcome, outcome.name());
        return None;
    }
    // Items that are constant even before the others' gaps are looked at must not cost respondents by their own gaps.
    items.retain(|item| {
        let valid: Vec<u32> = answered.iter().copied().filter(|&row| item.answered(row)).collect();
        let constant = item.column(&valid).constant();
        if constant {
            note(NoteKind::ConstantItem, item.name());
        }
        !constant
    });
    loop {
        let p = items.len();
        if p == 0 {
            return None;
        }
        let complete: Vec<u32> =
            answered.iter().copied().filter(|&row| items.iter().all(|item| item.answered(row))).collect();
        let n = u32::try_from(complete.len()).unwrap_or(u32::MAX);
        if complete.len() <= p + 1 || n < minimum_group {
            note(
                NoteKind::FewRespondents { n, drivers: u32::try_from(p).unwrap_or(u32::MAX) },
                outcome.name(),
            );
            note_loss(n, rows, outcome.name(), notes);
            return None;
        }
        let mut columns: Vec<Column> = items.iter().map(|item| item.column(&complete)).collect();
        let constant: Vec<bool> = columns.iter().map(Column::constant).collect();
        if constant.contains(&true) {
            let mut constant = constant.into_iter();
            items.retain(|item| {
                let leave = constant.next() == Some(true);
                if leave {
                    note(NoteKind::ConstantItem, item.name());
                }
                !leave
            });
            continue;
        }
        columns.push(outcome.column(&complete));
        if columns.last().is_some_and(Column::constant) {
            note(NoteKind::ConstantOutcome, outcome.name());
            return None;
        }
        note_loss(n, rows, outcome.name(), notes);
        return Some(Design { outcome, items, rows: complete, columns });
    }
}

/// Listwise keeps only respondents with every answer; under half of them is worth knowing.
fn note_loss(kept: u32, rows: &[u32], outcome: &str, notes: &mut Vec<Note>) {
    let of = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if 2 * u64::from(kept) < u64::from(of) {
        notes.push(Note { kind: NoteKind::ListwiseLoss { kept, of }, variable: Some(outcome.to_owned()) });
    }
}
