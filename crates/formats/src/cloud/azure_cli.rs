//! Azure, as commands for `az`.
//!
//! `az network nsg rule create` replaces a rule of the same name in one step.

use super::azure::{ANY, GROUP, PRIORITY, RESOURCE_GROUP};
use super::{ONE_NETWORK, Style, push_rules, script, script_end};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN, words};

/// Azure network security groups, as `az` commands.
pub(crate) static FORMAT: Format = Format {
    id: "azure-cli",
    group: Group::Cloud,
    words: words! {
        name: "Azure CLI",
        keywords: "microsoft nsg network security group shell",
        file_name: "palette-ports-azure.sh",
        said: format_azure_cli,
    },
    first_line: "#!/bin/sh\n",
    fields: &[&RESOURCE_GROUP, &GROUP, &PRIORITY],
    replaces: ALL,
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    head: script!(
        "az network nsg rule list --resource-group <azure-resource-group> --nsg-name <azure-nsg> --query '[].name' --output tsv",
        "  az network nsg rule create --resource-group <azure-resource-group> --nsg-name <azure-nsg> \\
    --access Allow --source-port-ranges '*' --output none --name \"$@\"
  kept=\"$kept$1 \""
    ),
    tail: script_end!(
        "az network nsg rule delete --resource-group <azure-resource-group> --nsg-name <azure-nsg> --name \"$name\""
    ),
    rule: "rule <name>-<in|out></-ipv6> --priority <priority> --direction <Inbound|Outbound> --protocol <Protocol> \\
  --<destination|source>-address-prefixes '*' --<source|destination>-address-prefixes '<far>' \\
  --destination-port-ranges <ports> --description \"<ids>\"\n",
    any: ANY,
    between: "' '",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
