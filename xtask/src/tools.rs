//! In: the versions that work together. Out: a `PATH` on which they are found; what is missing is installed outside the
//! clone, and where that fails it is said how to do it by hand.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;
use crate::step::{During, Outcome, ask, run, say};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
const NODE: u32 = 20;

/// A program that cargo builds from its source.
struct CargoTool {
    krate: &'static str,
    program: &'static str,
    version: &'static str,
    /// Without what is not used here: it halves the time to build.
    features: &'static [&'static str],
}

const TRUNK: CargoTool =
    CargoTool { krate: "trunk", program: "trunk", version: "0.21.14", features: &["--no-default-features"] };
const WASM_BINDGEN: CargoTool =
    CargoTool { krate: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.129", features: &[] };
const CARGO_DENY: CargoTool = CargoTool {
    krate: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    features: &["--no-default-features"],
};

/// Where the tools are found.
#[derive(Debug)]
pub struct Tools {
    path: OsString,
    npm: PathBuf,
}

impl Tools {
    /// A command that finds the tools, run in the project's folder.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(place::root()).env("PATH", &self.path);
        command
    }

    /// A program that came with npm; called by Node, so that it works where scripts have no first line.
    pub fn node(&self, script: &str) -> Command {
        let mut command = self.command("node");
        command.arg(self.npm.join("node_modules").join(script));
        command
    }
}

/// Finds or installs everything that building the page and the toolkit takes.
///
/// # Errors
/// When something is missing that cannot be installed; the sentence says how to do it by hand.
pub fn for_building() -> Outcome<Tools> {
    node()?;
    wasm_target()?;
    let folder = place::tools()?;
    let mut places = Vec::new();
    for tool in [&WASM_BINDGEN, &TRUNK] {
        places.extend(cargo_tool(tool, &folder)?);
    }
    let npm = npm_tools(&folder)?;
    places.push(npm.join("node_modules").join(".bin"));
    Ok(Tools { path: before_path(places)?, npm })
}

/// Finds or installs cargo-deny; the path of the program.
///
/// # Errors
/// When it cannot be installed.
pub fn cargo_deny() -> Outcome<PathBuf> {
    let bin = cargo_tool(&CARGO_DENY, &place::tools()?)?;
    Ok(bin.map_or_else(|| CARGO_DENY.program.into(), |bin| bin.join(CARGO_DENY.program)))
}

fn before_path(mut places: Vec<PathBuf>) -> Outcome<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    places.extend(env::split_paths(&old));
    env::join_paths(places).during("PATH")
}

/// The cargo that called us.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(place::root());
    command
}

/// npm, which on Windows is a script.
pub fn npm(folder: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder);
    command
}

/// Installs the packages of a lock file, unless they are there already.
///
/// # Errors
/// When npm cannot.
pub fn npm_ci(what: &str, folder: &Path) -> Outcome {
    let lock = fs::read(folder.join("package-lock.json")).during("package-lock.json")?;
    let mark = folder.join("node_modules").join(".svarkort-lock");
    if fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(what, npm(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
        .map_err(|trouble| {
            format!(
                "{trouble}\nnpm must reach its registry. By hand: cd {} && npm ci --ignore-scripts",
                folder.display()
            )
        })?;
    fs::write(&mark, lock).during(mark.display())
}

/// # Errors
/// When Node is missing or too old.
pub fn node() -> Outcome {
    let version = ask(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        Some(_) => {
            Err(format!("Node {NODE} or later is needed; {version} was found. See https://nodejs.org").into())
        }
        None => {
            Err(format!("Node {NODE} or later is needed and was not found on PATH. See https://nodejs.org")
                .into())
        }
    }
}

/// # Errors
/// When the target is missing and rustup cannot install it.
pub fn wasm_target() -> Outcome {
    let lib = ask(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if lib.is_some_and(|lib| Path::new(&lib).is_dir()) {
        return Ok(());
    }
    run(&format!("install Rust's {WASM_TARGET} target"), Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .map(drop)
        .map_err(|trouble| {
            format!(
                "{trouble}\nBy hand: rustup target add {WASM_TARGET}. Without rustup, your distribution may have it \
                 as a package (Debian: libstd-rust-dev-wasm32)."
            )
            .into()
        })
}

/// The folder of a tool in the right version: on PATH already (`None`), in the cache, or installed there now.
fn cargo_tool(tool: &CargoTool, folder: &Path) -> Outcome<Option<PathBuf>> {
    let CargoTool { krate, program, version, features } = tool;
    let home = folder.join(format!("{program}-{version}"));
    let bin = home.join("bin");
    let installed = bin.join(format!("{program}{}", env::consts::EXE_SUFFIX));
    if is_version(&installed, version) {
        return Ok(Some(bin));
    }
    if is_version(Path::new(program), version) {
        return Ok(None);
    }
    say(&format!(
        "{program} {version} is not on this machine. It is built once, which takes some minutes, and kept in {}.",
        home.display()
    ));
    let mut command = cargo();
    command
        .args(["install", "--locked", "--version", version, krate])
        .args(*features)
        .arg("--root")
        .arg(&home)
        // Outside the clone, where none of the project's own flags apply, and light: the tool is to work soon, not fast.
        .current_dir(env::temp_dir())
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    run(&format!("install {krate} {version}"), &mut command).map_err(|trouble| {
        format!(
            "{trouble}\ncargo must reach crates.io. By hand: cargo install --locked --version {version} {krate}, or \
             put a ready-made {program} {version} on PATH."
        )
    })?;
    Ok(Some(bin))
}

fn is_version(program: &Path, version: &str) -> bool {
    ask(Command::new(program).arg("--version"))
        .is_some_and(|answer| answer.split_whitespace().any(|word| word == version))
}

/// wasm-opt and esbuild, kept by their lock file: another lock file is another folder.
fn npm_tools(folder: &Path) -> Outcome<PathBuf> {
    let source = place::root().join("xtask").join("tools");
    let lock = fs::read(source.join("package-lock.json")).during("xtask/tools/package-lock.json")?;
    let home = folder.join(format!("npm-{}", &crate::policy::hex_digest(&lock)[..12]));
    fs::create_dir_all(&home).during(home.display())?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source.join(name), home.join(name)).during(name)?;
    }
    npm_ci("install wasm-opt and esbuild from npm", &home)?;
    Ok(home)
}
