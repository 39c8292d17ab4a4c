//! Markdown: a title, what the request is about, a table, and the notes.

use super::sheet::{COLUMNS, Sheet, TITLE};

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = format!("# {TITLE}\n\n");
    for (name, fact) in &sheet.facts {
        out.push_str("- ");
        out.push_str(name);
        out.push_str(": ");
        escape(&mut out, fact.as_str());
        out.push('\n');
    }
    out.push_str("\n|");
    for name in COLUMNS {
        cell(&mut out, name);
    }
    out.push_str("\n|");
    for _ in COLUMNS {
        out.push_str("---|");
    }
    for row in &sheet.rows {
        out.push_str("\n|");
        for one in row {
            cell(&mut out, &one.words());
        }
    }
    out.push_str("\n\n");
    for note in &sheet.notes {
        out.push_str("- ");
        escape(&mut out, note.as_str());
        out.push('\n');
    }
    out
}

fn cell(out: &mut String, text: &str) {
    out.push(' ');
    escape(out, text);
    out.push_str(" |");
}

/// Writes what would be a mark as itself. Angle brackets are named, because not every reader of
/// Markdown lets a backslash keep them from being HTML.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
}
