//! The neutral sheet: what every export writes.

use super::cell::{Cell, Plain};
use ports_core::text::put;

/// What something in a sheet is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// By programs: the key in JSON, whatever language the sheet is in.
    pub key: &'static str,
    /// By people.
    pub text: &'static str,
}

/// What something is called by programs and by people.
pub const fn name(key: &'static str, text: &'static str) -> Name {
    Name { key, text }
}

/// The name of the fact that says on which day a sheet was made.
pub const DATE: Name = name("date", msg!(fact_date));

/// The names of other facts that sheets have in common.
pub const PRODUCT_VERSION: Name = name("product_version", msg!(fact_product_version));
/// The name of the fact that says which dataset a sheet was made from.
pub const DATASET_VERSION: Name = name("dataset_version", msg!(fact_dataset_version));
pub const SELECTION: Name = name("selection", msg!(fact_selection));

/// The names of what is counted of every sheet.
pub const FLOWS: Name = name("flows", msg!(count_flows));
pub const OPENINGS: Name = name("openings", msg!(count_openings));
pub const PORTS: Name = name("ports", msg!(count_ports));

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its key in JSON, whatever language the sheet is in.
    pub key: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// How wide it is in a spreadsheet, in characters.
    pub width: u8,
    /// Whether it stands below the one before it on paper: a page has no room for all of them.
    pub is_below: bool,
}

/// A column that stands by itself.
pub const fn column(key: &'static str, name: &'static str, width: u8) -> Column {
    Column {
        key,
        name,
        width,
        is_below: false,
    }
}

/// A column that stands below the one before it on paper.
pub const fn below(key: &'static str, name: &'static str, width: u8) -> Column {
    Column {
        is_below: true,
        ..column(key, name, width)
    }
}

/// A row: a cell for each column.
pub type Row = Vec<Cell>;

/// What is written: a change request, or an upgrade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: &'static str,
    /// What it is about and as of when, each by its name.
    pub facts: Vec<(Name, Plain)>,
    /// What to know beside the rows.
    pub notes: Vec<Plain>,
    /// The columns of every part.
    pub columns: &'static [Column],
    /// What a part is: a team, or a step.
    pub part: Name,
    /// What is counted of each part.
    pub counted: &'static [Name],
    /// The rows, in parts. Numbers run through.
    pub parts: Vec<Part>,
    /// What is counted of all of them.
    pub counts: Vec<u32>,
    /// What the words in it mean.
    pub legend: &'static [(&'static str, &'static str)],
    /// What it is made from: product and version.
    pub product: Plain,
    /// The dataset's version.
    pub dataset: Plain,
    /// The reader's day, as in `2026-11-22`.
    pub date: String,
    /// The name of a file without its end.
    pub file: String,
}

/// The rows that belong together: those of one team, or of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose they are.
    pub name: Plain,
    /// What is said where there are none.
    pub empty: &'static str,
    /// What was counted.
    pub counts: Vec<u32>,
    /// One for each flow.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// All rows, one part after the other.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// What was counted, in words: `Flows 4, openings 3`.
    pub(super) fn counts_said(&self, counts: &[u32]) -> String {
        let mut said = String::new();
        for (name, count) in self.counted.iter().zip(counts) {
            let mut name = name.text.to_owned();
            if !said.is_empty() {
                said.push_str(msg!(list_comma));
                name = name.to_lowercase();
            }
            put(&mut said, msg_fmt!(sheet_count, name = name, count = count));
        }
        said
    }
}
