//! Parses one entry, or says what is wrong with it and what would be right.

use std::net::IpAddr;

use ipnet::IpNet;
use ports_core::text::excerpt;

use super::address::{Address, is_single};
use crate::digits;

/// The longest entry that is looked at, in bytes: a host name has at most 253.
const MAX_ENTRY_LEN: usize = 260;

/// The longest host name and the longest label of one, in bytes.
const MAX_NAME_LEN: usize = 253;
const MAX_LABEL_LEN: usize = 63;

/// Parses an address, a network or a host name.
///
/// # Errors
/// When it is none that a rule can be written for: the reason, as a part of a sentence.
pub(super) fn parse(entry: &str) -> Result<Address, String> {
    if entry.len() > MAX_ENTRY_LEN {
        return Err(msg!(address_too_long).to_owned());
    }
    if let Some((scheme, _)) = entry.split_once("://") {
        return Err(msg_fmt!(address_scheme, scheme = excerpt(scheme, 10)).to_string());
    }
    if let Some((address, length)) = entry.split_once('/') {
        return match address.parse() {
            Ok(address) => network(address, length),
            Err(_) => Err(msg!(address_before_slash).to_owned()),
        };
    }
    if entry.contains('%') {
        return Err(msg!(address_zone).to_owned());
    }
    match entry.parse::<IpAddr>() {
        Ok(address) => reachable(address.into()),
        Err(_) => host_name(entry),
    }
}

/// A network, by its address and the length of its prefix. Host bits are refused: they
/// leave open whether the network or the one address is meant.
fn network(address: IpAddr, length: &str) -> Result<Address, String> {
    let net = digits(length).and_then(|length| IpNet::new(address, length).ok());
    let Some(net) = net else {
        let longest = IpNet::from(address).max_prefix_len();
        return Err(msg_fmt!(address_length, longest = longest).to_string());
    };
    let network = net.trunc();
    if network != net {
        return Err(
            msg_fmt!(address_beyond_length, network = network, address = address).to_string(),
        );
    }
    reachable(net)
}

/// The network, unless no host across a network can have its addresses, or it is in a notation that
/// firewalls read differently.
fn reachable(net: IpNet) -> Result<Address, String> {
    let address = net.addr();
    let problem = if address.is_unspecified() && is_single(&net) {
        msg!(address_unspecified)
    } else if address.is_unspecified() && address.is_ipv6() && net.prefix_len() > 0 {
        msg!(address_around_unspecified)
    } else if address.is_loopback() {
        msg!(address_loopback)
    } else if address.is_multicast() {
        msg!(address_multicast)
    } else {
        match address {
            IpAddr::V4(address) if address.is_broadcast() => msg!(address_broadcast),
            IpAddr::V6(address) => match address.to_ipv4_mapped() {
                Some(v4) if is_single(&net) => {
                    return Err(msg_fmt!(address_mapped, address = v4).to_string());
                }
                Some(_) => msg!(address_mapped_network),
                None => return Ok(Address::Network(net)),
            },
            IpAddr::V4(_) => return Ok(Address::Network(net)),
        }
    };
    Err(problem.to_owned())
}

/// A host name as in DNS: labels of letters, digits and hyphens. The last one holds a letter, so
/// that a mistyped IPv4 address is not taken for a name.
fn host_name(entry: &str) -> Result<Address, String> {
    let name = entry.strip_suffix('.').unwrap_or(entry);
    if entry.contains(':') {
        return Err(msg!(address_not_ipv6).to_owned());
    }
    if name.split('.').all(is_digits) {
        return Err(msg!(address_not_ipv4).to_owned());
    }
    if name.starts_with("*.") {
        return Err(msg!(address_wildcard).to_owned());
    }
    let ends_in_digits = name.rsplit('.').next().is_some_and(is_digits);
    if name.len() <= MAX_NAME_LEN && !ends_in_digits && name.split('.').all(is_label) {
        return Ok(Address::Host(name.to_ascii_lowercase()));
    }
    Err(msg!(address_unknown).to_owned())
}

/// Whether there is nothing but digits in `text`.
fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `label` is a label of a host name.
fn is_label(label: &str) -> bool {
    (1..=MAX_LABEL_LEN).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_entry_gets_a_reason_and_a_fix() {
        for (entry, reason) in [
            (
                "10.0.0.5/8",
                "write 10.0.0.0/8 for the network or 10.0.0.5 for the one address",
            ),
            ("192.0.2.0/33", "a length from 0 to 32"),
            ("192.0.2.0/+8", "a length from 0 to 32"),
            ("192.0.2.0/", "a length from 0 to 32"),
            ("2001:db8::/129", "a length from 0 to 128"),
            ("192.0.2.256", "four numbers from 0 to 255"),
            ("010.0.0.1", "four numbers from 0 to 255"),
            ("::ffff:192.0.2.1", "write 192.0.2.1"),
            ("::ffff:192.0.2.0/120", "written as IPv4"),
            ("fe80::1%eth0", "one machine only"),
            ("0.0.0.0", "leave the field empty"),
            ("127.0.0.1", "loopback"),
            ("::1", "loopback"),
            ("224.0.0.1", "multicast"),
            ("ff02::1", "multicast"),
            ("https://example.com/a", "leave out “https://”"),
            ("example.com:443", "a port is not part of it"),
            ("*.example.com", "a wildcard"),
            ("-a.example", "not an address"),
            ("$(reboot)", "not an address"),
            ("a\"b", "not an address"),
        ] {
            let refused = parse(entry).expect_err(entry);
            assert!(refused.contains(reason), "{entry}: {refused}");
        }
    }
}
