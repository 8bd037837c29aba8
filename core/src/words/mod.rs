//! Typed notes, reasons, problems and figures' texts in, Danish or English sentences out. One struct of fields per topic
//! with one constant per language, so that a missing Danish word does not compile.

pub mod case;
pub mod compare;
pub mod convention;
pub mod csv;
pub mod date;
pub mod document;
mod evidence;
pub(crate) mod figure;
mod finding;
pub mod method;
mod note;
pub mod number;
mod problem;
pub mod response;
mod summary;
pub mod units;
pub mod workbook;

pub use evidence::{evidence, tool_evidence};
pub use finding::{finding, finding_without_test, placed_figure};
pub use note::note;
pub use problem::problem;
pub use summary::summary;
