//! Which column of the grid a heading of a sheet means.

use ports_core::dataset::Dataset;
use ports_network::addresses::ParsedAddresses;
use ports_network::sites::{self, Proxy};

use super::super::columns::{Column, Content};

/// What else a column is called in sheets, as [`plain`] writes it.
const SITE: &[&str] = &["site", "sitename", "name", "location"];
const CLUSTERS: &[&str] = &["cluster", "numberofcluster"];
const NEAR: &[&str] = &["node", "clusternode", "clusteraddresse", "clusteraddress"];
const PROXY: &[&str] = &["proxy", "proxyaddresse", "proxyaddress"];
const PROXY_PORT: &[&str] = &["proxyport", "portofproxy"];

/// The columns that the headings of a row mean, each where the heading stands; none where the row is no
/// row of headings. Two headings of one column are that column once.
pub fn headings(row: &[String], dataset: &Dataset, all: &[Column]) -> Option<Vec<Option<Column>>> {
    let mut found: Vec<Option<Column>> = Vec::new();
    for cell in row {
        let column = column(cell, dataset, all);
        let is_new = column.is_some() && !found.contains(&column);
        found.push(column.filter(|_| is_new));
    }
    let known = found.iter().flatten().count();
    // A row of a site has an address somewhere, or a number.
    let is_entry = |cell: &String| !ParsedAddresses::parse_own(cell).addresses.is_empty();
    let has_digit = || {
        row.iter()
            .any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
    };
    let is_heading = known > 1 || known == 1 && !has_digit();
    (is_heading && !row.iter().any(is_entry)).then_some(found)
}

/// The column that a heading means.
fn column(heading: &str, dataset: &Dataset, all: &[Column]) -> Option<Column> {
    let heading = plain(heading);
    let is_meant = |column: &&Column| {
        let others = match &column.content {
            Content::Name => SITE,
            Content::Clusters => CLUSTERS,
            Content::ProxyPort => PROXY_PORT,
            Content::Addresses(id) if *id == Proxy::END => PROXY,
            Content::Addresses(id) if sites::near(dataset) == Some(id) => NEAR,
            Content::Addresses(_) => &[],
        };
        let is_id = || match &column.content {
            Content::Addresses(id) => plain(id.as_str()) == heading,
            _ => false,
        };
        others.contains(&heading.as_str()) || plain(column.name) == heading || is_id()
    };
    all.iter().find(is_meant).cloned()
}

/// A heading without what is written in one way or another: case, blanks, punctuation, the plural.
fn plain(heading: &str) -> String {
    let letters = heading.chars().filter(|c| !c.is_whitespace());
    let letters = letters.filter(|c| !c.is_ascii_punctuation());
    let plain: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    plain.strip_suffix('s').unwrap_or(&plain).to_owned()
}
