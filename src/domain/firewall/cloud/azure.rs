//! What the formats for Azure share.
//!
//! A rule names ends of one family; `*` is both. Priorities are unique for each direction of a
//! group, so each follows from its rule's name: a second run with other openings then takes none
//! that an earlier rule still has.

use super::Rule;
use crate::domain::dataset::Protocol;
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::text::number;

/// What stands for anybody.
pub(super) const ANY: [&str; 2] = ["*", ""];

/// Where the group is.
pub(super) static RESOURCE_GROUP: Field = Field {
    id: "azure-resource-group",
    label: "Resource group",
    hint: "Where the network security group is.",
    default: "my-resource-group",
    wanted: "letters, digits and -_., such as my-resource-group",
    check: Check::Word {
        max: 90,
        extra: "-_.",
    },
};

/// The group that the rules go into.
pub(super) static GROUP: Field = Field {
    id: "azure-nsg",
    label: "Network security group",
    hint: "The one around these hosts: az network nsg list --output table.",
    default: "my-nsg",
    wanted: "letters, digits and -_., such as my-nsg",
    check: Check::Word {
        max: 80,
        extra: "-_.",
    },
};

/// The first rule's priority. Azure's end at 4096: above 3900 there would not be room for 98
/// openings.
pub(super) static PRIORITY: Field = Field {
    id: "azure-priority",
    label: "First priority",
    hint: "Rules count up from here, two for each opening. Lower than any deny rule of yours that would match first.",
    default: "2000",
    wanted: "a number from 100 to 3900",
    check: Check::Number(100, 3900),
};

/// A rule's priority, direction and protocol, as Azure writes them.
pub(super) fn said(rule: &Rule) -> (u32, &'static str, &'static str) {
    let first = number(rule.job.setting(&PRIORITY)).unwrap_or_default();
    let direction = if rule.is_inbound {
        "Inbound"
    } else {
        "Outbound"
    };
    let protocol = match rule.opening.protocol {
        Protocol::Tcp => "Tcp",
        Protocol::Udp => "Udp",
    };
    (first + rule.place as u32, direction, protocol)
}

/// What is around the far end of a rule: the end of its key, and brackets. A list cannot hold `*`.
pub(super) fn around(rule: &Rule) -> (&'static str, &'static str, &'static str) {
    if rule.far == ANY[0] {
        ("", "", "")
    } else {
        ("es", "[", "]")
    }
}
