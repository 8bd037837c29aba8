//! In: `app/toolkit`. Out: `dist/toolkit/`: the core as an ES module, with the JavaScript written by hand beside it.

use std::fs;
use std::path::Path;

use crate::step::{During, Outcome, run};
use crate::tools::Tools;
use crate::{dist, imports, place};

/// # Errors
/// When the toolkit does not build.
pub fn build(tools: &Tools) -> Outcome {
    let to = place::dist().join("toolkit");
    dist::emptied(&to)?;
    let wasm = dist::wasm_of("svarkort-toolkit")?;
    run(
        "write the toolkit's glue",
        tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--out-name", "svarkort", "--no-typescript", "--out-dir"])
            .arg(&to)
            .arg(&wasm),
    )?;
    let small = to.join("svarkort_bg.wasm");
    run(
        "optimise the toolkit",
        tools.node("binaryen/bin/wasm-opt").args(["-O3", "-o"]).arg(&small).arg(&small),
    )?;
    copy(&place::root().join("app").join("toolkit").join("js"), &to)?;
    let list = imports::imports(&fs::read(&small).during(small.display())?)?;
    dist::write(&to.join("svarkort.imports.txt"), (list.join("\n") + "\n").as_bytes())
}

/// A folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to).during(to.display())?;
    for entry in fs::read_dir(from).during(from.display())? {
        let entry = entry.during(from.display())?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).during(target.display())?;
        }
    }
    Ok(())
}
