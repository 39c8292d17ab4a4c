//! Runs steps beside each other, each as a process of its own whose output goes into a file and is
//! printed whole when it has ended; meanwhile a line says now and then what each of them does.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Outcome;
use super::steps::{Load, Step};
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;

/// How often a line says what is going on.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How much of what a step said last is shown of each, in letters.
const SHOWN: usize = 60;

/// A step that runs.
struct Running {
    step: &'static Step,
    process: Child,
    log: PathBuf,
    started: Instant,
}

/// Runs them, each when those before it have ended and there is room; `command` starts one.
pub fn run(
    steps: &[&'static Step],
    mut command: impl FnMut(&Step) -> Result<Command>,
) -> Vec<Outcome> {
    let begun = Instant::now();
    let places = thread::available_parallelism().map_or(1, usize::from);
    let mut waiting: Vec<&'static Step> = steps.to_vec();
    let mut running: Vec<Running> = Vec::new();
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut next_line = HEARTBEAT;
    while !waiting.is_empty() || !running.is_empty() {
        while let Some(at) = next(&waiting, &running, places) {
            let step = waiting.remove(at);
            let failed = |name: &&&str| {
                let is_it = |outcome: &&Outcome| outcome.name == **name;
                outcomes.iter().find(is_it).is_some_and(Outcome::is_failed)
            };
            let started = match step.made_by.iter().find(failed) {
                Some(name) => Err(Error::new(format!("not run, because `{name}` failed"))),
                None => command(step).and_then(|command| start(step, command)),
            };
            match started {
                Ok(started) => running.push(started),
                Err(error) => {
                    println!("\n==> {} failed: {error}", step.name);
                    outcomes.push(Outcome {
                        name: step.name,
                        from: begun.elapsed(),
                        took: Duration::ZERO,
                        error: Some(error),
                    });
                }
            }
        }
        let ended = running
            .iter_mut()
            .position(|one| !matches!(one.process.try_wait(), Ok(None)));
        match ended {
            Some(at) => {
                let ended = running.remove(at);
                let number = outcomes.len() + 1;
                outcomes.push(conclude(ended, number, steps.len(), begun));
            }
            None => thread::sleep(Duration::from_millis(100)),
        }
        if begun.elapsed() >= next_line && !running.is_empty() {
            println!(
                "    {}  {}",
                run::elapsed(begun.elapsed()),
                latest(&running)
            );
            next_line = begun.elapsed() + HEARTBEAT;
        }
    }
    // As they are listed, whichever ended first.
    outcomes.sort_by_key(|outcome| steps.iter().position(|step| step.name == outcome.name));
    outcomes
}

/// The first one that nothing holds back and that there is room for.
fn next(waiting: &[&Step], running: &[Running], places: usize) -> Option<usize> {
    let is_full = running
        .iter()
        .filter(|one| one.step.load == Load::Works)
        .count()
        >= places;
    waiting.iter().position(|step| {
        let is_open = |name: &&str| {
            waiting.iter().any(|other| other.name == *name)
                || running.iter().any(|other| other.step.name == *name)
        };
        let has_room = step.load == Load::Waits || !is_full;
        has_room && !step.after.iter().chain(step.made_by).any(is_open)
    })
}

fn start(step: &'static Step, mut command: Command) -> Result<Running> {
    let dir = project::target().join("steps");
    fs::create_dir_all(&dir).context(format!("making {}", dir.display()))?;
    let log = dir.join(format!("{}.log", step.name));
    let said = format!("writing {}", log.display());
    let out = File::create(&log).context(said.clone())?;
    let err = out.try_clone().context(said)?;
    let process = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .context(format!("starting the step `{}`", step.name))?;
    Ok(Running {
        step,
        process,
        log,
        started: Instant::now(),
    })
}

/// Prints what a step that has ended said.
fn conclude(mut ended: Running, number: usize, of: usize, begun: Instant) -> Outcome {
    let took = ended.started.elapsed();
    let Running { step, log, .. } = &ended;
    let (name, about) = (step.name, step.about);
    println!(
        "\n==> {number}/{of} {name}: {about} ({})",
        run::elapsed(took)
    );
    let said = fs::read(log).unwrap_or_default();
    println!("{}", String::from_utf8_lossy(&said).trim_end());
    let error = match ended.process.wait() {
        Ok(status) if status.success() => None,
        Ok(status) => Some(Error::new(last_words(&said, &format!("{status}")))),
        Err(error) => Some(Error::new(format!("waiting for it: {error}"))),
    };
    if error.is_some() {
        println!("==> {name} failed");
    }
    Outcome {
        name,
        from: ended.started.duration_since(begun),
        took,
        error,
    }
}

/// What the step's own process says went wrong, which is its last line.
fn last_words(said: &[u8], otherwise: &str) -> String {
    let said = String::from_utf8_lossy(said);
    let last = said
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("xtask: "));
    last.unwrap_or(otherwise).to_owned()
}

/// What each step says that runs.
fn latest(running: &[Running]) -> String {
    let one = |one: &Running| {
        let said = fs::read(&one.log).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let last = said
            .lines()
            .rev()
            .map(str::trim)
            .find(|line| !line.is_empty());
        let last: String = last.unwrap_or("…").chars().take(SHOWN).collect();
        format!("{}: {last}", one.step.name)
    };
    let all: Vec<String> = running.iter().map(one).collect();
    all.join(" | ")
}
