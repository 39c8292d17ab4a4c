//! Aerleon (Capirca's heir), as a script that writes a policy and its definitions and has `aclgen`
//! make an ACL of them.
//!
//! Only targets whose generators keep every condition are on offer: that of the ASA, for one, leaves
//! out `tcp-established` and IPv6 without a word.

use std::fmt::{self, Write};

use ports_core::dataset::{Direction, Protocol};

use crate::context::{RenderContext, SupportedRule};
use crate::fields::{Blank, Check, FIELD, Field};
use crate::format::{ALL, Format, Group, PLAIN};
use crate::hosts::{Hosts, Network};

/// Aerleon 1.11; earlier ones may read the same.
pub(crate) const FORMAT: Format = Format {
    id: "aerleon",
    group: Group::OtherTools,
    name: "Aerleon",
    keywords: "capirca aclgen acl juniper cisco arista nsx",
    extension: "aerleon.sh",
    about: msg!(format_aerleon.about),
    apply: msg!(format_aerleon.apply),
    undo: msg!(format_aerleon.undo),
    checked: msg!(format_aerleon.checked),
    matches_local: true,
    fields: &[&TARGET],
    replaces: ALL,
    write,
    ..PLAIN
};

static TARGET: Field = Field {
    id: "aerleon-target",
    label: msg!(field_aerleon_target.label),
    hint: msg!(field_aerleon_target.hint),
    blank: Blank::Value("cisco"),
    example: "cisco",
    wanted: msg!(field_aerleon_target.wanted),
    check: Check::OneOf(&["arista", "cisco", "cisconx", "ciscoxr", "juniper", "nsxt"]),
    ..FIELD
};

/// A remark of IOS has 100 characters.
const MAX_COMMENT: usize = 100;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    let target = context.setting(&TARGET);
    write!(
        out,
        "(
set -eu
mkdir -p palette-{tag}-aerleon
cd palette-{tag}-aerleon
rm -rf def pol out
mkdir def pol out

cat > def/palette.yaml <<'YAML'
"
    )?;
    write_definitions(out, context)?;
    write!(
        out,
        "YAML

cat > pol/palette.yaml <<'YAML'
filters:
  - header:
      targets:
        {target}: palette-{tag} mixed
    terms:
"
    )?;
    for rule in &context.rules {
        write_terms(out, context, rule)?;
    }
    // Of a target that it does not know, aclgen says so, and ends as if nothing were wrong.
    write!(
        out,
        "YAML

aclgen --base_directory . --policy_file pol/palette.yaml --definitions_directory def --output_directory out
ls out/palette.*
)
"
    )
}

/// Writes the networks, which are all addresses but "any", and the services.
fn write_definitions(out: &mut String, context: &RenderContext) -> fmt::Result {
    let local = context.local.networks();
    let local = local.map(|networks| ("NEAR".to_owned(), networks));
    let remote = context.rules.iter().filter_map(|rule| {
        let networks = rule.remote.networks()?;
        Some((format!("FAR_{}", rule.number), networks))
    });
    let networks: Vec<(String, &[Network])> = local.into_iter().chain(remote).collect();
    // Aerleon refuses `networks` without an entry.
    if !networks.is_empty() {
        writeln!(out, "networks:")?;
    }
    for (name, networks) in networks {
        writeln!(out, "  {name}:")?;
        writeln!(out, "    values:")?;
        for network in networks {
            writeln!(out, "      - address: {}", network.cidr())?;
        }
    }
    writeln!(out, "services:")?;
    for rule in &context.rules {
        writeln!(out, "  PORT_{}:", rule.number)?;
        writeln!(out, "    - protocol: {}", rule.protocol)?;
        writeln!(out, "      port: {}", rule.ports)?;
    }
    Ok(())
}

/// Writes a term for what opens connections, and one for what comes back over TCP.
fn write_terms(out: &mut String, context: &RenderContext, rule: &SupportedRule) -> fmt::Result {
    let (name, number, protocol) = (&rule.name, rule.number, rule.protocol);
    let ids = rule.ids(MAX_COMMENT);
    writeln!(out, "      # {}", rule.comment)?;
    writeln!(out, "      - name: {name}")?;
    writeln!(out, "        comment: \"{ids}\"")?;
    writeln!(out, "        protocol: {protocol}")?;
    writeln!(out, "        destination-port: PORT_{number}")?;
    write_addresses(out, context, rule, rule.direction)?;
    writeln!(out, "        action: accept")?;
    if protocol == Protocol::Tcp {
        let back = rule.pick(Direction::Outbound, Direction::Inbound);
        writeln!(out, "      - name: {name}-back")?;
        // The targets that keep no state.
        writeln!(
            out,
            "        platform: arista cisco cisconx ciscoxr juniper"
        )?;
        writeln!(out, "        protocol: tcp")?;
        writeln!(out, "        option: tcp-established")?;
        writeln!(out, "        source-port: PORT_{number}")?;
        write_addresses(out, context, rule, back)?;
        writeln!(out, "        action: accept")?;
    }
    Ok(())
}

/// Writes the addresses of packets in a direction, the source first; none for any address.
fn write_addresses(
    out: &mut String,
    context: &RenderContext,
    rule: &SupportedRule,
    direction: Direction,
) -> fmt::Result {
    let local = (&context.local, "NEAR".to_owned());
    let remote = (&rule.remote, format!("FAR_{}", rule.number));
    let (source, destination) = match direction {
        Direction::Inbound => (remote, local),
        Direction::Outbound => (local, remote),
    };
    for (side, (hosts, name)) in [("source", source), ("destination", destination)] {
        if *hosts != Hosts::Any {
            writeln!(out, "        {side}-address: {name}")?;
        }
    }
    Ok(())
}
