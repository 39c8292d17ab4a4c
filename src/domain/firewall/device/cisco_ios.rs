//! Cisco IOS and IOS XE, as configuration commands.
//!
//! These ACLs know no connections, so every opening is two lines: one for what opens a connection,
//! and one, in the other direction's ACL, for what comes back.

use super::{push_net, push_ports};
use crate::domain::dataset::{Direction, Protocol};
use crate::domain::firewall::fields::{FAR_ACL, FAR_ACL6, NEAR_ACL, NEAR_ACL6};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Filtered, Job};
use crate::domain::text::put;

/// Cisco IOS and IOS XE.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "cisco-ios",
    name: "Cisco IOS and IOS XE",
    group: Group::Device,
    keywords: "router switch catalyst extended access-list acl stateless",
    file_name: "palette-ports-ios.txt",
    about: "Cisco routers and switches whose extended ACLs stand between these hosts and the rest.",
    apply: "paste in configuration mode. Name ACLs that are applied: one that you newly apply denies all else. ACLs know no connections: answers pass as established (TCP) or by source port alone (UDP). IPv4 lines go on top, which renumbers your ACL from 100001; IPv6 lines at the end, behind any deny there: move it. Lines of an earlier, wider snippet stay until you undo it.",
    undo: "in each ACL, its permit lines again, without the number and with no in front.",
    checked: "Read back by FWShift, line by line, answers included, and the IPv4 lines by cisco_acl; never loaded into a device.",
    comment: "! ",
    near: true,
    fields: &[&NEAR_ACL, &FAR_ACL, &NEAR_ACL6, &FAR_ACL6],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    for (field, is_v6, sent) in [
        (&NEAR_ACL, false, Direction::Outbound),
        (&FAR_ACL, false, Direction::Inbound),
        (&NEAR_ACL6, true, Direction::Outbound),
        (&FAR_ACL6, true, Direction::Inbound),
    ] {
        let mut number = 0;
        for filtered in &job.openings {
            if !job.near.has(is_v6) || !filtered.far.has(is_v6) {
                continue;
            }
            if number == 0 {
                let acl = job.setting(field);
                if is_v6 {
                    put(text, format_args!("!\nipv6 access-list {acl}\n"));
                } else {
                    put(
                        text,
                        format_args!(
                            "!\nip access-list resequence {acl} 100001 10\nip access-list extended {acl}\n"
                        ),
                    );
                }
            }
            header::above(text, "! ", filtered.opening);
            push_lines(text, job, filtered, is_v6, sent, &mut number);
        }
        if number > 0 {
            text.push_str("exit\n");
        }
    }
}

/// The lines of an opening in the ACL for what is `sent`, as seen from the role's hosts.
fn push_lines(
    text: &mut String,
    job: &Job,
    filtered: &Filtered,
    is_v6: bool,
    sent: Direction,
    number: &mut u32,
) {
    let opening = filtered.opening;
    for near in members(&job.near, is_v6) {
        for far in members(&filtered.far, is_v6) {
            let (from, to) = match sent {
                Direction::Outbound => (&near, &far),
                Direction::Inbound => (&far, &near),
            };
            *number += 1;
            text.push(' ');
            if !is_v6 {
                put(text, format_args!("{number} "));
            }
            put(text, format_args!("permit {} {from} ", opening.protocol));
            if sent == opening.direction {
                put(text, format_args!("{to} "));
                push_ports(text, opening);
            } else {
                push_ports(text, opening);
                put(text, format_args!(" {to}"));
                if opening.protocol == Protocol::Tcp {
                    text.push_str(" established");
                }
            }
            text.push('\n');
        }
    }
}

/// The addresses of one family, as a line says them.
fn members(ends: &Ends, is_v6: bool) -> Vec<String> {
    let Some(nets) = &ends.nets else {
        return vec!["any".to_owned()];
    };
    let mut members = Vec::new();
    for net in nets {
        if net.is_v6 == is_v6 {
            let mut member = String::new();
            push_net(&mut member, net, true);
            members.push(member);
        }
    }
    members
}
