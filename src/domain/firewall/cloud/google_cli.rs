//! Google Cloud, as commands for `gcloud`.
//!
//! `gcloud … create` refuses a name that is there, and `update` leaves direction and network as
//! they are: so a rule is updated only when it is in this network, and its name says its direction.

use super::google::{ANY, NETWORK, PRIORITY, TAG, description, way};
use super::{family, script};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::text::{joined, put};

/// Google Cloud VPC firewall rules, as `gcloud` commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "google-cli",
    name: "Google Cloud CLI",
    group: Group::Cloud,
    keywords: "gcp gcloud vpc compute firewall-rules bash",
    file_name: "palette-ports-google.sh",
    about: "Firewall rules of a Google Cloud VPC network, made with gcloud.",
    apply: "sh FILE, with the network's project set, in Cloud Shell for one. The rules are for machines with the target tag. A second run changes its rules in place and deletes what an earlier snippet for this role opened beyond them in this network. A deny rule of yours with priority 1000 or a lower number still wins; Google lets everything out by default.",
    undo: "gcloud compute firewall-rules list, then gcloud compute firewall-rules delete for each name that begins with palette- and the role.",
    checked: "Run with the real gcloud, whose requests were answered by a stand-in, and read back rule by rule; never sent to Google.",
    first_line: "#!/bin/sh\n",
    fields: &[&NETWORK, &TAG],
    write,
    ..PLAIN
};

const COMMAND: &str = "gcloud compute firewall-rules";

fn write(text: &mut String, job: &Job) {
    let (network, tag) = (job.setting(&NETWORK), job.setting(&TAG));
    script::begin(
        text,
        &format!("{COMMAND} list --filter='network ~ /{network}$' --format='value(name)'"),
    );
    put(
        text,
        format_args!(
            "rule() {{
  name=$1 direction=$2
  shift 2
  set -- \"$name\" --target-tags={tag} --priority={PRIORITY} --quiet \"$@\"
  if printf '%s\\n' \"$ours\" | grep -qx \"$name\"; then
    {COMMAND} update \"$@\"
  else
    {COMMAND} create \"$@\" --network={network} --direction=\"$direction\"
  fi
  kept=\"$kept$name \"
}}
"
        ),
    );
    for rule in family::rules(job, &ANY) {
        text.push('\n');
        if rule.is_first {
            header::above(text, "# ", rule.opening);
        }
        let (direction, end) = way(&rule);
        put(
            text,
            format_args!(
                "rule {} {direction} --allow={}:{} \\
  --{end}-ranges={} \\
  --description=\"{}\"\n",
                rule.name,
                rule.opening.protocol,
                rule.opening.ports,
                joined(&rule.far, ",", ","),
                description(&rule)
            ),
        );
    }
    script::end(text, job, &format!("{COMMAND} delete \"$name\" --quiet"));
}
