//! Google Cloud, as Terraform resources.

use super::google::{NETWORK, TAG, direction};
use super::{ONE_NETWORK, Rule, Style, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Google Cloud VPC firewall rules, as `google_compute_firewall` resources.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "google-terraform",
    name: "Google Cloud Terraform",
    group: Group::Cloud,
    keywords: "gcp vpc compute opentofu hcl",
    file_name: "palette-ports-google.tf",
    about: "Rules in an existing Google Cloud VPC network.",
    apply: "terraform apply, with this file in your configuration and the provider google. A second run changes nothing, a changed file opens and closes the difference. The rules are for machines with the target tag. A deny rule of yours with priority 1000 or a lower number still wins; Google lets everything out by default.",
    undo: "delete the file, then terraform apply.",
    checked: "Parsed as HCL and read back rule by rule, its arguments held against the provider's typings; never planned or applied.",
    fields: &[&NETWORK, &TAG],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    between: "\", \"",
    push: push_rule,
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, &STYLE);
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
        job,
        opening,
        far_end,
        name,
        far,
        description,
        ..
    } = rule;
    let (network, tag) = (job.setting(&NETWORK), job.setting(&TAG));
    let (direction, protocol, ports) = (direction(rule), opening.protocol, opening.ports);
    // Terraform aligns neighbours: a key whose length varies has none.
    put(
        text,
        format_args!(
            "resource \"google_compute_firewall\" \"{name}\" {{
  name        = \"{name}\"
  network     = \"{network}\"
  direction   = \"{direction}\"
  priority    = 1000
  target_tags = [\"{tag}\"]
  description = \"{description}\"

  {far_end}_ranges = [\"{far}\"]

  allow {{
    protocol = \"{protocol}\"
    ports    = [\"{ports}\"]
  }}
}}\n"
        ),
    );
}
