//! Google Cloud, as commands for `gcloud`.
//!
//! `gcloud … create` refuses a name that is there, and `update` leaves direction and network as
//! they are: so a rule is updated only when it is in this network, and its name says its direction.

use super::google::{NETWORK, TAG, direction};
use super::{ONE_NETWORK, Rule, Style, push_script};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Google Cloud VPC firewall rules, as `gcloud` commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "google-cli",
    name: "Google Cloud CLI",
    group: Group::Cloud,
    keywords: "gcp vpc compute gcloud shell",
    file_name: "palette-ports-google.sh",
    about: "Rules in an existing Google Cloud VPC network.",
    apply: "sh FILE, with the network's project set. The rules are for machines with the target tag. A second run changes nothing; it closes what an earlier snippet for this role opened beyond it in this network. A deny rule of yours with priority 1000 or a lower number still wins; Google lets everything out by default.",
    undo: "gcloud compute firewall-rules delete for each rule whose name begins with palette- and the role.",
    checked: "Run by the real gcloud against a stand-in and read back rule by rule; never against Google.",
    first_line: "#!/bin/sh\n",
    fields: &[&NETWORK, &TAG],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    between: ",",
    push: push_rule,
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    let (network, tag) = (job.setting(&NETWORK), job.setting(&TAG));
    push_script(
        text,
        job,
        [
            format_args!(
                "gcloud compute firewall-rules list --filter='network ~ /{network}$' --format='value(name)'"
            ),
            format_args!(
                "  name=$1 direction=$2
  shift 2
  set -- \"$name\" --target-tags={tag} --priority=1000 --quiet \"$@\"
  if printf '%s\\n' \"$ours\" | grep -qx \"$name\"; then
    gcloud compute firewall-rules update \"$@\"
  else
    gcloud compute firewall-rules create \"$@\" --network={network} --direction=\"$direction\"
  fi
  kept=\"$kept$name \""
            ),
            format_args!("gcloud compute firewall-rules delete \"$name\" --quiet"),
        ],
        &STYLE,
    );
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
        opening,
        far_end,
        name,
        far,
        description,
        ..
    } = rule;
    let (direction, protocol, ports) = (direction(rule), opening.protocol, opening.ports);
    put(
        text,
        format_args!(
            "rule {name} {direction} --allow={protocol}:{ports} \\
  --{far_end}-ranges={far} \\
  --description=\"{description}\"\n"
        ),
    );
}
