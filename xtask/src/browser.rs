//! `cargo xtask bench`, `shots` and `preview`: what the end-to-end tests' program does besides
//! testing, on the release page.

use std::ffi::OsString;

use crate::dist;
use crate::error::{Error, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need};

/// Measures what a change of a filter costs the main thread, and prints a table.
pub fn bench(built: bool) -> Result<()> {
    on_the_page(built, "--bench".into())
}

/// Takes screenshots into `target/screenshots`.
pub fn shots(built: bool) -> Result<()> {
    let mut mode = OsString::from("--shots=");
    mode.push(project::target().join("screenshots"));
    on_the_page(built, mode)
}

/// Takes the picture that other sites show for a link to the page.
pub fn preview(built: bool) -> Result<()> {
    let picture = project::root().join("static").join("preview.png");
    let mut mode = OsString::from("--preview=");
    mode.push(&picture);
    on_the_page(built, mode)?;
    let script = project::root().join("xtask/src/preview.mjs");
    run::show(run::program("node").arg(script).arg(picture))
}

/// Builds the release page, unless it is to be taken as it is: `serve` leaves a development build
/// in the same place, and nothing is learnt from measuring that.
fn on_the_page(built: bool, mode: OsString) -> Result<()> {
    let mut needs = vec![Need::Browser];
    if !built {
        needs.extend(Need::PAGE);
    }
    let ready = setup::ensure(&needs)?;
    ready.require(&needs)?;
    if !built {
        dist::page(&ready)?;
    }
    let (Some(chromium), Some(chromedriver)) = (&ready.chromium, &ready.chromedriver) else {
        return Err(Error::new("Chromium or its driver is missing"));
    };
    let mut cargo = run::program("cargo");
    cargo.args([
        "test",
        "--quiet",
        "--test",
        "e2e",
        "--features",
        "e2e",
        "--",
    ]);
    cargo
        .arg(mode)
        .env("PALETTE_PORTS_DIST", project::site())
        .env("CHROMIUM", chromium)
        .env("CHROMEDRIVER", chromedriver);
    run::show(&mut cargo)
}
