//! How wide text is at most, whatever typeface the reader has: by the widest of the common ones.

/// The size of a name.
const NAME: i32 = 13;

/// What is wider than this is better on two lines.
const LONG: i32 = 96;

/// How wide a name is.
pub(super) fn name_width(text: &str) -> i32 {
    let mut width = 0;
    for c in text.chars() {
        width += match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' => 36,
            'f' | 'r' | 't' | '(' | ')' | '/' | '-' | '[' | ']' | '!' => 48,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 110,
            'a'..='z' | '0'..='9' => 71,
            'A'..='Z' => 85,
            '!'..='~' => 84,
            // Whatever it is, it is hardly wider than two letters.
            _ => 140,
        };
    }
    (width * NAME + 99) / 100
}

/// How wide a label is: its characters are all as wide as each other.
pub(super) fn label_width(text: &str) -> i32 {
    let mut width = 0;
    for c in text.chars() {
        width += if c.is_ascii() { 67 } else { 140 };
    }
    (width + 9) / 10
}

/// Where a name is better broken into two lines, or 0; and how wide it is then.
pub(super) fn broken(name: &str) -> (usize, i32) {
    let (mut split, mut width) = (0, name_width(name));
    if width <= LONG {
        return (split, width);
    }
    for (at, c) in name.char_indices() {
        if c == ' ' {
            let wider = name_width(&name[..at]).max(name_width(&name[at + 1..]));
            if wider < width {
                (split, width) = (at, wider);
            }
        }
    }
    (split, width)
}
