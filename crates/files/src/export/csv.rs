//! CSV, as in RFC 4180: the header in the first line, every line with the same fields, all of them
//! in quotes.
//!
//! A byte order mark is in front: without one, spreadsheets read the file in the code page of the
//! machine, and the names of the sources are not ASCII. The facts of the sheet are repeated behind
//! each row, because lines above the header would not be CSV. Notes and totals have no place.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::sheet::Sheet;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

pub(super) fn write(sheet: &Sheet) -> String {
    let bytes = records(sheet).expect("memory takes every byte");
    let text = String::from_utf8(bytes).expect("fields are UTF-8");
    format!("{BYTE_ORDER_MARK}{text}")
}

fn records(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut out: Writer<Vec<u8>> = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    let columns = sheet.columns.iter().map(|column| column.name);
    out.write_record(columns.chain(sheet.facts.iter().map(|(name, _)| name.text)))?;
    for row in sheet.rows() {
        let cells = row.iter().map(|cell| cell.words());
        let facts = sheet.facts.iter().map(|(_, fact)| fact.as_str().to_owned());
        out.write_record(cells.chain(facts))?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}
