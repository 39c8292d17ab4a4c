//! Cisco ASA, as configuration commands.
//!
//! An ASA merges members into a group that it has already, and cannot take away a group that is in
//! use. So a group's name is made of its members: one of the same name is the same.

use super::{is_any, named_after, push_net, push_ports, reaches};
use crate::domain::dataset::Direction;
use crate::domain::firewall::fields::{FAR_ACL, NEAR_ACL};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

/// Cisco ASA.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "cisco-asa",
    name: "Cisco ASA",
    group: Group::Device,
    keywords: "adaptive security appliance asav access-list acl",
    file_name: "palette-ports-asa.txt",
    about: "Cisco ASA 9.0 or later between these hosts and the rest.",
    apply: "paste in configuration mode. Name ACLs that are applied inbound on the two sides: one that you newly apply denies all else. Our lines go on top. Host names need a DNS server (dns domain-lookup). A second load says what exists and adds nothing; lines of an earlier, wider snippet stay until you undo it.",
    undo: "each access-list line with no in front and without line N, then no object-group network NAME and no object network NAME.",
    checked: "Read back by FWShift, line by line; never loaded into a device.",
    comment: "! ",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_ACL, &FAR_ACL],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    let mut known = Vec::new();
    let mut lines = [0, 0];
    for filtered in &job.openings {
        let opening = filtered.opening;
        text.push_str("!\n");
        header::above(text, "! ", opening);
        let is_inbound = opening.direction == Direction::Inbound;
        for is_v6 in [false, true] {
            if !reaches(&job.near, is_v6) || !reaches(&filtered.far, is_v6) {
                continue;
            }
            let near = terms(text, &mut known, &job.near, is_v6);
            let far = terms(text, &mut known, &filtered.far, is_v6);
            let (acl, from, to) = if is_inbound {
                (&FAR_ACL, far, near)
            } else {
                (&NEAR_ACL, near, far)
            };
            let (acl, protocol) = (job.setting(acl), opening.protocol);
            for from in &from {
                for to in &to {
                    let line = &mut lines[usize::from(is_inbound)];
                    *line += 1;
                    put(
                        text,
                        format_args!(
                            "access-list {acl} line {line} extended permit {protocol} {from} {to} "
                        ),
                    );
                    push_ports(text, opening);
                    text.push('\n');
                }
            }
        }
    }
}

/// How a line can name the addresses of one family, one after the other; defines what it takes.
fn terms(text: &mut String, known: &mut Vec<String>, ends: &Ends, is_v6: bool) -> Vec<String> {
    let version = if is_v6 { '6' } else { '4' };
    if is_any(ends, is_v6) {
        return vec![format!("any{version}")];
    }
    let mut terms = Vec::new();
    let mut members = String::new();
    let mut count = 0;
    for net in ends.nets.iter().flatten() {
        if net.is_v6 == is_v6 {
            count += 1;
            members.push_str(" network-object ");
            push_net(&mut members, net, false);
            members.push('\n');
        }
    }
    if count > 1 {
        terms.push(define(text, known, "object-group", &members));
    } else if count == 1 {
        terms.push(members[" network-object ".len()..members.len() - 1].to_owned());
    }
    // A host name is no member of a group: some releases take no IPv6 object in one.
    for host in &ends.hosts {
        let members = format!(" fqdn v{version} {host}\n");
        terms.push(define(text, known, "object", &members));
    }
    terms
}

/// Defines an object or a group, once, and returns what calls it.
fn define(text: &mut String, known: &mut Vec<String>, kind: &str, members: &str) -> String {
    let name = named_after(members);
    if !known.contains(&name) {
        put(text, format_args!("{kind} network {name}\n{members}"));
        known.push(name.clone());
    }
    format!("{kind} {name}")
}
