//! An answer in, files out: [`json`] the contract's plain shapes, [`csv`] all numbers for a spreadsheet.

pub mod csv;
pub mod json;
