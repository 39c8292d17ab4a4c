//! The zones that some devices keep interfaces in.

use std::borrow::Cow;

use ports_core::dataset::Direction;

use crate::context::{RenderContext, SupportedRule};
use crate::fields::{Blank, Check, FIELD, Field};

const ZONE: Check = Check::Word {
    max: 31,
    extra: "-_.",
};

/// The zone of the role's own hosts.
pub(super) static LOCAL_ZONE: Field = Field {
    id: "near-zone",
    label: msg!(field_near_zone.label),
    hint: msg!(field_near_zone.hint),
    blank: Blank::Gap("<zone-of-these-hosts>"),
    example: "trust",
    wanted: msg!(field_near_zone.wanted),
    check: ZONE,
    takes_any: true,
    ..FIELD
};

/// The zone of the remote hosts.
pub(super) static REMOTE_ZONE: Field = Field {
    id: "far-zone",
    label: msg!(field_far_zone.label),
    hint: msg!(field_far_zone.hint),
    blank: Blank::Gap("<zone-of-the-other-ends>"),
    example: "untrust",
    wanted: msg!(field_far_zone.wanted),
    check: ZONE,
    takes_any: true,
    ..FIELD
};

/// The zones of a rule's sources and destinations.
pub(super) fn zones<'a>(
    context: &RenderContext<'a>,
    rule: &SupportedRule,
) -> (Cow<'a, str>, Cow<'a, str>) {
    let local = context.setting(&LOCAL_ZONE);
    let remote = context.setting(&REMOTE_ZONE);
    match rule.direction {
        Direction::Inbound => (remote, local),
        Direction::Outbound => (local, remote),
    }
}
