//! The zones that some devices keep interfaces in.

use crate::context::{RenderContext, SupportedRule};
use crate::fields::{Check, Field};

const ZONE: Check = Check::Word {
    max: 31,
    extra: "-_.",
};

/// The zone of the role's own hosts.
pub(super) static LOCAL_ZONE: Field = Field {
    id: "near-zone",
    label: msg!(field_near_zone.label),
    hint: msg!(field_near_zone.hint),
    default: "trust",
    wanted: msg!(field_near_zone.wanted),
    check: ZONE,
};

/// The zone of the remote hosts.
pub(super) static REMOTE_ZONE: Field = Field {
    id: "far-zone",
    label: msg!(field_far_zone.label),
    hint: msg!(field_far_zone.hint),
    default: "untrust",
    wanted: msg!(field_far_zone.wanted),
    check: ZONE,
};

/// The zones of a rule's sources and destinations.
pub(super) fn zones<'a>(context: &RenderContext<'a>, rule: &SupportedRule) -> (&'a str, &'a str) {
    let local = context.setting(&LOCAL_ZONE);
    let remote = context.setting(&REMOTE_ZONE);
    rule.pick((remote, local), (local, remote))
}
