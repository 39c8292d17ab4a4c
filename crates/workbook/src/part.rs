//! The worksheet of one part: a heading, and a row for each connection.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use ports_files::export::{Part, Place, Row, Sheet};

use crate::cells::{Formats, MAX_LINES, cell, lines, set_lines, text};

/// Writes the rows of a part, with a heading that stays on screen and on every page.
pub(super) fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    part: &Part,
    formats: &Formats,
) -> Result<(), XlsxError> {
    to.set_freeze_panes(1, 0)?;
    to.set_repeat_rows(0, 0)?;
    to.set_print_gridlines(true);
    let mut tallest = 1;
    for (at, (_, column)) in (0..).zip(sheet.columns_where(Place::is_in_table)) {
        to.set_column_width(at, column.width)?;
        text(to, 0, at, column.name, &formats.head)?;
        tallest = tallest.max(lines(column.name, column.width.into()));
    }
    set_lines(to, 0, tallest)?;
    if part.rows.is_empty() {
        return text(to, 1, 0, part.empty, &Format::new());
    }
    for (row, cells) in (1..).zip(&part.rows) {
        for (at, (index, _)) in (0..).zip(sheet.columns_where(Place::is_in_table)) {
            cell(to, row, at, &cells[index], formats)?;
        }
        set_lines(to, row, needed(sheet, cells).min(MAX_LINES))?;
    }
    let last_column = sheet.columns_where(Place::is_in_table).count() as u16 - 1;
    to.autofilter(0, 0, part.rows.len() as u32, last_column)?;
    Ok(())
}

/// The lines that a row needs to show all of it.
fn needed(sheet: &Sheet, row: &Row) -> u32 {
    let cells = sheet.columns_where(Place::is_in_table);
    let cells = cells.map(|(index, column)| lines(&row[index].words(), column.width.into()));
    cells.max().unwrap_or(1)
}

/// The rows of a part that hold more than is seen of them, by their numbers in its worksheet.
pub(super) fn tall_rows(sheet: &Sheet, part: &Part) -> Vec<u32> {
    let rows = (2..).zip(&part.rows);
    let tall = rows.filter(|(_, row)| needed(sheet, row) > MAX_LINES);
    tall.map(|(number, _)| number).collect()
}
