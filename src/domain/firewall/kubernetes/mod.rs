//! Policies inside Kubernetes.
//!
//! Each is one object for a role, so that applying it again replaces what the role had before.

pub(super) mod calico;
pub(super) mod cilium;
pub(super) mod network_policy;

use super::fields::{self, Check, Field};
use super::header;
use super::job::{Filtered, Job, Net};
use crate::domain::dataset::{Direction, Protocol};
use crate::domain::text::put;

/// Where the policy is, and the pods that it selects.
static NAMESPACE: Field = Field {
    id: "namespace",
    label: "Namespace",
    hint: "Where the pods run.",
    default: "default",
    wanted: "a namespace's name, such as default",
    check: Check::Word {
        max: 63,
        extra: "-",
    },
};

/// What the policy selects by. Nothing has the default until somebody puts it there: a snippet
/// that is applied as it is cuts nothing off.
static LABELS: Field = Field {
    id: "labels",
    label: "Labels",
    hint: "Put them on what needs these ports.",
    default: "palette-ports=apply",
    wanted: "labels, each once, such as app=palette,tier=web",
    check: Check::Labels,
};

/// Both directions, as a policy has them: its list of rules, and its type.
const SIDES: [(Direction, &str, &str); 2] = [
    (Direction::Inbound, "ingress", "Ingress"),
    (Direction::Outbound, "egress", "Egress"),
];

/// Appends the top of an object: `what` is its version and kind, `rest` follows its name.
fn push_head(text: &mut String, job: &Job, what: &str, rest: &str) {
    let tag = &job.plan.tag;
    put(
        text,
        format_args!("apiVersion: {what}\nmetadata:\n  name: palette-{tag}-ports\n{rest}"),
    );
}

/// Appends the top of an object in a namespace, and the pods that it selects there. What was typed
/// is quoted, or YAML takes `true` and `123` for something else.
fn push_pods(text: &mut String, job: &Job, what: &str, selector: &str) {
    push_head(text, job, what, "");
    let namespace = job.setting(&NAMESPACE);
    put(
        text,
        format_args!("  namespace: \"{namespace}\"\nspec:\n  {selector}:\n    matchLabels:\n"),
    );
    for (key, value) in fields::labels(job.setting(&LABELS)) {
        put(text, format_args!("      \"{key}\": \"{value}\"\n"));
    }
}

/// Appends the types of a policy, under `key`. It cuts off what it does not allow in each
/// direction that it names, so it names none without openings.
fn push_types(text: &mut String, job: &Job, key: &str) {
    put(text, format_args!("  {key}:\n"));
    for (direction, _, name) in &SIDES {
        if has(job, *direction) {
            put(text, format_args!("    - {name}\n"));
        }
    }
}

/// Appends the rules, each as `push_rule` writes it.
fn push_rules(text: &mut String, job: &Job, push_rule: fn(&mut String, &Filtered)) {
    for (direction, list, _) in &SIDES {
        if has(job, *direction) {
            put(text, format_args!("  {list}:\n"));
        }
        for filtered in &job.openings {
            if filtered.opening.direction == *direction {
                header::above(text, "    # ", filtered.opening);
                push_rule(text, filtered);
            }
        }
    }
}

/// Appends a list of networks, each behind `mark`.
fn push_nets(text: &mut String, nets: &[Net], mark: &str) {
    for net in nets {
        put(text, format_args!("{mark}{}\n", net.cidr()));
    }
}

fn has(job: &Job, direction: Direction) -> bool {
    for filtered in &job.openings {
        if filtered.opening.direction == direction {
            return true;
        }
    }
    false
}

/// `from` or `to`: which side of a rule the far end is on.
fn side(filtered: &Filtered) -> &'static str {
    match filtered.opening.direction {
        Direction::Inbound => "from",
        Direction::Outbound => "to",
    }
}

fn protocol(filtered: &Filtered) -> &'static str {
    match filtered.opening.protocol {
        Protocol::Tcp => "TCP",
        Protocol::Udp => "UDP",
    }
}

/// Appends the end of a range as a line of its own; nothing for one port.
fn push_end_port(text: &mut String, filtered: &Filtered, indent: &str) {
    let ports = filtered.opening.ports;
    if ports.from != ports.to {
        put(text, format_args!("{indent}endPort: {}\n", ports.to));
    }
}
