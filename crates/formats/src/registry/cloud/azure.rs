//! What the formats for Azure share.

use ports_core::dataset::Protocol;

use super::rules::{MAX_DESCRIPTION, name, networks_by_family};
use crate::context::{RenderContext, SupportedRule};
use crate::fields::{Blank, Check, FIELD, Field};
use crate::hosts::{Family, Network};

/// Where the group is.
pub(super) static RESOURCE_GROUP: Field = Field {
    id: "azure-resource-group",
    label: msg!(field_azure_resource_group.label),
    hint: msg!(field_azure_resource_group.hint),
    blank: Blank::Gap("<resource-group>"),
    example: "my-resource-group",
    wanted: msg!(field_azure_resource_group.wanted),
    check: Check::Word {
        max: 90,
        extra: "-_.",
    },
    ..FIELD
};

/// The group that the rules go into.
pub(super) static GROUP: Field = Field {
    id: "azure-nsg",
    label: msg!(field_azure_nsg.label),
    hint: msg!(field_azure_nsg.hint),
    blank: Blank::Gap("<network-security-group>"),
    example: "my-nsg",
    wanted: msg!(field_azure_nsg.wanted),
    check: Check::Word {
        max: 80,
        extra: "-_.",
    },
    is_of_role: true,
    ..FIELD
};

/// The first rule's priority. Azure's end at 4096: above 3900 there would not be room for 98
/// rules of ours, each of which may be two of Azure's.
pub(super) static PRIORITY: Field = Field {
    id: "azure-priority",
    label: msg!(field_azure_priority.label),
    hint: msg!(field_azure_priority.hint),
    blank: Blank::Value("2000"),
    example: "2000",
    wanted: msg!(field_azure_priority.wanted),
    check: Check::Number(100, 3900),
    ..FIELD
};

/// A rule of a network security group.
pub(super) struct SecurityRule {
    /// The name: see [`name`].
    pub name: String,
    /// The priority. It is unique for each direction of a group, and follows from the name: a second
    /// run with other rules takes none that an earlier rule still has.
    pub priority: usize,
    /// `Inbound` or `Outbound`.
    pub direction: &'static str,
    /// `Tcp` or `Udp`.
    pub protocol: &'static str,
    /// The side of the role's own hosts: `source` or `destination`.
    pub local_side: &'static str,
    /// The side of the remote hosts.
    pub remote_side: &'static str,
    /// The remote networks, of one family.
    pub remote: Prefixes,
    /// The destination ports: `443`, `30000-32767`.
    pub ports: String,
    /// The ids of the dataset's rules behind it.
    pub ids: String,
}

/// Address prefixes in a rule.
pub(super) enum Prefixes {
    /// `*`: any address, of IPv4 and of IPv6. A list cannot hold it.
    Any,
    /// Networks of one family.
    Listed(Vec<Network>),
}

/// The first priority of these hosts' rules. No two of a group and a direction may be the same, and a
/// reader may have one group for all: so the rules of each role, and of each of its sites, count from a
/// number of their own.
///
/// Where there is no room below the last priority, sites share the numbers of their role: in one group,
/// Azure then refuses the second of two.
fn first_priority(context: &RenderContext) -> usize {
    // The field's check lets nothing but a number through.
    let first: usize = context.setting(&PRIORITY).parse().unwrap_or_default();
    let needed = 2 * context.rules.len();
    let (role, roles) = context.role_of;
    let site = context.site.unwrap_or_default() as usize;
    let slots = [site.saturating_mul(roles).saturating_add(role), role];
    let starts = slots.map(|slot| first.saturating_add(slot.saturating_mul(APART)));
    let has_room = |start: &usize| start.saturating_add(needed) <= LAST_PRIORITY;
    starts.into_iter().find(has_room).unwrap_or(first)
}

/// How far apart the first priorities of two roles or sites are: room for 30 rules of ours.
const APART: usize = 60;

/// Azure's last priority.
const LAST_PRIORITY: usize = 4096;

/// The rules of a group for one of ours: one for each family, or one for any address.
pub(super) fn security_rules(context: &RenderContext, rule: &SupportedRule) -> Vec<SecurityRule> {
    let first = first_priority(context);
    let (direction, local_side, remote_side) = rule.pick(
        ("Inbound", "destination", "source"),
        ("Outbound", "source", "destination"),
    );
    let by_family = match rule.remote.networks() {
        None => vec![(Family::V4, Prefixes::Any)],
        Some(networks) => {
            let by_family = networks_by_family(networks).into_iter();
            let listed = |(family, networks)| (family, Prefixes::Listed(networks));
            by_family.map(listed).collect()
        }
    };
    let by_family = by_family.into_iter();
    let made = by_family.map(|(family, remote)| SecurityRule {
        name: name(rule, family),
        priority: first + 2 * (rule.number - 1) + family.pick(0, 1),
        direction,
        protocol: match rule.protocol {
            Protocol::Tcp => "Tcp",
            Protocol::Udp => "Udp",
        },
        local_side,
        remote_side,
        remote,
        ports: rule.ports.to_string(),
        ids: rule.ids(MAX_DESCRIPTION),
    });
    made.collect()
}
