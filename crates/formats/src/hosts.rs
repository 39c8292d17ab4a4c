//! The hosts at one end of a connection, as far as a format can express them.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;
use ports_network::addresses::Address;

/// A family of IP addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

impl Family {
    /// Both, in the order in which rules are written.
    pub const ALL: [Self; 2] = [Self::V4, Self::V6];

    /// The value for this family: `family.pick("iptables", "ip6tables")`.
    pub fn pick<T>(self, v4: T, v6: T) -> T {
        match self {
            Self::V4 => v4,
            Self::V6 => v6,
        }
    }
}

/// A network; a single address is a network of one.
///
/// It is displayed as people write it: `192.0.2.0/24`, and `192.0.2.7` for a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(IpNet);

impl Network {
    /// All addresses of a family: `0.0.0.0/0` or `::/0`.
    pub fn whole(family: Family) -> Self {
        Self(family.pick(
            IpNet::V4(ipnet::Ipv4Net::default()),
            IpNet::V6(ipnet::Ipv6Net::default()),
        ))
    }

    /// The network that was entered; none for a host name.
    pub fn of(address: &Address) -> Option<Self> {
        address.net().map(Self)
    }

    /// The family of its addresses.
    pub fn family(&self) -> Family {
        match self.0 {
            IpNet::V4(_) => Family::V4,
            IpNet::V6(_) => Family::V6,
        }
    }

    /// Whether it holds every address of its family.
    pub fn is_whole_family(&self) -> bool {
        self.0.prefix_len() == 0
    }

    /// Whether it holds one address.
    pub fn is_single(&self) -> bool {
        self.0.prefix_len() == self.0.max_prefix_len()
    }

    /// Whether `wider` holds all of it and more.
    pub fn is_inside(&self, wider: &Self) -> bool {
        wider.0.prefix_len() < self.0.prefix_len() && wider.0.contains(&self.0)
    }

    /// The network with its length in every case: `192.0.2.7/32`.
    pub fn cidr(&self) -> IpNet {
        self.0
    }

    /// The first address.
    pub fn address(&self) -> IpAddr {
        self.0.addr()
    }

    /// The length of the prefix, in bits.
    pub fn length(&self) -> u8 {
        self.0.prefix_len()
    }

    /// The mask of the bits that are fixed: `255.255.255.0`.
    pub fn subnet_mask(&self) -> IpAddr {
        self.0.netmask()
    }

    /// The mask of the bits that vary: `0.0.0.255`.
    pub fn wildcard_mask(&self) -> IpAddr {
        self.0.hostmask()
    }
}

impl From<IpNet> for Network {
    fn from(net: IpNet) -> Self {
        Self(net)
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_single() {
            self.0.addr().fmt(f)
        } else {
            self.0.fmt(f)
        }
    }
}

/// What a rule matches at one end of a connection; never nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hosts<'a> {
    /// Any address, of IPv4 and of IPv6.
    Any,
    /// These; at least one of the two lists holds something.
    Listed {
        /// The networks, those of IPv4 first.
        networks: Vec<Network>,
        /// The host names, for a format that takes them.
        names: Vec<&'a str>,
    },
}

impl<'a> Hosts<'a> {
    /// The networks; none for any address.
    pub fn networks(&self) -> Option<&[Network]> {
        match self {
            Self::Any => None,
            Self::Listed { networks, .. } => Some(networks),
        }
    }

    /// The networks of one family; none for any address.
    pub fn networks_of(&self, family: Family) -> Option<Vec<Network>> {
        let networks = self.networks()?.iter().copied();
        Some(networks.filter(|net| net.family() == family).collect())
    }

    /// The host names.
    pub fn names(&self) -> &[&'a str] {
        match self {
            Self::Any => &[],
            Self::Listed { names, .. } => names,
        }
    }

    /// Whether it has a network of this family. "Any" has both, and a host name has neither.
    pub fn has(&self, family: Family) -> bool {
        self.networks()
            .is_none_or(|networks| networks.iter().any(|net| net.family() == family))
    }

    /// How many there are; any address counts as one.
    pub(crate) fn count(&self) -> usize {
        self.networks().map_or(1, <[Network]>::len) + self.names().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network(text.parse().expect("a network"))
    }

    #[test]
    fn a_single_address_is_written_without_its_length() {
        for (text, shown) in [
            ("192.0.2.0/24", "192.0.2.0/24"),
            ("192.0.2.7/32", "192.0.2.7"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("2001:db8::7/128", "2001:db8::7"),
        ] {
            assert_eq!(network(text).to_string(), shown);
            assert_eq!(network(text).cidr().to_string(), text);
        }
    }

    #[test]
    fn masks_say_which_bits_are_fixed_and_which_vary() {
        let masks = |text| {
            let net = network(text);
            [net.subnet_mask(), net.wildcard_mask()].map(|mask| mask.to_string())
        };
        assert_eq!(masks("192.0.2.0/23"), ["255.255.254.0", "0.0.1.255"]);
        assert_eq!(masks("0.0.0.0/0"), ["0.0.0.0", "255.255.255.255"]);
        assert_eq!(masks("192.0.2.7/32"), ["255.255.255.255", "0.0.0.0"]);
    }

    #[test]
    fn a_network_inside_another_is_found_and_no_other() {
        let inside = |texts: &[&str]| -> Vec<String> {
            let nets: Vec<Network> = texts.iter().map(|text| network(text)).collect();
            let is_inside = |net: &&Network| nets.iter().any(|wider| net.is_inside(wider));
            let inside = nets.iter().filter(is_inside);
            inside.map(|net| net.cidr().to_string()).collect()
        };
        assert_eq!(
            inside(&[
                "203.0.113.0/24",
                "203.0.113.7/32",
                "203.0.114.7/32",
                "2001:db8::/32",
                "2001:db8:1::/48",
                "2001:db9::1/128",
            ]),
            ["203.0.113.7/32", "2001:db8:1::/48"]
        );
        // A whole family holds all of its own, and nothing of the other.
        assert_eq!(
            inside(&["0.0.0.0/0", "203.0.113.0/24", "::1/128"]),
            ["203.0.113.0/24"]
        );
    }
}
