//! The XLSX files, read back by LibreOffice and openpyxl, and held to the JSON of the same question.

use super::checks::{Check, Runner};
use super::table::{Outcome, Row};
use super::{LIMIT, failed, scripts};
use crate::error::Result;
use crate::project;
use crate::run;
use crate::setup;
use crate::suite;

/// What `cargo xtask verify` calls it.
pub const NAME: &str = "xlsx";

/// What it is about, for the list.
pub const ABOUT: &str = "XLSX files, as LibreOffice and openpyxl read them, against the JSON";

/// What reads them, in `tests/verify/checks/`.
const SCRIPT: &str = "workbook.py";

/// What it is made of.
pub const MADE_OF: Check = Check {
    formats: &[NAME],
    runner: Runner::Python(SCRIPT),
    pip: &["openpyxl==3.1.5"],
    npm: &[],
    apt: &[("soffice", "libreoffice-calc-nogui")],
    how_long: "two minutes, 400 MB",
    quick: false,
};

/// Writes workbooks and has them read. An error says what is missing to do that at all.
pub fn check() -> Result<Vec<Row>> {
    let python = setup::ensure_check(&MADE_OF)?.python;
    let cases = project::target().join("verify").join("workbooks");
    println!("==> {NAME}: {ABOUT}");
    run::show(suite::quiet_test("verify").arg("--sheets").arg(&cases))?;
    let mut program = run::program(python);
    program.arg("-B").arg(scripts().join(SCRIPT)).arg(&cases);
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
