//! The table of sizes, and what each part may weigh.

mod gates;

use std::fs;
use std::path::{Path, PathBuf};

use gates::Gate;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::wasm_build;

/// Files that are served beside the page and not read by it, so not in its budget.
const BESIDE: &[&str] = &["data/palette.json", "data/schema.json", "preview.png"];

/// Bytes of a file as it is and as it travels.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Endings of what stands beside a file, compressed, for a server to send in its place.
const COMPRESSED: &[&str] = &["br", "gz"];

/// What a page that embeds ours loads at once.
const ELEMENT: &str = "palette-ports.js";

/// A script that the page loads once its first part is there.
const LATER: &str = "keep-text.js";

/// The names of what no chunk is.
const FIRST: &str = "first";
const EMBEDDED: &str = "element";
const KEEPER: &str = "keep-text";

/// Prints what everything weighs, by file and by part. An error where a part is over its limit or has
/// grown; with `accept`, growth is written down instead.
pub fn report(site: &Path, embed: &Path, accept: bool) -> Result<()> {
    let mut rows = measure(site, &served(site)?)?;
    let element = measure(embed, &[embed.join(ELEMENT)])?;
    let mut weights = parts(&rows, &gates::read()?);
    for (name, sizes) in element {
        weights.push((EMBEDDED.to_owned(), sizes.brotli));
        rows.push((format!("embed/{name}"), sizes));
    }
    print!("{}", table(&rows));
    if accept {
        let text = fs::read_to_string(gates::file()).context("reading xtask/sizes.txt")?;
        fs::write(gates::file(), gates::accepted(&text, &weights))
            .context("writing xtask/sizes.txt")?;
    }
    judge(&gates::read()?, &weights)
}

/// Prints the parts with their limits; an error with every problem.
fn judge(gates: &[Gate], weights: &[(String, u64)]) -> Result<()> {
    let mut problems = Vec::new();
    println!(
        "\n{:<12}{:>11}{:>11}{:>11}",
        "part", "brotli -11", "baseline", "limit"
    );
    for gate in gates {
        let found = weights.iter().find(|(part, _)| *part == gate.part);
        let weight = found.map(|(_, weight)| *weight);
        let said = |number: Option<u64>| number.map_or_else(|| "-".to_owned(), grouped);
        println!(
            "{:<12}{:>11}{:>11}{:>11}",
            gate.part,
            said(weight),
            said(gate.baseline),
            grouped(gate.limit)
        );
        problems.extend(gate.problem(weight));
    }
    for (part, weight) in weights {
        if !gates.iter().any(|gate| gate.part == *part) {
            problems.push(format!(
                "`{part}` weighs {} bytes (brotli -11) and has no line in xtask/sizes.txt",
                grouped(*weight)
            ));
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(Error::new(problems.join("\n"))),
    }
}

/// What each part adds to those before it, in the order of `gates`, which is that in which a reader
/// comes to them: for the first one the page, for the others their chunks. A chunk's file has the names
/// of its parts, and comes with the first of them.
fn parts(files: &[(String, Sizes)], gates: &[Gate]) -> Vec<(String, u64)> {
    let place = |part: &&str| gates.iter().position(|gate| gate.part == *part);
    let mut weights = vec![(FIRST.to_owned(), 0)];
    for (name, sizes) in files {
        let part = match name.strip_prefix(wasm_build::PARTS) {
            Some(chunk) => {
                let chunk = chunk.rsplit('/').next().unwrap_or_default();
                let chunk = chunk.trim_end_matches(".wasm");
                let chunk = chunk.strip_suffix(wasm_build::SHARED).unwrap_or(chunk);
                let parts = chunk.split('-');
                // One without a limit is told by its own name, so that it can be said.
                parts.min_by_key(|part| place(part).unwrap_or(0))
            }
            None if BESIDE.contains(&name.as_str()) => None,
            None if name == LATER => Some(KEEPER),
            None => Some(FIRST),
        };
        let Some(part) = part else { continue };
        match weights.iter_mut().find(|(known, _)| known == part) {
            Some((_, weight)) => *weight += sizes.brotli,
            None => weights.push((part.to_owned(), sizes.brotli)),
        }
    }
    weights
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

fn measure(dist: &Path, files: &[PathBuf]) -> Result<Vec<(String, Sizes)>> {
    let mut node = run::program("node");
    node.args([
        "--input-type=module",
        "--eval",
        include_str!("measure.mjs"),
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
        if index == 0 {
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
    fn a_chunk_of_several_parts_counts_for_the_one_that_comes_first() {
        let file = |name: &str, brotli| {
            let sizes = Sizes {
                brotli,
                ..Sizes::default()
            };
            (name.to_owned(), sizes)
        };
        let files = [
            file("index.html", 1),
            file("preview.png", 2),
            file("parts/0a/files.wasm", 4),
            file("parts/0a/files-later-workbook.wasm", 8),
            file("parts/0a/workbook.wasm", 16),
        ];
        let gate = |part: &str| Gate {
            part: part.to_owned(),
            limit: 0,
            baseline: None,
        };
        let weights = |order: &[&str]| {
            let gates: Vec<Gate> = order.iter().copied().map(gate).collect();
            parts(&files, &gates)
        };
        let expected = |weights: &[(&str, u64)]| -> Vec<(String, u64)> {
            let weights = weights.iter();
            weights
                .map(|(part, weight)| ((*part).to_owned(), *weight))
                .collect()
        };
        assert_eq!(
            weights(&["first", "workbook", "files", "later"]),
            expected(&[("first", 1), ("files", 4), ("workbook", 24)])
        );
        // A part that has no line is not hidden behind one that has.
        assert_eq!(
            weights(&["first", "files", "workbook"]),
            expected(&[("first", 1), ("files", 4), ("later", 8), ("workbook", 16)])
        );
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
