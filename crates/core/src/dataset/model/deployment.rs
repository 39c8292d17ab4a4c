//! Deployment models, and whose hosts play a role in them.

use serde::{Deserialize, Serialize};

use super::{DeploymentId, RoleId, Text};

/// A deployment model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// The id, as in links.
    pub id: DeploymentId,
    /// The name people read.
    pub name: Text,
    /// The roles whose hosts are the vendor's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vendor_roles: Vec<RoleId>,
}

/// Whose hosts play a role in a deployment model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The reader's: their firewall needs the rules.
    Reader,
    /// The vendor's: the rules are shown for reference, and there is nothing to load.
    Vendor,
}
