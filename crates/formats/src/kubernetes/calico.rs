//! Calico's own policy, which can govern nodes as well: as host endpoints.

use super::{LABELS, push_labels, push_rules, push_types};
use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, Group, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::text::put;

/// GlobalNetworkPolicy of `projectcalico.org/v3`. Host names are for Calico Enterprise and Calico
/// Cloud alone.
pub(crate) static FORMAT: Format = Format {
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

fn write(text: &mut String, job: &RenderContext) {
    // The order of Kubernetes' own policies.
    expand(
        text,
        "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: palette-<tag>-ports\nspec:\n  order: 1000\n  selector: ",
        &TemplateValues::new(job),
    );
    push_labels(text, job, "<key> == \"<value>\"", " && ");
    text.push_str("\n  types:\n");
    push_types(text, job, "    - <Ingress|Egress>\n");
    push_rules(text, job, push_rule);
}

/// One rule for each family: Calico takes no rule with networks of both.
fn push_rule(text: &mut String, filtered: &SupportedRule, values: &mut TemplateValues) {
    for is_v6 in [false, true] {
        if !filtered.far.has(is_v6) {
            continue;
        }
        // YAML may take a range without quotes for a number in base 60.
        expand(
            text,
            "    - action: Allow\n      protocol: <PROTOCOL>\n      destination:\n        ports:\n          - <~\"><span><~\">\n",
            values,
        );
        // A rule without networks is one for everybody.
        let Some(nets) = &filtered.far.nets else {
            return;
        };
        expand(text, "<      source:\n|>        nets:\n", values);
        for net in nets {
            if net.is_v6 == is_v6 {
                put(text, format_args!("          - {}\n", net.cidr()));
            }
        }
    }
}
