//! Google Cloud, as Terraform resources.

use std::fmt::{self, Write};

use super::google::{NETWORK, TAG, ranges};
use super::rules::{MAX_DESCRIPTION, joined, name};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN};

/// Google Cloud VPC firewall rules, as `google_compute_firewall` resources.
pub(crate) const FORMAT: Format = Format {
    id: "google-terraform",
    group: Group::Cloud,
    name: "Google Cloud Terraform",
    keywords: "gcp vpc compute opentofu hcl",
    extension: "google.tf",
    about: msg!(format_google_terraform.about),
    apply: msg!(format_google_terraform.apply),
    undo: msg!(format_google_terraform.undo),
    checked: msg!(format_google_terraform.checked),
    fields: &[&NETWORK, &TAG],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let network = context.setting(&NETWORK);
    let target = context.setting(&TAG);
    for rule in &context.rules {
        let (direction, side) = rule.pick(("INGRESS", "source"), ("EGRESS", "destination"));
        let (protocol, ports) = (rule.protocol, rule.ports);
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n# {}", rule.comment)?;
        for (family, networks) in ranges(&rule.remote) {
            let name = name(rule, family);
            let ranges = joined(&networks, "\", \"");
            // Terraform aligns neighbours: a key whose length varies has none.
            write!(
                out,
                r#"resource "google_compute_firewall" "{name}" {{
  name        = "{name}"
  network     = "{network}"
  direction   = "{direction}"
  priority    = 1000
  target_tags = ["{target}"]
  description = "{ids}"

  {side}_ranges = ["{ranges}"]

  allow {{
    protocol = "{protocol}"
    ports    = ["{ports}"]
  }}
}}
"#
            )?;
        }
    }
    Ok(())
}
