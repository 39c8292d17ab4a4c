//! The table of sizes and the budget.

use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::pins;
use crate::project;
use crate::run;
use crate::wasm_build;

/// Files that are served beside the page and not read by it, so not in its budget.
const BESIDE: &[&str] = &["data/schema.json", "preview.png"];

/// Bytes of a file as it is and as it travels.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl AddAssign for Sizes {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// What is loaded when somebody asks for a file, and has a budget of its own.
const LATER: &[&str] = &[wasm_build::SHEETS, wasm_build::SHEETS_WASM];

/// Endings of what stands beside a file, compressed, for a server to send in its place.
const COMPRESSED: &[&str] = &["br", "gz"];

/// What a page that embeds ours loads at once.
const LOADER: &str = "palette-ports.js";

/// Prints the tables of the static folder and of the embed folder; an error when the page, or what
/// an embed costs at once, is over its budget.
pub fn report(site: &Path, embed: &Path) -> Result<()> {
    let [page, sheets] = page(site)?;
    for verdict in [page, sheets, loader(embed)?] {
        println!("{}", verdict?);
    }
    Ok(())
}

/// Prints what the embed folder holds; how its loader stands to its budget.
fn loader(embed: &Path) -> Result<Result<String>> {
    let mut files = served(embed)?;
    files.retain(|file| {
        let end = file.extension().and_then(|end| end.to_str());
        matches!(end, Some("js" | "wasm"))
    });
    let measured = measure(embed, &files)?;
    let mut all = Sizes::default();
    let mut rows = measured.clone();
    for (name, sizes) in &mut rows {
        if LATER.contains(&name.as_str()) {
            name.push_str(" (later)");
        } else {
            all += *sizes;
        }
    }
    rows.push(("an embed, near".to_owned(), all));
    print!("{}", table(&rows));
    let loader = measured.iter().find(|(name, _)| name == LOADER);
    let (name, sizes) =
        loader.ok_or_else(|| Error::new(format!("there is no dist/embed/{LOADER}")))?;
    let what = format!("embed/{name}");
    Ok(verdict(
        &what,
        sizes.brotli,
        pins::LOADER_BUDGET,
        "LOADER_BUDGET",
    ))
}

/// The files of a directory, without those that stand beside others, compressed.
fn served(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = project::files(dir)?;
    files.retain(|file| {
        !COMPRESSED
            .iter()
            .any(|end| file.extension() == Some(end.as_ref()))
    });
    Ok(files)
}

/// Prints the table of everything in the static folder; how the page stands to its budget, and what
/// writes files to its own.
fn page(dist: &Path) -> Result<[Result<String>; 2]> {
    let measured = measure(dist, &served(dist)?)?;
    let (mut page, mut sheets) = (Sizes::default(), Sizes::default());
    let mut rows = Vec::new();
    for (name, sizes) in &measured {
        let mut said = name.clone();
        if BESIDE.contains(&name.as_str()) {
            said.push_str(" (not in the page)");
        } else if LATER.contains(&name.as_str()) {
            said.push_str(" (later)");
            sheets += *sizes;
        } else {
            page += *sizes;
        }
        rows.push((said, *sizes));
    }
    rows.push(("what writes files, later".to_owned(), sheets));
    rows.push(("the page".to_owned(), page));
    print!("{}", table(&rows));
    Ok([
        verdict("the page", page.brotli, pins::PAGE_BUDGET, "PAGE_BUDGET"),
        verdict(
            "what writes files",
            sheets.brotli,
            pins::SHEETS_BUDGET,
            "SHEETS_BUDGET",
        ),
    ])
}

fn measure(dist: &Path, files: &[PathBuf]) -> Result<Vec<(String, Sizes)>> {
    let mut node = run::program("node");
    node.args([
        "--input-type=module",
        "--eval",
        include_str!("sizes.mjs"),
        "--",
    ])
    .args(files);
    let printed = run::output(&mut node)
        .ok_or_else(|| Error::new("`node` failed to measure the sizes of the page"))?;
    let parsed: Option<Vec<_>> = printed.lines().map(|line| parse(dist, line)).collect();
    parsed.ok_or_else(|| Error::new(format!("`node` measured nonsense:\n{printed}")))
}

fn parse(dist: &Path, line: &str) -> Option<(String, Sizes)> {
    let mut words = line.splitn(4, ' ');
    let mut number = || words.next()?.parse().ok();
    let sizes = Sizes {
        raw: number()?,
        gzip: number()?,
        brotli: number()?,
    };
    let path = Path::new(words.next()?).strip_prefix(dist).ok()?;
    Some((path.to_string_lossy().replace('\\', "/"), sizes))
}

fn table(rows: &[(String, Sizes)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut out = format!(
        "\n{:width$}  {:>9}  {:>9}  {:>9}\n",
        "file", "raw", "gzip -9", "brotli -11"
    );
    let rule = "-".repeat(out.trim().len());
    for (index, (name, sizes)) in rows.iter().enumerate() {
        if index == 0 || index + 1 == rows.len() {
            out.push_str(&format!("{rule}\n"));
        }
        let [raw, gzip, brotli] = [sizes.raw, sizes.gzip, sizes.brotli].map(grouped);
        out.push_str(&format!(
            "{name:width$}  {raw:>9}  {gzip:>9}  {brotli:>10}\n"
        ));
    }
    out
}

/// 75,000 of 75000.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn verdict(what: &str, brotli: u64, budget: u64, name: &str) -> Result<String> {
    let (size, limit) = (grouped(brotli), grouped(budget));
    match brotli.checked_sub(budget) {
        None | Some(0) => Ok(format!(
            "budget of {what}: {size} of {limit} bytes brotli, {} to spare",
            grouped(budget - brotli)
        )),
        Some(over) => Err(Error::new(format!(
            "over the budget by {} bytes: {what} is {size} bytes brotli, {limit} are allowed \
             ({name} in xtask/src/pins.rs)",
            grouped(over)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_digits() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(75_000), "75,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn the_budget_is_a_limit_and_says_by_how_much() {
        let said = |brotli| match verdict("the page", brotli, 75_000, "PAGE_BUDGET") {
            Ok(line) => line,
            Err(error) => error.to_string(),
        };
        assert!(said(75_000).contains("75,000 of 75,000 bytes brotli, 0 to spare"));
        assert!(said(70_500).contains("4,500 to spare"));
        assert!(verdict("the page", 75_001, 75_000, "PAGE_BUDGET").is_err());
        assert!(said(76_001).contains("over the budget by 1,001 bytes"));
    }

    #[test]
    fn reads_what_node_prints() {
        let expected = (
            "data/a b.json".to_owned(),
            Sizes {
                raw: 3,
                gzip: 2,
                brotli: 1,
            },
        );
        assert_eq!(
            parse(Path::new("/d"), "3 2 1 /d/data/a b.json"),
            Some(expected)
        );
        assert_eq!(parse(Path::new("/d"), "3 2 /d/data.json"), None);
    }
}
