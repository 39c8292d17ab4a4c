//! `cargo xtask verify`: every format's snippets, read back by engines that are not ours, and two
//! builds of one commit compared.
//!
//! `tests/verify` renders the cases, each with what was asked for; the checks in
//! `tests/verify/checks/` read them back and try copies that were broken on purpose.

mod checks;
mod reproducible;
mod table;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli;
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need};
use checks::{CHECKS, Runner};
use table::{Outcome, Row};

pub use checks::Check;

/// Longer than any check takes: what hangs is a failure and not a wait.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// A format as the library lists it.
struct Format {
    id: String,
    file_name: String,
    name: String,
}

/// The checks that `cargo xtask test` can afford.
pub fn quick() -> impl Iterator<Item = &'static Check> {
    CHECKS.iter().filter(|check| check.quick)
}

/// Says which checks there are.
pub fn list() -> Result<()> {
    for check in CHECKS {
        let (runner, mut made_of) = match check.runner {
            Runner::Python(script) | Runner::Shell(script) => (script, Vec::new()),
            Runner::Traffic { .. } => ("traffic", vec!["the firewall itself"]),
        };
        made_of.extend(check.pip);
        made_of.extend(check.npm);
        made_of.extend(check.apt.iter().map(|(_, package)| package));
        let quick = if check.quick { "  (quick)" } else { "" };
        println!(
            "{runner:16} {}{quick}\n                 {}",
            check.subject(),
            made_of.join(" ")
        );
    }
    Ok(())
}

/// Runs what these words name, or everything without any.
pub fn run(quick: bool, table: bool, words: &[String]) -> Result<()> {
    let is_dist = |word: &String| word == reproducible::NAME;
    let (dist, wanted): (Vec<String>, Vec<String>) = words.iter().cloned().partition(is_dist);
    let checked = match dist.is_empty() || !wanted.is_empty() {
        true => formats(quick, table, &wanted),
        false => Ok(()),
    };
    // Two builds take minutes, and say nothing that the table of formats has a place for.
    let is_everything = words.is_empty() && !quick && !table;
    let built = match is_everything || !dist.is_empty() {
        true => reproducible::check(),
        false => Ok(()),
    };
    checked.and(built)
}

/// Runs the checks of these formats, of all without any; an error when one fails, or when a format
/// has none and would ship unchecked.
fn formats(quick: bool, table: bool, wanted: &[String]) -> Result<()> {
    let cases = project::target().join("verify").join("cases");
    let formats = render(&cases)?;
    known(wanted, &formats)?;
    let chosen: Vec<&Format> = formats
        .iter()
        .filter(|format| wanted.is_empty() || wanted.contains(&format.id))
        .collect();
    let python = setup::python()?;
    run::show(
        run::program(python)
            .args(["-B", "common.py", "--self-test"])
            .current_dir(scripts()),
    )?;

    let mut rows = Vec::new();
    for check in CHECKS {
        if let Some(unknown) = check
            .formats
            .iter()
            .find(|id| !formats.iter().any(|format| format.id == **id))
        {
            return Err(Error::new(format!(
                "checks.rs has a check of `{unknown}`, and there is no such format"
            )));
        }
        let ids: Vec<&str> = chosen
            .iter()
            .filter(|format| is_for(check, format))
            .map(|format| format.id.as_str())
            .collect();
        if ids.is_empty() || (quick && !check.quick) {
            continue;
        }
        rows.extend(match perform(check, &ids, &cases) {
            Ok(rows) => rows,
            Err(error) => {
                println!("missing: {error}");
                // What the installer said is above; the table has room for what to do.
                let said = first_line(&error);
                let said = said
                    .split_once(" (`")
                    .map_or(said.as_str(), |(before, _)| before);
                let not_run = |id: &&str| Row::of(id, Outcome::NotRun, said);
                ids.iter().map(not_run).collect()
            }
        });
    }
    for format in &chosen {
        if !CHECKS
            .iter()
            .any(|check| check.formats.contains(&format.id.as_str()))
        {
            rows.push(Row::of(
                &format.id,
                Outcome::Unchecked,
                "no check in checks.rs",
            ));
        }
    }
    if rows.is_empty() {
        return Err(Error::new(
            "--quick leaves out the checks that were asked for",
        ));
    }
    let place = |row: &Row| formats.iter().position(|format| format.id == row.format);
    rows.sort_by_key(place);
    print!("\n{}", table::plain(&rows));
    conclude(&rows)?;
    match (table, wanted.is_empty()) {
        (true, _) => publish(&rows, &formats),
        (false, true) => published(&formats),
        (false, false) => Ok(()),
    }
}

/// Renders the cases; the formats that there are.
fn render(cases: &Path) -> Result<Vec<Format>> {
    if cases.exists() {
        // A format that is gone must not be checked.
        fs::remove_dir_all(cases).context(format!("removing {}", cases.display()))?;
    }
    fs::create_dir_all(cases).context(format!("making {}", cases.display()))?;
    println!("rendering the cases of tests/verify");
    let mut cargo = run::program("cargo");
    cargo.args([
        "test",
        "--quiet",
        "--no-default-features",
        "--features",
        "verify",
    ]);
    cargo
        .args(["--test", "verify", "--", "--render"])
        .arg(cases);
    run::show(&mut cargo)?;
    let file = cases.join("formats.tsv");
    let list = fs::read_to_string(&file).context(format!("reading {}", file.display()))?;
    let formats: Vec<Format> = list.lines().filter_map(read_format).collect();
    match formats.is_empty() {
        true => Err(Error::new("the library has no formats")),
        false => Ok(formats),
    }
}

fn read_format(line: &str) -> Option<Format> {
    let mut columns = line.split('\t').map(str::to_owned);
    Some(Format {
        id: columns.next()?,
        file_name: columns.next()?,
        name: columns.next()?,
    })
}

/// An error when one of the words is no format.
fn known(words: &[String], formats: &[Format]) -> Result<()> {
    let ids: Vec<&str> = formats.iter().map(|format| format.id.as_str()).collect();
    let Some(wrong) = words.iter().find(|word| !ids.contains(&word.as_str())) else {
        return Ok(());
    };
    let near = match cli::nearest(wrong, &ids) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    };
    Err(Error::new(format!(
        "there is no format `{wrong}`{near} The formats are: {}; and `dist` compares two builds",
        ids.join(", ")
    )))
}

fn is_for(check: &Check, format: &Format) -> bool {
    match check.runner {
        Runner::Shell(_) => format.file_name.ends_with(".sh"),
        Runner::Python(_) | Runner::Traffic { .. } => check.formats.contains(&format.id.as_str()),
    }
}

fn scripts() -> PathBuf {
    project::root().join("tests").join("verify").join("checks")
}

/// Runs one check over these formats. An error says what is missing to run it at all.
fn perform(check: &Check, ids: &[&str], cases: &Path) -> Result<Vec<Row>> {
    let (label, result) = match check.runner {
        Runner::Python(script) | Runner::Shell(script) => {
            let engine = setup::ensure_check(check)?;
            println!("==> {script}: {}", ids.join(", "));
            let mut python = run::program(&engine.python);
            python.arg("-B").arg(scripts().join(script));
            python.arg("--tabs").arg(cases).args(ids);
            // Whatever the locale: snippets are UTF-8.
            python.env("PYTHONUTF8", "1");
            let mut path: Vec<PathBuf> =
                engine.python.parent().into_iter().map(Into::into).collect();
            path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
            if let Ok(path) = env::join_paths(path) {
                python.env("PATH", path);
            }
            if let Some(modules) = engine.node_modules {
                python.env("NODE_PATH", modules);
            }
            (script, run::captured(&mut python, LIMIT))
        }
        Runner::Traffic { cases, version } => {
            setup::ensure(&[Need::Firewalls])?.require(&[Need::Firewalls])?;
            println!("==> traffic: {}", ids.join(", "));
            let mut cargo = run::program("cargo");
            cargo.args([
                "test",
                "--quiet",
                "--test",
                "traffic",
                "--features",
                "traffic",
            ]);
            cargo.args(["--", cases]).env("PALETTE_PORTS_TRAFFIC", "1");
            return Ok(match run::captured(&mut cargo, LIMIT) {
                Ok((text, succeeded)) => vec![traffic(&text, succeeded, ids, version)],
                Err(error) => failed(ids, &error),
            });
        }
    };
    let (text, succeeded) = match result {
        Ok(result) => result,
        Err(error) => return Ok(failed(ids, &error)),
    };
    let mut rows: Vec<Row> = text.lines().filter_map(Row::read).collect();
    rows.retain(|row| ids.contains(&row.format.as_str()));
    for id in ids {
        if !rows.iter().any(|row| row.format == *id) {
            let why = format!("{label} said nothing about it");
            rows.push(Row::of(id, Outcome::Failed, why));
        }
    }
    // A script that ends badly after its last row has more to say than its rows.
    if !succeeded && rows.iter().all(|row| row.outcome == Outcome::Passed) {
        let why = format!("{label} passed every case and ended with an error");
        rows.push(Row::of(ids[0], Outcome::Failed, why));
    }
    Ok(rows)
}

/// A row of failure for each format.
fn failed(ids: &[&str], error: &Error) -> Vec<Row> {
    let row = |id: &&str| Row::of(id, Outcome::Failed, first_line(error));
    ids.iter().map(row).collect()
}

/// What the traffic tests printed, as a row.
fn traffic(text: &str, succeeded: bool, ids: &[&str], version: [&str; 2]) -> Row {
    let [program, argument] = version;
    let answer = run::find(program)
        .and_then(|program| run::output(run::program(program).arg(argument)))
        .unwrap_or_default();
    let number = answer.split_whitespace().find(|word| {
        word.trim_start_matches('v')
            .starts_with(|first: char| first.is_ascii_digit())
    });
    let passed = || text.lines().filter(|line| line.starts_with("ok "));
    let is_broken = |line: &&str| line.ends_with("broken on purpose)");
    let complaint = text
        .lines()
        .find(|line| line.starts_with("FAIL") || line.contains("tests skipped"));
    for line in text.lines().filter(|line| !line.starts_with("ok ")) {
        eprintln!("    {line}");
    }
    let skipped =
        text.contains("tests skipped") || text.lines().any(|line| line.starts_with("skip "));
    let outcome = match (skipped, succeeded) {
        (true, _) => Outcome::NotRun,
        (false, true) => Outcome::Passed,
        (false, false) => Outcome::Failed,
    };
    Row {
        engine: format!("traffic through {}", ids[0]),
        version: number.unwrap_or_default().to_owned(),
        strength: "engine".to_owned(),
        cases: passed().filter(|line| !is_broken(line)).count(),
        broken: passed().filter(is_broken).count(),
        ..Row::of(ids[0], outcome, complaint.unwrap_or_default())
    }
}

/// Says how it went.
fn conclude(rows: &[Row]) -> Result<()> {
    let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    let (failed, not_run, unchecked) = (
        count(Outcome::Failed),
        count(Outcome::NotRun),
        count(Outcome::Unchecked),
    );
    println!(
        "\nchecks: {} passed, {failed} failed, {not_run} not run; formats without a check: {unchecked}",
        count(Outcome::Passed)
    );
    let in_ci = env::var("CI").is_ok_and(|value| value == "true");
    match failed + unchecked > 0 || (in_ci && not_run > 0) {
        true => Err(Error::new("not every format was checked and passed")),
        false => Ok(()),
    }
}

fn page() -> PathBuf {
    project::root().join("docs").join("checks.md")
}

/// Writes the results down for readers, where there is one for every check.
fn publish(rows: &[Row], formats: &[Format]) -> Result<()> {
    if rows.iter().any(|row| row.outcome != Outcome::Passed) {
        return Err(Error::new(
            "docs/checks.md is left as it is: some checks could not run here",
        ));
    }
    let name = |id: &str| {
        let found = formats.iter().find(|format| format.id == id);
        found.map_or_else(|| id.to_owned(), |format| format.name.clone())
    };
    fs::write(page(), table::markdown(rows, &name)).context("writing docs/checks.md")?;
    println!("written: docs/checks.md");
    Ok(())
}

/// An error when what is written down for readers says nothing of a format.
fn published(formats: &[Format]) -> Result<()> {
    let Ok(text) = fs::read_to_string(page()) else {
        return Ok(());
    };
    let missing = formats
        .iter()
        .find(|format| !table::names(&text, &format.name));
    match missing {
        None => Ok(()),
        Some(format) => Err(Error::new(format!(
            "docs/checks.md says nothing of {}: write it anew with `cargo xtask verify --table`",
            format.name
        ))),
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

    fn format(id: &str, file_name: &str) -> Format {
        Format {
            id: id.to_owned(),
            file_name: file_name.to_owned(),
            name: id.to_uppercase(),
        }
    }

    #[test]
    fn a_name_that_is_no_format_is_answered_with_those_that_are() {
        let formats = [format("aws-cli", "a.sh"), format("nftables", "a.nft")];
        let message = |word: &str| {
            let error = known(&[word.to_owned()], &formats).err();
            error.map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(message("nftables"), "");
        assert!(message("nft").contains("did you mean `nftables`?"));
        assert!(message("zzz").contains("The formats are: aws-cli, nftables"));
    }

    #[test]
    fn shell_scripts_are_known_by_their_file() {
        let shell = CHECKS
            .iter()
            .find(|check| matches!(check.runner, Runner::Shell(_)))
            .expect("a check of shell scripts");
        assert!(is_for(shell, &format("aws-cli", "a.sh")));
        assert!(!is_for(shell, &format("nftables", "a.nft")));
    }

    #[test]
    fn every_script_is_there_and_every_package_is_pinned() {
        for check in CHECKS {
            if let Runner::Python(script) | Runner::Shell(script) = check.runner {
                assert!(scripts().join(script).is_file(), "{script}");
            }
            for package in check.pip {
                assert!(package.contains("=="), "{package}");
            }
            for package in check.npm {
                assert!(package.rfind('@').is_some_and(|at| at > 0), "{package}");
            }
        }
    }

    #[test]
    fn traffic_is_counted_by_what_was_broken_on_purpose() {
        let text = "ok   ufw/saas (3.1 s)\nok   self-test/ufw/broken-syntax (2.0 s, broken on purpose)\n2 passed, 0 failed\n";
        let row = traffic(text, true, &["ufw"], ["no-such-program", "--version"]);
        assert_eq!((row.cases, row.broken), (1, 1));
        assert_eq!(row.outcome, Outcome::Passed);
        let skipped = traffic(
            "traffic tests skipped: no root\n",
            true,
            &["ufw"],
            ["x", "y"],
        );
        assert_eq!(skipped.outcome, Outcome::NotRun);
        assert!(skipped.detail.contains("no root"));
    }
}
