//! A seed in, the files of an invented job centre's survey out.

use crate::read::Source;

/// The example as files, as a survey tool would have exported them.
#[must_use]
pub fn sources() -> Vec<Source> {
    Vec::new()
}
