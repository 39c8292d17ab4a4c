//! What became of the rows of a sheet, in sentences.

use ports_core::text::{counted, excerpt};
use ports_network::sites::MAX_SITES;

/// How many sites are named.
const SITES_NAMED: usize = 6;

/// What became of the rows of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The columns that the sheet fills, in its order.
    pub columns: Vec<&'static str>,
    /// The titles of the sites that it adds.
    pub added: Vec<String>,
    /// What it changes: titles of sites, or the row of all sites.
    pub changed: Vec<String>,
    /// Headings that are no column.
    pub unknown: Vec<String>,
    /// Cells that sites have no field for, and the columns they are of.
    pub not_at_sites: Unused,
    /// Cells that there is no field for all sites for.
    pub not_for_all: Unused,
    /// Cells beyond the last column.
    pub beyond: usize,
    /// Rows that a full plan has no room for.
    pub without_room: usize,
    /// Fields that stay as they are because their cells are empty.
    pub kept: usize,
}

/// Cells that are not used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unused {
    /// How many there are.
    pub cells: usize,
    /// The columns they are of.
    pub columns: Vec<&'static str>,
}

impl Unused {
    /// Counts a cell of a column.
    pub fn count(&mut self, column: &'static str) {
        self.cells += 1;
        if !self.columns.contains(&column) {
            self.columns.push(column);
        }
    }
}

impl Report {
    /// Whether the sheet changes anything.
    pub fn is_change(&self) -> bool {
        !self.added.is_empty() || !self.changed.is_empty()
    }

    /// Whether everything that stands in the sheet has a place.
    pub fn is_complete(&self) -> bool {
        self.unknown.is_empty()
            && self.not_at_sites.cells + self.not_for_all.cells == 0
            && self.beyond + self.without_room == 0
    }

    /// What the sheet does, and what of it is not used.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        if !self.is_change() {
            said.push(msg!(sheet_nothing).to_owned());
        }
        if !self.added.is_empty() {
            said.push(msg_fmt!(sheet_adds, sites = named(&self.added)).to_string());
        }
        if !self.changed.is_empty() {
            said.push(msg_fmt!(sheet_changes, sites = named(&self.changed)).to_string());
        }
        said.extend(self.unused());
        if self.kept > 0 {
            let cells = counted(self.kept, msg!(counted_cells));
            said.push(msg_fmt!(sheet_kept, cells = cells).to_string());
        }
        said
    }

    /// What of the sheet is not used.
    fn unused(&self) -> Vec<String> {
        let mut said = Vec::new();
        if !self.unknown.is_empty() {
            let columns = named(&self.unknown);
            said.push(msg_fmt!(sheet_unknown, columns = columns).to_string());
        }
        if self.not_at_sites.cells > 0 {
            let (cells, columns) = words(&self.not_at_sites);
            said.push(msg_fmt!(sheet_no_place, cells = cells, columns = columns).to_string());
        }
        if self.not_for_all.cells > 0 {
            let (cells, columns) = words(&self.not_for_all);
            said.push(msg_fmt!(sheet_no_place_all, cells = cells, columns = columns).to_string());
        }
        if self.beyond > 0 {
            let cells = counted(self.beyond, msg!(counted_cells));
            said.push(msg_fmt!(sheet_beyond, cells = cells).to_string());
        }
        if self.without_room > 0 {
            let rows = counted(self.without_room, msg!(counted_rows));
            said.push(msg_fmt!(sheet_full, rows = rows, most = MAX_SITES).to_string());
        }
        said
    }
}

fn words(unused: &Unused) -> (String, String) {
    let cells = counted(unused.cells, msg!(counted_cells));
    (cells, unused.columns.join(msg!(list_comma)))
}

/// The first few names, and how many more there are.
fn named(names: &[String]) -> String {
    let shown = names.iter().take(SITES_NAMED);
    let mut shown: Vec<String> = shown.map(|name| excerpt(name, 40)).collect();
    let more = names.len().saturating_sub(SITES_NAMED);
    if more > 0 {
        shown.push(msg_fmt!(sheet_more_sites, number = more).to_string());
    }
    shown.join(msg!(list_comma))
}
