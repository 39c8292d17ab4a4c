//! Markdown: a title, the facts, the counts, a table for each part, and the notes.

use std::borrow::Cow;

use super::sheet::{Part, Sheet};

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n", sheet.title);
    for (name, fact) in &sheet.facts {
        out += &item(name.text, fact.as_str());
    }
    out += &item(msg!(sheet_in_all), &sheet.totals_in_words());
    for part in &sheet.parts {
        out += &section(sheet, part);
    }
    for (index, note) in sheet.notes.iter().enumerate() {
        let before = if index == 0 { "\n" } else { "" };
        out += &format!("{before}- {}\n", escaped(note.as_str()));
    }
    out
}

fn item(name: &str, value: &str) -> String {
    let text = msg_fmt!(name_and_value, name = name, value = value).to_string();
    format!("- {}\n", escaped(&text))
}

fn section(sheet: &Sheet, part: &Part) -> String {
    let heading = format!("\n## {}\n\n", escaped(part.name.as_str()));
    if part.rows.is_empty() {
        return format!("{heading}{}\n", part.empty);
    }
    let counts = sheet.counts_in_words(&part.counts);
    let names = sheet.columns.iter().map(|column| column.name.into());
    let mut out = format!("{heading}{counts}\n\n{}\n|", line(names));
    out += &"---|".repeat(sheet.columns.len());
    for row in &part.rows {
        out.push('\n');
        out += &line(row.iter().map(|cell| cell.words().into()));
    }
    out.push('\n');
    out
}

/// A line of a table.
fn line<'a>(cells: impl Iterator<Item = Cow<'a, str>>) -> String {
    cells.fold("|".to_owned(), |line, cell| {
        format!("{line} {} |", escaped(&cell))
    })
}

/// Text without markup. Angle brackets are named entities, because not every reader of Markdown
/// lets a backslash keep them from being HTML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
