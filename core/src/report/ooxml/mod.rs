//! Office Open XML (ECMA-376): parts and their relationships in, one file out that Word, PowerPoint, Excel and
//! LibreOffice open; and what those files share, as charts with the workbook of their numbers inside.

pub(super) mod archive;
pub(super) mod chart;
pub(super) mod package;
pub(super) mod theme;
pub(super) mod workbook;
pub(super) mod xml;

/// English Metric Units: what OOXML measures drawings in.
pub(super) const EMU_PER_CM: i64 = 360_000;
/// Metrics of Arial are in every office suite, under one name or another.
pub(super) const FONT: &str = "Arial";
