//! Names of objects on devices that keep addresses and services apart from their rules.
//!
//! A name says what the object holds: two snippets that share an object agree on it, and loading
//! one of them again changes nothing that a rule of the reader's may use by now.

use crate::domain::firewall::job::{Job, Net};
use crate::domain::firewall::plan::Opening;
use crate::domain::text::{cut, push_once};

/// How many rules an earlier snippet is taken to have had at most: what is beyond this one's own
/// is deleted, so that nothing stays open that is no longer asked for.
pub(super) const EARLIER: usize = 20;

/// An opening for each port and protocol, to make a service from.
pub(super) fn services<'a>(job: &Job<'a>) -> Vec<&'a Opening<'a>> {
    let mut services: Vec<&Opening> = Vec::new();
    for filtered in &job.openings {
        let new = filtered.opening;
        let is_known = services
            .iter()
            .any(|known| known.protocol == new.protocol && known.ports == new.ports);
        if !is_known {
            services.push(new);
        }
    }
    services
}

/// Every host name at either end, once.
pub(super) fn hosts<'a>(job: &Job<'a>) -> Vec<&'a str> {
    let mut hosts = Vec::new();
    for host in &job.near.hosts {
        push_once(&mut hosts, *host);
    }
    for filtered in &job.openings {
        for host in &filtered.far.hosts {
            push_once(&mut hosts, *host);
        }
    }
    hosts
}

/// Every network of a family at either end, once.
pub(super) fn nets<'a>(job: &'a Job, is_v6: bool) -> Vec<&'a Net> {
    let mut nets = Vec::new();
    push_nets(&mut nets, job.near.nets.as_deref(), is_v6);
    for filtered in &job.openings {
        push_nets(&mut nets, filtered.far.nets.as_deref(), is_v6);
    }
    nets
}

fn push_nets<'a>(nets: &mut Vec<&'a Net>, some: Option<&'a [Net]>, is_v6: bool) {
    for net in some.unwrap_or_default() {
        if net.is_v6 == is_v6 {
            push_once(nets, net);
        }
    }
}

/// A service: `palette-tcp-443`.
pub(super) fn service(opening: &Opening) -> String {
    format!("palette-{}-{}", opening.protocol, opening.ports)
}

/// A host name: `palette-registry.example.com`, and cut where it is too long for a name, which has
/// 63 bytes in the tightest of places.
pub(super) fn host(host: &str) -> String {
    if host.len() <= 55 {
        format!("palette-{host}")
    } else {
        format!("palette-{}-{}", cut(host, 40), digest(host))
    }
}

/// A number for a text, most likely no other text's.
pub(super) fn digest(text: &str) -> u32 {
    let mut digest = 0x811C_9DC5_u32;
    for byte in text.bytes() {
        digest = (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_long_hosts_are_short_and_differ() {
        let long = "a".repeat(60);
        let (one, two) = (host(&format!("{long}.b")), host(&format!("{long}.c")));
        assert_ne!(one, two);
        assert!(one.len() <= 63 && host(&"a".repeat(55)).len() <= 63);
    }
}
