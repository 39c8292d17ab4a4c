//! What the formats for Google Cloud share.
//!
//! A rule names ranges of one family, at most 5000 of them; all of a family is a range. Its
//! priority is Google's own default, written out.

use crate::domain::firewall::fields::{Check, Field, field};

/// The network that the rules are in.
pub(super) static NETWORK: Field = Field {
    words: field! {
        id: "google-network",
        label: "VPC network",
        hint: "The network of this role's machines: gcloud compute networks list.",
        default: "default",
        wanted: "letters, digits and -, such as default",
    },
    check: Check::Word {
        max: 63,
        extra: "-",
    },
};

/// Which machines they are for.
pub(super) static TAG: Field = Field {
    words: field! {
        id: "google-tag",
        label: "Target tag",
        hint: "A network tag that the machines of this role have, and no others: gcloud compute instances add-tags.",
        default: "palette",
        wanted: "letters, digits and -, such as palette",
    },
    check: NETWORK.check,
};
