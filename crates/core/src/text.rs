//! Text from outside, made safe to repeat: in a notice, and in a snippet's comment. And what else
//! is often done with text, once.

use std::fmt::{self, Write};

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

/// The first `max` characters of `text`.
pub fn cut(text: &str, max: usize) -> &str {
    for (index, (end, _)) in text.char_indices().enumerate() {
        if index == max {
            return &text[..end];
        }
    }
    text
}

/// `text` before and after the first `mark`, an ASCII character; none when it has none.
///
/// This, [`parts`] and [`number`] stand in for functions of the standard library that do more and
/// bring kilobytes of searching along.
pub fn split_once(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.as_bytes().iter().position(|byte| *byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}

/// What stands between the `mark`s in `text`; all of it when there are none.
pub fn parts(mut text: &str, mark: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    while let Some((part, rest)) = split_once(text, mark) {
        parts.push(part);
        text = rest;
    }
    parts.push(text);
    parts
}

/// A line of `text`, counted from 0; empty where it has fewer.
///
/// It is called in many places, and is not to be written out in each.
#[inline(never)]
pub fn line(mut text: &str, place: usize) -> &str {
    for _ in 0..place {
        text = split_once(text, b'\n').map_or("", |(_, rest)| rest);
    }
    split_once(text, b'\n').map_or(text, |(line, _)| line)
}

/// The first word in `text`, of characters that `belongs` says yes to, one after the other, and
/// what follows it.
pub fn next_word<'a>(
    text: &'a str,
    belongs: &mut dyn FnMut(char) -> bool,
) -> Option<(&'a str, &'a str)> {
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, belongs(c)) {
            (None, true) => start = Some(at),
            (Some(start), false) => return Some((&text[start..at], &text[at..])),
            _ => {}
        }
    }
    start.map(|start| (&text[start..], ""))
}

/// `text` without white space around it.
pub fn trimmed(text: &str) -> &str {
    let (mut start, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        if !c.is_whitespace() {
            if end == 0 {
                start = at;
            }
            end = at + c.len_utf8();
        }
    }
    &text[start..end]
}

/// Whether `text` is empty or consists of digits.
pub fn is_digits(text: &str) -> bool {
    text.as_bytes().iter().all(u8::is_ascii_digit)
}

/// A number written with digits and nothing else.
pub fn number(text: &str) -> Option<u32> {
    let mut number: u32 = 0;
    for byte in text.as_bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(digit.into())?;
    }
    (!text.is_empty()).then_some(number)
}

/// Appends what `format_args!` makes; shorter, in the download, than appending a `format!`.
pub fn put(text: &mut String, what: fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(what);
}

/// `1 rule`, `2 rules`: the form of a message for a count, with the count in it.
pub fn counted(count: usize, forms: &str) -> String {
    let form = line(forms, ports_messages::form(count));
    match split_once(form, b'#') {
        Some((before, after)) => format!("{before}{count}{after}"),
        None => form.to_owned(),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, msg!(list_comma), msg!(list_and))
}

/// The items with `between` them, and `last` before the last one.
pub fn joined<S: AsRef<str>>(items: &[S], between: &str, last: &str) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            let is_last = index + 1 == items.len();
            text.push_str(if is_last { last } else { between });
        }
        text.push_str(item.as_ref());
    }
    text
}

/// Appends `item` unless it is there.
pub fn push_once<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
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
    fn a_line_is_found_by_its_place() {
        let found = [0, 1, 2, 3].map(|place| line("a\n\nc", place));
        assert_eq!(found, ["a", "", "c", ""]);
    }

    #[test]
    fn lists_read_as_a_person_writes_them() {
        assert_eq!(listed::<&str>(&[]), "");
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
