//! Entries that hold every address of a family: as one network, or as several.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use ports_core::text::listed;
use ports_network::addresses::Address;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::hosts::{Family, Network};

/// The most networks that a warning names.
const MAX_NAMED: usize = 4;

/// What is no address of the internet in IPv4. Entries that leave out nothing else leave out nobody.
const NOT_PUBLIC_V4: [Ipv4Net; 12] = [
    v4([0, 0, 0, 0], 8),
    v4([10, 0, 0, 0], 8),
    v4([100, 64, 0, 0], 10),
    v4([127, 0, 0, 0], 8),
    v4([169, 254, 0, 0], 16),
    v4([172, 16, 0, 0], 12),
    v4([192, 0, 0, 0], 24),
    v4([192, 0, 2, 0], 24),
    v4([192, 168, 0, 0], 16),
    v4([198, 18, 0, 0], 15),
    v4([203, 0, 113, 0], 24),
    v4([224, 0, 0, 0], 3),
];

/// The same in IPv6: everything but 2000::/3.
const NOT_PUBLIC_V6: [Ipv6Net; 4] = [
    v6([0, 0], 3),
    v6([0x4000, 0], 2),
    v6([0x8000, 0], 1),
    v6([0x2001, 0xdb8], 32),
];

const fn v4([a, b, c, d]: [u8; 4], length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

const fn v6([a, b]: [u16; 2], length: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), length)
}

/// Adds what of an endpoint's addresses holds every address of a family, with the name of the
/// endpoint, if it is not there yet: a network, or several that leave out no address of the internet.
pub(crate) fn add_whole_families(
    families: &mut Vec<String>,
    addresses: &[Address],
    endpoint: &str,
) {
    let networks: Vec<Network> = addresses.iter().filter_map(Network::of).collect();
    let whole = networks.iter().filter(|network| network.is_whole_family());
    let mut found: Vec<String> = whole
        .map(|network| msg_fmt!(wide_address, address = network, end = endpoint).to_string())
        .collect();
    for family in Family::ALL {
        let of_family = networks.iter().filter(|network| network.family() == family);
        let of_family: Vec<Network> = of_family.copied().collect();
        if !of_family.iter().any(Network::is_whole_family) && is_every_public(&of_family) {
            let networks = match &of_family[..] {
                named if named.len() <= MAX_NAMED => {
                    let named: Vec<String> = named.iter().map(ToString::to_string).collect();
                    listed(&named)
                }
                [first, .., last] => msg_fmt!(
                    wide_networks,
                    number = of_family.len(),
                    first = first,
                    last = last
                )
                .to_string(),
                _ => continue,
            };
            let family = family.pick(msg!(wide_ipv4), msg!(wide_ipv6));
            found.push(
                msg_fmt!(
                    wide_together,
                    networks = networks,
                    family = family,
                    end = endpoint
                )
                .to_string(),
            );
        }
    }
    for family in found {
        if !families.contains(&family) {
            families.push(family);
        }
    }
}

/// Whether networks of one family hold every address of the internet.
fn is_every_public(networks: &[Network]) -> bool {
    let (mut of_v4, mut of_v6) = (Vec::new(), Vec::new());
    for network in networks {
        match network.cidr() {
            IpNet::V4(net) => of_v4.push(net),
            IpNet::V6(net) => of_v6.push(net),
        }
    }
    if of_v6.is_empty() {
        of_v4.extend(NOT_PUBLIC_V4);
        return Ipv4Net::aggregate(&of_v4) == [Ipv4Net::default()];
    }
    of_v6.extend(NOT_PUBLIC_V6);
    Ipv6Net::aggregate(&of_v6) == [Ipv6Net::default()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_network::addresses::ParsedAddresses;

    fn said(text: &str) -> Vec<String> {
        let mut families = Vec::new();
        let parsed = ParsedAddresses::parse(text);
        assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        add_whole_families(&mut families, &parsed.addresses, "Users");
        families
    }

    #[test]
    fn all_of_a_family_is_found_as_one_network_and_in_parts() {
        for (text, found) in [
            ("0.0.0.0/0", "0.0.0.0/0 for Users"),
            ("::/0", "::/0 for Users"),
            (
                "0.0.0.0/1 128.0.0.0/1",
                "0.0.0.0/1 and 128.0.0.0/1, together any IPv4 address, for Users",
            ),
            (
                "::/1 8000::/1",
                "::/1 and 8000::/1, together any IPv6 address, for Users",
            ),
            ("2000::/3", "2000::/3, together any IPv6 address, for Users"),
            (
                "2000::/4 192.0.2.1 3000::/4",
                "2000::/4 and 3000::/4, together any IPv6 address, for Users",
            ),
            (
                "0.0.0.0/2 64.0.0.0/2 128.0.0.0/2 192.0.0.0/3",
                "0.0.0.0/2, 64.0.0.0/2, 128.0.0.0/2 and 192.0.0.0/3, together any IPv4 address, for Users",
            ),
            (
                "1.0.0.0-9.255.255.255 11.0.0.0-126.255.255.255 128.0.0.0-223.255.255.255",
                "16 networks from 1.0.0.0/8 to 192.0.0.0/3, together any IPv4 address, for Users",
            ),
        ] {
            assert_eq!(said(text), [found], "{text}");
        }
    }

    #[test]
    fn a_half_and_what_is_nearly_all_are_not_all() {
        for text in [
            "",
            "192.0.2.0/24",
            "0.0.0.0/1",
            "128.0.0.0/1",
            "8000::/1",
            "2000::/4",
            "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
            "0.0.0.0/1 128.0.0.0/2",
        ] {
            assert_eq!(said(text), [""; 0], "{text}");
        }
    }
}
