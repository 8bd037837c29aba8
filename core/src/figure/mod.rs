//! An answer in, a [`Figure`] out: marks on axes, the table of its numbers and the facts of its description. Data, no
//! pixels: `app/paint` draws it on a canvas, as SVG and as PNG.

use serde::{Deserialize, Serialize};

/// A figure is complete: nothing is drawn that its table does not hold and its description does not tell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Stable, used in file names: `"fordeling"`, `"prioriteringskort"`.
    pub id: String,
    pub title: String,
    pub subtitle: String,
    pub chart: Chart,
    pub table: Table,
    /// One or two sentences that tell what is to be seen, for those who do not see it.
    pub description: String,
    /// Printed under the figure: base, method, rounding.
    pub footnote: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    Stacked(Stacked),
    Importance(Importance),
    Map(Map),
}

/// Green, yellow and red shares, a bar per row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stacked {
    /// Favourable, neutral, unfavourable; the names of the legend.
    pub legend: [String; 3],
    pub rows: Vec<StackedRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StackedRow {
    pub label: String,
    /// Favourable, neutral, unfavourable; 0 where the scale has no middle. `None`: hidden or nobody answered.
    pub shares: Option<[f64; 3]>,
    pub n: Option<u32>,
}

/// One bar per driver, longest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Importance {
    pub axis: String,
    pub rows: Vec<ImportanceRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportanceRow {
    pub label: String,
    /// Share of R², 0-1.
    pub share: f64,
    pub interval: Option<(f64, f64)>,
    pub negative: bool,
}

/// Importance across, performance up, as SCB draws it; the other way round with `transposed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    pub x: Axis,
    pub y: Axis,
    pub split_x: f64,
    pub split_y: f64,
    /// Names of the corners: top left, top right, bottom left, bottom right.
    pub corners: [Corner; 4],
    pub points: Vec<Point>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Corner {
    pub name: String,
    pub quadrant: crate::analysis::Quadrant,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    pub label: String,
    pub low: f64,
    pub high: f64,
    pub unit: AxisUnit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxisUnit {
    /// 0-1, written as per cent.
    Share,
    /// In points of a scale, decimals as needed.
    Points,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Counted from 1 in the order of the table.
    pub number: u32,
    pub name: crate::codebook::VariableName,
    pub label: String,
    pub x: f64,
    pub y: f64,
    pub quadrant: crate::analysis::Quadrant,
    pub negative: bool,
}

/// The numbers of a figure, as text already in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub caption: String,
    pub header: Vec<String>,
    /// The first cell of a row is its heading. A hidden cell is [`Cell::Hidden`], an empty one [`Cell::Empty`].
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Text(String),
    /// A number with the decimals it is shown with.
    Number { value: f64, decimals: u8, percent: bool },
    Hidden,
    Empty,
}
