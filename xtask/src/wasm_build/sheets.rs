//! The part that writes files: a wasm module of its own, which the page loads when somebody asks for
//! a file.

use std::fs;
use std::path::{Path, PathBuf};

use super::{compile, shrink_text};
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

fn work() -> PathBuf {
    project::target().join("sheets")
}
