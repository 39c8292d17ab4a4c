//! XLSX: a cover with what the sheet is about, its totals, notes and legend, then a sheet for each
//! part.
//!
//! Text is written as text, which is never a formula; that [`Plain`](ports_files::export::Plain) has an apostrophe
//! in front of what could begin one all the same is for whoever copies a cell, or saves the sheet as
//! CSV. Nothing in the file says when or where it was written but the day it was asked for.

#[macro_use]
extern crate ports_messages;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use ports_core::text::cut;
use ports_files::export::{Cell, DATASET_VERSION, DATE, PRODUCT_VERSION, Part, Sheet};

/// The longest text that a cell can have, in UTF-16 units, less what is said where it is cut.
const MAX_CELL: usize = 32_700;

const CUT: &str = msg!(sheet_cut);

/// The longest name that a sheet can have, in UTF-16 units.
const MAX_NAME: usize = 31;

/// How high a line is, and the most that a row can be, in points.
const LINE: u32 = 15;
const MAX_HEIGHT: u32 = 405;

/// How many columns of the cover are for counts, and how wide they are, in characters.
const COUNTS: u16 = 6;
const COUNT_WIDTH: u16 = 14;

/// What the first sheet is called.
const COVER: &str = msg!(sheet_cover);

/// A4.
const PAPER: u8 = 9;

struct Formats {
    title: Format,
    head: Format,
    label: Format,
    text: Format,
    number: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let bold = text.clone().set_bold();
        let number = Format::new()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: bold
                .clone()
                .set_background_color(0xE7_EC_F3)
                .set_border_bottom(FormatBorder::Thin),
            label: bold,
            date: number.clone().set_num_format("yyyy-mm-dd"),
            number,
            text,
        }
    }
}

/// A sheet as a workbook: the bytes of an XLSX file.
///
/// # Errors
/// When the workbook cannot be written, which no sheet is known to bring about.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = day(&sheet.date)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(sheet.title)
            .set_subject(sheet.product.as_str())
            .set_author(msg!(sheet_author))
            .set_keywords(sheet.file.as_str())
            .set_comment(msg_fmt!(sheet_comment, version = sheet.dataset.as_str()).to_string())
            .set_creation_datetime(&day)
            .set_custom_property(PRODUCT_VERSION.text, sheet.product.as_str())
            .set_custom_property(DATASET_VERSION.text, sheet.dataset.as_str())
            .set_custom_property(DATE.text, sheet.date.as_str()),
    );
    let formats = Formats::new();
    let names = sheet_names(sheet);
    cover(book.add_worksheet().set_name(COVER)?, sheet, &day, &formats)?;
    for (part, name) in sheet.parts.iter().zip(names) {
        rows(book.add_worksheet().set_name(name)?, sheet, part, &formats)?;
    }
    book.save_to_buffer()
}

/// The day, without a time. What is no day, and would not be one on the page either, is the first
/// one that a spreadsheet knows.
fn day(date: &str) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(date).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))
}

fn cover(
    to: &mut Worksheet,
    sheet: &Sheet,
    day: &ExcelDateTime,
    formats: &Formats,
) -> Result<(), XlsxError> {
    set_up(to);
    to.set_column_width(0, 26)?;
    for column in 1..=COUNTS {
        to.set_column_width(column, COUNT_WIDTH)?;
    }
    to.write_string_with_format(0, 0, sheet.title, &formats.title)?;
    let mut at = 2;
    for (name, fact) in &sheet.facts {
        to.write_string_with_format(at, 0, name.text, &formats.label)?;
        if *name == DATE && ExcelDateTime::parse_from_str(&sheet.date).is_ok() {
            to.write_datetime_with_format(at, 1, day, &formats.date)?;
        } else {
            wide(to, at, fact.as_str(), formats)?;
        }
        at += 1;
    }
    at += 1;
    text(to, at, 0, sheet.part.text, &formats.head)?;
    let mut tall = 1;
    for (column, name) in (1..).zip(sheet.counted) {
        text(to, at, column, name.text, &formats.head)?;
        tall = tall.max(lines(name.text, COUNT_WIDTH));
    }
    set_lines(to, at, tall)?;
    at += 1;
    let parts = sheet.parts.iter();
    let parts = parts.map(|part| (part.name.as_str(), &part.counts));
    for (name, counts) in parts.chain([(msg!(sheet_in_all), &sheet.counts)]) {
        text(to, at, 0, name, &formats.text)?;
        for (column, count) in (1..).zip(counts) {
            to.write_number_with_format(at, column, *count, &formats.number)?;
        }
        at += 1;
    }
    if !sheet.notes.is_empty() {
        at += 1;
        text(to, at, 0, msg!(sheet_notes), &formats.head)?;
        at += 1;
        for note in &sheet.notes {
            wide(to, at, note.as_str(), formats)?;
            at += 1;
        }
    }
    at += 1;
    text(to, at, 0, msg!(sheet_legend), &formats.head)?;
    at += 1;
    for (word, meaning) in sheet.legend {
        text(to, at, 0, word, &formats.label)?;
        wide(to, at, meaning, formats)?;
        at += 1;
    }
    Ok(())
}

/// Writes text over all columns of the cover but the first.
fn wide(to: &mut Worksheet, row: u32, shown: &str, formats: &Formats) -> Result<(), XlsxError> {
    to.merge_range(row, 1, row, COUNTS, "", &formats.text)?;
    text(to, row, 1, shown, &formats.text)?;
    set_lines(to, row, lines(shown, COUNT_WIDTH * COUNTS))
}

fn rows(
    to: &mut Worksheet,
    sheet: &Sheet,
    part: &Part,
    formats: &Formats,
) -> Result<(), XlsxError> {
    set_up(to);
    to.set_freeze_panes(1, 0)?;
    to.set_repeat_rows(0, 0)?;
    for (at, column) in (0..).zip(sheet.columns) {
        to.set_column_width(at, column.width)?;
        text(to, 0, at, column.name, &formats.head)?;
    }
    if part.rows.is_empty() {
        return text(to, 1, 0, part.empty, &Format::new());
    }
    let mut last = 0;
    for (row, cells) in (1..).zip(&part.rows) {
        last = row;
        let mut tall = 1;
        for (at, one) in (0..).zip(cells) {
            cell(to, row, at, one, formats)?;
            let width = sheet.columns[usize::from(at)].width;
            tall = tall.max(lines(&one.words(), width.into()));
        }
        set_lines(to, row, tall)?;
    }
    to.autofilter(0, 0, last, sheet.columns.len() as u16 - 1)?;
    Ok(())
}

/// Across the page and as wide as one, with the sheet's name and the page's number.
fn set_up(to: &mut Worksheet) {
    to.set_landscape();
    to.set_paper_size(PAPER);
    to.set_print_fit_to_pages(1, 0);
    to.set_header("&L&A");
    let page = msg_fmt!(sheet_page, page = "&P", pages = "&N");
    to.set_footer(format!("&R{page}"));
}

/// Makes a row as high as this many lines: not every program does so by itself.
fn set_lines(to: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    to.set_row_height(row, (lines * LINE).min(MAX_HEIGHT))?;
    Ok(())
}

/// How many lines a text takes in a column of this many characters, broken between its words.
fn lines(text: &str, width: u16) -> u32 {
    let width = u32::from(width.max(1));
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let long = word.chars().count() as u32;
        if used > 0 && used + 1 + long <= width {
            used += 1 + long;
            continue;
        }
        if used > 0 {
            lines += 1;
        }
        // A word that is longer than a line is broken.
        lines += long.saturating_sub(1) / width;
        used = long - long.saturating_sub(1) / width * width;
    }
    lines
}

fn cell(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = match cell {
        Cell::Number(number) => *number,
        // More than one is no number.
        Cell::Ports(ports) if ports.from == ports.to => ports.from.into(),
        _ => return text(to, row, column, &cell.words(), &formats.text),
    };
    to.write_number_with_format(row, column, number, &formats.number)?;
    Ok(())
}

/// Writes text as text. What is longer than a cell can be is cut, and says so.
fn text(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let mut shown = text.to_owned();
    if text.encode_utf16().count() > MAX_CELL {
        shown = first(text, MAX_CELL).to_owned() + CUT;
    }
    to.write_string_with_format(row, column, shown, format)?;
    Ok(())
}

/// The start of `text` with at most `max` UTF-16 units.
fn first(text: &str, max: usize) -> &str {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= max
    };
    let count = text.chars().take_while(fits).count();
    cut(text, count)
}

/// What the sheets of the parts are called: by the parts' names, in as many characters as a sheet's
/// name may have, without those that it must not have, each once whatever the case.
pub fn sheet_names(sheet: &Sheet) -> Vec<String> {
    // A name of Excel's own.
    let mut taken = vec![COVER.to_lowercase(), "history".to_owned()];
    let mut names = Vec::new();
    for part in &sheet.parts {
        let mut plain = String::new();
        for c in part.name.as_str().chars() {
            plain.push(match c {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
                c => c,
            });
        }
        let mut name = ends_well(first(&plain, MAX_NAME), sheet.part.text);
        let mut number = 2;
        while taken.contains(&name.to_lowercase()) {
            let end = format!(" {number}");
            let start = ends_well(first(&plain, MAX_NAME - end.len()), sheet.part.text);
            name = start + &end;
            number += 1;
        }
        taken.push(name.to_lowercase());
        names.push(name);
    }
    names
}

/// A name without blanks and apostrophes at its ends; `instead` where nothing is left.
fn ends_well(name: &str, instead: &str) -> String {
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    match name {
        "" => instead.to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_lines_that_its_words_need() {
        for (text, width, expected) in [
            ("", 10, 1),
            ("one two", 10, 1),
            ("one two three", 8, 2),
            ("one two three", 5, 3),
            ("abcdefghij", 5, 2),
            ("abcdefghijk l", 5, 3),
            ("ab abcdefghijk", 5, 4),
        ] {
            assert_eq!(lines(text, width), expected, "{text:?} in {width}");
        }
    }
}
