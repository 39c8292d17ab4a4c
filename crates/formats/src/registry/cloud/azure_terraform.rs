//! Azure, as Terraform resources.

use std::fmt::{self, Write};

use super::azure::{GROUP, PRIORITY, Prefixes, RESOURCE_GROUP, SecurityRule, security_rules};
use super::rules::joined;
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN};

/// Azure network security groups, as `azurerm_network_security_rule` resources.
pub(crate) const FORMAT: Format = Format {
    id: "azure-terraform",
    group: Group::Cloud,
    name: "Azure Terraform",
    keywords: "microsoft nsg network security group azurerm opentofu hcl",
    extension: "azure.tf",
    about: msg!(format_azure_terraform.about),
    apply: msg!(format_azure_terraform.apply),
    undo: msg!(format_azure_terraform.undo),
    checked: msg!(format_azure_terraform.checked),
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let resource_group = context.setting(&RESOURCE_GROUP);
    let nsg = context.setting(&GROUP);
    for rule in &context.rules {
        writeln!(out, "\n# {}", rule.comment)?;
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
                Prefixes::Any => format!(r#"{remote_side}_address_prefix = "*""#),
                Prefixes::Listed(networks) => {
                    let networks = joined(&networks, "\", \"");
                    format!(r#"{remote_side}_address_prefixes = ["{networks}"]"#)
                }
            };
            // Terraform aligns neighbours: a key whose length varies has none.
            write!(
                out,
                r#"resource "azurerm_network_security_rule" "{name}" {{
  name                        = "{name}"
  resource_group_name         = "{resource_group}"
  network_security_group_name = "{nsg}"
  priority                    = {priority}
  direction                   = "{direction}"
  access                      = "Allow"
  protocol                    = "{protocol}"
  source_port_range           = "*"
  destination_port_range      = "{ports}"
  description                 = "{ids}"

  {local_side}_address_prefix = "*"

  {remote}
}}
"#
            )?;
        }
    }
    Ok(())
}
