//! What a rule is and what it is for, as text for comments and descriptions.
//!
//! The dataset's texts may be anybody's. In a comment they stand on one line without deceptive
//! characters, by [`excerpt`]; in quotes, only with characters that no language treats specially.

use ports_core::text::{excerpt, listed};

use crate::ruleset::{AllowRule, Peers};

/// The longest comment line, in characters.
pub(crate) const MAX_COMMENT: usize = 400;

/// What a rule is and what it is for, on one line.
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
    let plain = |c| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | ',' | ':' | '/' | '(' | ')' | '-' => c,
        ';' => ',',
        _ => '_',
    };
    comment.chars().take(max).map(plain).collect()
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
