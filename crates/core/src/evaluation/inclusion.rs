//! Whether a rule that applies is in firewall rules, requests, tests and upgrades.

use super::{Selection, Status};
use crate::dataset::{Dataset, Rule, Side};

/// Why a rule that applies is in none of the outputs. The page shows it, dimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotIncluded {
    /// Its hosts are the vendor's own: it is there for reference.
    Vendor,
    /// It is optional, and those are not included.
    Optional,
    /// It is needed under a condition alone, and those are not included.
    Conditional,
    /// It is deprecated, and those are not included.
    Deprecated,
    /// It has ended. No choice includes it: whoever runs a release that still has it chooses that release,
    /// and for all others the port would be open to nothing.
    Ended,
}

impl NotIncluded {
    /// Why `rule`, which has a status at the chosen release, is in none of the outputs; none where it is
    /// in all of them.
    pub fn of(
        dataset: &Dataset,
        selection: &Selection,
        rule: &Rule,
        status: Status,
    ) -> Option<Self> {
        let include = selection.include;
        if dataset.side(&selection.deployment, &rule.role) == Side::Vendor {
            return Some(Self::Vendor);
        }
        match status {
            Status::Required => None,
            Status::Conditional => (!include.optional).then_some(Self::Conditional),
            Status::Optional => (!include.optional).then_some(Self::Optional),
            Status::Deprecated => (!include.deprecated).then_some(Self::Deprecated),
            Status::Ended => Some(Self::Ended),
        }
    }
}
