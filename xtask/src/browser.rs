//! `cargo xtask bench`, `shots` and `preview`: what the end-to-end tests' program does besides
//! testing, on the release page; and its look at the page that `cargo xtask serve` serves.

use std::ffi::OsString;
use std::path::Path;

use crate::dist;
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::serve;
use crate::setup::{self, Need, Ready};
use crate::suite;

/// Measures what loading the page and a change of a choice cost the main thread, and prints tables;
/// beside it the build whose static folder is `against`.
pub fn bench(built: bool, against: Option<&str>) -> Result<()> {
    let mut mode = OsString::from("--bench=");
    if let Some(folder) = against {
        let folder = Path::new(folder).canonicalize();
        let folder = folder.context(format!("looking for {}", against.unwrap_or_default()))?;
        if !folder.join("index.html").is_file() {
            return Err(Error::new(format!(
                "{} holds no index.html: --against takes the static folder of another build, `dist/site`",
                folder.display()
            )));
        }
        mode.push(folder);
    }
    on_the_page(built, &[mode])
}

/// Takes screenshots of every view, or of those with one of these words in their names, into
/// `target/screenshots`. Approved, they are what the tests compare the page with, and what the README
/// shows.
pub fn shots(built: bool, approve: bool, views: &[String]) -> Result<()> {
    let mut mode = OsString::from("--shots=");
    mode.push(project::target().join("screenshots"));
    let mut words = vec![mode];
    words.extend(approve.then(|| "--approve".into()));
    words.extend(views.iter().map(OsString::from));
    on_the_page(built, &words)
}

/// Takes the picture that other sites show for a link to the page.
pub fn preview(built: bool) -> Result<()> {
    let picture = project::root().join("static").join("preview.png");
    let mut mode = OsString::from("--preview=");
    mode.push(&picture);
    on_the_page(built, &[mode])
}

/// Has the page that `cargo xtask serve` serves used.
pub fn serves(ready: &Ready) -> Result<()> {
    // Beside `dist/`, which is another step's.
    let folder = project::target().join("served");
    let served = serve::start(serve::free_port()?, false, Some(&folder))?;
    run_tests(ready, &[format!("--served={}", served.address).into()])
}

/// Builds the release page, unless it is to be taken as it is: `serve` leaves a development build
/// in the same place, and nothing is learnt from measuring that.
fn on_the_page(built: bool, words: &[OsString]) -> Result<()> {
    let mut needs = vec![Need::Browser, Need::Fonts];
    if !built {
        needs.extend(Need::PAGE);
    }
    let ready = setup::ensure(&needs)?;
    ready.require(&needs)?;
    if !built {
        dist::page(&ready)?;
    }
    run_tests(&ready, words)
}

/// Runs the end-to-end tests' program with these words.
fn run_tests(ready: &Ready, words: &[OsString]) -> Result<()> {
    let (Some(chromium), Some(chromedriver), Some(fonts)) =
        (&ready.chromium, &ready.chromedriver, &ready.fonts)
    else {
        return Err(Error::new("Chromium, its driver or a font is missing"));
    };
    let mut cargo = suite::quiet_test("e2e");
    cargo
        .args(words)
        .env("PALETTE_PORTS_DIST", project::site())
        .env("CHROMIUM", chromium)
        .env("CHROMEDRIVER", chromedriver)
        .env("PALETTE_PORTS_FONTS", fonts);
    run::show(&mut cargo)
}
