//! CSV, as in RFC 4180: the header in the first line, every line with the same fields, all of them
//! in quotes.
//!
//! A byte order mark is in front: without one, spreadsheets read the file in the code page of the
//! machine, and the names of the sources are not ASCII. The facts of the sheet are repeated behind
//! each row, because lines above the header would not be CSV. Notes and totals have no place.
//!
//! Written without the crate `csv`, which reads it back in the tests: where all fields are in quotes,
//! quotation marks are all there is to escape, and the crate brings along what tells numbers from text.

use super::sheet::{Place, Sheet};

const BYTE_ORDER_MARK: char = '\u{FEFF}';

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = String::from(BYTE_ORDER_MARK);
    let columns = sheet.columns_where(Place::is_in_csv);
    let columns = columns.map(|(_, column)| column.name.to_owned());
    let names = sheet.facts.iter().map(|(name, _)| name.text.to_owned());
    out += &line(columns.chain(names));
    for row in sheet.rows() {
        let columns = sheet.columns_where(Place::is_in_csv);
        let cells = columns.map(|(index, _)| row[index].words());
        let facts = sheet.facts.iter().map(|(_, fact)| fact.as_str().to_owned());
        out += &line(cells.chain(facts));
    }
    out
}

/// A line with each field in quotes, where a quotation mark is doubled.
fn line(fields: impl Iterator<Item = String>) -> String {
    let quoted = fields.map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
    let quoted: Vec<String> = quoted.collect();
    quoted.join(",") + "\r\n"
}
