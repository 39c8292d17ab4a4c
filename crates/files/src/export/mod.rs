//! Tables to hand to others: the change request, which is what is included as rows that a network
//! team can act on, and an upgrade as what to open before it and close after it.
//!
//! [`Sheet`] is the neutral form of both: facts, and rows of typed [`Cell`]s in parts. Each export
//! writes all of it and decides nothing: one file per export, one line in [`Export::ALL`].
//!
//! Text gets into a sheet as [`Plain`] alone, so that no cell can become a formula wherever it ends
//! up: in a spreadsheet at once, or pasted there from a ticket that shows the Markdown.

mod cell;
mod change_request;
mod connection;
mod csv;
mod flows;
mod json;
mod markdown;
mod print;
mod sheet;
mod short;
mod upgrade;

pub use cell::{Cell, Passage, Plain};
pub use change_request::{COLUMNS, RequestSection};
pub(crate) use flows::file_name;
pub(crate) use print::tables;
pub use print::{Node, paper};
pub use sheet::{
    Column, DATASET_VERSION, DATE, Holds, Name, PRODUCT_VERSION, Part, Place, Row, Sheet,
    ShortColumn, name,
};
pub use upgrade::UPGRADE_COLUMNS;

/// A format that a sheet can be saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// For whatever reads tables.
    Csv,
    /// For spreadsheets: a cover, and a sheet for each part.
    Xlsx,
    /// For tickets and wikis.
    Markdown,
    /// For programs.
    Json,
}

impl Export {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Markdown, Self::Json];

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => msg!(export_csv),
            Self::Xlsx => msg!(export_xlsx),
            Self::Markdown => msg!(export_markdown),
            Self::Json => msg!(export_json),
        }
    }

    /// The extension of its files, which is also its id.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The media type; text is UTF-8.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
        }
    }

    /// A file's name.
    pub fn file_name(self, sheet: &Sheet) -> String {
        format!("{}.{}", sheet.file, self.extension())
    }

    /// The whole file as text; none for XLSX, which is written elsewhere.
    pub fn text(self, sheet: &Sheet) -> Option<String> {
        match self {
            Self::Csv => Some(csv::write(sheet)),
            Self::Xlsx => None,
            Self::Markdown => Some(markdown::write(sheet)),
            Self::Json => Some(json::write(sheet)),
        }
    }
}

/// A sheet for paper as JSON: `["section", "pp-sheet", ["h1", "", "…"], …]`. A list is an element:
/// its name, its class and its content.
pub fn on_paper(sheet: &Sheet) -> String {
    serde_json::to_string(&paper(sheet)).expect("elements are lists of texts")
}
