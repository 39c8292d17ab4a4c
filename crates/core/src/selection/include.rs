//! What is allowed beside what is required.

/// What firewall rules, requests, tests and upgrades hold beside what is required. The page shows the
/// rest too, and says that it is not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// What is optional, and what is needed under a condition alone.
    pub optional: bool,
    /// What is deprecated.
    pub deprecated: bool,
}

impl Include {
    /// Everything that applies.
    pub const ALL: Self = Self {
        optional: true,
        deprecated: true,
    };

    /// What either of the two includes.
    pub fn or(self, other: Self) -> Self {
        Self {
            optional: self.optional || other.optional,
            deprecated: self.deprecated || other.deprecated,
        }
    }
}
