//! Tools at pinned versions, each in a directory of its own in the per-user cache.

use std::fs;
use std::path::{Path, PathBuf};

use super::{debian, python};
use crate::error::{Context, Error, Result};
use crate::pins;
use crate::project;
use crate::run;

/// A tool that `cargo install` builds.
struct CargoTool {
    /// The crate.
    name: &'static str,
    /// The program asked for its version.
    program: &'static str,
    why: &'static str,
    how_long: &'static str,
    /// What makes the build quick: these tools run for seconds, so their own speed
    /// matters less than the minutes their optimised build would take.
    flags: &'static [&'static str],
    env: &'static [(&'static str, &'static str)],
    /// Whether the program tells its version. One that does not is taken from its own directory alone,
    /// which has the version in its name.
    tells_version: bool,
}

const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    program: "trunk",
    why: "bundles the page and serves it",
    how_long: "4 minutes on 2 cores",
    // Without features it has no TLS: it never downloads anything here.
    flags: &["--debug", "--no-default-features"],
    env: &[
        ("CARGO_PROFILE_DEV_DEBUG", "0"),
        ("CARGO_PROFILE_DEV_INCREMENTAL", "false"),
    ],
    tells_version: true,
};

const WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    why: "writes the JavaScript side of the wasm, at the version in Cargo.lock",
    how_long: "2 minutes on 2 cores",
    flags: &[],
    env: &[
        ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ],
    tells_version: true,
};

/// Built quickly, for tools that one check needs.
const DEBUG: &[(&str, &str)] = &[
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_INCREMENTAL", "false"),
];

const MDBOOK: CargoTool = CargoTool {
    name: "mdbook",
    program: "mdbook",
    why: "builds the site of tests/sites/mdbook",
    how_long: "a minute on 2 cores",
    // With the search that readers have, and without the server that nothing here starts.
    flags: &["--debug", "--no-default-features", "--features", "search"],
    env: DEBUG,
    tells_version: true,
};

const GECKODRIVER: CargoTool = CargoTool {
    name: "geckodriver",
    program: "geckodriver",
    why: "drives Firefox in the check `browsers`",
    how_long: "a minute on 2 cores",
    flags: &["--debug"],
    env: DEBUG,
    tells_version: true,
};

const WASM_SPLIT: CargoTool = CargoTool {
    name: "wasm_split_cli_support",
    program: "wasm-split-cli",
    why: "cuts the release's wasm into parts",
    how_long: "a minute on 2 cores",
    flags: &["--debug", "--features", "build-binary"],
    env: DEBUG,
    tells_version: false,
};

/// The directory that mdBook is in.
pub fn mdbook() -> Result<PathBuf> {
    MDBOOK.ensure(pins::MDBOOK)
}

/// The directory that geckodriver is in.
pub fn geckodriver() -> Result<PathBuf> {
    GECKODRIVER.ensure(pins::GECKODRIVER)
}

/// The directory that the splitter is in.
pub fn wasm_split() -> Result<PathBuf> {
    WASM_SPLIT.ensure(pins::WASM_SPLIT)
}

/// The directory that Trunk is in.
pub fn trunk() -> Result<PathBuf> {
    TRUNK.ensure(pins::TRUNK)
}

/// The directory that wasm-bindgen is in.
pub fn wasm_bindgen() -> Result<PathBuf> {
    WASM_BINDGEN.ensure(&project::locked_version("wasm-bindgen")?)
}

impl CargoTool {
    fn ensure(&self, version: &str) -> Result<PathBuf> {
        if self.tells_version
            && let Some(found) = run::find(self.program)
            && says_version(&found, version)
        {
            return Ok(parent(&found));
        }
        let root = tool_dir(self.name, version)?;
        let program = root.join("bin").join(self.program);
        let is_there = || match self.tells_version {
            true => says_version(&program, version),
            false => run::is_program(&program),
        };
        if is_there() {
            return Ok(parent(&program));
        }
        super::announce(&format!("{} {version}", self.name), self.why, self.how_long);
        // The newest versions that fit are the second choice: a mirror of the registry
        // may lag behind the lock file that the tool was published with.
        let installed = self.install(version, &root, &["--locked"]).or_else(|_| {
            println!("    not with the versions it was published with; taking the ones that fit");
            self.install(version, &root, &[])
        });
        // Another xtask may have installed it meanwhile, which cargo calls a failure.
        if is_there() {
            return Ok(parent(&program));
        }
        let reason = installed
            .err()
            .map(|error| format!("\n{error}"))
            .unwrap_or_default();
        Err(Error::new(format!(
            "{} {version} ({}): get it with `cargo install {} --version {version}`{reason}",
            self.name, self.why, self.name
        )))
    }

    fn install(&self, version: &str, root: &Path, extra: &[&str]) -> Result<()> {
        let build = project::cache()?
            .join("build")
            .join(format!("{}-{version}", self.name));
        let mut cargo = run::program("cargo");
        cargo
            .args([
                "install",
                self.name,
                "--version",
                version,
                "--force",
                "--root",
            ])
            .arg(root)
            .args(self.flags)
            .args(extra)
            .env("CARGO_TARGET_DIR", &build)
            .envs(self.env.iter().copied());
        run::quietly(&mut cargo)?;
        // Only saves disk space; that it could not be removed is no failure.
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }
}

/// A program that comes from npm, in a package without dependencies that change.
struct NpmTool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
    /// What it says when it is asked for its version.
    answer: &'static str,
    why: &'static str,
}

/// The program `wasm-opt`.
pub fn wasm_opt() -> Result<PathBuf> {
    NpmTool {
        package: "binaryen",
        version: pins::BINARYEN,
        program: "wasm-opt",
        answer: pins::BINARYEN.split('.').next().unwrap_or(pins::BINARYEN),
        why: "its wasm-opt shrinks the release build",
    }
    .ensure()
}

/// The program `esbuild`.
pub fn esbuild() -> Result<PathBuf> {
    NpmTool {
        package: "esbuild",
        version: pins::ESBUILD,
        program: "esbuild",
        answer: pins::ESBUILD,
        why: "shrinks scripts and styles of the release build",
    }
    .ensure()
}

/// axe-core, as one script to run in a page.
pub fn axe() -> Result<PathBuf> {
    let package = format!("axe-core@{}", pins::AXE);
    let why = "finds fault with the page in the browser tests";
    let modules = python::node_modules(&[&package], why, "seconds")?;
    Ok(modules.join("axe-core").join("axe.min.js"))
}

/// The directory with the fonts of tests and pictures.
pub fn fonts() -> Result<PathBuf> {
    let package = format!("dejavu-fonts-ttf@{}", pins::FONTS);
    let why = "the fonts of the page in browser tests and pictures";
    let modules = python::node_modules(&[&package], why, "seconds")?;
    Ok(modules.join("dejavu-fonts-ttf").join("ttf"))
}

impl NpmTool {
    fn ensure(&self) -> Result<PathBuf> {
        // Even one that is there may be a node script, and the sizes are node's to measure.
        debian::npm()?;
        if let Some(found) = run::find(self.program)
            && says_version(&found, self.answer)
        {
            return Ok(found);
        }
        let root = tool_dir(self.package, self.version)?;
        let program = root.join("node_modules").join(".bin").join(self.program);
        if says_version(&program, self.answer) {
            return Ok(program);
        }
        let package = format!("{}@{}", self.package, self.version);
        super::announce(&package, self.why, "seconds");
        fs::create_dir_all(&root).context(format!("making {}", root.display()))?;
        let mut npm = run::program("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--save-exact",
        ])
        .arg("--prefix")
        .arg(&root)
        .arg(&package);
        let installed = run::quietly(&mut npm);
        if says_version(&program, self.answer) {
            return Ok(program);
        }
        let reason = installed
            .err()
            .map(|error| format!("\n{error}"))
            .unwrap_or_default();
        Err(Error::new(format!(
            "{package} ({}): get it with `npm install --global {package}`{reason}",
            self.why
        )))
    }
}

fn tool_dir(name: &str, version: &str) -> Result<PathBuf> {
    Ok(project::cache()?
        .join("tools")
        .join(format!("{name}-{version}")))
}

fn parent(program: &Path) -> PathBuf {
    program.parent().unwrap_or(program).to_path_buf()
}

/// Whether the program starts and one of the words it answers is this version.
fn says_version(program: &Path, version: &str) -> bool {
    run::is_program(program)
        && run::output(run::program(program).arg("--version")).is_some_and(|answer| {
            answer
                .split_whitespace()
                .any(|word| word.trim_start_matches('v') == version)
        })
}
