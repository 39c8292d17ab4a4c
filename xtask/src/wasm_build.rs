//! Trunk, and what shrinks its output, in the environment that setup found.
//!
//! `wasm-opt` is run from here and not by Trunk, because the passes that pay are chosen
//! by measuring the compressed page, and because Trunk would download one of its own.
//! esbuild does scripts and styles because Trunk's minifier can't parse wasm-bindgen's.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need, Ready};

/// What rustc turns on for `wasm32-unknown-unknown`; wasm-opt refuses what it isn't told.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// `--converge` and `-O3` were measured too: within 0.3 % of this, for more time.
const PASSES: &[&str] = &[
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The development build, into `dist/`.
pub fn dev() -> Result<()> {
    let ready = setup::ensure(Need::BUILD)?;
    ready.require(Need::BUILD)?;
    run::show(trunk(&ready).arg("build"))?;
    println!("The page is in {}", project::dist().display());
    Ok(())
}

/// The release build, into `dist/`.
pub fn release(ready: &Ready) -> Result<()> {
    run::show(trunk(ready).args(["build", "--release"]))?;
    let Some(shrinkers) = &ready.shrinkers else {
        return Err(Error::new("the release build needs wasm-opt and esbuild"));
    };
    println!("shrinking wasm, scripts and styles (ten seconds)");
    for file in project::files(&project::dist())? {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("wasm") => shrink_wasm(&shrinkers.wasm_opt, &file)?,
            Some("js") => shrink_text(&shrinkers.esbuild, &file, &["--format=esm"])?,
            Some("css") => shrink_text(&shrinkers.esbuild, &file, &[])?,
            _ => {}
        }
    }
    Ok(())
}

/// Trunk, ready for its command.
pub fn trunk(ready: &Ready) -> Command {
    let mut trunk = run::program("trunk");
    trunk.envs(ready.page_env());
    // Trunk reads NO_COLOR as a boolean and refuses the usual "1".
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}

fn shrink_wasm(wasm_opt: &Path, file: &Path) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut command = run::program(wasm_opt);
    command
        .args(PASSES)
        .args(FEATURES)
        .arg(file)
        .arg("-o")
        .arg(&smaller);
    run::quietly(&mut command)?;
    put_in_place(&smaller, file)
}

fn shrink_text(esbuild: &Path, file: &Path, flags: &[&str]) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut command = run::program(esbuild);
    command
        .arg(file)
        .args(["--minify", "--charset=utf8", "--legal-comments=none"])
        .args(flags)
        .args([
            "--log-level=warning".to_owned(),
            format!("--outfile={}", smaller.display()),
        ]);
    run::quietly(&mut command)?;
    put_in_place(&smaller, file)
}

fn put_in_place(new: &Path, file: &Path) -> Result<()> {
    fs::rename(new, file).context(format!("replacing {}", file.display()))
}
