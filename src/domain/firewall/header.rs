//! The comments of a snippet: what it is, what it leaves out, and how to undo it.
//!
//! Comments hold text from the dataset, which may be somebody else's: every line passes through
//! [`excerpt`], so none can end its comment or hide what follows.

use std::fmt;

use super::format::FormatInfo;
use super::packet_filter::Unsupported;
use super::plan::{LeftOut, Opening, PeerSet, Plan};
use crate::domain::text::{excerpt, joined, listed, put};

/// The longest comment line, in characters.
const MAX_COMMENT: usize = 400;

fn line(out: &mut String, line: fmt::Arguments<'_>) {
    out.push_str("# ");
    out.push_str(&excerpt(&fmt::format(line), MAX_COMMENT));
    out.push('\n');
}

/// Appends the comment lines on top, each behind `# `.
pub(super) fn push(out: &mut String, plan: &Plan, info: &FormatInfo, unsupported: &[Unsupported]) {
    let Plan {
        title,
        dataset_version,
        any,
        ..
    } = plan;
    line(out, format_args!("{title}: ports for a host of this role."));
    line(
        out,
        format_args!(
            "Dataset {dataset_version}. Adds openings; flushes and replaces nothing of yours."
        ),
    );
    line(out, format_args!("Apply: {}", info.apply));
    line(out, format_args!("Undo: {}", info.undo));
    if !any.is_empty() {
        let any = listed(any);
        line(
            out,
            format_args!("ANY ADDRESS: nothing was entered for {any}."),
        );
    }
    for LeftOut { label, rule, why } in &plan.left_out {
        line(out, format_args!("Left out: {label} ({rule}): {why}."));
    }
    for missing in unsupported {
        line(out, format_args!("NOT IN HERE: {missing}"));
    }
}

/// What an opening is and what it is for, on one line.
pub(super) fn described(opening: &Opening) -> String {
    let any = match opening.peers {
        PeerSet::Any => ", any address",
        PeerSet::Listed(_) => "",
    };
    let line = format!(
        "{} ({}{any}): {}",
        opening.label(),
        listed(&opening.ends()),
        joined(&opening.purposes(), "; ", "; ")
    );
    excerpt(&line, MAX_COMMENT)
}

/// Appends the comment line above an opening.
pub(super) fn above(out: &mut String, opening: &Opening) {
    put(out, format_args!("# {}\n", described(opening)));
}

/// The ids of an opening's rules for a quoted comment: letters, digits and hyphens, at most `max`
/// bytes, and no id cut in half.
pub(super) fn ids(opening: &Opening, max: usize) -> String {
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
