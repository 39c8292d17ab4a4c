//! Makes wasm modules, scripts and style sheets small.

use std::fs;
use std::path::Path;

use crate::error::{Context, Result};
use crate::run;

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

/// Shrinks a wasm module in its place.
pub fn optimize(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    let smaller = wasm.with_extension("smaller");
    let mut command = run::program(wasm_opt);
    command.args(PASSES).args(FEATURES).arg(wasm).arg("-o");
    run::quietly(command.arg(&smaller))?;
    put_in_place(&smaller, wasm)
}

/// Makes one small script of one and of what it imports.
pub fn bundle(esbuild: &Path, entry: &Path, to: &Path, flags: &[&str]) -> Result<()> {
    minify(
        esbuild,
        entry,
        to,
        &[&["--format=esm", "--bundle"], flags].concat(),
    )
}

/// Minifies a script or a style sheet in its place.
pub fn shrink_text(esbuild: &Path, file: &Path, flags: &[&str]) -> Result<()> {
    let smaller = file.with_extension("smaller");
    minify(esbuild, file, &smaller, flags)?;
    put_in_place(&smaller, file)
}

fn minify(esbuild: &Path, from: &Path, to: &Path, flags: &[&str]) -> Result<()> {
    let mut command = run::program(esbuild);
    command
        .arg(from)
        .args(["--minify", "--charset=utf8", "--legal-comments=none"])
        .args(flags)
        .args([
            "--log-level=warning".to_owned(),
            format!("--outfile={}", to.display()),
        ]);
    run::quietly(&mut command)
}

fn put_in_place(new: &Path, file: &Path) -> Result<()> {
    fs::rename(new, file).context(format!("replacing {}", file.display()))
}
