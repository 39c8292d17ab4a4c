//! The address book: a parsed field for every endpoint.

use ports_core::dataset::{Dataset, EndpointId, RoleId, Rule};

use super::address::Address;
use super::field::ParsedAddresses;
use super::proxy::Proxy;
use crate::entries::Site;

/// The addresses that were entered, by endpoint, as the hosts of the roles see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressBook {
    entries: Vec<(EndpointId, ParsedAddresses)>,
    /// The proxy that some of the flows go through, where there is one.
    pub(crate) proxy: Option<Proxy>,
    /// The site whose hosts see something else, where there are sites.
    pub(crate) site: Option<Box<SiteContext>>,
}

/// The hosts of one role at one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteContext {
    /// The role.
    pub role: RoleId,
    /// The site's title.
    pub name: String,
    /// The site's lasting number.
    pub number: u32,
    /// What its hosts see.
    pub endpoints: AddressBook,
}

/// The addresses at one endpoint of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peers<'a> {
    /// Nothing was entered: any address.
    Any,
    /// These; none when everything that was entered is invalid.
    Listed(&'a [Address]),
}

impl AddressBook {
    /// Parses entries, each the text of one endpoint.
    pub fn parse(entries: &[(EndpointId, String)]) -> Self {
        let mut book = Self::default();
        for (endpoint, text) in entries {
            book.enter(endpoint.clone(), text);
        }
        book
    }

    /// Parses `text` for `endpoint`, in place of what was there.
    pub fn enter(&mut self, endpoint: EndpointId, text: &str) {
        self.put(endpoint, ParsedAddresses::parse(text));
    }

    /// Sets the addresses of `endpoint`, in place of what was there.
    pub fn put(&mut self, endpoint: EndpointId, entries: ParsedAddresses) {
        match self
            .entries
            .iter_mut()
            .find(|(known, _)| *known == endpoint)
        {
            Some((_, known)) => *known = entries,
            None => self.entries.push((endpoint, entries)),
        }
    }

    /// Every endpoint that has a field, in the order in which they were first filled.
    pub fn all(&self) -> &[(EndpointId, ParsedAddresses)] {
        &self.entries
    }

    /// The parsed field of `endpoint`; none when nothing was ever entered.
    pub fn entries(&self, endpoint: &EndpointId) -> Option<&ParsedAddresses> {
        self.entries
            .iter()
            .find(|(known, _)| known == endpoint)
            .map(|(_, entries)| entries)
    }

    /// The parsed field of `endpoint`, unless it is blank.
    pub fn filled(&self, endpoint: &EndpointId) -> Option<&ParsedAddresses> {
        self.entries(endpoint).filter(|entries| !entries.is_blank())
    }

    /// The addresses at `endpoint`.
    pub fn peers(&self, endpoint: &EndpointId) -> Peers<'_> {
        self.filled(endpoint)
            .map_or(Peers::Any, |entries| Peers::Listed(&entries.addresses))
    }

    /// The address book as the hosts of `role` see it.
    pub fn of(&self, role: &RoleId) -> &AddressBook {
        self.place(role).map_or(self, |site| &site.endpoints)
    }

    /// The site of the hosts of `role`, where they are at one.
    pub fn place(&self, role: &RoleId) -> Option<&SiteContext> {
        self.site.as_deref().filter(|site| site.role == *role)
    }

    /// The proxy that some of the flows go through, where there is one.
    pub fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref()
    }

    /// The proxy between the hosts of a rule and one of its remote endpoints, where there is one.
    pub fn proxy_of(
        &self,
        dataset: &Dataset,
        rule: &Rule,
        endpoint: &EndpointId,
    ) -> Option<&Proxy> {
        self.proxy()
            .filter(|proxy| proxy.carries(dataset, rule, endpoint))
    }
}

impl Site {
    /// Parses the site's own entries. A field of it without an entry is left to the one for all
    /// sites.
    pub fn read(&self) -> AddressBook {
        let mut own = AddressBook::default();
        for (endpoint, text) in &self.addresses {
            own.put(endpoint.clone(), ParsedAddresses::parse_own(text));
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_with_nothing_but_wrong_entries_is_open_to_nobody() {
        let mut endpoints = AddressBook::default();
        endpoints.enter("users".into(), "192.0.2.300");
        assert_eq!(endpoints.peers(&"users".into()), Peers::Listed(&[]));
        endpoints.enter("users".into(), "# 192.0.2.1 retired");
        assert_eq!(endpoints.peers(&"users".into()), Peers::Listed(&[]));
        endpoints.enter("users".into(), "  ");
        assert_eq!(endpoints.peers(&"users".into()), Peers::Any);
        assert_eq!(endpoints.peers(&"vcenter".into()), Peers::Any);
    }
}
