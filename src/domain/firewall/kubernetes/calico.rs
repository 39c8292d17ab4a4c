//! Calico's own policy, which can govern nodes as well: as host endpoints.

use super::{LABELS, protocol, push_head, push_rules, push_types};
use crate::domain::dataset::Direction;
use crate::domain::firewall::fields;
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// GlobalNetworkPolicy of `projectcalico.org/v3`. Host names are for Calico Enterprise and Calico
/// Cloud alone.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "calico",
    name: "Calico",
    group: Group::Kubernetes,
    keywords: "k8s calicoctl pod node host endpoint globalnetworkpolicy tigera",
    file_name: "palette-ports-calico.yaml",
    about: "Pods, and nodes that are host endpoints, where Calico is the network plugin.",
    apply: "calicoctl apply -f FILE. A second run replaces the first. It selects pods of all namespaces and host endpoints with the labels. These lose, in each direction under types, whatever no policy allows, DNS and kubelet too: allow that first. A Deny with an order below 1000 still wins. Any address includes pods.",
    undo: "calicoctl delete -f FILE.",
    checked: "Held against the CRD and read back rule by rule; never applied to a cluster.",
    fields: &[&LABELS],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    // The order of Kubernetes' own policies.
    let rest = "spec:\n  order: 1000\n  selector: ";
    push_head(
        text,
        job,
        "projectcalico.org/v3\nkind: GlobalNetworkPolicy",
        rest,
    );
    let mut between = "";
    for (key, value) in fields::labels(job.setting(&LABELS)) {
        put(text, format_args!("{between}{key} == \"{value}\""));
        between = " && ";
    }
    text.push('\n');
    push_types(text, job, "types");
    push_rules(text, job, push_rule);
}

/// One rule for each family: Calico takes no rule with networks of both.
fn push_rule(text: &mut String, filtered: &Filtered) {
    let far = match filtered.opening.direction {
        Direction::Inbound => "      source:\n        nets:\n",
        Direction::Outbound => "        nets:\n",
    };
    // YAML may take a range without quotes for a number in base 60.
    let ports = filtered.opening.ports;
    let quote = if ports.from == ports.to { "" } else { "\"" };
    for is_v6 in [false, true] {
        if !filtered.far.has(is_v6) {
            continue;
        }
        put(
            text,
            format_args!(
                "    - action: Allow\n      protocol: {}\n      destination:\n        ports:\n          - {quote}{}{quote}\n",
                protocol(filtered),
                ports.joined(':')
            ),
        );
        // A rule without networks is one for everybody.
        let Some(nets) = &filtered.far.nets else {
            return;
        };
        text.push_str(far);
        for net in nets {
            if net.is_v6 == is_v6 {
                put(text, format_args!("          - {}\n", net.cidr()));
            }
        }
    }
}
