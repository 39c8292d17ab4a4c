//! What the formats for AWS share.

use crate::fields::{Blank, Check, FIELD, Field};

/// The group that rules are added to.
pub(super) static SECURITY_GROUP: Field = Field {
    id: "security-group",
    label: msg!(field_security_group.label),
    hint: msg!(field_security_group.hint),
    blank: Blank::Gap("<security-group-id>"),
    example: "sg-0123456789abcdef0",
    wanted: msg!(field_security_group.wanted),
    check: Check::SecurityGroup,
    is_of_role: true,
    ..FIELD
};
