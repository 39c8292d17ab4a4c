//! Trunk, and what shrinks its output, in the environment that setup found.
//!
//! `wasm-opt` is run from here and not by Trunk, because the passes that pay are chosen
//! by measuring the compressed page, and because Trunk would download one of its own.
//! esbuild does scripts and styles because Trunk's minifier can't parse wasm-bindgen's.

mod names;
mod page;

use std::ffi::OsString;
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

/// Chosen by the size of the wasm after brotli, which repetition costs next to nothing:
/// a function that is copied into its only caller (`-Oz` copies all of them), a value that
/// is kept in a variable of its own, and data that is cut up to leave out zeros cost more
/// than they save. A third round saves nothing. Functions in the order of their names stand beside
/// their likes, which brotli then finds closer by.
const PASSES: &[&str] = &[
    "-Os",
    "-Os",
    "--one-caller-inline-max-function-size=15",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The wasm in `dist/`, under the name that Trunk gives it.
const WASM: &str = "palette-ports_bg.wasm";

/// Its JavaScript half, which wasm-bindgen writes.
const GLUE: &str = "palette-ports.js";

/// Prints what a wasm file imports and exports, one a line.
const INTERFACE: &str = "
const wasm = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));
for (const { module, name } of WebAssembly.Module.imports(wasm)) console.log('import', module, name);
for (const { name } of WebAssembly.Module.exports(wasm)) console.log('export', name);
";

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
    let mut trunk = trunk_in(ready.release_env());
    run::show(trunk.args(["build", "--release"]))?;
    let Some(shrinkers) = &ready.shrinkers else {
        return Err(Error::new("the release build needs wasm-opt and esbuild"));
    };
    println!("shrinking wasm, scripts and styles (ten seconds)");
    let dist = project::dist();
    let renamed = shrink_wasm(&shrinkers.wasm_opt, &dist.join(WASM))?;
    rename_in_glue(&renamed, &dist)?;
    drop_unused_glue(&shrinkers.esbuild, &dist)?;
    page::join_styles(&dist)?;
    page::shrink_html(&dist)?;
    for file in project::files(&dist)? {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("js") => shrink_text(&shrinkers.esbuild, &file, &["--format=esm"])?,
            Some("css") => shrink_text(&shrinkers.esbuild, &file, &[])?,
            _ => {}
        }
    }
    Ok(())
}

/// Trunk for the development build, ready for its command.
pub fn trunk(ready: &Ready) -> Command {
    trunk_in(ready.page_env())
}

fn trunk_in(vars: Vec<(OsString, OsString)>) -> Command {
    let mut trunk = run::program("trunk");
    trunk.envs(vars);
    // Trunk reads NO_COLOR as a boolean and refuses the usual "1".
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}

/// Shrinks the wasm; the result is what its imports and exports are called now.
fn shrink_wasm(wasm_opt: &Path, file: &Path) -> Result<names::Names> {
    let smaller = file.with_extension("smaller");
    let mut command = run::program(wasm_opt);
    command
        .args(PASSES)
        .arg(names::PASS)
        .args(FEATURES)
        .arg(file)
        .arg("-o")
        .arg(&smaller);
    let output = command.output().context("starting wasm-opt")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Error::new(format!("wasm-opt failed:\n{said}")));
    }
    put_in_place(&smaller, file)?;
    names::Names::parse(&String::from_utf8_lossy(&output.stdout))
}

/// Gives the JavaScript half the names that the wasm has now.
fn rename_in_glue(renamed: &names::Names, dist: &Path) -> Result<()> {
    let mut node = run::program("node");
    node.args(["--eval", INTERFACE, "--"]).arg(dist.join(WASM));
    let found = run::output(&mut node)
        .ok_or_else(|| Error::new("`node` can't read the wasm that wasm-opt wrote"))?;
    let mut found: Vec<&str> = found.lines().collect();
    found.sort_unstable();
    if found != renamed.interface() {
        return Err(Error::new(
            "the imports and exports of the wasm are not the ones that wasm-opt printed",
        ));
    }
    let glue = dist.join(GLUE);
    let script = fs::read_to_string(&glue).context(format!("reading dist/{GLUE}"))?;
    fs::write(&glue, renamed.apply(&script)?).context(format!("writing dist/{GLUE}"))
}

/// Leaves in the JavaScript half what `boot.js` calls, its default export, and what that
/// needs, which includes the app's own scripts that it imports.
fn drop_unused_glue(esbuild: &Path, dist: &Path) -> Result<()> {
    let entry = dist.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"./{GLUE}\";\n"))
        .context("writing dist/entry.js")?;
    shrink_text(esbuild, &entry, &["--format=esm", "--bundle"])?;
    put_in_place(&entry, &dist.join(GLUE))?;
    let imported = dist.join("snippets");
    match imported.is_dir() {
        true => fs::remove_dir_all(&imported).context("removing dist/snippets"),
        false => Ok(()),
    }
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
