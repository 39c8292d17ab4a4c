//! The sites of a plan: the places where workload clusters run, each behind a firewall of its own.
//!
//! What is entered for all of them stands in one [`AddressBook`]; a [`Site`] has entries of its own
//! for some ends, and what it leaves empty is as for all. [`endpoints`] puts the two together: the
//! management platform sees the clusters of every site, and a site's hosts see what is entered for
//! them and nothing of another site's.

mod proxy;
mod totals;

pub use proxy::Proxy;
pub use totals::{SiteWorkload, Totals, added, teams};

use crate::addresses::{AddressBook, ParsedAddresses};
use crate::entries::UserEntries;
use ports_core::dataset::{Dataset, EndpointId, RoleId};
use ports_core::text::{excerpt, number, trimmed};

/// The role whose hosts stand at the sites.
pub const ROLE: &str = "workload-cluster";

/// The most sites of a plan.
pub const MAX_SITES: usize = 1000;

/// The most clusters of a site: beyond it somebody has slipped.
pub const MAX_CLUSTERS: u32 = 100_000;

/// A site, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// What it is known by for good, from 1: the names in its snippets hold it, so that removing one
    /// site does not rename the rules of another.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// How many clusters it has; empty for one.
    pub clusters: String,
    /// The port that its proxy listens on.
    pub proxy_port: String,
    /// Its own addresses of ends, and of its proxy.
    pub addresses: Vec<(EndpointId, String)>,
}

/// The hosts of one role at one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteContext {
    /// The role.
    pub role: RoleId,
    /// What the site is called.
    pub name: String,
    /// What it is known by.
    pub number: u32,
    /// What its hosts see.
    pub endpoints: AddressBook,
}

impl Site {
    /// What it is called, on one line: by its number where it has no name.
    pub fn title(&self) -> String {
        let name = excerpt(&self.name, 60);
        if name.is_empty() {
            msg_fmt!(site_unnamed, number = self.number).to_string()
        } else {
            name
        }
    }

    /// How many clusters it has; none when what is typed is not a number of them.
    pub fn clusters(&self) -> Option<u32> {
        match trimmed(&self.clusters) {
            "" => Some(1),
            text => number(text).filter(|clusters| (1..=MAX_CLUSTERS).contains(clusters)),
        }
    }

    /// The port of its proxy; none when what is typed is not a port.
    pub fn port(&self) -> Option<u16> {
        let port = number(trimmed(&self.proxy_port))?;
        u16::try_from(port).ok().filter(|port| *port > 0)
    }

    /// What is typed for an end.
    pub fn text(&self, end: &EndpointId) -> &str {
        let mut known = self.addresses.iter();
        known
            .find(|(known, _)| known == end)
            .map_or("", |(_, text)| text)
    }

    /// Takes over what is typed for an end.
    pub fn enter(&mut self, end: EndpointId, text: String) {
        match self.addresses.iter_mut().find(|(known, _)| *known == end) {
            Some((_, known)) => *known = text,
            None => self.addresses.push((end, text)),
        }
    }

    /// Its own entries, read.
    pub fn read(&self) -> AddressBook {
        let mut own = AddressBook::default();
        for (end, text) in &self.addresses {
            own.enter(end.clone(), text);
        }
        own
    }
}

impl AddressBook {
    /// What the hosts of a role see.
    pub fn of(&self, role: &RoleId) -> &AddressBook {
        self.place(role).map_or(self, |place| &place.endpoints)
    }

    /// The place of a role's hosts, where they stand at a site.
    pub fn place(&self, role: &RoleId) -> Option<&SiteContext> {
        self.site.as_deref().filter(|place| place.role == *role)
    }

    /// What was entered for an end, unless that is nothing.
    pub fn filled(&self, end: &EndpointId) -> Option<&ParsedAddresses> {
        self.entries(end).filter(|entries| !entries.is_blank())
    }
}

/// The end that the hosts of the sites are.
pub fn near(dataset: &Dataset) -> Option<&EndpointId> {
    let mut ends = dataset.endpoints.iter();
    let is_near = |role: &RoleId| role.as_str() == ROLE;
    ends.find(|end| end.role.as_ref().is_some_and(is_near))
        .map(|end| &end.id)
}

/// What every role's hosts see, those at the sites as at the one at `chosen`. `own` is what was
/// [read](Site::read) of each site.
pub fn endpoints(
    dataset: &Dataset,
    shared: &AddressBook,
    sites: &[Site],
    own: &[AddressBook],
    chosen: usize,
) -> AddressBook {
    let (Some(site), Some(here)) = (sites.get(chosen), own.get(chosen)) else {
        return shared.clone();
    };
    let mut all = outside(dataset, shared, own);
    all.site = Some(Box::new(SiteContext {
        role: RoleId::from_static(ROLE),
        name: site.title(),
        number: site.number,
        endpoints: inside(shared, site, here),
    }));
    all
}

/// [`endpoints`] of what is typed.
pub fn chosen(dataset: &Dataset, typed: &UserEntries, chosen: usize) -> AddressBook {
    let mut shared = AddressBook::default();
    for (end, text) in &typed.addresses {
        shared.enter(end.clone(), text);
    }
    let own: Vec<AddressBook> = typed.sites.iter().map(Site::read).collect();
    endpoints(dataset, &shared, &typed.sites, &own, chosen)
}

/// What hosts see that stand at no site: the clusters of all sites are one end to them. A site
/// without addresses, of its own or for all, is not among them: that it is open to any address would
/// be said of all.
fn outside(dataset: &Dataset, shared: &AddressBook, own: &[AddressBook]) -> AddressBook {
    let mut all = shared.clone();
    let Some(near) = near(dataset) else {
        return all;
    };
    let (mut hosts, mut seen) = (Vec::new(), Vec::new());
    let mut has_proxy = false;
    for own in own {
        let nodes = own.filled(near).or(shared.filled(near));
        let proxy = own.filled(&Proxy::END);
        has_proxy |= proxy.is_some();
        hosts.extend(nodes);
        seen.extend(proxy.or(nodes));
    }
    all.put(near.clone(), ParsedAddresses::joined(&hosts));
    if has_proxy {
        all.proxy = Some(Proxy::in_front_of(ParsedAddresses::joined(&seen)));
    }
    all
}

/// What a site's hosts see.
fn inside(shared: &AddressBook, site: &Site, own: &AddressBook) -> AddressBook {
    let mut endpoints = shared.clone();
    for (end, entries) in own.all() {
        if !entries.is_blank() && *end != Proxy::END {
            endpoints.put(end.clone(), entries.clone());
        }
    }
    if let Some(proxy) = own.filled(&Proxy::END) {
        endpoints.proxy = Some(Proxy::behind(proxy.clone(), site.port()));
    }
    endpoints
}

/// Everything that is entered, read: what each team's hosts see.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanAddresses {
    /// What hosts see that stand at no site, or that nobody told apart by sites.
    outside: AddressBook,
    /// The sites by name, and what their hosts see.
    sites: Vec<(String, AddressBook)>,
    without_addresses: Vec<String>,
}

impl PlanAddresses {
    /// Reads what is typed.
    pub fn of(dataset: &Dataset, typed: &UserEntries) -> Self {
        let mut shared = AddressBook::default();
        for (end, text) in &typed.addresses {
            shared.enter(end.clone(), text);
        }
        let own: Vec<AddressBook> = typed.sites.iter().map(Site::read).collect();
        let mut sites = Vec::new();
        for (site, own) in typed.sites.iter().zip(&own) {
            sites.push((site.title(), inside(&shared, site, own)));
        }
        let is_single = sites.is_empty();
        Self {
            without_addresses: without_addresses(dataset, &shared, &typed.sites, &own),
            outside: if is_single {
                shared
            } else {
                outside(dataset, &shared, &own)
            },
            sites,
        }
    }

    /// The teams that act for a role's hosts, by name, and what the hosts see.
    pub fn of_role<'a>(
        &'a self,
        dataset: &'a Dataset,
        role: &'a RoleId,
    ) -> Vec<(&'a str, &'a AddressBook)> {
        if role.as_str() != ROLE || self.sites.is_empty() {
            return vec![(dataset.role_name(role), &self.outside)];
        }
        let sites = self.sites.iter();
        sites.map(|(name, seen)| (name.as_str(), seen)).collect()
    }

    /// The sites for which nobody entered an address of their clusters, by name.
    pub fn without_addresses(&self) -> &[String] {
        &self.without_addresses
    }
}

/// The sites for which nobody entered an address of their clusters, by name: nothing is opened for
/// them at the management platform.
pub fn without_addresses(
    dataset: &Dataset,
    shared: &AddressBook,
    sites: &[Site],
    own: &[AddressBook],
) -> Vec<String> {
    let mut without = Vec::new();
    if let Some(near) = near(dataset) {
        for (site, own) in sites.iter().zip(own) {
            if own.filled(near).or(shared.filled(near)).is_none() {
                without.push(site.title());
            }
        }
    }
    without
}
