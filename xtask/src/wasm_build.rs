//! Trunk, and what shrinks its output, in the environment that setup found.
//!
//! `wasm-opt` is run from here and not by Trunk, because the passes that pay are chosen
//! by measuring the compressed page, and because Trunk would download one of its own.
//! esbuild does scripts and styles because Trunk's minifier can't parse wasm-bindgen's.

mod names;
mod page;
mod sheets;
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

pub use sheets::{
    SHEETS, SHEETS_WASM, bundle as bundle_sheets, make as make_sheets, make_dev as make_dev_sheets,
};
pub use shrink::{Module, shrink_text};
pub use words::{DISGUISED, LANGUAGE};

/// The wasm in `dist/site/`, under the name that Trunk gives it.
pub const WASM: &str = "palette-ports_bg.wasm";

/// Its JavaScript half, which wasm-bindgen writes.
pub const GLUE: &str = "palette-ports.js";

/// Has esbuild leave the part that writes files where it is: it is loaded later.
pub const LATER: &str = "--external:*/palette-ports-sheets.js";

/// What `boot.js` calls of the JavaScript half.
const CALLED: &[&str] = &["default", "mountPage"];

/// What `boot.js` imports, and is one file with in the release page.
const BOOT_PARTS: &[&str] = &["source.js", "frame.js"];

/// The scripts that browsers run which know no modules, and nothing else that is new.
const FOR_OLD_BROWSERS: &[&str] = &["no-modules.js", "theme.js"];

/// The development build, into `dist/site/`.
pub fn dev() -> Result<()> {
    let ready = setup::ensure(Need::BUILD)?;
    ready.require(Need::BUILD)?;
    project::clear_dist()?;
    sheets::make_dev(&ready)?;
    run::show(trunk(&ready).arg("build"))?;
    println!("The page is in {}", project::site().display());
    Ok(())
}

/// The release build, into `dist/site/`, without what is put into the page later.
pub fn release(ready: &Ready) -> Result<()> {
    let mut trunk = trunk_in(ready.release_env());
    run::show(trunk.args(["build", "--release"]))?;
    let shrinkers = ready.shrinkers()?;
    println!("shrinking wasm, scripts and styles (ten seconds)");
    let site = project::site();
    let module = Module {
        wasm: site.join(WASM),
        glue: site.join(GLUE),
    };
    module.shrink(&shrinkers.wasm_opt)?;
    module.keep(&shrinkers.esbuild, CALLED)?;
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
    Ok(())
}

/// A release build in a language, into a folder, as Trunk leaves it.
pub fn release_in_language(ready: &Ready, folder: &Path, language: &[(&str, &str)]) -> Result<()> {
    let mut trunk = trunk_in(ready.release_env());
    trunk.envs(language.iter().copied());
    run::show(trunk.args(["build", "--release", "--dist"]).arg(folder))
}

/// Compiles the library with one feature, and has wasm-bindgen put both halves into `work`.
pub fn compile(ready: &Ready, feature: &str, work: &Path, name: &str) -> Result<Module> {
    compile_in(ready.release_env(), &["--release"], feature, work, name)
}

/// The same in an environment, with what tells cargo the profile.
fn compile_in(
    vars: Vec<(OsString, OsString)>,
    profile: &[&str],
    feature: &str,
    work: &Path,
    name: &str,
) -> Result<Module> {
    let mut cargo = run::program("cargo");
    cargo.envs(vars.clone()).arg("rustc").args(profile).args([
        "--target",
        "wasm32-unknown-unknown",
        "--lib",
        "--crate-type",
        "cdylib",
        "--no-default-features",
        "--features",
        feature,
    ]);
    run::show(&mut cargo)?;
    let mut bindgen = run::program("wasm-bindgen");
    bindgen
        .envs(vars.clone())
        .args(["--target", "web", "--no-typescript", "--out-name", name])
        // The scripts around it say where the wasm is.
        .arg("--omit-default-module-path")
        .arg("--out-dir")
        .arg(work)
        .arg(compiled(vars, profile.is_empty()));
    run::show(&mut bindgen)?;
    Ok(Module {
        wasm: work.join(format!("{name}_bg.wasm")),
        glue: work.join(format!("{name}.js")),
    })
}

/// Where cargo, run with these variables, puts the wasm.
fn compiled(vars: Vec<(OsString, OsString)>, is_debug: bool) -> PathBuf {
    let mut vars = vars.into_iter();
    let dir = vars.find(|(name, _)| name == "CARGO_TARGET_DIR");
    let dir = dir.map_or_else(project::target, |(_, dir)| PathBuf::from(dir));
    let profile = if is_debug { "debug" } else { "release" };
    dir.join("wasm32-unknown-unknown")
        .join(profile)
        .join("palette_ports.wasm")
}

/// What is done to a page that Trunk has built into `staging`, before it is served or shrunk.
pub fn after_trunk(staging: &Path) -> Result<()> {
    words::put_into(&staging.join("index.html"))?;
    sheets::place(staging)
}

/// Trunk for the development build, ready for its command.
pub fn trunk(ready: &Ready) -> Command {
    let mut trunk = trunk_in(ready.page_env());
    trunk.env(sheets::DEV_WORK, sheets::dev_work());
    trunk
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
