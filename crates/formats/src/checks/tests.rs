//! The words of test scripts, and of their kinds.

use super::*;
use ports_messages::ALL;

/// Whether a text is no code in either kind of quotes, in any shell, and is read alike in every
/// code page.
fn is_tame(text: &str) -> bool {
    let mut chars = text.chars();
    chars.all(|c| c.is_ascii_alphanumeric() || " .,:;()/-".contains(c))
}

#[test]
fn what_would_be_code_in_a_shell_or_another_letter_in_a_code_page_is_not_tame() {
    assert!(is_tame("refused (or so), 1/2: no; way-there."));
    for c in "\"'`$\\<>!{}[]|&*#%\né“’\u{a0}".chars() {
        assert!(!is_tame(&format!("a{c}b")), "{c:?}");
    }
}

#[test]
fn no_word_that_a_check_prints_can_be_code_in_its_script() {
    let mut printed: Vec<(&str, String)> = Vec::new();
    for (name, word) in ALL {
        if name.starts_with("check-printed-") && !word.contains('{') {
            printed.push((name, (*word).to_owned()));
        }
    }
    assert!(!printed.is_empty());
    let no_answer = msg_fmt!(check_printed_no_answer, seconds = SECONDS).to_string();
    printed.push(("check-printed-no-answer", no_answer));
    let failed = msg_fmt!(check_printed_failed, failed = "$failed", tries = SECONDS).to_string();
    // What follows must not become a part of the variable's name, as a colon does in PowerShell.
    let (ahead, behind) = failed.split_once("$failed").expect("how many failed");
    assert!(
        behind.is_empty() || behind.starts_with([' ', ',', '.']),
        "check-printed-failed has something else than a blank, a comma or a full stop behind how many failed: {failed}"
    );
    printed.push(("check-printed-failed", format!("{ahead}{behind}")));
    for (name, text) in printed {
        assert!(
            is_tame(&text),
            "{name} stands in quotes in a script, and holds what may be code there: {text}"
        );
    }
}

#[test]
fn every_kind_has_its_words_and_a_file_of_its_own() {
    for kind in Kind::ALL {
        assert!(!kind.name().is_empty() && kind.extension().starts_with("test"));
        assert!(
            kind.run().ends_with('.') && kind.shows().ends_with('.'),
            "{kind:?}"
        );
        let same = |other: &&Kind| other.extension() == kind.extension();
        assert_eq!(Kind::ALL.iter().filter(same).count(), 1, "{kind:?}");
    }
}
