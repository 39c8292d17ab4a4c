//! User entries: everything that is entered beside the choices, as text by id.
//!
//! Nothing here is parsed and no format is known: addresses are parsed in
//! [`addresses`](crate::addresses), and the ids of formats and of their fields are checked where
//! formats are.

mod codec;
mod fragment;
mod merge;
mod site;

pub use codec::{MARK, decode, decode_fragment, encode_fragment, left_out};
pub use fragment::{BEHIND, decode_damaged, is_entry, percent_decoded, with_ampersands};
pub use merge::{Merged, merge};
pub use site::{MAX_CLUSTERS, MAX_SITE_NUMBER, MAX_SITES, PROXY, SITE_ROLE, Site};

use std::collections::BTreeSet;

use ports_core::dataset::EndpointId;
use ports_core::link::Pairs;

use crate::settings::Settings;

/// All user entries: what makes up a plan beside the choices.
///
/// As names and values ([`read`](Self::read), [`pairs`](Self::pairs)) its names are paths: `name`,
/// `customer`, `addresses/users`, `settings/near-zone`, `sites/2/name`, `sites/2/clusters`,
/// `sites/2/proxy-port`, `sites/2/addresses/registries`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserEntries {
    /// The name of the plan.
    pub name: String,
    /// The customer that the plan is for.
    pub customer: String,
    /// The addresses of endpoints, for all sites.
    pub addresses: Vec<(EndpointId, String)>,
    /// The sites.
    pub sites: Vec<Site>,
    /// The fields of formats.
    pub settings: Settings,
    /// The id of the format used last; it is in local storage only, and never in a link or a file.
    pub format: Option<String>,
    /// What the browser keeps under names that this build does not know, such as those of a later one. It
    /// stays in local storage, over every change, and is never in a link or a file.
    pub unknown: Pairs,
    /// What could not be used when the entries were read, each as a sentence.
    pub notices: Vec<String>,
}

impl UserEntries {
    /// Sets the addresses of an endpoint, in place of what was there.
    pub fn enter(&mut self, endpoint: EndpointId, text: String) {
        set(&mut self.addresses, endpoint, text);
    }

    /// A number for a site to be added: the one behind the last, so that the number of a site that
    /// was removed is not given away at once, or the smallest that is free.
    pub fn next_site_number(&self) -> u32 {
        let numbers = || self.sites.iter().map(|site| site.number);
        let next = numbers().max().map_or(1, |last| last.saturating_add(1));
        if next <= MAX_SITE_NUMBER {
            return next;
        }
        let taken: BTreeSet<u32> = numbers().collect();
        (1..).find(|number| !taken.contains(number)).unwrap_or(next)
    }

    /// Whether there is an address anywhere, right or wrong: for all sites or for one.
    pub fn has_addresses(&self) -> bool {
        let own = self.sites.iter().flat_map(|site| &site.addresses);
        let mut all = self.addresses.iter().chain(own);
        all.any(|(_, text)| !text.trim().is_empty())
    }

    /// Whether the same is entered and kept, in the same order. A field that was emptied is none.
    pub fn holds_the_same(&self, other: &Self) -> bool {
        self.unknown == other.unknown && self.pairs() == other.pairs()
    }

    /// Whether nothing is entered anywhere. The format is a choice, and does not count.
    pub fn is_blank(&self) -> bool {
        self.pairs_beside_format().is_empty()
    }

    /// Names and values but for the format, which is a choice.
    pub fn pairs_beside_format(&self) -> Pairs {
        let mut pairs = self.pairs();
        pairs.retain(|(name, _)| name != "format");
        pairs
    }
}

/// Sets the text of an endpoint, in place of what was there.
fn set(addresses: &mut Vec<(EndpointId, String)>, endpoint: EndpointId, text: String) {
    match addresses.iter_mut().find(|(known, _)| *known == endpoint) {
        Some((_, known)) => *known = text,
        None => addresses.push((endpoint, text)),
    }
}
