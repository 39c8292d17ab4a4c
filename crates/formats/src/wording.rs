//! What a rule is and what it is for, as text for comments and descriptions.
//!
//! The dataset's texts may be anybody's, and so may the name of a site in a link. In a comment they
//! stand on one line, only with characters that do nothing wherever the comment is pasted, by
//! [`plain`]; in quotes, only with characters that no language treats specially.

use ports_core::text::{excerpt, listed};

use crate::ruleset::{AllowRule, Peers};

/// The longest comment on a rule, in characters.
pub(crate) const MAX_COMMENT: usize = 400;

/// A text for a comment: one line of ASCII in which no character means anything, cut behind `max`
/// characters.
///
/// A comment is not always one. A shell that is typed into may read it as a command: zsh runs what
/// stands behind a `;`, expands `!`, `$()` and backquotes, waits for the second apostrophe, and runs
/// code in the parentheses behind a pattern, `*(+command)`. A network device shows help at a `?` and
/// may take nothing but ASCII. So every format has the same plain comments.
pub(crate) fn plain(text: &str, max: usize) -> String {
    let mut plain = String::new();
    for c in excerpt(text, max).chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => plain.push(c),
            ' ' | '.' | ',' | ':' | '/' | '-' | '_' | '+' | '@' | '%' | '#' | '=' | '*' | '['
            | ']' => plain.push(c),
            '(' => plain.push('['),
            ')' => plain.push(']'),
            ';' => plain.push(','),
            '!' | '?' => plain.push('.'),
            '&' => plain.push('+'),
            '…' => plain.push_str("..."),
            '–' | '—' | '‐' | '‑' => plain.push('-'),
            '\'' | '"' | '`' | '’' | '‘' | '“' | '”' | '„' | '«' | '»' => {}
            _ => plain.push_str(ascii_letters(c).unwrap_or("_")),
        }
    }
    plain
}

/// The letters that a Latin one is written with where there is nothing but ASCII.
pub(crate) fn ascii_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'Ä' | 'Æ' => "Ae",
        'Ö' | 'Ø' | 'Œ' => "Oe",
        'Ü' => "Ue",
        'ä' | 'æ' => "ae",
        'ö' | 'ø' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ą' => "A",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'Ç' | 'Ć' | 'Č' => "C",
        'ç' | 'ć' | 'č' => "c",
        'Ď' => "D",
        'ď' => "d",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ę' | 'Ě' => "E",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'İ' => "I",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'Ł' => "L",
        'ł' => "l",
        'Ñ' | 'Ń' | 'Ň' => "N",
        'ñ' | 'ń' | 'ň' => "n",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ő' => "O",
        'ò' | 'ó' | 'ô' | 'õ' | 'ő' => "o",
        'Ř' => "R",
        'ř' => "r",
        'Ś' | 'Š' | 'Ş' => "S",
        'ś' | 'š' | 'ş' => "s",
        'Ť' | 'Ţ' => "T",
        'ť' | 'ţ' => "t",
        'Ù' | 'Ú' | 'Û' | 'Ů' | 'Ű' => "U",
        'ù' | 'ú' | 'û' | 'ů' | 'ű' => "u",
        'Ý' => "Y",
        'ý' | 'ÿ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// What a rule is and what it is for, on one line, before it is cleaned for a comment or for quotes.
pub(crate) fn comment(rule: &AllowRule) -> String {
    let (label, ends) = (rule.label(), listed(&rule.remote_names()));
    let purposes = rule.purposes().join("; ");
    let comment = match rule.peers {
        Peers::Any => msg_fmt!(
            opening_described_any,
            opening = label,
            ends = ends,
            purposes = purposes
        )
        .to_string(),
        Peers::Listed(_) | Peers::None => msg_fmt!(
            opening_described,
            opening = label,
            ends = ends,
            purposes = purposes
        )
        .to_string(),
    };
    excerpt(&comment, MAX_COMMENT)
}

/// A comment for a quoted description: ASCII letters, digits, blanks and `.,:/()_-`, at most `max`
/// bytes.
pub(crate) fn description(comment: &str, max: usize) -> String {
    let mut plain = String::new();
    for c in comment.chars().take(max) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => plain.push(c),
            ' ' | '.' | ',' | ':' | '/' | '(' | ')' | '-' => plain.push(c),
            ';' => plain.push(','),
            '–' | '—' | '‐' | '‑' => plain.push('-'),
            '\'' | '"' | '`' | '’' | '‘' | '“' | '”' | '„' | '«' | '»' => {}
            _ => plain.push_str(ascii_letters(c).unwrap_or("_")),
        }
    }
    plain.truncate(max);
    plain
}

/// The ids of a rule's rules in the dataset for a quoted comment: letters, digits, hyphens and
/// blanks, at most `max` bytes, and no id cut in half. They begin with [`ID_PREFIX`], by which a
/// reader finds the rules of a snippet in a firewall.
pub(crate) fn ids(rule: &AllowRule, max: usize) -> String {
    let mut ids = ID_PREFIX.to_owned();
    for id in rule_ids(rule) {
        if ids.len() + 1 + id.len() > max {
            break;
        }
        ids = ids + " " + &id;
    }
    ids
}

/// What the ids in a comment begin with.
pub(crate) const ID_PREFIX: &str = "palette-ports";

/// The ids of a rule's rules in the dataset, without anything but letters, digits and hyphens.
fn rule_ids(rule: &AllowRule) -> impl Iterator<Item = String> {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let ids = rule.rule_ids().into_iter();
    ids.map(move |id| id.as_str().chars().filter(is_plain).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_stays_readable_in_plain_ascii() {
        for (text, wanted) in [
            ("Köln (neu?)", "Koeln [neu.]"),
            ("Zürich; it’s “new”!", "Zuerich, its new."),
            ("Łódź – Kraków", "Lodz - Krakow"),
            ("東京 $(reboot) `reboot`", "__ _[reboot] reboot"),
            ("a\nb\u{202E}c", "a bc"),
        ] {
            assert_eq!(plain(text, MAX_COMMENT), wanted);
        }
        for (text, max, wanted) in [
            ("Köln (neu?)", 100, "Koeln (neu_)"),
            ("Zürich; it’s “new”!", 100, "Zuerich, its new_"),
            ("ÖÖÖ", 3, "OeO"),
        ] {
            assert_eq!(description(text, max), wanted);
        }
    }

    proptest! {
        #[test]
        fn no_character_of_a_comment_means_anything(text in "\\PC{0,40}|[ -~]{0,40}") {
            let text = plain(&text, MAX_COMMENT);
            prop_assert!(text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"!\"$&'();<>?\\^`{|}~".contains(&byte)), "{text}");
        }
    }
}
