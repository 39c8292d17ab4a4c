//! Azure, as a Bicep file.
//!
//! The rules are one loop that makes them one after the other: changes of one group at the same
//! time get in each other's way.

use super::azure::{ANY, GROUP, PRIORITY};
use super::{ONE_NETWORK, Style, push_rules};
use crate::context::RenderContext;
use crate::format::{Format, Group, PLAIN, words};

/// Azure network security groups, as a Bicep file.
pub(crate) static FORMAT: Format = Format {
    id: "azure-bicep",
    group: Group::Cloud,
    words: words! {
        name: "Azure Bicep",
        keywords: "microsoft nsg network security group arm template",
        file_name: "palette-ports.bicep",
        said: format_azure_bicep,
    },
    comment: "// ",
    fields: &[&GROUP, &PRIORITY],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    head: "
resource group 'Microsoft.Network/networkSecurityGroups@2024-05-01' existing = {
  name: '<azure-nsg>'
}

var rules = [\n",
    tail: "]

@batchSize(1)
resource securityRules 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = [for rule in rules: {
  parent: group
  name: rule.name
  properties: rule.properties
}]\n",
    above: "\n  // <comment>\n",
    rule: "  {
    name: '<name>-<in|out></-ipv6>'
    properties: {
      priority: <priority>
      direction: '<Inbound|Outbound>'
      access: 'Allow'
      protocol: '<Protocol>'
      <destination|source>AddressPrefix: '*'
      <source|destination>AddressPrefix<es>: <[>'<far>'<]>
      sourcePortRange: '*'
      destinationPortRange: '<ports>'
      description: '<ids>'
    }
  }\n",
    any: ANY,
    between: "', '",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
