//! Markdown, for tickets and mails: a title, the facts, the short table of each part, where the rows are
//! from, and the notes.

use super::cell::Passage;
use super::sheet::{Part, Row, Sheet, ShortColumn};
use super::short::{Piece, ranges};

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n", sheet.title);
    for (name, fact) in &sheet.facts {
        out += &item(name.text, fact.as_str());
    }
    out += &item(msg!(sheet_in_all), &sheet.totals_in_words());
    if let Some(missing) = sheet.missing_in_words() {
        out += &format!("- **{}**\n", escaped(&missing));
    }
    for part in &sheet.parts {
        out += &section(sheet, part);
    }
    out += &sources(sheet);
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
    let mut out = format!("{heading}{}\n", sheet.counts_in_words(&part.counts));
    for note in &part.notes {
        out += &format!("\n{}\n", escaped(note.as_str()));
    }
    let names = columns(sheet).map(|column| escaped(column.name));
    out += &format!("\n{}\n|", line(names));
    out += &"---|".repeat(columns(sheet).count());
    for row in &part.rows {
        out.push('\n');
        out += &line(columns(sheet).map(|column| cell(sheet, row, column)));
    }
    out.push('\n');
    out
}

fn columns(sheet: &Sheet) -> impl Iterator<Item = &'static ShortColumn> {
    sheet.short.iter().filter(|column| column.is_in_markdown)
}

/// A cell on one line: what stands below a name follows it in brackets.
fn cell(sheet: &Sheet, row: &Row, column: &ShortColumn) -> String {
    let marked = |piece: &Piece| match piece.is_gap {
        true => format!("**{}**", escaped(&piece.text)),
        false => escaped(&piece.text),
    };
    match &sheet.pieces(row, column)[..] {
        [] => String::new(),
        [first, rest @ ..] => rest.iter().fold(marked(first), |cell, piece| {
            format!("{cell} ({})", marked(piece))
        }),
    }
}

/// A line of a table.
fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

/// A list of the passages that the rows are from.
fn sources(sheet: &Sheet) -> String {
    let sources = sheet.sources();
    if sources.is_empty() {
        return String::new();
    }
    let mut out = format!("\n## {}\n\n", msg!(sheet_sources));
    for (passage, rows) in sources {
        let Passage {
            title,
            section,
            url,
        } = &passage;
        let (title, section) = (escaped(title.as_str()), escaped(section.as_str()));
        let title = match passage.has_link() {
            true => format!("[{title}]({})", url.as_str()),
            false => title,
        };
        let rows = ranges(&rows);
        let said = msg_fmt!(sheet_source, title = title, section = section, rows = rows);
        out += &format!("- {said}\n");
    }
    out
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
