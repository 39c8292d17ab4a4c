//! NSX, as a security policy of its distributed firewall for the Policy API.
//!
//! PATCH leaves the rules that a policy has and the body has not, PUT replaces them all and is
//! refused without the revision that it replaces: so this is for PUT, and a rule that is no longer
//! wanted never stays behind unseen. A rule holds at one side of a connection, IN or OUT: in both
//! directions, "any" would open the hosts to what they only connect to.

use std::fmt::{self, Write};

use super::members::{Member, members, members_of};
use crate::context::RenderContext;
use crate::fields::{Blank, Check, FIELD, Field};
use crate::format::{ALL, Format, Group, PLAIN};
use crate::hosts::{Family, Hosts, Network};

static DOMAIN: Field = Field {
    id: "nsx-domain",
    label: msg!(field_nsx_domain.label),
    hint: msg!(field_nsx_domain.hint),
    blank: Blank::Value("default"),
    example: "default",
    wanted: msg!(field_nsx_domain.wanted),
    check: Check::Word {
        max: 63,
        extra: "-_",
    },
    ..FIELD
};

/// NSX.
pub(crate) const FORMAT: Format = Format {
    id: "nsx-t",
    group: Group::Device,
    name: "VMware NSX",
    keywords: "broadcom vcf vsphere distributed firewall dfw policy json",
    extension: "nsx.json",
    about: msg!(format_nsx_t.about),
    apply: msg!(format_nsx_t.apply),
    undo: msg!(format_nsx_t.undo),
    checked: msg!(format_nsx_t.checked),
    comment: "",
    matches_local: true,
    fields: &[&DOMAIN],
    replaces: ALL,
    write,
    ..PLAIN
};

const MAX_DESCRIPTION: usize = 1000;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    let domain = context.setting(&DOMAIN);
    let about = &context.about;
    write!(
        out,
        r#"{{
  "resource_type": "SecurityPolicy",
  "path": "/infra/domains/{domain}/security-policies/palette-{tag}",
  "id": "palette-{tag}",
  "display_name": "palette-{tag}",
  "description": "{about}",
  "category": "Application",
  "rules": ["#
    )?;
    let mut place = 0;
    for rule in &context.rules {
        let (sources, destinations) = context.source_and_destination(rule);
        for families in families(sources, destinations) {
            let sources = families.members(sources);
            let destinations = families.members(destinations);
            if sources.is_empty() || destinations.is_empty() {
                continue;
            }
            if place > 0 {
                out.push(',');
            }
            place += 1;
            let Families {
                name: families,
                suffix,
                ..
            } = families;
            let (name, ports) = (&rule.name, rule.ports);
            let direction = rule.pick("IN", "OUT");
            let protocol = rule.protocol_in_capitals();
            let description = rule.description(MAX_DESCRIPTION);
            write!(
                out,
                r#"
    {{
      "resource_type": "Rule",
      "id": "{name}{suffix}",
      "display_name": "{name}{suffix}",
      "description": "{description}",
      "sequence_number": {place},
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
    }}"#
            )?;
        }
    }
    write!(out, "\n  ]\n}}\n")
}

/// The families of one rule of NSX.
struct Families {
    /// What NSX calls them.
    name: &'static str,
    /// What the name of a rule for them ends with.
    suffix: &'static str,
    /// The one family; none for both.
    only: Option<Family>,
}

impl Families {
    /// The members of these families as a JSON array's content.
    fn members(&self, hosts: &Hosts) -> String {
        let members = match self.only {
            None => members(hosts),
            Some(family) => members_of(hosts, family),
        };
        let members = members.into_iter().map(|member| match member {
            Member::Any => "\"ANY\"".to_owned(),
            Member::Network(network) => format!("\"{network}\""),
            Member::Name(_) => unreachable!("the format takes no host names"),
        });
        members.collect::<Vec<_>>().join(", ")
    }
}

/// One rule for both families, or one for each where an end is a whole family: NSX takes no
/// `0.0.0.0/0`, only ANY, and the rule has to say of which family.
fn families(sources: &Hosts, destinations: &Hosts) -> Vec<Families> {
    let has_whole_family = |hosts: &Hosts| {
        let networks = hosts.networks().unwrap_or_default();
        networks.iter().any(Network::is_whole_family)
    };
    if has_whole_family(sources) || has_whole_family(destinations) {
        vec![
            Families {
                name: "IPV4",
                suffix: "-v4",
                only: Some(Family::V4),
            },
            Families {
                name: "IPV6",
                suffix: "-v6",
                only: Some(Family::V6),
            },
        ]
    } else {
        vec![Families {
            name: "IPV4_IPV6",
            suffix: "",
            only: None,
        }]
    }
}
