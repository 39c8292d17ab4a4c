//! From the text of a field to its words, without comments.

use std::net::IpAddr;

use ipnet::IpNet;

use super::words::{DASHES, Meaning, meaning};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Blanks.
    Blank,
    /// A tab, as between the cells of a table.
    Cell,
    /// A comma or a semicolon.
    Separator,
    /// The end of a line.
    Line,
}

/// A word of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Its text.
    pub text: &'a str,
    /// Where it begins in the field, in bytes.
    pub start: usize,
    /// What stands before it. The first word of a field begins a line.
    pub gap: Gap,
}

impl Word<'_> {
    /// Where it ends in the field, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Whether a character ends a line: in text that is pasted, not only a line feed does.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The words of a field, and how many comments it has. A comment begins with a `#` at the beginning
/// of a word, and ends with the line.
pub(super) fn words(text: &str) -> (Vec<Word<'_>>, usize) {
    let (mut words, mut comments) = (Vec::new(), 0);
    let mut gap = Gap::Line;
    let mut start = None;
    let mut is_comment = false;
    let ended = text.char_indices().chain([(text.len(), '\n')]);
    for (at, c) in ended {
        let between = match c {
            _ if is_line_end(c) => Some(Gap::Line),
            _ if is_comment => continue,
            ',' | ';' => Some(Gap::Separator),
            '\t' => Some(Gap::Cell),
            _ if c.is_whitespace() => Some(Gap::Blank),
            _ => None,
        };
        match (between, start) {
            (Some(between), begun) => {
                if let Some(start) = begun {
                    push(&mut words, &text[start..at], start, gap);
                    gap = Gap::Blank;
                }
                start = None;
                is_comment = false;
                gap = gap.max(between);
            }
            (None, None) if c == '#' => {
                comments += 1;
                is_comment = true;
            }
            (None, None) => start = Some(at),
            (None, Some(_)) => {}
        }
    }
    (words, comments)
}

/// Adds a word, or the words that one without a blank is made of: `-192.0.2.9` behind an address,
/// `192.0.2.1-`, `mask=255.255.255.0` and `except:192.0.2.9`.
fn push<'a>(words: &mut Vec<Word<'a>>, text: &'a str, start: usize, gap: Gap) {
    let at = parts(words.last(), text, gap);
    match at {
        Some(at) => {
            let (first, second) = text.split_at(at);
            words.push(Word {
                text: first,
                start,
                gap,
            });
            words.push(Word {
                text: second,
                start: start + at,
                gap: Gap::Blank,
            });
        }
        None => words.push(Word { text, start, gap }),
    }
}

/// Where a word is to be cut in two; none where it is one.
fn parts(before: Option<&Word>, text: &str, gap: Gap) -> Option<usize> {
    let is_address = |text: &str| text.parse::<IpAddr>().is_ok();
    let is_short = |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_network = |text: &str| text.parse::<IpNet>().is_ok();
    let is_either = |word: &Word| is_address(word.text) || is_network(word.text);
    let follows_address = gap != Gap::Line && before.is_some_and(is_either);
    for dash in DASHES {
        let is_end = |end: &str| is_address(end) || !end.is_empty() && is_short(end);
        if follows_address && text.strip_prefix(dash).is_some_and(is_end) {
            return Some(dash.len());
        }
        if text.strip_suffix(dash).is_some_and(is_address) {
            return Some(text.len() - dash.len());
        }
    }
    let at = text.find(|c: char| matches!(c, ':' | '=' | '(') || c.is_ascii_digit())?;
    let is_digit = text[at..].starts_with(|c: char| c.is_ascii_digit());
    let at_rest = if is_digit { at } else { at + 1 };
    let is_cut = match meaning(&text[..at]) {
        Some(Meaning::Mask) => at > 0,
        // "no1.example.com" is a host.
        Some(Meaning::Exception) => !is_digit,
        _ => false,
    };
    (is_cut && at_rest < text.len()).then_some(at_rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).0.iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_comment_ends_at_every_kind_of_line_end() {
        for end in [
            '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
        ] {
            let text = format!("192.0.2.1 # a{end}192.0.2.2 # b{end}192.0.2.3");
            assert_eq!(
                split(&text),
                ["192.0.2.1", "192.0.2.2", "192.0.2.3"],
                "{end:?}"
            );
            assert_eq!(words(&text).1, 2);
        }
        assert_eq!(split("a #b\r\nc"), ["a", "c"]);
    }

    #[test]
    fn a_comment_begins_only_where_a_word_does() {
        assert_eq!(split("Reg#1 192.0.2.10"), ["Reg#1", "192.0.2.10"]);
        assert_eq!(split("a,#b\nc;# d, e"), ["a", "c"]);
        assert_eq!(words("#1 192.0.2.10\n#2 192.0.2.11"), (Vec::new(), 2));
    }

    #[test]
    fn what_stands_between_two_words_is_known() {
        let gaps: Vec<Gap> = words("a b\tc , d \n, e")
            .0
            .iter()
            .map(|word| word.gap)
            .collect();
        assert_eq!(
            gaps,
            [Gap::Line, Gap::Blank, Gap::Cell, Gap::Separator, Gap::Line]
        );
    }
}
