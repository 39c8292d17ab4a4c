//! PAN-OS, as `set` commands.
//!
//! `set` adds to the members that a rule has, so an earlier rule of the same name would keep what
//! it allowed: each is deleted first, and so are those that an earlier snippet may have had beyond
//! these. All of it takes effect at the commit, so nothing is ever half done. PAN-OS knows no
//! comment lines: what a rule is for is in its description, and what all of them are, what is left out
//! and the way back is in the comments of a tag that they carry.
//!
//! Addresses stand in the rules as they are, with their length: no object can have such a name,
//! and there is none to keep in step. Host names and ports need an object.

use std::fmt::{self, Write};

use super::members::{Member, all_members, members};
use super::objects::{EARLIER, host_object, service_name, services};
use super::zones::{LOCAL_ZONE, REMOTE_ZONE, zones};
use crate::context::{RenderContext, rule_name};
use crate::format::{Format, Group, HostNames, PLAIN};

/// PAN-OS.
pub(crate) const FORMAT: Format = Format {
    id: "pan-os",
    group: Group::Device,
    name: "Palo Alto PAN-OS",
    keywords: "panos networks ngfw firewall security policy",
    extension: "pan-os.txt",
    about: msg!(format_pan_os.about),
    apply: msg!(format_pan_os.apply),
    undo: msg!(format_pan_os.undo),
    checked: msg!(format_pan_os.checked),
    comment: "",
    matches_local: true,
    host_names: HostNames::Both,
    fields: &[&LOCAL_ZONE, &REMOTE_ZONE],
    replaces: EARLIER,
    write,
    ..PLAIN
};

const MAX_DESCRIPTION: usize = 1000;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = format!("palette-{}", context.tag);
    writeln!(out, "set tag {tag} comments \"{}\"", context.about)?;
    for number in 1..=context.rules.len().max(EARLIER) {
        let name = rule_name(context.tag, number);
        writeln!(out, "delete rulebase security rules {name}")?;
    }
    for member in all_members(context, members) {
        if let Member::Name(name) = member {
            writeln!(out, "set address {} fqdn {name}", host_object(name, ""))?;
        }
    }
    for rule in services(context) {
        let (service, protocol, ports) = (service_name(rule), rule.protocol, rule.ports);
        writeln!(
            out,
            "set service {service} protocol {protocol} port {ports}"
        )?;
    }
    for rule in &context.rules {
        let set = format!("set rulebase security rules {}", rule.name);
        let description = rule.description(MAX_DESCRIPTION);
        let (from, to) = zones(context, rule);
        writeln!(out, "{set} description \"{description}\"")?;
        writeln!(out, "{set} tag {tag}")?;
        writeln!(out, "{set} from {from} to {to}")?;
        // A line for each member, so that none is too long.
        let (sources, destinations) = context.source_and_destination(rule);
        for (side, hosts) in [("source", sources), ("destination", destinations)] {
            for member in members(hosts) {
                writeln!(out, "{set} {side} {}", address(member))?;
            }
        }
        let service = service_name(rule);
        writeln!(out, "{set} application any service {service} action allow")?;
        writeln!(out, "move rulebase security rules {} top", rule.name)?;
    }
    Ok(())
}

fn address(member: Member) -> String {
    match member {
        Member::Any => "any".to_owned(),
        Member::Network(network) => network.cidr().to_string(),
        Member::Name(name) => host_object(name, ""),
    }
}
