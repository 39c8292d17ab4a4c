//! Calico's own policy, which can govern nodes as well: as host endpoints.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use super::selector::LABELS;
use crate::context::{RenderContext, SupportedRule};
use crate::fields::labels;
use crate::format::{ALL, Format, Group, PLAIN};
use crate::hosts::Family;

/// GlobalNetworkPolicy of `projectcalico.org/v3`. Host names are for Calico Enterprise and Calico
/// Cloud alone.
pub(crate) const FORMAT: Format = Format {
    id: "calico",
    group: Group::Kubernetes,
    name: "Calico",
    keywords: "k8s calicoctl pod node host endpoint globalnetworkpolicy tigera",
    extension: "calico.yaml",
    about: msg!(format_calico.about),
    apply: msg!(format_calico.apply),
    undo: msg!(format_calico.undo),
    checked: msg!(format_calico.checked),
    fields: &[&LABELS],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    let selector = context.setting(&LABELS);
    let selector = labels(&selector);
    let selector = selector.map(|(key, value)| format!("{key} == \"{value}\""));
    let selector = selector.collect::<Vec<_>>().join(" && ");
    writeln!(out, "apiVersion: projectcalico.org/v3")?;
    writeln!(out, "kind: GlobalNetworkPolicy")?;
    writeln!(out, "metadata:")?;
    writeln!(out, "  name: palette-{tag}-ports")?;
    writeln!(out, "spec:")?;
    // The order of Kubernetes' own policies.
    writeln!(out, "  order: 1000")?;
    writeln!(out, "  selector: {selector}")?;
    // A policy cuts off what it does not allow in each direction that it names as its type, so it
    // names none without rules.
    writeln!(out, "  types:")?;
    for (direction, name) in [
        (Direction::Inbound, "Ingress"),
        (Direction::Outbound, "Egress"),
    ] {
        if context.has(direction) {
            writeln!(out, "    - {name}")?;
        }
    }
    for (direction, name) in [
        (Direction::Inbound, "ingress"),
        (Direction::Outbound, "egress"),
    ] {
        if context.has(direction) {
            writeln!(out, "  {name}:")?;
        }
        for rule in context.rules_for(direction) {
            write_rule(out, rule)?;
        }
    }
    Ok(())
}

/// Writes a rule for each family, because Calico takes no rule with networks of both; a rule without
/// networks, for any address, is one for both.
fn write_rule(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    writeln!(out, "    # {}", rule.comment)?;
    if rule.remote.networks().is_none() {
        return write_allow(out, rule);
    }
    for family in Family::ALL {
        let networks = rule.remote.networks_of(family).unwrap_or_default();
        if networks.is_empty() {
            continue;
        }
        write_allow(out, rule)?;
        match rule.direction {
            Direction::Inbound => writeln!(out, "      source:\n        nets:")?,
            // Beside the ports, in `destination`.
            Direction::Outbound => writeln!(out, "        nets:")?,
        }
        for network in networks {
            writeln!(out, "          - {}", network.cidr())?;
        }
    }
    Ok(())
}

/// Writes a rule up to its ports, and no networks.
fn write_allow(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    writeln!(out, "    - action: Allow")?;
    writeln!(out, "      protocol: {}", rule.protocol_in_capitals())?;
    writeln!(out, "      destination:")?;
    writeln!(out, "        ports:")?;
    // YAML may take a range without quotes for a number in base 60.
    let ports = rule.ports.joined(':');
    match rule.last_port() {
        None => writeln!(out, "          - {ports}"),
        Some(_) => writeln!(out, "          - \"{ports}\""),
    }
}
