//! What the formats for Google Cloud share.
//!
//! A rule names ranges of one family, at most 5000 of them; all of a family is a range. Its
//! priority is Google's own default, written out.

use crate::fields::{Check, Field, field};

/// The network that the rules are in.
pub(super) static NETWORK: Field = Field {
    words: field! {
        id: "google-network",
        said: field_google_network,
        default: "default",
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
        said: field_google_tag,
        default: "palette",
    },
    check: NETWORK.check,
};
