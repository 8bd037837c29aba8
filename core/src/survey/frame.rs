//! A file of those invited, or the export's own rows of them, and the codebook in; invited per background category out.
//! Only counts are kept: names, numbers and addresses in such a file are never looked at.

use std::collections::BTreeMap;

use super::{Column, Meaning, Reader, column_of};
use crate::analysis::Source;
use crate::codebook::{Codebook, Role, VariableName};
use crate::tools::{Export, Reached};

/// Everybody invited, counted by each background variable that is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub source: Source,
    /// Invited in all.
    pub rows: u32,
    pub margins: BTreeMap<VariableName, Margin>,
}

/// Invited per option of one variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    pub by_option: Vec<u32>,
    /// Invited of whom it is not known, or known as something that nobody answered.
    pub unplaced: u32,
}

pub(super) fn frame(export: &Export, codebook: &Codebook) -> Option<Frame> {
    match &export.frame {
        Some(table) => {
            let rows: Vec<u32> = (0..table.rows).collect();
            Some(counted(Source::Frame, &table.columns, &rows, codebook))
        }
        None => own_rows(export, codebook),
    }
}

/// The rows that a tool writes for each person invited, answered or not. A background variable that the survey itself
/// asked is not known of those who did not answer, and gives no margin.
fn own_rows(export: &Export, codebook: &Codebook) -> Option<Frame> {
    let progress = export.meaning.progress.as_ref()?;
    let rows_where = |which: fn(Reached) -> bool| -> Vec<u32> {
        let rows = (0..).zip(&progress.reached).filter(|(_, reached)| which(**reached));
        rows.map(|(row, _)| row).collect()
    };
    let silent = rows_where(|reached| matches!(reached, Reached::Invited | Reached::DroppedOut));
    if silent.is_empty() {
        return None;
    }
    let invited = rows_where(|reached| reached != Reached::Created);
    let known = counted(Source::Export, &export.table.columns, &silent, codebook);
    let mut frame = counted(Source::Export, &export.table.columns, &invited, codebook);
    let mostly_known = |name: &VariableName| {
        known.margins.get(name).is_some_and(|margin| u64::from(margin.unplaced) * 10 <= silent.len() as u64)
    };
    frame.margins.retain(|name, _| mostly_known(name));
    Some(frame)
}

fn counted(source: Source, columns: &[Column], rows: &[u32], codebook: &Codebook) -> Frame {
    let mut margins = BTreeMap::new();
    for variable in codebook.variables.iter().filter(|variable| variable.role == Role::Group) {
        let named = |column: &&Column| column.name.eq_ignore_ascii_case(column_of(variable));
        let Some(column) = columns.iter().find(named) else { continue };
        let Meaning::Coded(options) = Reader::of(column, variable).meaning else { continue };
        let mut margin = Margin { by_option: vec![0; variable.options.len()], unplaced: 0 };
        for &row in rows {
            match options[column.cells.at(row as usize)] {
                Some((option, true)) => margin.by_option[usize::from(option)] += 1,
                _ => margin.unplaced += 1,
            }
        }
        margins.insert(variable.name.clone(), margin);
    }
    Frame { source, rows: rows.len() as u32, margins }
}
