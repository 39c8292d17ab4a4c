//! JSON: an object with what the request is about, its notes, and an object for each row. Keys are
//! the columns' names in lower case; what is missing is `null`.
//!
//! Written by hand: the page reads no JSON, and a library for these few lines would be the largest
//! part of it.

use super::cell::Cell;
use super::sheet::{COLUMNS, Sheet};
use crate::domain::dataset::PortRange;
use crate::domain::text::put;

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = String::from("{\n");
    for (name, fact) in &sheet.facts {
        key(&mut out, name);
        string(&mut out, fact.as_str());
        out.push_str(",\n");
    }
    out.push_str("\"notes\": [");
    for note in &sheet.notes {
        string(&mut out, note.as_str());
        out.push_str(",\n");
    }
    end(&mut out, "],\n\"rows\": [");
    for row in &sheet.rows {
        out.push_str("{\n");
        for (name, cell) in COLUMNS.iter().zip(row) {
            key(&mut out, name);
            value(&mut out, cell);
            out.push_str(",\n");
        }
        end(&mut out, "},\n");
    }
    end(&mut out, "]\n}\n");
    out
}

/// Puts the end of a list or an object in place of its last comma.
fn end(out: &mut String, end: &str) {
    if out.ends_with(",\n") {
        out.truncate(out.len() - 2);
    }
    out.push_str(end);
}

fn key(out: &mut String, name: &str) {
    let name = name.to_ascii_lowercase();
    out.push('"');
    for c in name.chars() {
        out.push(if c == ' ' { '_' } else { c });
    }
    out.push_str("\": ");
}

fn value(out: &mut String, cell: &Cell) {
    match cell {
        Cell::Number(number) => put(out, format_args!("{number}")),
        Cell::Ports(PortRange { from, to }) => {
            put(out, format_args!("{{\"from\": {from}, \"to\": {to}}}"));
        }
        Cell::Text(text) => string(out, text.as_str()),
        Cell::Missing(_) => out.push_str("null"),
        Cell::Since(release) => string(out, &release.to_string()),
        Cell::Addresses { entered, wrong } => {
            out.push_str("{\"entered\": [");
            for address in entered {
                string(out, &address.to_string());
                out.push_str(",\n");
            }
            end(out, "]");
            put(out, format_args!(", \"wrong\": {wrong}}}"));
        }
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\0'..='\x1f' => put(out, format_args!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_string_is_read_back(text in "[\\x00-\\x20\"\\\\a/]{0,40}|(?s:.{0,80})") {
            let mut out = String::new();
            string(&mut out, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&out).expect("a string"), text);
        }
    }
}
