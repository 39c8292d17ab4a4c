//! The comment lines on top of a snippet: what it is, what it leaves out, and how to undo it.

use std::fmt::{self, Display, Write};

use crate::format::Format;
use crate::ruleset::{LeftOut, Ruleset};
use crate::unsupported::Unsupported;
use crate::wording::plain;

/// Writes the comment lines on top, each behind the format's comment mark.
pub(crate) fn write_header(
    out: &mut String,
    format: &Format,
    ruleset: &Ruleset,
    unsupported: &[Unsupported],
) -> fmt::Result {
    let mark = format.comment;
    let Ruleset {
        title,
        dataset_version,
        ..
    } = ruleset;
    write_comment(out, mark, msg_fmt!(snippet_title, plan = title))?;
    write_comment(
        out,
        mark,
        msg_fmt!(snippet_dataset, version = dataset_version),
    )?;
    write_comment(out, mark, msg_fmt!(snippet_apply, how = format.apply))?;
    write_comment(out, mark, msg_fmt!(snippet_undo, how = format.undo))?;
    for warning in ruleset.any_address_warnings(format) {
        write_comment(out, mark, msg_fmt!(snippet_any_address, why = warning))?;
    }
    write_left_out(out, mark, ruleset)?;
    for missing in unsupported {
        write_comment(out, mark, msg_fmt!(snippet_unsupported, flow = missing))?;
    }
    Ok(())
}

/// Writes the rules that are left out of a ruleset, each as a comment line.
pub(crate) fn write_left_out(out: &mut String, mark: &str, ruleset: &Ruleset) -> fmt::Result {
    for LeftOut { label, rule, why } in &ruleset.left_out {
        write_comment(
            out,
            mark,
            msg_fmt!(snippet_left_out, opening = label, rule = rule, why = why),
        )?;
    }
    Ok(())
}

/// Writes a comment line behind `mark`: see [`plain`].
pub(crate) fn write_comment(out: &mut String, mark: &str, text: impl Display) -> fmt::Result {
    writeln!(out, "{mark}{}", plain(&text.to_string()))
}
