//! Google Cloud, as Terraform resources.

use super::google::{ANY, NETWORK, PRIORITY, TAG, description, way};
use super::{family, hcl};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Google Cloud VPC firewall rules, as `google_compute_firewall` resources.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "google-terraform",
    name: "Terraform for Google Cloud",
    group: Group::Cloud,
    keywords: "gcp vpc compute firewall opentofu hcl",
    file_name: "palette-ports-google.tf",
    about: "Firewall rules of a Google Cloud VPC network, made with Terraform or OpenTofu.",
    apply: "with provider google, beside your configuration: terraform apply. That also closes what an earlier version of the file opened. The rules are for machines with the target tag. A deny rule of yours with priority 1000 or a lower number still wins; Google lets everything out by default.",
    undo: "delete the file, then terraform apply.",
    checked: "Parsed as HCL and read back rule by rule, arguments held against the google provider's typings; never planned or applied.",
    fields: &[&NETWORK, &TAG],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    for rule in family::rules(job, &ANY) {
        text.push('\n');
        if rule.is_first {
            header::above(text, "# ", rule.opening);
        }
        let (direction, end) = way(&rule);
        let ranges = if end == "source" {
            "source_ranges"
        } else {
            "destination_ranges"
        };
        hcl::resource(
            text,
            "google_compute_firewall",
            &rule.name,
            &[
                ("name", hcl::quoted(&rule.name)),
                ("network", hcl::quoted(job.setting(&NETWORK))),
                ("direction", hcl::quoted(direction)),
                ("priority", PRIORITY.to_string()),
                ("target_tags", format!("[\"{}\"]", job.setting(&TAG))),
                (ranges, hcl::list(&rule.far, '"')),
                ("description", hcl::quoted(&description(&rule))),
            ],
        );
        let (protocol, ports) = (rule.opening.protocol, rule.opening.ports);
        put(
            text,
            format_args!(
                "\n  allow {{\n    protocol = \"{protocol}\"\n    ports    = [\"{ports}\"]\n  }}\n}}\n"
            ),
        );
    }
}
