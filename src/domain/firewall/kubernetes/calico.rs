//! Calico's own policy, which can govern nodes as well: as host endpoints.

use super::{LABELS, protocol, push_head, push_nets, push_rules, push_types};
use crate::domain::dataset::Direction;
use crate::domain::firewall::fields;
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::{Filtered, Job, Net};
use crate::domain::text::put;

/// GlobalNetworkPolicy of `projectcalico.org/v3`. Host names are for Calico Enterprise and Calico
/// Cloud alone.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "calico",
    name: "Calico",
    group: Group::Kubernetes,
    keywords: "k8s kubectl calicoctl pod node host endpoint globalnetworkpolicy tigera yaml",
    file_name: "palette-ports-calico.yaml",
    about: "Pods, and nodes that are host endpoints, in clusters with Calico.",
    apply: "calicoctl apply -f FILE, or kubectl with Calico's API server; a second run replaces the first. It selects pods of all namespaces and host endpoints with the labels. These lose, in each direction under types, whatever no policy allows, DNS and kubelet too: allow that first. A Deny of yours with an order below 1000 still wins. Any address includes pods.",
    undo: "calicoctl delete -f FILE, or kubectl.",
    checked: "Held against the types of Calico's CRD and read back rule by rule; never applied to a cluster.",
    fields: &[&LABELS],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_head(text, job, "projectcalico.org/v3\nkind: GlobalNetworkPolicy");
    // The order of Kubernetes' own policies.
    text.push_str("spec:\n  order: 1000\n  selector: ");
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
    let Some(nets) = &filtered.far.nets else {
        return push_one(text, filtered, &[]);
    };
    let split = nets.iter().take_while(|net| !net.is_v6).count();
    let (v4, v6) = nets.split_at(split);
    for nets in [v4, v6] {
        if !nets.is_empty() {
            push_one(text, filtered, nets);
        }
    }
}

/// A rule for these networks; for everybody when there are none.
fn push_one(text: &mut String, filtered: &Filtered, nets: &[Net]) {
    let ports = filtered.opening.ports;
    let protocol = protocol(filtered);
    put(
        text,
        format_args!("    - action: Allow\n      protocol: {protocol}\n"),
    );
    let far = match nets {
        [] => "",
        _ => "        nets:\n",
    };
    let mark = "          - ";
    let near = "      destination:\n";
    if filtered.opening.direction == Direction::Outbound {
        text.push_str(near);
        push_nets(text, nets, far, mark);
    } else {
        if !nets.is_empty() {
            text.push_str("      source:\n");
        }
        push_nets(text, nets, far, mark);
        text.push_str(near);
    }
    // YAML may take a range without quotes for a number in base 60.
    let quote = if ports.from == ports.to { "" } else { "\"" };
    put(
        text,
        format_args!(
            "        ports:\n{mark}{quote}{}{quote}\n",
            ports.joined(':')
        ),
    );
}
