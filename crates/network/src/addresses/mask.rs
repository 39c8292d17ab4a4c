//! Networks that are written as an address and a mask, as devices write them.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net, ipv4_mask_to_prefix};

use super::address::Address;
use super::entry::without_host_bits;
use super::problem::Problem;

/// The length of the prefix that a mask (`255.255.255.0`) or a wildcard (`0.0.0.255`) stands for;
/// none where its bits are mixed.
pub(super) fn length(mask: Ipv4Addr) -> Option<u8> {
    let inverse = Ipv4Addr::from(!u32::from(mask));
    ipv4_mask_to_prefix(mask)
        .or_else(|_| ipv4_mask_to_prefix(inverse))
        .ok()
}

/// Whether an address is never one of a host, and may be a mask.
pub(super) fn is_like(address: Ipv4Addr) -> bool {
    let first = address.octets()[0];
    first == 0 || first >= 240
}

/// Whether an address is a mask or wildcard of so short a prefix that it may be a host's, too: it is
/// a mask behind an address, and a host alone.
pub(super) fn is_short(address: Ipv4Addr) -> bool {
    matches!(length(address), Some(1..=3))
}

/// The network of an address and a mask or wildcard.
///
/// `0.0.0.0` is refused: it is a single address as a wildcard, and every address as a mask. The other
/// way round, `255.255.255.255` is a mask everywhere but behind `0.0.0.0`.
pub(super) fn network(address: Ipv4Addr, mask: Ipv4Addr) -> Result<Address, Problem> {
    if address.is_unspecified() {
        return Err(Problem::Unspecified);
    }
    if mask.is_unspecified() {
        return Err(Problem::ZeroMask(address));
    }
    let net = length(mask).and_then(|length| Ipv4Net::new(address, length).ok());
    net.map_or(Err(Problem::NoMask), |net| {
        without_host_bits(IpNet::V4(net))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_and_a_wildcard_are_a_length_and_mixed_bits_are_none() {
        for (mask, known) in [
            ("255.255.255.0", Some(24)),
            ("0.0.0.255", Some(24)),
            ("255.255.254.0", Some(23)),
            ("0.0.1.255", Some(23)),
            ("255.255.255.255", Some(32)),
            ("128.0.0.0", Some(1)),
            ("0.255.0.255", None),
            ("255.0.255.0", None),
            ("192.0.2.1", None),
        ] {
            assert_eq!(length(mask.parse().expect("an address")), known, "{mask}");
        }
    }
}
