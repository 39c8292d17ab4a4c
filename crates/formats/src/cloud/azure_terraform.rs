//! Azure, as Terraform resources.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP};
use super::{ONE_NETWORK, Style, push_rules};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN, words};

/// Azure network security groups, as `azurerm_network_security_rule` resources.
pub(crate) static FORMAT: Format = Format {
    id: "azure-terraform",
    group: Group::Cloud,
    words: words! {
        name: "Azure Terraform",
        keywords: "microsoft nsg network security group azurerm opentofu hcl",
        file_name: "palette-ports-azure.tf",
        said: format_azure_terraform,
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

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
