//! Firewalls and routers between networks.

pub(super) mod cisco_asa;
pub(super) mod cisco_ios;
pub(super) mod fortios;
pub(super) mod juniper_srx;
pub(super) mod mikrotik;
pub(super) mod nsx_t;
mod objects;
pub(super) mod pan_os;

use super::job::{Ends, Net};
use super::plan::Opening;
use crate::domain::text::put;

/// Whether somebody at this end may use this family: a host name may have addresses of both.
fn reaches(ends: &Ends, is_v6: bool) -> bool {
    ends.has(is_v6) || !ends.hosts.is_empty()
}

/// Whether everybody may be at this end, over this family.
fn is_any(ends: &Ends, is_v6: bool) -> bool {
    match &ends.nets {
        None => true,
        Some(nets) => nets.iter().any(|net| net.is_v6 == is_v6 && net.length == 0),
    }
}

/// A name that says what it stands for: two that differ in `content` never share it, so loading
/// one snippet after another cannot put the members of one into the other's.
fn named_after(content: &str) -> String {
    // FNV-1a.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in content.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("palette-{hash:016x}")
}

/// Cisco's `host 192.0.2.7`, `192.0.2.0 255.255.255.0` or `2001:db8::/64`.
fn push_net(text: &mut String, net: &Net, is_wildcard: bool) {
    if net.is_alone() {
        put(text, format_args!("host {}", net.text));
    } else if net.is_v6 {
        text.push_str(&net.text);
    } else {
        put(
            text,
            format_args!("{} {}", net.address(), net.mask(is_wildcard)),
        );
    }
}

/// Cisco's `eq 443` or `range 30000 32767`.
fn push_ports(text: &mut String, opening: &Opening) {
    let ports = opening.ports;
    if ports.from == ports.to {
        put(text, format_args!("eq {}", ports.from));
    } else {
        put(text, format_args!("range {} {}", ports.from, ports.to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_has_another_name() {
        let name = named_after("192.0.2.7");
        assert_eq!(name, named_after("192.0.2.7"));
        assert_ne!(name, named_after("192.0.2.8"));
        assert!(name.len() == 24 && name.starts_with("palette-"), "{name}");
    }
}
