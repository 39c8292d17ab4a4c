//! Calico's own policy, which can govern nodes as well: as host endpoints.

use super::{LABELS, push_labels, push_rules, push_types};
use crate::domain::firewall::fill::{Values, fill};
use crate::domain::firewall::format::{ALL, Format, Group, PLAIN, words};
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// GlobalNetworkPolicy of `projectcalico.org/v3`. Host names are for Calico Enterprise and Calico
/// Cloud alone.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "calico",
    group: Group::Kubernetes,
    words: words! {
        name: "Calico",
        keywords: "k8s calicoctl pod node host endpoint globalnetworkpolicy tigera",
        file_name: "palette-ports-calico.yaml",
        said: format_calico,
    },
    fields: &[&LABELS],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    // The order of Kubernetes' own policies.
    fill(
        text,
        "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: palette-<tag>-ports\nspec:\n  order: 1000\n  selector: ",
        &Values::new(job),
    );
    push_labels(text, job, "<key> == \"<value>\"", " && ");
    text.push_str("\n  types:\n");
    push_types(text, job, "    - <Ingress|Egress>\n");
    push_rules(text, job, push_rule);
}

/// One rule for each family: Calico takes no rule with networks of both.
fn push_rule(text: &mut String, filtered: &Filtered, values: &mut Values) {
    for is_v6 in [false, true] {
        if !filtered.far.has(is_v6) {
            continue;
        }
        // YAML may take a range without quotes for a number in base 60.
        fill(
            text,
            "    - action: Allow\n      protocol: <PROTOCOL>\n      destination:\n        ports:\n          - <~\"><span><~\">\n",
            values,
        );
        // A rule without networks is one for everybody.
        let Some(nets) = &filtered.far.nets else {
            return;
        };
        fill(text, "<      source:\n|>        nets:\n", values);
        for net in nets {
            if net.is_v6 == is_v6 {
                put(text, format_args!("          - {}\n", net.cidr()));
            }
        }
    }
}
