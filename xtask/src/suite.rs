//! How the tests of the host are compiled: all of them, and what renders the page's rules, with the same
//! packages and features, so that nothing they are made of is compiled twice.

use std::process::Command;

use crate::error::{Context, Result};
use crate::project;
use crate::run;

/// What tells cargo which packages with which features: the same for everything that is compiled for the
/// host. With other packages chosen, cargo gives what they are made of other features, and compiles most
/// of it once more.
pub const ALL: &[&str] = &[
    "--workspace",
    "--features",
    "palette-ports/ssr,palette-ports/traffic,palette-ports/e2e,palette-ports/verify,palette-ports/sites",
];

/// The tests that need more than a compiler: each is a step of its own.
const STEPS: &[&str] = &["traffic", "e2e", "sites", "verify"];

/// Runs one file of `tests/`, or one directory of it with a `main.rs`; the words behind are the
/// program's own.
pub fn test(name: &str) -> Command {
    let mut cargo = run::program("cargo");
    cargo.arg("test").args(ALL).args(["--test", name, "--"]);
    cargo
}

/// The same, with nothing said of compiling.
pub fn quiet_test(name: &str) -> Command {
    let mut cargo = run::program("cargo");
    cargo.args(["test", "--quiet"]).args(ALL);
    cargo.args(["--test", name, "--"]);
    cargo
}

/// The tests of every package that need nothing but the compiler: files in a folder `tests`, and
/// directories with a `main.rs`.
pub fn plain_tests() -> Result<Vec<String>> {
    let root = project::root();
    let crates = root.join("crates").read_dir().context("listing crates/")?;
    let mut dirs: Vec<_> = crates.flatten().map(|entry| entry.path()).collect();
    dirs.push(root.to_owned());
    let mut names = Vec::new();
    for dir in dirs {
        let Ok(entries) = dir.join("tests").read_dir() else {
            continue;
        };
        for file in entries.flatten().map(|entry| entry.path()) {
            let is_file = file.extension().is_some_and(|end| end == "rs");
            if !is_file && !file.join("main.rs").is_file() {
                continue;
            }
            let name = file.file_stem().and_then(|name| name.to_str());
            names.extend(name.filter(|name| !STEPS.contains(name)).map(str::to_owned));
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_tests_are_those_of_every_package_and_no_step() -> Result<()> {
        let names = plain_tests()?;
        for name in ["views", "workbench", "shapes"] {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
        for step in STEPS {
            assert!(!names.iter().any(|name| name == step), "{step}");
        }
        Ok(())
    }
}
