//! CSV, as in RFC 4180: the header in the first line, every line with the same fields, all of them
//! in quotes.
//!
//! A byte order mark is in front, because spreadsheets read the file in the machine's old code page
//! without one, and the sources' names are not ASCII. What the sheet is about stands behind each
//! row: lines above the header would not be CSV any more. Notes and totals have no place.

use super::sheet::Sheet;

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = String::from('\u{FEFF}');
    for column in sheet.columns {
        field(&mut out, column.name);
    }
    for (name, _) in &sheet.facts {
        field(&mut out, name.text);
    }
    end_line(&mut out);
    for row in sheet.rows() {
        for cell in row {
            field(&mut out, &cell.words());
        }
        for (_, fact) in &sheet.facts {
            field(&mut out, fact.as_str());
        }
        end_line(&mut out);
    }
    out
}

fn field(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push_str("\",");
}

/// Puts a line break in place of the last comma.
fn end_line(out: &mut String) {
    out.pop();
    out.push_str("\r\n");
}
