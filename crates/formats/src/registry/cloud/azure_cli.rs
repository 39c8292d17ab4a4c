//! Azure, as commands for `az`.
//!
//! `az network nsg rule create` replaces a rule of the same name in one step.

use std::fmt::{self, Write};

use super::azure::{GROUP, PRIORITY, Prefixes, RESOURCE_GROUP, SecurityRule, security_rules};
use super::rules::joined;
use super::script::{write_delete_loop, write_rule_function};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN};

/// Azure network security groups, as `az` commands.
pub(crate) const FORMAT: Format = Format {
    id: "azure-cli",
    group: Group::Cloud,
    name: "Azure CLI",
    keywords: "microsoft nsg network security group shell",
    extension: "azure.sh",
    about: msg!(format_azure_cli.about),
    apply: msg!(format_azure_cli.apply),
    undo: msg!(format_azure_cli.undo),
    checked: msg!(format_azure_cli.checked),
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let resource_group = context.shell_word(&RESOURCE_GROUP);
    let nsg = context.shell_word(&GROUP);
    let place = format!("--resource-group {resource_group} --nsg-name {nsg}");
    write_rule_function(
        out,
        &format!("az network nsg rule list {place} --query '[].name' --output tsv"),
        &format!(
            r#"  az network nsg rule create {place} \
    --access Allow --source-port-ranges '*' --output none --name "$@"
  kept="$kept$1 ""#
        ),
    )?;
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
            let prefixes = match remote {
                Prefixes::Any => "*".to_owned(),
                Prefixes::Listed(networks) => joined(&networks, "' '"),
            };
            write!(
                out,
                r#"rule {name} --priority {priority} --direction {direction} --protocol {protocol} \
  --{local_side}-address-prefixes '*' --{remote_side}-address-prefixes '{prefixes}' \
  --destination-port-ranges {ports} --description "{ids}"
"#
            )?;
        }
    }
    write_delete_loop(
        out,
        context.tag,
        &format!(r#"az network nsg rule delete {place} --name "$name""#),
    )
}
