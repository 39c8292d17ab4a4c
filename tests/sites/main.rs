//! The element in documentation sites that their own tools built, and in what bundlers made; the
//! types that are shipped; and the page in three browsers.
//!
//! ```text
//! cargo xtask verify docusaurus      builds the site, drives it in Chromium
//! cargo xtask verify bundlers        what bundlers make, and the types, in Chromium
//! cargo xtask verify browsers        the page over http and from disk, in three browsers
//! cargo xtask verify lighthouse      what Lighthouse says of the page on a phone
//! ```
//!
//! | file | topic |
//! |---|---|
//! | `docusaurus/`, `vite/`, ... | the sources of the sites, as `docs/embed/` shows them |
//! | `types/` | what a caller writes in TypeScript |
//! | `site` | what is claimed about the element in a site |
//! | `bundled` | what is claimed about the element and the API in what a bundler made |
//! | `types` | what is claimed about the types |
//! | `broken` | copies of the element that must not pass |
//! | `browsers` | what is claimed about the page in each browser, and its broken copies |
//! | `lighthouse` | Lighthouse's scores, and a page that it must not like |
//! | `tab`, `look.js` | acting and reading as a person does, inside the element or the page |
//! | `listen.js` | the console of browsers that don't tell |
//! | `runner` | one claim after the other, and a row for the table |
//!
//! The server and the drivers are those of `tests/e2e`, which uses what is unused here.

#[allow(dead_code)]
#[path = "../e2e/chromium.rs"]
mod chromium;
#[allow(dead_code)]
#[path = "../e2e/driver.rs"]
mod driver;
#[path = "../e2e/firefox.rs"]
mod firefox;
#[allow(dead_code)]
#[path = "../e2e/server.rs"]
mod server;
#[allow(dead_code)]
#[path = "../e2e/setting.rs"]
mod setting;
#[path = "../e2e/webkit.rs"]
mod webkit;

mod broken;
mod browsers;
mod bundled;
mod copies;
mod lighthouse;
mod runner;
mod site;
mod tab;
mod types;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use driver::Kind;
use setting::Setting;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let Some(name) = words.iter().find(|word| !word.starts_with('-')) else {
        eprintln!("sites: which check? Run `cargo xtask verify sites`.");
        return ExitCode::FAILURE;
    };
    match run(name) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(missing) => {
            eprintln!("sites: {missing}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str) -> Result<bool, String> {
    let browser = path("PALETTE_PORTS_BROWSER")?;
    let place = match name {
        "browsers" | "lighthouse" => "DIST",
        _ => "SITE",
    };
    let setting = Setting {
        kind: Kind::of(&browser),
        dist: path(&format!("PALETTE_PORTS_{place}"))?,
        browser,
        driver: path("PALETTE_PORTS_DRIVER")?,
        fontconfig: None,
    };
    if name == "browsers" {
        let file = path("PALETTE_PORTS_FILE")?;
        return Ok(runner::run(name, None, &setting, browsers::claims(&file)));
    }
    if name == "lighthouse" {
        let program = path("PALETTE_PORTS_LIGHTHOUSE")?;
        return Ok(lighthouse::run(&program, &setting));
    }
    let claims = match name {
        "vite" | "webpack" => bundled::claims(),
        "types" => types::claims(&path("PALETTE_PORTS_COMPILER")?),
        _ => site::by_name(name)
            .map(site::claims)
            .ok_or_else(|| format!("there is no site `{name}`"))?,
    };
    let made_by = variable("PALETTE_PORTS_MADE_BY")?;
    let made_by = match name {
        "types" => format!("{made_by}, and the API"),
        _ => made_by,
    };
    Ok(runner::run(name, Some(&made_by), &setting, claims))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set. Run `cargo xtask verify sites`."))
}

fn path(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(variable(name)?);
    match path.exists() {
        true => Ok(path),
        false => Err(format!(
            "{name} says {}, which is not there",
            path.display()
        )),
    }
}
