//! Rows of a sheet, and what becomes of the entries once they are filled in.
//!
//! What an empty cell stands for is not known: a blank in a sheet changes no entry, since taking an
//! address back may open a port to any. What has no place is counted and said.

mod cells;
mod headings;
mod report;
#[cfg(test)]
mod tests;

use ports_core::dataset::Dataset;
use ports_network::entries::UserEntries;
use ports_network::sites::{MAX_SITES, Site};

use super::columns::{Column, Content, Place, all_columns};
use cells::{cells, is_blank};
use headings::headings;

pub use report::Report;

/// What separates cells where no tab does, as in files of comma-separated values.
const SEPARATORS: [char; 2] = [';', ','];

/// What stands in a cell in the place of an entry.
const DASHES: &[&str] = &["-", "–", "—"];

/// Where the first cell of a sheet goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The row.
    pub place: Place,
    /// The column, by its index.
    pub column: usize,
}

/// The entries with a sheet filled in, and what became of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The entries.
    pub entries: UserEntries,
    /// What became of the rows.
    pub report: Report,
}

/// Where something is pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Whether a sheet copied it.
    pub is_table: bool,
    /// Whether the field holds one value, and no list.
    pub is_single: bool,
    /// How many sites have a field of that column from there on; none for a field of all sites.
    pub sites: usize,
}

/// Whether what is pasted into a field is a sheet, and not the text of that field: it has several columns; or
/// several rows of one, for a field of one value, or out of a sheet and no more than there are sites; or it is
/// one cell in quotes. A longer column is a list: it goes into the field as it is.
pub fn is_sheet(text: &str, target: Target) -> bool {
    let Target {
        is_table,
        is_single,
        sites,
    } = target;
    let rows = cells(text, '\t');
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let is_quoted = || text.starts_with('"') && rows[0][0] != text.trim_end();
    match (rows.len(), columns) {
        (0, _) => false,
        (1, 1) => is_table && is_quoted(),
        (rows, 1) => is_single || is_table && rows <= sites,
        _ => true,
    }
}

/// Fills a sheet in. With a row of headings, its columns go where these say, and its rows to the sites of
/// their names; without, they go to the fields from `start` on, to the right and down. Where there is no
/// `start` either, they are in the order of the grid's columns, the sites' names first.
pub fn fill(
    text: &str,
    start: Option<Start>,
    entries: &UserEntries,
    columns: &[Column],
    dataset: &'static Dataset,
) -> Filled {
    let all = all_columns(dataset, columns);
    let headings = |rows: &[Vec<String>]| headings(rows.first()?, dataset, &all);
    let mut rows = cells(text, '\t');
    let mut found = headings(&rows);
    if start.is_none() && rows.iter().all(|row| row.len() == 1) {
        let others = SEPARATORS.map(|separator| cells(text, separator));
        for other in others {
            let by_name = headings(&other);
            let known = by_name.iter().flatten().flatten().count();
            if known > 1 {
                (rows, found) = (other, by_name);
                break;
            }
        }
    }
    let mut filling = Filling::of(entries);
    // A site's name is where its row goes, unless the sheet is pasted over the names themselves.
    let is_by_name = found.is_some() || start.is_none();
    let columns = match found {
        Some(found) => {
            let given = rows.remove(0);
            let unknown = given.into_iter().zip(&found);
            let unknown =
                unknown.filter(|(cell, column)| column.is_none() && !cell.trim().is_empty());
            filling.report.unknown = unknown.map(|(cell, _)| cell).collect();
            found
        }
        None => {
            let first = start.map_or(0, |start| start.column);
            let columns = columns.get(first..).unwrap_or_default();
            let used = rows.iter().map(Vec::len).max().unwrap_or_default();
            let columns = columns.iter().take(used).cloned();
            columns.map(Some).collect()
        }
    };
    let names = columns.iter().flatten().map(|column| column.name);
    filling.report.columns = names.collect();
    filling.rows(&rows, &columns, is_by_name, start);
    filling.end()
}

/// A sheet that is being filled in.
struct Filling {
    entries: UserEntries,
    report: Report,
    /// The numbers of the sites that it adds.
    added: Vec<u32>,
    /// The rows that it changes.
    changed: Vec<Place>,
}

impl Filling {
    fn of(entries: &UserEntries) -> Self {
        Self {
            entries: entries.clone(),
            report: Report::default(),
            added: Vec::new(),
            changed: Vec::new(),
        }
    }

    /// Fills all rows in: to the sites of their names, or from the start on.
    fn rows(
        &mut self,
        rows: &[Vec<String>],
        columns: &[Option<Column>],
        is_by_name: bool,
        start: Option<Start>,
    ) {
        let is_name = |column: &Option<Column>| {
            let content = column.as_ref().map(|column| &column.content);
            content == Some(&Content::Name)
        };
        let name = columns.iter().position(is_name).filter(|_| is_by_name);
        let known: Vec<u32> = self.entries.sites.iter().map(|site| site.number).collect();
        let mut unused = known.clone();
        let is_alone = rows.iter().filter(|row| !is_blank(row)).count() == 1;
        for (offset, row) in rows.iter().enumerate() {
            if is_blank(row) {
                continue;
            }
            let place = match (name, start) {
                (Some(name), _) => {
                    let name = row.get(name).map_or("", |name| name.trim());
                    self.named(name, &mut unused)
                }
                (None, Some(start)) => below(start.place, offset, &known),
                (None, None) if is_alone => Some(Place::All),
                (None, None) => None,
            };
            match place.or_else(|| self.add()) {
                Some(place) => self.row(place, row, columns),
                None => self.report.without_room += 1,
            }
        }
    }

    /// The row of the site with a name, if there is one that no row before was for.
    fn named(&self, name: &str, unused: &mut Vec<u32>) -> Option<Place> {
        if name.eq_ignore_ascii_case(msg!(addresses_all_sites)) {
            return Some(Place::All);
        }
        let is_meant = |number: &u32| {
            let site = self
                .entries
                .sites
                .iter()
                .find(|site| site.number == *number);
            site.is_some_and(|site| site.title().eq_ignore_ascii_case(name))
        };
        let place = unused.iter().position(is_meant)?;
        Some(Place::Site(unused.remove(place)))
    }

    /// A new site; none where the plan is full.
    fn add(&mut self) -> Option<Place> {
        if self.entries.sites.len() >= MAX_SITES {
            return None;
        }
        let number = self.entries.next_site_number();
        self.entries.sites.push(Site::numbered(number));
        self.added.push(number);
        Some(Place::Site(number))
    }

    fn row(&mut self, place: Place, row: &[String], columns: &[Option<Column>]) {
        for (index, cell) in row.iter().enumerate() {
            match columns.get(index) {
                Some(Some(column)) => self.cell(place, column, cell.trim()),
                // Its heading is named.
                Some(None) => {}
                None if cell.trim().is_empty() => {}
                None => self.report.beyond += 1,
            }
        }
    }

    fn cell(&mut self, place: Place, column: &Column, text: &str) {
        let is_name = column.content == Content::Name;
        if place == Place::All && is_name {
            return;
        }
        let before = self.text(place, column).trim();
        if stands_for_none(text, place, column) {
            if !before.is_empty() {
                self.report.kept += 1;
            }
            return;
        }
        // A row found by its name has it already, whatever its case.
        let is_title = is_name && before.eq_ignore_ascii_case(text);
        if before == text || is_title {
            return;
        }
        if column.while_empty(place).is_none() {
            match place {
                Place::All => self.report.not_for_all.count(column.name),
                Place::Site(_) => self.report.not_at_sites.count(column.name),
            }
            return;
        }
        self.enter(place, column, text.to_owned());
        if !self.changed.contains(&place) {
            self.changed.push(place);
        }
    }

    fn text(&self, place: Place, column: &Column) -> &str {
        match place {
            Place::All => column.text_for_all(&self.entries),
            Place::Site(number) => {
                let site = self.entries.sites.iter().find(|site| site.number == number);
                site.map_or("", |site| column.text_at(site))
            }
        }
    }

    fn enter(&mut self, place: Place, column: &Column, text: String) {
        let site = match place {
            Place::All => None,
            Place::Site(number) => {
                let mut sites = self.entries.sites.iter_mut();
                sites.find(|site| site.number == number)
            }
        };
        match (site, &column.content) {
            (None, Content::Addresses(endpoint)) => self.entries.enter(endpoint.clone(), text),
            (Some(site), Content::Addresses(endpoint)) => site.enter(endpoint.clone(), text),
            (Some(site), Content::Name) => site.name = text,
            (Some(site), Content::Clusters) => site.clusters = text,
            (Some(site), Content::ProxyPort) => site.proxy_port = text,
            (None, _) => {}
        }
    }

    fn end(mut self) -> Filled {
        let title = |number: &u32| {
            let site = self
                .entries
                .sites
                .iter()
                .find(|site| site.number == *number);
            site.map_or_else(String::new, Site::title)
        };
        self.report.added = self.added.iter().map(title).collect();
        let changed = self.changed.iter().filter_map(|place| match place {
            Place::All => Some(msg!(addresses_all_sites).to_owned()),
            Place::Site(number) => (!self.added.contains(number)).then(|| title(number)),
        });
        self.report.changed = changed.collect();
        Filled {
            entries: self.entries,
            report: self.report,
        }
    }
}

/// The row that is so many rows below another; none behind the last one.
fn below(first: Place, offset: usize, sites: &[u32]) -> Option<Place> {
    let place = match first {
        Place::All => 0,
        Place::Site(number) => 1 + sites.iter().position(|site| *site == number)?,
    };
    match place + offset {
        0 => Some(Place::All),
        row => sites.get(row - 1).map(|number| Place::Site(*number)),
    }
}

/// Whether what stands in a cell is no entry: nothing, a dash, or what the grid shows in an empty field.
fn stands_for_none(text: &str, place: Place, column: &Column) -> bool {
    let is_shown = |shown: &str| text.eq_ignore_ascii_case(shown);
    let is_above = || matches!(place, Place::Site(_)) && is_shown(msg!(addresses_above));
    let is_no_proxy =
        || column.at_site == Some(msg!(addresses_no_proxy)) && is_shown(msg!(addresses_no_proxy));
    text.is_empty() || DASHES.contains(&text) || is_above() || is_no_proxy()
}
