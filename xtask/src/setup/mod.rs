//! Finds out what is missing and installs it; every command starts here.
//!
//! The second run looks at files and `--version` only and never at the network, so
//! that the work starts at once.

mod components;
mod debian;
mod python;
pub mod sites;
mod tools;
mod wasm;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::verify::Check;

/// Something that a command can't do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A compiler with a standard library for the browser.
    WasmTarget,
    /// A compiler for the browser's release build, with the standard library's sources
    /// where they can be had.
    WasmRelease,
    /// Writes the JavaScript half of the wasm module.
    WasmBindgen,
    /// Cuts the release build's wasm into parts.
    Splitter,
    /// Bundles the page and serves it.
    Trunk,
    /// Shrink the release build, and node, which measures it.
    Shrinkers,
    /// rustfmt and clippy.
    Components,
    /// Chromium and its WebDriver.
    Browser,
    /// What finds fault with the page where somebody could not use it.
    Axe,
    /// The fonts that the page has in tests and pictures.
    Fonts,
    /// What the traffic tests load snippets into.
    Firewalls,
    /// What reads snippets back in `cargo xtask test`.
    Checks,
}

impl Need {
    /// What a development build of the page takes.
    pub const BUILD: &[Self] = &[Self::WasmTarget, Self::WasmBindgen, Self::Trunk];
    /// What the release page takes.
    pub const PAGE: &[Self] = &[
        Self::WasmRelease,
        Self::WasmBindgen,
        Self::Splitter,
        Self::Trunk,
        Self::Shrinkers,
    ];
    /// What all the tests take.
    pub const ALL: &[Self] = &[
        Self::Components,
        Self::WasmTarget,
        Self::WasmRelease,
        Self::WasmBindgen,
        Self::Splitter,
        Self::Trunk,
        Self::Shrinkers,
        Self::Browser,
        Self::Axe,
        Self::Fonts,
        Self::Firewalls,
        Self::Checks,
    ];
}

/// What makes the release build small.
pub struct Shrinkers {
    /// For the wasm.
    pub wasm_opt: PathBuf,
    /// For the JavaScript.
    pub esbuild: PathBuf,
}

/// What was found or installed, and what could not be.
#[derive(Default)]
pub struct Ready {
    /// How wasm is compiled here.
    wasm: Option<wasm::Way>,
    /// How the release build's wasm is.
    wasm_release: Option<wasm::Release>,
    /// Directories of tools that are not on the PATH.
    tool_dirs: Vec<PathBuf>,
    /// What makes the release build small.
    shrinkers: Option<Shrinkers>,
    /// The browser.
    pub chromium: Option<PathBuf>,
    /// Its driver.
    pub chromedriver: Option<PathBuf>,
    /// axe-core, as one script.
    pub axe: Option<PathBuf>,
    /// A directory of fonts.
    pub fonts: Option<PathBuf>,
    missing: Vec<(Need, Error)>,
}

impl Ready {
    /// An error naming everything of `needs` that is missing.
    pub fn require(&self, needs: &[Need]) -> Result<()> {
        let lines: Vec<String> = self
            .missing
            .iter()
            .filter(|(need, _)| needs.contains(need))
            .map(|(_, error)| format!("- {error}"))
            .collect();
        match lines.is_empty() {
            true => Ok(()),
            false => Err(Error::new(format!(
                "can't go on without this:\n{}",
                lines.join("\n")
            ))),
        }
    }

    /// What makes the release build small.
    pub fn shrinkers(&self) -> Result<&Shrinkers> {
        let shrinkers = self.shrinkers.as_ref();
        shrinkers.ok_or_else(|| Error::new("the release build needs wasm-opt and esbuild"))
    }

    /// The environment in which Trunk builds the page for development.
    pub fn page_env(&self) -> Vec<(OsString, OsString)> {
        let way = self.wasm;
        self.with_path(way.map(wasm::Way::env), way.and_then(wasm::Way::path_dir))
    }

    /// The environment in which Trunk builds the release page.
    pub fn release_env(&self) -> Vec<(OsString, OsString)> {
        let way = self.wasm_release;
        self.with_path(
            way.map(wasm::Release::env),
            way.and_then(wasm::Release::path_dir),
        )
    }

    fn with_path(
        &self,
        vars: Option<Vec<(OsString, OsString)>>,
        compiler_dir: Option<PathBuf>,
    ) -> Vec<(OsString, OsString)> {
        let mut vars = vars.unwrap_or_default();
        let mut dirs = self.tool_dirs.clone();
        dirs.extend(compiler_dir);
        dirs.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        // A PATH that can't be joined holds a `:` in a directory's name: leave it alone.
        if let Ok(path) = env::join_paths(dirs) {
            vars.push(("PATH".into(), path));
        }
        vars
    }
}

/// Sees to every one of `needs`. What can't be had is said here in one line each and
/// kept in the result: whether it stops the command is for the command to say.
pub fn ensure(needs: &[Need]) -> Result<Ready> {
    let mut ready = Ready::default();
    for &need in needs {
        if let Err(error) = see_to(need, &mut ready) {
            println!("missing: {error}");
            ready.missing.push((need, error));
        }
    }
    Ok(ready)
}

fn see_to(need: Need, ready: &mut Ready) -> Result<()> {
    match need {
        Need::WasmTarget => ready.wasm = Some(wasm::ensure()?),
        Need::WasmRelease => ready.wasm_release = Some(wasm::ensure_release()?),
        Need::WasmBindgen => ready.tool_dirs.push(tools::wasm_bindgen()?),
        Need::Splitter => ready.tool_dirs.push(tools::wasm_split()?),
        Need::Trunk => ready.tool_dirs.push(tools::trunk()?),
        Need::Shrinkers => {
            ready.shrinkers = Some(Shrinkers {
                wasm_opt: tools::wasm_opt()?,
                esbuild: tools::esbuild()?,
            });
        }
        Need::Components => components::ensure()?,
        Need::Browser => {
            let (chromium, chromedriver) = debian::browser()?;
            ready.chromium = Some(chromium);
            ready.chromedriver = Some(chromedriver);
        }
        Need::Axe => ready.axe = Some(tools::axe()?),
        Need::Fonts => ready.fonts = Some(tools::fonts()?),
        Need::Firewalls => debian::firewalls()?,
        Need::Checks => {
            // All are tried: one that is missing says nothing of the others.
            let tried: Vec<Result<Engine>> = crate::verify::quick().map(ensure_check).collect();
            tried.into_iter().collect::<Result<Vec<Engine>>>()?;
        }
    }
    Ok(())
}

/// What a check runs with.
pub struct Engine {
    /// The Python that has its packages.
    pub python: PathBuf,
    /// Where node finds its packages.
    pub node_modules: Option<PathBuf>,
}

/// The Python that runs what needs no packages.
pub fn python() -> Result<PathBuf> {
    python::python()
}

/// Sees to what one check is made of.
pub fn ensure_check(check: &Check) -> Result<Engine> {
    let why = format!("checks {}", check.subject());
    debian::programs(check.apt, &why, check.how_long)?;
    let node_modules = match check.npm {
        [] => None,
        packages => Some(python::node_modules(packages, &why, check.how_long)?),
    };
    Ok(Engine {
        python: python::environment(check.pip, &why, check.how_long)?,
        node_modules,
    })
}

/// Announces an installation: what, why, and how long it takes.
fn announce(what: &str, why: &str, how_long: &str) {
    println!("installing {what}: {why} ({how_long})");
}
