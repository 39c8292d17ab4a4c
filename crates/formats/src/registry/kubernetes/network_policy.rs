//! Kubernetes' own NetworkPolicy.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use super::selector::{LABELS, NAMESPACE, write_match_labels};
use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, Group, PLAIN};

/// NetworkPolicy of `networking.k8s.io/v1`; `endPort` is stable since Kubernetes 1.25.
pub(crate) const FORMAT: Format = Format {
    id: "network-policy",
    group: Group::Kubernetes,
    name: "NetworkPolicy",
    keywords: "k8s kubectl pod",
    extension: "network-policy.yaml",
    about: msg!(format_network_policy.about),
    apply: msg!(format_network_policy.apply),
    undo: msg!(format_network_policy.undo),
    checked: msg!(format_network_policy.checked),
    fields: &[&NAMESPACE, &LABELS],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    let namespace = context.setting(&NAMESPACE);
    writeln!(out, "apiVersion: networking.k8s.io/v1")?;
    writeln!(out, "kind: NetworkPolicy")?;
    writeln!(out, "metadata:")?;
    writeln!(out, "  name: palette-{tag}-ports")?;
    writeln!(out, "  namespace: \"{namespace}\"")?;
    writeln!(out, "spec:")?;
    writeln!(out, "  podSelector:")?;
    write_match_labels(out, context)?;
    // A policy cuts off what it does not allow in each direction that it names as its type, so it
    // names none without rules.
    writeln!(out, "  policyTypes:")?;
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

fn write_rule(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    writeln!(out, "    # {}", rule.comment)?;
    match rule.remote.networks() {
        // A rule without a list of peers is one for any peer.
        None => writeln!(out, "    - ports:")?,
        Some(networks) => {
            writeln!(out, "    - {}:", rule.pick("from", "to"))?;
            for network in networks {
                writeln!(out, "        - ipBlock:")?;
                writeln!(out, "            cidr: {}", network.cidr())?;
            }
            writeln!(out, "      ports:")?;
        }
    }
    writeln!(out, "        - protocol: {}", rule.protocol_in_capitals())?;
    writeln!(out, "          port: {}", rule.ports.from)?;
    if let Some(last) = rule.last_port() {
        writeln!(out, "          endPort: {last}")?;
    }
    Ok(())
}
