//! What the formats for AWS share.

use ports_core::dataset::Direction;

use super::rules::count;
use crate::context::RenderContext;
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

/// How many rules for a direction a group takes, unless AWS raised the quota.
const MAX_RULES: usize = 60;

/// What of the rules is more than a group takes by default.
pub(super) fn too_many_rules(context: &RenderContext, _bytes: usize) -> Vec<String> {
    let counts = Direction::ALL.map(|direction| count(context, direction));
    let most = counts.into_iter().max().unwrap_or_default();
    (most > MAX_RULES)
        .then(|| msg_fmt!(limit_aws_rules, rules = most, most = MAX_RULES).to_string())
        .into_iter()
        .collect()
}
