//! The page in one file, `palette-ports.html`: opened from a disk, sent by mail, put into a frame.

use std::fs;

use crate::error::{Context, Result};
use crate::project;
use crate::run;
use crate::setup::Ready;
use crate::wasm_build::{Parts, bundle};

/// What the start of the page is made of, in `static/`; the last one gets everything from the file.
const SCRIPTS: &[&str] = &[
    "boot.js",
    "frame.js",
    "keep-text.js",
    "single-file/source.js",
];

/// Makes it from `dist/site/`, with another source for the app's two halves and its later parts.
pub fn make(ready: &Ready, parts: &Parts) -> Result<()> {
    let root = project::root();
    // Beside the app's own scripts, with which they become one.
    for script in SCRIPTS {
        let from = root.join("static").join(script);
        let to = parts.dir().join(from.file_name().unwrap_or_default());
        fs::copy(&from, to).context(format!("copying {}", from.display()))?;
    }
    let script = project::target().join("single-file.js");
    let entry = parts.dir().join("boot.js");
    bundle(&ready.shrinkers()?.esbuild, &entry, &script, &[])?;
    let mut node = run::program("node");
    node.arg(root.join("xtask/src/dist/single-file.mjs"))
        .args([&project::site(), &script])
        .arg(project::dist().join("palette-ports.html"));
    node.arg("app").arg(parts.first());
    for (name, chunk) in parts.chunks() {
        node.arg(name).arg(chunk);
    }
    run::show(&mut node)
}
