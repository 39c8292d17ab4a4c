//! A site's proxy: HTTPS to what a source says can be reached through one goes to its port, and
//! arrives from its addresses.

use crate::addresses::{AddressBook, ParsedAddresses, Peers};
use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Protocol, Rule};

use super::ROLE;

/// HTTPS, which is what an HTTP proxy carries.
const HTTPS: PortRange = PortRange { from: 443, to: 443 };

/// Proxies, as those see them who are in front of them or behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// Which way the flows go that it carries, as seen from whose rules they are.
    pub direction: Direction,
    /// Its addresses; seen from outside, those of the sites that have none too.
    seen: ParsedAddresses,
    /// The port that those behind it connect to; none when none is known.
    port: Option<u16>,
}

impl Proxy {
    /// What it is called.
    pub const NAME: &'static str = msg!(site_proxy);

    /// The id of its field. No far end's: what connects to a proxy means somebody else.
    pub const END: EndpointId = EndpointId::from_static("proxy");

    /// What connections of all sites come from.
    pub fn in_front_of(seen: ParsedAddresses) -> Self {
        Self {
            direction: Direction::Inbound,
            seen,
            port: None,
        }
    }

    /// What the hosts of one site connect to.
    pub fn behind(seen: ParsedAddresses, port: Option<u16>) -> Self {
        Self {
            direction: Direction::Outbound,
            seen,
            port,
        }
    }

    /// Who is at the other end of what it carries: nobody, while its port is not known.
    pub fn peers(&self) -> Peers<'_> {
        if self.direction == Direction::Outbound && self.port.is_none() {
            return Peers::Listed(&[]);
        }
        Peers::Listed(&self.seen.addresses)
    }

    /// Whether it carries a flow. What no source says of a far end, and every other port, goes past
    /// it.
    pub fn carries(&self, dataset: &Dataset, rule: &Rule, end: &EndpointId) -> bool {
        let is_https = rule.protocol == Protocol::Tcp && rule.ports == HTTPS;
        is_https
            && rule.direction == self.direction
            && dataset
                .endpoint(end)
                .is_some_and(|end| match self.direction {
                    Direction::Outbound => end.proxied.is_some(),
                    Direction::Inbound => {
                        end.role.as_ref().is_some_and(|role| role.as_str() == ROLE)
                    }
                })
    }

    /// The port that those behind it connect to; none when none is known.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// Its addresses.
    pub fn entries(&self) -> &ParsedAddresses {
        &self.seen
    }

    /// The ports of what it carries of `rule`.
    pub fn ports(&self, rule: &Rule) -> PortRange {
        self.port.map_or(rule.ports, |port| PortRange {
            from: port,
            to: port,
        })
    }
}

impl AddressBook {
    /// The proxy that some of the flows go through, where there is one.
    pub fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref()
    }

    /// The proxy that stands between `rule`'s role and a far end of it, if one does.
    pub fn proxy_of(&self, dataset: &Dataset, rule: &Rule, end: &EndpointId) -> Option<&Proxy> {
        let proxy = self.proxy.as_ref()?;
        proxy.carries(dataset, rule, end).then_some(proxy)
    }
}
