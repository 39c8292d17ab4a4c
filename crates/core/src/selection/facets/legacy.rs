//! Parameters of earlier releases, which links and pages around still have.
//!
//! Whether optional and deprecated rules were shown and whether a snippet opened them were two choices
//! each. Now both follow what is [included](Include), and everything that applies is shown.

use crate::selection::Include;

/// A parameter of an earlier release: a switch.
#[derive(Debug, PartialEq)]
pub struct LegacyParameter {
    /// Its name.
    pub parameter: &'static str,
    /// The word for off, which changes nothing.
    off: &'static str,
    /// The word for on.
    on: &'static str,
    /// What it includes when it is on.
    includes: Include,
}

/// All of them.
pub static LEGACY: [LegacyParameter; 4] = [
    LegacyParameter::new("open-deprecated", "no", "yes", DEPRECATED),
    LegacyParameter::new("open-optional", "no", "yes", OPTIONAL),
    LegacyParameter::new("deprecated", "hide", "show", NOTHING),
    LegacyParameter::new("optional", "hide", "show", NOTHING),
];

const NOTHING: Include = Include {
    optional: false,
    deprecated: false,
};

const OPTIONAL: Include = Include {
    optional: true,
    ..NOTHING
};

const DEPRECATED: Include = Include {
    deprecated: true,
    ..NOTHING
};

impl LegacyParameter {
    const fn new(
        parameter: &'static str,
        off: &'static str,
        on: &'static str,
        includes: Include,
    ) -> Self {
        Self {
            parameter,
            off,
            on,
            includes,
        }
    }

    /// What its value includes.
    ///
    /// # Errors
    /// When the value cannot be right: what would be, as a part of a sentence.
    pub fn includes(&self, value: &str) -> Result<Include, String> {
        match value {
            _ if value == self.on => Ok(self.includes),
            _ if value == self.off => Ok(NOTHING),
            _ => Err(super::one_of(&[self.off, self.on])),
        }
    }
}
