//! A site's proxy. HTTPS to an endpoint that, by its source, can be reached through one goes to the
//! proxy's port instead, and arrives from the proxy's addresses.

use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Protocol, Rule};

use super::book::Peers;
use super::field::ParsedAddresses;
use crate::entries::{PROXY, SITE_ROLE};

/// HTTPS, which is what an HTTP proxy carries.
const HTTPS: PortRange = PortRange { from: 443, to: 443 };

/// A proxy as seen from one of its sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// The direction of the flows that it carries, as seen from the hosts whose rules they are.
    pub direction: Direction,
    /// Its addresses; seen from outside, also the hosts of sites that have none.
    addresses: ParsedAddresses,
    /// The port that the hosts behind it connect to; none when none is known.
    port: Option<u16>,
}

impl Proxy {
    /// Its name in tables and fields.
    pub const NAME: &'static str = msg!(site_proxy);

    /// The id of its field.
    pub const END: EndpointId = PROXY;

    /// The proxies of all sites as seen from outside: connections from the sites come from these
    /// addresses.
    pub fn in_front_of(addresses: ParsedAddresses) -> Self {
        Self {
            direction: Direction::Inbound,
            addresses,
            port: None,
        }
    }

    /// The proxy of one site as seen by its hosts: they connect to it.
    pub fn behind(addresses: ParsedAddresses, port: Option<u16>) -> Self {
        Self {
            direction: Direction::Outbound,
            addresses,
            port,
        }
    }

    /// The remote addresses of the flows that it carries: none, while its port is not
    /// known.
    pub fn peers(&self) -> Peers<'_> {
        if self.direction == Direction::Outbound && self.port.is_none() {
            return Peers::Listed(&[]);
        }
        Peers::Listed(&self.addresses.addresses)
    }

    /// Whether it carries the flows of a rule to or from an endpoint: HTTPS alone, and outbound only
    /// what the endpoint's source says can go through a proxy.
    pub fn carries(&self, dataset: &Dataset, rule: &Rule, endpoint: &EndpointId) -> bool {
        let is_https = rule.protocol == Protocol::Tcp && rule.ports == HTTPS;
        let Some(endpoint) = dataset.endpoint(endpoint) else {
            return false;
        };
        let is_through = match self.direction {
            Direction::Outbound => endpoint.proxied.is_some(),
            Direction::Inbound => {
                let role = endpoint.role.as_ref();
                role.is_some_and(|role| role.as_str() == SITE_ROLE)
            }
        };
        is_https && rule.direction == self.direction && is_through
    }

    /// The port that the hosts behind it connect to; none when none is known.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// Whether nothing is opened to it only because its port is missing or wrong.
    pub fn lacks_port(&self) -> bool {
        let has_addresses = !self.addresses.addresses.is_empty();
        self.direction == Direction::Outbound && self.port.is_none() && has_addresses
    }

    /// Its addresses.
    pub fn entries(&self) -> &ParsedAddresses {
        &self.addresses
    }

    /// The ports of the flows of `rule` that it carries.
    pub fn ports(&self, rule: &Rule) -> PortRange {
        self.port.map_or(rule.ports, |port| PortRange {
            from: port,
            to: port,
        })
    }
}
