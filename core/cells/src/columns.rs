//! Rows in, columns out: each cell of a row to the interner of its column.

use crate::{Interner, Row};

/// The columns of a table while its rows come in.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    columns: Vec<Interner>,
    rows: usize,
}

impl Columns {
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Interner> {
        self.columns.iter()
    }

    /// Columns up to so many; the new ones were empty so far.
    pub fn widen(&mut self, columns: usize) {
        while self.columns.len() < columns {
            self.columns.push(Interner::after(self.rows));
        }
    }

    /// Cells beyond the last column are left out; columns beyond the last cell are empty in this row.
    pub fn push(&mut self, row: Row) {
        let mut cells = row.iter();
        for column in &mut self.columns {
            match cells.next() {
                Some(cell) => column.push(cell),
                None => column.push_blank(),
            }
        }
        self.rows += 1;
    }

    /// Makes room for so many rows in all, by what they took so far.
    pub fn expect(&mut self, rows: usize) {
        for column in &mut self.columns {
            column.expect(rows);
        }
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.columns.iter().map(Interner::bytes).sum()
    }

    #[must_use]
    pub fn into_interners(self) -> Vec<Interner> {
        self.columns
    }
}
