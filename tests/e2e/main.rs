//! The release page in a real browser, over WebDriver.
//!
//! Each claim (`claims/`, one topic a file) has a tab of its own, does what a person would
//! do ([`page`]), and waits for what a person would see ([`seen`]). Whatever it claims, it also has
//! to leave the console empty and to make no request to another origin: the runner sees to that.
//!
//! ```text
//! cargo xtask test e2e               builds the page, runs every claim
//! cargo xtask test e2e keyboard      claims with this in their name
//! cargo xtask bench                  what a change of a filter costs the main thread
//! cargo xtask shots                  screenshots into target/screenshots
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
//! | `element`, `hosts/` | the same inside pages of somebody else's that embed ours |
//! | `views` | the views that every claim about access looks at |
//! | `runner` | two claims at a time, and a report |
//! | `bench`, `shots` | measurements and pictures with the same tools |
//!
//! Another browser is another file beside `chromium`, and a line in `driver`.

mod bench;
mod chromium;
mod claims;
mod driver;
mod element;
mod firefox;
mod page;
mod runner;
mod seen;
mod server;
mod setting;
mod shots;
mod views;
mod webkit;

use std::path::PathBuf;
use std::process::ExitCode;

use server::Manner;
use setting::Setting;

/// What the words after `--` ask for.
enum Mode {
    List,
    Claims { jobs: usize },
    Bench,
    Shots(PathBuf),
    Preview(PathBuf),
}

fn main() -> ExitCode {
    let mut mode = Mode::Claims { jobs: 2 };
    let mut filters = Vec::new();
    for word in std::env::args().skip(1) {
        match word.split_once('=').unwrap_or((&word, "")) {
            ("--list", _) => mode = Mode::List,
            ("--bench", _) => mode = Mode::Bench,
            ("--shots", dir) => mode = Mode::Shots(dir.into()),
            ("--preview", file) => mode = Mode::Preview(file.into()),
            ("--jobs", jobs) => {
                mode = Mode::Claims {
                    jobs: jobs.parse().unwrap_or(2),
                }
            }
            // What libtest would take, such as --nocapture, changes nothing here.
            (flag, _) if flag.starts_with('-') => {}
            _ => filters.push(word),
        }
    }
    if let Mode::List = mode {
        for claim in claims::all() {
            println!("{}: test", claim.name);
        }
        return ExitCode::SUCCESS;
    }
    let setting = match Setting::from_env() {
        Ok(setting) => setting,
        Err(missing) => {
            eprintln!("e2e: {missing}");
            return ExitCode::FAILURE;
        }
    };
    match mode {
        Mode::Bench => runner::alone(&setting, Manner::FineClock, bench::run),
        Mode::Shots(dir) => runner::alone(&setting, Manner::Good, |page| shots::run(page, dir)),
        Mode::Preview(file) => {
            runner::alone(&setting, Manner::Good, |page| shots::preview(page, file))
        }
        Mode::Claims { jobs } => runner::run(&setting, jobs, &filters),
        Mode::List => ExitCode::SUCCESS,
    }
}
