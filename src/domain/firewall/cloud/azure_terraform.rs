//! Azure, as Terraform resources.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP};
use super::{ONE_NETWORK, Style, push_rules};
use crate::domain::firewall::format::{ALL, Format, Group, PLAIN, words};
use crate::domain::firewall::job::Job;

/// Azure network security groups, as `azurerm_network_security_rule` resources.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-terraform",
    group: Group::Cloud,
    words: words! {
        name: "Azure Terraform",
        keywords: "microsoft nsg network security group azurerm opentofu hcl",
        file_name: "palette-ports-azure.tf",
        about: "Rules in an existing Azure network security group.",
        apply: "terraform apply, with this file in your configuration and the provider azurerm. A second run changes nothing, a changed file opens and closes the difference. security_rule blocks in the group's own resource would delete these rules. It fails where another rule has one of its priorities: then change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
        undo: "delete the file, then terraform apply.",
        checked: "Read back rule by rule as HCL, and held against the provider's typings; never planned or applied.",
    },
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    replaces: ALL,
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    // Terraform aligns neighbours: a key whose length varies has none.
    rule: "resource \"azurerm_network_security_rule\" \"<name>-<in|out></-ipv6>\" {
  name                        = \"<name>-<in|out></-ipv6>\"
  resource_group_name         = \"<azure-resource-group>\"
  network_security_group_name = \"<azure-nsg>\"
  priority                    = <priority>
  direction                   = \"<Inbound|Outbound>\"
  access                      = \"Allow\"
  protocol                    = \"<Protocol>\"
  source_port_range           = \"*\"
  destination_port_range      = \"<ports>\"
  description                 = \"<ids>\"

  <destination|source>_address_prefix = \"*\"

  <source|destination>_address_prefix<es> = <[>\"<far>\"<]>
}\n",
    any: ANY,
    between: "\", \"",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, &STYLE);
}
