//! What the formats for Google Cloud share.
//!
//! A rule names ranges of one family, at most 5000 of them; a whole family is a range. Its
//! priority is Google's own default, written out.

use super::rules::networks_by_family;
use crate::fields::{Blank, Check, FIELD, Field};
use crate::hosts::{Family, Hosts, Network};

const NAME: Check = Check::Word {
    max: 63,
    extra: "-",
};

/// The network that the rules are in.
pub(super) static NETWORK: Field = Field {
    id: "google-network",
    label: msg!(field_google_network.label),
    hint: msg!(field_google_network.hint),
    blank: Blank::Gap("<vpc-network>"),
    example: "default",
    wanted: msg!(field_google_network.wanted),
    check: NAME,
    ..FIELD
};

/// Which machines they are for.
pub(super) static TAG: Field = Field {
    id: "google-tag",
    label: msg!(field_google_tag.label),
    hint: msg!(field_google_tag.hint),
    blank: Blank::Gap("<target-tag>"),
    example: "palette",
    wanted: msg!(field_google_tag.wanted),
    check: NAME,
    is_of_role: true,
    ..FIELD
};

/// The ranges of the rule for each family; for any address, the whole family.
pub(super) fn ranges(remote: &Hosts) -> Vec<(Family, Vec<Network>)> {
    let whole = Family::ALL.map(Network::whole);
    networks_by_family(remote.networks().unwrap_or(&whole))
}
