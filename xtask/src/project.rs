//! Where things are: the repository, the build directories, the cache of tools.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Context, Error, Result};

/// The repository's root, whatever directory the command was typed in.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Everything that is shipped.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The static folder: what Trunk writes and what a server serves.
pub fn site() -> PathBuf {
    dist().join("site")
}

/// Removes what was shipped before, ahead of a build of any part of it: files of two builds side by
/// side would fit no list of sums.
pub fn clear_dist() -> Result<()> {
    match dist().is_dir() {
        true => fs::remove_dir_all(dist()).context("removing dist"),
        false => Ok(()),
    }
}

/// The host's build directory.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The wasm's own build directory: its compiler may be another one than the host's,
/// and two compilers in one directory rebuild everything at each turn. It also lets
/// `serve` build while the tests run.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The per-user cache, outside the tree so that every clone shares it.
pub fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value: &OsString| !value.is_empty());
    if let Some(dir) = set("PALETTE_PORTS_CACHE") {
        return Ok(PathBuf::from(dir));
    }
    if let Some(dir) = set("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(dir).join("palette-ports"));
    }
    match set("HOME").or_else(|| set("USERPROFILE")) {
        Some(home) => Ok(PathBuf::from(home).join(".cache").join("palette-ports")),
        None => Err(Error::new(
            "no HOME: set PALETTE_PORTS_CACHE to a directory for tools",
        )),
    }
}

/// Every file below a directory, in a fixed order.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).context(format!("reading {}", dir.display()))? {
        let path = entry.context(format!("reading {}", dir.display()))?.path();
        match path.is_dir() {
            true => files.extend(self::files(&path)?),
            false => files.push(path),
        }
    }
    files.sort();
    Ok(files)
}

/// The version that `Cargo.lock` holds for a package.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("reading Cargo.lock")?;
    version_in_lock(&lock, package)
        .ok_or_else(|| Error::new(format!("Cargo.lock has no package `{package}`")))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_locked_version_of_exactly_this_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "trunk"), None);
    }
}
