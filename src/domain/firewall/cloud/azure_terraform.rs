//! Azure, as Terraform resources.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP, around, said};
use super::{Rule, Style, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Azure network security groups, as `azurerm_network_security_rule` resources.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-terraform",
    name: "Azure Terraform",
    group: Group::Cloud,
    keywords: "microsoft nsg network security group azurerm opentofu hcl",
    file_name: "palette-ports-azure.tf",
    about: "Rules in an existing Azure network security group.",
    apply: "terraform apply, with this file in your configuration and the provider azurerm. A second run changes nothing, a changed file opens and closes the difference. security_rule blocks in the group's own resource would delete these rules. It fails where another rule has one of its priorities: then change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
    undo: "delete the file, then terraform apply.",
    checked: "Parsed as HCL and read back rule by rule, its arguments held against the provider's typings; never planned or applied.",
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    mark: "# ",
    any: ANY,
    between: "\", \"",
    push: push_rule,
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, &STYLE);
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
        job,
        opening,
        near_end,
        far_end,
        name,
        far,
        description,
        ..
    } = rule;
    let (place, group) = (job.setting(&RESOURCE_GROUP), job.setting(&GROUP));
    let (priority, direction, protocol) = said(rule);
    let (es, open, close) = around(rule);
    let ports = opening.ports;
    // Terraform aligns neighbours: a key whose length varies has none.
    put(
        text,
        format_args!(
            "resource \"azurerm_network_security_rule\" \"{name}\" {{
  name                        = \"{name}\"
  resource_group_name         = \"{place}\"
  network_security_group_name = \"{group}\"
  priority                    = {priority}
  direction                   = \"{direction}\"
  access                      = \"Allow\"
  protocol                    = \"{protocol}\"
  source_port_range           = \"*\"
  destination_port_range      = \"{ports}\"
  description                 = \"{description}\"

  {near_end}_address_prefix = \"*\"

  {far_end}_address_prefix{es} = {open}\"{far}\"{close}
}}\n"
        ),
    );
}
