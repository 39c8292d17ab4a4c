//! NSX, as a security policy of its distributed firewall for the Policy API.
//!
//! PATCH leaves the rules that a policy has and the body has not, PUT replaces them all and is
//! refused without the revision that it replaces: so this is for PUT, and an opening that is no
//! longer wanted never stays behind unseen. A rule holds at one side of a connection, IN or OUT:
//! in both directions, "any" would open the hosts to what they only connect to.

use super::{Kinds, set_ends, sides};
use crate::context::{Ends, RenderContext};
use crate::fields::{Check, Field, field};
use crate::format::{ALL, Format, Group, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::text::put;

static DOMAIN: Field = Field {
    words: field! {
        id: "nsx-domain",
        said: field_nsx_domain,
        default: "default",
    },
    check: Check::Word {
        max: 63,
        extra: "-_",
    },
};

/// NSX.
pub(crate) static FORMAT: Format = Format {
    id: "nsx-t",
    group: Group::Device,
    words: words! {
        name: "VMware NSX",
        keywords: "broadcom vcf vsphere distributed firewall dfw policy json",
        file_name: "palette-ports-nsx.json",
        said: format_nsx_t,
    },
    comment: "",
    near: true,
    fields: &[&DOMAIN],
    replaces: ALL,
    write,
    ..PLAIN
};

/// NSX takes no 0.0.0.0/0, only ANY, and what of that is meant has to be said by the rule.
const MEMBERS: Kinds = ["\"ANY\"", "\"<net>\"", ""];

const RULE: &str = r#"
    {
      "resource_type": "Rule",
      "id": "<name><suffix>",
      "display_name": "<name><suffix>",
      "description": "<description>",
      "sequence_number": <place>,
      "action": "ALLOW",
      "direction": "<IN|OUT>",
      "ip_protocol": "<families>",
      "source_groups": [<sources>],
      "destination_groups": [<destinations>],
      "services": ["ANY"],
      "service_entries": [
        {"resource_type": "L4PortSetServiceEntry", "l4_protocol": "<PROTOCOL>", "destination_ports": ["<ports>"]}
      ],
      "scope": ["ANY"]
    }"#;

fn write(text: &mut String, job: &RenderContext) {
    expand(
        text,
        r#"{
  "resource_type": "SecurityPolicy",
  "path": "/infra/domains/<nsx-domain>/security-policies/palette-<tag>",
  "id": "palette-<tag>",
  "display_name": "palette-<tag>",
  "category": "Application",
  "rules": ["#,
        &TemplateValues::new(job),
    );
    let mut place = 0;
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, 1000);
        let ends = sides(job, filtered);
        let is_split = ends.iter().any(|ends| has_all_of_one(ends));
        for (families, suffix, family) in [
            ("IPV4_IPV6", "", None),
            ("IPV4", "-v4", Some(false)),
            ("IPV6", "-v6", Some(true)),
        ] {
            if is_split == family.is_none() || !set_ends(&mut values, ends, family, MEMBERS, ", ") {
                continue;
            }
            if place > 0 {
                text.push(',');
            }
            place += 1;
            put(
                &mut values.more,
                format_args!("families {families}\nsuffix {suffix}\nplace {place}\n"),
            );
            expand(text, RULE, &values);
        }
    }
    text.push_str("\n  ]\n}\n");
}

/// Whether all of IPv4 or of IPv6 is at an end.
fn has_all_of_one(ends: &Ends) -> bool {
    ends.nets.iter().flatten().any(|net| net.length == 0)
}
