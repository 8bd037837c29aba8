//! In: `deny.toml`. Out: whether every dependency may be used: licence, source, bans.

use std::process::Command;

use crate::step::{Outcome, watch};
use crate::tally::Tally;
use crate::{place, tools};

/// # Errors
/// When cargo-deny cannot be installed.
pub fn check() -> Outcome<Tally> {
    let mut command = Command::new(tools::cargo_deny()?);
    command.current_dir(place::root());
    command.args([
        "--locked",
        "--color",
        "never",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    watch("licences, sources and bans of all dependencies", &mut command).map(|ended| Tally::one(ended.well))
}
