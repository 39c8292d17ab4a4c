//! Juniper SRX, as `set` commands.
//!
//! Addresses and applications are named after what they are, so setting them again changes
//! nothing. Policies are deleted before they are set, in the same commit, because Junos merges.

use std::fmt::{self, Write};

use super::members::{Member, all_members, members};
use super::objects::{host_object, service_name, services};
use super::zones::{LOCAL_ZONE, REMOTE_ZONE, zones};
use crate::context::RenderContext;
use crate::format::{Format, Group, HostNames, PLAIN};
use crate::hosts::Network;

/// Juniper SRX.
pub(crate) const FORMAT: Format = Format {
    id: "juniper-srx",
    group: Group::Device,
    name: "Juniper SRX",
    keywords: "junos vsrx firewall security policy",
    extension: "srx.set",
    about: msg!(format_juniper_srx.about),
    apply: msg!(format_juniper_srx.apply),
    undo: msg!(format_juniper_srx.undo),
    checked: msg!(format_juniper_srx.checked),
    matches_local: true,
    host_names: HostNames::Both,
    fields: &[&LOCAL_ZONE, &REMOTE_ZONE],
    write,
    ..PLAIN
};

const MAX_DESCRIPTION: usize = 255;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let book = "set security address-book global address";
    for member in all_members(context, members) {
        match member {
            Member::Any => {}
            Member::Network(network) => {
                let cidr = network.cidr();
                writeln!(out, "{book} {} {cidr}", network_object(network))?;
            }
            Member::Name(name) => {
                writeln!(out, "{book} {} dns-name {name}", host_object(name, ""))?;
            }
        }
    }
    for rule in services(context) {
        let set = format!("set applications application {}", service_name(rule));
        writeln!(out, "{set} protocol {}", rule.protocol)?;
        writeln!(out, "{set} destination-port {}", rule.ports)?;
    }
    for rule in &context.rules {
        let (from, to) = zones(context, rule);
        let name = &rule.name;
        let policy = format!("security policies from-zone {from} to-zone {to} policy {name}");
        let opposite = format!("security policies from-zone {to} to-zone {from} policy {name}");
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n# {}", rule.comment)?;
        writeln!(out, "delete {policy}")?;
        // An earlier snippet may have had this number for the other direction.
        writeln!(out, "delete {opposite}")?;
        writeln!(out, "set {policy} description \"{ids}\"")?;
        // A line for each member, so that none is too long.
        let (sources, destinations) = context.source_and_destination(rule);
        for (side, hosts) in [("source", sources), ("destination", destinations)] {
            for member in members(hosts) {
                writeln!(out, "set {policy} match {side}-address {}", object(member))?;
            }
        }
        let application = service_name(rule);
        writeln!(out, "set {policy} match application {application}")?;
        writeln!(out, "set {policy} then permit")?;
    }
    Ok(())
}

fn object(member: Member) -> String {
    match member {
        Member::Any => "any".to_owned(),
        Member::Network(network) => network_object(network),
        Member::Name(name) => host_object(name, ""),
    }
}

fn network_object(network: Network) -> String {
    format!("palette-{}_{}", network.address(), network.length())
}
