//! The cover: what is missing, facts, counts, notes and the legend.

use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use ports_files::export::{DATE, Plain, Sheet};

use crate::cells::{Formats, lines, set_lines, text};
use crate::names::sheet_names;
use crate::part::tall_rows;

/// The name of the first worksheet.
pub(super) const NAME: &str = msg!(sheet_cover);

/// The columns for counts, and the widths of the first column and of these, in characters.
const COUNTS: u16 = 6;
const LABEL_WIDTH: u16 = 26;
const COUNT_WIDTH: u16 = 14;

/// Writes the cover, section by section, each after an empty row.
pub(super) fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    date: &ExcelDateTime,
    formats: &Formats,
) -> Result<(), XlsxError> {
    to.set_column_width(0, LABEL_WIDTH)?;
    for column in 1..=COUNTS {
        to.set_column_width(column, COUNT_WIDTH)?;
    }
    to.write_string_with_format(0, 0, sheet.title, &formats.title)?;
    if let Some(missing) = sheet.missing_in_words() {
        to.merge_range(1, 0, 1, COUNTS, "", &formats.gap)?;
        text(to, 1, 0, &missing, &formats.gap)?;
        set_lines(to, 1, lines(&missing, LABEL_WIDTH + COUNT_WIDTH * COUNTS))?;
    }
    let row = facts(to, 3, sheet, date, formats)?;
    let row = totals(to, row + 1, sheet, formats)?;
    let mut said = sheet.all_notes();
    said.extend(tall_note(sheet));
    let row = match said.is_empty() {
        true => row,
        false => notes(to, row + 1, &said, formats)?,
    };
    legend(to, row + 1, sheet, formats)
}

/// Writes the facts from `row` on. Returns the row below them.
fn facts(
    to: &mut Worksheet,
    mut row: u32,
    sheet: &Sheet,
    date: &ExcelDateTime,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    for (name, fact) in &sheet.facts {
        to.write_string_with_format(row, 0, name.text, &formats.label)?;
        if *name == DATE && ExcelDateTime::parse_from_str(&sheet.date).is_ok() {
            to.write_datetime_with_format(row, 1, date, &formats.date)?;
        } else {
            wide(to, row, fact.as_str(), formats)?;
        }
        row += 1;
    }
    Ok(row)
}

/// Writes the counts of each part and of all. Returns the row below them.
fn totals(
    to: &mut Worksheet,
    mut row: u32,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    text(to, row, 0, sheet.part.text, &formats.head)?;
    for (column, name) in (1..).zip(sheet.counted) {
        text(to, row, column, name.text, &formats.head)?;
    }
    let heights = sheet.counted.iter();
    let heights = heights.map(|name| lines(name.text, COUNT_WIDTH));
    set_lines(to, row, heights.max().unwrap_or(1))?;
    row += 1;
    let parts = sheet.parts.iter();
    let parts = parts.map(|part| (part.name.as_str(), &part.counts));
    for (name, counts) in parts.chain([(msg!(sheet_in_all), &sheet.counts)]) {
        text(to, row, 0, name, &formats.text)?;
        for (column, count) in (1..).zip(counts) {
            to.write_number_with_format(row, column, *count, &formats.number)?;
        }
        row += 1;
    }
    Ok(row)
}

/// Writes the notes. Returns the row below them.
fn notes(
    to: &mut Worksheet,
    mut row: u32,
    notes: &[Plain],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    text(to, row, 0, msg!(sheet_notes), &formats.head)?;
    row += 1;
    for note in notes {
        wide(to, row, note.as_str(), formats)?;
        row += 1;
    }
    Ok(row)
}

/// A note on the rows that hold more than is seen of them; none where there are none.
fn tall_note(sheet: &Sheet) -> Option<Plain> {
    let mut places = Vec::new();
    for (part, name) in sheet.parts.iter().zip(sheet_names(sheet)) {
        let rows = tall_rows(sheet, part);
        if !rows.is_empty() {
            let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            places.push(format!("{name} {}", rows.join(msg!(list_comma))));
        }
    }
    let rows = places.join(msg!(list_semicolon));
    (!rows.is_empty()).then(|| Plain::new(&msg_fmt!(sheet_tall, rows = rows).to_string()))
}

fn legend(to: &mut Worksheet, row: u32, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    text(to, row, 0, msg!(sheet_legend), &formats.head)?;
    for (row, (word, meaning)) in (row + 1..).zip(sheet.legend) {
        text(to, row, 0, word, &formats.label)?;
        wide(to, row, meaning, formats)?;
    }
    Ok(())
}

/// Writes text across all columns but the first.
fn wide(to: &mut Worksheet, row: u32, shown: &str, formats: &Formats) -> Result<(), XlsxError> {
    to.merge_range(row, 1, row, COUNTS, "", &formats.text)?;
    text(to, row, 1, shown, &formats.text)?;
    set_lines(to, row, lines(shown, COUNT_WIDTH * COUNTS))
}
