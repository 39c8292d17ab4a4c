//! What the checks of `cargo xtask verify` are made of: packages from PyPI and npm in directories
//! of their own in the per-user cache, one for each set of pinned packages.

use std::fs;
use std::path::{Path, PathBuf};

use super::debian;
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;

/// Says that an installation is whole: it is written last.
const MARK: &str = "installed.txt";

/// A Python that can make environments.
pub fn python() -> Result<PathBuf> {
    const WHY: &str = "runs the checks that read snippets back";
    debian::programs(&[("python3", "python3")], WHY, "half a minute")?;
    let Some(python) = run::find("python3") else {
        return Err(Error::new("python3 was installed but is not on the PATH"));
    };
    let makes_environments =
        || run::output(run::program(&python).args(["-c", "import ensurepip, venv"])).is_some();
    if !makes_environments() {
        super::announce(
            "python3-venv",
            "checks have packages of their own",
            "seconds",
        );
        let installed = debian::install(&["python3-venv"]);
        if !makes_environments() {
            let reason = installed.err().map(|error| format!(" ({error})"));
            return Err(Error::new(format!(
                "python3 cannot make environments: get it with `apt-get install python3-venv`{}",
                reason.unwrap_or_default()
            )));
        }
    }
    Ok(python)
}

/// The Python that has these packages; without packages the one that is there.
pub fn environment(packages: &[&str], why: &str, how_long: &str) -> Result<PathBuf> {
    let python = python()?;
    if packages.is_empty() {
        return Ok(python);
    }
    // Another Python wants another environment: compiled packages fit one alone.
    let version = run::output(run::program(&python).arg("--version")).unwrap_or_default();
    let wanted = format!("{}\n{}\n", version.trim(), packages.join("\n"));
    let dir = home("python", packages, &wanted)?;
    let own = match cfg!(windows) {
        true => dir.join("Scripts").join("python.exe"),
        false => dir.join("bin").join("python"),
    };
    if is_whole(&dir, &wanted) && run::is_program(&own) {
        return Ok(own);
    }
    super::announce(&packages.join(" "), why, how_long);
    let installed = start_over(&dir)
        .and_then(|()| run::quietly(run::program(&python).args(["-m", "venv"]).arg(&dir)))
        .and_then(|()| {
            let mut pip = run::program(&own);
            pip.args([
                "-m",
                "pip",
                "install",
                "--no-input",
                "--disable-pip-version-check",
            ]);
            run::quietly(pip.args(packages))
        })
        .and_then(|()| finish(&dir, &wanted));
    match installed {
        Ok(()) => Ok(own),
        Err(error) => Err(Error::new(format!(
            "{0} ({why}): get it with `pip install {0}` where PyPI can be reached\n{error}",
            packages.join(" ")
        ))),
    }
}

/// The directory that node finds these packages in.
pub fn node_modules(packages: &[&str], why: &str, how_long: &str) -> Result<PathBuf> {
    debian::npm()?;
    let wanted = format!("{}\n", packages.join("\n"));
    let dir = home("node", packages, &wanted)?;
    let modules = dir.join("node_modules");
    if is_whole(&dir, &wanted) && modules.is_dir() {
        return Ok(modules);
    }
    super::announce(&packages.join(" "), why, how_long);
    let installed = start_over(&dir)
        .and_then(|()| {
            let mut npm = run::program("npm");
            npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
            npm.args(["--save-exact", "--prefix"]).arg(&dir);
            run::quietly(npm.args(packages))
        })
        .and_then(|()| finish(&dir, &wanted));
    match installed {
        Ok(()) => Ok(modules),
        Err(error) => Err(Error::new(format!(
            "{0} ({why}): get it with `npm install {0}` where its registry can be reached\n{error}",
            packages.join(" ")
        ))),
    }
}

/// A directory for exactly these packages.
fn home(kind: &str, packages: &[&str], wanted: &str) -> Result<PathBuf> {
    let first = packages.first().copied().unwrap_or_default();
    let name: String = first
        .trim_start_matches('@')
        .chars()
        .take_while(|c| !matches!(c, '=' | '@' | '['))
        .map(|c| if c == '/' { '-' } else { c })
        .collect();
    let name = format!("{kind}-{name}-{:016x}", fingerprint(wanted));
    Ok(project::cache()?.join("checks").join(name))
}

/// FNV-1a: the standard library's own hash may change with the compiler, and everything would be
/// installed anew.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn is_whole(dir: &Path, wanted: &str) -> bool {
    fs::read_to_string(dir.join(MARK)).is_ok_and(|mark| mark == wanted)
}

/// An empty directory: half an installation is worth nothing.
fn start_over(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).context(format!("removing {}", dir.display()))?;
    }
    fs::create_dir_all(dir).context(format!("making {}", dir.display()))
}

fn finish(dir: &Path, wanted: &str) -> Result<()> {
    fs::write(dir.join(MARK), wanted).context(format!("writing into {}", dir.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_packages_have_another_directory() {
        let dir = |packages: &[&str]| {
            let dir = home("python", packages, &packages.join("\n")).expect("a cache");
            dir.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        assert_eq!(dir(&["awscli==1.2"]), dir(&["awscli==1.2"]));
        assert_ne!(dir(&["awscli==1.2"]), dir(&["awscli==1.3"]));
        assert_ne!(dir(&["awscli==1.2"]), dir(&["awscli==1.2", "moto==5"]));
        assert!(dir(&["@cdktf/hcl2json@0.20.0"]).starts_with("python-cdktf-hcl2json-"));
    }
}
