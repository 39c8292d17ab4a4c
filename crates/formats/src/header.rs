//! What stands on top of a snippet: what it is, what it leaves out, and how to undo it.

use std::fmt::{self, Display, Write};

use crate::format::Format;
use crate::render::Rendered;
use crate::ruleset::{LeftOut, Ruleset};
use crate::unsupported::Unsupported;
use crate::warnings::missing_values;
use crate::wording::{description, plain};

/// Writes the comment lines on top, each behind the format's comment mark.
pub(crate) fn write_header(
    out: &mut String,
    format: &Format,
    ruleset: &Ruleset,
    rendered: &Rendered,
) -> fmt::Result {
    let mark = format.comment;
    write_comment(out, mark, title(ruleset))?;
    write_comment(out, mark, dataset(ruleset))?;
    write_comment(out, mark, msg_fmt!(snippet_apply, how = format.apply))?;
    if !format.note.is_empty() {
        write_comment(out, mark, msg_fmt!(snippet_note, note = format.note))?;
    }
    for limit in &rendered.limits {
        write_comment(out, mark, msg_fmt!(snippet_note, note = limit))?;
    }
    write_comment(out, mark, undo(format))?;
    if let Some(values) = missing_values(&rendered.missing) {
        write_comment(out, mark, msg_fmt!(snippet_missing, values = values))?;
    }
    for warning in wide(rendered) {
        write_comment(out, mark, warning)?;
    }
    write_left_out(out, mark, ruleset)?;
    for missing in &rendered.unsupported {
        write_comment(out, mark, not_in_here(missing))?;
    }
    Ok(())
}

/// The same for a language without comments: a quoted description of at most `max` bytes.
///
/// Where there is more to say than has room, the reasons are left out, and what has no room at all is
/// counted.
pub(crate) fn describe(
    format: &Format,
    ruleset: &Ruleset,
    rendered: &Rendered,
    max: usize,
) -> String {
    let mut start = vec![title(ruleset), dataset(ruleset), undo(format)];
    // Not what has to be filled in: the device keeps the text, and then it would say so for ever.
    start.extend(wide(rendered));
    let unsupported = &rendered.unsupported;
    let left_out = &ruleset.left_out;
    let full = left_out.iter().map(left_out_in_full);
    let full: Vec<String> = full.chain(unsupported.iter().map(not_in_here)).collect();
    let text = joined(&start, &full);
    if text.len() <= max {
        return description(&text, max);
    }
    let short = left_out.iter().map(|LeftOut { label, rule, .. }| {
        msg_fmt!(snippet_left_out_short, opening = label, rule = rule).to_string()
    });
    let missing = unsupported
        .iter()
        .map(|one| msg_fmt!(snippet_unsupported_short, flow = one.flow).to_string());
    let short: Vec<String> = short.chain(missing).collect();
    let mut kept = short.len();
    loop {
        let mut parts = short[..kept].to_vec();
        if kept < short.len() {
            let number = short.len() - kept;
            parts.push(msg_fmt!(snippet_more_left_out, number = number).to_string());
        }
        let text = joined(&start, &parts);
        if text.len() <= max || kept == 0 {
            return description(&text, max);
        }
        kept -= 1;
    }
}

fn joined(start: &[String], rest: &[String]) -> String {
    [start, rest].concat().join(" ")
}

fn title(ruleset: &Ruleset) -> String {
    msg_fmt!(snippet_title, plan = ruleset.title).to_string()
}

fn dataset(ruleset: &Ruleset) -> String {
    msg_fmt!(snippet_dataset, version = ruleset.dataset_version).to_string()
}

fn undo(format: &Format) -> String {
    msg_fmt!(snippet_undo, how = format.undo).to_string()
}

/// Where any address is allowed.
fn wide(rendered: &Rendered) -> impl Iterator<Item = String> {
    let wide = rendered.wide.iter();
    wide.map(|why| msg_fmt!(snippet_any_address, why = why).to_string())
}

fn left_out_in_full(LeftOut { label, rule, why }: &LeftOut) -> String {
    msg_fmt!(snippet_left_out, opening = label, rule = rule, why = why).to_string()
}

fn not_in_here(missing: &Unsupported) -> String {
    msg_fmt!(snippet_unsupported, flow = missing).to_string()
}

/// Writes the rules that are left out of a ruleset, each as a comment line.
pub(crate) fn write_left_out(out: &mut String, mark: &str, ruleset: &Ruleset) -> fmt::Result {
    for left_out in &ruleset.left_out {
        write_comment(out, mark, left_out_in_full(left_out))?;
    }
    Ok(())
}

/// Writes a comment line behind `mark`: see [`plain`].
pub(crate) fn write_comment(out: &mut String, mark: &str, text: impl Display) -> fmt::Result {
    writeln!(out, "{mark}{}", plain(&text.to_string()))
}
