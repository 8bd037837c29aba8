//! Where things lie: the project, its build folder, what it hands over, and the tools outside it.

use std::env;
use std::path::{Path, PathBuf};

use crate::step::Outcome;

/// The project's own folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project's folder")
}

/// What is handed over.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where tools are kept: outside the clone, so that the next clone finds them.
///
/// # Errors
/// When the machine names no place for caches.
pub fn tools() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("SVARKORT_TOOLS") {
        return Ok(folder.into());
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .or_else(|| env::var_os("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")));
    match cache {
        Some(cache) => Ok(cache.join("svarkort").join("tools")),
        None => Err("No place for tools was found: set SVARKORT_TOOLS to a folder outside the clone.".into()),
    }
}
