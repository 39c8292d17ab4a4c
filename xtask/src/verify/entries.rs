//! The corpus of pasted entries, read by Python's `ipaddress`: the judge from outside of what the page
//! reads, which a test holds to the same corpus.

use super::table::{Outcome, Row};
use super::{LIMIT, failed, scripts};
use crate::error::Result;
use crate::project;
use crate::run;
use crate::setup;

/// What `cargo xtask verify` calls it.
pub const NAME: &str = "entries";

/// What it is about, for the list.
pub const ABOUT: &str = "pasted entries, as Python's ipaddress reads them";

/// What reads them, in `tests/verify/checks/`.
const SCRIPT: &str = "entries.py";

/// Has the corpus read. An error says what is missing to do that at all.
pub fn check() -> Result<Vec<Row>> {
    println!("==> {NAME}: {ABOUT}");
    let corpus = project::root().join("tests/entries/corpus.tsv");
    let mut program = run::program(setup::python()?);
    program.arg("-B").arg(scripts().join(SCRIPT)).arg(corpus);
    program.env("PYTHONUTF8", "1");
    let (text, succeeded) = match run::captured(&mut program, LIMIT) {
        Ok(result) => result,
        Err(error) => return Ok(failed(&[NAME], &error)),
    };
    let mut rows: Vec<Row> = text.lines().filter_map(Row::read).collect();
    let all_passed = rows.iter().all(|row| row.outcome == Outcome::Passed);
    if rows.is_empty() || (!succeeded && all_passed) {
        let why = format!("{SCRIPT} ended before it had an answer");
        rows.push(Row::of(NAME, Outcome::Failed, why));
    }
    Ok(rows)
}
