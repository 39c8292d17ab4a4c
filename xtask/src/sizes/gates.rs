//! The limits of the parts and what they weighed before: `xtask/sizes.txt`.

use std::fs;
use std::path::PathBuf;

use super::grouped;
use crate::error::{Context, Error, Result};
use crate::project;

/// How much a part may grow, in percent of its baseline, before somebody has to say why.
const GROWTH: u64 = 2;

/// A part that is not built yet has no baseline.
const NONE: &str = "-";

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The part's name.
    pub part: String,
    /// The most that it may weigh.
    pub limit: u64,
    /// What it weighed when that was last accepted; none where it is not built yet.
    pub baseline: Option<u64>,
}

/// Where the limits are.
pub fn file() -> PathBuf {
    project::root().join("xtask").join("sizes.txt")
}

/// Reads them.
pub fn read() -> Result<Vec<Gate>> {
    let text = fs::read_to_string(file()).context("reading xtask/sizes.txt")?;
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<Gate>> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| gate(line).ok_or_else(|| Error::new(format!("xtask/sizes.txt: {line}"))))
        .collect()
}

fn gate(line: &str) -> Option<Gate> {
    let mut words = line.split_whitespace();
    let (part, limit, baseline) = (words.next()?, words.next()?, words.next()?);
    Some(Gate {
        part: part.to_owned(),
        limit: limit.parse().ok()?,
        baseline: match baseline {
            NONE => None,
            number => Some(number.parse().ok()?),
        },
    })
}

/// The file's text with these baselines; everything else in it stays.
pub fn accepted(text: &str, weights: &[(String, u64)]) -> String {
    let line = |line: &str| {
        let weighed = gate(line).and_then(|gate| {
            let (_, weight) = weights.iter().find(|(part, _)| *part == gate.part)?;
            Some(format!("{:<12}{:>7}{weight:>10}\n", gate.part, gate.limit))
        });
        weighed.unwrap_or_else(|| format!("{line}\n"))
    };
    text.lines().map(line).collect()
}

impl Gate {
    /// What is wrong with a part of this weight, in a sentence; `weight` is none where there is no such
    /// part.
    pub fn problem(&self, weight: Option<u64>) -> Option<String> {
        let part = &self.part;
        let Some(weight) = weight else {
            return self.baseline.map(|_| {
                format!("there is no part `{part}` any more: take it out of xtask/sizes.txt")
            });
        };
        if weight > self.limit {
            return Some(format!(
                "`{part}` weighs {} bytes (brotli -11), {} more than its limit in xtask/sizes.txt",
                grouped(weight),
                grouped(weight - self.limit)
            ));
        }
        let Some(baseline) = self.baseline else {
            return Some(format!(
                "`{part}` has no baseline yet: `cargo xtask dist --accept-sizes` writes it"
            ));
        };
        (weight * 100 > baseline * (100 + GROWTH)).then(|| {
            format!(
                "`{part}` weighs {} bytes (brotli -11), {} more than its baseline and so over {GROWTH} %. If that \
                 is worth it, accept it by `cargo xtask dist --accept-sizes`, and say why in the commit",
                grouped(weight),
                grouped(weight - baseline)
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# part limit baseline\n\nfirst   105000  100000\nworkbench 75000 -\n";

    #[test]
    fn a_part_is_held_to_its_limit_and_its_baseline() -> Result<()> {
        let gates = parse(TEXT)?;
        let problem = |place: usize, weight| gates[place].problem(weight).unwrap_or_default();
        assert_eq!(problem(0, Some(102_000)), "");
        assert_eq!(problem(0, Some(1)), "");
        assert!(problem(0, Some(102_001)).contains("2,001 more than its baseline"));
        assert!(problem(0, Some(102_001)).contains("--accept-sizes"));
        assert!(problem(0, Some(105_001)).contains("1 more than its limit"));
        assert!(problem(0, None).contains("no part `first`"));
        assert_eq!(problem(1, None), "");
        assert!(problem(1, Some(5)).contains("no baseline"));
        Ok(())
    }

    #[test]
    fn accepting_writes_baselines_and_leaves_the_rest() -> Result<()> {
        let text = accepted(TEXT, &[("first".to_owned(), 104_000)]);
        assert!(text.starts_with("# part limit baseline\n\nfirst"), "{text}");
        let gates = parse(&text)?;
        assert_eq!(
            (gates[0].limit, gates[0].baseline),
            (105_000, Some(104_000))
        );
        assert_eq!(gates[1], parse(TEXT)?[1]);
        assert!(parse("first many 1").is_err());
        Ok(())
    }
}
