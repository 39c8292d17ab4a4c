//! JSON: an object with what the sheet is about, its notes, what was counted of each part and of all,
//! and an object for each row. Keys are the same in every language; what is missing is `null`.

use super::cell::Cell;
use super::sheet::Sheet;
use ports_core::dataset::PortRange;
use ports_core::text::put;

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = String::from("{\n");
    for (name, fact) in &sheet.facts {
        key(&mut out, name.key);
        string(&mut out, fact.as_str());
        out.push_str(",\n");
    }
    out.push_str("\"notes\": [");
    for note in &sheet.notes {
        string(&mut out, note.as_str());
        out.push_str(",\n");
    }
    end(&mut out, "],\n\"totals\": [");
    for part in &sheet.parts {
        out.push_str("{\n");
        key(&mut out, sheet.part.key);
        string(&mut out, part.name.as_str());
        out.push_str(",\n");
        counts(&mut out, sheet, &part.counts);
        end(&mut out, "},\n");
    }
    end(&mut out, "],\n\"in_all\": {\n");
    counts(&mut out, sheet, &sheet.counts);
    end(&mut out, "},\n\"rows\": [");
    for row in sheet.rows() {
        out.push_str("{\n");
        for (column, cell) in sheet.columns.iter().zip(row) {
            key(&mut out, column.key);
            value(&mut out, cell);
            out.push_str(",\n");
        }
        end(&mut out, "},\n");
    }
    end(&mut out, "]\n}\n");
    out
}

fn counts(out: &mut String, sheet: &Sheet, counts: &[u32]) {
    for (name, count) in sheet.counted.iter().zip(counts) {
        key(out, name.key);
        put(out, format_args!("{count},\n"));
    }
}

/// Puts the end of a list or an object in place of its last comma.
fn end(out: &mut String, end: &str) {
    if out.ends_with(",\n") {
        out.truncate(out.len() - 2);
    }
    out.push_str(end);
}

fn key(out: &mut String, key: &str) {
    put(out, format_args!("\"{key}\": "));
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

pub(super) fn string(out: &mut String, text: &str) {
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
