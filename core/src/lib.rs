//! Svarkort's core: from the bytes of a survey export to what a committee decides on. Pure: same bytes and request,
//! same bits, natively and in wasm.
//!
//! The phases, in order:
//! 1. [`read`]: bytes to a [`read::Table`] of text
//! 2. [`tools`]: which survey tool wrote it, and what that tool means by its columns
//! 3. [`codebook`]: what each column means, with evidence and doubts
//! 4. [`survey`]: respondents and their answers, checked
//! 5. [`analysis`]: a question ([`analysis::Settings`]) to an answer ([`analysis::Analysis`]); small groups hidden by [`protect`]
//! 6. [`figure`]: an answer to marks, a table and a description
//! 7. [`report`]: an answer to files
//! 8. [`project`]: the reader's work to a file and back
//!
//! [`Study`] is the typed door that the page's worker and the toolkit both use; [`parts`] shares its longest work among
//! several of them.

pub mod analysis;
pub mod codebook;
pub mod example;
pub mod figure;
pub mod findings;
pub mod note;
mod order;
pub mod parts;
pub mod problem;
pub mod project;
pub mod protect;
pub mod read;
pub mod reference;
pub mod report;
pub mod survey;
pub mod tools;
pub mod units;
pub mod words;

pub mod study;

use svarkort_stats as stats;

pub use note::{Note, NoteKind, Noted, Severity};
pub use problem::Problem;
pub use study::Study;
pub use units::{Code, Language, Seed, Share, ValidN};
