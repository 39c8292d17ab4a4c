//! Links, with the format they name checked against the registry.
//!
//! A link's other parameters are read by [`ports_core::link`], which knows no format.

mod arrival;

pub use arrival::{Arrival, Owner, arrival};

use ports_core::dataset::Dataset;
use ports_core::evaluation::Selection;
use ports_core::link::{self, Link, SnippetOptions};
use ports_core::text::listed;

use crate::registry::FORMAT_IDS;

/// Reads a query, with or without its question mark, on top of the initial selection. Without a
/// format in it, the first one is chosen.
pub fn read(query: &str, dataset: &Dataset) -> Link {
    read_with_default(query, dataset, FORMAT_IDS[0])
}

/// Reads a query as [`read`] does; `default` is the id of the format for a query that names none.
pub fn read_with_default(query: &str, dataset: &Dataset, default: &str) -> Link {
    let mut link = link::read(query, dataset);
    check_format(&mut link, default);
    link
}

/// Reads decoded parameters as [`read`] does a query.
pub fn read_pairs(pairs: &[(String, String)], dataset: &Dataset) -> Link {
    let mut link = link::read_pairs(pairs, dataset);
    check_format(&mut link, FORMAT_IDS[0]);
    link
}

/// Holds the format of a link to the registry. An unknown one is named among the notices and gives
/// way to `default`, as does none.
pub fn check_format(link: &mut Link, default: &str) {
    let format = &mut link.options.format;
    if FORMAT_IDS.contains(&format.as_str()) {
        return;
    }
    if !format.is_empty() {
        link.notices
            .push(link::ignored(link::FORMAT, format, &unknown_format()));
    }
    default.clone_into(format);
}

/// Sets one parameter by its name, as [`ports_core::link::choose`] does.
///
/// # Errors
/// When the value cannot be right: what would be, as a part of a sentence.
pub fn choose(
    name: &str,
    value: &str,
    dataset: &Dataset,
    selection: &mut Selection,
    options: &mut SnippetOptions,
) -> Result<(), String> {
    if name == link::FORMAT && !FORMAT_IDS.contains(&value) {
        return Err(unknown_format());
    }
    link::choose(name, value, dataset, selection, options)
}

/// Which formats there are, as a part of a sentence.
fn unknown_format() -> String {
    msg_fmt!(link_known, values = listed(FORMAT_IDS)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_format_is_named_and_the_first_one_takes_its_place() {
        let link = read("format=pf&q=ssh", ports_data::dataset());
        assert_eq!(link.options.format, FORMAT_IDS[0]);
        assert_eq!(link.selection.search, "ssh");
        assert_eq!(link.notices.len(), 1);
        let notice = &link.notices[0];
        let start = "Ignored format “pf” in the link: known are nftables, ";
        assert!(notice.starts_with(start), "{notice}");
    }

    #[test]
    fn a_link_without_a_format_takes_the_one_used_last() {
        let link = read_with_default("q=ssh", ports_data::dataset(), "ufw");
        assert_eq!(link.options.format, "ufw");
        assert_eq!(link.notices, Vec::<String>::new());
    }

    #[test]
    fn every_format_survives_the_url() {
        let dataset = ports_data::dataset();
        for id in FORMAT_IDS {
            let mut link = read("", dataset);
            (*id).clone_into(&mut link.options.format);
            let query = ports_core::link::write(&link.selection, &link.options);
            assert_eq!(read(&query, dataset), link);
        }
    }
}
