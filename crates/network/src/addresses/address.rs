//! One address, network or host name.

use std::fmt;

use ipnet::IpNet;

/// One entry: a network (an address is one of a single host) or a host name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// A network of either family, without host bits.
    Network(IpNet),
    /// A host name, in lower case and without a final dot.
    Host(String),
}

impl fmt::Display for Address {
    /// A single host is written without its prefix length.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(net) if is_single(net) => net.addr().fmt(f),
            Self::Network(net) => net.fmt(f),
            Self::Host(name) => f.write_str(name),
        }
    }
}

impl Address {
    /// The network; none for a host name.
    pub fn net(&self) -> Option<IpNet> {
        match self {
            Self::Network(net) => Some(*net),
            Self::Host(_) => None,
        }
    }

    /// Whether it is one host: a single address, or a host name.
    pub fn is_one(&self) -> bool {
        self.net().is_none_or(|net| is_single(&net))
    }
}

/// Whether a network has one address.
pub(super) fn is_single(net: &IpNet) -> bool {
    net.prefix_len() == net.max_prefix_len()
}

/// Whether everything in `inner` is in `outer` too.
pub fn covers(outer: &Address, inner: &Address) -> bool {
    match (outer, inner) {
        (Address::Network(outer), Address::Network(inner)) => outer.contains(inner),
        _ => outer == inner,
    }
}
