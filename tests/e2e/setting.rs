//! Where page, browser and driver are. `cargo xtask test e2e` says so in three variables.

use std::env;
use std::path::PathBuf;

use crate::driver::Kind;

/// The three paths.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Which browser it is.
    pub kind: Kind,
    /// The static folder of the release build.
    pub dist: PathBuf,
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
    /// What tells it which fonts there are, where these are not the machine's.
    pub fontconfig: Option<PathBuf>,
}

impl Setting {
    /// Reads the variables; the error is one line for a person.
    pub fn from_env() -> Result<Self, String> {
        let path = |name: &str, what: &str| {
            let value = env::var_os(name).filter(|value| !value.is_empty());
            let path = value.map(PathBuf::from).ok_or_else(|| {
                format!("{name} is not set ({what}). `cargo xtask test e2e` sets it and builds the page; run that.")
            })?;
            match path.exists() {
                true => Ok(path),
                false => Err(format!(
                    "{name} says {}, which is not there ({what}). Run `cargo xtask test e2e`.",
                    path.display()
                )),
            }
        };
        let browser = path("CHROMIUM", "the browser")?;
        let setting = Self {
            kind: Kind::of(&browser),
            dist: path(
                "PALETTE_PORTS_DIST",
                "the static folder of the release build",
            )?,
            browser,
            driver: path("CHROMEDRIVER", "its WebDriver")?,
            fontconfig: None,
        };
        match setting.dist.join("index.html").is_file() {
            true => Ok(setting),
            false => Err(format!(
                "{} holds no index.html: the page is not built. Run `cargo xtask dist`.",
                setting.dist.display()
            )),
        }
    }
}
