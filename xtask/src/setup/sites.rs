//! What `cargo xtask verify` builds documentation sites with, and the browsers it drives.

use std::path::PathBuf;

use super::{debian, python, tools};
use crate::error::{Error, Result};
use crate::pins;
use crate::run;

/// The browsers, each with what drives it.
pub const BROWSERS: [&str; 3] = ["chromium", "firefox", "webkit"];

/// The directory that node finds a site's tool in.
pub fn node_modules(packages: &[&str], site: &str, how_long: &str) -> Result<PathBuf> {
    python::node_modules(packages, &why(site), how_long)
}

/// The Python that has a site's tool.
pub fn environment(packages: &[&str], site: &str, how_long: &str) -> Result<PathBuf> {
    python::environment(packages, &why(site), how_long)
}

/// The directory that mdBook is in.
pub fn mdbook() -> Result<PathBuf> {
    tools::mdbook()
}

/// Lighthouse's program, for node.
pub fn lighthouse() -> Result<PathBuf> {
    let package = format!("lighthouse@{}", pins::LIGHTHOUSE);
    let why = "judges the page in the check `lighthouse`";
    let modules = python::node_modules(&[&package], why, "half a minute, 180 MB")?;
    Ok(modules.join("lighthouse").join("cli").join("index.js"))
}

fn why(site: &str) -> String {
    format!("builds the site of tests/sites/{site}")
}

/// A browser and its driver; nothing for Chromium, which the end-to-end tests need as well.
pub fn browser(name: &str) -> Result<Vec<PathBuf>> {
    match name {
        "firefox" => firefox(),
        "webkit" => webkit(),
        _ => Ok(Vec::new()),
    }
}

const WHY: &str = "opens the page in the check `browsers`";

fn firefox() -> Result<Vec<PathBuf>> {
    // Elsewhere than on Debian it has its own name.
    if run::find("firefox").is_none() {
        debian::programs(&[("firefox-esr", "firefox-esr")], WHY, "a minute")?;
    }
    let browser = run::find("firefox-esr").or_else(|| run::find("firefox"));
    let browser =
        browser.ok_or_else(|| Error::new("Firefox was installed but is not on the PATH"))?;
    Ok(vec![browser, tools::geckodriver()?.join("geckodriver")])
}

fn webkit() -> Result<Vec<PathBuf>> {
    let programs = [("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];
    debian::programs(&programs, WHY, "a minute")?;
    let driver = run::find("WebKitWebDriver");
    // It is no program for people, so it is not on the PATH.
    let browser =
        run::output(run::program("dpkg").args(["-L", "webkit2gtk-driver", "libwebkit2gtk-4.1-0"]))
            .unwrap_or_default()
            .lines()
            .map(PathBuf::from)
            .find(|file| file.ends_with("MiniBrowser") && run::is_program(file));
    match (browser, driver) {
        (Some(browser), Some(driver)) => Ok(vec![browser, driver]),
        _ => Err(Error::new(
            "WebKitWebDriver was installed, and its MiniBrowser is not to be found",
        )),
    }
}
