//! FortiOS, as a command line script.
//!
//! A policy is known by its number alone, and `edit 0` would make another one each time. So ours
//! have numbers of their own, in a block far from what people count and different for each role;
//! the block is filled from its end, because FortiOS gives a new policy of the reader's the number
//! behind the highest. Editing a policy that is there keeps its place, its NAT and its profiles,
//! and takes effect as a whole at `next`.

use super::objects;
use crate::domain::dataset::Direction;
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

static NEAR_INTERFACE: Field = Field {
    id: "near-interface",
    label: "Interface of these hosts",
    hint: "The interface or zone their traffic comes in by, as it is called on the FortiGate.",
    default: "internal",
    wanted: WANTED,
    check: INTERFACE,
};

static FAR_INTERFACE: Field = Field {
    id: "far-interface",
    label: "Interface of the far ends",
    hint: "The interface or zone they are reached by, as it is called on the FortiGate.",
    default: "wan1",
    wanted: WANTED,
    check: INTERFACE,
};

/// What tells the object for a host's IPv6 addresses from the one for its IPv4 addresses.
const V6: &str = "-v6";

const WANTED: &str =
    "an interface's name: letters, digits, hyphens, underscores and dots, at most 35";
const INTERFACE: Check = Check::Word {
    max: 35,
    extra: "-_.",
};

/// FortiOS.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "fortios",
    name: "Fortinet FortiOS",
    group: Group::Device,
    keywords: "fortigate fortinet firewall policy cli fqdn",
    file_name: "palette-ports-fortios.conf",
    about: "FortiGate firewalls, by their command line.",
    apply: "paste it into the CLI of a FortiGate, FortiOS 6.4 or later, in your VDOM; it takes effect at once. New policies come last: move them above a deny of yours, and set nat enable where you translate addresses. A second run changes them in place and deletes up to 20 policies of an earlier one; a delete with nothing to delete only says so.",
    undo: "in config firewall policy, delete each number that is edited here. The objects named palette-… open nothing by themselves.",
    checked: "Read back policy by policy with FWShift's parser, and each setting held against the FortiOS schema in hfortix-fortios; never loaded into a FortiGate.",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_INTERFACE, &FAR_INTERFACE],
    write,
    ..PLAIN
};

/// A policy's comment has 1023 bytes at most.
const MAX_COMMENT: usize = 1000;

fn write(text: &mut String, job: &Job) {
    for is_v6 in [false, true] {
        let (nets, hosts) = (objects::nets(job, is_v6), objects::hosts(job));
        if nets.is_empty() && hosts.is_empty() {
            continue;
        }
        let (table, family) = if is_v6 {
            ("address6", V6)
        } else {
            ("address", "")
        };
        put(text, format_args!("\nconfig firewall {table}\n"));
        for net in nets {
            put(text, format_args!("    edit \"palette-{}\"\n", net.text));
            if is_v6 {
                put(text, format_args!("        set ip6 {}\n", net.cidr()));
            } else {
                let (address, mask) = (net.address(), net.mask(false));
                put(text, format_args!("        set subnet {address} {mask}\n"));
            }
            text.push_str("    next\n");
        }
        for host in hosts {
            let object = objects::host(host);
            put(
                text,
                format_args!(
                    "    edit \"{object}{family}\"\n        set type fqdn\n        set fqdn \"{host}\"\n    next\n"
                ),
            );
        }
        text.push_str("end\n");
    }
    text.push_str("\nconfig firewall service custom\n");
    for opening in objects::services(job) {
        let service = objects::service(opening);
        let (protocol, ports) = (opening.protocol, opening.ports);
        put(
            text,
            format_args!(
                "    edit \"{service}\"\n        set {protocol}-portrange {ports}\n    next\n"
            ),
        );
    }
    text.push_str("end\n\nconfig firewall policy\n");
    let past = past_the_block(&job.plan.tag);
    for filtered in &job.openings {
        let opening = filtered.opening;
        let (near, far) = (job.setting(&NEAR_INTERFACE), job.setting(&FAR_INTERFACE));
        let ((from, source), (to, destination)) = match opening.direction {
            Direction::Inbound => ((far, &filtered.far), (near, &job.near)),
            Direction::Outbound => ((near, &job.near), (far, &filtered.far)),
        };
        header::above(text, "    # ", opening);
        put(
            text,
            format_args!(
                "    edit {}\n        set name \"{}\"\n        set srcintf \"{from}\"\n        set dstintf \"{to}\"\n",
                past - filtered.number as u32,
                job.name(filtered.number)
            ),
        );
        for (suffix, is_v6) in [("", false), ("6", true)] {
            let (sources, destinations) = (members(source, is_v6), members(destination, is_v6));
            // Of an earlier snippet, this policy may have had both families.
            if sources.is_empty() || destinations.is_empty() {
                put(
                    text,
                    format_args!("        unset srcaddr{suffix}\n        unset dstaddr{suffix}\n"),
                );
            } else {
                put(
                    text,
                    format_args!(
                        "        set srcaddr{suffix}{sources}\n        set dstaddr{suffix}{destinations}\n"
                    ),
                );
            }
        }
        put(
            text,
            format_args!(
                "        set action accept\n        set schedule \"always\"\n        set service \"{}\"\n        set comments \"{}\"\n    next\n",
                objects::service(opening),
                header::plain(opening, MAX_COMMENT)
            ),
        );
    }
    for number in job.openings.len() + 1..=objects::EARLIER {
        put(text, format_args!("    delete {}\n", past - number as u32));
    }
    text.push_str("end\n");
}

/// The number behind a role's block of policy numbers: between 400 million and a thousand million,
/// which is more than anybody counts to and less than FortiManager's own begin with.
fn past_the_block(tag: &str) -> u32 {
    400_001_000 + objects::digest(tag) % 599_000 * 1000
}

/// An end's objects of a family, each in quotes behind a blank; empty when it has none.
fn members(ends: &Ends, is_v6: bool) -> String {
    let mut text = String::new();
    match &ends.nets {
        None => text.push_str(" \"all\""),
        Some(nets) => {
            for net in nets {
                if net.is_v6 == is_v6 {
                    put(&mut text, format_args!(" \"palette-{}\"", net.text));
                }
            }
        }
    }
    for host in &ends.hosts {
        let (object, family) = (objects::host(host), if is_v6 { V6 } else { "" });
        put(&mut text, format_args!(" \"{object}{family}\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Dataset;

    #[test]
    fn no_two_roles_share_policy_numbers() {
        let mut blocks = Vec::new();
        for role in &Dataset::embedded().roles {
            let block = past_the_block(role.id.as_str());
            assert!((400_001_000..1_000_000_000).contains(&block));
            assert!(!blocks.contains(&block), "{}", role.id.as_str());
            blocks.push(block);
        }
    }
}
