//! All user entries of a plan, parsed.

use ports_core::dataset::{Dataset, RoleId};

use super::{ROLE, Site, inside, outside, without_addresses};
use crate::addresses::AddressBook;
use crate::entries::UserEntries;

/// The parsed entries of a plan: the address book of each team.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanAddresses {
    /// As seen by hosts outside all sites, or by all hosts where there are no sites.
    outside: AddressBook,
    /// The sites by title, each as seen by its hosts.
    sites: Vec<(String, AddressBook)>,
    without_addresses: Vec<String>,
}

impl PlanAddresses {
    /// Parses entries.
    pub fn of(dataset: &Dataset, entries: &UserEntries) -> Self {
        let shared = AddressBook::parse(&entries.addresses);
        let own: Vec<AddressBook> = entries.sites.iter().map(Site::read).collect();
        let sites = entries.sites.iter().zip(&own);
        Self {
            without_addresses: without_addresses(dataset, &shared, &entries.sites, &own),
            sites: sites
                .map(|(site, own)| (site.title(), inside(&shared, site, own)))
                .collect(),
            outside: if own.is_empty() {
                shared
            } else {
                outside(dataset, &shared, &own)
            },
        }
    }

    /// The teams that act for the hosts of a role, by name, each with the address book of its hosts:
    /// one for each site, or one named like the role.
    pub fn of_role<'a>(
        &'a self,
        dataset: &'a Dataset,
        role: &'a RoleId,
    ) -> Vec<(&'a str, &'a AddressBook)> {
        if role.as_str() != ROLE || self.sites.is_empty() {
            return vec![(dataset.role_name(role), &self.outside)];
        }
        let sites = self.sites.iter();
        sites.map(|(name, book)| (name.as_str(), book)).collect()
    }

    /// The titles of the sites that have no addresses of their clusters.
    pub fn without_addresses(&self) -> &[String] {
        &self.without_addresses
    }
}
