//! Kubernetes' own NetworkPolicy.

use super::{
    LABELS, NAMESPACE, protocol, push_end_port, push_nets, push_pods, push_rules, push_types, side,
};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// NetworkPolicy of `networking.k8s.io/v1`; `endPort` is stable since Kubernetes 1.25.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "network-policy",
    name: "NetworkPolicy",
    group: Group::Kubernetes,
    keywords: "k8s kubectl pod",
    file_name: "palette-ports-network-policy.yaml",
    about: "Pods, where the network plugin enforces it.",
    apply: "kubectl apply -f FILE. A second run replaces the first. It selects pods with the labels, never nodes. These lose, in each direction under policyTypes, whatever no policy allows, DNS too: allow that first. Any address includes pods. Behind a NodePort or load balancer the source may be a node.",
    undo: "kubectl delete -f FILE.",
    checked: "Held against the schema and read back by network-config-analyzer; never applied to a cluster.",
    fields: &[&NAMESPACE, &LABELS],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_pods(
        text,
        job,
        "networking.k8s.io/v1\nkind: NetworkPolicy",
        "podSelector",
    );
    push_types(text, job, "policyTypes");
    push_rules(text, job, push_rule);
}

fn push_rule(text: &mut String, filtered: &Filtered) {
    text.push_str("    - ");
    // A rule without that list is one for everybody.
    if let Some(nets) = &filtered.far.nets {
        put(text, format_args!("{}:\n", side(filtered)));
        push_nets(text, nets, "        - ipBlock:\n            cidr: ");
        text.push_str("      ");
    }
    put(
        text,
        format_args!(
            "ports:\n        - protocol: {}\n          port: {}\n",
            protocol(filtered),
            filtered.opening.ports.from
        ),
    );
    push_end_port(text, filtered, "          ");
}
