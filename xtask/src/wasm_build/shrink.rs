//! Makes wasm modules, scripts and style sheets small.

use std::fs;
use std::path::Path;

use super::names::{self, Names};
use crate::error::{Context, Error, Result};
use crate::run;

/// What rustc turns on for `wasm32-unknown-unknown`; wasm-opt refuses what it isn't told.
pub const FEATURES: &[&str] = &[
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
    // The linker puts the stack at the bottom: nothing has an address that small.
    "--low-memory-unused",
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

/// Prints what a wasm file imports and exports, one a line.
const INTERFACE: &str = "
const wasm = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));
for (const { module, name } of WebAssembly.Module.imports(wasm)) console.log('import', module, name);
for (const { name } of WebAssembly.Module.exports(wasm)) console.log('export', name);
";

/// Shrinks a wasm module in its place.
pub fn optimize(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    optimized(wasm_opt, wasm, &[]).map(drop)
}

/// The same for a module that a script of wasm-bindgen's belongs to: both call each other by short
/// names from then on.
pub fn optimize_with_script(wasm_opt: &Path, wasm: &Path, script: &Path) -> Result<Names> {
    let names = Names::parse(&optimized(wasm_opt, wasm, &[names::PASS])?)?;
    let mut node = run::program("node");
    node.args(["--eval", INTERFACE, "--"]).arg(wasm);
    let found = run::output(&mut node)
        .ok_or_else(|| Error::new("`node` can't read the wasm that wasm-opt wrote"))?;
    let mut found: Vec<&str> = found.lines().collect();
    found.sort_unstable();
    if found != names.interface() {
        return Err(Error::new(
            "the imports and exports of the wasm are not the ones that wasm-opt printed",
        ));
    }
    let text = fs::read_to_string(script).context(format!("reading {}", script.display()))?;
    fs::write(script, names.apply(&text)?).context(format!("writing {}", script.display()))?;
    Ok(names)
}

/// Runs `wasm-opt`, with these passes behind the usual ones, and gives what it printed.
fn optimized(wasm_opt: &Path, wasm: &Path, passes: &[&str]) -> Result<String> {
    let smaller = wasm.with_extension("smaller");
    let mut command = run::program(wasm_opt);
    command.args(PASSES).args(passes).args(FEATURES);
    command.arg(wasm).arg("-o").arg(&smaller);
    let output = command.output().context("starting wasm-opt")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Error::new(format!("wasm-opt failed:\n{said}")));
    }
    put_in_place(&smaller, wasm)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
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
