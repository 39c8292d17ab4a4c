//! Pasted text of every kind is read as `tests/entries/corpus.tsv` says, which was written by hand.

use std::collections::BTreeMap;

use ports_network::addresses::{ParsedAddresses, Problem};

const CORPUS: &str = include_str!("../../../tests/entries/corpus.tsv");

/// A line of the corpus.
struct Case {
    number: usize,
    section: &'static str,
    text: String,
    allowed: Vec<&'static str>,
    refused: Vec<&'static str>,
}

fn list(column: &'static str) -> Vec<&'static str> {
    match column {
        "-" => Vec::new(),
        items => items.split(' ').collect(),
    }
}

/// The text with `\n`, `\t`, `\u{…}` and the like as what they stand for.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let kind = escape.chars().next().expect("something behind a backslash");
        rest = &escape[kind.len_utf8()..];
        plain.push(match kind {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' => '\\',
            'u' => {
                let (code, after) = rest[1..].split_once('}').expect("a number in braces");
                rest = after;
                let code = u32::from_str_radix(code, 16).expect("a number");
                char::from_u32(code).expect("a character")
            }
            other => panic!("\\{other} in {text}"),
        });
    }
    plain + rest
}

fn cases() -> Vec<Case> {
    let mut section = "";
    let mut cases = Vec::new();
    for (line, number) in CORPUS.lines().zip(1..) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
            && !line.contains('\t')
        {
            section = name;
        } else if !section.is_empty() && !line.is_empty() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [text, allowed, refused] = columns[..] else {
                panic!("line {number} has not three columns");
            };
            cases.push(Case {
                number,
                section,
                text: unescaped(text),
                allowed: list(allowed),
                refused: list(refused),
            });
        }
    }
    cases
}

/// `NoDot("x")` as `no-dot`.
fn kind(problem: &Problem) -> String {
    let debug = format!("{problem:?}");
    let name = debug.split('(').next().unwrap_or_default();
    let mut kind = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !kind.is_empty() {
            kind.push('-');
        }
        kind.push(c.to_ascii_lowercase());
    }
    kind
}

#[test]
fn pasted_text_is_read_as_the_corpus_says() {
    let cases = cases();
    assert!(cases.len() >= 500, "{} lines", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let parsed = ParsedAddresses::parse(&case.text);
        let allowed: Vec<String> = parsed.addresses.iter().map(ToString::to_string).collect();
        let refused: Vec<String> = parsed.errors.iter().map(|one| kind(&one.problem)).collect();
        if allowed != case.allowed || refused != case.refused {
            wrong.push(format!(
                "line {}, {:?}: {allowed:?} {refused:?}",
                case.number, case.text
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_is_not_written_there_is_said() {
    for case in cases()
        .iter()
        .filter(|case| matches!(case.section, "ranges" | "masks") && case.refused.is_empty())
    {
        let parsed = ParsedAddresses::parse(&case.text);
        let is_written = |address: &&str| {
            let mut words = case
                .text
                .split(|c: char| c.is_whitespace() || c == ',' || c == ';');
            words.any(|word| word == *address)
        };
        for address in case.allowed.iter().filter(|address| !is_written(address)) {
            let is_said = parsed.readings.iter().any(|reading| {
                let said = reading.to_string();
                let listed = said.split_once("read as").map(|(_, listed)| listed);
                listed.is_some_and(|listed| listed.contains(*address))
            });
            assert!(
                is_said,
                "line {}: {address}: {:?}",
                case.number, parsed.readings
            );
        }
    }
}

#[test]
fn every_kind_of_refusal_is_in_the_corpus_and_is_a_sentence_that_ends_once() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases() {
        for error in ParsedAddresses::parse(&case.text).errors {
            *seen.entry(kind(&error.problem)).or_default() += 1;
            let said = error.to_string();
            assert!(said.starts_with("Entry ") && said.ends_with('.'), "{said}");
            assert!(!said.ends_with(".."), "{said}");
        }
    }
    for kind in [
        "configuration",
        "host-bits",
        "pattern",
        "other-mask",
        "arrow",
    ] {
        assert!(seen.contains_key(kind), "{kind}");
    }
}
