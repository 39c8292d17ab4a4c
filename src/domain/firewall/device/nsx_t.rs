//! NSX, as a security policy of its distributed firewall for the Policy API.
//!
//! PATCH leaves the rules that a policy has and the body has not, PUT replaces them all and is
//! refused without the revision that it replaces: so this is for PUT, and an opening that is no
//! longer wanted never stays behind unseen. A rule holds at one side of a connection, IN or OUT:
//! in both directions, "any" would open the hosts to what they only connect to.

use crate::domain::dataset::{Direction, Protocol};
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

static DOMAIN: Field = Field {
    id: "nsx-domain",
    label: "NSX domain",
    hint: "Nearly always default; on VMware Cloud, cgw.",
    default: "default",
    wanted: "a domain's id: letters, digits, hyphens and underscores, such as default",
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
    keywords: "nsx-t vmware broadcom vcf vsphere distributed firewall dfw policy api json",
    file_name: "palette-ports-nsx.json",
    about: "The distributed firewall of NSX 4 and NSX-T 3.",
    apply: "PUT it to https://MANAGER/policy/api/v1 followed by its “path”. A second time, NSX refuses it until you DELETE that path or add the _revision that GET shows; PATCH would keep the rules of an earlier snippet. Move it above a drop of yours. It holds at these hosts alone: far ends in NSX need rules of their own. NSX takes up to 128 addresses an end.",
    undo: "DELETE the same path.",
    checked: "Read strictly into the types of VMware's own Python SDK, and back from these rule by rule; never sent to an NSX manager.",
    comment: "",
    near: true,
    fields: &[&DOMAIN],
    write,
    ..PLAIN
};

/// A description has 1024 bytes at most.
const MAX_DESCRIPTION: usize = 1000;

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
        let opening = filtered.opening;
        let (direction, source, destination) = match opening.direction {
            Direction::Inbound => ("IN", &filtered.far, &job.near),
            Direction::Outbound => ("OUT", &job.near, &filtered.far),
        };
        let protocol = match opening.protocol {
            Protocol::Tcp => "TCP",
            Protocol::Udp => "UDP",
        };
        let is_split = has_all_of_one(source) || has_all_of_one(destination);
        for (families, suffix, is_v6) in [
            ("IPV4_IPV6", "", None),
            ("IPV4", "-v4", Some(false)),
            ("IPV6", "-v6", Some(true)),
        ] {
            let (sources, destinations) = (listed(source, is_v6), listed(destination, is_v6));
            if is_split == is_v6.is_none() || sources.is_empty() || destinations.is_empty() {
                continue;
            }
            let comma = if rules > 0 { "," } else { "" };
            rules += 1;
            put(
                text,
                format_args!(
                    r#"{comma}
    {{
      "resource_type": "Rule",
      "id": "{name}{suffix}",
      "display_name": "{name}{suffix}",
      "description": "{description}",
      "sequence_number": {rules},
      "action": "ALLOW",
      "direction": "{direction}",
      "ip_protocol": "{families}",
      "source_groups": [{sources}],
      "destination_groups": [{destinations}],
      "services": ["ANY"],
      "service_entries": [
        {{"resource_type": "L4PortSetServiceEntry", "l4_protocol": "{protocol}", "destination_ports": ["{ports}"]}}
      ],
      "scope": ["ANY"]
    }}"#,
                    name = job.name(filtered.number),
                    description = header::plain(opening, MAX_DESCRIPTION),
                    ports = opening.ports,
                ),
            );
        }
    }
    text.push_str("\n  ]\n}\n");
}

/// Whether all of IPv4 or of IPv6 is at an end. NSX takes no 0.0.0.0/0, only ANY, and what of that
/// is meant has to be said by the rule.
fn has_all_of_one(ends: &Ends) -> bool {
    match &ends.nets {
        None => false,
        Some(nets) => nets.iter().any(|net| net.length == 0),
    }
}

/// An end's networks, of one family or of both; empty when it has none.
fn listed(ends: &Ends, is_v6: Option<bool>) -> String {
    let mut text = String::new();
    match &ends.nets {
        None => text.push_str(ANY),
        Some(nets) => {
            for net in nets {
                if is_v6.is_some_and(|is_v6| is_v6 != net.is_v6) {
                    continue;
                }
                if net.length == 0 {
                    return ANY.to_owned();
                }
                let comma = if text.is_empty() { "" } else { ", " };
                put(&mut text, format_args!("{comma}\"{}\"", net.text));
            }
        }
    }
    text
}

const ANY: &str = "\"ANY\"";
