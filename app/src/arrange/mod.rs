//! Answers in, what the views show of them out: chosen, ordered and written, without a browser. Nothing is computed here
//! that the core has not computed.

pub mod beside;
pub mod cells;
pub mod name;
pub mod numbers;
pub mod source;
pub mod typed;
