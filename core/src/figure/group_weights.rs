//! A comparison of groups' weights in, its table out: a question a row, a group a column.

use super::{Cell, Table};
use crate::analysis::Analysis;
use crate::units::{Code, Language};
use crate::words::figure::FigureWords;
use crate::words::number::p_value;

/// Shares of R² in each group, and p as it is and adjusted; `None` where the groups are not compared.
#[must_use]
pub fn group_weights(analysis: &Analysis, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let maps = analysis.group_maps.as_ref()?;
    let comparison = maps.comparison.as_ref()?;
    let label_of = |code: &Code| maps.maps.iter().find(|map| map.code == *code).map(|map| map.label.clone());
    let mut header = vec![words.question.to_owned()];
    header.extend(comparison.codes.iter().map(|code| label_of(code).unwrap_or_else(|| code.to_string())));
    header.push("p".to_owned());
    header.push(words.adjusted_p(comparison.adjustment));
    let label = |name: &String| {
        let weights = analysis.drivers.iter().flat_map(|drivers| &drivers.weights);
        let mut own = maps.maps.iter().flat_map(|map| &map.drivers).flat_map(|drivers| &drivers.weights);
        let found = weights.into_iter().find(|weight| weight.name == *name);
        found.or_else(|| own.find(|weight| weight.name == *name)).map_or(name.clone(), |w| w.label.clone())
    };
    let share = |share: &f64| Cell::Number { value: 100.0 * share, decimals: 1, percent: true };
    let rows = comparison.drivers.iter().map(|driver| {
        let mut row = vec![Cell::Text(label(&driver.name))];
        row.extend(driver.shares.iter().map(share));
        row.extend([driver.p, driver.p_adjusted].map(|p| Cell::Text(p_value(p, language))));
        row
    });
    Some(Table { caption: words.group_weights(&maps.label), header, rows: rows.collect() })
}
