//! The change request: the rules on screen as rows that a network team can act on, in formats that
//! leave the page.
//!
//! [`Sheet`] is the neutral form: what the request is about, and rows of typed [`Cell`]s. Each
//! export writes all of it and decides nothing: one file per export, one line in [`Export::ALL`].
//!
//! Text gets into a sheet as [`Plain`] alone, so that no cell can become a formula wherever it ends
//! up: in a spreadsheet at once, or pasted there from a ticket that shows the Markdown.

mod cell;
mod csv;
mod json;
mod markdown;
mod sheet;

pub use cell::{Cell, Plain};
pub use sheet::{COLUMNS, Row, Sheet, TITLE};

/// A format that the change request can be saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// For spreadsheets.
    Csv,
    /// For tickets and wikis.
    Markdown,
    /// For programs.
    Json,
}

impl Export {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Markdown, Self::Json];

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
        }
    }

    /// How its files' names end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The media type; the text is UTF-8.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
        }
    }

    /// A file's name.
    pub fn file_name(self, sheet: &Sheet) -> String {
        format!("{}.{}", sheet.file, self.extension())
    }

    /// The whole file.
    pub fn write(self, sheet: &Sheet) -> String {
        match self {
            Self::Csv => csv::write(sheet),
            Self::Markdown => markdown::write(sheet),
            Self::Json => json::write(sheet),
        }
    }
}
