//! Addresses that a source publishes.

use serde::{Deserialize, Serialize};

use super::{Citation, DeploymentId, EndpointId, Text};
use crate::release::{Release, ReleaseRange};

/// Addresses or host names that a source publishes for endpoints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Their name, for a button.
    pub name: Text,
    /// The deployment models they are for.
    pub deployments: Vec<DeploymentId>,
    /// The endpoints they belong to.
    pub endpoints: Vec<EndpointId>,
    /// The first release they hold for; absent: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Release>,
    /// The first release they no longer hold for; absent: they still do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Release>,
    /// Addresses, networks or host names, as a reader would enter them.
    pub addresses: Vec<Text>,
    /// What a reader has to know before relying on them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Where they are published.
    pub source: Citation,
    /// The day the source was read, `YYYY-MM-DD`: such lists change without notice.
    pub read_on: Text,
}

impl Published {
    /// Whether they hold for `endpoint` in a deployment model and a release.
    pub fn holds(
        &self,
        endpoint: &EndpointId,
        deployment: &DeploymentId,
        release: &Release,
    ) -> bool {
        let range = ReleaseRange {
            since: self.since.as_ref(),
            until: self.until.as_ref(),
        };
        self.endpoints.contains(endpoint)
            && self.deployments.contains(deployment)
            && range.contains(release)
    }
}
