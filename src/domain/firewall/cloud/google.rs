//! What the formats for Google Cloud share.
//!
//! A rule names ranges of one family, at most 5000 of them; all of a family is a range.

use super::family::Rule;
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::header;

/// What stands for anybody, for each family.
pub(super) const ANY: [&str; 2] = ["0.0.0.0/0", "::/0"];

/// The network that the rules are in.
pub(super) static NETWORK: Field = Field {
    id: "google-network",
    label: "VPC network",
    hint: "The network of this role's machines: gcloud compute networks list.",
    default: "default",
    wanted: "the name of a network, such as default",
    check: Check::Word {
        max: 63,
        extra: "-",
    },
};

/// Which machines they are for.
pub(super) static TAG: Field = Field {
    id: "google-tag",
    label: "Target tag",
    hint: "A network tag that the machines of this role have, and no others: gcloud compute instances add-tags.",
    default: "palette",
    wanted: "a network tag, such as palette",
    check: Check::Word {
        max: 63,
        extra: "-",
    },
};

/// Google's own default, written out.
pub(super) const PRIORITY: u32 = 1000;

/// The direction, and which end the ranges are.
pub(super) fn way(rule: &Rule) -> (&'static str, &'static str) {
    if rule.is_inbound() {
        ("INGRESS", "source")
    } else {
        ("EGRESS", "destination")
    }
}

/// The description; Google takes far more.
pub(super) fn description(rule: &Rule) -> String {
    header::ids(rule.opening, 200)
}
