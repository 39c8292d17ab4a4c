//! Text from outside, made safe to repeat: in a notice, and in a snippet's comment.

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
    let mut count = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = word.chars().filter(|c| !is_deceptive(*c));
        let gap = !clean.is_empty() && !clean.ends_with(' ');
        for c in gap.then_some(' ').into_iter().chain(word) {
            if count == max {
                return format!("{}…", clean.trim_end());
            }
            clean.push(c);
            count += 1;
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// `1 rule`, `2 rules`: a count with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The items in their order, without those that came before.
pub fn each_once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
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
    fn lists_read_as_a_person_writes_them() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(counted(1, "rule", "rules"), "1 rule");
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
