//! What the formats for Azure share.

use ports_core::dataset::Protocol;

use super::rules::{MAX_DESCRIPTION, name, networks_by_family};
use crate::context::{RenderContext, SupportedRule};
use crate::fields::{Check, Field};
use crate::hosts::{Family, Network};

/// Where the group is.
pub(super) static RESOURCE_GROUP: Field = Field {
    id: "azure-resource-group",
    label: msg!(field_azure_resource_group.label),
    hint: msg!(field_azure_resource_group.hint),
    default: "my-resource-group",
    wanted: msg!(field_azure_resource_group.wanted),
    check: Check::Word {
        max: 90,
        extra: "-_.",
    },
};

/// The group that the rules go into.
pub(super) static GROUP: Field = Field {
    id: "azure-nsg",
    label: msg!(field_azure_nsg.label),
    hint: msg!(field_azure_nsg.hint),
    default: "my-nsg",
    wanted: msg!(field_azure_nsg.wanted),
    check: Check::Word {
        max: 80,
        extra: "-_.",
    },
};

/// The first rule's priority. Azure's end at 4096: above 3900 there would not be room for 98
/// rules of ours, each of which may be two of Azure's.
pub(super) static PRIORITY: Field = Field {
    id: "azure-priority",
    label: msg!(field_azure_priority.label),
    hint: msg!(field_azure_priority.hint),
    default: "2000",
    wanted: msg!(field_azure_priority.wanted),
    check: Check::Number(100, 3900),
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

/// The rules of a group for one of ours: one for each family, or one for any address.
pub(super) fn security_rules(context: &RenderContext, rule: &SupportedRule) -> Vec<SecurityRule> {
    // The field's check lets nothing but a number through.
    let first: usize = context.setting(&PRIORITY).parse().unwrap_or_default();
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
