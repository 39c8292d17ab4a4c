//! What the files may say, and what a wrong one is told.

use std::path::Path;

use crate::catalogue::{Catalogue, differences};
use crate::{ALL, disguise};

fn read(text: &str) -> (Catalogue, Vec<String>) {
    let (mut catalogue, mut findings) = (Catalogue::default(), Vec::new());
    catalogue.add(text, "page.ftl", &mut findings);
    (catalogue, findings)
}

fn findings(text: &str) -> Vec<String> {
    read(text).1
}

#[test]
fn texts_values_quoted_blanks_attributes_and_forms_are_read() {
    let (catalogue, findings) = read(
        "## Section\n# For translators.\na = One { $two }{ \" \" }\nb =\n    .c = Three\nd = { $count ->\n    [one] { $count } rule\n   *[other] { $count } rules\n}\n",
    );
    assert_eq!(findings, Vec::<String>::new());
    let names: Vec<&String> = catalogue.messages.keys().collect();
    assert_eq!(names, ["a", "b.c", "d"]);
    assert_eq!(catalogue.messages["a"].values(), ["two"]);
}

#[test]
fn what_no_message_may_have_is_refused_with_file_and_name() {
    for (text, finding) in [
        (
            "a = b\na = c\n",
            "page.ftl: a is there twice; one has to go",
        ),
        ("-a = b\n", "page.ftl: -a is a term; write it as a message"),
        (
            "a = b\n    c\n",
            "page.ftl: a: has several lines; write it as one",
        ),
        (
            "a = { b }\n",
            "page.ftl: a: has more in braces than a value such as { $name } or quoted text such as { \" \" }",
        ),
        (
            "a = { $sites ->\n    [one] b\n   *[other] c\n}\n",
            "page.ftl: a: forms go by { $count } and by nothing else",
        ),
        (
            "a = { $count ->\n    [few] b\n   *[other] c\n}\n",
            "page.ftl: a: has the forms few, other; they have to be one and other",
        ),
        (
            "a = { $count ->\n    [one] { $b }\n   *[other] c\n}\n",
            "page.ftl: a: has values beside { $count }, which forms have not",
        ),
    ] {
        assert_eq!(findings(text), [finding]);
    }
    let found = findings("a = b\nc = {\n");
    assert!(found[0].starts_with("page.ftl, line 2: "), "{found:?}");
}

#[test]
fn a_translation_is_told_what_it_lacks_and_what_it_has_too_many() {
    let (english, _) = read("a = b { $c }\nd = e\nf = g\n");
    let (other, _) = read("a = b\nd = { $count ->\n    [one] x\n   *[other] y\n}\nh = i\n");
    assert_eq!(
        differences(&english, &other, "de"),
        [
            "static/words/de, a: has the values []; they have to be [c]",
            "static/words/de, d: has to have forms by { $count } exactly where static/words/en has",
            "static/words/de has no message f, which static/words/en has",
            "static/words/de has a message h, which static/words/en has not: nothing shows it",
        ]
    );
    assert_eq!(differences(&english, &english, "en"), Vec::<String>::new());
}

#[test]
fn in_disguise_no_letter_stays_as_it_was_and_texts_get_as_long_as_in_german() {
    let text = "Which ports have to be open, why, and the firewall rules that open them.";
    let disguised = disguise(text);
    assert!(!disguised.contains(|c: char| c.is_ascii_alphabetic()));
    let longer = disguised.chars().count() as f64 / text.chars().count() as f64;
    assert!((1.25..1.5).contains(&longer), "{longer}");
    assert_eq!(disguise("443, 4222 – “#”"), "443, 4222 – “#”");
}

#[test]
fn what_is_compiled_in_are_the_messages_of_the_files() {
    let english = Catalogue::read(Path::new("../../static/words/en")).expect("the files are right");
    let names: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, english.messages.keys().collect::<Vec<_>>());
    let missing = Catalogue::read(Path::new("../../static/words/none")).err();
    assert!(missing.is_some_and(|findings| findings[0].starts_with("../../static/words/none: ")));
}

#[test]
fn every_message_is_one_that_a_reader_can_read() {
    for (name, text) in ALL {
        assert!(!text.is_empty(), "{name} says nothing");
        // A straight apostrophe is as good as a round one; these are mistakes of an editor.
        assert!(
            !text.contains(['\t', '\r', '\u{FFFD}', '\u{200B}']),
            "{name}: {text:?}"
        );
        assert!(
            !text.contains("  "),
            "{name} has two blanks in a row: {text:?}"
        );
    }
}
