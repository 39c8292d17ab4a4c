//! Cilium's own policy, which can name hosts and can leave alone what it does not name.

use super::{LABELS, NAMESPACE, protocol, push_end_port, push_nets, push_pods, push_rules, side};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// CiliumNetworkPolicy with `enableDefaultDeny` and `endPort`, both since Cilium 1.16.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "cilium",
    name: "Cilium",
    group: Group::Kubernetes,
    keywords: "k8s kubectl pod ciliumnetworkpolicy ebpf fqdn",
    file_name: "palette-ports-cilium.yaml",
    about: "Pods, where Cilium is the network plugin. Takes host names for where they connect to.",
    apply: "kubectl apply -f FILE, with Cilium 1.16 or later: an older one cuts off what is not allowed. A second run replaces the first. It selects pods with the labels, never nodes. It only adds. toCIDR and fromCIDR match no pods and nodes of the cluster; any address includes them.",
    undo: "kubectl delete -f FILE.",
    checked: "Held against the CRD and read back rule by rule; never applied to a cluster.",
    names: Names::Outbound,
    fields: &[&NAMESPACE, &LABELS],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_pods(
        text,
        job,
        "cilium.io/v2\nkind: CiliumNetworkPolicy",
        "endpointSelector",
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
const DNS: &str = "    # Cilium learns the addresses of host names from the answers of the cluster's DNS. So lookups
    # go through its proxy, which refuses no name; change the labels if your DNS has others.
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
";

fn push_rule(text: &mut String, filtered: &Filtered) {
    let side = side(filtered);
    // Cilium takes one kind of far end in a rule.
    match &filtered.far.nets {
        None => {
            put(text, format_args!("    - {side}Entities:\n        - all\n"));
            push_ports(text, filtered);
        }
        Some(nets) if !nets.is_empty() => {
            put(text, format_args!("    - {side}CIDR:\n"));
            push_nets(text, nets, "        - ");
            push_ports(text, filtered);
        }
        _ => {}
    }
    if !filtered.far.hosts.is_empty() {
        text.push_str("    - toFQDNs:\n");
        for host in &filtered.far.hosts {
            put(text, format_args!("        - matchName: \"{host}\"\n"));
        }
        push_ports(text, filtered);
    }
}

fn push_ports(text: &mut String, filtered: &Filtered) {
    put(
        text,
        format_args!(
            "      toPorts:\n        - ports:\n            - port: \"{}\"\n",
            filtered.opening.ports.from
        ),
    );
    push_end_port(text, filtered, "              ");
    put(
        text,
        format_args!("              protocol: {}\n", protocol(filtered)),
    );
}
