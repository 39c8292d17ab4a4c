//! NSX, as a security policy of its distributed firewall for the Policy API.
//!
//! PATCH leaves the rules that a policy has and the body has not, PUT replaces them all and is
//! refused without the revision that it replaces: so this is for PUT, and an opening that is no
//! longer wanted never stays behind unseen. A rule holds at one side of a connection, IN or OUT:
//! in both directions, "any" would open the hosts to what they only connect to.

use super::{Member, fill, members, way};
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

static DOMAIN: Field = Field {
    id: "nsx-domain",
    label: "NSX domain",
    hint: "default, or cgw on VMware Cloud.",
    default: "default",
    wanted: "a domain's id, such as default",
    check: Check::Word {
        max: 63,
        extra: "-_",
    },
};

/// NSX.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "nsx-t",
    name: "VMware NSX",
    group: Group::Device,
    keywords: "broadcom vcf vsphere distributed firewall dfw policy json",
    file_name: "palette-ports-nsx.json",
    about: "The distributed firewall of NSX 4 and NSX-T 3.",
    apply: "PUT it to https://MANAGER/policy/api/v1 and its “path”. A second time, first DELETE that path, or add the _revision that GET shows; PATCH would keep the rules of an earlier snippet. Move it above a drop of yours. It holds at these hosts alone: far ends in NSX need rules of their own. An end takes up to 128 addresses.",
    undo: "DELETE that path.",
    checked: "Read back rule by rule by VMware's Python SDK; never sent to a manager.",
    comment: "",
    near: true,
    fields: &[&DOMAIN],
    write,
    ..PLAIN
};

const RULE: &str = r#"
    {
      "resource_type": "Rule",
      "id": "<name><suffix>",
      "display_name": "<name><suffix>",
      "description": "<description>",
      "sequence_number": <number>,
      "action": "ALLOW",
      "direction": "<from>",
      "ip_protocol": "<families>",
      "source_groups": [<sources>],
      "destination_groups": [<destinations>],
      "services": ["ANY"],
      "service_entries": [
        {"resource_type": "L4PortSetServiceEntry", "l4_protocol": "<protocol>", "destination_ports": ["<ports>"]}
      ],
      "scope": ["ANY"]
    }"#;

fn write(text: &mut String, job: &Job) {
    let (tag, domain) = (&job.plan.tag, job.setting(&DOMAIN));
    put(
        text,
        format_args!(
            r#"{{
  "resource_type": "SecurityPolicy",
  "path": "/infra/domains/{domain}/security-policies/palette-{tag}",
  "id": "palette-{tag}",
  "display_name": "palette-{tag}",
  "category": "Application",
  "rules": ["#
        ),
    );
    let mut rules = 0;
    for filtered in &job.openings {
        let mut way = way(job, filtered, "OUT", "IN");
        // NSX has it in capitals.
        way.values[0].1.make_ascii_uppercase();
        let known = way.values.len();
        let is_split = has_all_of_one(way.source) || has_all_of_one(way.destination);
        for (families, suffix, family) in [
            ("IPV4_IPV6", "", None),
            ("IPV4", "-v4", Some(false)),
            ("IPV6", "-v6", Some(true)),
        ] {
            let (sources, destinations) =
                (listed(way.source, family), listed(way.destination, family));
            if is_split == family.is_none() || sources.is_empty() || destinations.is_empty() {
                continue;
            }
            if rules > 0 {
                text.push(',');
            }
            rules += 1;
            way.values.push(("families", families.to_owned()));
            way.values.push(("suffix", suffix.to_owned()));
            way.values.push(("number", format!("{rules}")));
            way.values.push(("sources", sources));
            way.values.push(("destinations", destinations));
            fill(text, RULE, &way.values);
            way.values.truncate(known);
        }
    }
    text.push_str("\n  ]\n}\n");
}

/// Whether all of IPv4 or of IPv6 is at an end. NSX takes no 0.0.0.0/0, only ANY, and what of that
/// is meant has to be said by the rule.
fn has_all_of_one(ends: &Ends) -> bool {
    ends.nets.iter().flatten().any(|net| net.length == 0)
}

/// An end's networks, of one family or of both; empty when it has none.
fn listed(ends: &Ends, family: Option<bool>) -> String {
    let mut text = String::new();
    for member in members(ends, family) {
        let network = match member {
            Member::Net(net) => &net.text,
            _ => "ANY",
        };
        let comma = if text.is_empty() { "" } else { ", " };
        put(&mut text, format_args!("{comma}\"{network}\""));
    }
    text
}
