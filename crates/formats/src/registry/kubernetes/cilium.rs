//! Cilium's own policy, which can name hosts and can leave alone what it does not name.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use super::selector::{LABELS, NAMESPACE, write_match_labels};
use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, Group, HostNames, PLAIN};

/// CiliumNetworkPolicy with `enableDefaultDeny` and `endPort`, both since Cilium 1.16.
pub(crate) const FORMAT: Format = Format {
    id: "cilium",
    group: Group::Kubernetes,
    name: "Cilium",
    keywords: "k8s kubectl pod ciliumnetworkpolicy ebpf fqdn",
    extension: "cilium.yaml",
    about: msg!(format_cilium.about),
    apply: msg!(format_cilium.apply),
    undo: msg!(format_cilium.undo),
    checked: msg!(format_cilium.checked),
    host_names: HostNames::Outbound,
    fields: &[&NAMESPACE, &LABELS],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    let namespace = context.setting(&NAMESPACE);
    writeln!(out, "apiVersion: cilium.io/v2")?;
    writeln!(out, "kind: CiliumNetworkPolicy")?;
    writeln!(out, "metadata:")?;
    writeln!(out, "  name: palette-{tag}-ports")?;
    writeln!(out, "  namespace: \"{namespace}\"")?;
    writeln!(out, "spec:")?;
    writeln!(out, "  endpointSelector:")?;
    write_match_labels(out, context)?;
    writeln!(out, "  enableDefaultDeny:")?;
    writeln!(out, "    ingress: false")?;
    writeln!(out, "    egress: false")?;
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
    // The list of egress rules is the last one, and host names are destinations.
    let has_names = |rule: &SupportedRule| !rule.remote.names().is_empty();
    if context.rules.iter().any(has_names) {
        write_dns_rule(out)?;
    }
    Ok(())
}

/// Writes a rule for each kind of peer, because Cilium takes one kind in a rule.
fn write_rule(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    let peers = rule.pick("from", "to");
    writeln!(out, "    # {}", rule.comment)?;
    match rule.remote.networks() {
        None => {
            writeln!(out, "    - {peers}Entities:")?;
            writeln!(out, "        - all")?;
            write_ports(out, rule)?;
        }
        Some([]) => {}
        Some(networks) => {
            writeln!(out, "    - {peers}CIDR:")?;
            for network in networks {
                writeln!(out, "        - {}", network.cidr())?;
            }
            write_ports(out, rule)?;
        }
    }
    if !rule.remote.names().is_empty() {
        writeln!(out, "    - toFQDNs:")?;
        for name in rule.remote.names() {
            writeln!(out, "        - matchName: \"{name}\"")?;
        }
        write_ports(out, rule)?;
    }
    Ok(())
}

fn write_ports(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    writeln!(out, "      toPorts:")?;
    writeln!(out, "        - ports:")?;
    writeln!(out, "            - port: \"{}\"", rule.ports.from)?;
    if let Some(last) = rule.last_port() {
        writeln!(out, "              endPort: {last}")?;
    }
    writeln!(
        out,
        "              protocol: {}",
        rule.protocol_in_capitals()
    )
}

/// Writes the rule by which Cilium learns the addresses of host names. Narrower patterns would
/// refuse all other names, whatever `enableDefaultDeny` says.
fn write_dns_rule(out: &mut String) -> fmt::Result {
    writeln!(out, "    # {}", msg!(snippet_cilium_dns.first))?;
    writeln!(out, "    # {}", msg!(snippet_cilium_dns.second))?;
    out.write_str(
        r#"    - toEndpoints:
        - matchLabels:
            io.kubernetes.pod.namespace: kube-system
            k8s-app: kube-dns
      toPorts:
        - ports:
            - port: "53"
              protocol: UDP
            - port: "53"
              protocol: TCP
          rules:
            dns:
              - matchPattern: "*"
"#,
    )
}
