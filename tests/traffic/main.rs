//! Firewall snippets against real firewalls and real traffic.
//!
//! Every case runs in a sandbox of its own (`sandbox.rs`): two network namespaces, a user's
//! default-drop firewall (`engine.rs`), the snippet, and real TCP connections both ways over IPv4
//! and IPv6 (`probe.rs`). What must pass is written down independently of the library
//! (`oracle.rs`); the library's texts come in through `snippets.rs`, and the harness is tried on
//! itself as well (`selftest.rs`).
//!
//! ```text
//! cargo test --features traffic --test traffic             every case
//! cargo test --features traffic --test traffic -- ufw any  cases with one of the words in their name
//! … -- --list                                              their names
//! … -- --test-threads=1                                    one case at a time
//! ```
//!
//! `PALETTE_PORTS_TRAFFIC_TIMES=1` prints what each step of a case takes.

mod checks;
mod engine;
mod oracle;
mod probe;
mod sandbox;
mod selftest;
mod snippets;

#[path = "../harness/mod.rs"]
mod harness;

use std::env;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Completion, Failed};

use checks::Check;
use engine::{Engine, Twist};
use harness::Harness;
use probe::Probe;
use sandbox::{Job, Report};

/// One snippet in one engine, and what must come of it.
struct Case {
    name: String,
    engine: Engine,
    /// A snippet for another selection, loaded before: nothing may be left of it.
    previous: Option<String>,
    snippet: String,
    probes: Vec<Probe>,
    /// A script that tries the openings.
    check: Option<Check>,
    /// What is unusual about the host.
    twist: Twist,
    outcome: Outcome,
}

/// What a case must end with.
enum Outcome {
    /// No mismatch.
    Clean,
    /// A self-test: the harness must report a failure with these words.
    Caught(&'static str),
}

/// Every case there is.
fn cases() -> Vec<Case> {
    let mut cases = selftest::cases();
    cases.extend(snippets::cases());
    cases.extend(checks::cases());
    cases
}

fn main() -> ExitCode {
    sandbox::play_role();
    let mut harness = Harness::of(env::args().skip(1));
    // A case mostly waits: for connections that are not answered, and for daemons.
    harness.at_a_time(2 * std::thread::available_parallelism().map_or(2, usize::from));
    let in_ci = env::var("CI").is_ok_and(|value| value == "true");
    let unavailable = match harness.arguments.list {
        true => None,
        false => sandbox::unavailable(),
    };
    if let Some(why) = &unavailable {
        println!("traffic tests skipped: {why}");
    }
    let unavailable: Option<Arc<str>> = unavailable.map(Into::into);
    let tests = cases().into_iter().map(|case| {
        let kind = match case.outcome {
            Outcome::Clean => "",
            Outcome::Caught(_) => BROKEN,
        };
        let (name, unavailable) = (case.name.clone(), unavailable.clone());
        let run = move || match missing(&case, unavailable.as_deref()) {
            Some(why) if in_ci => Err(why.into()),
            Some(why) => Ok(Completion::ignored_with(why)),
            None => shown(&case).map(|()| Completion::Completed),
        };
        harness.test(name, run).with_kind(kind)
    });
    let rows = || Ok(oracle::check_itself().map(|()| Completion::Completed)?);
    let rows = harness.test("oracle/rows", rows);
    let tests = std::iter::once(rows).chain(tests).collect();
    harness.run(tests).exit_code()
}

/// What a case is called that must fail, for `cargo xtask verify` as well.
const BROKEN: &str = "broken on purpose";

/// What is not there that a case takes.
fn missing(case: &Case, unavailable: Option<&str>) -> Option<String> {
    let unchecked = case.check.as_ref().and_then(Check::missing);
    let program = case.engine.missing().or(unchecked);
    unavailable
        .map(str::to_owned)
        .or_else(|| program.map(|program| format!("{program} is not installed")))
}

/// Runs a case; the error is what is wrong with it.
fn shown(case: &Case) -> Result<(), Failed> {
    let result = sandbox::run(&Job {
        engine: case.engine,
        previous: case.previous.clone(),
        snippet: case.snippet.clone(),
        probes: case.probes.clone(),
        check: case.check.clone(),
        twist: case.twist,
    });
    if let (true, Ok(report)) = (
        env::var_os("PALETTE_PORTS_TRAFFIC_TIMES").is_some(),
        &result,
    ) {
        for (round, seconds) in &report.rounds {
            println!("     {seconds:6.2} s  {}: {round}", case.name);
        }
    }
    let complaints = complaints(case, &result);
    match complaints.is_empty() {
        true => Ok(()),
        false => Err(complaints.join("\n").into()),
    }
}

/// What is wrong with a result; nothing when the case ended as it must.
fn complaints(case: &Case, result: &Result<Report, String>) -> Vec<String> {
    let report = match result {
        Ok(report) => report,
        Err(error) => return vec![format!("the test itself went wrong: {error}")],
    };
    match case.outcome {
        Outcome::Clean => report.failures.clone(),
        Outcome::Caught(words) if report.failures.iter().any(|line| line.contains(words)) => {
            Vec::new()
        }
        Outcome::Caught(words) => {
            let mut lines = vec![format!("the harness should have said: {words}")];
            lines.extend(
                report
                    .failures
                    .iter()
                    .map(|line| format!("it said: {line}")),
            );
            lines
        }
    }
}
