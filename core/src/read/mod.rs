//! Bytes in, a [`Table`] out: container, encoding, dialect; one file per format.

pub mod number;

/// A file as it was handed over.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A rectangle of text, one column at a time. Each cell is the number of its text in the column's own list, so that a
/// column of answers takes four bytes a respondent and each different text is looked at once.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub file: String,
    pub format: &'static str,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<char>,
    pub rows: u32,
    pub columns: Vec<Column>,
    /// Rows in which no cell held anything; skipped.
    pub blank_rows: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Column {
    /// As written, trimmed, made unique; a column without a name is named by its place ("kolonne 7").
    pub name: String,
    /// The header cell as written, trimmed; empty where it is.
    pub header: String,
    /// Further header rows, where the tool writes them.
    pub texts: Vec<String>,
    /// One per row: an index into `values`. The first value is always the empty text.
    pub cells: Vec<u32>,
    /// The different texts, in the order of first appearance after the empty one.
    pub values: Vec<String>,
}

impl Column {
    #[must_use]
    pub fn text(&self, row: usize) -> &str {
        &self.values[self.cells[row] as usize]
    }

    /// How many rows hold each value.
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.values.len()];
        for &cell in &self.cells {
            counts[cell as usize] += 1;
        }
        counts
    }
}

/// Reads each file as a table of text.
///
/// # Errors
/// When a file cannot be read at all.
pub fn tables(
    _sources: &[Source],
    _on_progress: crate::study::OnProgress,
) -> Result<crate::Noted<Vec<Table>>, crate::Problem> {
    Ok(crate::Noted::plain(Vec::new()))
}
