//! Cilium's own policy, which can name hosts and can leave alone what it does not name.

use super::{LABELS, NAMESPACE, push_nets, push_pods, push_rules};
use crate::domain::firewall::fill::{Values, fill};
use crate::domain::firewall::format::{ALL, Format, Group, Names, PLAIN, words};
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// CiliumNetworkPolicy with `enableDefaultDeny` and `endPort`, both since Cilium 1.16.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "cilium",
    group: Group::Kubernetes,
    words: words! {
        name: "Cilium",
        keywords: "k8s kubectl pod ciliumnetworkpolicy ebpf fqdn",
        file_name: "palette-ports-cilium.yaml",
        said: format_cilium,
    },
    names: Names::Outbound,
    fields: &[&NAMESPACE, &LABELS],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_pods(
        text,
        job,
        "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata:\n  name: palette-<tag>-ports\n  namespace: \"<namespace>\"\nspec:\n  endpointSelector:\n    matchLabels:\n",
    );
    text.push_str("  enableDefaultDeny:\n    ingress: false\n    egress: false\n");
    // Egress comes last, and so do host names: they are for where connections go out to.
    push_rules(text, job, push_rule);
    for filtered in &job.openings {
        if !filtered.far.hosts.is_empty() {
            text.push_str(DNS);
            return;
        }
    }
}

/// Narrower patterns would refuse all other names, whatever `enableDefaultDeny` says.
const DNS: &str = concat!(
    "    # ",
    word!(snippet_cilium_dns.first),
    "\n    # ",
    word!(snippet_cilium_dns.second),
    "
    - toEndpoints:
        - matchLabels:
            io.kubernetes.pod.namespace: kube-system
            k8s-app: kube-dns
      toPorts:
        - ports:
            - port: \"53\"
              protocol: UDP
            - port: \"53\"
              protocol: TCP
          rules:
            dns:
              - matchPattern: \"*\"
"
);

const PORTS: &str = "      toPorts:
        - ports:
            - port: \"<first>\"<~
              endPort: ><~$last>
              protocol: <PROTOCOL>\n";

fn push_rule(text: &mut String, filtered: &Filtered, values: &mut Values) {
    // Cilium takes one kind of far end in a rule.
    match &filtered.far.nets {
        None => {
            fill(text, "    - <from|to>Entities:\n        - all\n", values);
            fill(text, PORTS, values);
        }
        Some(nets) if !nets.is_empty() => {
            fill(text, "    - <from|to>CIDR:\n", values);
            push_nets(text, nets, "        - ");
            fill(text, PORTS, values);
        }
        _ => {}
    }
    if !filtered.far.hosts.is_empty() {
        text.push_str("    - toFQDNs:\n");
        for host in &filtered.far.hosts {
            put(text, format_args!("        - matchName: \"{host}\"\n"));
        }
        fill(text, PORTS, values);
    }
}
