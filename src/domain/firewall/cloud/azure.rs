//! What the formats for Azure share.
//!
//! A rule names ends of one family; `*` is both. Priorities are unique for each direction of a
//! group, so each follows from its rule's name: a second run with other openings then takes none
//! that an earlier rule still has.

use super::family::Rule;
use crate::domain::dataset::Protocol;
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::text::number;

/// What stands for anybody.
pub(super) const ANY: [&str; 1] = ["*"];

/// Where the group is.
pub(super) static RESOURCE_GROUP: Field = Field {
    id: "azure-resource-group",
    label: "Resource group",
    hint: "Where the network security group is.",
    default: "my-resource-group",
    wanted: "a name of letters, digits and -_., such as my-resource-group",
    check: Check::Word {
        max: 90,
        extra: "-_.",
    },
};

/// The group that the rules go into.
pub(super) static GROUP: Field = Field {
    id: "azure-nsg",
    label: "Network security group",
    hint: "The one on the subnet or the interfaces of this role's hosts: az network nsg list --output table.",
    default: "my-nsg",
    wanted: "a name of letters, digits and -_., such as my-nsg",
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

/// What a rule says, whatever the syntax.
pub(super) struct Said {
    pub priority: u32,
    pub direction: &'static str,
    pub protocol: &'static str,
    pub description: String,
}

/// A description has 140 characters.
const MAX_DESCRIPTION: usize = 140;

pub(super) fn said(job: &Job, rule: &Rule) -> Said {
    let first = number(job.setting(&PRIORITY)).unwrap_or_default();
    Said {
        priority: first + rule.place as u32,
        direction: if rule.is_inbound() {
            "Inbound"
        } else {
            "Outbound"
        },
        protocol: match rule.opening.protocol {
            Protocol::Tcp => "Tcp",
            Protocol::Udp => "Udp",
        },
        description: header::ids(rule.opening, MAX_DESCRIPTION),
    }
}
