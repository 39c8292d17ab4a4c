//! `cargo xtask test`: every check there is. All of them run, whatever fails, so that
//! one run tells everything; steps that do not wait for each other run beside each other.

mod beside;
mod steps;

use std::env;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need, Ready};
use crate::{browser, dist, suite, verify};
use steps::{Action, STEPS, Step, Value};

/// How a step ended.
struct Outcome {
    name: &'static str,
    /// When it began, since the first one did.
    from: Duration,
    took: Duration,
    error: Option<Error>,
}

impl Outcome {
    fn is_failed(&self) -> bool {
        self.error.is_some()
    }
}

/// Runs the steps that were asked for; an error when any of them failed.
pub fn run(quick: bool, words: &[String]) -> Result<()> {
    let (chosen, filters) = choose(quick, words);
    if chosen.is_empty() {
        return Err(Error::new(
            "--quick leaves out the steps that were asked for",
        ));
    }
    let names: Vec<&str> = chosen.iter().map(|step| step.name).collect();
    println!("steps: {}", names.join(", "));
    let mut needs: Vec<Need> = Need::ALL.to_vec();
    needs.retain(|need| chosen.iter().any(|step| step.needs.contains(need)));
    // Once, and for all of them: two of them would install the same at the same time.
    let ready = setup::ensure(&needs)?;
    let begun = Instant::now();
    let outcomes = match chosen.as_slice() {
        [step] => vec![alone(step, &ready, &filters)],
        steps => beside::run(steps, |step| {
            let program = env::current_exe().context("finding this program")?;
            let mut command = Command::new(program);
            command.arg("test-step").arg(step.name).args(&filters);
            Ok(command)
        }),
    };
    summarize(&outcomes, begun.elapsed())
}

/// Runs one step as it comes.
fn alone(step: &Step, ready: &Ready, filters: &[String]) -> Outcome {
    println!("\n==> {}: {}", step.name, step.about);
    let started = Instant::now();
    let result = ready
        .require(step.needs)
        .and_then(|()| act(step, ready, filters));
    if let Err(error) = &result {
        println!("==> {} failed: {error}", step.name);
    }
    Outcome {
        name: step.name,
        from: Duration::ZERO,
        took: started.elapsed(),
        error: result.err(),
    }
}

/// Runs one step in this process, for another one that shows how it went.
pub fn step(name: &str, filters: &[String]) -> Result<()> {
    let step = STEPS.iter().find(|step| step.name == name);
    let step = step.ok_or_else(|| Error::new(format!("there is no step `{name}`")))?;
    let ready = setup::ensure(step.needs)?;
    ready.require(step.needs)?;
    act(step, &ready, filters)
}

/// Words that name steps choose these, and what makes what they look at; other words choose tests by
/// part of their name, in the chosen steps or in all that have tests.
fn choose(quick: bool, words: &[String]) -> (Vec<&'static Step>, Vec<String>) {
    let is_step = |word: &String| STEPS.iter().any(|step| step.name == word);
    let (steps, filters): (Vec<String>, Vec<String>) = words.iter().cloned().partition(is_step);
    let wanted = |step: &Step| match (steps.is_empty(), filters.is_empty()) {
        (true, true) => true,
        (true, false) => step.filterable,
        (false, _) => steps.iter().any(|name| name == step.name),
    };
    let wanted: Vec<&Step> = STEPS
        .iter()
        .filter(|step| wanted(step) && !(quick && step.slow))
        .collect();
    let makes = |step: &Step| {
        let is_made_for = |other: &&Step| other.made_by.contains(&step.name);
        wanted.iter().any(is_made_for)
    };
    let is_wanted = |step: &Step| wanted.iter().any(|other| other.name == step.name);
    let chosen = STEPS
        .iter()
        .filter(|step| is_wanted(step) || makes(step))
        .collect();
    (chosen, filters)
}

fn act(step: &Step, ready: &Ready, filters: &[String]) -> Result<()> {
    // After `--`, because libtest takes any number of names and cargo one.
    let chosen = |cargo: &mut Command| {
        if step.filterable && !filters.is_empty() {
            cargo.arg("--").args(filters);
        }
    };
    match &step.action {
        Action::Dist => {
            dist::all(ready)?;
            verify::shipped(&project::dist())
        }
        Action::Disguised => dist::disguised(ready),
        Action::Verify => verify::run(&verify::Asked::QUICK),
        Action::Serve => browser::serves(ready),
        Action::Cargo(args) => {
            let mut cargo = run::program("cargo");
            cargo.args(*args);
            chosen(&mut cargo);
            run::show(&mut cargo)
        }
        Action::Compile => {
            let mut cargo = run::program("cargo");
            run::show(cargo.args(["test", "--no-run"]).args(suite::ALL))
        }
        Action::Native => {
            let mut tests = run::program("cargo");
            tests.arg("test").args(suite::ALL).args(["--lib", "--bins"]);
            for name in suite::plain_tests()? {
                tests.args(["--test", &name]);
            }
            let mut examples = run::program("cargo");
            examples.args(["test", "--doc"]).args(suite::ALL);
            // All of them run, whatever fails.
            let ran = [tests, examples].map(|mut cargo| {
                chosen(&mut cargo);
                run::show(&mut cargo)
            });
            ran.into_iter().collect()
        }
        Action::TestFile { name, words, env } => {
            let tests = project::root().join("tests");
            let files = [format!("{name}.rs"), format!("{name}/main.rs")];
            if !files.iter().any(|file| tests.join(file).is_file()) {
                return Err(Error::new(format!(
                    "there is no tests/{}",
                    files.join(" and no tests/")
                )));
            }
            let mut cargo = suite::test(name);
            cargo.args(*words);
            if step.filterable {
                cargo.args(filters);
            }
            for (variable, value) in *env {
                cargo.env(variable, resolve(value, ready)?);
            }
            run::show(&mut cargo)
        }
    }
}

fn resolve(value: &Value, ready: &Ready) -> Result<std::ffi::OsString> {
    let found = |path: &Option<std::path::PathBuf>| path.clone().map(Into::into);
    match value {
        Value::Text(text) => Some((*text).into()),
        Value::Dist => Some(project::site().into()),
        Value::Chromium => found(&ready.chromium),
        Value::Chromedriver => found(&ready.chromedriver),
        Value::Axe => found(&ready.axe),
        Value::Disguised => Some(dist::disguised_site().into()),
        Value::Fonts => found(&ready.fonts),
    }
    .ok_or_else(|| Error::new("Chromium, its driver, axe-core or a font is missing"))
}

fn summarize(outcomes: &[Outcome], all: Duration) -> Result<()> {
    println!("\n{:10} {:>8} {:>8}  result", "step", "from", "seconds");
    for outcome in outcomes {
        let (from, seconds) = (outcome.from.as_secs_f64(), outcome.took.as_secs_f64());
        let result = match &outcome.error {
            None => "passed".to_owned(),
            Some(error) => format!("FAILED  {}", first_line(error)),
        };
        println!("{:10} {from:>8.1} {seconds:>8.1}  {result}", outcome.name);
    }
    let failed = outcomes
        .iter()
        .filter(|outcome| outcome.is_failed())
        .count();
    println!("all in {}", run::elapsed(all));
    println!(
        "\nsteps: {} passed, {failed} failed",
        outcomes.len() - failed
    );
    match failed {
        0 => Ok(()),
        _ => Err(Error::new("not everything passed")),
    }
}

fn first_line(error: &Error) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(quick: bool, line: &str) -> (Vec<&'static str>, Vec<String>) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let (steps, filters) = choose(quick, &words);
        (steps.iter().map(|step| step.name).collect(), filters)
    }

    #[test]
    fn without_words_everything_runs() {
        assert_eq!(chosen(false, "").0.len(), STEPS.len());
        assert_eq!(
            chosen(true, "").0,
            [
                "fmt", "dist", "compile", "native", "verify", "clippy", "core"
            ]
        );
    }

    #[test]
    fn words_choose_steps_or_tests() {
        assert_eq!(chosen(false, "fmt clippy").0, ["fmt", "clippy"]);
        assert_eq!(chosen(false, "e2e").0, ["dist", "e2e"]);
        assert_eq!(chosen(false, "e2e keyboard").0, ["dist", "e2e"]);
        assert_eq!(chosen(false, "words").0, ["dist", "disguised", "words"]);
        let (steps, filters) = chosen(true, "permalink");
        assert_eq!(steps, ["native", "core"]);
        assert_eq!(filters, ["permalink"]);
        assert_eq!(chosen(false, "traffic nftables").0, ["traffic"]);
    }

    #[test]
    fn every_step_that_another_waits_for_is_there_and_comes_first() {
        for (at, step) in STEPS.iter().enumerate() {
            for name in step.after.iter().chain(step.made_by) {
                let place = STEPS.iter().position(|other| other.name == *name);
                // Else two may wait for each other for ever.
                assert!(
                    place.is_some_and(|place| place < at),
                    "{} and {name}",
                    step.name
                );
            }
        }
    }
}
