//! FortiOS, as a command line script.
//!
//! A policy is known by its number alone, and `edit 0` would make another one each time. So ours
//! have numbers of their own, in a block far from what people count and different for each role;
//! the block is filled from its end, because FortiOS gives a new policy of the reader's the number
//! behind the highest. Editing a policy that is there keeps its place, its NAT and its profiles,
//! and takes effect as a whole at `next`.

use super::objects;
use super::{Member, fill, members, way};
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

static NEAR_INTERFACE: Field = Field {
    id: "near-interface",
    label: "Interface of these hosts",
    hint: "The FortiGate's interface or zone that the role's own hosts are in.",
    default: "internal",
    wanted: "an interface's name, such as internal",
    check: Check::Word {
        max: 35,
        extra: "-_.",
    },
};

static FAR_INTERFACE: Field = Field {
    id: "far-interface",
    label: "Interface of the other ends",
    hint: "The FortiGate's interface or zone that the other ends are in.",
    default: "wan1",
    ..NEAR_INTERFACE
};

/// FortiOS.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "fortios",
    name: "Fortinet FortiOS",
    group: Group::Device,
    keywords: "fortigate firewall policy",
    file_name: "palette-ports-fortios.conf",
    about: "FortiGate firewalls, by their command line.",
    apply: "paste into the CLI of FortiOS 6.4 or later, in your VDOM; it takes effect at once. New policies come last: move them above a deny of yours, and set nat enable where you translate addresses. A second run replaces up to 20 policies of an earlier one; a delete with nothing to delete only says so.",
    undo: "in config firewall policy, delete each number that is edited here. The objects named palette-… open nothing by themselves.",
    checked: "Read back rule by rule by FWShift, and held against the schema in hfortix-fortios; never loaded into a device.",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_INTERFACE, &FAR_INTERFACE],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    for (table, is_v6) in [("address", false), ("address6", true)] {
        put(text, format_args!("\nconfig firewall {table}\n"));
        for member in objects::all(job, Some(is_v6)) {
            if member == Member::Any {
                continue;
            }
            text.push_str("    edit");
            push_name(text, member, is_v6);
            match member {
                Member::Any => {}
                Member::Net(net) if is_v6 => {
                    put(text, format_args!("\n        set ip6 {}", net.cidr()));
                }
                Member::Net(net) => put(
                    text,
                    format_args!("\n        set subnet {} {}", net.address(), net.mask(false)),
                ),
                Member::Host(host) => put(
                    text,
                    format_args!("\n        set type fqdn\n        set fqdn \"{host}\""),
                ),
            }
            text.push_str("\n    next\n");
        }
        text.push_str("end\n");
    }
    text.push_str("\nconfig firewall service custom\n");
    objects::push_services(
        text,
        job,
        "    edit \"<service>\"\n        set <protocol>-portrange <ports>\n    next\n",
    );
    text.push_str("end\n\nconfig firewall policy\n");
    let past = past_the_block(&job.plan.tag);
    for filtered in &job.openings {
        let (near, far) = (job.setting(&NEAR_INTERFACE), job.setting(&FAR_INTERFACE));
        let mut way = way(job, filtered, near, far);
        let number = past - filtered.number as u32;
        way.values.push(("number", format!("{number}")));
        fill(
            text,
            "    # <comment>\n    edit <number>\n        set name \"<name>\"\n        set srcintf \"<from>\"\n        set dstintf \"<to>\"\n",
            &way.values,
        );
        for (suffix, is_v6) in [("", false), ("6", true)] {
            let sources = members(way.source, Some(is_v6));
            let destinations = members(way.destination, Some(is_v6));
            // Of an earlier snippet, this policy may have had both families.
            let is_out = sources.is_empty() || destinations.is_empty();
            let verb = if is_out { "unset" } else { "set" };
            for (side, members) in [("src", sources), ("dst", destinations)] {
                put(text, format_args!("        {verb} {side}addr{suffix}"));
                for member in members {
                    if !is_out {
                        push_name(text, member, is_v6);
                    }
                }
                text.push('\n');
            }
        }
        fill(
            text,
            "        set action accept\n        set schedule \"always\"\n        set service \"<service>\"\n        set comments \"<description>\"\n    next\n",
            &way.values,
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

/// The name of an object in quotes, behind a blank.
fn push_name(text: &mut String, member: Member, is_v6: bool) {
    match member {
        Member::Any => text.push_str(" \"all\""),
        Member::Net(net) => put(text, format_args!(" \"palette-{}\"", net.text)),
        Member::Host(host) => put(text, format_args!(" \"{}\"", objects::host(host, is_v6))),
    }
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
