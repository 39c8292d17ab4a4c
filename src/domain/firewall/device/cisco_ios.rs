//! Cisco IOS and IOS XE, as configuration commands.
//!
//! These ACLs know no connections, so every opening is two lines: one for what opens a connection,
//! and one, in the other direction's ACL, for what comes back.

use super::{members, push_end, push_ports};
use crate::domain::dataset::{Direction, Protocol};
use crate::domain::firewall::fields::{FAR_ACL, FAR_ACL6, NEAR_ACL, NEAR_ACL6};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Cisco IOS and IOS XE.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "cisco-ios",
    name: "Cisco IOS and IOS XE",
    group: Group::Device,
    keywords: "router switch catalyst access-list acl",
    file_name: "palette-ports-ios.txt",
    about: "Cisco routers and switches, by their extended ACLs.",
    apply: "paste in configuration mode. Name ACLs that are applied: one that you newly apply denies all else. Answers pass as established (TCP) or by source port alone (UDP). IPv4 lines go on top, which renumbers your ACL from 100001; IPv6 lines come last: move them above a deny of yours. Rules of an earlier, wider snippet stay until you delete them.",
    undo: "in each ACL, each permit line with no in front and without its number.",
    checked: "Read back rule by rule by FWShift, IPv4 also by cisco_acl; never loaded into a device.",
    comment: "! ",
    near: true,
    pairs: true,
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
        let acl = job.setting(field);
        let mut number = 0;
        for filtered in &job.openings {
            let opening = filtered.opening;
            let near = members(&job.near, Some(is_v6));
            let far = members(&filtered.far, Some(is_v6));
            if near.is_empty() || far.is_empty() {
                continue;
            }
            if number == 0 && is_v6 {
                put(text, format_args!("!\nipv6 access-list {acl}\n"));
            } else if number == 0 {
                put(
                    text,
                    format_args!(
                        "!\nip access-list resequence {acl} 100001 10\nip access-list extended {acl}\n"
                    ),
                );
            }
            header::above(text, "! ", opening);
            let (from, to) = match sent {
                Direction::Outbound => (&near, &far),
                Direction::Inbound => (&far, &near),
            };
            for from in from {
                for to in to {
                    number += 1;
                    if !is_v6 {
                        put(text, format_args!(" {number}"));
                    }
                    put(text, format_args!(" permit {}", opening.protocol));
                    push_end(text, *from, is_v6, false);
                    let is_answer = sent != opening.direction;
                    if is_answer {
                        push_ports(text, opening);
                    }
                    push_end(text, *to, is_v6, false);
                    if !is_answer {
                        push_ports(text, opening);
                    } else if opening.protocol == Protocol::Tcp {
                        text.push_str(" established");
                    }
                    text.push('\n');
                }
            }
        }
        if number > 0 {
            text.push_str("exit\n");
        }
    }
}
