//! The sites of a plan: where workload clusters run, each behind a firewall of its own.
//!
//! The entries for all sites are in one [`AddressBook`]; a [`Site`] has entries of its own for some
//! endpoints, and the shared ones for those that it leaves empty. [`endpoints`] puts the two
//! together: the management platform sees the clusters of every site, and a site's hosts see the
//! site's endpoints and nothing of another site's.

mod plan;
mod totals;
mod workload;

pub use plan::PlanAddresses;
pub use totals::Totals;
pub use workload::{SiteWorkload, added, teams};

pub use crate::addresses::{Proxy, SiteContext};
pub use crate::entries::{MAX_CLUSTERS, MAX_SITES, SITE_ROLE as ROLE, Site};

use ports_core::dataset::{Dataset, Endpoint, EndpointId, RoleId};

use crate::addresses::{AddressBook, ParsedAddresses};
use crate::entries::UserEntries;

/// The endpoint of the dataset that is the hosts of the sites.
pub fn near(dataset: &Dataset) -> Option<&EndpointId> {
    dataset
        .endpoints
        .iter()
        .find(|endpoint| {
            let role = endpoint.role.as_ref();
            role.is_some_and(|role| role.as_str() == ROLE)
        })
        .map(|endpoint| &endpoint.id)
}

/// The address book as every role sees it: the hosts of the sites as those at the site with the
/// index `chosen`, the others with the clusters of all sites as one endpoint. `own` has the
/// [parsed entries](Site::read) of each site.
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

/// [`endpoints`] of user entries.
pub fn chosen(dataset: &Dataset, entries: &UserEntries, chosen: usize) -> AddressBook {
    let shared = AddressBook::parse(&entries.addresses);
    let own: Vec<AddressBook> = entries.sites.iter().map(Site::read).collect();
    endpoints(dataset, &shared, &entries.sites, &own, chosen)
}

/// The address book as seen from a host outside all sites: the clusters of all sites form one
/// remote endpoint, and so does what stands at the sites and both sides connect to, as a vCenter.
/// Sites without addresses are excluded, because an empty address list means *any* and would widen
/// the union.
fn outside(dataset: &Dataset, shared: &AddressBook, own: &[AddressBook]) -> AddressBook {
    let mut all = shared.clone();
    let Some(near) = near(dataset) else {
        return all;
    };
    let (mut hosts, mut seen) = (Vec::new(), Vec::new());
    for own in own {
        let nodes = own.filled(near).or(shared.filled(near));
        hosts.extend(nodes);
        seen.extend(own.filled(&Proxy::END).or(nodes));
    }
    all.put(near.clone(), ParsedAddresses::joined(&hosts));
    for endpoint in dataset.endpoints.iter().filter(|one| is_at_site(one)) {
        let at_sites = own.iter().filter_map(|own| own.filled(&endpoint.id));
        let fields: Vec<&ParsedAddresses> = shared
            .filled(&endpoint.id)
            .into_iter()
            .chain(at_sites)
            .collect();
        if !fields.is_empty() {
            all.put(endpoint.id.clone(), ParsedAddresses::joined(&fields));
        }
    }
    if own.iter().any(|own| own.filled(&Proxy::END).is_some()) {
        all.proxy = Some(Proxy::in_front_of(ParsedAddresses::joined(&seen)));
    }
    all
}

/// Whether an endpoint stands at the sites, as a vCenter does, and is no host of a role. What can be
/// reached through a proxy is not: a site's own registry is for its clusters, and the management
/// platform has those that are entered for all.
pub fn is_at_site(endpoint: &Endpoint) -> bool {
    endpoint.role.is_none() && endpoint.proxied.is_none()
}

/// The address book as seen by the hosts of a site.
fn inside(shared: &AddressBook, site: &Site, own: &AddressBook) -> AddressBook {
    let mut endpoints = shared.clone();
    for (endpoint, entries) in own.all() {
        if !entries.is_blank() && *endpoint != Proxy::END {
            endpoints.put(endpoint.clone(), entries.clone());
        }
    }
    if let Some(proxy) = own.filled(&Proxy::END) {
        endpoints.proxy = Some(Proxy::behind(proxy.clone(), site.port()));
    }
    endpoints
}

/// The titles of the sites that have no addresses of their clusters, neither their own nor shared
/// ones: at the management platform, nothing is opened for them.
pub fn without_addresses(
    dataset: &Dataset,
    shared: &AddressBook,
    sites: &[Site],
    own: &[AddressBook],
) -> Vec<String> {
    let Some(near) = near(dataset) else {
        return Vec::new();
    };
    sites
        .iter()
        .zip(own)
        .filter(|(_, own)| own.filled(near).or(shared.filled(near)).is_none())
        .map(|(site, _)| site.title())
        .collect()
}

/// The endpoints at the sites that some site has an address of and others have not, each with the titles of
/// those: the hosts outside connect to the ones that are entered, and to none of theirs.
pub fn unreached<'d>(
    dataset: &'d Dataset,
    shared: &AddressBook,
    sites: &[Site],
    own: &[AddressBook],
) -> Vec<(&'d Endpoint, Vec<String>)> {
    let mut unreached = Vec::new();
    for endpoint in dataset.endpoints.iter().filter(|one| is_at_site(one)) {
        let is_entered = |own: &AddressBook| own.filled(&endpoint.id).is_some();
        if shared.filled(&endpoint.id).is_some() || !own.iter().any(is_entered) {
            continue;
        }
        let without = sites.iter().zip(own).filter(|(_, own)| !is_entered(own));
        let titles: Vec<String> = without.map(|(site, _)| site.title()).collect();
        if !titles.is_empty() {
            unreached.push((endpoint, titles));
        }
    }
    unreached
}
