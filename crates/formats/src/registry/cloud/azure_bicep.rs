//! Azure, as a Bicep file.
//!
//! The rules are one loop that makes them one after the other: changes of one group at the same
//! time get in each other's way.

use std::fmt::{self, Write};

use super::azure::{GROUP, PRIORITY, Prefixes, SecurityRule, security_rules};
use super::rules::joined;
use crate::context::RenderContext;
use crate::format::{Format, Group, PLAIN};

/// Azure network security groups, as a Bicep file.
pub(crate) const FORMAT: Format = Format {
    id: "azure-bicep",
    group: Group::Cloud,
    name: "Azure Bicep",
    keywords: "microsoft nsg network security group arm template",
    extension: "bicep",
    about: msg!(format_azure_bicep.about),
    apply: msg!(format_azure_bicep.apply),
    undo: msg!(format_azure_bicep.undo),
    checked: msg!(format_azure_bicep.checked),
    comment: "// ",
    fields: &[&GROUP, &PRIORITY],
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let nsg = context.setting(&GROUP);
    write!(
        out,
        r"
resource group 'Microsoft.Network/networkSecurityGroups@2024-05-01' existing = {{
  name: '{nsg}'
}}

var rules = [
"
    )?;
    for rule in &context.rules {
        writeln!(out, "\n  // {}", rule.comment)?;
        for rule in security_rules(context, rule) {
            let SecurityRule {
                name,
                priority,
                direction,
                protocol,
                local_side,
                remote_side,
                remote,
                ports,
                ids,
            } = rule;
            let remote = match remote {
                Prefixes::Any => format!("{remote_side}AddressPrefix: '*'"),
                Prefixes::Listed(networks) => {
                    let networks = joined(&networks, "', '");
                    format!("{remote_side}AddressPrefixes: ['{networks}']")
                }
            };
            write!(
                out,
                r"  {{
    name: '{name}'
    properties: {{
      priority: {priority}
      direction: '{direction}'
      access: 'Allow'
      protocol: '{protocol}'
      {local_side}AddressPrefix: '*'
      {remote}
      sourcePortRange: '*'
      destinationPortRange: '{ports}'
      description: '{ids}'
    }}
  }}
"
            )?;
        }
    }
    out.write_str(
        r"]

@batchSize(1)
resource securityRules 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = [for rule in rules: {
  parent: group
  name: rule.name
  properties: rule.properties
}]
",
    )
}
