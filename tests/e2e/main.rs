//! The release page in a real browser, over WebDriver.
//!
//! Each claim (`claims/`, one topic a file) has a tab of its own, does what a person would
//! do ([`page`]), and waits for what a person would see ([`seen`]). Whatever it claims, it also has
//! to leave the console empty and to make no request to another origin: the runner sees to that.
//!
//! ```text
//! cargo xtask test e2e               builds the page, runs every claim
//! cargo xtask test e2e keyboard      claims with this in their name
//! cargo xtask bench                  what loading and a change of a choice cost the main thread
//! cargo xtask test e2e look          the views as they were approved
//! cargo xtask shots                  screenshots into target/screenshots; --approve
//! cargo xtask test serve              the page that `cargo xtask serve` serves
//! cargo xtask preview                the picture for links to the page, static/preview.png
//! ```
//!
//! | file | topic |
//! |---|---|
//! | `setting` | where page, browser and driver are |
//! | `server` | serves the page on a free port, with a strict Content-Security-Policy |
//! | `driver` | the WebDriver process and sessions; nothing of one browser |
//! | `chromium` | what only Chromium does this way: capabilities, console, permissions, CDP |
//! | `firefox`, `webkit` | what only they do this way; `tests/sites` drives them |
//! | `page`, `seen` | acting and reading as a person does |
//! | `person` | the same, with what is pressed and scrolled counted |
//! | `element`, `hosts/` | the same inside pages of somebody else's that embed ours |
//! | `views` | every view and state, for the claims about access and for pictures |
//! | `fonts` | the fonts that the browser sees: the same on every machine |
//! | `pictures`, `../raster/` | taking pictures of the views, working on them |
//! | `layout` | how a view is laid out, in words |
//! | `approved` | what the views looked like before, and how they were laid out |
//! | `runner`, `../harness/` | several claims at a time in browsers that stay open, and a report |
//! | `bench`, `shots` | measurements, and pictures for people, with the same tools |
//! | `serving` | a look at the development page |
//!
//! Another browser is another file beside `chromium`, and a line in `driver`.

mod approved;
mod bench;
mod chromium;
mod claims;
mod driver;
mod element;
mod firefox;
mod fonts;
#[path = "../harness/mod.rs"]
mod harness;
mod layout;
mod page;
mod person;
mod pictures;
mod runner;
mod seen;
mod server;
mod serving;
mod setting;
mod shots;
mod views;
mod webkit;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use harness::Harness;
use libtest_mimic::Completion;
use server::{Manner, Server};
use setting::Setting;

/// What the words after `--` ask for.
enum Mode {
    Claims,
    Bench { against: Option<PathBuf> },
    Shots { dir: PathBuf },
    Preview(PathBuf),
    Served(SocketAddr),
}

fn main() -> ExitCode {
    let (mut mode, mut approve) = (Mode::Claims, false);
    let mut words = Vec::new();
    for word in std::env::args().skip(1) {
        match word.split_once('=').unwrap_or((&word, "")) {
            ("--bench", against) => {
                let against = (!against.is_empty()).then(|| against.into());
                mode = Mode::Bench { against };
            }
            ("--shots", dir) => mode = Mode::Shots { dir: dir.into() },
            ("--approve", _) => approve = true,
            ("--preview", file) => mode = Mode::Preview(file.into()),
            ("--served", address) => match address.parse() {
                Ok(address) => mode = Mode::Served(address),
                Err(error) => {
                    eprintln!(
                        "e2e: --served={address}: {error}; it is an address and a port, as in 127.0.0.1:8080"
                    );
                    return ExitCode::FAILURE;
                }
            },
            _ => words.push(word),
        }
    }
    let is_all = !words.iter().any(|word| !word.starts_with('-'));
    let harness = Harness::of(words);
    if harness.arguments.list {
        let names = claims::all().into_iter().map(|claim| claim.name);
        let tests = names
            .map(|name| harness.test(name, || Ok(Completion::Completed)))
            .collect();
        return harness.run(tests).exit_code();
    }
    let setting = Setting::from_env().and_then(|setting| {
        let fontconfig = fonts::fontconfig()?;
        Ok(Setting {
            fontconfig,
            ..setting
        })
    });
    let setting = match setting {
        Ok(setting) => setting,
        Err(missing) => {
            eprintln!("e2e: {missing}");
            return ExitCode::FAILURE;
        }
    };
    let served = |manner| Server::start(&setting.dist, manner);
    match mode {
        Mode::Bench { against } => runner::alone(&setting, served(Manner::Published), |page| {
            bench::run(page, against)
        }),
        Mode::Shots { dir } => runner::run(setting, harness, shots::into(dir, approve, is_all)),
        Mode::Preview(file) => runner::alone(&setting, served(Manner::Good), |page| {
            shots::preview(page, file)
        }),
        Mode::Served(address) => runner::alone(&setting, Server::of(address), serving::is_used),
        Mode::Claims => runner::run(setting, harness, claims::all()),
    }
}
