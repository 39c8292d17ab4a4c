//! How the tests of the host are compiled: all of them with the same features, so that nothing they are
//! made of is compiled twice.

use std::process::Command;

use crate::error::{Context, Result};
use crate::project;
use crate::run;

/// What tells cargo which package with which features: the same for every one of its tests.
///
/// Not `--workspace`: with the tests of a package that its build script's libraries are tested with as
/// well, cargo compiles those in another way than for one test of another package, and then all that
/// depends on them too.
pub const APP: &[&str] = &[
    "--package",
    "palette-ports",
    "--features",
    "ssr,traffic,e2e,verify,sites",
];

/// The other packages.
pub const OTHERS: &[&str] = &["--workspace", "--exclude", "palette-ports"];

/// Runs one file of `tests/`, or one directory of it with a `main.rs`; the words behind are the
/// program's own.
pub fn test(name: &str) -> Command {
    let mut cargo = run::program("cargo");
    cargo.arg("test").args(APP).args(["--test", name, "--"]);
    cargo
}

/// The same, with nothing said of compiling.
pub fn quiet_test(name: &str) -> Command {
    let mut cargo = run::program("cargo");
    cargo.args(["test", "--quiet"]).args(APP);
    cargo.args(["--test", name, "--"]);
    cargo
}

/// The files of `tests/`, which need nothing but the compiler; a directory with a `main.rs` is a program
/// that needs more, and a step of its own.
pub fn plain_tests() -> Result<Vec<String>> {
    let dir = project::root().join("tests");
    let entries = dir.read_dir().context("listing tests/")?;
    let files = entries.flatten().map(|entry| entry.path());
    let mut names: Vec<String> = files
        .filter(|file| file.extension().is_some_and(|end| end == "rs"))
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}
