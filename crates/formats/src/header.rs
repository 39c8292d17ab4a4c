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
    write_comment(out, mark, for_file(format.apply, format, ruleset))?;
    if !format.note.is_empty() {
        write_comment(out, mark, msg_fmt!(snippet_note, note = format.note))?;
    }
    for limit in &rendered.limits {
        write_comment(out, mark, msg_fmt!(snippet_note, note = limit))?;
    }
    write_comment(out, mark, undo(format, ruleset))?;
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
    let mut start = vec![title(ruleset), dataset(ruleset), undo(format, ruleset)];
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
    msg_fmt!(snippet_title, plan = ruleset.title, hosts = ruleset.hosts).to_string()
}

fn dataset(ruleset: &Ruleset) -> String {
    msg_fmt!(snippet_dataset, version = ruleset.dataset_version).to_string()
}

fn undo(format: &Format, ruleset: &Ruleset) -> String {
    let how = for_file(format.undo, format, ruleset);
    msg_fmt!(snippet_undo, how = how).to_string()
}

/// What stands for the name of the snippet's file in what is said of a format, and for the role.
pub(crate) const FILE: &str = "FILE";
const ROLE: &str = "ROLE";

/// How a format is put to work or taken out, for the file of one snippet.
fn for_file(how: &str, format: &Format, ruleset: &Ruleset) -> String {
    let name = ruleset.file_name(format.extension);
    how.replace(FILE, &name).replace(ROLE, &ruleset.tag)
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

/// The widest line of a header, in characters, but for words that are longer: what a terminal shows.
const WIDTH: usize = 78;

/// The longest comment of a header, in characters.
const MAX_HEADER: usize = 1000;

/// What the lines of a comment but for the first begin with, behind the mark.
const INDENT: &str = "  ";

/// Writes a comment, each of its lines behind `mark`: see [`plain`].
pub(crate) fn write_comment(out: &mut String, mark: &str, text: impl Display) -> fmt::Result {
    let text = plain(&text.to_string(), MAX_HEADER);
    let mut line = mark.to_owned();
    let mut is_empty = true;
    for word in text.split(' ') {
        if !is_empty && line.len() + 1 + word.len() > WIDTH {
            writeln!(out, "{line}")?;
            line = format!("{mark}{INDENT}");
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line += word;
        is_empty = false;
    }
    writeln!(out, "{line}")
}
