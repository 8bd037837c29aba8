//! In: the project. Out: `dist/`: the single file, the folder for a web server, the toolkit, and their sums.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::pack::{self, Packed, Parts};
use crate::step::{During, Outcome, run, say};
use crate::tools::{self, Tools};
use crate::{headers, imports, place, policy, toolkit};

/// The oldest browsers that the page is meant for. All have wasm SIMD, which it cannot do without.
const BROWSERS: &str = "--target=chrome111,edge111,firefox113,safari16.4";

/// `cargo xtask dist`.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the project does not build.
pub fn dist() -> Outcome {
    let tools = tools::for_building()?;
    page(&tools)?;
    toolkit::build(&tools)?;
    sums(&place::dist())?;
    for file in ["svarkort.html", "toolkit/svarkort_bg.wasm"] {
        let size = fs::metadata(place::dist().join(file)).during(file)?.len();
        say(&format!("dist/{file}: {size} bytes"));
    }
    Ok(())
}

/// The folder for a web server, and the policy of the page in it.
#[derive(Debug)]
pub struct Site {
    pub folder: PathBuf,
    pub policy: String,
}

/// The single file and the folder for a web server.
///
/// # Errors
/// When the page does not build or cannot be packed.
pub fn page(tools: &Tools) -> Outcome<Site> {
    let built = place::target().join("trunk");
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--offline=true", "--config", "Trunk.toml", "--color=never", "--dist"]);
    trunk.arg(&built).env(RUSTFLAGS.0, rustflags()).env_remove("NO_COLOR");
    run("build the page", &mut trunk)?;

    let packed = packed(tools, &built)?;
    let site = place::dist().join("site");
    emptied(&site)?;
    // The same bytes from a file share and from a server: one file to check, one sum, one policy.
    for place in [place::dist().join("svarkort.html"), site.join("index.html")] {
        write(&place, packed.html.as_bytes())?;
    }
    write(&site.join(".htaccess"), headers::apache(&packed.policy).as_bytes())?;
    write(&site.join("web.config"), headers::iis(&packed.policy).as_bytes())?;
    write(&place::dist().join("nginx.conf"), headers::nginx(&packed.policy).as_bytes())?;
    write(&place::dist().join("headers.json"), headers::json(&packed.policy).as_bytes())?;
    let list = imports::imports(&read(&built, "svarkort_bg.wasm")?)?;
    write(&place::dist().join("svarkort.imports.txt"), (list.join("\n") + "\n").as_bytes())?;
    Ok(Site { folder: site, policy: packed.policy })
}

fn packed(tools: &Tools, built: &Path) -> Outcome<Packed> {
    say("▸ pack the page into one file");
    let page = text(built, "index.html")?;
    let assets = pack::assets(&page);
    let joined = |ending: &str| -> Outcome<String> {
        let texts: Outcome<Vec<String>> =
            assets.iter().filter(|name| name.ends_with(ending)).map(|name| text(built, name)).collect();
        Ok(texts?.join("\n"))
    };
    let style = pack::inline_files(&joined(".css")?, |name| read(built, name))?;
    let boot = place::root().join("app").join("boot");
    pack::pack(&Parts {
        page: &page,
        style: &small(tools, &style, "css")?,
        script: &small(tools, &joined(".js")?, "js")?,
        wasm: &read(built, "svarkort_bg.wasm")?,
        cage: &text(&boot, "cage.html")?,
        cage_style: &small(tools, &text(&boot, "cage.css")?, "css")?,
        cage_script: &small(tools, &text(&boot, "cage.js")?, "js")?
            .replace("{unpacker}", &STANDARD.encode(unpacker(tools)?)),
    })
}

/// A package as wasm, as the compiler leaves it.
///
/// # Errors
/// When it does not build.
pub fn wasm_of(package: &str) -> Outcome<PathBuf> {
    run(
        &format!("build {package} as wasm"),
        tools::cargo()
            .args(["build", "--release", "--locked", "--package", package, "--target", tools::WASM_TARGET])
            .env(RUSTFLAGS.0, rustflags()),
    )?;
    let name = package.replace('-', "_") + ".wasm";
    Ok(place::target().join(tools::WASM_TARGET).join("release").join(name))
}

/// app/unpack as wasm, small: it stands unpacked in the file.
fn unpacker(tools: &Tools) -> Outcome<Vec<u8>> {
    let wasm = wasm_of("svarkort-unpack")?;
    let small = place::target().join("packing.wasm");
    run(
        "optimise the unpacker",
        tools
            .node("binaryen/bin/wasm-opt")
            .args(["-O2", "--strip-debug", "--strip-producers", "-o"])
            .arg(&small)
            .arg(&wasm),
    )?;
    fs::read(&small).during(small.display())
}

/// Minified by esbuild, whose reading of the languages is tested by many.
fn small(tools: &Tools, text: &str, language: &str) -> Outcome<String> {
    let from = place::target().join(format!("packing.{language}"));
    write(&from, text.as_bytes())?;
    let mut esbuild = tools.node("esbuild/bin/esbuild");
    // Names at the top stay: `wasm_bindgen` and `svarkort_worker` are found by them.
    esbuild.arg(&from).args([
        "--minify",
        BROWSERS,
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    let output = esbuild.stderr(Stdio::inherit()).output().during("esbuild")?;
    if !output.status.success() {
        return Err(format!("esbuild could not minify the page's {language}").into());
    }
    // The parser of HTML would do the same, and the hash is of what it leaves.
    Ok(String::from_utf8(output.stdout).during("esbuild")?.replace("\r\n", "\n").trim_end().to_owned())
}

/// Added to what .cargo/config.toml says.
pub const RUSTFLAGS: (&str, &str) = ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--remap-path-prefix");

/// Leaves the builder's folders out of the wasm: no user's name in it, and the same bytes from every machine.
pub fn rustflags() -> String {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    let flag = RUSTFLAGS.1;
    // The project's own folder does not show: cargo names its files from there.
    format!("{flag}={}=/cargo", cargo_home.display())
}

/// `SHA256SUMS` over everything handed over, as `sha256sum -c` reads it.
fn sums(dist: &Path) -> Outcome {
    let mut lines = Vec::new();
    for path in files(dist)? {
        let name = path.strip_prefix(dist).during("SHA256SUMS")?.to_string_lossy().replace('\\', "/");
        if name != "SHA256SUMS" {
            let bytes = fs::read(&path).during(&name)?;
            lines.push(format!("{}  {name}\n", policy::hex_digest(&bytes)));
        }
    }
    write(&dist.join("SHA256SUMS"), lines.concat().as_bytes())
}

/// All files under a folder, in order of their names.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).during(folder.display())? {
        let path = entry.during(folder.display())?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A folder with nothing in it.
///
/// # Errors
/// When the operating system refuses.
pub fn emptied(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).during(folder.display())?;
    }
    fs::create_dir_all(folder).during(folder.display())
}

/// # Errors
/// When the operating system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).during(folder.display())?;
    }
    fs::write(path, bytes).during(path.display())
}

fn read(folder: &Path, name: &str) -> Outcome<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).during(path.display())
}

fn text(folder: &Path, name: &str) -> Outcome<String> {
    Ok(String::from_utf8(read(folder, name)?).during(name)?.replace("\r\n", "\n"))
}
