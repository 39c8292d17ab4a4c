//! Azure, as Terraform resources.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP, said};
use super::{family, hcl};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;

/// Azure network security groups, as `azurerm_network_security_rule` resources.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-terraform",
    name: "Terraform for Azure",
    group: Group::Cloud,
    keywords: "microsoft azurerm nsg network security group opentofu hcl",
    file_name: "palette-ports-azure.tf",
    about: "Rules in an Azure network security group, made with Terraform or OpenTofu.",
    apply: "with provider azurerm, beside your configuration: terraform apply. That also closes what an earlier version of the file opened. Not for a group with security_rule blocks of its own, which undo these rules. It fails where another rule has one of its priorities: then change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
    undo: "delete the file, then terraform apply.",
    checked: "Parsed as HCL and read back rule by rule, arguments held against the azurerm provider's typings; never planned or applied.",
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    for rule in family::rules(job, &ANY) {
        let said = said(job, &rule);
        text.push('\n');
        if rule.is_first {
            header::above(text, "# ", rule.opening);
        }
        // A list cannot hold "*".
        let (far, is_list) = match &*rule.far {
            [one] => (hcl::quoted(one), false),
            many => (hcl::list(many, '"'), true),
        };
        let any = hcl::quoted("*");
        let key = |end: &'static str, list: &'static str| if is_list { list } else { end };
        let (source, destination) = if rule.is_inbound() {
            let key = key("source_address_prefix", "source_address_prefixes");
            ((key, far), ("destination_address_prefix", any.clone()))
        } else {
            let key = key("destination_address_prefix", "destination_address_prefixes");
            (("source_address_prefix", any.clone()), (key, far))
        };
        hcl::resource(
            text,
            "azurerm_network_security_rule",
            &rule.name,
            &[
                ("name", hcl::quoted(&rule.name)),
                (
                    "resource_group_name",
                    hcl::quoted(job.setting(&RESOURCE_GROUP)),
                ),
                (
                    "network_security_group_name",
                    hcl::quoted(job.setting(&GROUP)),
                ),
                ("priority", said.priority.to_string()),
                ("direction", hcl::quoted(said.direction)),
                ("access", hcl::quoted("Allow")),
                ("protocol", hcl::quoted(said.protocol)),
                source,
                ("source_port_range", any),
                destination,
                (
                    "destination_port_range",
                    hcl::quoted(&rule.opening.ports.joined('-')),
                ),
                ("description", hcl::quoted(&said.description)),
            ],
        );
        text.push_str("}\n");
    }
}
