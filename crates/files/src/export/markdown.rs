//! Markdown: a title, what the sheet is about, what was counted, a table for each part, and the notes.

use super::sheet::Sheet;

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n", sheet.title);
    for (name, fact) in &sheet.facts {
        item(&mut out, name.text, fact.as_str());
    }
    let counts = sheet.counts_said(&sheet.counts);
    item(&mut out, msg!(sheet_in_all), &counts.to_lowercase());
    for part in &sheet.parts {
        out.push_str("\n## ");
        escape(&mut out, part.name.as_str());
        out.push_str("\n\n");
        if part.rows.is_empty() {
            out.push_str(part.empty);
            out.push('\n');
            continue;
        }
        out.push_str(&sheet.counts_said(&part.counts));
        out.push_str("\n\n|");
        for column in sheet.columns {
            cell(&mut out, column.name);
        }
        out.push_str("\n|");
        for _ in sheet.columns {
            out.push_str("---|");
        }
        for row in &part.rows {
            out.push_str("\n|");
            for one in row {
                cell(&mut out, &one.words());
            }
        }
        out.push('\n');
    }
    let mut before = "\n";
    for note in &sheet.notes {
        out.push_str(before);
        out.push_str("- ");
        escape(&mut out, note.as_str());
        out.push('\n');
        before = "";
    }
    out
}

fn item(out: &mut String, name: &str, text: &str) {
    let said = msg_fmt!(name_and_value, name = name, value = text).to_string();
    out.push_str("- ");
    escape(out, &said);
    out.push('\n');
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
