//! Cells and their formats, and the heights of rows: not every program makes a row as high as its
//! text.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, FormatUnderline, Url, Worksheet, XlsxError,
};

use ports_files::export::{Cell, Passage};

/// The longest text of a cell, in UTF-16 units: Excel's limit, less the words that say where it is
/// cut.
const MAX_CELL: usize = 32_700;

/// The words at the end of a text that is cut.
const CUT: &str = msg!(sheet_cut);

/// The height of a line, in points.
const LINE: u32 = 15;

/// The most lines that a row of a table shows: with more, too few rows are on a screen.
pub(super) const MAX_LINES: u32 = 3;

/// The most lines that a row of the cover shows: a spreadsheet's limit.
const MAX_COVER_LINES: u32 = 27;

/// The fill of what somebody has to fill in.
const YELLOW: u32 = 0xFF_F2_A8;

/// The colour of a link.
const LINK: u32 = 0x05_63_C1;

/// The formats of cells.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) head: Format,
    pub(super) label: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) date: Format,
    /// What somebody has to fill in.
    pub(super) gap: Format,
    pub(super) link: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
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
            gap: text.clone().set_background_color(YELLOW),
            link: text
                .clone()
                .set_font_color(Color::RGB(LINK))
                .set_underline(FormatUnderline::Single),
            date: number.clone().set_num_format("yyyy-mm-dd"),
            number,
            text,
        }
    }
}

/// Writes a cell: a number or a single port as a number, anything else as text.
pub(super) fn cell(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Ports(ports) if ports.from == ports.to => ports.from.into(),
        _ if cell.is_gap() => return text(to, row, column, &cell.words(), &formats.gap),
        _ => return text(to, row, column, &cell.words(), &formats.text),
    };
    to.write_number_with_format(row, column, number, &formats.number)?;
    Ok(())
}

/// Writes a passage of a document, as a link to the document where it has an address that can be one.
pub(super) fn passage(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    passage: &Passage,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let words = passage.to_string();
    if !passage.has_link() || start(&words, MAX_CELL).len() < words.len() {
        return text(to, row, column, &words, &formats.text);
    }
    let link = Url::new(passage.url.as_str()).set_text(&words);
    to.write_url_with_format(row, column, link, &formats.link)?;
    Ok(())
}

/// Writes text as text. A text that is too long for a cell is cut, and says so.
pub(super) fn text(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let start = start(text, MAX_CELL);
    let shown = match start.len() == text.len() {
        true => text.to_owned(),
        false => format!("{start}{CUT}"),
    };
    to.write_string_with_format(row, column, shown, format)?;
    Ok(())
}

/// The start of `text` with at most `max` UTF-16 units.
pub(super) fn start(text: &str, max: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > max).then_some(at)
    });
    &text[..end.unwrap_or(text.len())]
}

/// Makes a row as high as a number of lines.
pub(super) fn set_lines(to: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    to.set_row_height(row, lines.min(MAX_COVER_LINES) * LINE)?;
    Ok(())
}

/// The number of lines that a text takes in a column with a width in characters, broken between its
/// words.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    let width = u32::from(width.max(1));
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count() as u32;
        if used > 0 && used + 1 + length <= width {
            used += 1 + length;
            continue;
        }
        if used > 0 {
            lines += 1;
        }
        // A word that is longer than a line is broken.
        let breaks = length.saturating_sub(1) / width;
        lines += breaks;
        used = length - breaks * width;
    }
    lines
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

    #[test]
    fn a_start_has_whole_characters_and_no_more_units_than_it_may() {
        assert_eq!(start("a🛡b", 4), "a🛡b");
        assert_eq!(start("a🛡b", 3), "a🛡");
        assert_eq!(start("a🛡b", 2), "a");
    }
}
