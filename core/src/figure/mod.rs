//! An answer in, a [`Figure`] out: marks on axes, the table of its numbers and the facts of its description. Data, no
//! pixels: `app/paint` draws it on a canvas, as SVG and as PNG.

use serde::{Deserialize, Serialize};

use crate::analysis::Standing;
use crate::codebook::VariableName;
use crate::units::Language;

mod axis;
mod beside;
mod breakdown;
mod bridge;
mod comparison;
mod distribution;
mod group_weights;
mod heat;
mod importance;
mod multiples;
mod overview;
mod pairs;
mod placements;
mod priority_map;
mod ranks;
mod themes;

pub use beside::{beside_others, by_group};
pub use breakdown::{breakdown, breakdowns};
pub use bridge::{CONVENTIONS, bridge, conversions};
pub use comparison::comparison;
pub use distribution::{
    Order, Reporting, distribution, distributions, has_middle, legend, percents, rated, satisfied, theme,
};
pub use group_weights::group_weights;
pub use heat::heat;
pub use importance::importance;
pub use multiples::multiples;
pub use overview::overview;
pub use pairs::pairs;
pub use placements::placements;
pub use priority_map::{
    Highlight, MapView, Orientation, QuadrantNames, Zoom, group_map, priority_map, standing,
};
pub use ranks::ranks;
pub use themes::{theme_groups, theme_pairs, themes};

/// A figure is complete: nothing is drawn that its table does not hold and its description does not tell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Stable, used in file names: `"fordeling"`, `"prioriteringskort"`.
    pub id: String,
    /// Of every text in it but the survey's own.
    pub language: Language,
    pub title: String,
    pub subtitle: String,
    pub chart: Chart,
    pub table: Table,
    /// What is to be seen, for those who do not see it: how many marks, the extremes, what is hidden.
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
    Heat(Heat),
}

/// A table whose cells are the darker the higher their number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heat {
    /// Above the labels of the rows.
    pub head: String,
    pub columns: Vec<HeatColumn>,
    pub rows: Vec<HeatRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatColumn {
    pub label: String,
    /// By which other columns name it; empty for all respondents and for what is no group.
    pub letter: String,
    /// As written under the label: `n = 48`, or that it is hidden; empty for what is no group.
    pub n: String,
    /// All respondents, for comparison with the groups beside.
    pub total: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatRow {
    pub label: String,
    pub cells: Vec<HeatCell>,
}

/// Without a text nobody answered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HeatCell {
    /// The number as written, or that it is hidden.
    pub text: String,
    pub number: Option<Cell>,
    pub n: Option<u32>,
    /// 0, nothing of what is good, to 1.
    pub level: Option<f64>,
    pub hidden: bool,
    /// Beside all other groups together, by the test.
    pub standing: Standing,
    /// The letters of the columns that it is above.
    pub above: String,
}

/// Green, yellow and red shares, a bar per row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stacked {
    /// Favourable, neutral, unfavourable; the names of the legend.
    pub legend: [String; 3],
    pub heads: Heads,
    pub rows: Vec<StackedRow>,
}

/// What stands above the columns of a bar chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heads {
    pub label: String,
    pub bar: String,
    /// Above the number at the end of each row.
    pub end: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StackedRow {
    pub label: String,
    /// Stands as a heading above the first of several rows that share it; absent where rows are sorted by share.
    pub theme: Option<String>,
    /// Favourable, neutral, unfavourable; 0 where the scale has no middle. `None`: hidden or nobody answered.
    pub shares: Option<[f64; 3]>,
    /// The same in whole per cent, each rounded half up from its count.
    pub percents: Option<[u32; 3]>,
    /// Whether the scale has a neutral answer at all.
    pub middle: bool,
    pub n: Option<u32>,
    /// `n` as written at the end of the row; empty where it is hidden.
    pub end: String,
    /// Stands where the bar would, when there is none.
    pub instead: Option<String>,
    /// All respondents, for comparison with the groups below.
    pub total: bool,
}

/// One bar per driver, longest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Importance {
    pub heads: Heads,
    pub rows: Vec<ImportanceRow>,
    /// What each driver would have if all mattered alike, and its name.
    pub reference: (f64, String),
    /// Says what a hollow bar means; absent where there is none.
    pub negative_name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportanceRow {
    pub name: VariableName,
    pub label: String,
    /// Share of R², 0-1.
    pub share: f64,
    pub interval: Option<(f64, f64)>,
    pub negative: bool,
    /// `share` as written at the end of the row.
    pub end: String,
}

/// Importance across, performance up, as SCB draws it; the other way round when transposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    pub x: Axis,
    pub y: Axis,
    pub split_x: f64,
    pub split_y: f64,
    /// Names of the corners: top left, top right, bottom left, bottom right.
    pub corners: [Corner; 4],
    pub points: Vec<Point>,
    /// Says what a hollow point means; absent where there is none.
    pub negative_name: Option<String>,
    /// Says what a pale point with a broken outline means; absent where there is none.
    pub unsure_name: Option<String>,
    /// Whether the spread of each point is drawn as an outline.
    pub outlines: Outlines,
    /// Where the texts of the points are to be found.
    #[serde(default)]
    pub texts: Texts,
}

/// Beside the points where there is room, or in the list below alone: for a picture too small for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Texts {
    #[default]
    Beside,
    Listed,
}

/// The outline about a point that holds most of its replicates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlines {
    #[default]
    Hidden,
    Drawn,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Corner {
    pub name: String,
    pub quadrant: crate::analysis::Quadrant,
}

/// From `low` to `high`, which hold every point and, where it is not far away, the split line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    pub label: String,
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<Tick>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    pub at: f64,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Counted from 1 in the order of the table.
    pub number: u32,
    pub name: VariableName,
    pub label: String,
    pub x: f64,
    pub y: f64,
    pub quadrant: crate::analysis::Quadrant,
    pub negative: bool,
    /// Its place is unsure: under 80 % of the replicates put it there.
    pub unsure: bool,
    /// It is not of the theme that stands out.
    #[serde(default)]
    pub faded: bool,
    /// Standard deviations across and up, and their correlation.
    pub spread: Option<(f64, f64, f64)>,
}

/// The numbers of a figure, for a table on screen and in files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub caption: String,
    pub header: Vec<String>,
    /// The first cell of a row is its heading.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Text(String),
    /// A number with the decimals it is shown with; per cent are 0-100 here.
    Number {
        value: f64,
        decimals: u8,
        percent: bool,
    },
    Hidden,
    Empty,
}

/// Whole per cent, half up from the counts; empty where the base is 0.
fn percent_cell(n: u32, of: u32) -> Cell {
    crate::words::number::whole_percent(n, of).map_or(Cell::Empty, Cell::percent)
}

impl Cell {
    fn count(n: u32) -> Cell {
        Cell::Number { value: f64::from(n), decimals: 0, percent: false }
    }

    fn percent(value: u32) -> Cell {
        Cell::Number { value: f64::from(value), decimals: 0, percent: true }
    }

    fn decimal(value: f64, decimals: u8) -> Cell {
        Cell::Number { value, decimals, percent: false }
    }
}
