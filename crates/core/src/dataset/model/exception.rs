//! Exceptions from the lints.

use serde::{Deserialize, Serialize};

use super::{RoleId, RuleId, Text};

/// A lint's finding that is right as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "lint", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Exception {
    /// Two rules open the same port for the same purpose to the same endpoint.
    Overlap {
        /// One of them.
        rule: RuleId,
        /// The other.
        other: RuleId,
        /// Why both stay.
        reason: Text,
    },
    /// A flow to or from another role has no rule on that role's side.
    Counterpart {
        /// The rule whose flow has none.
        rule: RuleId,
        /// The role that lists none.
        role: RoleId,
        /// Why, and what it means to the reader; the page shows it.
        reason: Text,
    },
}
