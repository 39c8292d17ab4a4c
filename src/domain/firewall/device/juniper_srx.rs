//! Juniper SRX, as `set` commands.
//!
//! Addresses and applications are named after what they are, so setting them again changes
//! nothing. Policies are deleted before they are set, in the same commit, because Junos merges.

use super::named_after;
use crate::domain::dataset::Direction;
use crate::domain::firewall::fields::{FAR_ZONE, NEAR_ZONE};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

/// Juniper SRX.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "juniper-srx",
    name: "Juniper SRX",
    group: Group::Device,
    keywords: "junos vsrx security policy zone set",
    file_name: "palette-ports-srx.set",
    about: "Juniper SRX firewalls between the zone of these hosts and another.",
    apply: "in configuration mode, load set FILE or load set terminal; commit. Policies go behind yours: move them (insert … policy NAME before policy YOURS) before one that denies. Needs the global address book, which zones with books of their own rule out; host names need system name-server. A second load replaces policies by number, at the end again; higher numbers of an earlier snippet stay.",
    undo: "wildcard delete security policies from-zone A to-zone B policy palette-.*, both ways; likewise applications and address-book global; commit.",
    checked: "Read back by FWShift, policy by policy; never loaded into a device.",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_ZONE, &FAR_ZONE],
    write,
    ..PLAIN
};

/// The longest name of an address.
const MAX_NAME: usize = 63;

/// A policy's description may be 300 bytes long.
const MAX_DESCRIPTION: usize = 255;

fn write(text: &mut String, job: &Job) {
    let mut known = Vec::new();
    let (near, far) = (job.setting(&NEAR_ZONE), job.setting(&FAR_ZONE));
    let near_names = define(text, &mut known, &job.near);
    for filtered in &job.openings {
        let opening = filtered.opening;
        text.push('\n');
        header::above(text, "# ", opening);
        let far_names = define(text, &mut known, &filtered.far);
        let (protocol, ports) = (opening.protocol, opening.ports.joined('-'));
        let application = format!("palette-{protocol}-{ports}");
        set_once(
            text,
            &mut known,
            format!("applications application {application} protocol {protocol}"),
        );
        set_once(
            text,
            &mut known,
            format!("applications application {application} destination-port {ports}"),
        );
        let (from, to, source, destination) = match opening.direction {
            Direction::Outbound => (near, far, &near_names, &far_names),
            Direction::Inbound => (far, near, &far_names, &near_names),
        };
        let name = job.name(filtered.number);
        // An earlier snippet may have had this number for the other way.
        for (from, to) in [(near, far), (far, near)] {
            put(
                text,
                format_args!(
                    "delete security policies from-zone {from} to-zone {to} policy {name}\n"
                ),
            );
        }
        let policy = format!("security policies from-zone {from} to-zone {to} policy {name}");
        let description = header::ids(opening, MAX_DESCRIPTION);
        put(
            text,
            format_args!("set {policy} description \"{description}\"\n"),
        );
        for (side, names) in [("source", source), ("destination", destination)] {
            for name in names {
                put(
                    text,
                    format_args!("set {policy} match {side}-address {name}\n"),
                );
            }
        }
        put(
            text,
            format_args!(
                "set {policy} match application {application}\nset {policy} then permit\n"
            ),
        );
    }
}

/// Sets the addresses of an end, and returns their names.
fn define(text: &mut String, known: &mut Vec<String>, ends: &Ends) -> Vec<String> {
    let Some(nets) = &ends.nets else {
        return vec!["any".to_owned()];
    };
    let mut names = Vec::new();
    let mut push = |key: &str, address: &str| {
        let mut name = format!("palette-{}", address.replace('/', "_"));
        if name.len() > MAX_NAME {
            name = named_after(address);
        }
        set_once(
            text,
            known,
            format!("security address-book global address {name} {key}{address}"),
        );
        names.push(name);
    };
    for net in nets {
        push("", &net.cidr());
    }
    for host in &ends.hosts {
        push("dns-name ", host);
    }
    names
}

fn set_once(text: &mut String, known: &mut Vec<String>, statement: String) {
    if !known.contains(&statement) {
        put(text, format_args!("set {statement}\n"));
        known.push(statement);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_name_that_is_too_long_for_a_name_gets_a_short_one() {
        let host = format!("{}.example.com", "a".repeat(60));
        let ends = Ends {
            nets: Some(Vec::new()),
            hosts: vec!["vcenter.example.com", &host],
        };
        let mut text = String::new();
        let names = define(&mut text, &mut Vec::new(), &ends);
        assert_eq!(names[0], "palette-vcenter.example.com");
        assert!(names[1].len() <= MAX_NAME, "{}", names[1]);
        assert!(
            text.contains(&format!("{} dns-name {host}\n", names[1])),
            "{text}"
        );
    }
}
