//! The worksheet of one part: a heading, and a row for each flow.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use ports_files::export::{Part, Sheet};

use crate::cells::{Formats, cell, lines, set_lines, text};

/// Writes the rows of a part, with a heading that stays on screen and on every page.
pub(super) fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    part: &Part,
    formats: &Formats,
) -> Result<(), XlsxError> {
    to.set_freeze_panes(1, 0)?;
    to.set_repeat_rows(0, 0)?;
    for (at, column) in (0..).zip(sheet.columns) {
        to.set_column_width(at, column.width)?;
        text(to, 0, at, column.name, &formats.head)?;
    }
    if part.rows.is_empty() {
        return text(to, 1, 0, part.empty, &Format::new());
    }
    for (row, cells) in (1..).zip(&part.rows) {
        let mut tallest = 1;
        for ((at, column), value) in (0..).zip(sheet.columns).zip(cells) {
            cell(to, row, at, value, formats)?;
            tallest = tallest.max(lines(&value.words(), column.width.into()));
        }
        set_lines(to, row, tallest)?;
    }
    let (last_row, last_column) = (part.rows.len() as u32, sheet.columns.len() as u16 - 1);
    to.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}
