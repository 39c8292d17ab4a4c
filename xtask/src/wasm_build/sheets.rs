//! The part that writes files: a wasm module of its own, which the page loads when somebody asks for
//! a file.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{compile, compile_in, shrink_text};
use crate::error::{Context, Result};
use crate::project;
use crate::setup::Ready;

/// What the page loads: the JavaScript half.
pub const SHEETS: &str = "palette-ports-sheets.js";

/// What that loads.
pub const SHEETS_WASM: &str = "palette-ports-sheets.wasm";

/// What wasm-bindgen writes.
const GLUE: &str = "sheets-glue";

/// Makes both halves, in a folder.
pub fn make(ready: &Ready, folder: &Path) -> Result<()> {
    println!("building the part that writes files");
    let work = work();
    if work.is_dir() {
        fs::remove_dir_all(&work).context(format!("removing {}", work.display()))?;
    }
    fs::create_dir_all(&work).context(format!("making {}", work.display()))?;
    let module = compile(ready, "sheets", &work, GLUE)?;
    let shrinkers = ready.shrinkers()?;
    module.shrink(&shrinkers.wasm_opt)?;
    let wasm = folder.join(SHEETS_WASM);
    fs::copy(&module.wasm, wasm).context(format!("copying {SHEETS_WASM}"))?;
    let source = project::root().join("static").join("sheets-source.js");
    bundle(ready, &source, &folder.join(SHEETS))
}

/// Makes the JavaScript half with another source for the wasm, beside which [`make`] was called.
pub fn bundle(ready: &Ready, source: &Path, to: &Path) -> Result<()> {
    let work = work();
    let entry = work.join("sheets.js");
    let scripts = project::root().join("static");
    for (from, to) in [
        (scripts.join("sheets.js"), entry.clone()),
        (source.to_owned(), work.join("sheets-source.js")),
    ] {
        fs::copy(&from, &to).context(format!("copying {}", from.display()))?;
    }
    let esbuild = &ready.shrinkers()?.esbuild;
    shrink_text(esbuild, &entry, &["--format=esm", "--bundle"])?;
    fs::copy(&entry, to)
        .map(drop)
        .context(format!("writing {}", to.display()))
}

/// Makes it for development builds, as it is compiled. Trunk has it put beside the script that
/// loads it after each of its builds: see `Trunk.toml`.
pub fn make_dev(ready: &Ready) -> Result<()> {
    println!("building the part that writes files (once; it does not follow changes)");
    let work = dev_work();
    fs::create_dir_all(&work).context(format!("making {}", work.display()))?;
    let module = compile_in(ready.page_env(), &[], "sheets", &work, GLUE)?;
    let scripts = project::root().join("static");
    for (from, name) in [
        (module.wasm, SHEETS_WASM),
        (scripts.join("sheets.js"), SHEETS),
        (scripts.join("sheets-source.js"), "sheets-source.js"),
    ] {
        fs::copy(&from, work.join(name)).context(format!("copying {}", from.display()))?;
    }
    Ok(())
}

/// Puts what [`make_dev`] made, if it was called, beside the scripts of the page that Trunk has just
/// built into `staging`. A release build takes those scripts into one file later.
pub fn place(staging: &Path) -> Result<()> {
    let snippets = staging.join("snippets");
    let made = PathBuf::from(env::var_os(DEV_WORK).unwrap_or_default());
    if !snippets.is_dir() || !made.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(&snippets).context("listing the snippets")? {
        let scripts = entry.context("listing the snippets")?.path().join("static");
        for name in [SHEETS, SHEETS_WASM, "sheets-source.js", "sheets-glue.js"] {
            let from = made.join(name);
            if from.is_file() && scripts.is_dir() {
                fs::copy(&from, scripts.join(name)).context(format!("copying {name}"))?;
            }
        }
    }
    Ok(())
}

/// The variable that names [`dev_work`].
pub const DEV_WORK: &str = "PALETTE_PORTS_SHEETS_DEV";

/// Where [`make_dev`] puts what it makes.
pub fn dev_work() -> PathBuf {
    project::target().join("sheets-dev")
}

fn work() -> PathBuf {
    project::target().join("sheets")
}
