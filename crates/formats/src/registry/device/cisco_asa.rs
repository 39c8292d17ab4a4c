//! Cisco ASA, as configuration commands.

use std::fmt::{self, Write};

use super::cisco::{LOCAL_ACL, REMOTE_ACL, ports};
use super::members::{Member, all_members, members_of};
use super::objects::{V6_SUFFIX, host_object};
use crate::context::RenderContext;
use crate::format::{Format, Group, HostNames, PLAIN};
use crate::hosts::Family;

/// Cisco ASA.
pub(crate) const FORMAT: Format = Format {
    id: "cisco-asa",
    group: Group::Device,
    name: "Cisco ASA",
    keywords: "asav adaptive security appliance access-list acl",
    extension: "asa.txt",
    about: msg!(format_cisco_asa.about),
    apply: msg!(format_cisco_asa.apply),
    undo: msg!(format_cisco_asa.undo),
    checked: msg!(format_cisco_asa.checked),
    comment: "! ",
    matches_local: true,
    line_per_pair: true,
    host_names: HostNames::Both,
    fields: &[&LOCAL_ACL, &REMOTE_ACL],
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    for family in Family::ALL {
        for member in all_members(context, |hosts| members_of(hosts, family)) {
            if let Member::Name(name) = member {
                let object = object(name, family);
                let version = family.pick("v4", "v6");
                writeln!(out, "object network {object}")?;
                writeln!(out, " fqdn {version} {name}")?;
            }
        }
    }
    let (mut inbound_lines, mut outbound_lines) = (0, 0);
    for rule in &context.rules {
        let acl = context.setting(rule.pick(&REMOTE_ACL, &LOCAL_ACL));
        let line = rule.pick(&mut inbound_lines, &mut outbound_lines);
        let (protocol, ports) = (rule.protocol, ports(rule));
        let (sources, destinations) = context.source_and_destination(rule);
        writeln!(out, "!\n! {}", rule.comment)?;
        for family in Family::ALL {
            for source in members_of(sources, family) {
                for destination in members_of(destinations, family) {
                    let from = address(source, family);
                    let to = address(destination, family);
                    *line += 1;
                    writeln!(
                        out,
                        "access-list {acl} line {line} extended permit {protocol} {from} {to} {ports}"
                    )?;
                }
            }
        }
    }
    Ok(())
}

fn address(member: Member, family: Family) -> String {
    match member {
        Member::Any => family.pick("any4", "any6").to_owned(),
        Member::Network(network) if network.is_single() => format!("host {network}"),
        Member::Network(network) => match family {
            Family::V4 => format!("{} {}", network.address(), network.subnet_mask()),
            Family::V6 => network.to_string(),
        },
        Member::Name(name) => format!("object {}", object(name, family)),
    }
}

fn object(name: &str, family: Family) -> String {
    host_object(name, family.pick("", V6_SUFFIX))
}
