//! The comments of a snippet: what it is, what it leaves out, and how to undo it.
//!
//! Comments hold text from the dataset, which may be somebody else's: every line passes through
//! [`excerpt`], so none can end its comment or hide what follows.

use super::format::FormatInfo;
use super::packet_filter::Unsupported;
use super::plan::{Opening, PeerSet, Plan};
use crate::domain::text::{excerpt, listed};

/// The longest comment line, in characters.
const MAX_COMMENT: usize = 400;

fn push(out: &mut String, line: &str) {
    out.push_str("# ");
    out.push_str(&excerpt(line, MAX_COMMENT));
    out.push('\n');
}

/// The comment lines on top, each behind `# `.
pub(super) fn header(plan: &Plan, info: &FormatInfo, unsupported: &[Unsupported]) -> String {
    let mut out = String::new();
    push(
        &mut out,
        &format!("{}: ports for a host of this role.", plan.title),
    );
    push(
        &mut out,
        &format!(
            "Dataset {}. Adds openings; flushes and replaces nothing of yours.",
            plan.dataset_version
        ),
    );
    push(&mut out, &format!("Apply: {}", info.apply));
    push(&mut out, &format!("Undo: {}", info.undo));
    if !plan.any.is_empty() {
        push(
            &mut out,
            &format!(
                "ANY ADDRESS: nothing was entered for {}.",
                listed(&plan.any)
            ),
        );
    }
    for left_out in &plan.left_out {
        push(
            &mut out,
            &format!(
                "Left out: {} ({}): {}.",
                left_out.label, left_out.rule, left_out.why
            ),
        );
    }
    for missing in unsupported {
        push(&mut out, &format!("NOT IN HERE: {missing}"));
    }
    out
}

/// What an opening is and what it is for, on one line.
pub(super) fn described(opening: &Opening) -> String {
    let ends = listed(&opening.ends());
    let any = if opening.peers == PeerSet::Any {
        ", any address"
    } else {
        ""
    };
    let line = format!(
        "{} ({ends}{any}): {}",
        opening.label(),
        opening.purposes().join("; ")
    );
    excerpt(&line, MAX_COMMENT)
}

/// The comment line above an opening.
pub(super) fn above(opening: &Opening) -> String {
    format!("# {}\n", described(opening))
}

/// The ids of an opening's rules for a quoted comment: letters, digits and hyphens, at most `max`
/// bytes, and no id cut in half.
pub(super) fn ids(opening: &Opening, max: usize) -> String {
    let mut out = String::from("palette-ports");
    for rule in opening.rules() {
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let id: String = rule.as_str().chars().filter(is_plain).collect();
        if out.len() + 1 + id.len() > max {
            break;
        }
        out.push(' ');
        out.push_str(&id);
    }
    out
}
