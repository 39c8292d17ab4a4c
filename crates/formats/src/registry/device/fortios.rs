//! FortiOS, as a command line script.
//!
//! A policy is known by its number alone, and `edit 0` would make another one each time. So ours
//! have numbers of their own, in a block far from what people count and different for each role;
//! the block is filled from its end, because FortiOS gives a new policy of the reader's the number
//! behind the highest. Editing a policy that is there keeps its place, its NAT and its profiles,
//! and takes effect as a whole at `next`.

use std::fmt::{self, Write};

use super::members::{Member, all_members, members_of};
use super::objects::{EARLIER, V6_SUFFIX, digest, host_object, service_name, services};
use crate::context::{RenderContext, SupportedRule};
use crate::fields::{Blank, Check, FIELD, Field};
use crate::format::{Format, Group, HostNames, PLAIN};
use crate::hosts::{Family, Hosts};

const INTERFACE: Check = Check::Word {
    max: 35,
    extra: "-_.",
};

static LOCAL_INTERFACE: Field = Field {
    id: "near-interface",
    label: msg!(field_near_interface.label),
    hint: msg!(field_near_interface.hint),
    blank: Blank::Gap("<interface-of-these-hosts>"),
    example: "internal",
    wanted: msg!(field_near_interface.wanted),
    check: INTERFACE,
    takes_any: true,
    ..FIELD
};

static REMOTE_INTERFACE: Field = Field {
    id: "far-interface",
    label: msg!(field_far_interface.label),
    hint: msg!(field_far_interface.hint),
    blank: Blank::Gap("<interface-of-the-other-ends>"),
    example: "wan1",
    wanted: msg!(field_far_interface.wanted),
    check: INTERFACE,
    takes_any: true,
    ..FIELD
};

/// FortiOS.
pub(crate) const FORMAT: Format = Format {
    id: "fortios",
    group: Group::Device,
    name: "Fortinet FortiOS",
    keywords: "fortigate firewall policy",
    extension: "fortios.conf",
    about: msg!(format_fortios.about),
    apply: msg!(format_fortios.apply),
    undo: msg!(format_fortios.undo),
    checked: msg!(format_fortios.checked),
    matches_local: true,
    host_names: HostNames::Both,
    fields: &[&LOCAL_INTERFACE, &REMOTE_INTERFACE],
    replaces: EARLIER,
    write,
    ..PLAIN
};

const MAX_DESCRIPTION: usize = 1000;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    for family in Family::ALL {
        let table = family.pick("address", "address6");
        writeln!(out, "\nconfig firewall {table}")?;
        for member in all_members(context, |hosts| members_of(hosts, family)) {
            write_address(out, member, family)?;
        }
        writeln!(out, "end")?;
    }
    writeln!(out, "\nconfig firewall service custom")?;
    for rule in services(context) {
        let (service, protocol, ports) = (service_name(rule), rule.protocol, rule.ports);
        writeln!(out, "    edit \"{service}\"")?;
        writeln!(out, "        set {protocol}-portrange {ports}")?;
        writeln!(out, "    next")?;
    }
    writeln!(out, "end")?;
    writeln!(out, "\nconfig firewall policy")?;
    let end = end_of_block(context.role_tag, context.site);
    for rule in &context.rules {
        write_policy(out, context, rule, end as usize - rule.number)?;
    }
    for number in context.rules.len() + 1..=EARLIER {
        writeln!(out, "    delete {}", end as usize - number)?;
    }
    writeln!(out, "end")
}

/// Writes the object for a network or a host name.
fn write_address(out: &mut String, member: Member, family: Family) -> fmt::Result {
    if member == Member::Any {
        return Ok(());
    }
    writeln!(out, "    edit \"{}\"", object(member, family))?;
    match member {
        Member::Any => {}
        Member::Network(network) => match family {
            Family::V4 => {
                let (address, mask) = (network.address(), network.subnet_mask());
                writeln!(out, "        set subnet {address} {mask}")?;
            }
            Family::V6 => writeln!(out, "        set ip6 {}", network.cidr())?,
        },
        Member::Name(name) => {
            writeln!(out, "        set type fqdn")?;
            writeln!(out, "        set fqdn \"{name}\"")?;
        }
    }
    writeln!(out, "    next")
}

fn write_policy(
    out: &mut String,
    context: &RenderContext,
    rule: &SupportedRule,
    policy: usize,
) -> fmt::Result {
    let local = context.setting(&LOCAL_INTERFACE);
    let remote = context.setting(&REMOTE_INTERFACE);
    let (source, destination) = rule.pick((&remote, &local), (&local, &remote));
    writeln!(out, "    # {}", rule.comment)?;
    writeln!(out, "    edit {policy}")?;
    writeln!(out, "        set name \"{}\"", rule.name)?;
    writeln!(out, "        set srcintf \"{source}\"")?;
    writeln!(out, "        set dstintf \"{destination}\"")?;
    let (sources, destinations) = context.source_and_destination(rule);
    for family in Family::ALL {
        let sources = quoted(sources, family);
        let destinations = quoted(destinations, family);
        let suffix = family.pick("", "6");
        if sources.is_empty() || destinations.is_empty() {
            // Of an earlier snippet, this policy may have had both families.
            writeln!(out, "        unset srcaddr{suffix}")?;
            writeln!(out, "        unset dstaddr{suffix}")?;
        } else {
            writeln!(out, "        set srcaddr{suffix} {sources}")?;
            writeln!(out, "        set dstaddr{suffix} {destinations}")?;
        }
    }
    let service = service_name(rule);
    let description = rule.description(MAX_DESCRIPTION);
    writeln!(out, "        set action accept")?;
    writeln!(out, "        set schedule \"always\"")?;
    writeln!(out, "        set service \"{service}\"")?;
    writeln!(out, "        set comments \"{description}\"")?;
    writeln!(out, "    next")
}

/// The names of the objects for one family, in quotes.
fn quoted(hosts: &Hosts, family: Family) -> String {
    let members = members_of(hosts, family).into_iter();
    let names = members.map(|member| format!("\"{}\"", object(member, family)));
    names.collect::<Vec<_>>().join(" ")
}

fn object(member: Member, family: Family) -> String {
    match member {
        Member::Any => "all".to_owned(),
        Member::Network(network) => format!("palette-{network}"),
        Member::Name(name) => host_object(name, family.pick("", V6_SUFFIX)),
    }
}

/// The number behind a ruleset's block of policy numbers: between 400 million and a thousand million,
/// which is more than people count to and less than FortiManager's own begin with. The blocks of a
/// role's sites follow the role's own, so that no two of them are one.
fn end_of_block(role_tag: &str, site: Option<u32>) -> u32 {
    let block = digest(role_tag) % BLOCKS + site.unwrap_or(0) % BLOCKS;
    400_001_000 + block % BLOCKS * 1000
}

/// How many blocks of policy numbers there are.
const BLOCKS: u32 = 599_000;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_roles_or_sites_share_policy_numbers() {
        let mut blocks = BTreeSet::new();
        for role in &ports_data::dataset().roles {
            for site in (0..5000).map(|number| (number > 0).then_some(number)) {
                let block = end_of_block(role.id.as_str(), site);
                assert!((400_001_000..1_000_000_000).contains(&block));
                assert!(blocks.insert(block), "{} {site:?}", role.id.as_str());
            }
        }
        assert!((400_001_000..1_000_000_000).contains(&end_of_block("x", Some(u32::MAX))));
    }
}
