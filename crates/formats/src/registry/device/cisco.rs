//! What the formats for Cisco's devices share.

use crate::context::SupportedRule;
use crate::fields::{Blank, Check, FIELD, Field};

const ACL: Check = Check::Word {
    max: 63,
    extra: "-_.",
};

/// The access list that filters what the role's own hosts send.
pub(super) static LOCAL_ACL: Field = Field {
    id: "near-acl",
    label: msg!(field_near_acl.label),
    hint: msg!(field_near_acl.hint),
    blank: Blank::Gap("<acl-from-these-hosts>"),
    example: "inside_in",
    wanted: msg!(field_near_acl.wanted),
    check: ACL,
    ..FIELD
};

/// The access list that filters what the remote hosts send.
pub(super) static REMOTE_ACL: Field = Field {
    id: "far-acl",
    label: msg!(field_far_acl.label),
    hint: msg!(field_far_acl.hint),
    blank: Blank::Gap("<acl-to-these-hosts>"),
    example: "outside_in",
    wanted: msg!(field_far_acl.wanted),
    check: ACL,
    ..FIELD
};

/// The same as [`LOCAL_ACL`], where IPv6 has access lists of its own.
pub(super) static LOCAL_ACL6: Field = Field {
    id: "near-acl6",
    label: msg!(field_near_acl6.label),
    hint: msg!(field_near_acl6.hint),
    blank: Blank::Gap("<ipv6-acl-from-these-hosts>"),
    example: "inside_in6",
    wanted: msg!(field_near_acl6.wanted),
    check: ACL,
    ..FIELD
};

/// The same as [`REMOTE_ACL`], where IPv6 has access lists of its own.
pub(super) static REMOTE_ACL6: Field = Field {
    id: "far-acl6",
    label: msg!(field_far_acl6.label),
    hint: msg!(field_far_acl6.hint),
    blank: Blank::Gap("<ipv6-acl-to-these-hosts>"),
    example: "outside_in6",
    wanted: msg!(field_far_acl6.wanted),
    check: ACL,
    ..FIELD
};

/// The ports of a rule: `eq 443`, `range 30000 32767`.
pub(super) fn ports(rule: &SupportedRule) -> String {
    let first = rule.ports.from;
    match rule.last_port() {
        None => format!("eq {first}"),
        Some(last) => format!("range {first} {last}"),
    }
}
