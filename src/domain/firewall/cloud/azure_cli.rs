//! Azure, as commands for `az`.
//!
//! `az network nsg rule create` replaces a rule of the same name in one step.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP, said};
use super::{Rule, Style, push_script};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Azure network security groups, as `az` commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-cli",
    name: "Azure CLI",
    group: Group::Cloud,
    keywords: "microsoft nsg network security group shell",
    file_name: "palette-ports-azure.sh",
    about: "Rules in an existing Azure network security group.",
    apply: "sh FILE, signed in to the group's subscription. A second run changes nothing; it closes what an earlier snippet for this role opened beyond it. It fails where another rule has one of its priorities: then change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
    undo: "az network nsg rule delete for each rule whose name begins with palette- and the role.",
    checked: "Run by the real az against a stand-in and read back rule by rule; never against Azure.",
    first_line: "#!/bin/sh\n",
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    mark: "# ",
    any: ANY,
    between: "' '",
    push: push_rule,
};

fn write(text: &mut String, job: &Job) {
    let (place, group) = (job.setting(&RESOURCE_GROUP), job.setting(&GROUP));
    push_script(
        text,
        job,
        [
            format_args!(
                "az network nsg rule list --resource-group {place} --nsg-name {group} --query '[].name' --output tsv"
            ),
            format_args!(
                "  az network nsg rule create --resource-group {place} --nsg-name {group} \\
    --access Allow --source-port-ranges '*' --output none --name \"$@\"
  kept=\"$kept$1 \""
            ),
            format_args!(
                "az network nsg rule delete --resource-group {place} --nsg-name {group} --name \"$name\""
            ),
        ],
        &STYLE,
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
    let ports = opening.ports;
    put(
        text,
        format_args!(
            "rule {name} --priority {priority} --direction {direction} --protocol {protocol} \\
  --{near_end}-address-prefixes '*' --{far_end}-address-prefixes '{far}' \\
  --destination-port-ranges {ports} --description \"{description}\"\n"
        ),
    );
}
