//! Azure, as commands for `az`.
//!
//! `az network nsg rule create` replaces a rule of the same name in one step.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP, said};
use super::{family, script};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::text::{joined, put};

/// Azure network security groups, as `az` commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "azure-cli",
    name: "Azure CLI",
    group: Group::Cloud,
    keywords: "microsoft nsg network security group az bash",
    file_name: "palette-ports-azure.sh",
    about: "Rules in an Azure network security group, made with az.",
    apply: "sh FILE, logged in to the group's subscription, in Cloud Shell for one. A second run changes its rules in place and deletes what an earlier snippet for this role opened beyond them. It stops where another rule has one of its priorities: then change the first one. A deny rule of yours with a lower number still wins; Azure lets everything out by default.",
    undo: "az network nsg rule list, then az network nsg rule delete for each name that begins with palette- and the role.",
    checked: "Run with the real az, its requests answered by a stand-in with Azure's documented limits, and read back rule by rule; never sent to Azure.",
    first_line: "#!/bin/sh\n",
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    let (place, group) = (job.setting(&RESOURCE_GROUP), job.setting(&GROUP));
    let at = format!("--resource-group {place} --nsg-name {group}");
    script::begin(
        text,
        &format!("az network nsg rule list {at} --query '[].name' --output tsv"),
    );
    put(
        text,
        format_args!(
            "rule() {{
  az network nsg rule create {at} \\
    --access Allow --source-port-ranges '*' --output none --name \"$@\"
  kept=\"$kept$1 \"
}}
"
        ),
    );
    for rule in family::rules(job, &ANY) {
        let said = said(job, &rule);
        text.push('\n');
        if rule.is_first {
            header::above(text, "# ", rule.opening);
        }
        let far = if rule.far[0] == ANY[0] {
            "'*'".to_owned()
        } else {
            joined(&rule.far, " ", " ")
        };
        let (source, destination) = if rule.is_inbound() {
            (&*far, "'*'")
        } else {
            ("'*'", &*far)
        };
        put(
            text,
            format_args!(
                "rule {} --priority {} --direction {} --protocol {} \\
  --source-address-prefixes {source} --destination-address-prefixes {destination} \\
  --destination-port-ranges {} --description \"{}\"\n",
                rule.name,
                said.priority,
                said.direction,
                said.protocol,
                rule.opening.ports,
                said.description
            ),
        );
    }
    script::end(
        text,
        job,
        &format!("az network nsg rule delete {at} --name \"$name\""),
    );
}
