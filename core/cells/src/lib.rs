//! Delimited text in, columns of coded cells out: what is done for every cell of a file, compiled for speed. Nothing here
//! knows what a cell means.

mod cells;
mod codes;
mod columns;
mod interner;
mod record;
mod records;
mod texts;

pub use cells::Cells;
pub use codes::Codes;
pub use columns::Columns;
pub use interner::{Column, Interner};
pub use record::{Fault, Found, Quotes, Record, Rest, Row, read};
pub use records::{Cut, Flow, Records, Take};
pub use texts::{Raw, Texts};
