//! What all packet filters share: they know addresses and no names.

use std::fmt;

use ipnet::{Ipv4Net, Ipv6Net};

use super::plan::{Opening, PeerSet, Plan};
use crate::domain::endpoints::Address;
use crate::domain::text::listed;

/// A flow that a format cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The flow: `outbound tcp/443 to Registries`.
    pub flow: String,
    /// Why.
    pub reason: Reason,
}

/// Why a format cannot express a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It matches addresses, and these host names were entered.
    HostNames(Vec<String>),
    /// Something was entered for the far end and none of it is usable.
    NothingUsable,
}

impl fmt::Display for Unsupported {
    /// What is missing, why, and the way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flow = &self.flow;
        match &self.reason {
            Reason::HostNames(names) => write!(
                f,
                "{flow}: this format matches addresses and cannot hold {}. Enter the addresses behind the name.",
                listed(names)
            ),
            Reason::NothingUsable => write!(
                f,
                "{flow}: nothing usable was entered for this end. Correct the entries, or empty the field to allow any address."
            ),
        }
    }
}

/// An opening as a packet filter can express it.
pub(super) struct Filtered<'a> {
    /// The opening, for its port and its comment.
    pub opening: &'a Opening<'a>,
    /// Whom it lets through.
    pub peers: Nets,
}

/// The other end as a packet filter can match it.
pub(super) enum Nets {
    /// Anybody, over IPv4 and IPv6.
    Any,
    /// These networks; never both empty.
    Listed { v4: Vec<Ipv4Net>, v6: Vec<Ipv6Net> },
}

impl Nets {
    /// The listed networks of both families as text, IPv4 first, with whether each is IPv6; none
    /// for any.
    pub fn each(&self) -> Option<Vec<(bool, String)>> {
        match self {
            Self::Any => None,
            Self::Listed { v4, v6 } => Some(
                v4.iter()
                    .map(|net| (false, Address::V4(*net).to_string()))
                    .chain(v6.iter().map(|net| (true, Address::V6(*net).to_string())))
                    .collect(),
            ),
        }
    }
}

/// Splits a plan into what a packet filter can express and what it cannot.
pub(super) fn split<'a>(plan: &'a Plan<'a>) -> (Vec<Filtered<'a>>, Vec<Unsupported>) {
    let mut filtered = Vec::new();
    let mut unsupported = Vec::new();
    for opening in &plan.openings {
        let mut refuse = |reason| {
            unsupported.push(Unsupported {
                flow: flow(opening),
                reason,
            });
        };
        let addresses = match &opening.peers {
            PeerSet::Any => {
                filtered.push(Filtered {
                    opening,
                    peers: Nets::Any,
                });
                continue;
            }
            PeerSet::Listed(addresses) => addresses,
        };
        if addresses.is_empty() {
            refuse(Reason::NothingUsable);
        }
        let (mut v4, mut v6, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for address in addresses {
            match address {
                Address::V4(net) => v4.push(*net),
                Address::V6(net) => v6.push(*net),
                Address::Host(name) => names.push(name.clone()),
            }
        }
        if !names.is_empty() {
            refuse(Reason::HostNames(names));
        }
        if !v4.is_empty() || !v6.is_empty() {
            filtered.push(Filtered {
                opening,
                peers: Nets::Listed { v4, v6 },
            });
        }
    }
    (filtered, unsupported)
}

fn flow(opening: &Opening) -> String {
    let preposition = match opening.direction {
        crate::domain::dataset::Direction::Inbound => "from",
        crate::domain::dataset::Direction::Outbound => "to",
    };
    format!(
        "{} {preposition} {}",
        opening.label(),
        listed(&opening.ends())
    )
}
