//! Azure, as a Bicep file.
//!
//! The rules are one loop that makes them one after the other: changes of one group at the same
//! time get in each other's way.

use super::azure::{ANY, GROUP, PRIORITY, said};
use super::{family, hcl};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Azure network security groups, as a Bicep file.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-bicep",
    name: "Azure Bicep",
    group: Group::Cloud,
    keywords: "microsoft arm nsg network security group template",
    file_name: "palette-ports.bicep",
    about: "Rules in an existing Azure network security group, as a Bicep template.",
    apply: "az deployment group create --resource-group GROUP --template-file FILE, never with --mode Complete, which deletes all else. A second run changes its rules in place; those of an earlier, wider file stay until you delete them. It fails where another rule has one of its priorities: change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
    undo: "az network nsg rule list, then az network nsg rule delete for each name that begins with palette- and the role.",
    checked: "Parsed with the tree-sitter grammar for Bicep and read back rule by rule, properties held against Azure's models; never compiled or deployed.",
    comment: "// ",
    fields: &[&GROUP, &PRIORITY],
    write,
    ..PLAIN
};

/// The type of a group, up to the version of Azure's interface.
const TYPE: &str = "'Microsoft.Network/networkSecurityGroups";

fn write(text: &mut String, job: &Job) {
    let group = job.setting(&GROUP);
    put(
        text,
        format_args!(
            "\nresource group {TYPE}@2024-05-01' existing = {{\n  name: '{group}'\n}}\n\nvar rules = [\n"
        ),
    );
    for rule in family::rules(job, &ANY) {
        let said = said(job, &rule);
        if rule.is_first {
            header::above(text, "  // ", rule.opening);
        }
        // A list cannot hold '*'.
        let (plural, far) = match &*rule.far {
            [one] => ("", format!("'{one}'")),
            many => ("es", hcl::list(many, '\'')),
        };
        let (near_end, far_end) = if rule.is_inbound() {
            ("destination", "source")
        } else {
            ("source", "destination")
        };
        put(
            text,
            format_args!(
                "  {{
    name: '{}'
    properties: {{
      priority: {}
      direction: '{}'
      access: 'Allow'
      protocol: '{}'
      {near_end}AddressPrefix: '*'
      {far_end}AddressPrefix{plural}: {far}
      sourcePortRange: '*'
      destinationPortRange: '{}'
      description: '{}'
    }}
  }}\n",
                rule.name,
                said.priority,
                said.direction,
                said.protocol,
                rule.opening.ports,
                said.description
            ),
        );
    }
    put(
        text,
        format_args!(
            "]

@batchSize(1)
resource securityRules {TYPE}/securityRules@2024-05-01' = [for rule in rules: {{
  parent: group
  name: rule.name
  properties: rule.properties
}}]\n"
        ),
    );
}
