//! A figure with more rows than a page or a slide takes in, figures that it takes out.

use crate::figure::{Chart, Figure};
use crate::words::document::DocumentWords;

/// Rows in equal parts of at most so many; a map is never cut.
#[must_use]
pub fn parts(figure: &Figure, most: usize) -> Vec<Figure> {
    let count = match &figure.chart {
        Chart::Stacked(stacked) => stacked.rows.len(),
        Chart::Importance(importance) => importance.rows.len(),
        Chart::Heat(heat) => heat.rows.len(),
        Chart::Map(_) => 0,
    };
    let most = most.max(1);
    if count <= most {
        return vec![figure.clone()];
    }
    let of = count.div_ceil(most);
    let each = count.div_ceil(of);
    let words = DocumentWords::of(figure.language);
    let part = |number: usize| {
        let rows = number * each..((number + 1) * each).min(count);
        let mut part = figure.clone();
        match &mut part.chart {
            Chart::Stacked(stacked) => stacked.rows = stacked.rows[rows.clone()].to_vec(),
            Chart::Importance(importance) => importance.rows = importance.rows[rows.clone()].to_vec(),
            Chart::Heat(heat) => heat.rows = heat.rows[rows.clone()].to_vec(),
            Chart::Map(_) => {}
        }
        if part.table.rows.len() == count {
            part.table.rows = part.table.rows[rows].to_vec();
        }
        let name = (words.part)(number + 1, of);
        part.title = format!("{} ({name})", figure.title);
        // The extremes that it tells are those of the whole.
        part.description = format!("{name}. {}", figure.description);
        part
    };
    (0..of).map(part).collect()
}
