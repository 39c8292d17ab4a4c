//! Makes a wasm module and its JavaScript half small: the page's, and that of the embed folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::names;
use crate::error::{Context, Error, Result};
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

/// Prints what a wasm file imports and exports, one a line.
const INTERFACE: &str = "
const wasm = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));
for (const { module, name } of WebAssembly.Module.imports(wasm)) console.log('import', module, name);
for (const { name } of WebAssembly.Module.exports(wasm)) console.log('export', name);
";

/// A wasm module, as wasm-bindgen leaves it.
pub struct Module {
    /// The wasm.
    pub wasm: PathBuf,
    /// Its JavaScript half.
    pub glue: PathBuf,
}

impl Module {
    /// Shrinks the wasm, and has both halves call each other by short names.
    pub fn shrink(&self, wasm_opt: &Path) -> Result<()> {
        let smaller = self.wasm.with_extension("smaller");
        let mut command = run::program(wasm_opt);
        command
            .args(PASSES)
            .arg(names::PASS)
            .args(FEATURES)
            .arg(&self.wasm)
            .arg("-o")
            .arg(&smaller);
        let output = command.output().context("starting wasm-opt")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(Error::new(format!("wasm-opt failed:\n{said}")));
        }
        put_in_place(&smaller, &self.wasm)?;
        self.rename(&names::Names::parse(&String::from_utf8_lossy(
            &output.stdout,
        ))?)
    }

    /// Gives the JavaScript half the names that the wasm has now.
    fn rename(&self, renamed: &names::Names) -> Result<()> {
        let mut node = run::program("node");
        node.args(["--eval", INTERFACE, "--"]).arg(&self.wasm);
        let found = run::output(&mut node)
            .ok_or_else(|| Error::new("`node` can't read the wasm that wasm-opt wrote"))?;
        let mut found: Vec<&str> = found.lines().collect();
        found.sort_unstable();
        if found != renamed.interface() {
            return Err(Error::new(
                "the imports and exports of the wasm are not the ones that wasm-opt printed",
            ));
        }
        let script =
            fs::read_to_string(&self.glue).context(format!("reading {}", self.glue.display()))?;
        fs::write(&self.glue, renamed.apply(&script)?)
            .context(format!("writing {}", self.glue.display()))
    }

    /// Leaves in the JavaScript half these exports and what they need, which includes the app's own
    /// scripts that it imports.
    pub fn keep(&self, esbuild: &Path, exports: &[&str]) -> Result<()> {
        let entry = self.glue.with_extension("entry.js");
        let name = self.glue.file_name().unwrap_or_default().to_string_lossy();
        let exports = exports.join(", ");
        fs::write(
            &entry,
            format!("export {{ {exports} }} from \"./{name}\";\n"),
        )
        .context(format!("writing {}", entry.display()))?;
        shrink_text(esbuild, &entry, &["--format=esm", "--bundle", super::LATER])?;
        put_in_place(&entry, &self.glue)
    }
}

/// Minifies a script or a style sheet in its place.
pub fn shrink_text(esbuild: &Path, file: &Path, flags: &[&str]) -> Result<()> {
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
