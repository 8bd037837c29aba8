//! In: `cargo xtask test`. Out: every check of the project run, with what it needs set up, and one closing line.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{During, Outcome, ask, run, say, watch};
use crate::tally::Tally;
use crate::{dist, licences, place, tools};

const PROPTEST_SEED: &str = "PROPTEST_RNG_SEED";

/// The parts, in the order they run: the quick ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Fmt,
    Licences,
    Clippy,
    Core,
    Documents,
    Paint,
    App,
    Xtask,
    Dist,
    Toolkit,
    Guards,
    Journeys,
    Acceptance,
}

impl Part {
    const ALL: [Part; 13] = [
        Part::Fmt,
        Part::Licences,
        Part::Clippy,
        Part::Core,
        Part::Documents,
        Part::Paint,
        Part::App,
        Part::Xtask,
        Part::Dist,
        Part::Toolkit,
        Part::Guards,
        Part::Journeys,
        Part::Acceptance,
    ];

    fn name(self) -> &'static str {
        match self {
            Part::Fmt => "fmt",
            Part::Licences => "licences",
            Part::Clippy => "clippy",
            Part::Core => "core",
            Part::Documents => "documents",
            Part::Paint => "paint",
            Part::App => "app",
            Part::Xtask => "xtask",
            Part::Dist => "dist",
            Part::Toolkit => "toolkit",
            Part::Guards => "guards",
            Part::Journeys => "journeys",
            Part::Acceptance => "acceptance",
        }
    }

    fn needs_dist(self) -> bool {
        matches!(self, Part::Toolkit | Part::Guards | Part::Journeys | Part::Acceptance)
    }

    fn run(self) -> Outcome<Tally> {
        match self {
            Part::Fmt => check("formatting", tools::cargo().args(["fmt", "--all", "--check"])),
            Part::Licences => licences::check(),
            Part::Clippy => clippy(),
            Part::Core => cargo_test(&["svarkort-core", "svarkort-cells", "svarkort-stats"]),
            Part::Documents => documents(),
            Part::Paint => cargo_test(&["svarkort-paint"]),
            Part::App => cargo_test(&["svarkort-app"]),
            Part::Xtask => cargo_test(&["xtask", "svarkort-unpack"]),
            Part::Dist => dist::dist().map(|()| Tally::one(true)),
            Part::Toolkit | Part::Guards | Part::Journeys | Part::Acceptance => self.in_node(),
        }
    }

    /// `tests/<part>/*.test.mjs`, one after the other: each drives a browser, and there are two cores.
    fn in_node(self) -> Outcome<Tally> {
        let folder = place::root().join("tests").join(self.name());
        let tests = ending_in(&folder, ".test.mjs")?;
        if tests.is_empty() {
            say(&format!("  no tests lie in {}", folder.display()));
            return Ok(Tally::default());
        }
        if !place::dist().join("SHA256SUMS").exists() {
            dist::dist()?;
        }
        tools::node()?;
        tools::npm_ci("install the test packages from npm", &place::root().join("tests"))?;
        let browser = chromium()?;
        let mut node = Command::new("node");
        node.current_dir(place::root())
            .env("CHROMIUM", browser)
            .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
            .args(tests);
        let ended = watch(&format!("test: {}", self.name()), &mut node)?;
        Ok(Tally::of(&ended.output, ended.well))
    }
}

/// # Errors
/// When a part is named that does not exist, or anything fails.
pub fn test(arguments: &[String]) -> Outcome {
    let mut parts = Vec::new();
    for word in arguments {
        let part = Part::ALL.into_iter().find(|part| part.name() == word);
        parts.push(part.ok_or_else(|| format!("There is no part `{word}`; see `cargo xtask help`."))?);
    }
    if parts.is_empty() {
        parts.extend(Part::ALL.into_iter().filter(|part| *part != Part::Acceptance));
    }

    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut built = true;
    for part in parts {
        let outcome =
            if part.needs_dist() && !built { Err("dist/ was not built.".into()) } else { part.run() };
        let tally = outcome.unwrap_or_else(|trouble| {
            say(&format!("{trouble}"));
            Tally::one(false)
        });
        built &= part != Part::Dist || tally.failed == 0;
        total += tally;
        lines.push(format!("  {:<10} {tally}", part.name()));
    }
    say(&format!("\n{}\n{total}", lines.join("\n")));
    if total.failed == 0 { Ok(()) } else { Err("Not everything passed.".into()) }
}

fn check(what: &str, command: &mut Command) -> Outcome<Tally> {
    watch(what, command).map(|ended| Tally::one(ended.well))
}

fn cargo_test(packages: &[&str]) -> Outcome<Tally> {
    let mut command = tools::cargo();
    command.args(["test", "--locked", "--no-fail-fast"]);
    // The same cases for everyone, so that a change is what makes a test fail; any other number tries others.
    if env::var_os(PROPTEST_SEED).is_none() {
        command.env(PROPTEST_SEED, "1");
    }
    for package in packages {
        command.args(["--package", package]);
    }
    let ended = watch(&format!("test {}", packages.join(", ")), &mut command)?;
    Ok(Tally::of(&ended.output, ended.well))
}

/// Every document of the example, opened by programs that others made, where they are installed.
fn documents() -> Outcome<Tally> {
    /// What the script ends with where it cannot look; it says why.
    const SKIPPED: i32 = 77;
    let folder = place::root().join("target").join("documents");
    fs::create_dir_all(&folder).during(folder.display())?;
    run(
        "write the documents of the example",
        tools::cargo()
            .args(["run", "--quiet", "--locked", "--package", "svarkort-core", "--example", "documents"])
            .arg(&folder),
    )?;
    let script = place::root().join("tests").join("documents").join("opened.py");
    match Command::new("python3").arg(script).arg(&folder).status() {
        Ok(status) if status.code() == Some(SKIPPED) => Ok(Tally::default()),
        Ok(status) => Ok(Tally::one(status.success())),
        Err(_) => {
            say("  skipped: python3 is not installed");
            Ok(Tally::default())
        }
    }
}

fn clippy() -> Outcome<Tally> {
    let mut tally = check(
        "clippy",
        tools::cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    )?;
    tools::wasm_target()?;
    tally += check(
        "clippy, as wasm",
        tools::cargo()
            .args(["clippy", "--locked", "--package", "svarkort-app", "--package", "svarkort-toolkit"])
            .args(["--target", tools::WASM_TARGET, "--", "-D", "warnings"]),
    )?;
    Ok(tally)
}

/// Files of a folder by the ending of their names, in order; none where the folder is not there.
///
/// # Errors
/// When the folder cannot be read.
pub fn ending_in(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).during(folder.display())? {
            let path = entry.during(folder.display())?.path();
            if path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The browser that the tests drive: named by `CHROMIUM`, found in the usual places, or installed on Debian as root.
///
/// # Errors
/// When there is none and none can be installed.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(browser) = env::var_os("CHROMIUM") {
        return Ok(browser.into());
    }
    if let Some(browser) = installed_browser() {
        return Ok(browser);
    }
    let is_root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    if is_root && Path::new("/usr/bin/apt-get").exists() {
        run("ask Debian for its list of packages", Command::new("apt-get").args(["update", "-q"]))?;
        run(
            "install Chromium from Debian",
            Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args([
                "install",
                "-y",
                "-q",
                "--no-install-recommends",
                "chromium",
            ]),
        )?;
    }
    installed_browser().ok_or_else(|| {
        "The browser tests need Chromium or Chrome, and none was found.\nInstall one (Debian: sudo apt-get install \
         chromium; Windows and macOS: Chrome or Edge), or set CHROMIUM to the path of its program."
            .into()
    })
}

fn installed_browser() -> Option<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    const PLACES: [&str; 4] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    ];
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .chain(PLACES.map(PathBuf::from))
        .find(|program| program.is_file())
}
