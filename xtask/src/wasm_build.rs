//! Trunk, and what splits and shrinks its output, in the environment that setup found.
//!
//! | file | topic |
//! |---|---|
//! | `parts` | the release's wasm: the first part, and chunks for those that are loaded later |
//! | `link` | the script that loads them |
//! | `merge` | chunks that are needed at the same time, made one |
//! | `names` | what the first part and its script call each other by |
//! | `shrink` | `wasm-opt` and esbuild |
//! | `page` | the release page's HTML and styles |
//! | `words` | the words of `index.html` |
//!
//! `wasm-opt` is run from here and not by Trunk, because the passes that pay are chosen
//! by measuring the compressed page, and because Trunk would download one of its own.
//! esbuild does scripts and styles because Trunk's minifier can't parse wasm-bindgen's.

mod link;
mod merge;
mod names;
mod page;
mod parts;
mod shrink;
mod words;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Context, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need, Ready};

pub use parts::{FOLDER as PARTS, Parts, SHARED};
pub use shrink::{bundle, shrink_text};
pub use words::{DISGUISED, LANGUAGE};

/// The wasm in `dist/site/`, under the name that Trunk gives it.
pub const WASM: &str = "palette-ports_bg.wasm";

/// Its JavaScript half, which wasm-bindgen writes.
pub const GLUE: &str = "palette-ports.js";

/// The app's feature that makes its later parts files of their own.
const SPLIT: &str = "split";

/// What `boot.js` imports, and is one file with in the release page.
const BOOT_PARTS: &[&str] = &["source.js", "frame.js"];

/// The scripts that browsers run which know no modules, and nothing else that is new.
const FOR_OLD_BROWSERS: &[&str] = &["no-modules.js", "theme.js"];

/// The development build, into `dist/site/`.
pub fn dev() -> Result<()> {
    let ready = setup::ensure(Need::BUILD)?;
    ready.require(Need::BUILD)?;
    project::clear_dist()?;
    run::show(trunk(&ready).arg("build"))?;
    println!("The page is in {}", project::site().display());
    Ok(())
}

/// The release build, into `dist/site/`, without what is put into the page later.
///
/// Trunk compiles the app and makes the page around it. It knows of one module alone: what it makes of
/// the wasm is replaced by the parts.
pub fn release(ready: &Ready) -> Result<Parts> {
    let vars = ready.release_env();
    let mut trunk = trunk_in(vars.clone());
    run::show(trunk.args(["build", "--release", "--features", SPLIT]))?;
    let shrinkers = ready.shrinkers()?;
    println!("splitting and shrinking wasm, scripts and styles (ten seconds)");
    let site = project::site();
    let work = project::target().join("parts");
    let parts = Parts::make(ready, &compiled(vars), &work)?;
    fs::copy(parts.first(), site.join(WASM)).context(format!("writing dist/site/{WASM}"))?;
    parts.copy_chunks(&site)?;
    let source = project::root().join("static").join("source.js");
    parts.bundle(&shrinkers.esbuild, &source, &site.join(GLUE))?;
    // The glue and what it imported from here are one file now.
    let imported = site.join("snippets");
    if imported.is_dir() {
        fs::remove_dir_all(&imported).context("removing dist/site/snippets")?;
    }
    let boot = site.join("boot.js");
    shrink_text(&shrinkers.esbuild, &boot, &["--format=esm", "--bundle"])?;
    for part in BOOT_PARTS {
        fs::remove_file(site.join(part)).context(format!("removing dist/site/{part}"))?;
    }
    page::join_styles(&site)?;
    page::shrink_html(&site)?;
    for file in project::files(&site)? {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("js") if FOR_OLD_BROWSERS.iter().any(|name| file.ends_with(name)) => {
                shrink_text(&shrinkers.esbuild, &file, &["--target=es5"])?;
            }
            Some("js") => shrink_text(&shrinkers.esbuild, &file, &["--format=esm"])?,
            Some("css") => shrink_text(&shrinkers.esbuild, &file, &[])?,
            _ => {}
        }
    }
    Ok(parts)
}

/// A development build in a language, into a folder, as Trunk leaves it and without the part that writes
/// files.
pub fn dev_in_language(ready: &Ready, folder: &Path, language: &[(&str, &str)]) -> Result<()> {
    let mut trunk = trunk_in(ready.page_env());
    trunk.envs(language.iter().copied());
    run::show(trunk.args(["build", "--dist"]).arg(folder))
}

/// Where cargo, run with these variables, puts the release's wasm.
fn compiled(vars: Vec<(OsString, OsString)>) -> PathBuf {
    let mut vars = vars.into_iter();
    let dir = vars.find(|(name, _)| name == "CARGO_TARGET_DIR");
    let dir = dir.map_or_else(project::target, |(_, dir)| PathBuf::from(dir));
    dir.join("wasm32-unknown-unknown")
        .join("release")
        .join("palette-ports.wasm")
}

/// What is done to a page that Trunk has built into `staging`, before it is served or shrunk.
pub fn after_trunk(staging: &Path) -> Result<()> {
    words::put_into(&staging.join("index.html"))
}

/// Trunk for the development build, ready for its command.
pub fn trunk(ready: &Ready) -> Command {
    trunk_in(ready.page_env())
}

fn trunk_in(vars: Vec<(OsString, OsString)>) -> Command {
    let mut trunk = run::program("trunk");
    trunk.envs(vars);
    // Its hook calls this program again, which would be compiled anew in that environment.
    if let Ok(this) = std::env::current_exe() {
        trunk.env("PALETTE_PORTS_XTASK", this);
    }
    // Trunk reads NO_COLOR as a boolean and refuses the usual "1".
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}
