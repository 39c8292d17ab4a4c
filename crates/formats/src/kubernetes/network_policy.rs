//! Kubernetes' own NetworkPolicy.

use super::{LABELS, NAMESPACE, push_nets, push_pods, push_rules, push_types};
use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, Group, PLAIN, words};
use crate::template::{TemplateValues, expand};

/// NetworkPolicy of `networking.k8s.io/v1`; `endPort` is stable since Kubernetes 1.25.
pub(crate) static FORMAT: Format = Format {
    id: "network-policy",
    group: Group::Kubernetes,
    words: words! {
        name: "NetworkPolicy",
        keywords: "k8s kubectl pod",
        file_name: "palette-ports-network-policy.yaml",
        said: format_network_policy,
    },
    fields: &[&NAMESPACE, &LABELS],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &RenderContext) {
    push_pods(
        text,
        job,
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: palette-<tag>-ports\n  namespace: \"<namespace>\"\nspec:\n  podSelector:\n    matchLabels:\n",
    );
    text.push_str("  policyTypes:\n");
    push_types(text, job, "    - <Ingress|Egress>\n");
    push_rules(text, job, push_rule);
}

fn push_rule(text: &mut String, filtered: &SupportedRule, values: &mut TemplateValues) {
    text.push_str("    - ");
    // A rule without that list is one for everybody.
    if let Some(nets) = &filtered.far.nets {
        expand(text, "<from|to>:\n", values);
        push_nets(text, nets, "        - ipBlock:\n            cidr: ");
        text.push_str("      ");
    }
    expand(
        text,
        "ports:\n        - protocol: <PROTOCOL>\n          port: <first><~\n          endPort: ><~$last>\n",
        values,
    );
}
