//! What a rule is at a release: required, conditional, optional, deprecated or ended.

use crate::dataset::{Requirement, Rule};
use crate::release::Release;

/// What a rule is at a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The product does not work without.
    Required,
    /// Needed under the rule's condition.
    Conditional,
    /// A convenience.
    Optional,
    /// Still there, on its way out; what replaces it is open too.
    Deprecated,
    /// Gone, after it was deprecated. It is shown, so that its port gets closed, and never included: nothing
    /// listens there any more.
    Ended,
}

impl Status {
    /// What `rule` is at `release`.
    pub fn of(rule: &Rule, release: &Release) -> Self {
        if rule.has_ended_at(release) {
            return Self::Ended;
        }
        if rule.is_deprecated_at(release) {
            return Self::Deprecated;
        }
        Self::before_deprecation(rule)
    }

    /// What `rule` is where it applies and is not deprecated.
    pub fn before_deprecation(rule: &Rule) -> Self {
        match rule.requirement {
            Requirement::Required => Self::Required,
            Requirement::Conditional => Self::Conditional,
            Requirement::Optional => Self::Optional,
        }
    }

    /// The word people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Required => msg!(status_required),
            Self::Conditional => msg!(status_conditional),
            Self::Optional => msg!(status_optional),
            Self::Deprecated => msg!(status_deprecated),
            Self::Ended => msg!(status_ended),
        }
    }
}
