//! JSON: an object with what the request is about, its notes, and an object for each row. Keys are
//! the columns' names in lower case; what is missing is `null`.
//!
//! Written by hand: the page reads no JSON, and a library for these few lines would be the largest
//! part of it.

use super::cell::Cell;
use super::sheet::{COLUMNS, Sheet};
use crate::domain::text::put;

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = String::from("{\n  ");
    key(&mut out, "title");
    string(&mut out, sheet.title.as_str());
    for (name, fact) in &sheet.facts {
        out.push_str(",\n  ");
        key(&mut out, name);
        string(&mut out, fact.as_str());
    }
    out.push_str(",\n  \"notes\": [");
    for (index, note) in sheet.notes.iter().enumerate() {
        out.push_str(if index > 0 { ",\n    " } else { "\n    " });
        string(&mut out, note.as_str());
    }
    out.push_str("],\n  \"rows\": [");
    for (index, row) in sheet.rows.iter().enumerate() {
        out.push_str(if index > 0 { ",\n    {" } else { "\n    {" });
        for (index, (name, cell)) in COLUMNS.iter().zip(row).enumerate() {
            out.push_str(if index > 0 { ",\n      " } else { "\n      " });
            key(&mut out, name);
            value(&mut out, cell);
        }
        out.push_str("\n    }");
    }
    out.push_str("]\n}\n");
    out
}

fn key(out: &mut String, name: &str) {
    out.push('"');
    for c in name.chars() {
        out.push(match c {
            ' ' => '_',
            _ => c.to_ascii_lowercase(),
        });
    }
    out.push_str("\": ");
}

fn value(out: &mut String, cell: &Cell) {
    match cell {
        Cell::Number(number) => put(out, format_args!("{number}")),
        Cell::Ports(ports) => put(
            out,
            format_args!("{{\"from\": {}, \"to\": {}}}", ports.from, ports.to),
        ),
        Cell::Text(text) | Cell::Worded(Some(text), _) => string(out, text.as_str()),
        Cell::Worded(None, _) => out.push_str("null"),
        Cell::Addresses { entered, wrong } => {
            out.push_str("{\"entered\": [");
            for (index, address) in entered.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                string(out, &address.to_string());
            }
            put(out, format_args!("], \"wrong\": {wrong}}}"));
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
