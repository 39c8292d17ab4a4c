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
//! cargo test --features traffic --test traffic -- ufw any  cases with both words in their name
//! … -- --list                                              their names
//! … -- --jobs=1                                            one case at a time
//! … -- --times                                             seconds per step as well
//! ```

mod checks;
mod engine;
mod oracle;
mod probe;
mod sandbox;
mod selftest;
mod snippets;

use std::env;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use checks::Check;
use engine::Engine;
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

    let arguments = Arguments::read();
    let chosen: Vec<Case> = cases()
        .into_iter()
        .filter(|case| arguments.choose(&case.name))
        .collect();
    if arguments.list {
        for case in &chosen {
            println!("{}", case.name);
        }
        return ExitCode::SUCCESS;
    }
    let in_ci = env::var("CI").is_ok_and(|value| value == "true");
    if let Some(why) = sandbox::unavailable() {
        println!("traffic tests skipped: {why}");
        return if in_ci {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        };
    }

    let mut tally = Tally::default();
    match oracle::check_itself() {
        Ok(()) => tally.passed += 1,
        Err(error) => {
            println!("FAIL oracle/rows\n     {error}");
            tally.failed += 1;
        }
    }
    let tally = Mutex::new(tally);
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..arguments.jobs {
            scope.spawn(|| {
                while let Some(case) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (text, verdict) = run(case, &arguments, in_ci);
                    let mut tally = tally.lock().expect("no other thread panicked");
                    println!("{text}");
                    tally.count(verdict);
                }
            });
        }
    });

    let tally = tally.into_inner().expect("no thread panicked");
    println!("{}", tally.line());
    if tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[derive(Clone, Copy)]
enum Verdict {
    Passed,
    Failed,
    Skipped,
}

/// Runs a case; what to print about it, and how to count it.
fn run(case: &Case, arguments: &Arguments, in_ci: bool) -> (String, Verdict) {
    let unchecked = case.check.as_ref().and_then(Check::missing);
    if let Some(program) = case.engine.missing().or(unchecked) {
        let verdict = if in_ci {
            Verdict::Failed
        } else {
            Verdict::Skipped
        };
        return (
            format!("skip {} ({program} is not installed)", case.name),
            verdict,
        );
    }
    let started = Instant::now();
    let result = sandbox::run(&Job {
        engine: case.engine,
        previous: case.previous.clone(),
        snippet: case.snippet.clone(),
        probes: case.probes.clone(),
        check: case.check.clone(),
    });
    let seconds = started.elapsed().as_secs_f64();
    let complaints = complaints(case, &result);
    let (word, verdict) = if complaints.is_empty() {
        ("ok  ", Verdict::Passed)
    } else {
        ("FAIL", Verdict::Failed)
    };
    let kind = match case.outcome {
        Outcome::Clean => "",
        Outcome::Caught(_) => ", broken on purpose",
    };
    let mut text = format!("{word} {} ({seconds:.1} s{kind})", case.name);
    for complaint in complaints {
        text += "\n     ";
        text += &complaint.replace('\n', "\n     ");
    }
    if let (true, Ok(report)) = (arguments.times, &result) {
        for (round, seconds) in &report.rounds {
            text += &format!("\n     {seconds:6.2} s  {round}");
        }
    }
    (text, verdict)
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

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Passed => self.passed += 1,
            Verdict::Failed => self.failed += 1,
            Verdict::Skipped => self.skipped += 1,
        }
    }

    fn line(&self) -> String {
        let mut line = format!("{} passed, {} failed", self.passed, self.failed);
        if self.skipped > 0 {
            line += &format!(", {} skipped", self.skipped);
        }
        line
    }
}

/// What the command line asks for. Options for libtest that mean nothing here are ignored.
struct Arguments {
    filters: Vec<String>,
    list: bool,
    times: bool,
    jobs: usize,
}

impl Arguments {
    fn read() -> Self {
        let mut arguments = Self {
            filters: Vec::new(),
            list: false,
            times: false,
            jobs: 4,
        };
        for argument in env::args().skip(1) {
            let jobs = argument
                .strip_prefix("--jobs=")
                .or_else(|| argument.strip_prefix("--test-threads="))
                .and_then(|number| number.parse().ok());
            match (argument.as_str(), jobs) {
                ("--list", _) => arguments.list = true,
                ("--times", _) => arguments.times = true,
                (_, Some(jobs)) => arguments.jobs = std::cmp::max(1, jobs),
                (text, None) if !text.starts_with('-') => arguments.filters.push(text.to_owned()),
                _ => {}
            }
        }
        arguments
    }

    /// Whether a case's name holds every word asked for.
    fn choose(&self, name: &str) -> bool {
        self.filters.iter().all(|word| name.contains(word.as_str()))
    }
}
