//! Releases as people write them: with a word in front, a remark behind, and suffixes of all kinds.

use semver::Prerelease;

/// What is before a release and not it. A single letter counts only where it is the whole word.
const CANDIDATES: &[&str] = &[
    "rc",
    "cr",
    "alpha",
    "beta",
    "a",
    "b",
    "pre",
    "prerelease",
    "preview",
    "dev",
    "develop",
    "snapshot",
    "nightly",
    "canary",
    "milestone",
    "m",
    "ea",
    "next",
    "test",
    "tech",
    "unstable",
    "candidate",
];

/// What may stand in front of a release.
const BEFORE: &[&str] = &["palette", "vertex", "version", "release", "v"];

/// What may stand behind one without brackets around it.
const BEHIND: &[&str] = &[
    "latest", "current", "stable", "lts", "ga", "fips", "airgap", "and", "earlier", "release",
];

/// Whether a word such as `rc`, `rc1` or `RC-1` says that something is before a release.
fn is_candidate_word(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    CANDIDATES.contains(&letters.to_ascii_lowercase().as_str())
}

/// Whether a suffix says that something is before a release. `fips`, `airgap` or `1` do not: what has
/// them is the release in another make.
pub(super) fn is_candidate(suffix: &Prerelease) -> bool {
    suffix.split(['.', '-']).any(is_candidate_word)
}

/// A release without the words around it that say nothing of which one it is: `4.2 (latest)` is
/// `4.2`. Where they may say something, as in `4.2 (beta)`, they stay.
pub(super) fn bare(text: &str) -> &str {
    let text = without_name(text);
    let Some((release, remark)) = text.split_once(char::is_whitespace) else {
        return text;
    };
    let remark = remark.trim();
    let inner = remark
        .strip_prefix(['(', '['])
        .and_then(|inner| inner.strip_suffix([')', ']']));
    let says_nothing = match inner {
        Some(inner) => {
            let mut words = inner.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
            let has_number = inner.contains(|c: char| c.is_ascii_digit());
            !has_number && !words.any(is_candidate_word)
        }
        None => {
            let remark = remark.to_ascii_lowercase();
            remark.split_whitespace().all(|word| BEHIND.contains(&word))
        }
    };
    if says_nothing { release } else { text }
}

/// A release without the name of the product and the like in front.
fn without_name(mut text: &str) -> &str {
    while let Some(rest) = BEFORE.iter().find_map(|word| {
        let start = text.get(..word.len())?;
        let rest = &text[word.len()..];
        let begins = |c: char| c.is_whitespace() || c == ':' || *word == "v" && c.is_ascii_digit();
        (start.eq_ignore_ascii_case(word) && rest.starts_with(begins)).then_some(rest)
    }) {
        text = rest.trim_start_matches([' ', ':', '\t', '\u{A0}']);
    }
    text
}

/// The release that two or three numbers with something else than dots in between make: `4-2` is
/// `4.2`. None for anything else.
pub(super) fn with_dots(text: &str) -> Option<String> {
    let text = without_name(text);
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '_' | ',' | '/') {
        return None;
    }
    let numbers: Vec<&str> = text.split(separator).collect();
    let is_number = |number: &&str| {
        (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_release = (2..=3).contains(&numbers.len()) && numbers.iter().all(is_number);
    is_release.then(|| numbers.join("."))
}
