//! Ranges of addresses, as the fewest networks that are exactly them.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, IpSubnets, Ipv4Subnets, Ipv6Subnets};

use super::address::Address;
use super::entry::reachable;
use super::problem::Problem;
use super::words::DASHES;

/// The networks between two addresses, which are among them.
fn networks(first: IpAddr, last: IpAddr) -> Result<Vec<Address>, Problem> {
    let nets = match (first, last) {
        _ if last < first => return Err(Problem::Backwards),
        (IpAddr::V4(first), IpAddr::V4(last)) => IpSubnets::V4(Ipv4Subnets::new(first, last, 0)),
        (IpAddr::V6(first), IpAddr::V6(last)) => IpSubnets::V6(Ipv6Subnets::new(first, last, 0)),
        _ => return Err(Problem::UnclearRange),
    };
    nets.map(reachable).collect()
}

/// The networks of a range from an address to `last`: an address, or the last number of one.
pub(super) fn to(first: IpAddr, last: &str) -> Result<Vec<Address>, Problem> {
    if let Ok(last) = last.parse::<IpAddr>() {
        return match first.is_ipv4() == last.is_ipv4() {
            true => networks(first, last),
            false => Err(Problem::UnclearRange),
        };
    }
    match first {
        IpAddr::V4(v4) if is_number(last) => {
            let [a, b, c, _] = v4.octets();
            let last = last.parse().map_err(|_| Problem::RangeEnd)?;
            networks(first, Ipv4Addr::new(a, b, c, last).into())
        }
        _ => Err(Problem::RangeEnd),
    }
}

/// The range that a single word is; none where it is none. `192.0.2.10-20` is one, and
/// `10-20.example.com` is not.
pub(super) fn of_word(word: &str) -> Option<Result<Vec<Address>, Problem>> {
    for dash in DASHES {
        for (at, _) in word.match_indices(dash) {
            let (first, last) = (&word[..at], &word[at + dash.len()..]);
            if let Ok(first) = first.parse::<IpAddr>()
                && is_end(last)
            {
                return Some(to(first, last));
            }
            if first.parse::<IpNet>().is_ok() {
                return Some(Err(Problem::UnclearRange));
            }
        }
    }
    None
}

/// Whether something can be meant as the end of a range: it is made of what addresses are made of.
fn is_end(last: &str) -> bool {
    let is_part = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | ':' | '/');
    last.parse::<IpAddr>().is_ok()
        || last.parse::<IpNet>().is_ok()
        || last.starts_with(|c: char| c.is_ascii_digit()) && last.chars().all(is_part)
        || last.contains(':') && last.chars().all(is_part)
}

/// Whether it is a number as short as those of an IPv4 address, without a zero in front.
pub(super) fn is_number(text: &str) -> bool {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && (1..=3).contains(&text.len()) && (text.len() == 1 || !text.starts_with('0'))
}
