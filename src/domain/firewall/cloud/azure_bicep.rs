//! Azure, as a Bicep file.
//!
//! The rules are one loop that makes them one after the other: changes of one group at the same
//! time get in each other's way.

use super::azure::{ANY, GROUP, PRIORITY, around, said};
use super::{Rule, Style, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Azure network security groups, as a Bicep file.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-bicep",
    name: "Azure Bicep",
    group: Group::Cloud,
    keywords: "microsoft nsg network security group arm template",
    file_name: "palette-ports.bicep",
    about: "Rules in an existing Azure network security group.",
    apply: "az deployment group create --resource-group GROUP --template-file FILE, never with --mode Complete, which deletes all else. A second run changes nothing. Rules of an earlier, wider snippet stay until you delete them. It fails where another rule has one of its priorities: then change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
    undo: "az network nsg rule delete for each rule whose name begins with palette- and the role.",
    checked: "Parsed by a Bicep grammar and read back rule by rule, its properties held against Azure's models; never compiled or deployed.",
    comment: "// ",
    fields: &[&GROUP, &PRIORITY],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    mark: "  // ",
    any: ANY,
    between: "', '",
    push: push_rule,
};

fn write(text: &mut String, job: &Job) {
    let group = job.setting(&GROUP);
    put(
        text,
        format_args!(
            "\nresource group 'Microsoft.Network/networkSecurityGroups@2024-05-01' existing = {{
  name: '{group}'
}}

var rules = [\n"
        ),
    );
    push_rules(text, job, &STYLE);
    text.push_str(
        "]

@batchSize(1)
resource securityRules 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = [for rule in rules: {
  parent: group
  name: rule.name
  properties: rule.properties
}]\n",
    );
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
        opening,
        near_end,
        far_end,
        name,
        far,
        description,
        ..
    } = rule;
    let (priority, direction, protocol) = said(rule);
    let (es, open, close) = around(rule);
    let ports = opening.ports;
    put(
        text,
        format_args!(
            "  {{
    name: '{name}'
    properties: {{
      priority: {priority}
      direction: '{direction}'
      access: 'Allow'
      protocol: '{protocol}'
      {near_end}AddressPrefix: '*'
      {far_end}AddressPrefix{es}: {open}'{far}'{close}
      sourcePortRange: '*'
      destinationPortRange: '{ports}'
      description: '{description}'
    }}
  }}\n"
        ),
    );
}
