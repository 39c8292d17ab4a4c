//! The first way to compile wasm that works on this machine.
//!
//! 1. The target's standard library is there already.
//! 2. Debian's wasm-capable compiler is there already: it builds the standard library
//!    from its sources. (Looked at before the network is.)
//! 3. `rustup target add`, the ordinary way.
//! 4. No way to the Rust distribution server: install Debian's compiler.
//!
//! `rust-toolchain.toml` must not list the target: rustup then refuses to start offline.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::debian;
use crate::error::{Error, Result};
use crate::pins;
use crate::project;
use crate::run;

const TARGET: &str = "wasm32-unknown-unknown";
const WHY: &str = "compiles the app for the browser";

/// Where Debian's packages put the compiler and the sources of its standard library.
const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std";

/// The oldest minor version of rustc 1 that compiles the app (`rust-version`).
const OLDEST_MINOR: u32 = 88;

/// How wasm is compiled here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the compiler that is compiling this too.
    Host,
    /// By Debian's, standard library and all.
    Debian,
}

/// Finds or makes a way.
pub fn ensure() -> Result<Way> {
    let debian_wanted = env::var_os("PALETTE_PORTS_WASM").is_some_and(|way| way == "debian");
    if !debian_wanted && host_has_target() {
        return Ok(Way::Host);
    }
    if debian_is_there() {
        return Ok(Way::Debian);
    }
    if !debian_wanted && run::find("rustup").is_some() {
        super::announce(&format!("the Rust target {TARGET}"), WHY, "seconds");
        let mut rustup = run::program("rustup");
        rustup
            .args(["target", "add", TARGET])
            .env("RUSTUP_MAX_RETRIES", "1");
        match run::quietly_within(&mut rustup, Duration::from_secs(300)) {
            Ok(()) if host_has_target() => return Ok(Way::Host),
            Ok(()) => println!("    rustup added it to another toolchain than the one in use"),
            Err(error) => {
                let said = error.to_string();
                let last = said
                    .lines()
                    .rfind(|line| !line.trim().is_empty())
                    .unwrap_or_default();
                println!("    rustup could not add it: {}", last.trim());
            }
        }
    }
    let get = format!("get it with `rustup target add {TARGET}`");
    super::announce(
        &pins::DEBIAN_WASM.join(" "),
        &format!("without rustup's target, Debian's compiler {WHY}"),
        "a minute",
    );
    debian::install(pins::DEBIAN_WASM).map_err(|error| {
        Error::new(format!("the Rust target {TARGET} ({WHY}): {get} ({error})"))
    })?;
    match debian_is_there() {
        true => Ok(Way::Debian),
        false => Err(Error::new(format!(
            "the Rust target {TARGET} ({WHY}): {get} (Debian's compiler is too old here)"
        ))),
    }
}

fn host_has_target() -> bool {
    let printed =
        run::output(run::program("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    printed.is_some_and(|libdir| {
        let Ok(mut files) = Path::new(libdir.trim()).read_dir() else {
            return false;
        };
        files
            .any(|file| file.is_ok_and(|f| f.file_name().to_string_lossy().starts_with("libcore-")))
    })
}

fn debian_is_there() -> bool {
    let bin = Path::new(DEBIAN_BIN);
    let version = run::output(run::program(bin.join("rustc")).arg("--version"));
    version
        .as_deref()
        .and_then(minor)
        .is_some_and(|minor| minor >= OLDEST_MINOR)
        && run::is_program(&bin.join("cargo"))
        && Path::new(DEBIAN_SOURCES).is_dir()
        && run::find(pins::DEBIAN_WASM_LINKER).is_some()
}

/// 96 of `rustc 1.96.0 (…)`.
fn minor(version: &str) -> Option<u32> {
    version
        .strip_prefix("rustc 1.")?
        .split('.')
        .next()?
        .parse()
        .ok()
}

impl Way {
    /// A directory whose programs go before those on the PATH.
    pub fn path_dir(self) -> Option<PathBuf> {
        (self == Self::Debian).then(|| PathBuf::from(DEBIAN_BIN))
    }

    /// The variables that a wasm build runs with.
    pub fn env(self) -> Vec<(OsString, OsString)> {
        let mut vars: Vec<(OsString, OsString)> = vec![
            ("CARGO_TARGET_DIR".into(), project::wasm_target().into()),
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS".into(),
                remap_paths(),
            ),
        ];
        if self == Self::Debian {
            let pairs = [
                ("RUSTC", "/usr/bin/rustc"),
                // Building the standard library is an unstable option of cargo's.
                ("RUSTC_BOOTSTRAP", "1"),
                ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
                ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
                (
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                    pins::DEBIAN_WASM_LINKER,
                ),
            ];
            vars.extend(pairs.map(|(name, value)| (name.into(), value.into())));
        }
        vars
    }
}

/// Panic messages name source files: without this machine's directories they are
/// shorter, tell nobody who built them, and are the same everywhere.
fn remap_paths() -> OsString {
    let mut flags = OsString::new();
    let mut remap = |from: &Path, to: &str| {
        // Flags are split at spaces: a path that has one keeps its name.
        if !from.to_string_lossy().contains(' ') {
            if !flags.is_empty() {
                flags.push(" ");
            }
            flags.push("--remap-path-prefix=");
            flags.push(from);
            flags.push(format!("={to}"));
        }
    };
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    if let Some(home) = cargo_home {
        remap(&home.join("registry").join("src"), "crates");
    }
    remap(Path::new("/usr/lib/rustlib/src/rust"), "rust");
    remap(project::root(), ".");
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rustc_versions() {
        assert_eq!(minor("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some(96));
        assert_eq!(minor("rustc 2.0.0"), None);
    }
}
