//! Google Cloud, as commands for `gcloud`.
//!
//! `gcloud … create` refuses a name that is there, and `update` leaves direction and network as
//! they are: so a rule is updated only when it is in this network, and its name says its direction.

use super::google::{NETWORK, TAG};
use super::{ONE_NETWORK, Style, push_rules, script, script_end};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN, words};

/// Google Cloud VPC firewall rules, as `gcloud` commands.
pub(crate) static FORMAT: Format = Format {
    id: "google-cli",
    group: Group::Cloud,
    words: words! {
        name: "Google Cloud CLI",
        keywords: "gcp vpc compute gcloud shell",
        file_name: "palette-ports-google.sh",
        said: format_google_cli,
    },
    first_line: "#!/bin/sh\n",
    fields: &[&NETWORK, &TAG],
    replaces: ALL,
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    head: script!(
        "gcloud compute firewall-rules list --filter='network ~ /<google-network>$' --format='value(name)'",
        "  name=$1 direction=$2
  shift 2
  set -- \"$name\" --target-tags=<google-tag> --priority=1000 --quiet \"$@\"
  if printf '%s\\n' \"$ours\" | grep -qx \"$name\"; then
    gcloud compute firewall-rules update \"$@\"
  else
    gcloud compute firewall-rules create \"$@\" --network=<google-network> --direction=\"$direction\"
  fi
  kept=\"$kept$name \""
    ),
    tail: script_end!("gcloud compute firewall-rules delete \"$name\" --quiet"),
    rule: "rule <name>-<in|out></-ipv6> <INGRESS|EGRESS> --allow=<protocol>:<ports> \\
  --<source|destination>-ranges=<far> \\
  --description=\"<ids>\"\n",
    between: ",",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
