//! `cargo xtask verify`: every format's snippets, read back by engines that are not ours; the element
//! in documentation sites and in what bundlers make; the page in three browsers and by Lighthouse; and
//! two builds of one commit, compared.
//!
//! `tests/verify` renders the cases, each with what was asked for; the checks in
//! `tests/verify/checks/` read them back and try copies that were broken on purpose. What is no
//! format is in `sites`.

mod checks;
mod entries;
mod reproducible;
mod sites;
mod table;
mod workbook;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli;
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup::{self, Need};
use crate::suite;
use checks::{CHECKS, Runner};
use table::{Outcome, Row};

pub use checks::Check;
pub use reproducible::shipped;

/// Longer than any check takes: what hangs is a failure and not a wait.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// What a run is asked for.
pub struct Asked<'a> {
    /// Only the checks that `cargo xtask test` can afford.
    pub quick: bool,
    /// Write the results down for readers.
    pub table: bool,
    /// Take `dist/` as it is.
    pub built: bool,
    /// Ids of formats and names of other checks; none for all of them.
    pub names: &'a [String],
}

impl Asked<'_> {
    /// What `cargo xtask test` runs.
    pub const QUICK: Asked<'static> = Asked {
        quick: true,
        table: false,
        built: false,
        names: &[],
    };
}

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
    for check in sites::CHECKS {
        let (name, about) = (check.name, check.about);
        println!("{name:16} {about}\n                 {}", check.made_of());
    }
    let (name, made_of) = (workbook::NAME, workbook::MADE_OF);
    let about = workbook::ABOUT;
    println!(
        "{name:16} {about}\n                 {}",
        made_of.pip.join(" ")
    );
    println!("{:16} {}  (quick)", entries::NAME, entries::ABOUT);
    Ok(())
}

/// Runs the checks of these names, all without any; an error when one fails, or when a format
/// has none and would ship unchecked.
pub fn run(asked: &Asked) -> Result<()> {
    let is_site = |name: &String| sites::CHECKS.iter().any(|check| check.is_meant_by(name));
    let is_dist = |name: &String| name == reproducible::NAME;
    let (dist, others): (Vec<String>, Vec<String>) = asked.names.iter().cloned().partition(is_dist);
    if !dist.is_empty() && others.is_empty() {
        return reproducible::check();
    }
    let (places, wanted): (Vec<String>, Vec<String>) = others.into_iter().partition(is_site);
    let is_workbook = |name: &String| name == workbook::NAME;
    let (workbooks, wanted): (Vec<String>, Vec<String>) = wanted.into_iter().partition(is_workbook);
    let is_entries = |name: &String| name == entries::NAME;
    let (corpus, wanted): (Vec<String>, Vec<String>) = wanted.into_iter().partition(is_entries);
    let (mut rows, mut formats) = (Vec::new(), Vec::new());
    if asked.names.is_empty() || !wanted.is_empty() {
        (rows, formats) = read_back(asked.quick, &wanted)?;
        print!("\n{}", table::plain(&rows, table::FORMATS));
    }
    let mut in_sites = Vec::new();
    if !asked.quick && (asked.names.is_empty() || !places.is_empty()) {
        in_sites = in_browsers(asked.built, &places);
    }
    if !asked.quick && (asked.names.is_empty() || !workbooks.is_empty()) {
        let rows = workbook::check();
        in_sites.extend(rows.unwrap_or_else(|error| {
            println!("missing: {error}");
            vec![Row::of(workbook::NAME, Outcome::NotRun, short(&error))]
        }));
    }
    if asked.names.is_empty() || !corpus.is_empty() {
        let rows = entries::check();
        in_sites.extend(rows.unwrap_or_else(|error| {
            println!("missing: {error}");
            vec![Row::of(entries::NAME, Outcome::NotRun, short(&error))]
        }));
    }
    if !in_sites.is_empty() {
        print!("\n{}", table::plain(&in_sites, table::SITES));
    }
    if rows.is_empty() && in_sites.is_empty() {
        return Err(Error::new(
            "--quick leaves out the checks that were asked for",
        ));
    }
    let all: Vec<&Row> = rows.iter().chain(&in_sites).collect();
    conclude(&all)?;
    let is_everything = asked.names.is_empty() && !asked.quick;
    match (asked.table, is_everything) {
        (true, _) => return publish(&rows, &in_sites, &formats),
        (false, true) => published(&formats)?,
        (false, false) => {}
    }
    // Two builds take minutes, and say nothing that the tables have a place for.
    match is_everything || !dist.is_empty() {
        true => reproducible::check(),
        false => Ok(()),
    }
}

/// Runs the checks that are no formats: those of these names, or all.
fn in_browsers(built: bool, wanted: &[String]) -> Vec<Row> {
    let is_wanted = |check: &&sites::Check| {
        wanted.is_empty() || wanted.iter().any(|name| check.is_meant_by(name))
    };
    let chosen: Vec<&sites::Check> = sites::CHECKS.iter().filter(is_wanted).collect();
    let mut rows = Vec::new();
    let made = sites::Built::ensure(built);
    for check in chosen {
        let ran = match &made {
            Ok(made) => sites::perform(check, made),
            Err(error) => Err(Error::new(error.to_string())),
        };
        rows.extend(ran.unwrap_or_else(|error| {
            println!("missing: {error}");
            vec![Row::of(check.name, Outcome::NotRun, short(&error))]
        }));
    }
    rows
}

/// Runs the checks of these formats, of all without any: what they say, and all formats.
fn read_back(quick: bool, wanted: &[String]) -> Result<(Vec<Row>, Vec<Format>)> {
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
                let said = short(&error);
                let not_run = |id: &&str| Row::of(id, Outcome::NotRun, said.as_str());
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
    let place = |row: &Row| formats.iter().position(|format| format.id == row.format);
    rows.sort_by_key(place);
    Ok((rows, formats))
}

/// Renders the cases; the formats that there are.
fn render(cases: &Path) -> Result<Vec<Format>> {
    if cases.exists() {
        // A format that is gone must not be checked.
        fs::remove_dir_all(cases).context(format!("removing {}", cases.display()))?;
    }
    fs::create_dir_all(cases).context(format!("making {}", cases.display()))?;
    println!("rendering the cases of tests/verify");
    run::show(suite::quiet_test("verify").arg("--render").arg(cases))?;
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
    let others: Vec<&str> = sites::CHECKS.iter().map(|check| check.name).collect();
    let near = match cli::nearest(wrong, &[ids.as_slice(), &others].concat()) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    };
    Err(Error::new(format!(
        "there is no format `{wrong}`{near} The formats are: {}. The other checks are: {}, {}, {} and {}",
        ids.join(", "),
        others.join(", "),
        workbook::NAME,
        entries::NAME,
        reproducible::NAME
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
            let mut cargo = suite::quiet_test("traffic");
            cargo.arg(cases).env("PALETTE_PORTS_TRAFFIC", "1");
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
    let passed = || text.lines().filter(|line| is_passed(line));
    let is_broken = |line: &&str| line.starts_with("test [broken on purpose] ");
    let complaint = text
        .lines()
        .find(|line| line.ends_with("FAILED") || line.contains("tests skipped"));
    for line in text.lines().filter(|line| !is_passed(line)) {
        eprintln!("    {line}");
    }
    let skipped =
        text.contains("tests skipped") || text.lines().any(|line| line.contains(" ... ignored"));
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

/// Whether a line is a test's that passed.
fn is_passed(line: &str) -> bool {
    line.starts_with("test ") && line.ends_with(" ... ok")
}

/// Says how it went.
fn conclude(rows: &[&Row]) -> Result<()> {
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
        true => Err(Error::new("not everything was checked and passed")),
        false => Ok(()),
    }
}

fn page() -> PathBuf {
    project::root().join("docs").join("checks.md")
}

/// Writes the results down for readers, where there is one for every check.
fn publish(rows: &[Row], in_sites: &[Row], formats: &[Format]) -> Result<()> {
    let mut all = rows.iter().chain(in_sites);
    if all.any(|row| row.outcome != Outcome::Passed) {
        return Err(Error::new(
            "docs/checks.md is left as it is: some checks could not run here",
        ));
    }
    let name = |id: &str| {
        let found = formats.iter().find(|format| format.id == id);
        found.map_or_else(|| id.to_owned(), |format| format.name.clone())
    };
    let text = table::markdown(rows, in_sites, &name);
    fs::write(page(), text).context("writing docs/checks.md")?;
    println!("written: docs/checks.md");
    Ok(())
}

/// An error when what is written down for readers says nothing of a format.
fn published(formats: &[Format]) -> Result<()> {
    let Ok(text) = fs::read_to_string(page()) else {
        return Ok(());
    };
    let formats = formats.iter().map(|format| format.name.as_str());
    let others = sites::CHECKS.iter().map(|check| check.name);
    let mut names = formats.chain(others).chain([workbook::NAME, entries::NAME]);
    match names.find(|name| !table::names(&text, name)) {
        None => Ok(()),
        Some(name) => Err(Error::new(format!(
            "docs/checks.md says nothing of {name}: write it anew with `cargo xtask verify --table`"
        ))),
    }
}

/// An error as the table has room for it: what to do. What the installer said is above it.
fn short(error: &Error) -> String {
    let said = first_line(error);
    let before = said.split_once(" (`").map(|(before, _)| before.to_owned());
    before.unwrap_or(said)
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
        assert!(message("mkdoc").contains("did you mean `mkdocs`?"));
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
        let text =
            "test ufw/saas ... ok\ntest [broken on purpose] self-test/ufw/broken-syntax ... ok\n";
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
