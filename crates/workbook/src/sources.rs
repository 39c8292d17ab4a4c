//! The last worksheet: what each row is from, apart from what a network team works with. A line for each
//! passage of a document, which says in which worksheet and row its connection stands, and which one that
//! is: a row that was sorted away is found by its source, destination and port.

use rust_xlsxwriter::{Worksheet, XlsxError};

use ports_files::export::{Cell, Column, Part, Place, Row, Sheet};

use crate::cells::{Formats, cell, passage, text};

/// The name of the worksheet.
pub(super) const NAME: &str = msg!(sheet_sources);

/// The keys of the columns that say which connection it is.
const CONNECTION: [&str; 4] = ["source", "destination", "protocol", "port"];

/// The widths of the columns for the worksheet and the row of a connection, in characters.
const SHEET_WIDTH: u16 = 20;
const ROW_WIDTH: u16 = 6;

/// Writes a line for each passage that a row is from. `names` are those of the parts' worksheets.
pub(super) fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    names: &[String],
    formats: &Formats,
) -> Result<(), XlsxError> {
    to.set_freeze_panes(1, 0)?;
    to.set_column_width(0, SHEET_WIDTH)?;
    to.set_column_width(1, ROW_WIDTH)?;
    text(to, 0, 0, msg!(column_sheet), &formats.head)?;
    text(to, 0, 1, msg!(column_row), &formats.head)?;
    for (at, (_, column)) in (2..).zip(columns(sheet)) {
        to.set_column_width(at, column.width)?;
        text(to, 0, at, column.name, &formats.head)?;
    }
    let mut line = 1;
    for (part, name) in sheet.parts.iter().zip(names) {
        line = part_lines(to, line, sheet, part, name, formats)?;
    }
    let columns = columns(sheet).count() as u16 + 2;
    if line > 1 {
        to.autofilter(0, 0, line - 1, columns - 1)?;
    }
    // Nothing of it is printed: the area for paper is an empty cell.
    to.set_print_area(0, columns, 0, columns)?;
    Ok(())
}

/// Writes the lines of a part from `line` on. Returns the one below them.
fn part_lines(
    to: &mut Worksheet,
    mut line: u32,
    sheet: &Sheet,
    part: &Part,
    name: &str,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    for (number, row) in (2..).zip(&part.rows) {
        for index in 0..lines_of(sheet, row) {
            text(to, line, 0, name, &formats.text)?;
            cell(to, line, 1, &Cell::Number(number), formats)?;
            for (at, (column, _)) in (2..).zip(columns(sheet)) {
                match &row[column] {
                    Cell::Passages(passages) => {
                        if let Some(one) = passages.get(index) {
                            passage(to, line, at, one, formats)?;
                        }
                    }
                    other => cell(to, line, at, other, formats)?,
                }
            }
            line += 1;
        }
    }
    Ok(line)
}

/// A line for each passage, and one where there is none.
fn lines_of(sheet: &Sheet, row: &Row) -> usize {
    let passages = columns(sheet).filter_map(|(index, _)| match &row[index] {
        Cell::Passages(passages) => Some(passages.len()),
        _ => None,
    });
    passages.max().unwrap_or(1).max(1)
}

/// Which connection it is, and what is said of where it is from.
fn columns(sheet: &Sheet) -> impl Iterator<Item = (usize, &'static Column)> {
    let columns = sheet.columns.iter().enumerate();
    columns.filter(|(_, column)| CONNECTION.contains(&column.key) || column.place == Place::Sources)
}
