//! Policies inside Kubernetes.
//!
//! Each is one object for a role, so that applying it again replaces what the role had before.

pub(super) mod calico;
pub(super) mod cilium;
pub(super) mod network_policy;

use super::context::{Net, RenderContext, SupportedRule};
use super::fields::{self, Check, Field, field};
use super::template::{TemplateValues, expand};
use ports_core::dataset::Direction;
use ports_core::text::put;

/// Where the policy is, and the pods that it selects.
static NAMESPACE: Field = Field {
    words: field! {
        id: "namespace",
        said: field_namespace,
        default: "default",
    },
    check: Check::Word {
        max: 63,
        extra: "-",
    },
};

/// What the policy selects by. Nothing has the default until somebody puts it there: a snippet
/// that is applied as it is cuts nothing off.
static LABELS: Field = Field {
    words: field! {
        id: "labels",
        said: field_labels,
        default: "palette-ports=apply",
    },
    check: Check::Labels,
};

/// Appends each of the labels that the policy selects by, with `between` them: a template.
fn push_labels(text: &mut String, job: &RenderContext, template: &str, between: &str) {
    let mut values = TemplateValues::new(job);
    let mut ahead = "";
    for (key, value) in fields::labels(job.setting(&LABELS)) {
        text.push_str(ahead);
        values.more = format!("key {key}\nvalue {value}\n");
        expand(text, template, &values);
        ahead = between;
    }
}

/// Appends the top of an object in a namespace, and the pods that it selects there. What was typed
/// is quoted, or YAML takes `true` and `123` for something else.
fn push_pods(text: &mut String, job: &RenderContext, template: &str) {
    expand(text, template, &TemplateValues::new(job));
    push_labels(text, job, "      \"<key>\": \"<value>\"\n", "");
}

/// Appends a template for each direction that has openings. A policy cuts off what it does not
/// allow in each direction that it names as its type, so it names none without.
fn push_types(text: &mut String, job: &RenderContext, template: &str) {
    let mut values = TemplateValues::new(job);
    for direction in Direction::ALL {
        values.is_outbound = direction == Direction::Outbound;
        if job.has(direction) {
            expand(text, template, &values);
        }
    }
}

/// Appends the rules, each as `push_rule` writes it.
fn push_rules(
    text: &mut String,
    job: &RenderContext,
    push_rule: fn(&mut String, &SupportedRule, &mut TemplateValues),
) {
    for direction in Direction::ALL {
        let mut heading = "  <ingress|egress>:\n";
        for filtered in &job.openings {
            if filtered.opening.direction == direction {
                let mut values = TemplateValues::of(job, filtered, 0);
                expand(text, heading, &values);
                heading = "";
                expand(text, "    # <comment>\n", &values);
                push_rule(text, filtered, &mut values);
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
