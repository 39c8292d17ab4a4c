//! Destinations, one a line.

use std::fmt::{self, Write};

use ports_core::dataset::{PortRange, Protocol};
use ports_network::addresses::{Address, covers};

use crate::context::{RenderContext, SupportedRule};
use crate::format::{Format, Group, HostNames, PLAIN};
use crate::ruleset::Peers;

/// What proxies read from a file, and firewalls from a server.
pub(crate) const FORMAT: Format = Format {
    id: "allow-list",
    group: Group::OtherTools,
    name: msg!(format_allow_list_name),
    keywords: "whitelist proxy squid external dynamic edl threat feed pan-os fortigate destinations",
    extension: "allow-list.txt",
    about: msg!(format_allow_list.about),
    apply: msg!(format_allow_list.apply),
    undo: msg!(format_allow_list.undo),
    checked: msg!(format_allow_list.checked),
    host_names: HostNames::Both,
    destinations_only: true,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let mut written = Vec::new();
    for rule in &context.rules {
        let service = (rule.protocol, rule.ports);
        if written.contains(&service) {
            continue;
        }
        written.push(service);
        write_service(out, context, service)?;
    }
    Ok(())
}

/// Writes the destinations for a protocol and a range of ports: a section for addresses and one for
/// host names, because no firewall takes both kinds in one list.
fn write_service(
    out: &mut String,
    context: &RenderContext,
    (protocol, ports): (Protocol, PortRange),
) -> fmt::Result {
    let destinations: Vec<(&SupportedRule, &Address)> = context
        .rules
        .iter()
        .filter(|rule| (rule.protocol, rule.ports) == (protocol, ports))
        .flat_map(|rule| listed(rule).iter().map(move |address| (rule, address)))
        .collect();
    let (names, addresses): (Vec<_>, Vec<_>) = destinations
        .into_iter()
        .partition(|(_, address)| matches!(address, Address::Host(_)));
    for (kind, section) in [
        (msg!(snippet_list_addresses), addresses),
        (msg!(snippet_list_hosts), names),
    ] {
        if section.is_empty() {
            continue;
        }
        writeln!(out, "\n# === {protocol}/{ports}: {kind} ===")?;
        let mut last_rule = 0;
        for &(rule, address) in &section {
            if rule.number != last_rule {
                writeln!(out, "# {}", rule.comment)?;
                last_rule = rule.number;
            }
            // Of a network and one inside it, Squid may ignore the wider one.
            let mut others = section.iter().map(|(_, other)| *other);
            let wider = others.find(|other| *other != address && covers(other, address));
            match wider {
                None => writeln!(out, "{address}")?,
                Some(wider) => writeln!(
                    out,
                    "# {}",
                    msg_fmt!(snippet_list_covered, address = address, network = wider)
                )?,
            }
        }
    }
    Ok(())
}

/// The destinations of a rule. The format takes no rule for any address.
fn listed<'a>(rule: &SupportedRule<'a>) -> &'a [Address] {
    match &rule.rule.peers {
        Peers::Listed(addresses) => addresses,
        Peers::Any | Peers::None => &[],
    }
}
