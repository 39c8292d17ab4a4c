//! GOING AWAY. Stand-ins for functions of the standard library, for crates that still import them.
//! Nothing new uses them; this file goes when the last import has gone.

use std::fmt::{self, Write};

/// [`str::split_once`] by an ASCII character.
pub fn split_once(text: &str, mark: u8) -> Option<(&str, &str)> {
    text.split_once(char::from(mark))
}

/// [`str::split`] by an ASCII character.
pub fn parts(text: &str, mark: u8) -> Vec<&str> {
    text.split(char::from(mark)).collect()
}

/// A line of `text`, counted from 0; empty where it has fewer.
pub fn line(text: &str, place: usize) -> &str {
    text.split('\n').nth(place).unwrap_or_default()
}

/// The first run of characters in `text` that `belongs` accepts, and what follows it.
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

/// [`str::trim`].
pub fn trimmed(text: &str) -> &str {
    text.trim()
}

/// Whether `text` is empty or consists of ASCII digits.
pub fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// [`str::parse`] of digits alone, without a sign.
pub fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| is_digits(text))
}

/// Appends formatted text.
pub fn put(text: &mut String, what: fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(what);
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
