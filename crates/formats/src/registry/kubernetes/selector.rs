//! Which pods a policy is for.

use std::fmt::{self, Write};

use crate::context::RenderContext;
use crate::fields::{Blank, Check, FIELD, Field, labels};

/// The namespace of the policy and of its pods.
pub(super) static NAMESPACE: Field = Field {
    id: "namespace",
    label: msg!(field_namespace.label),
    hint: msg!(field_namespace.hint),
    blank: Blank::Gap("<namespace>"),
    example: "default",
    wanted: msg!(field_namespace.wanted),
    check: Check::Word {
        max: 63,
        extra: "-",
    },
    ..FIELD
};

/// The labels that the policy selects by. No pod has the default until somebody puts it there: a
/// snippet that is applied as it is cuts nothing off.
pub(super) static LABELS: Field = Field {
    id: "labels",
    label: msg!(field_labels.label),
    hint: msg!(field_labels.hint),
    blank: Blank::OfRole("palette-ports="),
    example: "palette-ports=apply",
    wanted: msg!(field_labels.wanted),
    check: Check::Labels,
    is_of_role: true,
    ..FIELD
};

/// Writes the labels as entries of a `matchLabels`. Keys and values are quoted, or YAML takes `true`
/// and `123` for something else.
pub(super) fn write_match_labels(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "    matchLabels:")?;
    for (key, value) in labels(&context.setting(&LABELS)) {
        writeln!(out, "      \"{key}\": \"{value}\"")?;
    }
    Ok(())
}
