//! The width of text at most, whatever typeface the reader has: by the widest of the common ones.

/// The font size of a name.
const NAME: i32 = 13;

/// A name wider than this is broken into two lines.
const LONG: i32 = 96;

/// The width of a name, in units of the picture.
pub(super) fn name_width(text: &str) -> i32 {
    let widths = text.chars().map(|c| match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' => 36,
        'f' | 'r' | 't' | '(' | ')' | '/' | '-' | '[' | ']' | '!' => 48,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 110,
        'a'..='z' | '0'..='9' => 71,
        'A'..='Z' => 85,
        '!'..='~' => 84,
        // Hardly any character is wider than two letters.
        _ => 140,
    });
    (widths.sum::<i32>() * NAME + 99) / 100
}

/// The width of a label, in units of the picture: it is set in a monospaced typeface.
pub(super) fn label_width(text: &str) -> i32 {
    let widths = text.chars().map(|c| if c.is_ascii() { 67 } else { 140 });
    (widths.sum::<i32>() + 9) / 10
}

/// The byte at which a name is broken into two lines, or 0 for one line; and its width then.
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
