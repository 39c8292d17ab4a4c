//! No sentence, label or message stands in the code of the page: all are in `static/words`. And each
//! of those is shown by somebody.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use ports_messages::ALL;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Where the readers of no text are those of the page: they get a dataset right, call the API, or run
/// the build.
const FOR_OTHERS: &[&str] = &[
    // What is read in a field, in whatever language it is pasted, and never shown.
    "crates/network/src/addresses/words.rs",
    "crates/api",
    "crates/core/src/dataset/lint",
    "crates/core/src/dataset/packed.rs",
    "crates/core/src/testing.rs",
    "crates/data",
    "crates/messages",
    "src/parts.rs",
    "src/prerender.rs",
];

/// Where what looks like prose is somebody's syntax: formats and scripts, whose words are in
/// `static/words` too and come into them by `msg!`.
const TEMPLATES: &[&str] = &[
    "crates/formats/src/registry/",
    "crates/formats/src/checks",
    "crates/files/src/svg.rs",
];

/// What is no prose all the same.
const ALLOWED: &[&str] = &[
    // For whoever builds the page with a dataset.
    "The dataset cannot be read",
    "The dataset has schema_version",
    // What a link in another window may know of this one.
    "noopener noreferrer",
    // What stands for a name in what is said of a format.
    "\"FILE\"",
    "\"ROLE\"",
    // Names of keys.
    "\"Escape\"",
    "\"Tab\"",
    // The name of a browser's class.
    "\"ClipboardItem\"",
    // Keys.
    "\"Escape\"",
    "\"Tab\"",
    // For whoever calls the API too early.
    "load() has to be done first",
    // A selector.
    "input:not([type=radio], [type=checkbox]), textarea",
    // An SVG's place for what is drawn.
    "0 0 {width} {height}",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of the page.
fn sources(dir: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(dir).expect("a directory");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

/// The string literals that a program can show: none of an attribute, of a test, or of a mistake in
/// the program itself.
fn literals(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let mut skip_item = false;
    let mut before: [String; 2] = Default::default();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let mut text = String::new();
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if let Some(TokenTree::Punct(_)) = tokens.peek() {
                    tokens.next();
                }
                if let Some(TokenTree::Group(group)) = tokens.peek()
                    && group.delimiter() == Delimiter::Bracket
                {
                    skip_item |= group.stream().to_string().replace(' ', "") == "cfg(test)";
                    tokens.next();
                }
            }
            TokenTree::Group(group) => {
                let is_mistake = before[1] == "expect"
                    || before[1] == "!"
                        && ["debug_assert", "panic", "unreachable", "assert"]
                            .contains(&before[0].as_str());
                if !skip_item && !is_mistake {
                    literals(group.stream(), found);
                }
                if group.delimiter() == Delimiter::Brace {
                    skip_item = false;
                }
            }
            TokenTree::Punct(punct) => {
                text = punct.to_string();
                if text == ";" {
                    skip_item = false;
                }
            }
            TokenTree::Ident(ident) => text = ident.to_string(),
            TokenTree::Literal(literal) => {
                let shown = literal.to_string();
                if !skip_item && shown.starts_with(['"', 'r']) {
                    found.push((literal.span().start().line, shown));
                }
            }
        }
        before = [std::mem::take(&mut before[1]), text];
    }
}

/// Whether a literal says something: two words in a row, or one with a capital.
fn is_prose(literal: &str) -> bool {
    let text = literal.trim_matches('"');
    let is_word = |word: &&str| {
        let letters = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        letters.len() > 1
            && letters
                .chars()
                .all(|letter| letter.is_alphabetic() || letter == '’')
            && !word.contains("pp-")
    };
    let words: Vec<&str> = text.split([' ', '\n']).collect();
    let in_a_row = words.windows(2).any(|pair| pair.iter().all(is_word));
    let one = words.len() == 1 && text.len() > 2 && is_word(&text);
    in_a_row || one && text.starts_with(|letter: char| letter.is_uppercase())
}

fn is_in(file: &str, places: &[&str]) -> bool {
    places.iter().any(|place| file.starts_with(place))
}

#[test]
fn no_text_stands_in_the_code() {
    let (mut files, mut found, mut used) = (Vec::new(), Vec::new(), BTreeSet::new());
    for folder in ["crates", "src"] {
        sources(&root().join(folder), &mut files);
    }
    for path in files {
        let file = path.strip_prefix(root()).expect("a file in it");
        let file = file.to_string_lossy().replace('\\', "/");
        let is_test = file.ends_with("/tests.rs")
            || file.contains("/tests/")
            || file.starts_with("src/ui/state/plan.rs");
        if is_test || is_in(&file, FOR_OTHERS) || is_in(&file, TEMPLATES) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        let mut all = Vec::new();
        literals(TokenStream::from_str(&text).expect("Rust"), &mut all);
        for (line, literal) in all.into_iter().filter(|(_, literal)| is_prose(literal)) {
            match ALLOWED.iter().find(|known| literal.contains(**known)) {
                Some(known) => drop(used.insert(known)),
                None => found.push(format!("{file}:{line}: {literal}")),
            }
        }
    }
    assert_eq!(found.join("\n"), "", "these belong into static/words/en");
    for known in ALLOWED {
        assert!(
            used.contains(known),
            "{known}: no exception is needed any more"
        );
    }
}

#[test]
fn a_text_in_the_code_is_found_and_one_in_a_test_or_an_attribute_is_not() {
    let code = r#"
        /// A comment says this.
        fn shown() { to.text("No rules to show."); to.leaf("h2", "pp-panel pp-idle", "Plan"); x.expect("it is there"); debug_assert!(false, "nothing stands"); }
        #[cfg(test)]
        mod tests { const A: &str = "in a test"; }
        const B: &str = "behind one";
    "#;
    let mut all = Vec::new();
    literals(TokenStream::from_str(code).expect("Rust"), &mut all);
    all.retain(|(_, literal)| is_prose(literal));
    let texts: Vec<&str> = all.iter().map(|(_, literal)| literal.as_str()).collect();
    assert_eq!(
        texts,
        ["\"No rules to show.\"", "\"Plan\"", "\"behind one\""]
    );
}

#[test]
fn every_message_is_shown_by_somebody() {
    let (mut files, mut code) = (Vec::new(), String::new());
    for folder in ["crates", "src"] {
        sources(&root().join(folder), &mut files);
    }
    files.push(root().join("index.html"));
    for file in files {
        code += &fs::read_to_string(file).expect("a source");
    }
    let names: BTreeSet<&str> = code
        .split(|letter: char| !letter.is_alphanumeric() && !"_-".contains(letter))
        .collect();
    let mut unused = Vec::new();
    for (name, _) in ALL {
        let message = name.split('.').next().unwrap_or_default();
        if !names.contains(message) && !names.contains(message.replace('-', "_").as_str()) {
            unused.push(*name);
        }
    }
    assert_eq!(
        unused,
        Vec::<&str>::new(),
        "nothing shows these: take them out"
    );
}
