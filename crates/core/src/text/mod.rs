//! Text from outside made safe to repeat in notices and comments, and lists and counts in words.

use ports_messages::Counted;

/// Whether a character can change how the text around it is read: control characters, and the
/// marks that reorder, hide or join text (bidirectional controls, zero-width characters, line and
/// paragraph separators, tag characters).
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// `text` on one line without deceptive characters, cut to at most `max` characters with an
/// ellipsis where something is missing.
pub fn excerpt(text: &str, max: usize) -> String {
    let mut clean = String::new();
    let mut room = max;
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            gap = room < max;
        } else if !is_deceptive(c) {
            if room <= usize::from(gap) {
                clean.push('…');
                break;
            }
            if gap {
                clean.push(' ');
                room -= 1;
                gap = false;
            }
            clean.push(c);
            room -= 1;
        }
    }
    clean
}

/// The most notices that are said one by one.
const MAX_NOTICES: usize = 3;

/// The first few notices, and how many more there are: a damaged link may have a hundred thousand.
pub fn shortened(mut notices: Vec<String>) -> Vec<String> {
    let more = notices.len().saturating_sub(MAX_NOTICES);
    if more > 0 {
        notices.truncate(MAX_NOTICES);
        notices.push(msg_fmt!(notices_more, count = more).to_string());
    }
    notices
}

/// The first `max` characters of `text`.
pub fn cut(text: &str, max: usize) -> &str {
    match text.char_indices().nth(max) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// `1 rule`, `2 rules`: the form of a message for a count, with the count in it.
pub fn counted(count: usize, noun: Counted) -> String {
    noun.format(count)
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [others @ .., last] => {
            let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
            let others = others.join(msg!(list_comma));
            [&others, msg!(list_and), last.as_ref()].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_excerpt_is_one_line_without_marks_that_reorder_it() {
        assert_eq!(excerpt("  a\nb\u{202E}c\u{0}\t d ", 40), "a bc d");
        assert_eq!(excerpt("abcdef", 3), "abc…");
        assert_eq!(excerpt("abc", 3), "abc");
    }

    #[test]
    fn a_cut_is_between_characters_and_not_between_bytes() {
        assert_eq!(cut("äöü", 2), "äö");
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn of_many_notices_three_are_said_and_the_rest_is_counted() {
        let notices = |count: usize| (0..count).map(|number| number.to_string()).collect();
        assert_eq!(shortened(notices(3)), ["0", "1", "2"]);
        assert_eq!(
            shortened(notices(100_000)),
            ["0", "1", "2", "And 99997 more."]
        );
    }

    #[test]
    fn lists_read_as_a_person_writes_them() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b"]), "a and b");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(counted(1, msg!(counted_rules)), "1 rule");
    }

    proptest! {
        #[test]
        fn no_text_gets_past_the_excerpt_longer_or_deceptive(text in ".{0,300}", max in 1usize..80) {
            let out = excerpt(&text, max);
            prop_assert!(out.chars().count() <= max + 1);
            prop_assert!(!out.chars().any(is_deceptive));
        }
    }
}
