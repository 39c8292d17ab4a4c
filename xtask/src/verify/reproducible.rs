//! Two builds of one commit, in two directories, have to ship the same bytes; and programs that are
//! not ours have to be able to read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup;

/// What `cargo xtask verify` calls it.
pub const NAME: &str = "dist";

/// Names of different lengths: a path that gets into a file changes more than letters.
const PLACES: [&str; 2] = ["one", "another/place"];

/// Longer than a build from nothing takes on a slow machine.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// Builds the commit that is checked out twice, each time from nothing, and compares.
pub fn check() -> Result<()> {
    let commit = run::output(run::program("git").args(["rev-parse", "HEAD"]))
        .ok_or_else(|| Error::new("two builds of one commit need git, and a commit"))?;
    let base = project::target().join("reproducible");
    let mut sums = Vec::new();
    for place in PLACES {
        let dir = base.join(place);
        println!("==> dist: building {} in {}", commit.trim(), dir.display());
        build(commit.trim(), &dir)?;
        let dist = dir.join("dist");
        shipped(&dist)?;
        let list = dist.join("SHA256SUMS");
        sums.push(fs::read_to_string(&list).context(format!("reading {}", list.display()))?);
    }
    let differ = differences(&sums[0], &sums[1]);
    if !differ.is_empty() {
        return Err(Error::new(format!(
            "two builds of one commit differ in {}; they are in {}",
            differ.join(", "),
            base.display()
        )));
    }
    println!(
        "==> dist: both builds ship the same {} files",
        sums[0].lines().count()
    );
    fs::remove_dir_all(&base).context(format!("removing {}", base.display()))
}

fn build(commit: &str, dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).context(format!("removing {}", dir.display()))?;
    }
    let mut clone = run::program("git");
    clone.args(["clone", "--quiet", "--shared", "--no-checkout"]);
    run::show(clone.arg(project::root()).arg(dir))?;
    let mut checkout = run::program("git");
    run::show(
        checkout
            .args(["checkout", "--quiet", "--detach", commit])
            .current_dir(dir),
    )?;
    let mut cargo = run::program("cargo");
    cargo.args(["xtask", "dist"]).current_dir(dir);
    // A directory that both share would build but once.
    cargo.env_remove("CARGO_TARGET_DIR");
    run::quietly_within(&mut cargo, LIMIT)
}

/// Has Python's own readers go through the sums, the zips and the compressed files.
pub fn shipped(dist: &Path) -> Result<()> {
    let script: PathBuf = project::root().join("tests/verify/shipped.py");
    run::show(
        run::program(setup::python()?)
            .arg("-B")
            .arg(script)
            .arg(dist),
    )
}

/// The files that one list has and the other has not, or has with another sum.
fn differences<'l>(one: &'l str, other: &'l str) -> Vec<&'l str> {
    let only = |here: &'l str, there: &'l str| {
        let lines = here.lines();
        lines.filter(move |line| !there.lines().any(|found| found == *line))
    };
    let mut names: Vec<&str> = only(one, other)
        .chain(only(other, one))
        .map(|line| line.split_once("  ").map_or(line, |(_, name)| name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_differ_or_are_in_one_build_alone_are_named() {
        let one = "aa  same\nbb  changed\ncc  gone\n";
        let other = "aa  same\nb0  changed\ndd  new\n";
        assert_eq!(differences(one, other), ["changed", "gone", "new"]);
        assert!(differences(one, one).is_empty());
    }
}
