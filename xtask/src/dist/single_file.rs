//! The page in one file, `palette-ports.html`: opened from a disk, sent by mail, put into a frame.

use std::fs;

use crate::error::{Context, Result};
use crate::project;
use crate::run;
use crate::setup::Ready;
use crate::wasm_build::{GLUE, SHEETS, SHEETS_WASM, WASM, bundle_sheets, shrink_text};

/// Makes it from `dist/site/`, with another source for the app's two halves, and for the wasm of the
/// part that writes files.
pub fn make(ready: &Ready) -> Result<()> {
    let (site, root) = (project::site(), project::root());
    let work = project::target().join("single-file");
    fs::create_dir_all(&work).context(format!("making {}", work.display()))?;
    let scripts = root.join("static");
    for (from, name) in [
        (scripts.join("boot.js"), "boot.js"),
        (scripts.join("frame.js"), "frame.js"),
        (scripts.join("single-file").join("source.js"), "source.js"),
        (site.join(GLUE), GLUE),
    ] {
        fs::copy(&from, work.join(name)).context(format!("copying {}", from.display()))?;
    }
    let sheets = scripts.join("single-file").join("sheets-source.js");
    bundle_sheets(ready, &sheets, &work.join(SHEETS))?;
    let script = work.join("boot.js");
    let esbuild = &ready.shrinkers()?.esbuild;
    shrink_text(esbuild, &script, &["--format=esm", "--bundle"])?;
    let mut node = run::program("node");
    node.arg(root.join("xtask/src/dist/single-file.mjs"))
        .args([&site, &script])
        .arg(site.join(WASM))
        .arg(site.join(SHEETS_WASM))
        .arg(project::dist().join("palette-ports.html"));
    run::show(&mut node)
}
