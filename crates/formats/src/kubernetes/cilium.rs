//! Cilium's own policy, which can name hosts and can leave alone what it does not name.

use super::{LABELS, NAMESPACE, push_nets, push_pods, push_rules};
use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, Group, Names, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::text::put;

/// CiliumNetworkPolicy with `enableDefaultDeny` and `endPort`, both since Cilium 1.16.
pub(crate) static FORMAT: Format = Format {
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

fn write(text: &mut String, job: &RenderContext) {
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
    msg!(snippet_cilium_dns.first),
    "\n    # ",
    msg!(snippet_cilium_dns.second),
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

fn push_rule(text: &mut String, filtered: &SupportedRule, values: &mut TemplateValues) {
    // Cilium takes one kind of far end in a rule.
    match &filtered.far.nets {
        None => {
            expand(text, "    - <from|to>Entities:\n        - all\n", values);
            expand(text, PORTS, values);
        }
        Some(nets) if !nets.is_empty() => {
            expand(text, "    - <from|to>CIDR:\n", values);
            push_nets(text, nets, "        - ");
            expand(text, PORTS, values);
        }
        _ => {}
    }
    if !filtered.far.hosts.is_empty() {
        text.push_str("    - toFQDNs:\n");
        for host in &filtered.far.hosts {
            put(text, format_args!("        - matchName: \"{host}\"\n"));
        }
        expand(text, PORTS, values);
    }
}
