//! Google Cloud, as Terraform resources.

use super::google::{NETWORK, TAG};
use super::{ONE_NETWORK, Style, push_rules};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN, words};

/// Google Cloud VPC firewall rules, as `google_compute_firewall` resources.
pub(crate) static FORMAT: Format = Format {
    id: "google-terraform",
    group: Group::Cloud,
    words: words! {
        name: "Google Cloud Terraform",
        keywords: "gcp vpc compute opentofu hcl",
        file_name: "palette-ports-google.tf",
        said: format_google_terraform,
    },
    fields: &[&NETWORK, &TAG],
    replaces: ALL,
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    // Terraform aligns neighbours: a key whose length varies has none.
    rule: "resource \"google_compute_firewall\" \"<name>-<in|out></-ipv6>\" {
  name        = \"<name>-<in|out></-ipv6>\"
  network     = \"<google-network>\"
  direction   = \"<INGRESS|EGRESS>\"
  priority    = 1000
  target_tags = [\"<google-tag>\"]
  description = \"<ids>\"

  <source|destination>_ranges = [\"<far>\"]

  allow {
    protocol = \"<protocol>\"
    ports    = [\"<ports>\"]
  }
}\n",
    between: "\", \"",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
