//! `cargo xtask test`: every check there is. All of them run, whatever fails, so that
//! one run tells everything.

mod steps;

use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need, Ready};
use crate::{browser, dist, verify};
use steps::{Action, STEPS, Step, Value};

/// How a step ended.
struct Outcome {
    name: &'static str,
    took: Duration,
    error: Option<Error>,
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
    let ready = setup::ensure(&needs)?;

    let mut outcomes = Vec::new();
    for (index, step) in chosen.iter().enumerate() {
        println!(
            "\n==> {}/{} {}: {}",
            index + 1,
            chosen.len(),
            step.name,
            step.about
        );
        let started = Instant::now();
        let result = ready
            .require(step.needs)
            .and_then(|()| act(step, &ready, &filters));
        if let Err(error) = &result {
            println!("==> {} failed: {error}", step.name);
        }
        outcomes.push(Outcome {
            name: step.name,
            took: started.elapsed(),
            error: result.err(),
        });
    }
    summarize(&outcomes)
}

/// Words that name steps choose these (and the page that the browser tests need); other
/// words choose tests by part of their name, in the chosen steps or in all that have tests.
fn choose(quick: bool, words: &[String]) -> (Vec<&'static Step>, Vec<String>) {
    let is_step = |word: &String| STEPS.iter().any(|step| step.name == word);
    let (steps, filters): (Vec<String>, Vec<String>) = words.iter().cloned().partition(is_step);
    let wanted = |step: &Step| match (steps.is_empty(), filters.is_empty()) {
        (true, true) => true,
        (true, false) => step.filterable,
        (false, _) => steps.iter().any(|name| name == step.name),
    };
    let mut chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| wanted(step) && !(quick && step.slow))
        .collect();
    let needs_page = |step: &&Step| match &step.action {
        Action::TestFile { env, .. } => env.iter().any(|(_, value)| matches!(value, Value::Dist)),
        _ => false,
    };
    if let Some(first) = chosen.iter().position(needs_page)
        && !chosen
            .iter()
            .any(|step| matches!(step.action, Action::Dist))
        && let Some(dist) = STEPS
            .iter()
            .find(|step| matches!(step.action, Action::Dist))
    {
        chosen.insert(first, dist);
    }
    (chosen, filters)
}

fn act(step: &Step, ready: &Ready, filters: &[String]) -> Result<()> {
    match &step.action {
        Action::Dist => {
            dist::all(ready)?;
            verify::shipped(&project::dist())
        }
        Action::Verify => verify::run(&verify::Asked::QUICK),
        Action::Serve => browser::serves(ready),
        Action::Cargo(args) => {
            let mut cargo = run::program("cargo");
            cargo.args(*args);
            if step.filterable && !filters.is_empty() {
                // After `--`, because libtest takes any number of names and cargo one.
                cargo.arg("--").args(filters);
            }
            run::show(&mut cargo)
        }
        Action::TestFile { name, env } => {
            let tests = project::root().join("tests");
            let files = [format!("{name}.rs"), format!("{name}/main.rs")];
            if !files.iter().any(|file| tests.join(file).is_file()) {
                return Err(Error::new(format!(
                    "there is no tests/{}",
                    files.join(" and no tests/")
                )));
            }
            let mut cargo = run::program("cargo");
            cargo.args([
                "test",
                "--test",
                name,
                "--features",
                name,
                "--",
                "--nocapture",
            ]);
            cargo.args(filters);
            for (variable, value) in *env {
                cargo.env(variable, resolve(value, ready, filters)?);
            }
            run::show(&mut cargo)
        }
    }
}

fn resolve(value: &Value, ready: &Ready, filters: &[String]) -> Result<std::ffi::OsString> {
    let found = |path: &Option<std::path::PathBuf>| path.clone().map(Into::into);
    match value {
        Value::Text(text) => Some((*text).into()),
        Value::Dist => Some(project::site().into()),
        Value::Chromium => found(&ready.chromium),
        Value::Chromedriver => found(&ready.chromedriver),
        Value::Axe => found(&ready.axe),
        Value::Disguised
            if filters.is_empty() || filters.iter().any(|part| part.contains("words")) =>
        {
            Some(dist::disguised(ready)?.into())
        }
        Value::Disguised => Some(std::ffi::OsString::new()),
        Value::Fonts => found(&ready.fonts),
    }
    .ok_or_else(|| Error::new("Chromium, its driver, axe-core or a font is missing"))
}

fn summarize(outcomes: &[Outcome]) -> Result<()> {
    println!("\n{:10} {:>8}  result", "step", "seconds");
    for outcome in outcomes {
        let seconds = outcome.took.as_secs_f64();
        let result = match &outcome.error {
            None => "passed".to_owned(),
            Some(error) => format!("FAILED  {}", first_line(error)),
        };
        println!("{:10} {seconds:>8.1}  {result}", outcome.name);
    }
    let failed = outcomes
        .iter()
        .filter(|outcome| outcome.error.is_some())
        .count();
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
            ["fmt", "clippy", "core", "native", "verify", "dist"]
        );
    }

    #[test]
    fn words_choose_steps_or_tests() {
        assert_eq!(chosen(false, "fmt clippy").0, ["fmt", "clippy"]);
        assert_eq!(chosen(false, "e2e").0, ["dist", "e2e"]);
        let (steps, filters) = chosen(true, "permalink");
        assert_eq!(steps, ["core", "native"]);
        assert_eq!(filters, ["permalink"]);
        assert_eq!(chosen(false, "traffic nftables").0, ["traffic"]);
    }
}
