//! The comments of a snippet: what it is, what it leaves out, and how to undo it.
//!
//! Comments hold text from the dataset, which may be somebody else's: every line passes through
//! [`excerpt`], so none can end its comment or hide what follows.

use std::fmt;

use super::format::Format;
use super::ruleset::{AllowRule, LeftOut, PeerSet, Ruleset};
use super::unsupported::Unsupported;
use ports_core::text::{excerpt, joined, listed, put};

/// The longest comment line, in characters.
const MAX_COMMENT: usize = 400;

/// Appends the comment lines on top, each behind the format's mark.
pub(super) fn push(out: &mut String, format: &Format, plan: &Ruleset, unsupported: &[Unsupported]) {
    let mark = format.comment;
    let mut line = |line: fmt::Arguments<'_>| comment(out, mark, line);
    let Ruleset {
        title,
        dataset_version,
        ..
    } = plan;
    line(msg_fmt!(snippet_title, plan = title));
    line(msg_fmt!(snippet_dataset, version = dataset_version));
    line(msg_fmt!(snippet_apply, how = format.apply()));
    line(msg_fmt!(snippet_undo, how = format.undo()));
    for wide in plan.wide(format) {
        line(msg_fmt!(snippet_any_address, why = wide));
    }
    left_out(out, mark, plan);
    for missing in unsupported {
        comment(out, mark, msg_fmt!(snippet_unsupported, flow = missing));
    }
}

/// Appends a comment line behind `mark`.
#[inline(never)]
pub fn comment(out: &mut String, mark: &str, line: fmt::Arguments<'_>) {
    out.push_str(mark);
    out.push_str(&excerpt(&fmt::format(line), MAX_COMMENT));
    out.push('\n');
}

/// Appends the rules that are not in a plan, each as a comment line.
pub fn left_out(out: &mut String, mark: &str, plan: &Ruleset) {
    for LeftOut { label, rule, why } in &plan.left_out {
        comment(
            out,
            mark,
            msg_fmt!(snippet_left_out, opening = label, rule = rule, why = why),
        );
    }
}

/// What an opening is and what it is for, on one line.
pub fn described(opening: &AllowRule) -> String {
    let (label, ends) = (opening.label(), listed(&opening.ends()));
    let purposes = joined(&opening.purposes(), "; ", "; ");
    let line = match opening.peers {
        PeerSet::Any => msg_fmt!(
            opening_described_any,
            opening = label,
            ends = ends,
            purposes = purposes
        ),
        PeerSet::Listed(_) => msg_fmt!(
            opening_described,
            opening = label,
            ends = ends,
            purposes = purposes
        ),
    };
    excerpt(&fmt::format(line), MAX_COMMENT)
}

/// The same for a quoted description: ASCII letters, digits, blanks and `.,:/()_-`, at most `max`
/// bytes.
pub fn plain(described: &str, max: usize) -> String {
    let mut out = String::new();
    for c in described.chars() {
        if out.len() == max {
            break;
        }
        out.push(match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | ',' | ':' | '/' | '(' | ')' | '-' => c,
            ';' => ',',
            _ => '_',
        });
    }
    out
}

/// The ids of an opening's rules for a quoted comment: letters, digits and hyphens, at most `max`
/// bytes, and no id cut in half.
pub fn ids(opening: &AllowRule, max: usize) -> String {
    let mut out = String::from("palette-ports");
    for rule in opening.rules() {
        let end = out.len();
        out.push(' ');
        for byte in rule.as_str().bytes() {
            if byte.is_ascii_alphanumeric() || byte == b'-' {
                out.push(byte.into());
            }
        }
        if out.len() > max {
            out.truncate(end);
            break;
        }
    }
    out
}

/// Appends the comment line above an opening, behind `mark`.
pub(super) fn above(out: &mut String, mark: &str, opening: &AllowRule) {
    put(out, format_args!("{mark}{}\n", described(opening)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FORMATS;

    #[test]
    fn no_snippet_says_half_of_how_it_is_applied_and_undone() {
        for format in FORMATS {
            for line in [
                msg_fmt!(snippet_apply, how = format.apply()).to_string(),
                msg_fmt!(snippet_undo, how = format.undo()).to_string(),
            ] {
                let length = line.chars().count();
                assert!(
                    length <= MAX_COMMENT,
                    "{}: {length} letters, {MAX_COMMENT} are shown: {line}",
                    format.id
                );
            }
        }
    }
}
