//! The first way to compile wasm that works on this machine.
//!
//! For the development build:
//!
//! 1. The target's standard library is there already.
//! 2. Debian's wasm-capable compiler is there already: it builds the standard library
//!    from its sources. (Looked at before the network is.)
//! 3. `rustup target add`, the ordinary way.
//! 4. No way to the Rust distribution server: install Debian's compiler.
//!
//! The release build wants the standard library's sources, because the library that comes
//! compiled carries words for panics that the page doesn't show, and is made for speed:
//!
//! 1. The sources are there already, rustup's.
//! 2. They are there already, Debian's, with its compiler.
//! 3. `rustup component add rust-src`.
//! 4. Install Debian's compiler and sources.
//! 5. None of these: a way of the development build, with the flags that work there too.
//!
//! `PALETTE_PORTS_WASM=debian` leaves rustup out of this, and `PALETTE_PORTS_WASM=plain`
//! goes straight to the last.
//!
//! `rust-toolchain.toml` must not list the target: rustup then refuses to start offline.

use std::env;
use std::ffi::{OsStr, OsString};
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

/// The oldest compiler that compiles the app: Cargo.toml's `rust-version`.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// What leaves words that only a developer reads out of the release build.
const WORDLESS: &[&str] = &["-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The same, and a panic that is nothing but a trap, which takes a standard library that
/// is built with this too. `boot.js` finds the words for a trap.
const TRAPPING: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort"];

/// How large a function may be to be copied to where it is called, by LLVM's count. A little more than
/// what it takes for `opt-level = "z"`, 5: up to 10 the page gets smaller, and above that larger.
const INLINING: &str = "-Cllvm-args=-inline-threshold=8";

/// Leaves in the wasm what the splitter needs to know what calls what (`wasm_build/parts.rs`).
const RELOCATABLE: &str = "-Clink-args=--emit-relocs";

/// Lets a stable compiler take unstable options, as these flags and building the
/// standard library are.
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Has cargo build the standard library, for size.
const BUILD_STD: [(&str, &str); 2] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// How wasm is compiled here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the compiler that is compiling this too.
    Host,
    /// By Debian's, standard library and all.
    Debian,
}

/// How the release build's wasm is compiled here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// With a standard library from its sources.
    Sources(Way),
    /// With the one that came compiled.
    Prebuilt(Way),
}

/// Finds or makes a way for the development build.
pub fn ensure() -> Result<Way> {
    let debian_wanted = wanted("debian");
    if !debian_wanted && host_has_target() {
        return Ok(Way::Host);
    }
    if debian_is_there() {
        return Ok(Way::Debian);
    }
    if !debian_wanted && run::find("rustup").is_some() {
        super::announce(&format!("the Rust target {TARGET}"), WHY, "seconds");
        if rustup_adds(&["target", "add", TARGET], host_has_target) {
            return Ok(Way::Host);
        }
    }
    install_debian("without rustup's target").map_err(|error| {
        Error::new(format!(
            "the Rust target {TARGET} ({WHY}): get it with `rustup target add {TARGET}` ({error})"
        ))
    })?;
    Ok(Way::Debian)
}

/// Finds or makes a way for the release build.
pub fn ensure_release() -> Result<Release> {
    if !wanted("plain") {
        let host = !wanted("debian") && host_can_build_std();
        if host && host_has_sources() {
            return Ok(Release::Sources(Way::Host));
        }
        if debian_is_there() && takes_flags(&Way::Debian.rustc()) {
            return Ok(Release::Sources(Way::Debian));
        }
        if host && run::find("rustup").is_some() {
            super::announce(
                "rust-src",
                "a page without the standard library's words for panics is much smaller",
                "seconds",
            );
            if rustup_adds(&["component", "add", "rust-src"], host_has_sources) {
                return Ok(Release::Sources(Way::Host));
            }
        }
        match install_debian("with the standard library's sources") {
            Ok(()) if takes_flags(&Way::Debian.rustc()) => {
                return Ok(Release::Sources(Way::Debian));
            }
            Ok(()) => println!("    Debian's compiler is too old for the smallest page"),
            Err(error) => println!("    not installed: {error}"),
        }
    }
    let way = ensure()?;
    println!(
        "note: the page gets larger than it has to be, because the standard library is taken as it \
         came; its sources come with `rustup component add rust-src`"
    );
    Ok(Release::Prebuilt(way))
}

fn wanted(way: &str) -> bool {
    env::var_os("PALETTE_PORTS_WASM").is_some_and(|wanted| wanted == way)
}

/// Whether rustup added something, and to the toolchain in use. Why not is printed.
fn rustup_adds(args: &[&str], is_there: fn() -> bool) -> bool {
    let mut rustup = run::program("rustup");
    rustup.args(args).env("RUSTUP_MAX_RETRIES", "1");
    match run::quietly_within(&mut rustup, Duration::from_secs(300)) {
        Ok(()) if is_there() => return true,
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
    false
}

fn install_debian(why: &str) -> Result<()> {
    super::announce(
        &pins::DEBIAN_WASM.join(" "),
        &format!("{why}, Debian's compiler {WHY}"),
        "a minute",
    );
    debian::install(pins::DEBIAN_WASM)?;
    match debian_is_there() {
        true => Ok(()),
        false => Err(Error::new("Debian's compiler is too old here")),
    }
}

/// Where the compiler in use has its libraries.
fn sysroot() -> Option<PathBuf> {
    let printed = run::output(run::program("rustc").args(["--print", "sysroot"]))?;
    Some(PathBuf::from(printed.trim()))
}

fn host_has_sources() -> bool {
    sysroot().is_some_and(|sysroot| {
        let library = sysroot.join("lib/rustlib/src/rust/library");
        library.join("std").is_dir() && library.join("Cargo.lock").is_file()
    })
}

/// Whether the compiler in use takes the flags and brings a linker for wasm: rustup's do,
/// a distribution's don't.
fn host_can_build_std() -> bool {
    let has_linker = |sysroot: PathBuf| {
        let mut dirs = sysroot.join("lib/rustlib").read_dir().ok()?;
        dirs.find(|dir| {
            dir.as_ref()
                .is_ok_and(|dir| run::is_program(&dir.path().join("bin/rust-lld")))
        })
    };
    sysroot().and_then(has_linker).is_some() && takes_flags(&Way::Host.rustc())
}

/// Whether a compiler knows the flags of the release build.
fn takes_flags(rustc: &Path) -> bool {
    let mut probe = run::program(rustc);
    probe
        .args(["--print", "cfg", "--target", TARGET])
        .args(TRAPPING)
        .args(WORDLESS)
        .env(UNSTABLE.0, UNSTABLE.1);
    run::output(&mut probe).is_some()
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
        .zip(minor(&format!("rustc {OLDEST}")))
        .is_some_and(|(minor, oldest)| minor >= oldest)
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

    fn rustc(self) -> PathBuf {
        match self {
            Self::Host => "rustc".into(),
            Self::Debian => Path::new(DEBIAN_BIN).join("rustc"),
        }
    }

    /// The variables that the development build runs with.
    pub fn env(self) -> Vec<(OsString, OsString)> {
        let mut vars = self.compiler();
        if self == Self::Debian {
            vars.extend(BUILD_STD.map(pair));
            vars.push(pair(UNSTABLE));
        }
        vars.push(("CARGO_TARGET_DIR".into(), project::wasm_target().into()));
        vars.push(rustflags(&[]));
        vars
    }

    fn compiler(self) -> Vec<(OsString, OsString)> {
        match self {
            Self::Host => Vec::new(),
            Self::Debian => vec![
                ("RUSTC".into(), self.rustc().into()),
                pair((
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                    pins::DEBIAN_WASM_LINKER,
                )),
            ],
        }
    }
}

impl Release {
    fn way(self) -> Way {
        match self {
            Self::Sources(way) | Self::Prebuilt(way) => way,
        }
    }

    /// A directory whose programs go before those on the PATH.
    pub fn path_dir(self) -> Option<PathBuf> {
        self.way().path_dir()
    }

    /// The variables that the release build runs with.
    pub fn env(self) -> Vec<(OsString, OsString)> {
        // Debian's compiler has no library that came compiled.
        let from_sources = matches!(self, Self::Sources(_) | Self::Prebuilt(Way::Debian));
        let trapping = matches!(self, Self::Sources(_));
        let mut vars = self.way().compiler();
        let mut flags = Vec::new();
        if from_sources {
            vars.extend(BUILD_STD.map(pair));
        }
        if trapping {
            flags.extend(TRAPPING);
        }
        flags.extend(WORDLESS);
        flags.push(INLINING);
        flags.push(RELOCATABLE);
        vars.push(pair(UNSTABLE));
        vars.push(rustflags(&flags));
        // Its own directory for every compiler and set of flags: each would rebuild what
        // another left.
        let name = match self {
            Self::Sources(Way::Host) => "sources",
            Self::Sources(Way::Debian) => "debian",
            Self::Prebuilt(Way::Host) => "plain",
            Self::Prebuilt(Way::Debian) => "debian-plain",
        };
        let dir = project::wasm_target().join("release-page").join(name);
        vars.push(("CARGO_TARGET_DIR".into(), dir.into()));
        vars
    }
}

fn pair((name, value): (&str, &str)) -> (OsString, OsString) {
    (name.into(), value.into())
}

/// The variable with the compiler's flags: those that are set, which any other variable
/// would replace, then the paths', then these.
fn rustflags(flags: &[&str]) -> (OsString, OsString) {
    const ENCODED: &str = "CARGO_ENCODED_RUSTFLAGS";
    let split = |name: &str, by: char| {
        let set = env::var(name).ok()?;
        let flags = set.split(by).filter(|flag| !flag.is_empty());
        Some(flags.map(OsString::from).collect::<Vec<_>>())
    };
    let mut all = split(ENCODED, '\x1f')
        .or_else(|| split("RUSTFLAGS", ' '))
        .or_else(|| split("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", ' '))
        .unwrap_or_default();
    all.extend(remap_paths());
    all.extend(flags.iter().map(OsString::from));
    (ENCODED.into(), all.join(OsStr::new("\x1f")))
}

/// Panic messages name source files: without this machine's directories they are
/// shorter, tell nobody who built them, and are the same everywhere.
fn remap_paths() -> Vec<OsString> {
    let mut flags = Vec::new();
    let mut remap = |from: &Path, to: &str| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push(format!("={to}"));
        flags.push(flag);
    };
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    if let Some(home) = cargo_home {
        remap(&home.join("registry").join("src"), "crates");
    }
    remap(Path::new("/usr/lib/rustlib/src/rust"), "rust");
    if let Some(sysroot) = sysroot() {
        remap(&sysroot.join("lib/rustlib/src/rust"), "rust");
    }
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
        assert!(minor(&format!("rustc {OLDEST}")).is_some());
    }
}
