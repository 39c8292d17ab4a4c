//! What Lighthouse says of the page under its mobile profile, served as it is published: the median of
//! three runs, since the machine has other things to do as well; and a copy of the page that must
//! fall short in every way.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use serde_json::Value;

use crate::copies::{Change, Copy};
use crate::server::{Manner, Server};
use crate::setting::Setting;

/// Each category, and the least of a hundred that it has to reach.
const LEAST: [(&str, u32); 4] = [
    ("performance", 99),
    ("accessibility", 100),
    ("best-practices", 100),
    ("seo", 100),
];

/// How often it is asked about the page: the median counts.
const RUNS: usize = 3;

/// What it says once.
struct Answer {
    version: String,
    browser: String,
    /// As in [`LEAST`].
    scores: [u32; 4],
    /// How far things moved while the page loaded.
    shift: f64,
    /// What costs points.
    wanting: Vec<String>,
    /// How quick the machine was by Lighthouse's own measure (`benchmarkIndex`).
    pace: f64,
}

/// Runs it; whether every score is reached, and not by the broken copy.
pub fn run(program: &Path, setting: &Setting) -> bool {
    let mut wrong = Vec::new();
    let (mut held, mut found_out) = (0, 0);
    let mut answers = Vec::new();
    for _ in 0..RUNS {
        match ask(program, setting, &setting.dist) {
            Ok(answer) => {
                let scores = answer.scores;
                eprintln!(
                    "    {scores:?}, shift {}, pace {:.0}: {:?}",
                    answer.shift, answer.pace, answer.wanting
                );
                answers.push(answer);
            }
            Err(error) => wrong.push(error),
        }
    }
    let said = answers.first();
    let said = said.map_or_else(Default::default, |one| {
        (one.version.clone(), one.browser.clone())
    });
    if answers.len() == RUNS {
        for (at, (name, least)) in LEAST.iter().enumerate() {
            let mut scores: Vec<u32> = answers.iter().map(|one| one.scores[at]).collect();
            scores.sort_unstable();
            match scores[RUNS / 2] {
                // Performance is the machine's too.
                score if score < *least => wrong.push(format!(
                    "{name}: {score} of {least}, at paces of {:.0?}",
                    answers.iter().map(|one| one.pace).collect::<Vec<_>>()
                )),
                _ => held += 1,
            }
        }
        match answers.iter().all(|one| one.shift == 0.0) {
            true => held += 1,
            false => wrong.push("something moved while the page loaded".to_owned()),
        }
        let place = broken()
            .make(&setting.dist)
            .map_err(|error| error.to_string());
        match place.and_then(|place| ask(program, setting, &place)) {
            Ok(answer) => {
                eprintln!("    broken  {:?}: {:?}", answer.scores, answer.wanting);
                for ((name, least), score) in LEAST.iter().zip(answer.scores) {
                    match score < *least {
                        true => found_out += 1,
                        false => wrong.push(format!("{name}: {score} for a broken copy")),
                    }
                }
            }
            Err(error) => wrong.push(error),
        }
    }
    let result = if wrong.is_empty() { "pass" } else { "fail" };
    let (version, browser) = said;
    println!(
        "verified\tlighthouse\tLighthouse {version} in Chromium\t{browser}\tbrowser\t{held}\t{found_out}\t{result}\t{}",
        wrong.join("; ")
    );
    wrong.is_empty()
}

/// Slow to answer, in no language, with a complaint in the console and nothing for a search engine
/// to show.
fn broken() -> Copy {
    const SLOW: &str = "const late = performance.now() + 900; while (performance.now() < late); console.error('late');";
    Copy {
        name: "falls short",
        changes: vec![
            ("boot.js", Change::Before(SLOW.to_owned())),
            ("boot.js.br", Change::Gone),
            (
                "index.html",
                Change::Swapped(
                    "<html lang=\"en\">",
                    "<html><meta name=\"robots\" content=\"noindex\">",
                ),
            ),
            ("index.html.br", Change::Gone),
        ],
    }
}

/// Asks it about a page.
fn ask(program: &Path, setting: &Setting, dist: &Path) -> Result<Answer, String> {
    let server = Server::start(dist, Manner::Published);
    let file: PathBuf =
        env::temp_dir().join(format!("palette-ports-lighthouse-{}.json", process::id()));
    let mut node = Command::new("node");
    node.arg(program).arg(format!("{}/", server.origin()));
    node.args(["--quiet", "--output=json"]);
    node.arg(format!("--output-path={}", file.display()));
    node.arg("--chrome-flags=--headless --no-sandbox --disable-gpu");
    node.env("CHROME_PATH", &setting.browser);
    // It sends nothing of what it sees anywhere unless it is asked to; this says so.
    node.arg("--no-enable-error-reporting");
    let output = node.output().map_err(|error| format!("node: {error}"))?;
    let text = fs::read_to_string(&file).map_err(|_| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!(
            "Lighthouse gave no answer: {}",
            said.lines().last().unwrap_or_default()
        )
    })?;
    let _ = fs::remove_file(&file);
    let report: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(read(&report))
}

fn read(report: &Value) -> Answer {
    let mut wanting = Vec::new();
    let scores = LEAST.map(|(name, _)| {
        let category = &report["categories"][name];
        for audit in category["auditRefs"].as_array().into_iter().flatten() {
            let of = &report["audits"][audit["id"].as_str().unwrap_or_default()];
            let score = of["score"].as_f64().unwrap_or(1.0);
            if score < 1.0 && audit["weight"].as_f64().unwrap_or_default() > 0.0 {
                let said = of["displayValue"].as_str().unwrap_or_default();
                wanting.push(format!(
                    "{} {score} {said}",
                    of["id"].as_str().unwrap_or_default()
                ));
            }
        }
        (category["score"].as_f64().unwrap_or_default() * 100.0).round() as u32
    });
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let agent = text(&report["environment"]["hostUserAgent"]);
    let browser = agent.split("Chrome/").nth(1).unwrap_or_default();
    Answer {
        version: text(&report["lighthouseVersion"]),
        browser: browser.split(' ').next().unwrap_or_default().to_owned(),
        scores,
        shift: report["audits"]["cumulative-layout-shift"]["numericValue"]
            .as_f64()
            .unwrap_or(1.0),
        wanting,
        pace: report["environment"]["benchmarkIndex"]
            .as_f64()
            .unwrap_or_default(),
    }
}
