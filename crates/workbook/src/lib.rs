//! XLSX: a cover with the facts of the sheet, its totals, notes and legend, then a sheet for each
//! part, and one with what the rows are from.
//!
//! Text is written as text, which is never a formula. The apostrophe of
//! [`Plain`](ports_files::export::Plain) in front of what could begin one is for readers who copy a
//! cell or save the workbook as CSV. The only time in the file is the date of the request, so that
//! equal requests give equal bytes.

#[macro_use]
extern crate ports_messages;

mod cells;
mod cover;
mod names;
mod part;
mod sources;

pub use names::sheet_names;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use ports_core::dataset::Dataset;
use ports_files::export::{DATASET_VERSION, DATE, Export, PRODUCT_VERSION, Sheet};
use ports_files::{File, FileError, FileRequest, OutputKind, sheet};

use cells::Formats;

/// A4, by Excel's number.
const PAPER: u8 = 9;

/// Writes the XLSX file of a change request or of an upgrade.
///
/// # Errors
/// When another form is requested or another document, the upgrade starts nowhere, or the workbook
/// cannot be written.
pub fn file(request: &FileRequest, dataset: &Dataset) -> Result<File, FileError> {
    if request.kind != OutputKind::Xlsx {
        return Err(FileError::Unavailable(request.document, request.kind));
    }
    sheet_file(&sheet(request, dataset)?)
}

/// A sheet as an XLSX file.
///
/// # Errors
/// When the workbook cannot be written.
pub fn sheet_file(sheet: &Sheet) -> Result<File, FileError> {
    Ok(File {
        name: Export::Xlsx.file_name(sheet),
        media_type: Export::Xlsx.media_type(),
        bytes: write(sheet).map_err(|error| FileError::Workbook(error.to_string()))?,
    })
}

/// Writes a sheet as a workbook: the bytes of an XLSX file.
///
/// # Errors
/// When the workbook cannot be written, which no sheet is known to bring about.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let date = date(&sheet.date)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(sheet.title)
            .set_subject(sheet.product.as_str())
            .set_author(msg!(sheet_author))
            .set_keywords(sheet.file.as_str())
            .set_comment(msg_fmt!(sheet_comment, version = sheet.dataset.as_str()).to_string())
            .set_creation_datetime(&date)
            .set_custom_property(PRODUCT_VERSION.text, sheet.product.as_str())
            .set_custom_property(DATASET_VERSION.text, sheet.dataset.as_str())
            .set_custom_property(DATE.text, sheet.date.as_str()),
    );
    let formats = Formats::new();
    let names = sheet_names(sheet);
    let to = add(&mut book, cover::NAME)?;
    cover::write(to, sheet, &date, &formats)?;
    for (part, name) in sheet.parts.iter().zip(&names) {
        part::write(add(&mut book, name)?, sheet, part, &formats)?;
    }
    let to = add(&mut book, sources::NAME)?;
    sources::write(to, sheet, &names, &formats)?;
    book.save_to_buffer()
}

/// The date, without a time of day. The library has no date outside the years that a spreadsheet
/// knows; the first one stands in.
fn date(text: &str) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(text).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))
}

/// Adds a worksheet that prints across the page and as wide as one, with the sheet's name and the
/// page's number.
fn add<'a>(book: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    let to = book.add_worksheet().set_name(name)?;
    to.set_landscape();
    to.set_paper_size(PAPER);
    to.set_print_fit_to_pages(1, 0);
    to.set_header("&L&A");
    let page = msg_fmt!(sheet_page, page = "&P", pages = "&N");
    to.set_footer(format!("&R{page}"));
    Ok(to)
}
